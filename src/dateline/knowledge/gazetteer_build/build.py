"""Writes the artefact from a source of places and what is written by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct, structs

from dateline.errors import GazetteerError
from dateline.knowledge import packs
from dateline.knowledge.gazetteer import ARTEFACT, DEGREE, NAME_KINDS, PRECISIONS, SCHEMA, NameKind, fold
from dateline.knowledge.gazetteer_build import dump, packages
from dateline.knowledge.gazetteer_build.records import Country, Counts, Row, Source
from dateline.knowledge.gazetteer_build.shipped import CountryCentre
from dateline.model import PlacePrecision

_TOWN = 20_000  # what a town written by hand counts as, since it is in the news
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE country (id INTEGER PRIMARY KEY, iso3 TEXT NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, latitude INTEGER NOT NULL, longitude INTEGER NOT NULL,
    country INTEGER, admin1 INTEGER, admin2 INTEGER, feature TEXT NOT NULL, precision INTEGER NOT NULL,
    population INTEGER NOT NULL, countries TEXT
);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
"""


class Centre(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of gazetteer_centres.tsv: the centre of a division by its GeoNames code, and its short names."""

    code: str
    latitude: float
    longitude: float
    names: str = ""
    adjectives: str = ""


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of gazetteer_names.tsv: further names of a place, split by ';'."""

    geonameid: int
    names: str


class Region(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of regions.tsv; `countries` are ISO 3166-1 alpha-3, `names` further names, split by ';'."""

    name: str
    latitude: float
    longitude: float
    precision: PlacePrecision
    names: str = ""
    countries: str = ""
    geonameid: int | None = None
    kind: str = ""
    adjectives: str = ""


def build(geonames_dump: Path | None = None, out: Path = ARTEFACT) -> Counts:
    """Build the gazetteer from GeoNames' allCountries.zip, or from the registry packages.

    Raises:
        GazetteerError: a source is missing or not what it should be, or `out` can't be written.
    """
    source = dump.source(geonames_dump) if geonames_dump else packages.source()
    draft = out.with_name(out.name + ".part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(draft)) as connection:
            counts = _write(connection, source)
        draft.replace(out)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"{out}: the gazetteer can't be written ({error})") from error
    finally:
        draft.unlink(missing_ok=True)  # left where a source turned out to be bad half way
    return structs.replace(counts, size=out.stat().st_size)


def _write(connection: sqlite3.Connection, source: Source) -> Counts:
    connection.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _TABLES
    )
    numbers = {c.iso3: n for n, c in enumerate(source.countries, 1)}
    connection.executemany("INSERT INTO country VALUES (?, ?)", ((n, iso3) for iso3, n in numbers.items()))
    connection.execute("INSERT INTO meta VALUES ('schema', ?)", (str(SCHEMA),))
    for row in _all(source):
        if row.latitude is None or row.longitude is None:
            continue
        connection.execute(
            "INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", _place(row, numbers)
        )
        names: list[tuple[str, NameKind]] = [(row.name, "main"), *row.names]
        keys = ((fold(name), row.id, NAME_KINDS.index(kind)) for name, kind in names if fold(name))
        connection.executemany(
            "INSERT INTO name VALUES (?,?,?) ON CONFLICT DO UPDATE SET kind = min(kind, excluded.kind)", keys
        )
    connection.commit()
    connection.execute("VACUUM")
    places, count = (
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("place", "name")
    )
    return Counts(places, count, 0)


def _place(row: Row, numbers: dict[str, int]) -> tuple[object, ...]:
    return (
        row.id,
        row.name,
        round((row.latitude or 0.0) * DEGREE),
        round((row.longitude or 0.0) * DEGREE),
        numbers.get(row.iso3 or ""),
        row.admin1,
        row.admin2,
        row.feature,
        PRECISIONS.index(row.precision),
        row.population,
        ";".join(row.countries) if len(row.countries) > 1 else None,
    )


def _all(source: Source) -> Iterator[Row]:
    """The source's places with hand-written centres and names, then countries and regions."""
    world = (packs.SHIPPED / "world",)
    centres = {source.codes.get(c.code): c for c in packs.rows(world, "gazetteer_centres.tsv", Centre)}
    further = {n.geonameid: _split(n.names) for n in packs.rows(world, "gazetteer_names.tsv", Names)}
    regions = list(packs.rows(world, "regions.tsv", Region))
    known = {r.geonameid: r for r in regions if r.geonameid}
    merged: set[int] = set()
    for row in source.rows:
        found = row
        if extra := further.get(row.id):
            found = structs.replace(found, names=(*found.names, *((n, "main") for n in extra)))
        if centre := centres.get(row.id):
            short = (
                *((n, _kind(n)) for n in _split(centre.names)),
                *_adjectives(centre.adjectives),
            )
            found = structs.replace(
                found, latitude=centre.latitude, longitude=centre.longitude, names=(*found.names, *short)
            )
        if region := known.get(row.id):
            merged.add(row.id)
            found = structs.replace(
                found,
                latitude=region.latitude,
                longitude=region.longitude,
                names=(*found.names, *_region_names(region)),
            )
        yield found
    yield from _countries(source.countries, world)
    for number, region in enumerate(regions, 1):
        if region.geonameid not in merged:
            yield _region(region, number)


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _adjectives(cell: str) -> list[tuple[str, NameKind]]:
    return [(name, "adjective") for name in _split(cell)]


def _kind(name: str) -> NameKind:
    """A short form that stands only after a place ("Fla.", "B.C."), or a name of its own right."""
    return "short" if len(fold(name).replace(" ", "")) <= 5 else "alternate"


def _countries(countries: tuple[Country, ...], world: tuple[Path, ...]) -> Iterator[Row]:
    centres = {c.iso3: c for c in packs.rows(world, "gazetteer_countries.tsv", CountryCentre)}
    for country in countries:
        centre = centres.get(country.iso3)
        if centre is None:
            continue
        names: list[tuple[str, NameKind]] = [(n, "main") for n in _split(centre.names)]
        names += [(n, "alternate") for n in country.names]
        names += _adjectives(centre.adjectives)
        yield Row(
            id=country.geonameid,
            name=country.name,
            latitude=centre.latitude,
            longitude=centre.longitude,
            iso3=country.iso3,
            feature="PCLI",
            precision="country",
            population=country.population,
            names=tuple(names),
        )


def _region_names(region: Region) -> tuple[tuple[str, NameKind], ...]:
    return (*((n, "main") for n in (region.name, *_split(region.names))), *_adjectives(region.adjectives))


def _region(region: Region, number: int) -> Row:
    countries = tuple(_split(region.countries))
    return Row(
        id=region.geonameid or -number,
        name=region.name,
        latitude=region.latitude,
        longitude=region.longitude,
        iso3=countries[0] if len(countries) == 1 else None,
        feature=region.kind.upper() or "RGN",
        precision=region.precision,
        population=_TOWN if region.precision == "city" else 0,
        names=_region_names(region),
        countries=countries,
    )
