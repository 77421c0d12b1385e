"""The countries of the gazetteer that ships, for a build from GeoNames' dump without further packages."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dateline.knowledge import packs
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.gazetteer_build.records import Country


class CountryCentre(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of gazetteer_countries.tsv; names and adjectives are split by ';'."""

    iso3: str
    latitude: float
    longitude: float
    names: str = ""
    adjectives: str = ""
    iso2: str = ""


def countries() -> Iterator[Country]:
    """The countries with GeoNames' ids and codes; their further names come from the packs.

    Raises:
        GazetteerError: there is no gazetteer, or it is damaged.
    """
    centres = packs.rows((packs.SHIPPED / "world",), "gazetteer_countries.tsv", CountryCentre)
    codes = {centre.iso3: centre.iso2 for centre in centres}
    with Gazetteer.open() as gazetteer:
        for place, names in gazetteer.countries():
            iso3 = place.country or ""
            if code := codes.get(iso3):
                yield Country(place.id, code, iso3, place.name, "", place.population, names)
