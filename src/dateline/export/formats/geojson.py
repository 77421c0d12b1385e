"""GeoJSON (RFC 7946): an event a feature."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from dateline.export import flat, stamps
from dateline.export.sheets import Column, Row, Written
from dateline.model import Selection

TITLE = "GeoJSON"
SUFFIX = ".geojson"
_POINT = ("latitude", "longitude")
COLUMNS = tuple(
    Column(column.name, column.holds) for column in flat.COLUMNS if column.name not in (*_POINT, "id")
)
NOTES = (
    *flat.NOTES,
    "A feature is an event; its id is the feature's. The geometry is the point of the place, null where "
    "none is known. A point is as fine as place_precision says: that of a country is its centre, not where "
    "it happened.",
    "The version, the asked filter and what the properties hold stand in the member dateline of the file, "
    "too.",
)


def write(selection: Selection, path: Path) -> Written:
    """Write all events of a selection as features; those without a place have no geometry."""
    features = [_feature(row) for row in flat.rows(selection)]
    collection = {
        "type": "FeatureCollection",
        "dateline": {
            "version": selection.version,
            "as_of": selection.as_of,
            "filter": selection.filter,
            "properties": {column.name: column.holds for column in COLUMNS},
        },
        "features": features,
    }
    path.write_bytes(msgspec.json.encode(collection))
    return Written(len(features), "feature")


def named(selection: Selection) -> str:
    """events.YYYYMMDD.geojson, by the newest article's day."""
    return f"events.{stamps.newest(selection)[:8]}{SUFFIX}"


def _feature(row: Row) -> Mapping[str, object]:
    latitude, longitude = row["latitude"], row["longitude"]
    placed = latitude is not None and longitude is not None
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if placed else None,
        "properties": {column.name: row[column.name] for column in COLUMNS},
    }
