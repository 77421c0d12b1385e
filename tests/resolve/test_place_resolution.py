"""Which place a name means: the whole article decides."""

from __future__ import annotations

import time

import pytest

from dateline.find.places import find
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.packs import folders
from dateline.knowledge.place_words import place_words
from dateline.model import Evidence, PlaceMention
from dateline.resolve.places import resolve


@pytest.fixture(scope="module")
def gazetteer():
    with Gazetteer.open() as opened:
        yield opened


@pytest.fixture(scope="module")
def places(reading, gazetteer):
    """A function from a text to its places by their words."""
    words = place_words(folders())
    return lambda text: {p.text: p for p in resolve(find(reading(text), gazetteer, words), gazetteer)}


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("He was born in Paris.", "Paris", "FRA", "Île-de-France"),
        ("He was born in Paris, Texas.", "Paris", "USA", "Texas"),
        ("A year later, in Paris, the United States signed.", "Paris", "FRA", None),
        ("Police in London, Ontario, said two men were held.", "London", "CAN", "Ontario"),
        (
            "Judges in London heard doctors at Harrow Lane Hospital where the boy is treated in Glasgow.",
            "Harrow Lane Hospital",
            "GBR",
            "Scotland",
        ),
        ("A Paris, Missouri, man was held on Monday.", "Paris", "USA", "Missouri"),
        ("They drove from Tripoli to Beirut and then to Damascus.", "Tripoli", "LBN", None),
        ("They drove from Tripoli to Benghazi across Libya.", "Tripoli", "LBY", None),
        (
            "The mayor of Tbilisi said Georgia would not yield. Rallies were held in Batumi.",
            "Georgia",
            "GEO",
            None,
        ),
        ("The attack in Ankara shook Turkey. A man shouted about Aleppo in Turkish.", "Aleppo", "SYR", None),
        ("They fled Tripoli, Lebanon's second city.", "Tripoli", "LBN", None),
        (
            "She stopped in Washington, New York and Chicago.",
            "Washington",
            "USA",
            "District of Columbia",
        ),
        ("Homes burned in Salem, Oregon and Salem, Virginia.", "Oregon", "USA", "Oregon"),
        ("Baltimore and Washington sell arms in the Middle East.", "Middle East", None, None),
        ("Voters in Atlanta and Savannah decided the race in Georgia.", "Georgia", "USA", "Georgia"),
    ],
)
def test_the_article_settles_a_name(places, text, name, country, admin1):
    place = places(text)[name]
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("The war in Ukraine goes on.", "Ukraine", "country"),
        ("Floods struck Mexico again.", "Mexico", "country"),
        ("Nine died in the province of Donetsk.", "Donetsk", "admin1"),
        ("Nine died in Donetsk.", "Donetsk", "city"),
        ("Kyiv was hit in the night.", "Kyiv", "city"),
        ("Ships left the Red Sea.", "Red Sea", "region"),
        ("Crowds filled Tahrir Square.", "Tahrir Square", "site"),
    ],
)
def test_precision_is_that_of_the_place(places, text, name, precision):
    assert places(text)[name].precision == precision


@pytest.mark.parametrize("text", ["Snow fell across upstate New York.", "Snow fell in western New York."])
def test_a_part_of_a_state_is_not_in_its_city(places, text):
    assert places(text)["New York"].precision == "admin1"


def test_an_unknown_village_takes_the_point_of_what_it_lies_in(places):
    place = places("Gunmen stormed the village of Qarazeem in Nineveh province.")["Qarazeem"]
    assert place.geonameid is None
    assert "not in the gazetteer" in place.why


def test_a_namesake_of_a_capital_where_only_its_own_country_is_spoken_of(places):
    found = places(
        "A bus line to London opens in May. Canada pays half of it. Buyers met at Victoria Park to see the "
        "new buses. Canada has few such lines, said a driver from London. Canada plans six."
    )
    assert (found["London"].country, found["London"].admin1) == ("CAN", "Ontario")
    assert found["Victoria Park"].country == "CAN"  # the gazetteer knows but that of Hong Kong


def test_a_capital_stays_one_where_its_country_is_spoken_of(places):
    found = places("Canada sent a team to London. Britain thanked Canada, and Canada thanked Britain.")
    assert found["London"].country == "GBR"


def mentions_of(names: list[str]) -> list[PlaceMention]:
    return [PlaceMention(Evidence(20 * i, 20 * i + len(n), n), n, "literal") for i, n in enumerate(names)]


def test_five_thousand_names_take_seconds(gazetteer):
    names = [p for _ in range(1000) for p in ("San Jose", "Victoria", "Springfield", "Paris", "Lagos")]
    start = time.perf_counter()
    assert len(resolve(mentions_of(names), gazetteer)) == 5000
    assert time.perf_counter() - start < 5


def test_no_names_no_places(gazetteer):
    assert resolve([], gazetteer) == []
