"""What a source of places hands to the writer."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dateline.knowledge.gazetteer import NameKind
from dateline.model import PlacePrecision


class Country(Struct, frozen=True):
    """A country of GeoNames: `iso2` is GeoNames' key, `iso3` what is printed (XKX for Kosovo)."""

    geonameid: int
    iso2: str
    iso3: str
    name: str
    capital: str
    population: int
    names: tuple[str, ...] = ()


class Row(Struct, frozen=True):
    """A place on its way into the artefact; `admin1` and `admin2` are ids of other rows.

    A row without coordinates (both None) gets its centre from the places inside it, or is left out.
    """

    id: int
    name: str
    latitude: float | None
    longitude: float | None
    iso3: str | None
    feature: str
    precision: PlacePrecision
    population: int = 0
    admin1: int | None = None
    admin2: int | None = None
    names: tuple[tuple[str, NameKind], ...] = ()
    countries: tuple[str, ...] = ()


class Source(Struct, frozen=True):
    """Everything one source knows; `codes` leads from GeoNames' admin1 codes ("US.TX") to row ids."""

    countries: tuple[Country, ...]
    rows: Iterable[Row]
    codes: dict[str, int]


class Counts(Struct, frozen=True):
    """What a build wrote: rows, and the size of the file in bytes."""

    places: int
    names: int
    size: int
