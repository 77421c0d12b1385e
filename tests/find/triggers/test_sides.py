"""On which side those stand whom an act names after "with"."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article
from dateline.pipeline import Coder

CASES = [
    ("both shoot", "The robber got into a shootout with soldiers.", ["robber", "soldiers"], []),
    (
        "both exchange fire",
        "Rebels exchanged fire with Kenyan soldiers near the border on Monday.",
        ["Rebels", "Kenyan soldiers"],
        [],
    ),
    (
        "one shoots",
        "Rebels shot at Kenyan soldiers near the border on Monday.",
        ["Rebels"],
        ["Kenyan soldiers"],
    ),
    (
        "who fell in it",
        "Two soldiers died in a gun battle with rebels in Gao.",
        ["rebels in Gao"],
        ["Two soldiers"],
    ),
    (
        "one works with the other",
        "The Kenyan navy will work closely with the Omani coast guard.",
        ["Kenyan navy"],
        ["Omani coast guard"],
    ),
    (
        "one cooperates with several",
        "Chad will cooperate with Niger and Mali on border security.",
        ["Chad"],
        ["Niger", "Mali"],
    ),
    (
        "hand in hand",
        "Kenyan police worked hand in hand with Ugandan detectives to trace the guns.",
        ["Kenyan police", "Ugandan detectives"],
        [],
    ),
    (
        "nobody is named after it",
        "Kenya and Uganda cooperated in tracing the suspects.",
        ["Kenya", "Uganda"],
        [],
    ),
    (
        "they team up",
        "Danish police teamed up with the FBI on Monday to trace the guns.",
        ["Danish police", "FBI"],
        [],
    ),
]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_who_is_named_after_with(text: str, actors: list[str], recipients: list[str], coder: Coder) -> None:
    (report,) = coder.code(Article(id="1", text=text, published=date(2022, 10, 27))).reports
    found = [
        [a.evidence.text.removeprefix("the ").removeprefix("The ") for a in side]
        for side in (report.actors, report.recipients)
    ]
    assert found == [actors, recipients]
