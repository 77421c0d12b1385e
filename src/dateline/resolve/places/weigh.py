"""What speaks for a candidate: its prominence, what the words call it, what they put it in, and what is near.

All points are in one unit, that of the decimal logarithm of people: a town of ten thousand starts with 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import asin, cos, exp, log10, radians, sin, sqrt

from msgspec import Struct

from dateline.knowledge.gazetteer import GazetteerPlace
from dateline.model import PlacePrecision

_EARTH_KM = 6371.0
_GREAT = 0.1  # a city with this share of its division's people outshines it
_METROPOLIS = 1_000_000
_HAMLET = 5_000
_GREAT_PLACE = 500_000
_NEARBY_KM = 60.0
_PARTS_OF_THE_WORLD = frozenset({"AREA", "CONTINENT"})
_POINTED = frozenset({"city", "site"})


class Weights(Struct, frozen=True):
    """Points, set by a search over news with marked places and rounded."""

    country: float = 10.0
    region: float = 6.8
    capital: float = 2.0
    admin1: float = -0.6
    admin2: float = -2.0
    alternate: float = 1.3
    short: float = 0.5
    share: float = 2.5  # for the country that all the article is about
    spoken_of: float = 0.8  # for a country that is spoken of at all
    state: float = 2.5
    sister: float = 10.0  # for a state that bears a country's name, among other states of its country
    abroad: float = 2.5  # off a capital of whose country nothing is said, beside a namesake in one that is
    close: float = 2.0
    reach_km: float = 200.0
    within: float = 5.0
    beside: float = 3.0
    called: float = 3.0
    shadow: float = 2.0
    doubt: float = 3.0  # weight of what the article leaves unsaid, when countries are counted
    hamlet: float = 0.5  # what the surroundings weigh for a village, where a name is mostly another place's
    lead: float = 1.5  # by how much a name's first place outdoes those abroad where it needs no context


WEIGHTS = Weights()


def kilometres(a: GazetteerPlace, b: GazetteerPlace) -> float:
    """Great-circle distance in kilometres (haversine, sphere of 6,371 km)."""
    la, lo = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    h = sin(la / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(lo / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))


def prominence(place: GazetteerPlace, weights: Weights = WEIGHTS) -> float:
    """Points for what it is, before any context."""
    points = log10(place.population + 10) if place.population else 1.0
    if place.precision == "country":
        points = weights.country
    elif place.precision in {"region", "site"}:
        points = weights.region
    elif place.feature == "PPLC":
        points = max(points, 6.0) + weights.capital
    elif place.precision == "admin1":
        points = max(points, 5.5) + weights.admin1
    elif place.precision == "admin2":
        points += weights.admin2
    if place.kind == "alternate":
        return points - weights.alternate
    return points - weights.short if place.kind in {"short", "adjective"} else points


def contains(holder: GazetteerPlace, place: GazetteerPlace) -> bool:
    """Whether `place` lies in `holder`, or close by where that is a town or a region."""
    if holder.id == place.id:
        return False
    if holder.precision == "country":
        return holder.country == place.country and place.precision != "country"
    if holder.precision == "admin1" and holder.id == place.admin1_id and place.precision != "admin1":
        return True
    if holder.precision == "admin2" and holder.id == place.admin2_id:
        return True
    return place.precision in _POINTED and kilometres(holder, place) < _NEARBY_KM


def within(place: GazetteerPlace, holders: Iterable[GazetteerPlace], weights: Weights = WEIGHTS) -> float:
    """Points for lying in one of the places that a container's name may mean."""
    found = [h.precision for h in holders if contains(h, place)]
    if not found:
        return 0.0
    return weights.within if {"country", "admin1"} & set(found) else weights.beside


def called(place: GazetteerPlace, sorts: set[PlacePrecision], weights: Weights = WEIGHTS) -> float:
    """Points for being what the words call it: a province, a county, a town."""
    if "city" in sorts:
        return weights.called / 2 if place.precision == "city" else -1.0
    if "admin1" in sorts:
        return weights.called if place.precision in {"admin1", "region"} else 0.0
    return weights.called if "admin2" in sorts and place.precision == "admin2" else 0.0


def shadowed(place: GazetteerPlace, places: Sequence[GazetteerPlace], weights: Weights = WEIGHTS) -> float:
    """Points off a division that is named after its great city: the city is meant ("Kyiv", "New York")."""
    if place.precision not in {"admin1", "admin2"}:
        return 0.0
    for city in places:
        inside = city.precision == "city" and place.id in (city.admin1_id, city.admin2_id)
        great = city.kind == "main" and city.population > _GREAT * max(place.population, 1)
        if inside and (great or city.population > _METROPOLIS):
            return weights.shadow
    return 0.0


def is_outshone(place: GazetteerPlace, places: Sequence[GazetteerPlace]) -> bool:
    """Whether a village has the name of a great place: "Chechnya" near Donetsk is no village.

    So is a part of the world: the Middle East is no quarter of Baltimore.
    """
    if place.precision != "city" or place.population >= _HAMLET:
        return False
    return any(
        other.kind != "alternate"
        and (other.population > _GREAT_PLACE or other.feature in _PARTS_OF_THE_WORLD)
        for other in places
    )


def closeness(place: GazetteerPlace, near: Sequence[GazetteerPlace], weights: Weights = WEIGHTS) -> float:
    """Points for lying near other places of the article, falling off with the distance to the nearest."""
    if place.precision == "country" or not near:
        return 0.0
    nearest = min((kilometres(place, other) for other in near if other.id != place.id), default=None)
    return 0.0 if nearest is None else weights.close * exp(-nearest / weights.reach_km)
