"""The verbs of a store as a user meets them, and a run that is killed while it adds."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from msgspec.structs import replace

from dateline.archive import Archive
from dateline.store import Store

STORIES = [
    ("a1", "2023-05-03", "Harbour Wire", "Rebels shelled the town of Goma on Tuesday, killing three people."),
    (
        "a2",
        "2023-05-04",
        "Atlas",
        "Rebels killed five people when they shelled Goma on Tuesday, police said.",
    ),
    ("b1", "2023-05-04", "Atlas", "Emmanuel Macron will visit Beijing on 20 May 2023, his office said."),
]
UNTOLD = "select count(*) from articles where id not in (select article from reports)"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    rows = [
        {"id": i, "published": day, "publisher": outlet, "text": text, "crawled_at": "2023-05-06T07:08:09Z"}
        for i, day, outlet, text in STORIES
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, run, news: Path) -> Path:
    path = tmp_path / "news.duckdb"
    done = run("add", news, "--store", path)
    assert done.exit_code == 0, done.output
    assert "3 articles read, 3 new" in done.stderr
    return path


def test_adding_twice_says_that_all_is_there(run, store: Path, news: Path) -> None:
    done = run("add", news, "--store", store)
    assert done.exit_code == 0
    assert "0 new, 3 there already, 0 reports, no event changed" in done.stderr


def test_what_can_not_be_read_is_named_and_kept(run, store: Path, tmp_path: Path, lines) -> None:
    (tmp_path / "undated.txt").write_text("Rebels shelled Goma.")
    done = run("add", tmp_path / "undated.txt", "--store", store)
    assert done.exit_code == 1
    assert "not read:" in done.stderr
    (kept,) = lines(run("store", "--failures", "--store", store))
    assert kept["path"] == str(tmp_path / "undated.txt")


@pytest.mark.parametrize("given", ["nowhere", "empty folder", "broken pack", "no pack", "undated"])
def test_where_nothing_could_be_read_no_store_is_made(run, tmp_path: Path, news: Path, given: str) -> None:
    folder, store = tmp_path / "given", tmp_path / "none.duckdb"
    folder.mkdir()
    words: list[object] = [tmp_path / "nowhere"] if given == "nowhere" else [folder]
    if given == "undated":
        (folder / "undated.txt").write_text("Rebels shelled Goma.")
    elif given == "broken pack":
        (folder / "rules.toml").write_text("x = [")
    if given.endswith("pack"):
        words = [news, "--pack", folder if given == "broken pack" else tmp_path / "nowhere"]
    done = run("add", *words, "--store", store)
    assert done.exit_code == (2 if given.endswith("pack") else 1), done.output
    assert list(tmp_path.glob("none.duckdb*")) == []


@pytest.mark.parametrize(
    "words", [["recode"], ["correct", "3fa9c2", "--reject", "--by", "A", "--why", "b"]], ids=lambda w: w[0]
)
def test_only_adding_makes_a_store(run, tmp_path: Path, words: list[str]) -> None:
    done = run(*words, "--store", tmp_path / "none.duckdb")
    assert done.exit_code == 2
    assert "no such store" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_events_by_filters_and_their_dates(run, store: Path, lines) -> None:
    (attack,) = lines(run("events", "--store", store, "--type", "assault", "--country", "DR Congo"))
    assert (attack["articles"], attack["when"]["from"]) == (2, "2023-05-02")
    assert attack["fetched"] == "2023-05-06T07:08:09Z"
    assert attack["version"].startswith("dateline ")
    (visit,) = lines(run("events", "--store", store, "--next", "30d", "--status", "planned"))
    assert (visit["type"], visit["mode"]) == ("CONSULT", "visit")
    (same,) = lines(run("events", attack["id"][:6], "--store", store))
    assert same == attack


def test_a_table_and_a_spreadsheet(run, store: Path) -> None:
    table = run("events", "--store", store, "--format", "table").stdout
    assert "ASSAULT" in table
    assert "2 events" in table
    rows = run("events", "--store", store, "--format", "csv").stdout.splitlines()
    assert rows[0].startswith("id,from,until,type")
    assert len(rows) == 3


def test_counts_are_empty_where_nothing_was_read(run, store: Path, lines) -> None:
    days = lines(
        run("events", "--store", store, "--timeline", "day", "--from", "2023-05-02", "--until", "2023-05-05")
    )
    assert [(d["period"], d["articles"], d["events"]) for d in days] == [
        ("2023-05-02", None, 1), ("2023-05-03", 1, 0), ("2023-05-04", 2, 0), ("2023-05-05", None, None),
    ]  # fmt: skip
    (month,) = lines(run("events", "--store", store, "--panel"))
    assert (month["country"], month["month"], month["assault"], month["quad1"]) == ("COD", "2023-05-01", 1, 0)
    (edge,) = lines(run("events", "--store", store, "--network", "--status", "planned"))
    assert (edge["actor"], edge["actor_country"], edge["recipient_country"]) == (
        "Emmanuel Macron",
        "FRA",
        "CHN",
    )
    (dyad,) = lines(run("events", "--store", store, "--dyads", "month", "--status", "planned"))
    assert (dyad["actor"], dyad["recipient"], dyad["quad1"], dyad["mean_intensity"]) == ("FRA", "CHN", 1, 4.0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--country", "FRA", "--type", "ASSAULT"], "none matched: 3 articles in the store were read"),
        (
            ["--last", "7d", "--as-of", "2020-01-01"],
            "no articles were read for that time (2019-12-26 to 2020-01-01)",
        ),
    ],
)
def test_nothing_found_says_which_nothing(run, store: Path, words: list[str], said: str) -> None:
    done = run("events", "--store", store, *words)
    assert (done.exit_code, done.stdout) == (0, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["events", "--country", "Ukrane"], 2, "did you mean Ukraine?"),
        (["events", "--last", "soon"], 2, "no number of days"),
        (["events", "--timeline", "day", "--panel"], 2, "one at a time"),
        (["events", "--timeline", "day", "--limit", "1"], 2, "--limit is for records"),
        (["events", "--dyads", "day", "--limit", "1"], 2, "--limit is for records"),
        (["events", "--panel", "--limit", "1"], 2, "--limit is for records"),
        (["events", "--network", "--limit", "1"], 2, "--limit is for records"),
        (["events", "--last", "3d", "--from", "2020-01-01"], 2, "can't be joined"),
        (["explain", "3fa"], 2, "give at least four letters"),
        (["events", "3"], 2, "give at least four letters"),
        (["explain", "nosuch"], 2, "there is no such event"),
        (["sql", "delete from events"], 2, "reading only"),
        (["sql", "select * from read_csv('/etc/hostname')"], 2, "reads this store alone"),
        (["sql", "copy events to 'x.csv'"], 2, "reads this store alone"),
        (["sql", "set enable_external_access = true"], 2, ""),
        (["sql", "selec"], 2, "syntax error"),
        (["sql", "select 1; select 2"], 2, "one question at a time"),
        (["correct", "nosuch", "--reject", "--by", "A", "--why", "b"], 2, "there is no such event"),
        (["diff", "7", "9"], 2, "there is no run 7"),
    ],
)
def test_wrong_usage(run, store: Path, words: list[str], code: int, said: str) -> None:
    done = run(*words, "--store", store)
    assert done.exit_code == code, done.output
    assert said in " ".join(done.output.split()).replace("│ ", "")


def test_what_is_like_no_country_gets_none_suggested(run, store: Path) -> None:
    done = run("events", "--store", store, "--country", "Wakanda")
    assert done.exit_code == 2
    assert done.stderr.strip() == "dateline: no country is called 'Wakanda'"


@pytest.mark.parametrize(
    "verb",
    [
        ["events"],
        ["events", "--timeline", "day"],
        ["calendar"],
        ["brief"],
        ["export", "csv", "--output", "-"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("which", ["", "published-"])
def test_a_time_that_ends_before_it_begins_is_refused(run, store: Path, verb: list[str], which: str) -> None:
    first, second = f"--{which}from", f"--{which}until"
    done = run(*verb, "--store", store, first, "2023-05-01", second, "2022-01-01")
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    assert f"{first} 2023-05-01 is later than {second} 2022-01-01" in done.stderr


def test_sql_gives_rows(run, store: Path, lines) -> None:
    asked = "select type, count(*) as n from events group by 1 order by 1"
    assert lines(run("sql", asked, "--store", store)) == [
        {"type": "ASSAULT", "n": 1},
        {"type": "CONSULT", "n": 1},
    ]
    assert run("sql", asked, "--store", store, "-f", "csv").stdout == "type,n\nASSAULT,1\nCONSULT,1\n"
    assert lines(run("sql", "-", "--store", store, given="select 1 as one")) == [{"one": 1}]


def test_a_correction_is_kept_shown_and_listed(run, store: Path, lines) -> None:
    (attack,) = lines(run("events", "--store", store, "--type", "ASSAULT"))
    words = ("correct", attack["id"], "--by", "A. Analyst", "--why", "denied since", "--store", store)
    assert run(*words).exit_code == 2
    assert (
        run(
            *words,
            "--change",
            "status=negated",
            "--change",
            'size={"killed": {"low": 4, "high": 4, "best": 4}}',
        ).exit_code
        == 0
    )
    (now,) = lines(run("events", attack["id"], "--store", store))
    assert (now["status"], now["size"]["killed"]["best"], now["corrected"]) == ("negated", 4, True)
    (explained,) = lines(run("explain", attack["id"], "--store", store))
    assert explained["why"]
    assert explained["corrections"][0]["by"] == "A. Analyst"
    told = lines(run("changes", "--store", store))
    assert [c["change"] for c in told if c["event"] == attack["id"]] == ["new", "corrected"]
    assert lines(run("changes", "--since", "2999-01-01", "--store", store)) == []
    found = lines(run("diff", "--store", store))
    assert [(d["kind"], d["change"], d["fields"]["status"]) for d in found] == [
        ("event", "changed", ["occurred", "negated"])
    ]
    assert "A. Analyst: denied since" in run("explain", attack["id"], "--store", store, "-f", "table").stdout


def test_changes_of_confidence_alone_are_left_out_unless_asked_for(run, store: Path, lines) -> None:
    (visit,) = lines(run("events", "--store", store, "--type", "CONSULT"))
    with Archive(store) as archive:
        now = replace(archive.event(visit["id"]), confidence=0.25)
        number = archive.store.coding.begin("recode", "test")
        why = f"confidence {visit['confidence']}, now 0.25"
        archive.store.history.revise([(now.id, "changed", why, now)], number, datetime.now(UTC))
        archive.store.coding.end(number)
    for verb in ("changes", "diff"):
        some, every = run(verb, "--store", store), run(verb, "--store", store, "--all")
        assert len(lines(every)) == len(lines(some)) + 1
        assert "left out, 1 change of confidence alone; --all shows them" in some.stderr
        assert "left out" not in every.stderr
    words = ("correct", visit["id"], "--by", "A. Analyst", "--why", "unsure", "--store", store)
    assert run(*words, "--change", "confidence=0.5").exit_code == 0
    assert [d["fields"] for d in lines(run("diff", "--store", store))] == [{"confidence": [0.25, 0.5]}]
    assert lines(run("changes", "--store", store))[-1]["change"] == "corrected"


def test_an_interrupted_store_is_named_in_the_summary(run, store: Path) -> None:
    assert run("store", "--store", store, "--format", "table").exit_code == 0
    with duckdb.connect(str(store)) as connection:
        connection.execute("INSERT INTO pending VALUES ('report', 'x')")
    assert "were merged" in run("events", "--store", store).stderr


def test_killed_while_adding_the_next_run_goes_on(process, run, tmp_path: Path, lines) -> None:
    """Real processes, killed while they code and write: nothing is lost, nothing doubled."""
    places = ("Goma", "Kharkiv", "Aleppo", "Mosul", "Gao", "Kabul", "Juba", "Sirte")
    news, store = tmp_path / "many.jsonl", tmp_path / "many.duckdb"
    rows = [
        {"id": f"s{n}", "published": f"2023-05-{1 + n % 28:02}", "publisher": f"Paper {n % 5}",
         "text": f"Rebels shelled {places[n % 8]} on Monday and killed {n + 2} people."}
        for n in range(160)
    ]  # fmt: skip
    news.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    adding = process("add", str(news), "--store", str(store), "--coders", "rules", stderr=subprocess.PIPE)
    until, held = time.monotonic() + 240, 0
    while not held and adding.poll() is None and time.monotonic() < until:
        time.sleep(0.2)
        # the log grows when articles come in; before that there is nothing to lose
        held = sum(p.stat().st_size for p in tmp_path.glob("many.duckdb.wal")) > 40_000
    adding.send_signal(signal.SIGKILL)
    adding.wait()
    with Store(store) as left:
        there = left.counts()
        assert 0 < there["articles"] < 160
        assert left.sql(
            "select count(*) from articles where id not in (select article from reports)"
        ).rows == [(0,)]
        assert left.sql("select count(*) - count(distinct id) from reports").rows == [(0,)]
    done = run("add", news, "--store", store, "--coders", "rules")
    assert done.exit_code == 0
    assert f"{there['articles']} there already" in done.stderr
    whole = run("add", news, "--store", tmp_path / "whole.duckdb", "--coders", "rules")
    assert whole.exit_code == 0
    asked = "select id, articles, origins from events order by id"
    one, other = (lines(run("sql", asked, "--store", path)) for path in (store, tmp_path / "whole.duckdb"))
    assert one == other
