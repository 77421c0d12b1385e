"""Who takes part where the grammar gives a thing, hides who acts, or hangs a party elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder

CASES = [
    (
        "who does what was requested",
        "The Danish navy is training Somali sailors to board ships at the request of Puntland.",
        "REQUEST",
        ["Puntland"],
        ["Danish navy"],
    ),
    (
        "whom a charge told last is about",
        "Rebel fighters stole the maize, the Malian army has charged.",
        "ACCUSE",
        ["Malian Armed Forces"],
        ["Rebel fighters"],
    ),
    (
        "a conjunct tagged as a quality",
        "Malta deported six Syrians and an Eritrean who had come by sea.",
        "COERCE",
        ["Malta"],
        ["six Syrians", "Eritrean"],
    ),
    (
        "those joined in it",
        "Two Kenyan ministers joined opposition leaders in condemning Uganda.",
        "ACCUSE",
        ["Two Kenyan ministers", "opposition leaders"],
        ["Uganda"],
    ),
    (
        "who leads it",
        "A French-led raid on a camp killed nine herders.",
        "ASSAULT",
        ["France"],
        ["nine herders"],
    ),
    (
        "who is charged with it",
        "Odell was convicted of murder for the killing of two soldiers in Nairobi.",
        "ASSAULT",
        ["Odell"],
        ["two soldiers"],
    ),
    (
        "whose petition asks",
        "A petition signed by Kenyan teachers asks the president to resign.",
        "REQUEST",
        ["Kenyan teachers"],
        ["president"],
    ),
    (
        "a dateline",
        "Lome, May 3, ATOP - The speaker of the Togolese parliament condemned Benin.",
        "ACCUSE",
        ["speaker of the Togolese parliament"],
        ["Benin"],
    ),
    (
        "a thing that stands first",
        "Remarks on trifles are used in an attempt to blame the governor of Texas.",
        "ACCUSE",
        [],
        ["governor of Texas"],
    ),
    ("willing to", "A developer may be willing to back Modi.", "SUPPORT", ["developer"], ["Narendra Modi"]),
    ("likely to", "Rebels are likely to attack Goma.", "ASSAULT", ["Rebels"], ["Goma"]),
    (
        "another's plot",
        "The president foiled a plot by rebels to topple him.",
        "COERCE",
        ["rebels"],
        ["president"],
    ),
    (
        "a position taken to do it",
        "Serbian police took a position to disperse the protesters.",
        "COERCE",
        ["Serbian police"],
        ["protesters"],
    ),
    (
        "a strike kills",
        "A mortar attack by Boko Haram killed nine villagers.",
        "ASSAULT",
        ["Boko Haram"],
        ["nine villagers"],
    ),
    (
        "others, including",
        "But others, including Senator Ruiz and Kenya, condemned Uganda.",
        "ACCUSE",
        ["Ruiz", "Kenya"],
        ["Uganda"],
    ),
    (
        "a lawsuit that accuses",
        "Relatives of the hostages filed a lawsuit accusing Uganda of murder.",
        "ACCUSE",
        ["Relatives of the hostages"],
        ["Uganda"],
    ),
    (
        "a protest that demands",
        "Students staged a sit-down protest demanding that Serbia release a colleague.",
        "REQUEST",
        ["Students"],
        ["Serbia"],
    ),
    (
        "whose attack is condemned",
        "Iran condemned the Israeli raid on a church.",
        "ACCUSE",
        ["Iran"],
        ["Israel"],
    ),
    ("whom it hits is not blamed", "Iran condemned the attack on a church in Syria.", "ACCUSE", ["Iran"], []),
    ("nor whom sanctions hit", "The minister rejected sanctions against Iran.", "REJECT", ["minister"], []),
    (
        "made by",
        "The judges condemned the threats made by the Kenyan government.",
        "ACCUSE",
        ["judges"],
        ["Kenyan government"],
    ),
    (
        "filed by",
        "The court rejected an appeal filed by Kenyan lawyers.",
        "REJECT",
        ["court"],
        ["Kenyan lawyers"],
    ),
    (
        "offers of talks by",
        "The Polisario spurned two offers for direct talks by the Rabat government.",
        "REJECT",
        ["Polisario Front"],
        ["Rabat government"],
    ),
    (
        "hung on the day",
        "Two lawyers filed a complaint with the tribunal on Friday against Kenya and Uganda.",
        "ACCUSE",
        ["Two lawyers"],
        ["Kenya", "Uganda"],
    ),
    (
        "of whom a claim tells",
        "Norwegian police opened an investigation into claims that two soldiers robbed children.",
        "ACCUSE",
        ["Norwegian police"],
        ["two soldiers"],
    ),
    (
        "on whose goods a ban lies",
        "Brazil has promised to lift a ban on sales of Kenyan flowers.",
        "AGREE",
        ["Brazil"],
        ["Kenya"],
    ),
    (
        "what a gift is for",
        "Germany gave 30 million euros to promote private investment and growth in Ethiopia.",
        "AID",
        ["Germany"],
        ["Ethiopia"],
    ),
    (
        "along with",
        "Kenya, along with Uganda and Chad, condemned Rwanda.",
        "ACCUSE",
        ["Kenya", "Uganda", "Chad"],
        ["Rwanda"],
    ),
    ("the ones who", "Rebels are the ones who attacked Goma.", "ASSAULT", ["Rebels"], ["Goma"]),
    ("before a noun's noun", "Chad reported Kenyan mortar attacks on Goma.", "ASSAULT", ["Kenya"], ["Goma"]),
    ("not who reports it", "Residents reported heavy shelling in Donetsk.", "ASSAULT", [], []),
    ("its own troops", "Honduras withdrew its troops from Iraq.", "RETREAT", ["Honduras"], ["Iraq"]),
    (
        "who wrote, and to whom",
        "Kenyan lawyers published a letter on Monday to President Ruto asking for the release of Odell.",
        "REQUEST",
        ["Kenyan lawyers"],
        ["William Ruto"],
    ),
    (
        "those who suffer along with somebody",
        "The Togolese envoy was kidnapped along with a priest.",
        "ASSAULT",
        [],
        ["Togolese envoy", "priest"],
    ),
    (
        "those who act together with somebody",
        "The Malian army, together with Dutch soldiers, shelled the rebels.",
        "ASSAULT",
        ["Malian Armed Forces", "Dutch soldiers"],
        ["rebels"],
    ),
    (
        "who suffers in a headline without its auxiliary",
        "Togolese police shot at during traffic stop",
        "ASSAULT",
        [],
        ["Togolese police"],
    ),
    (
        "a title and a name are one",
        "Marchers in Lome called for the resignation of the interior minister, Kofi Mensah.",
        "REQUEST",
        ["Marchers in Lome"],
        ["Kofi Mensah"],
    ),
    (
        "what only tells who somebody is",
        "Odell, a 52-year-old surgeon and poet who led the clinic, was shot dead on Monday.",
        "ASSAULT",
        [],
        ["Odell"],
    ),
    (
        "where people are is not who they are",
        "The army shelled rebels at the Palace of Nations in Lome.",
        "ASSAULT",
        ["army"],
        ["rebels"],
    ),
]


def _reports(coder: Coder, text: str, type_: str) -> list[Report]:
    coded = coder.code(Article(id="1", text=text, published=date(2020, 1, 1)))
    return [r for r in coded.reports if r.type == type_]


# right by the rules alone
_WRONG = {
    "who suffers in a headline without its auxiliary": "the second coder takes the police for who shoots",
    "willing to": "the second coder takes the will for what is told, as AGREE",
    "hung on the day": "the second coder takes the tribunal for one complained of",
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
def test_parties_are_found_where_the_grammar_hides_them(
    coder: Coder, text: str, type_: str, actors: list[str], recipients: list[str]
) -> None:
    (report,) = _reports(coder, text, type_)
    assert [a.name for a in report.actors] == actors
    assert [r.name for r in report.recipients] == recipients


def test_a_pronoun_is_somebody_where_whom_it_means_has_a_name(coder: Coder) -> None:
    text = (
        "David Hickman of Perth was in court on Monday. "
        "Hickman told the jury he never meant to kill Mr Patten and stabbed him in the arm."
    )
    kill, stab = _reports(coder, text, "ASSAULT")
    assert [a.name for a in (*kill.actors, *stab.actors)] == ["David Hickman", "David Hickman"]
    assert [r.name for r in (*kill.recipients, *stab.recipients)] == ["Mr Patten", "Mr Patten"]


def test_whose_house_it_is_was_hit(coder: Coder) -> None:
    text = "The Faulkners were at home when two gunmen came in and set their house ablaze."
    (report,) = _reports(coder, text, "ASSAULT")
    assert [r.name for r in report.recipients] == ["Faulkners"]


def test_a_longer_phrase_with_a_name_in_it_is_not_whom_its_pronoun_means(coder: Coder) -> None:
    text = "Paul Wallace fled in May. Police issued a warrant for his arrest after the drowning of Anna Hart."
    (report,) = _reports(coder, text, "ACCUSE")
    assert "Anna Hart" not in [r.name for r in report.recipients]


def test_in_what_somebody_says_the_us_is_no_us(coder: Coder) -> None:
    text = "Iran said on Monday that US warplanes had bombed Erbil. It called the US a bully."
    assert [r.actors[0].name for r in _told(text, coder, "ASSAULT")] == ["US warplanes"]
    named = {p.name for r in _told(text, coder, "ACCUSE") for p in r.recipients}
    assert named == {"United States"}


def test_the_who_is_a_body_and_no_relative(coder: Coder) -> None:
    told = _told("Chad dropped a plan that WHO criticised on Monday.", coder, "ACCUSE")
    assert [a.name for r in told for a in r.actors] == ["World Health Organization"]


@pytest.mark.parametrize("who", ["those who robbed the bank", "those responsible for the theft"])
def test_those_are_people_by_what_is_told_of_them(who: str, coder: Coder) -> None:
    told = _told(f"Kenyan police arrested {who} on Monday.", coder, "COERCE")
    assert any(p.evidence.text.startswith("those") for r in told for p in r.recipients)


def _told(text: str, coder: Coder, type_: str) -> list[Report]:
    article = Article(id="1", text=text, published=date(2022, 10, 27))
    return [r for r in coder.code(article).reports if r.type == type_]
