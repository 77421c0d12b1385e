"""The countries of the gazetteer as places, for an act of which only the country is known."""

from __future__ import annotations

from dateline.knowledge.gazetteer import Gazetteer
from dateline.model import Place


def countries(gazetteer: Gazetteer) -> dict[str, Place]:
    """Every country by its code (ISO 3166-1 alpha-3), as a place of no words: its span is empty.

    Raises:
        GazetteerError: the artefact is damaged.
    """
    return {
        place.country: Place(
            0,
            0,
            "",
            name=place.name,
            geonameid=place.geonameid,
            latitude=place.latitude,
            longitude=place.longitude,
            country=place.country,
            admin1=None,
            precision="country",
            use="literal",
        )
        for place, _ in gazetteer.countries()
        if place.country
    }
