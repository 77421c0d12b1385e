"""Whom a blow hurt: all of them stand in one report of it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder

CASES = [
    (
        "verbs side by side",
        "A car bomb killed ten people and wounded about 70 others in Karachi.",
        ["ten people", "about 70 others in Karachi"],
    ),
    (
        "told of those who were hurt",
        "Two policemen were killed and three wounded in the ambush near Herat.",
        ["Two policemen", "three"],
    ),
    (
        "what the blow did",
        "Rebels attacked the town, killing 13 people and injuring 20, the army said.",
        ["13 people", "20"],
    ),
    (
        "what the blow did, told by a noun",
        "An Israeli air strike hit a house in Rafah, killing a family of six.",
        ["Rafah", "a family of six"],
    ),
    ("left so", "The shelling of Gao left 5 dead and 20 injured.", ["5", "20"]),
]


def assaults(text: str, coder: Coder) -> list[Report]:
    coded = coder.code(Article(id="1", text=text, published=date(2022, 10, 27)))
    return [r for r in coded.reports if r.type == "ASSAULT"]


@pytest.mark.parametrize(("text", "hurt"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_one_report_has_all_whom_a_blow_hurt(text: str, hurt: list[str], coder: Coder) -> None:
    (report,) = assaults(text, coder)
    assert [r.evidence.text for r in report.recipients] == hurt


def test_people_who_are_only_counted_are_civilians_of_where_it_was(coder: Coder) -> None:
    (report,) = assaults("A car bomb killed ten people and wounded about 70 others in Karachi.", coder)
    assert [(r.country, r.sector) for r in report.recipients] == [("PAK", "CVL"), ("PAK", "CVL")]


@pytest.mark.parametrize(
    "text",
    [
        "Police shot two robbers in Lagos and vigilantes wounded a bystander.",  # other hands
        "The gunmen attacked the barracks in Gao before killing a judge.",  # another blow
    ],
)
def test_two_blows_stay_two(text: str, coder: Coder) -> None:
    assert len(assaults(text, coder)) == 2
