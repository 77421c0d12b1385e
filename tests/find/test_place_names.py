"""Names of places in a text: what is one, what only looks like one, and what it is used for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dateline.find.places import find
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.packs import folders
from dateline.knowledge.place_words import place_words


@pytest.fixture(scope="module")
def found(reading):
    """A function from a text to the words and uses of its places."""
    words = place_words(folders())
    with Gazetteer.open() as gazetteer:

        def names(text: str) -> dict[str, str]:
            return {m.evidence.text: m.use for m in find(reading(text), gazetteer, words)}

        yield names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Troops entered Bakhmut on Monday.", {"Bakhmut"}),
        ("Floods hit the Kenyan town of Garissa and villages near Tana River.", {"Garissa", "Tana River"}),
        ("The two met in Paris, Texas, last week.", {"Paris", "Texas"}),
        ("Shelling was heard in the villages of Zubrivka and Mokre.", {"Zubrivka", "Mokre"}),
        ("A convoy crossed the Strait of Hormuz on its way to Iraq.", {"Strait of Hormuz", "Iraq"}),
        ("Fighting went on in Nagorno-Karabakh overnight.", {"Nagorno-Karabakh"}),
        ("Protesters marched to Tahrir Square in Cairo.", {"Tahrir Square", "Cairo"}),
        ("The law is in force across the EU.", {"EU"}),
        ("The march began in Washington, D.C., at noon.", {"Washington, D.C."}),
        ("Nurses at the new King's Hospital said last night that they had no light.", {"King's Hospital"}),
        ("In Old Havana, children danced.", {"Havana"}),
        ("The band played at Teatro Rewi in Lima.", {"Teatro Rewi", "Lima"}),
        ("Two men were held at Harbour Gate on Friday.", {"Harbour Gate"}),
        ("(NEW YORK) — Police shot a man in Brooklyn.", {"NEW YORK", "Brooklyn"}),
        ("The road is shut. Drivers go round via the A12, A130 and A414.", {"A12", "A130", "A414"}),
        ("The bus leaves from Wivenhoe, 4 miles away.", {"Wivenhoe"}),
        ("He appeared before Oakfield District Court today.", {"Oakfield District Court"}),
        (
            "Thousands of people prayed for peace in St. Peter's Basilica while others waited outside.",
            {"St. Peter's Basilica"},
        ),
        (
            "Armed herders raided many farms and burned houses in Logo Local Government Area of the state.",
            {"Logo Local Government Area"},
        ),
        ("Exiles landed at the Bay of Pigs in 1961.", {"Bay of Pigs"}),
    ],
)
def test_places_are_found(found, text, places):
    assert places <= {name for name, use in found(text).items() if use == "literal"}


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton arrived late.",
        "Jordan Smith told reporters that nobody was hurt.",
        "The Washington Post reported the plan first.",
        "Manchester United won again.",
        "Bank of America raised its forecast.",
        "She studied at the University of Michigan.",
        "Many people came in March.",
        "The Lebanese Red Crescent sent blankets.",
        "The Duma passed the law, and the Centre said nothing.",
        "The Cape Argus newspaper said so.",
        "They were two Kenyans and a Turk.",
        "A minister of the Reformed Episcopal Church said on Monday that nobody had been told of it.",
        "The minister read a statement.",
        "She worked at Rewi Analytics and is now an economist at Harbour Analytics.",
        "",
        "no capital letters here at all",
    ],
)
def test_what_is_named_after_a_place_is_none(found, text):
    assert "literal" not in found(text).values()


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("Russia accused Poland of lying.", "Russia", "metonym"),
        ("Talks with Iran have stalled.", "Iran", "metonym"),
        ("The bomb went off in Iran.", "Iran", "literal"),
        ("Prices of Russian oil fell.", "Russian", "modifier"),
        ("Clashes broke out on the Turkish border.", "Turkish", "literal"),
        ("The president of France spoke first.", "France", "modifier"),
        ("Crowds marched along Havana's seaside boulevard.", "Havana", "literal"),
        ("A studio in Tacoma, Washington shares its films.", "Washington", "literal"),
        ("Artists across the United States - and beyond - protested.", "United States", "literal"),
        ("Chicago police arrested him.", "Chicago", "modifier"),
        ("Clashes went on in the Kasserine governorate.", "Kasserine", "literal"),
        ("Bombs went off in the Kenyan and Ugandan capitals.", "Kenyan", "literal"),
        ("The minister of defence of Chad spoke first.", "Chad", "modifier"),
        ("The raid was blamed on Chad.", "Chad", "metonym"),
        ("They put more pressure on Chad.", "Chad", "metonym"),
        ("Chad will continue to support the talks.", "Chad", "metonym"),
        ("The delegation from Chad left early.", "Chad", "metonym"),
        ("Cars stood between Witham and Colchester.", "Witham", "literal"),
    ],
)
def test_the_use_of_a_name(found, text, name, use):
    assert found(text)[name] == use


def test_the_dateline_counts(reading):
    text = "NAIROBI, Kenya (AP) — Rains have killed nine people in the north."
    with Gazetteer.open() as gazetteer:
        mentions = find(reading(text), gazetteer, place_words(folders()))
    assert [(m.evidence.text, m.dateline) for m in mentions] == [("NAIROBI", True), ("Kenya", False)]
    assert mentions[0].container == "Kenya"


def test_evidence_is_the_text_it_points_at(reading):
    text = "Rebels took Goma.\n\nThey hold Bukavu, South Kivu,\tand the road to Uvira."
    with Gazetteer.open() as gazetteer:
        mentions = find(reading(text), gazetteer, place_words(folders()))
    assert len(mentions) >= 4
    assert all(text[m.evidence.start : m.evidence.end] == m.evidence.text for m in mentions)
    assert all(a.evidence.end <= b.evidence.start for a, b in pairwise(mentions))
