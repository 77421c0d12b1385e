"""Whether two places can be one: the same, one within the other, close by, or elsewhere."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from dateline.corroborate.parties import Match
from dateline.corroborate.tellings import PlaceKey
from dateline.knowledge.event_rules import EventRules

_EARTH = 6371.0  # kilometres: the mean radius
_CLOSE = 15.0  # kilometres: a village and the town that reports name it by
_APART = 40.0  # kilometres: two towns
_FINE = frozenset({"site", "city", "admin2"})


def places(a: PlaceKey | None, b: PlaceKey | None, rules: EventRules) -> Match | None:
    """The evidence of two places; null where one is not told or nothing can be said."""
    if a is None or b is None:
        return None
    if _is_same(a, b):
        return _same(a, rules)
    if a.country and b.country and a.country != b.country:
        return _elsewhere(a, b, rules, sure=a.precision in _FINE and b.precision in _FINE)
    for wide, narrow in ((a, b), (b, a)):
        if wide.precision in {"country", "region"} and narrow.precision not in {"country", "region"}:
            return Match(rules.points("same-area"), "same-area", (wide.text,)) if wide.country else None
        if wide.precision == "admin1" and narrow.precision in _FINE:
            if narrow.admin1 in {wide.name, wide.admin1}:
                return Match(rules.points("inside"), "inside", (narrow.text, wide.text))
            return _elsewhere(a, b, rules, sure=bool(narrow.admin1))
    return _between(a, b, rules)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points (latitude, longitude in degrees), by the haversine formula."""
    north, south = radians(a[0]), radians(b[0])
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


def _is_same(a: PlaceKey, b: PlaceKey) -> bool:
    if a.geonameid is not None and b.geonameid is not None:
        return a.geonameid == b.geonameid
    return a.name == b.name and a.country == b.country


def _same(a: PlaceKey, rules: EventRules) -> Match:
    if a.precision in _FINE:
        return Match(rules.points("same-place"), "same-place", (a.text,))
    kind = "same-area"
    return Match(rules.points(kind) * (2 if a.precision == "admin1" else 1), kind, (a.text,))


def _between(a: PlaceKey, b: PlaceKey, rules: EventRules) -> Match | None:
    if a.precision not in _FINE or b.precision not in _FINE:
        return _elsewhere(a, b, rules, sure=False) if a.precision == b.precision == "admin1" else None
    if a.point is None or b.point is None:
        return None if a.admin1 == b.admin1 else _elsewhere(a, b, rules, sure=False)
    far = kilometres(a.point, b.point)
    if far <= _CLOSE:
        return Match(rules.points("nearby"), "nearby", (a.text, b.text, str(round(far))))
    if far <= _APART or "admin2" in {a.precision, b.precision}:
        return None
    return _elsewhere(a, b, rules, sure=True)


def _elsewhere(a: PlaceKey, b: PlaceKey, rules: EventRules, *, sure: bool) -> Match | None:
    """Another place: what both texts state forbids to take the two for one, what is guessed does not."""
    if a.dateline or b.dateline:
        return None  # a reporter may sit anywhere
    stated = a.stated and b.stated
    kind = "elsewhere" if stated else "perhaps-elsewhere"
    return Match(rules.points(kind), kind, (a.text, b.text), conflict=stated and sure)
