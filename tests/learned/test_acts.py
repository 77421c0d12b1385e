"""What is learned about acts from a marked sentence and the rules' first pass."""

from __future__ import annotations

import pytest

from dateline.learned.acts import MarkedAct, acts, first_reports, letter_of
from dateline.learned.corpus import parse
from dateline.model import Span
from dateline.pipeline import Coder

LINE = (
    "s1\t[a Kyiv] says [b Russia] [1 bombed] [c a clinic], which [d Moscow] [2 denies], while"
    " monks prayed and the market closed.\t1 ASSAULT.aerial b > c occurred by a claims;"
    " 1 ASSAULT.aerial b > c negated by d denies"
)
SENTENCE = parse(LINE)


def words(act: MarkedAct, which: tuple[bool, ...]) -> list[str]:
    spans = [p for p, has in zip(act.parties, which, strict=True) if has]
    return [act.text[s.start : s.end] for s in spans]


@pytest.fixture(scope="module")
def found(coder: Coder) -> list[tuple[MarkedAct, ...]]:
    return list(acts(SENTENCE, coder.first_pass(SENTENCE.text)))


def test_an_act_told_twice_is_learned_as_it_was_told_first() -> None:
    (report,) = first_reports(SENTENCE)
    assert (report.status, report.source) == ("occurred", "a")


def test_an_act_is_learned_with_all_parties_and_the_part_of_each(found: list[tuple[MarkedAct, ...]]) -> None:
    (act,) = [variants[0] for variants in found if variants[0].type == "ASSAULT"]
    assert [act.text[s.start : s.end] for s in act.trigger] == ["bombed"]
    assert words(act, act.does) == ["Russia"]
    assert set(words(act, act.suffers)) == {"clinic", "a clinic"}  # as it is found, and as it is marked
    assert {"Kyiv", "Moscow"} <= {act.text[p.start : p.end] for p in act.parties}


def test_what_the_rules_take_for_an_act_and_nobody_marked_is_learned_as_none(
    found: list[tuple[MarkedAct, ...]],
) -> None:
    for act, *_ in found:
        if act.type == "-":
            assert not any((*act.does, *act.suffers))


@pytest.mark.parametrize(
    ("phrase", "letter"),
    [("Russia", "b"), ("clinic", "c"), ("monks", None), ("says Russia bombed a clinic, which Moscow", None)],
)
def test_a_phrase_has_the_letter_of_the_mark_that_it_shares_most_words_with(
    phrase: str, letter: str | None
) -> None:
    start = SENTENCE.text.index(phrase)
    assert letter_of(SENTENCE, Span(start, start + len(phrase))) == letter
