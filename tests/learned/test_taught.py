"""What a larger network said of the corpus: its file, and the lessons that it is put beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import CorpusError
from dateline.learned.corpus import parse
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


@pytest.mark.parametrize("line", ["s1\ta>b\tASSAULT", "s1\ta>b", "s1\ta>b\tASSAULT much"])
def test_a_line_that_is_no_answer_is_named(line: str, tmp_path: Path) -> None:
    file = tmp_path / "taught.tsv"
    file.write_text(f"# by whom\n{line}\n")
    with pytest.raises(CorpusError, match=r"taught\.tsv:2: no answer of a teacher"):
        taught.load(file)
