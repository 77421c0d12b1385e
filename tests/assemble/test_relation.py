"""How well a reading joins a marked pair."""

from __future__ import annotations

from dateline.assemble.relation import best_for, fit
from dateline.model import Span
from dateline.pipeline import Coder


def _fit(coder: Coder, text: str, actor: str, recipient: str) -> float:
    spans = [(Span(text.index(name), text.index(name) + len(name)),) for name in (actor, recipient)]
    best = best_for(coder.candidates(text), *spans)
    assert best is not None
    return fit(best, *spans)


def test_two_who_act_on_each_other_are_joined_as_firmly_as_doer_and_done_to(coder: Coder) -> None:
    signed = _fit(coder, "Chad and Togo signed a treaty on Monday.", "Chad", "Togo")
    backed = _fit(coder, "Chad and Togo praised Benin on Monday.", "Chad", "Togo")
    assert signed > backed
