"""The place of an act: a place of its own clause, else where its recipient is, else the story's."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Candidate, Evidence, Place, Span, Where

_FINENESS = {"site": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "country": 5}
# acts that land where their recipient is: a strike on a town is in the town, a visit to a capital there
LANDS = frozenset({"ASSAULT", "COERCE", "CONSULT", "AID", "PROTEST", "MOBILIZE", "RETREAT"})


def where_of(candidate: Candidate, places: Sequence[Place], dateline: Span | None) -> Where:
    """The candidate's place, with `why`: "stated", "recipient", "dateline", or that none is told."""
    usable = [p for p in places if p.use == "literal"]
    for span in candidate.scope:
        inside = [p for p in usable if span.contains(p) and not _within(p, candidate.actors)]
        if inside:
            return _at(min(inside, key=lambda p: _FINENESS[p.precision]), "stated")
    if candidate.type in LANDS:
        landed = [p for p in places if p.use != "modifier" and _within(p, candidate.recipients)]
        if landed:
            return _at(min(landed, key=lambda p: _FINENESS[p.precision]), "recipient")
    if dateline is not None:
        story = [p for p in places if dateline.contains(p)]
        if story:
            return _at(min(story, key=lambda p: _FINENESS[p.precision]), "dateline")
    return Where(None, None, None, None, None, None, None, None, "no place is told")


def _within(place: Place, phrases: Sequence[Evidence]) -> bool:
    return any(phrase.contains(place) for phrase in phrases)


def _at(place: Place, why: str) -> Where:
    return Where(
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        geonameid=place.geonameid,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        evidence=Evidence(place.start, place.end, place.text),
        why=why,
    )
