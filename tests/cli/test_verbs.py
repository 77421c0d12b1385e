"""The other verbs: `annotate`, `explain`, `relate`, `resolve`, `check`, and the help of all."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from dateline.cli import app
from dateline.model import Layers

VERBS = [command.callback.__name__ for command in app.registered_commands if command.callback]
PAIR = {
    "text": "Russia shelled Kharkiv.",
    "actor": {"start": 0, "end": 6},
    "recipient": {"start": 15, "end": 22},
}


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_each_verb_teaches_by_an_example(run, verb: str) -> None:
    done = run(verb, "--help")
    assert done.exit_code == 0
    assert done.stdout.count(f"dateline {verb}") >= 2  # the usage, and an example


def test_help_names_every_verb_and_nothing_else_is_known(run) -> None:
    done = run("--help")
    assert all(verb in done.stdout for verb in VERBS)
    assert run("codify").exit_code == 2
    assert run("--version").stdout.startswith("dateline 0.")


def test_annotate_prints_one_object_an_article(run, story: Path) -> None:
    done = run("annotate", story)
    (line,) = done.stdout.splitlines()
    layers = msgspec.json.decode(line, type=Layers)
    text = story.read_text(encoding="utf-8")
    found = (*layers.times, *layers.places, *layers.actors)
    assert found
    assert all(text[span.start : span.end] == span.text for span in found)
    assert any(t.value == "2022-10-24" for t in layers.times)
    assert {p.name for p in layers.places} >= {"Kharkiv"}


def test_annotate_shows_the_layers(run, story: Path) -> None:
    done = run("annotate", story, "--format", "table")
    assert done.exit_code == 0
    assert all(words in done.stdout for words in ("DATE 2022-10-24", "Kharkiv, UKR", "the governor: said"))


def test_explain_gives_a_reason_for_every_field(run, story: Path, lines) -> None:
    shown = run("explain", story, "--format", "table").stdout
    for words in ("rule en.", "actor", "recipient", 'stated: "Monday"', "according to", "status"):
        assert words in shown
    records = lines(run("explain", story))
    assert records
    assert all({"report", "lost", "alike"} == record.keys() for record in records)


def test_relate_always_answers(run, lines) -> None:
    pairs = [
        {"id": "a", **PAIR},
        {"id": 2, **PAIR, "actor": [PAIR["actor"]], "text": "Silence . . ! .  Kharkiv."},
    ]
    done = run("relate", "-", given="\n".join(map(json.dumps, pairs)))
    assert done.exit_code == 0, done.stderr
    first, second = lines(done)
    assert (first["id"], first["plover"], first["mode"]) == ("a", "ASSAULT", "heavy-weapons")
    assert second["id"] == "2"
    assert second["type"]
    assert {"id", "plover", "type", "mode", "status", "trigger", "rule", "confidence"} <= first.keys()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nonsense", "not valid JSON"),
        ('{"id": 4}', "[4]: it has no text"),
        ("[1, 2]", "a line must be an object, not a list"),
        (
            json.dumps({"id": 3, **PAIR, "actor": 3}),
            "[3]: actor must be an object or a list, not a whole number",
        ),
        (json.dumps({"id": 3, **PAIR, "actor": [{"end": 3}]}), "[3]: actor[0] has no start"),
        (
            json.dumps({"id": 8, **PAIR, "recipient": PAIR["actor"]}),
            "[8]: actor and recipient are the same words",
        ),
        (
            json.dumps({"id": 9, **PAIR, "actor": {"start": 6, "end": 7}}),
            "[9]: the span 6 to 7 of the actor holds no word",
        ),
        (json.dumps({"id": 5, **PAIR, "actor": {"start": 0, "end": 99}}), "[5]: the span 0 to 99"),
        (json.dumps({"id": 6, **PAIR, "actor": {"start": 3, "end": 3}}), "[6]: the span 3 to 3"),
        (json.dumps({"id": 7, **PAIR, "recipient": []}), "[7]: the recipient has no span"),
    ],
)
def test_a_question_that_cannot_be_taken_is_named_and_the_rest_answered(
    run, lines, line: str, told: str
) -> None:
    done = run("relate", "-", given=f"{line}\n\n{json.dumps({'id': 'z', **PAIR})}\n")
    assert done.exit_code == 1
    assert f"-:1{'' if told.startswith('[') else ':'} {told}" in done.stderr
    assert [r["id"] for r in lines(done)] == ["z"]


def test_resolve_says_who_and_why(run, lines, tmp_path: Path) -> None:
    path = tmp_path / "phrases.jsonl"
    path.write_text(
        json.dumps({"id": 1, "text": "the Kremlin", "context": "", "date": "2022-10-27"}), encoding="utf-8"
    )
    (found,) = lines(run("resolve", path))
    assert (found["id"], found["country"], found["sector"]) == ("1", "RUS", "GOV")
    assert found["why"]
    assert {"id", "name", "country", "sector", "sectors", "role", "wikidata", "why"} <= found.keys()
    assert "RUS" in run("resolve", path, "--format", "table").stdout


@pytest.mark.parametrize(
    "line", ['{"id": 1, "text": "the Kremlin"}', '{"id": 1, "text": "x", "date": "2022-13-01"}']
)
def test_resolve_needs_a_day(run, line: str) -> None:
    done = run("resolve", "-", given=line)
    assert done.exit_code == 1
    assert "date" in done.stderr


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ('{"id": 1, "text": "the Kremlin", "date": "2022-10-27T10:00:00Z"}', "RUS"),
        ('{"id": 1, "text": "the Kremlin", "date": 20221027, "context": null}', "RUS"),
    ],
)
def test_resolve_takes_a_date_as_articles_state_theirs(run, lines, line: str, country: str) -> None:
    assert [found["country"] for found in lines(run("resolve", "-", given=line))] == [country]


QUESTION = '{"id": 1, "text": "the Kremlin", "date": "2022-10-27"}\n'


@pytest.mark.parametrize("verb", ["relate", "resolve"])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "questions.jsonl: no such file or folder"),
        (b"\n", "questions.jsonl: it is empty"),
        (b"\x89PNG\r\n\x1a\n\x00" * 60, "questions.jsonl: not text but a PNG image"),
        (b"abc\x00\x01\x02\x03\n" * 60, "questions.jsonl: not text: it holds NUL bytes"),
    ],
)
def test_questions_that_cannot_be_read_are_named_in_one_line(
    run, tmp_path: Path, verb: str, content: bytes | None, told: str
) -> None:
    path = tmp_path / "questions.jsonl"
    if content is not None:
        path.write_bytes(content)
    done = run(verb, path)
    assert done.exit_code == 1
    assert [told in line for line in done.stderr.splitlines() if line.startswith("not read: ")] == [True]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_questions_are_decoded_as_articles_are(run, lines, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "questions.jsonl").write_text(QUESTION, encoding=encoding)
    for path in (tmp_path / "questions.jsonl", tmp_path):
        assert [found["country"] for found in lines(run("resolve", path))] == ["RUS"]


def test_an_id_that_comes_twice_is_mentioned(run, lines) -> None:
    done = run("resolve", "-", given=QUESTION * 2)
    assert (done.exit_code, len(lines(done))) == (0, 2)
    assert "note: -:2 [1]: this id came before: -:1" in done.stderr


RULE = """
[[trigger]]
id = "mine.embargo"
type = "SANCTION"
mode = "discontinue"
verbs = ["embargo"]
actor = "subject"
recipient = "object"
examples = [%s]
not = [%s]
"""


@pytest.mark.parametrize(
    ("example", "against", "told"),
    [
        ("[actor The council] [trigger embargoed] [recipient the junta].", "The ship left port.", ""),
        (
            "[actor The council] punished [recipient the junta].",
            "The ship left port.",
            "None of the rule's words (embargo) stands in this sentence.",
        ),
        (
            "[actor The junta] was [trigger embargoed] by [recipient the council].",
            "The ship left port.",
            'The actor should be "The junta", but',
        ),
        (
            "[actor The council] [trigger embargoed] [recipient the junta].",
            "France embargoed Mali.",
            "though the sentence stands under 'not'",
        ),
    ],
)
def test_check_tells_in_sentences_what_is_wrong(
    run, tmp_path: Path, example: str, against: str, told: str
) -> None:
    pack = tmp_path / "mine"
    pack.mkdir()
    (pack / "rules.toml").write_text(RULE % (json.dumps(example), json.dumps(against)), encoding="utf-8")
    done = run("check", pack, "--format", "table")
    assert " ".join(told.split()) in " ".join(done.stdout.split())
    assert done.exit_code == (1 if told else 0)
    assert ("all come out as they should" in done.stderr) == (not told)


def test_check_hints_at_an_example_without_a_trigger(run, tmp_path: Path) -> None:
    example = "[actor The council] embargoed [recipient the junta]."
    (tmp_path / "rules.toml").write_text(RULE % (json.dumps(example), '"The ship left port."'))
    done = run("check", tmp_path)
    assert done.exit_code == 0
    assert "rules.toml:3: [mine.embargo] nothing is marked as [trigger ...]" in done.stderr


def test_check_of_a_pack_without_rules_says_so(run, tmp_path: Path) -> None:
    for name in ("", "empty.toml", "groups.tsv"):
        if name:
            (tmp_path / name).write_text("# nothing yet\n", encoding="utf-8")
        empty = run("check", tmp_path)
        assert (empty.exit_code, "There is nothing in" in empty.stderr) == (2, True)
    (tmp_path / "people.tsv").write_text("id\tname\tcountry\nX-ada\tAda Ivanova\tRUS\n", encoding="utf-8")
    done = run("check", tmp_path)
    assert done.exit_code == 0
    assert "no sentences to try" in done.stderr
    assert run("check", tmp_path / "nothere").exit_code == 2


@pytest.mark.parametrize(
    ("example", "against", "told"),
    [
        (
            "[source The minister] [cue squawked] [content that the talks had failed] .",
            "Trumpets sounded.",
            "",
        ),
        (
            "[source The leader] of the rebels [cue squawked] [content that the talks had failed] .",
            "Trumpets sounded.",
            'The source should be "The leader", but',
        ),
        (
            "[source The minister] [cue squawked] [content that the talks had failed] .",
            "The party squawked that the army had left.",
            '"squawked" is read as saying here',
        ),
        ("[source The party] [cue sang] [content a song] .", "Trumpets sounded.", "Nobody is found"),
    ],
)
def test_check_tries_saying_words_too(run, tmp_path: Path, example: str, against: str, told: str) -> None:
    block = '[[cue]]\nid = "mine.squawk"\nstance = "claims"\nverbs = ["squawk"]\ntakes = ["clause"]\n'
    sentences = f"examples = [{json.dumps(example)}]\nnot = [{json.dumps(against)}]\n"
    (tmp_path / "cues.toml").write_text(block + sentences, encoding="utf-8")
    done = run("check", tmp_path, "--format", "table")
    assert " ".join(told.split()) in " ".join(done.stdout.split())
    assert done.exit_code == (1 if told else 0)
