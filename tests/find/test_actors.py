"""Which phrases of a text are found as actors."""

from __future__ import annotations

import pytest

from dateline.find.actors import find
from dateline.knowledge import names as knowledge
from dateline.knowledge.packs import folders


@pytest.fixture(scope="module")
def names() -> knowledge.Names:
    return knowledge.load(folders())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russian Foreign Minister Sergey Lavrov arrived in Turkey on Monday.",
            ["Russian Foreign Minister Sergey Lavrov"],
        ),
        ("Turkey shelled Kurdish positions.", ["Turkey"]),
        (
            "The Indian embassy in Kyiv urged Indian citizens to leave.",
            ["Indian embassy in Kyiv", "Indian citizens"],
        ),
        ("Police fired tear gas at protesters, and they fled.", ["Police", "protesters", "they"]),
        ("Moscow said it would respond.", ["Moscow", "it"]),
        ("It was raining in Paris.", []),
        ("Two soldiers were killed in Mali.", ["Two soldiers"]),
        ("The minister flew to Egypt.", ["minister"]),
        ("Israel and Egypt signed the deal.", ["Israel", "Egypt"]),
        ("The United Nations condemned the attack.", ["United Nations"]),
        (
            "The National Liberation Army (ELN) freed a farmer in Colombia.",
            ["National Liberation Army", "ELN", "farmer in Colombia"],
        ),
        ("China's president met lawmakers.", ["China's president", "China", "lawmakers"]),
        ("On March 12 the price of oil rose.", []),
        ("The Kremlin criticised NATO.", ["Kremlin", "NATO"]),
        ("Thousands of students marched.", ["students"]),
        ("The army said its soldiers had left.", ["army", "its", "soldiers"]),
        (
            "A spokesman for the interior ministry said so.",
            ["spokesman for the interior ministry", "interior ministry"],
        ),
        ("Moscow accused Washington of lying.", ["Moscow", "Washington"]),
        ("Troops captured Kabul.", ["Troops"]),
        ("The two sides agreed. The city banned the march.", ["two sides", "city"]),
        ("Rebels fled the city.", ["Rebels"]),
        ("He accused the ministry of betrayal.", ["He", "ministry"]),
        ("The putschists had no authority.", ["putschists"]),
        ("She praised national unity at a news conference after the rally.", ["She"]),
        ("The team left.", []),
        ("The Institute of Business and Law closed.", ["Institute of Business"]),
        (
            "Officials of the Ministry of Health, Labour and Welfare met.",
            ["Officials of the Ministry of Health", "Ministry of Health"],
        ),
        ("Police closed College Street.", ["Police"]),
        ("Missiles struck a school; the army fired missiles.", ["Missiles", "school", "army"]),
        ("They denied it on the island.", ["They"]),
        ("", []),
        ("12 34 !!", []),
    ],
)
def test_actors_are_found_as_whole_phrases(reading, names, text, expected):
    found = [m.evidence.text for m in find(reading(text), names) if not m.modifier]
    assert found == expected


def test_a_nationality_before_a_thing_is_only_a_modifier(reading, names):
    found = find(reading("Germany bought Russian oil."), names)
    assert [(m.evidence.text, m.modifier) for m in found] == [("Germany", False), ("Russian", True)]


def test_an_apposition_is_a_mention_of_its_own(reading, names):
    found = [
        m.evidence.text for m in find(reading("Sergey Lavrov, the Russian foreign minister, left."), names)
    ]
    assert found[:2] == ["Sergey Lavrov", "Russian foreign minister"]


def test_the_bare_name_is_told_apart_from_the_title(reading, names):
    first = find(reading("Kenyan police spokesman Charles Owino spoke."), names)[0]
    assert (first.evidence.text, first.name, first.kind) == (
        "Kenyan police spokesman Charles Owino",
        "Charles Owino",
        "person",
    )


def test_evidence_and_heads_lie_in_the_text(reading, names):
    text = "U.S. President Joe Biden told reporters he, the Senate and Kyiv's allies would punish Russia."
    for mention in find(reading(text), names):
        assert text[mention.evidence.start : mention.evidence.end] == mention.evidence.text
        assert mention.evidence.contains(mention.head)


def test_a_pronoun_is_bound_apart_from_the_parties_of_its_verb(reading, names):
    text = (
        "Oman urged it to wait. He is due to meet Xi. Kenya said Togo had shelled its town. He hurt himself."
    )
    apart = {
        (mention.evidence.text, text[head:].split(maxsplit=1)[0].strip("."))
        for mention in find(reading(text), names)
        for head in mention.apart
    }
    assert apart == {("it", "Oman"), ("He", "Xi"), ("its", "Togo")}


def test_subjects_and_rows_are_marked(reading, names):
    found = {m.evidence.text: m for m in find(reading("Chad and Mali told Togo."), names)}
    assert {text: (m.subject, m.joined) for text, m in found.items()} == {
        "Chad": (True, 0),
        "Mali": (True, 0),
        "Togo": (False, -1),
    }


def test_plural_phrases_are_marked(reading, names):
    found = {m.evidence.text: m.plural for m in find(reading("Two gunmen shot a teacher."), names)}
    assert found == {"Two gunmen": True, "teacher": False}


def test_a_surname_is_found_where_the_parse_sees_no_name(reading, names):
    text = "Nureddine Mahmoud spoke on Monday. Mahmoud says they shelled it. Troops, Mahmoud added, had left."
    assert [m.evidence.text for m in find(reading(text), names) if "Mahmoud" in m.evidence.text].count(
        "Mahmoud"
    ) == 2


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("The owners call their farm Eden Farms.", "Eden Farms", "their farm Eden Farms"),
        ("Even British officials were surprised.", "British officials", "Even British officials"),
        ("She studied at St. John's University.", "St. John's University", "St. John's"),
        ("The army of Chad must heal our divisions.", "army of Chad", "divisions"),
        ("Iraqi divisions fled.", "Iraqi divisions", "divisions"),
        ("The army spoke. It’s nothing new.", "army", "It"),
        (
            "Bombs hit the British embassies in Kenya and Tanzania.",
            "British embassies in Kenya and Tanzania",
            "British embassies in Kenya",
        ),
        ("The Court of Criminal Appeals freed him.", "Court of Criminal Appeals", "Criminal Appeals"),
        ("On 4 April 2018 Kenya spoke.", "Kenya", "4 April 2018 Kenya"),
        ("They met on June 5 Angela Merkel's aides.", "Angela Merkel's aides", "June 5 Angela Merkel"),
        ("The president of France and Angela Merkel met.", "president of France", "president of France and"),
    ],
)
def test_a_phrase_is_somebody_and_begins_where_the_name_does(reading, names, text, there, not_there):
    found = [mention.evidence.text for mention in find(reading(text), names)]
    assert there in found and not_there not in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana wrote a plan. Rebels rejected the plan and its terms.", False),
        ("Ghana wrote a plan. Rebels praised the government and its terms.", True),
    ],
)
def test_its_is_no_mention_where_a_thing_right_before_is_meant(reading, names, text, wanted):
    assert any(mention.evidence.text == "its" for mention in find(reading(text), names)) is wanted
