"""The gazetteer: names in, places out, and what is said when the artefact is not what it should be."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import GazetteerError
from dateline.knowledge.gazetteer import ARTEFACT, Gazetteer, fold


@pytest.fixture(scope="module")
def gazetteer():
    with Gazetteer.open() as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Bakhmut", "UKR", 48.6, 38.0),
        ("Artemivsk", "UKR", 48.6, 38.0),
        ("Kiev", "UKR", 50.45, 30.52),
        ("Göteborg", "SWE", 57.7, 12.0),
        ("GOTEBORG", "SWE", 57.7, 12.0),
        ("U.S.", "USA", 39.8, -98.5),
        ("Kosovo", "XKX", 42.6, 21.0),
        ("Palestine", "PSE", 31.9, 35.2),
        ("DRC", "COD", -2.5, 23.5),
        ("Ivory Coast", "CIV", 8.0, -5.0),
        ("Türkiye", "TUR", 39.0, 35.0),
        ("Gaza Strip", "PSE", 31.4, 34.35),
        ("Nagorno Karabakh", "AZE", 39.8, 46.75),
        ("Rakhine State", "MMR", 19.5, 94.0),
        ("Sana'a", "YEM", 15.35, 44.2),
    ],
)
def test_a_name_leads_to_its_place(gazetteer: Gazetteer, name, country, latitude, longitude):
    places = gazetteer.lookup(name)
    assert any(
        p.country == country and abs(p.latitude - latitude) < 1.5 and abs(p.longitude - longitude) < 1.5
        for p in places
    )


@pytest.mark.parametrize("name", ["", "   ", "Xyzzyqwv", "'", "-", "\x00", "a" * 10_000])
def test_what_is_no_name_leads_nowhere(gazetteer: Gazetteer, name):
    assert gazetteer.lookup(name) == ()


@pytest.mark.parametrize("name", ["San Jose", "Victoria"])
def test_a_common_name_leads_to_many_places_the_greatest_first(gazetteer: Gazetteer, name):
    places = gazetteer.lookup(name)
    assert len(places) > 40
    assert [p.population for p in places] == sorted((p.population for p in places), reverse=True)


def test_an_id_leads_to_its_place(gazetteer: Gazetteer):
    place = gazetteer.place(2179537)
    assert place is not None
    assert (place.name, place.country, place.precision) == ("Wellington", "NZL", "city")
    assert gazetteer.place(1) is None


def test_regions_of_several_countries_belong_to_none(gazetteer: Gazetteer):
    horn = gazetteer.lookup("Horn of Africa")[0]
    assert (horn.country, horn.precision) == (None, "region")
    assert "SOM" in horn.countries


def test_it_opens_at_once_and_stays_small():
    start = time.perf_counter()
    with Gazetteer.open() as opened:
        opened.lookup("Paris")
    assert time.perf_counter() - start < 0.2
    assert ARTEFACT.stat().st_size < 45_000_000


def test_a_missing_artefact_names_the_command(tmp_path: Path):
    with pytest.raises(GazetteerError, match="dateline gazetteer build"):
        Gazetteer.open(tmp_path / "none.sqlite")


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_damaged_artefact_names_the_command(tmp_path: Path, content: bytes):
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match="dateline gazetteer build"):
        Gazetteer.open(path)


def test_an_artefact_cut_short_names_the_command_when_it_is_read(tmp_path: Path):
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(ARTEFACT.read_bytes()[:200_000])
    with pytest.raises(GazetteerError, match="dateline gazetteer build"), Gazetteer.open(path) as opened:
        for name in ("Paris", "Zagreb", "Moscow", "Quito"):
            opened.lookup(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint Petersburg", "St. Petersburg"),
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("The Hague", "Hague"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Łódź", "Lodz"),
        ("Mount Etna", "Mt. Etna"),
        ("U.K.", "UK"),
    ],
)
def test_spellings_of_one_name_fold_to_one_key(one, other):
    assert fold(one) == fold(other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)
