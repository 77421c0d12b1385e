"""`dateline export`, `calendar` and `brief` as a user meets them, on a store of a few articles."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import icalendar
import pytest
from click.testing import Result

from dateline.archive import Archive
from dateline.export import formats
from dateline.model import Article
from dateline.pipeline import Coder

Run = Callable[..., Result]
STORIES = (
    ("2022-10-24", "Clarion", "Russian forces shelled Kharkiv on Sunday, killing three, officials said."),
    ("2022-10-25", "Herald", "Russia's army denied that it had shelled Kharkiv on Sunday."),
    ("2022-10-25", "Herald", "Annalena Baerbock will visit Warsaw on 8 November, her aides said."),
    ("2022-10-26", "Clarion", "Protesters marched through Paris on Tuesday."),
)  # fmt: skip


@pytest.fixture(scope="module")
def store(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "news.duckdb"
    with Archive(path) as archive:
        archive.add(
            [
                Article(f"a{n}", text, date.fromisoformat(day), f"Title {n}", f"https://{by}.example/{n}", by)
                for n, (day, by, text) in enumerate(STORIES)
            ],
            coder,
        )
    return path


def test_all_formats_are_listed(run: Run) -> None:
    done = run("export", "--list")
    assert done.exit_code == 0
    assert all(name in done.stdout for name in formats())


@pytest.mark.parametrize("name", formats())
def test_every_format_is_written_from_a_store(run: Run, store: Path, tmp_path: Path, name: str) -> None:
    done = run("export", name, "--store", store, "-o", tmp_path)
    assert done.exit_code == 0, done.output
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == 2
    assert kept[1] == f"{kept[0]}.codebook.md"
    assert kept[0] in done.stderr
    assert (tmp_path / kept[0]).stat().st_size


def test_a_file_that_is_there_is_refused_before_the_store_is_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("mine")
    done = run("export", "csv", "--store", tmp_path / "none.duckdb", "-o", tmp_path / "e.csv")
    assert done.exit_code == 2
    assert "is there already; --force replaces it" in done.stderr


def test_wrong_calls_are_told(run: Run, store: Path, tmp_path: Path) -> None:
    assert "is no format; there are: acled" in run("export", "xls", "--store", store, "-o", tmp_path).stderr
    assert "say where to with -o" in run("export", "csv", "--store", store).stderr
    assert "name a store" in run("export", "csv", "-o", tmp_path / "x").stderr
    assert "no country is called" in run(
        "export", "csv", "--store", store, "-o", tmp_path / "x", "--country", "Utopia"
    ).stderr  # fmt: skip
    assert not list(tmp_path.iterdir())


def test_a_filter_that_matches_nothing_says_why_and_writes_the_header(
    run: Run, store: Path, tmp_path: Path
) -> None:
    unread = run("export", "csv", "--store", store, "-o", tmp_path / "a.csv", "--until", "2021-01-01")
    assert "no articles were read for that time" in unread.stderr
    matched = run("export", "csv", "--store", store, "-o", tmp_path / "b.csv", "--type", "SANCTION")
    assert "none matched" in matched.stderr
    assert unread.exit_code == matched.exit_code == 0
    assert len((tmp_path / "b.csv").read_text().splitlines()) == 1


def test_standard_output_takes_a_format_too(run: Run, store: Path) -> None:
    done = run("export", "csv", "--store", store, "-o", "-", "--country", "Ukraine")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert {row["country"] for row in rows} == {"UKR"}
    assert rows[0]["place"] == "Kharkiv"


def test_reports_need_no_store(run: Run, coder: Coder, tmp_path: Path) -> None:
    stories = "\n".join(
        json.dumps({"id": f"a{n}", "text": text, "published": day})
        for n, (day, _, text) in enumerate(STORIES)
    )
    (tmp_path / "stories.jsonl").write_text(stories)
    coded = run("code", tmp_path / "stories.jsonl", "--format", "jsonl").stdout
    done = run("export", "petrarch", "-", "-o", tmp_path / "events.txt", given=coded)
    assert done.exit_code == 0, done.output
    lines = (tmp_path / "events.txt").read_text().splitlines()
    assert any(line.split("\t")[1:2] == ["RUSMIL"] for line in lines)
    single = run("export", "jsonl", "-", "-o", "-", "--reports", given=coded).stdout
    assert sorted(single.splitlines()) == sorted(coded.splitlines())
    bad = run("export", "csv", "-", "-o", "-", given='{"id": 1}\n')
    assert bad.exit_code == 1
    assert "not read: -:1: no report" in bad.stderr
    assert "asked of a store" in run("export", "csv", "-", "-o", "-", "--country", "FRA", given=coded).stderr


def test_the_calendar_tells_what_is_planned_from_the_newest_article_on(run: Run, store: Path) -> None:
    done = run("calendar", "--store", store, "--next", "30d", "--format", "jsonl")
    (entry,) = map(json.loads, done.stdout.splitlines())
    assert (entry["from"], entry["state"], entry["type"]) == ("2022-11-08", "announced", "CONSULT")
    assert entry["last_told"] == "2022-10-25"
    assert run("calendar", "--store", store, "--next", "3d", "--format", "jsonl").stdout == ""
    table = run("calendar", "--store", store, "--format", "table").stdout
    assert "announced" in table
    assert "8 November" in table


def test_the_calendar_is_a_calendar_file_too(run: Run, store: Path, tmp_path: Path) -> None:
    done = run("calendar", "--store", store, "--format", "ics", "-o", tmp_path / "c.ics")
    assert done.exit_code == 0, done.output
    (entry,) = icalendar.Calendar.from_ical((tmp_path / "c.ics").read_bytes()).walk("VEVENT")
    assert entry["DTSTART"].dt == date(2022, 11, 8)


@pytest.mark.parametrize("shape", ["text", "markdown", "html"])
def test_the_brief_tells_of_the_last_days_and_the_next(run: Run, store: Path, shape: str) -> None:
    done = run("brief", "--store", store, "--last", "7d", "--format", shape)
    assert done.exit_code == 0, done.output
    for words in ("Kharkiv", "3 killed", "What is planned", "8 November 2022", "Sources"):
        assert words.lower() in done.stdout.lower()


def test_a_brief_of_nothing_says_whether_anything_was_read(run: Run, store: Path) -> None:
    none = run("brief", "--store", store, "--country", "Chile")
    assert "none matched" in none.stdout.lower()
    assert "none matched" in none.stderr
    unread = run("brief", "--store", store, "--as-of", "2021-05-01")
    assert "no articles were read" in unread.stdout.lower()
