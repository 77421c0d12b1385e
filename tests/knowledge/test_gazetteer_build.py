"""Building the artefact: from GeoNames' own dump, and the rules for names."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.knowledge import packs
from dateline.knowledge.gazetteer import ARTEFACT, Gazetteer, gazetteer_of
from dateline.knowledge.gazetteer_build import build
from dateline.knowledge.gazetteer_build.build import Region
from dateline.knowledge.gazetteer_build.names import kept, shortened, without_article

ROWS = [
    ("7", "Upper Sand", "Sand,Al Raml", "10.0", "20.0", "A", "ADM1", "SD", "99", "", "1000"),
    ("8", "Gizret", "Jizrat,GZT,гизрет", "10.1", "20.1", "P", "PPL", "SD", "99", "", "300"),
    ("9", "Jabal Gizret", "", "10.2", "20.2", "T", "MT", "SD", "99", "", "0"),
]


def dump(path: Path, rows: list[tuple[str, ...]]) -> Path:
    lines = []
    for number, name, others, lat, lon, broad, feature, country, admin1, admin2, people in rows:
        cells = [
            number,
            name,
            name,
            others,
            lat,
            lon,
            broad,
            feature,
            country,
            "",
            admin1,
            admin2,
            "",
            "",
            people,
            "",
            "",
            "",
            "",
        ]
        lines.append("\t".join(cells))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("allCountries.txt", "\n".join(lines) + "\n")
    return path


def test_a_dump_of_geonames_gives_a_gazetteer_of_every_village(tmp_path: Path):
    out = tmp_path / "full.sqlite"
    counts = build(dump(tmp_path / "allCountries.zip", ROWS), out)
    assert counts.size == out.stat().st_size
    with Gazetteer.open(out) as gazetteer:
        village = gazetteer.lookup("Jizrat")[0]
        assert (village.geonameid, village.name, village.country, village.admin1) == (
            8,
            "Gizret",
            "SDN",
            "Upper Sand",
        )
        assert (village.precision, village.kind) == ("city", "alternate")
        assert gazetteer.lookup("GZT") == ()
        assert gazetteer.lookup("Jabal Gizret")[0].precision == "region"
        assert gazetteer.lookup("Darfur")[0].precision == "region"
        sudan = gazetteer.lookup("Sudan")[0]
        assert (sudan.country, sudan.precision) == ("SDN", "country")
        assert gazetteer.lookup("Sudanese")[0].kind == "adjective"


def test_a_pack_may_bring_a_gazetteer(tmp_path: Path):
    made = build(dump(tmp_path / "SD.zip", ROWS), tmp_path / "mine" / "gazetteer.sqlite")
    assert made.places > len(ROWS)
    assert gazetteer_of((packs.SHIPPED / "world",)) == ARTEFACT
    assert gazetteer_of((packs.SHIPPED / "world", tmp_path / "mine")).parent == tmp_path / "mine"


def test_the_same_sources_give_the_same_file(tmp_path: Path):
    source = dump(tmp_path / "allCountries.zip", ROWS)
    for name in ("one", "two"):
        build(source, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_is_no_dump_is_named(tmp_path: Path):
    wrong = tmp_path / "notes.zip"
    wrong.write_text("no zip", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"notes\.zip"):
        build(wrong, tmp_path / "out.sqlite")
    with pytest.raises(GazetteerError, match="no divisions"):
        build(dump(tmp_path / "empty.zip", []), tmp_path / "out.sqlite")
    bad = ("10", "Gizret", "", "north", "20.1", "P", "PPL", "SD", "99", "", "300")
    with pytest.raises(GazetteerError, match=r"'north' is no number, in the row of 10 \(Gizret\)"):
        build(dump(tmp_path / "bad.zip", [*ROWS, bad]), tmp_path / "out.sqlite")
    with pytest.raises(GazetteerError, match=r"none\.zip"):
        build(tmp_path / "none.zip", tmp_path / "out.sqlite")
    assert not list(tmp_path.glob("out.sqlite*"))


@pytest.mark.parametrize(
    ("names", "left"),
    [
        (["KBP", "kyyiv", "Київ", "Kiev", "K", "Kiew"], ["Kiev", "Kiew"]),
        (["al-Kuds", "Al-Quds"], ["al-Kuds", "Al-Quds"]),
        (["Place 9", "Name (old)"], []),
    ],
)
def test_codes_and_machine_spellings_are_dropped(names, left):
    assert list(kept(names, "Kyiv")) == left


@pytest.mark.parametrize(
    ("name", "short"),
    [("Donetsk Oblast", "Donetsk"), ("Cook County", "Cook"), ("State of Goias", "Goias"), ("Paris", None)],
)
def test_official_names_are_shortened(name, short):
    assert shortened(name) == short


def test_the_arabic_article_may_be_left_out():
    assert without_article("Al Hudaydah", "YE") == "Hudaydah"
    assert without_article("El Paso", "US") is None


def test_regions_written_by_hand_are_on_the_globe():
    regions = list(packs.rows((packs.SHIPPED / "world",), "regions.tsv", Region))
    assert len(regions) > 500
    assert all(-90 <= r.latitude <= 90 and -180 <= r.longitude <= 180 for r in regions)
    assert len({r.name for r in regions}) == len(regions)
