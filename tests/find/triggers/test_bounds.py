"""What the second coder may not add to what the grammar says: a stranger, or the same one again."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder

CASES = [
    (
        "where the complaint was filed",
        "Dana Reyes was accused in a complaint filed in federal court in Denver of stealing secrets.",
        "ACCUSE",
        [],
        ["Dana Reyes"],
    ),
    ("who reports it", "Police said three men had been detained in dawn raids.", "COERCE", [], ["three men"]),
    (
        "who only backs it",
        "An Emirati-backed push on the port killed twelve fishermen.",
        "ASSAULT",
        [],
        ["twelve fishermen"],
    ),
    (
        "whom the act is to help",
        "Denmark will lend 40 million euros to help Latvia buy gas for the coming winter.",
        "AID",
        ["Denmark"],
        ["Latvia"],
    ),
    (
        "who speaks, by a means that the parser joins to whom",
        "Kenyan President Ruto spoke by video link to the ECOWAS trade ministers.",
        "CONSULT",
        ["William Ruto", "ECOWAS trade ministers"],
        [],
    ),
    (
        "outside which bombs went off",
        "Two bombs exploded outside French consulates in Mali and Niger on Friday, killing 40 people.",
        "ASSAULT",
        [],
        ["40 people"],
    ),
    (
        "what the bombings hit that killed",
        "The bombings of French consulates in Mali and Niger last year that killed 40 people are on trial.",
        "ASSAULT",
        [],
        ["40 people"],
    ),
    ("a number of people", "Scores were arrested in Minsk on Sunday.", "COERCE", [], ["Scores"]),
    (
        "the same one by another name",
        "A 40-year-old woman surnamed Feng has been arrested over the fire.",
        "COERCE",
        [],
        ["40-year-old woman"],
    ),
    ("who suffers", "Norway endured a string of bombings in May.", "ASSAULT", [], ["Norway"]),
    ("who fled", "Two guards were wounded and the robbers fled in a van.", "ASSAULT", [], ["Two guards"]),
    (
        "where the bombs went off",
        "Bombings at Spanish consulates in Tangier and Oran killed 40 people.",
        "ASSAULT",
        [],
        ["40 people"],
    ),
    ("who tells of it", "Marta Solis was shot in Oruro, the army says.", "ASSAULT", [], ["Marta Solis"]),
    (
        "who reports",
        "Ortega said the navy also seized the boat of a fisherman, who had no licence.",
        "COERCE",
        ["navy"],
        ["fisherman"],
    ),
    ("what he is called", "Critics called the senator a traitor.", "ACCUSE", ["Critics"], ["senator"]),
    (
        "the subject beside",
        "Ana Ruiz landed in Lima on Friday, and Judge Paz ordered the settlers to leave the valley.",
        "REQUEST",
        ["Judge Paz"],
        ["settlers"],
    ),
    (
        "along with",
        "Along with Chile, Peru backs the interim government of Haiti.",
        "SUPPORT",
        ["Peru", "Chile"],
        ["interim government of Haiti"],
    ),
    (
        "dozens of these and those",
        "Dozens of nurses and other workers were detained by riot police in Sfax.",
        "COERCE",
        ["riot police"],
        ["nurses", "other workers"],
    ),
    (
        "both of a row",
        "Gunmen carried out attacks in Oruro, killing four members of the army and a woman from Chile.",
        "ASSAULT",
        ["Gunmen"],
        ["four members of the army", "woman from Chile"],
    ),
    (
        "talks after a trip",
        "After touring the port and meeting with Kenyan officers on Friday, the Danish envoy flew home.",
        "CONSULT",
        ["Kenyan officers", "Danish envoy"],
        [],
    ),
    (
        "a force before its act",
        "A police shooting of a student led to protests.",
        "ASSAULT",
        ["police"],
        ["student"],
    ),
    (
        "a raid that is blamed",
        "The mayor condemned the rebel raid on the clinic.",
        "ACCUSE",
        ["mayor"],
        ["rebel"],
    ),
    (
        "the sort of an attack",
        "The pope condemned the terrorist attacks in Oran.",
        "ACCUSE",
        ["pope"],
        [],
    ),
    (
        "who struggles in another clause",
        "The raid, condemned by Norway and Chad, showed how Mali is struggling.",
        "ACCUSE",
        ["Norway", "Chad"],
        [],
    ),
    (
        "whose attack it is",
        "Iran's president renewed his attack on the Gulf states with missiles.",
        "ASSAULT",
        ["Iran's president"],
        ["Gulf states"],
    ),
    (
        "whom another act hit",
        "The letter says Slovenia endorsed the invasion of Iraq.",
        "SUPPORT",
        ["Slovenia"],
        [],
    ),
    (
        "where it was, going on",
        "Police spoke of bombings at Spanish consulates in Tangier and Oran, which have killed 40 people.",
        "ASSAULT",
        [],
        ["40 people"],
    ),
    (
        "a building before the act is hit",
        "The clinic bombings in Oslo and Bergen, Norway, frightened tourists.",
        "ASSAULT",
        [],
        ["clinic"],
    ),
    (
        "who is to be freed is not asked",
        "The union demanded the release of teacher Ann Solberg from the prison in Minsk.",
        "REQUEST",
        ["union"],
        [],
    ),
    (
        "whose aunt's boyfriend",
        "Ana's aunt and her aunt's boyfriend were charged with murder.",
        "ACCUSE",
        [],
        ["Ana's aunt", "aunt's boyfriend"],
    ),
    (
        "one of a nation",
        "Kenya expelled five Iraqis and a Libyan.",
        "COERCE",
        ["Kenya"],
        ["five Iraqis", "Libyan"],
    ),
    (
        "a country named with and",
        "Trinidad and Tobago condemned Serbia.",
        "ACCUSE",
        ["Trinidad and Tobago"],
        ["Serbia"],
    ),
    (
        "his successor, by name",
        "The president has not criticised his successor, Republican Ronald Reagan, for it.",
        "ACCUSE",
        ["president"],
        ["Ronald Reagan"],
    ),
    (
        "the same man",
        "Marta Solis, 52, and the mother of two girls, was shot dead in her shop.",
        "ASSAULT",
        [],
        ["Marta Solis"],
    ),
    (
        "provinces that back a proposal",
        "A plan that is backed by many provinces has asked Ottawa to raise the transfers.",
        "REQUEST",
        ["many provinces"],
        ["Canada"],
    ),
    (
        "past the agency",
        "By ANN ODELL, Associated Press OSLO (AP) — China vowed on Friday to attack the U.S.",
        "THREATEN",
        ["China"],
        ["United States"],
    ),
    (
        "who suffers in a part of itself",
        "Norway suffered a series of attacks in the north of its land in spring.",
        "ASSAULT",
        [],
        ["Norway"],
    ),
    (
        "a suspect is named",
        "Police have named a suspect in the killing of Dr. Hugh Odell.",
        "ASSAULT",
        ["suspect"],
        ["Hugh Odell"],
    ),
    (
        "a minor",
        "Glenn Odell is also charged with two counts of sexual abuse of a minor and with theft.",
        "ASSAULT",
        ["Glenn Odell"],
        ["minor"],
    ),
    (
        "a body that is asked",
        "Senator Odell urged the council to leave the fields near the school for housing.",
        "REQUEST",
        ["Odell"],
        ["council"],
    ),
    (
        "who is only asked",
        "Barre was hunted after he was seen near the scene of the slaying of Dr. Hugh Odell.",
        "ASSAULT",
        [],
        ["Hugh Odell"],
    ),
]


# what the shipped coders get wrong, case by case
_WRONG = {
    "a building before the act is hit": "the parser takes the verb for a quality, and the tourists seem hit",
}


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        pytest.param(
            *case,
            id=name,
            marks=[pytest.mark.xfail(strict=True, reason=_WRONG[name])] if name in _WRONG else [],
        )
        for name, *case in CASES
    ],
)
def test_the_grammar_bounds_the_parties(
    text: str, type_: str, actors: list[str], recipients: list[str], coder: Coder
) -> None:
    told = reports(text, coder, type_)
    found = [([a.name for a in r.actors], [a.name for a in r.recipients]) for r in told]
    assert (actors, recipients) in found, found


def reports(text: str, coder: Coder, type_: str) -> list[Report]:
    article = Article(id="1", text=text, published=date(2022, 10, 27))
    return [r for r in coder.code(article).reports if r.type == type_]
