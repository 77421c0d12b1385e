"""`dateline code`: what it prints, how it ends, and what it says of what it can't read."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from dateline.model import Report

LINE = '{"id": "%s", "text": "Russia shelled Kharkiv on Monday.", "published": "2022-10-27"}\n'


def test_a_pipe_gets_a_line_of_json_a_report(run, story: Path, lines) -> None:
    done = run("code", story)
    assert done.exit_code == 0
    report = lines(done)[0]
    assert (report["type"], report["when"]["from"], report["where"]["name"]) == (
        "ASSAULT",
        "2022-10-24",
        "Kharkiv",
    )
    assert "1 article read" in done.stderr


def test_every_line_has_all_the_fields_of_the_record_and_can_be_read_back(run, story: Path) -> None:
    for line in run("code", story).stdout.splitlines():
        report = msgspec.json.decode(line, type=Report)
        assert json.loads(line) == json.loads(msgspec.json.encode(report))
        text = story.read_text(encoding="utf-8")
        for span in (report.trigger, report.sentence, *(a.evidence for a in report.actors)):
            assert text[span.start : span.end] == span.text


def test_coding_twice_changes_nothing(run, story: Path) -> None:
    assert run("code", story).stdout == run("code", story).stdout


def test_what_is_less_sure_than_asked_for_is_left_out_and_counted(run, story: Path, lines) -> None:
    story.write_text(f"{story.read_text()}\n\nUkraine condemned Russia on Tuesday.\n")
    told = [line["confidence"] for line in lines(run("code", story))]
    assert len(told) > 1
    done = run("code", story, "--min-confidence", str(max(told)))
    assert [line["confidence"] for line in lines(done)] == [max(told)]
    assert f"1 report ({len(told) - 1} less sure left out)" in done.stderr
    assert run("code", story, "--min-confidence", "2").exit_code == 2


def test_a_table_is_for_people(run, story: Path) -> None:
    done = run("code", story, "--format", "table")
    assert done.exit_code == 0
    for words in ("when", "to whom", "2022-10-24", "Russia", "ASSAULT", "killed 3"):
        assert words in done.stdout


def test_brackets_in_an_article_are_no_markup(run, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    record = {
        "id": "[/b]",
        "title": "[/x] [bold]",
        "text": "Russia [sic] shelled Kharkiv.",
        "published": "2022-10-27",
    }
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    for verb in ("code", "explain", "annotate"):
        done = run(verb, path, "--format", "table")
        assert done.exit_code == 0, done.output
        assert "[/x] [bold]" in done.stdout


def test_codes_that_steer_a_terminal_are_not_obeyed(run) -> None:
    given = json.dumps({"id": "a", "text": "Russia\x1b[2J shelled Kharkiv.", "published": "2022-10-27"})
    assert "\x1b[2J" not in run("annotate", "-", "--format", "table", given=given).stdout


BAD = {
    "empty.txt": (b"", "it is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00" * 40, "not text"),
    "undated.txt": (b"France condemned Mali on Tuesday, officials in Paris said.", "states no date"),
    "impossible.jsonl": (
        b'{"id":"d","text":"France condemned Mali.","published":"2022-02-30"}\n',
        "2022-02-30",
    ),
    "future.jsonl": (
        b'{"id":"f","text":"France condemned Mali.","published":"2922-02-03"}\n',
        "still to come",
    ),
}


def test_what_cannot_be_read_is_named_with_its_reason_and_the_rest_is_done(run, story: Path, lines) -> None:
    folder = story.parent
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    done = run("code", folder, folder / "nothere.txt")
    assert done.exit_code == 1
    assert lines(done)[0]["type"] == "ASSAULT"
    for name, (_, reason) in BAD.items():
        (told,) = [line for line in done.stderr.splitlines() if name in line]
        assert reason in told
    assert "nothere.txt: no such file or folder" in done.stderr
    assert f"{len(BAD) + 1} not read" in done.stderr


def test_a_broken_line_of_json_is_named_by_its_number(run, tmp_path: Path, lines) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_text(LINE % "a" + '{"id": "b", "text":\n' + LINE % "a" + LINE % "c", encoding="utf-8")
    done = run("code", path)
    assert done.exit_code == 1
    assert [r["article_id"] for r in lines(done)] == ["a", "c"]
    assert "mixed.jsonl:2: not valid JSON" in done.stderr
    assert "mixed.jsonl:3" in done.stderr  # the same article again: a note, nothing is lost


def test_a_date_can_be_given_to_what_states_none(run, tmp_path: Path, lines) -> None:
    given = "France condemned Mali on Tuesday.\n"
    done = run("code", "-", "--published", "2022-02-02", given=given)
    assert done.exit_code == 0
    assert lines(done)[0]["when"]["from"] == "2022-02-01"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "PATH"),
        (("x.txt", "--format", "xml"), "xml"),
        (("x.txt", "--model", "no_such_model"), "the language model 'no_such_model' can't be loaded"),
        (("x.txt", "--pack", "no_such_pack"), "no_such_pack: no such pack folder"),
        (("x.txt", "--published", "27 Oct"), "27 Oct"),
        (("x.txt", "--published", "1066-10-14"), "has no likely year"),
        (("x.txt", "--published", "soon"), "Invalid value for '--published': the date 'soon' can't be read"),
        (("x.txt", "--format", "csv"), "'--format' / '-f': 'csv' is none of: table, jsonl"),
        (("x.txt", "--colour"), "--colour"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_what(run, words: tuple[str, ...], told: str) -> None:
    done = run("code", *words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert not done.stdout


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ('type = "ASSALT"', "there is no type 'ASSALT'"),
        ('type = "ASSAULT"\nmode = "zapping"', "ASSAULT has no mode 'zapping'; its modes: "),
        ('type = "ASSAULT"\ncolour = "red"', "colour"),
        ('type = "ASSAULT"\nactor = "objekt"', "actor can't be 'objekt'"),
        ('type = "ASSAULT"\ncameo = "999"', "999"),
    ],
)
def test_a_broken_pack_is_named_with_file_line_and_id(
    run, story: Path, tmp_path: Path, rule: str, told: str
) -> None:
    pack = tmp_path / "mine"
    pack.mkdir()
    block = f'\n\n[[trigger]]\nid = "mine.zap"\nverbs = ["zap"]\n{rule}\nexamples = ["a"]\nnot = ["b"]\n'
    (pack / "rules.toml").write_text(block, encoding="utf-8")
    done = run("code", story, "--pack", pack)
    assert done.exit_code == 2
    assert "rules.toml:4: [mine.zap]" in done.stderr
    assert told in done.stderr


def test_the_demo_codes_the_samples(run, lines) -> None:
    done = run("demo", "--format", "jsonl")
    assert done.exit_code == 0, done.stderr
    assert len({r["article_id"] for r in lines(done)}) > 24
