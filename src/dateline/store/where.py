"""A filter as SQL: conditions on the table of events `e`, with the values beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model import Box, Circle, Filter
from dateline.store.words import folded

Condition = tuple[str, list[object]]
_CODES = re.compile(r"(?P<first>[A-Z]{3})(?:\s+(?P<second>[A-Z]{3}))?")
# a point says no more than its precision: that of a country or province lies in no rectangle or circle
_POINT = "e.place_precision IN ('site', 'city', 'admin2') AND e.latitude IS NOT NULL"
_EARTH_KM = 6371.0088  # the mean radius of IUGG's GRS 80


def where(chosen: Filter) -> Condition:
    """The condition that an event satisfies where it is in the filter; "true" where all are."""
    conditions = list(_conditions(chosen))
    return " AND ".join(f"({sql})" for sql, _ in conditions) or "true", [
        v for _, vs in conditions for v in vs
    ]


def _conditions(chosen: Filter) -> Iterator[Condition]:
    yield from _plain(chosen)
    yield from _days(chosen)
    for side, words in (("actor", chosen.actor), ("recipient", chosen.recipient), ("", chosen.party)):
        if words:
            yield _party(side, words)
    if chosen.place:
        yield _any("contains(e.words, ?)", [folded(name) for name in chosen.place])
    if chosen.country:
        codes = list(chosen.country)
        yield (
            "list_contains(?::VARCHAR[], e.country) OR (e.country IS NULL AND e.id IN"
            " (SELECT event FROM parties WHERE list_contains(?::VARCHAR[], country)))",
            [codes, codes],
        )
    if chosen.box:
        yield _in_box(chosen.box)
    if chosen.circle:
        yield _in_circle(chosen.circle)
    if chosen.publisher:
        named = [name.casefold() for name in chosen.publisher]
        yield (
            "len(list_filter(e.publishers, lambda p: len(list_filter(?::VARCHAR[],"
            " lambda w: contains(lower(p), w))) > 0)) > 0",
            [named],
        )
    if chosen.source:
        sql, values = _named(chosen.source, sectors=False)
        yield f"e.id IN (SELECT event FROM tellers WHERE {sql})", values
    if chosen.text:
        yield (
            "e.id IN (SELECT er.event FROM event_reports er JOIN reports r ON r.id = er.report"
            " WHERE contains(lower(r.sentence), lower(?)))",
            [chosen.text],
        )


def _plain(chosen: Filter) -> Iterator[Condition]:
    """What a column says by itself."""
    lists: tuple[tuple[str, tuple[object, ...], str], ...] = (
        ("id", chosen.ids, "VARCHAR"),
        ("type", chosen.type, "VARCHAR"),
        ("mode", chosen.mode, "VARCHAR"),
        ("quad", chosen.quad, "INTEGER"),
        ("status", chosen.status, "VARCHAR"),
    )
    for column, values, kind in lists:
        if values:
            yield f"e.{column} IN (SELECT unnest(?::{kind}[]))", [list(values)]
    if chosen.context:
        yield "list_has_any(e.contexts, ?::VARCHAR[])", [list(chosen.context)]
    for column, wanted in (("historical", chosen.historical), ("disputed", chosen.disputed)):
        if wanted is not None:
            yield f"e.{column} = ?", [wanted]
    if chosen.origins:
        yield "e.origins >= ?", [chosen.origins]
    if chosen.confidence:
        yield "e.confidence >= ?", [chosen.confidence]


def _days(chosen: Filter) -> Iterator[Condition]:
    """Intervals that overlap; an end that is not told is as far as can be."""
    if chosen.from_:
        yield "coalesce(e.last_day, e.first_day) >= ?", [chosen.from_]
    if chosen.until:
        yield "coalesce(e.first_day, e.last_day) <= ?", [chosen.until]
    if chosen.published_from:
        yield "e.last_published >= ?", [chosen.published_from]
    if chosen.published_until:
        yield "e.first_published <= ?", [chosen.published_until]


def _party(side: str, words: tuple[str, ...]) -> Condition:
    sql, values = _named(words, sectors=True)
    on = f"side = '{side}' AND " if side else ""
    return f"e.id IN (SELECT event FROM parties WHERE {on}({sql}))", values


def _named(words: tuple[str, ...], *, sectors: bool) -> Condition:
    """Somebody by code or by name: a code may stand for a country or a sector, and be a whole name, too."""
    conditions: list[str] = []
    values: list[object] = []
    sector = "(sector = ? OR list_contains(sectors, ?))" if sectors else "(sector = ? OR sector = ?)"
    for word in words:
        codes = _CODES.fullmatch(word.strip())
        if codes and codes["second"]:
            conditions.append(f"(country = ? AND {sector})")
            values += [codes["first"], codes["second"], codes["second"]]
        elif codes:
            conditions.append(f"(country = ? OR {sector} OR words = ?)")
            values += [codes["first"], codes["first"], codes["first"], folded(word)]
        else:
            conditions.append("contains(words, ?)")
            values.append(folded(word))
    return " OR ".join(conditions), values


def _any(sql: str, values: list[str]) -> Condition:
    return " OR ".join([sql] * len(values)), list(values)


def _in_box(box: Box) -> Condition:
    across = "AND" if box.west <= box.east else "OR"
    return (
        f"{_POINT} AND e.latitude BETWEEN ? AND ? AND (e.longitude >= ? {across} e.longitude <= ?)",
        [box.south, box.north, box.west, box.east],
    )


def _in_circle(circle: Circle) -> Condition:
    """By the haversine formula."""
    distance = f"""2 * {_EARTH_KM} * asin(least(1.0, sqrt(
        pow(sin(radians(e.latitude - ?) / 2), 2)
        + cos(radians(?)) * cos(radians(e.latitude)) * pow(sin(radians(e.longitude - ?) / 2), 2))))"""
    lat, lon = circle.latitude, circle.longitude
    return f"{_POINT} AND {distance} <= ?", [lat, lat, lon, circle.kilometres]
