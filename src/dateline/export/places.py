"""A place cut into the levels that tables have: city, district, province; and the cell of a grid."""

from __future__ import annotations

from math import floor

from msgspec import Struct

from dateline.model import Event, Where

_CELL = 0.5  # degrees
_COLUMNS = 720


class Levels(Struct, frozen=True):
    """The place at each level, "" where it is coarser than that."""

    city: str = ""
    district: str = ""
    province: str = ""


def levels(where: Where) -> Levels:
    """A place by its levels: a province is no city, though it has a name and a centre."""
    name = where.name or ""
    if where.precision in ("site", "city"):
        return Levels(name, "", where.admin1 or "")
    if where.precision == "admin2":
        return Levels("", name, where.admin1 or "")
    return Levels("", "", name if where.precision == "admin1" else "")


def is_spot(where: Where) -> bool:
    """Whether a place is fine enough to lie in one cell of a grid: a site or a city."""
    return where.precision in ("site", "city") and where.latitude is not None and where.longitude is not None


def prio_grid(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell (half a degree square) of a point in WGS 84 degrees.

    Cells are numbered from 1 at the south-west corner of the world, eastward and then northward
    (Tollefsen, Strand and Buhaug 2012).
    """
    row = min(floor((latitude + 90) / _CELL), 359)
    column = floor((longitude + 180) / _CELL) % _COLUMNS
    return row * _COLUMNS + column + 1


def cell_centre(gid: int) -> tuple[float, float]:
    """Latitude and longitude of the centre of a PRIO-GRID cell, in degrees."""
    row, column = divmod(gid - 1, _COLUMNS)
    return row * _CELL - 90 + _CELL / 2, column * _CELL - 180 + _CELL / 2


def countries(event: Event) -> tuple[str, ...]:
    """The countries that an event counts for: that of its place, of its parties where no place is known."""
    if event.where.country:
        return (event.where.country,)
    found = (party.country for party in (*event.actors, *event.recipients))
    return tuple(dict.fromkeys(filter(None, found)))
