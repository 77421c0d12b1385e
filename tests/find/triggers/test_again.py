"""One act that several words tell is one report; two acts stay two."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder


def told(coder: Coder, text: str, *types: str) -> list[Report]:
    coded = coder.code(Article(id="1", text=text, published=date(2022, 10, 27)))
    return [r for r in coded.reports if r.type in types]


@pytest.mark.parametrize(
    "text",
    [
        "The group claimed responsibility for a bombing in Lagos that killed nine people.",
        "The killing of the mayor is the latest attack on local politicians in Ecuador.",
        "Odell was charged with the murder of a nurse in a stabbing in Dublin.",
        "The shooting of Ana Ruiz, who was wounded in the arm but survived the attack, shocked Lima.",
    ],
)
def test_one_blow_is_told_once(coder: Coder, text: str) -> None:
    assert len(told(coder, text, "ASSAULT")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The shooting of Ana Ruiz, who was wounded in a bombing in 1999, shocked Lima.",
        "Soldiers shelled Goma on Monday and shelled Bukavu on Tuesday.",
        "The shelling of Gao was not an attack on civilians.",
    ],
)
def test_two_blows_stay_two(coder: Coder, text: str) -> None:
    assert len(told(coder, text, "ASSAULT")) == 2


def test_who_claims_an_act_did_it_and_is_its_source(coder: Coder) -> None:
    text = "Islamic State claimed responsibility for the attack, which killed 12 soldiers."
    (report,) = told(coder, text, "ASSAULT")
    assert [a.evidence.text for a in report.actors if a.evidence] == ["Islamic State"]
    assert [a.evidence.text for a in report.recipients if a.evidence] == ["12 soldiers"]
    assert report.attribution is not None and report.attribution.source is not None
    assert report.attribution.source.evidence.text == "Islamic State"


def test_what_nobody_has_claimed_was_done(coder: Coder) -> None:
    text = "No group has claimed responsibility for the blast that killed two guards."
    (report,) = told(coder, text, "ASSAULT")
    assert (report.status, report.actors) == ("occurred", ())


@pytest.mark.parametrize(
    ("text", "judgements"),
    [
        ("A Cairo court convicted the three journalists and jailed them for seven years.", 1),
        ("The judge found the former minister guilty of fraud and fined him $5,000.", 1),
        ("The court convicted the mayor of fraud and jailed his deputy for two years.", 2),
    ],
)
def test_a_verdict_and_its_penalty_are_one(coder: Coder, text: str, judgements: int) -> None:
    assert len(told(coder, text, "SANCTION", "COERCE")) == judgements
