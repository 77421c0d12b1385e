"""The town in which an article plays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import cos, hypot, inf, radians

from dateline.assemble.position import is_within
from dateline.model import Place

_OFTEN = 2  # times a town is named in which a story plays
_TOWNS = frozenset({"city", "admin2"})
_LEAD = 500  # characters of the opening
_AROUND_KM = 60.0
_KM = 111.2  # of a degree of latitude


def setting(places: Sequence[Place]) -> Place | None:
    """The town, else the province, in which an article plays: named far more often than any other."""
    for kinds in ({"site", "city"}, {"admin1"}):
        # what no gazetteer has goes by its name, where anything tells in which country it is
        known = [p for p in places if p.precision in kinds and p.country is not None]
        named = Counter(p.geonameid or p.name for p in known)
        (first, often), (_, next_) = (*named.most_common(2), (None, 0), (None, 0))[:2]
        if often >= max(_OFTEN, 2 * next_):
            return next(p for p in known if (p.geonameid or p.name) == first)
        if named and often > 1:
            return None
    return None


def heart(places: Sequence[Place], body: int) -> Place | None:
    """The town that the opening names first, where all towns that the article names lie around it."""
    towns = [p for p in places if p.precision in _TOWNS | {"site"} and p.latitude is not None]
    first = next((p for p in towns if p.geonameid is not None), None)
    if first is None or first.precision == "site":
        return None
    often = sum(p.geonameid == first.geonameid for p in towns)
    if first.start - body > _LEAD and often < _OFTEN:
        return None
    return first if all(_apart(first, p) < _AROUND_KM for p in towns) else None


def _apart(one: Place, other: Place) -> float:
    """Kilometres between two places, near enough for what is near."""
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return inf
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return hypot(one.latitude - other.latitude, east) * _KM


def lead_town(places: Sequence[Place], houses: Sequence[Place], body: int, text: str) -> Place | None:
    """The first town in which the opening puts something, where it names none in another province.

    `houses` are places by which an authority is called ("the Lagos mayor"), `body` is the offset at which
    the news begins.
    """
    opening = sorted((p for p in (*places, *houses) if p.start - body < _LEAD), key=lambda p: p.start)
    towns = [p for p in opening if p.precision in _TOWNS and p.geonameid is not None]
    if not towns or any((p.country, p.admin1) != (towns[0].country, towns[0].admin1) for p in opening):
        return None
    return next((p for p in towns if p in houses or is_within(p, text)), None)
