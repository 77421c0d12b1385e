"""Marked sentences: what a line says, and how a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import CorpusError
from dateline.knowledge import ontology
from dateline.knowledge.packs import folders
from dateline.learned.corpus import load, parse, parts, unbracket

LINE = (
    "s1\t[a Rebels] [1 shelled] [b Goma], [c monks] said, which [d the army] denies.\t"
    "1 ASSAULT.heavy-weapons a > b occurred by c states; 1 ASSAULT.heavy-weapons a > b negated by d denies"
)


def test_a_line_gives_words_spans_and_reports() -> None:
    sentence = parse(LINE)
    assert sentence.text == "Rebels shelled Goma, monks said, which the army denies."
    (goma,) = sentence.actors["b"]
    assert sentence.text[goma.start : goma.end] == "Goma"
    told, denied = sentence.reports
    assert (told.type, told.mode, told.actors, told.recipients) == (
        "ASSAULT",
        "heavy-weapons",
        ("a",),
        ("b",),
    )
    assert (told.status, told.source, told.stance) == ("occurred", "c", "states")
    assert (denied.status, denied.source, denied.stance) == ("negated", "d", "denies")


def test_brackets_stand_in_one_another_and_a_label_may_come_twice() -> None:
    text, spans = unbracket("[a [b Mali]'s army] [1 called] the raid [1 off].")
    assert text == "Mali's army called the raid off."
    assert [text[s.start : s.end] for s in (*spans["a"], *spans["b"], *spans["1"])] == [
        "Mali's army",
        "Mali",
        "called",
        "off",
    ]


def test_background_nobody_and_an_unnamed_source() -> None:
    sentence = parse("s\t[1 Talks] failed.\t1 CONSULT - > - negated historical by - claims")
    (report,) = sentence.reports
    assert (report.actors, report.recipients, report.historical) == ((), (), True)
    assert (report.source, report.stance) == (None, "claims")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("s\tno third column", "2 columns"),
        ("s\t[a It fled.\t-", "not closed"),
        ("s\tIt] fled.\t-", "without its ["),
        ("s\t[the army] fled.\t-", "small letter or a number"),
        ("s\t[a It] [1 fled].\t2 RETREAT a > - occurred", "no trigger [2"),
        ("s\t[a It] [1 fled].\t1 RETREAT a > b occurred", "no actor [b"),
        ("s\t[a It] [1 fled].\t1 RETREAT a > a occurred", "one and the same"),
        ("s\t[a It] [1 fled].\t1 RETREAT a > - happened", "no status 'happened'"),
        ("s\t[a It] [1 fled].\t1 RETREAT a > - occurred by a hints", "no stance 'hints'"),
        ("s\t[a It] [1 fled].\t1 FLIGHT a > - occurred", "no type FLIGHT"),
        ("s\t[a It] [1 fled].\t1 RETREAT.run a > - occurred", "no mode RETREAT.run"),
        ("s\t[a It] [1 fled].\tRETREAT", "a report is"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(line: str, why: str) -> None:
    with pytest.raises(ValueError, match=r".+") as told:
        parse(line, {"RETREAT"}, {"RETREAT.withdraw"})
    assert why in str(told.value)


def test_a_fault_is_told_with_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(f"# mine\n{LINE}\n{LINE}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"own\.tsv:3: the id s1 stands twice"):
        load(tmp_path)


@given(st.lists(st.sampled_from(["[a ", "[1 ", "]", "x", " ", "é"]), max_size=12))
def test_spans_lie_within_the_words_whatever_the_brackets(pieces: list[str]) -> None:
    try:
        text, spans = unbracket("".join(pieces))
    except ValueError:
        return
    assert all(0 <= s.start <= s.end <= len(text) for found in spans.values() for s in found)


def test_the_shipped_corpus_can_be_read_and_is_parted_without_loss() -> None:
    known = ontology.load(folders())
    sentences = load(Path(__file__).parents[2] / "corpus" / "sentences", known.types, known.modes)
    divided = parts(sentences)
    assert len(sentences) >= 6000
    assert sorted(s.id for part in divided for s in part) == sorted(s.id for s in sentences)
    assert len(divided.learn) > 0.8 * len(sentences)
