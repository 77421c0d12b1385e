"""The deed that a text on a charge, a verdict or a search is about, by the day that its words tell."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder

PUBLISHED = date(2022, 10, 27)  # a Thursday


def report(coder: Coder, text: str, trigger: str) -> Report:
    coded = coder.code(Article(id="test", text=text, published=PUBLISHED))
    return next(r for r in coded.reports if trigger in r.trigger.text)


DATED = [
    (
        "by the day before a noun",
        "A soldier was charged with murder Wednesday in the slaying of a Kenyan senator.\n\nDetectives had"
        " been at work since the May 3 slaying.",
        "slaying",
        "2022-05-03",
    ),
    (
        "by the month after the verb",
        "Officials said Wednesday that Pablo Ruiz fired the shot that killed a Kenyan senator in Goma last"
        " May. They had decided to issue a warrant for his arrest in the killing of Senator Ana Soto.",
        "killing",
        "2022-05-01",
    ),
    (
        "by the same noun in the next sentence, however many there were",
        "The court named Pablo Ruiz, indicted as the planner of the twin bombings of embassies in Kenya."
        " The Aug. 7, 2020, bombings killed two hundred people.",
        "twin bombings",
        "2020-08-07",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "day"), [c[1:] for c in DATED], ids=[c[0] for c in DATED])
def test_a_deed_is_of_the_day_told_for_it(coder: Coder, text: str, trigger: str, day: str) -> None:
    found = report(coder, text, trigger)
    assert (str(found.when.from_), found.when.why) == (day, "stated")
    assert found.historical == (day < "2022-04-30")


UNDATED = [
    (
        "the day of the charge",
        "A soldier was charged with murder Wednesday in the slaying of a Kenyan senator.\n\nDetectives"
        " are at work.",
        "slaying",
    ),
    (
        "one of two deeds",
        "A soldier was charged with murder Wednesday in the slaying of a Kenyan senator.\n\nDetectives have"
        " been at work since the May 3 slaying and the June 9 slaying.",
        "slaying",
    ),
    (
        "what may be news, where nobody is tried",
        "Rebels freed ten men after soldiers stabbed a farmer.\n\nThe attack on Tuesday was short.",
        "stabbed",
    ),
]


@pytest.mark.parametrize(("text", "trigger"), [c[1:] for c in UNDATED], ids=[c[0] for c in UNDATED])
def test_no_day_is_taken_that_may_be_anothers(coder: Coder, text: str, trigger: str) -> None:
    assert report(coder, text, trigger).when.from_ is None
