"""Words that sound like an act where nothing was done."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article
from dateline.pipeline import Coder


@pytest.fixture(scope="module")
def rules() -> Coder:
    return Coder(coders="rules")


def types(coder: Coder, text: str) -> list[str]:
    coded = coder.code(Article(id="1", text=text, published=date(2022, 10, 27)))
    return [r.type for r in coded.reports]


@pytest.mark.parametrize(
    "text",
    [
        "Senators in Lusaka usually do not meet on Sundays.",
        "The Zambian opposition did not want the army to leave the town.",
        "The guild does not ask Chilean growers to pour for free.",
        "The two officials were not authorised to discuss the talks with Iran.",
        "Inmates cannot be held in detention in Norway for more than four days.",
        "Councils in Mali can provide aid to herders under the scheme.",
        "Orange County cannot afford to take in the refugees from Haiti.",
        "You should really talk to the French ambassador.",
        "To remain anonymous, call the Ghana police on 555.",
        "It is an agency that supports governments in Africa.",
        "Zambia's elders have never had powers to arrest herders.",
        "The Lusaka bureau has the authority to detain and deport Angolan traders.",
        "The file went to the Lusaka Complaints Board, which probes deaths in custody.",
        "The Thai regulator regularly criticises banks.",
    ],
)
def test_what_is_no_act_is_no_report(rules: Coder, text: str) -> None:
    assert types(rules, text) == []


def test_it_says_why_it_is_none(rules: Coder) -> None:
    coded = rules.code(
        Article(id="1", text="Senators usually do not meet on Sundays.", published=date(2022, 10, 27))
    )
    assert "a habit" in {c.lost for c in coded.candidates}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The army routinely shells villages in Kordofan.", "ASSAULT"),
        ("Moscow can not accept the French offer, its envoy said.", "REJECT"),
        ("Ghanaian lawmakers often met the rebels last year.", "CONSULT"),
        ("The Sudanese government denies aid to the villages that support the rebels.", "REJECT"),
        ("Peru did not ask Chile for help.", "REQUEST"),
        ("Peruvian police, which investigate the killings in Cusco, said nothing.", "ACCUSE"),
        ("Canada, which supports the Somali government, sent trainers.", "SUPPORT"),
    ],
)
def test_what_was_done_stays_an_act(coder: Coder, rules: Coder, text: str, type_: str) -> None:
    assert type_ in {*types(coder, text), *types(rules, text)}


def test_games_are_no_wars_and_wars_no_games(rules: Coder) -> None:
    games = (
        "The coach praised his players before the match. The league season ends on Sunday with two games. "
        "The striker scored both goals as the team reached the tournament. Ghana attacked Chile at once."
    )
    assert "ASSAULT" not in types(rules, games)
    assert types(rules, "Ghana attacked Chile at once.") == ["ASSAULT"]


def test_a_threat_that_another_weighs_was_made(rules: Coder) -> None:
    text = "Sudan is weighing Chad's threats against its envoy."
    coded = rules.code(Article(id="1", text=text, published=date(2022, 10, 27)))
    assert [(r.type, r.status) for r in coded.reports] == [("THREATEN", "occurred")]


@pytest.mark.parametrize(
    ("text", "arrests"),
    [
        ("The FBI offered a reward for information leading to the arrest and conviction of the bombers.", 0),
        ("A reward is offered for information that leads to the arrest of Kwame Osei.", 0),
        ("A farmer was paid $5 million for information leading to the arrest of the rebel chief.", 1),
        ("Information from a neighbour led to the arrest of Kwame Osei.", 1),
    ],
)
def test_an_arrest_that_clues_are_wanted_for_is_none(coder: Coder, text: str, arrests: int) -> None:
    assert len([t for t in types(coder, text) if t in {"COERCE", "SANCTION"}]) == arrests
