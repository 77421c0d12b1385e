"""What a larger network said of the corpus: its file, and the lessons that it is put beside."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from dateline.errors import CorpusError
from dateline.learned.acts import MarkedAct
from dateline.learned.corpus import parse
from dateline.model import Span
from dateline.training import taught
from dateline.training.taught import Asked

SENTENCE = parse(
    "s1\t[a Kyiv] [1 shelled] [b Donetsk], said [c Moscow].\t1 ASSAULT a > b occurred by c claims"
)


def test_answers_are_read_as_they_were_written_without_the_unlikely(tmp_path: Path) -> None:
    file = tmp_path / "taught.tsv"
    file.write_text(
        taught.row(Asked("s1", "a>b"), [("COERCE", 0.2), ("ASSAULT", 0.79), ("AID", 0.01)]) + "\n"
    )
    assert taught.load(file) == {Asked("s1", "a>b"): (("ASSAULT", 0.79), ("COERCE", 0.2))}


def test_each_pair_has_what_was_said_of_it_in_this_order() -> None:
    answers = {Asked("s1", "a>b"): (("ASSAULT", 1.0),), Asked("s1", "b>a"): (("-", 1.0),)}
    found = taught.taught_pairs([SENTENCE], answers)
    said = {
        (
            i.text[i.actor[0].start : i.actor[0].end],
            i.text[i.recipient[0].start : i.recipient[0].end],
        ): i.taught
        for i in found
    }
    assert said["Kyiv", "Donetsk"] == (("ASSAULT", 1.0),)
    assert said["Donetsk", "Kyiv"] == (("-", 1.0),)
    assert said["Moscow", "Kyiv"] == ()


def test_each_party_of_an_act_has_what_was_said_of_it(tmp_path: Path) -> None:
    act = MarkedAct(
        "s1",
        "Kyiv shelled Donetsk, said Moscow.",
        trigger=(Span(5, 12),),
        parties=(Span(0, 4), Span(13, 20), Span(27, 33)),
        does=(True, False, False),
        suffers=(False, True, False),
        type="ASSAULT",
    )
    file = tmp_path / "taught.tsv"
    rows = taught.part_rows(act, [(0.9, 0.1), (0.0, 0.8), (0.25, 0.5)])
    file.write_text("\n".join(rows) + "\n")
    ((found,),) = taught.taught_acts([(act,)], taught.load(file))
    assert found.taught_parts == ((0.9, 0.1), (0.0, 0.8), (0.25, 0.5))
    # a party that the rules find today and did not when the teacher was asked
    later = structs.replace(act, parties=(*act.parties, Span(0, 12)), does=(*act.does, False))
    ((found,),) = taught.taught_acts([(later,)], taught.load(file))
    assert found.taught_parts[-1] is None


@pytest.mark.parametrize("line", ["s1\ta>b\tASSAULT", "s1\ta>b", "s1\ta>b\tASSAULT much"])
def test_a_line_that_is_no_answer_is_named(line: str, tmp_path: Path) -> None:
    file = tmp_path / "taught.tsv"
    file.write_text(f"# by whom\n{line}\n")
    with pytest.raises(CorpusError, match=r"taught\.tsv:2: no answer of a teacher"):
        taught.load(file)
