"""The place of an act: a place of its own clause, else where its recipient is, else the story's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Candidate, Evidence, Place, Span, Where

_FINENESS = {"site": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "country": 5}
# "Kopp, 44, of St. Albans": where somebody is from
_HOME = re.compile(r",\s(?:\d+,\s)?of\s$")
_POINTS = frozenset({"site", "city", "admin2", "admin1"})
_NOWHERE = Where(None, None, None, None, None, None, None, None, "no place is told")
# acts done where their doers are: words travel, these do not
GROUND = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "RETREAT", "AID"})
# acts that land where their recipient is: a strike on a town is in the town, a visit to a capital there
LANDS = frozenset({"ASSAULT", "COERCE", "CONSULT", "AID", "PROTEST", "MOBILIZE", "RETREAT"})


def where_of(
    candidate: Candidate,
    places: Sequence[Place],
    dateline: Span | None,
    text: str,
    countries: Sequence[str],
) -> Where:
    """The candidate's place, with `why`.

    In order: of its clause ("stated"); of its recipient, where the act lands there; of whom it is done by
    ("actor": "a court in Bahrain"); the place last named in the paragraph ("story"); the dateline; the
    place last named before; the one country of all its parties (`countries`), where force is used.
    """
    literal = [
        p for p in places if p.use == "literal" and not _HOME.search(text, max(0, p.start - 12), p.start)
    ]
    for span in candidate.scope:
        inside = [p for p in literal if span.contains(p) and not _within(p, candidate.actors)]
        if inside:
            return _at(_finest(inside), "stated")
    landed = [p for p in places if p.use != "modifier" and _within(p, candidate.recipients)]
    if landed and candidate.type in LANDS:
        return _at(_finest(landed), "recipient")
    owners = [p for p in literal if _within(p, candidate.actors)]
    if owners and candidate.type in GROUND:
        return _at(_finest(owners), "actor")
    return (
        _of_story(candidate, literal, dateline, text, countries)
        or _of_parties(candidate, places, countries)
        or _NOWHERE
    )


def _of_story(
    candidate: Candidate,
    literal: Sequence[Place],
    dateline: Span | None,
    text: str,
    countries: Sequence[str],
) -> Where | None:
    """Where the story is at this point: the place last named in the paragraph, else the dateline's."""
    start = candidate.sentence.start
    before = [p for p in literal if p.end <= start and p.precision in _POINTS and candidate.type in GROUND]
    near = [p for p in before if "\n\n" not in text[p.end : start] and not _in_dateline(p, dateline)]
    if near:
        return _at(near[-1], "story")
    if candidate.embedded or candidate.status in {"hypothetical", "negated"}:
        return None  # what is told in passing, or has not been, need not be where the story is
    at = _finest(written) if (written := [p for p in literal if _in_dateline(p, dateline)]) else None
    if at is not None and (not countries or at.country in countries):
        return _at(at, "dateline")
    return _at(before[-1], "story") if before else None


def _of_parties(candidate: Candidate, places: Sequence[Place], countries: Sequence[str]) -> Where | None:
    """The country that all parties of an act of force are of, where the text names it anyhow."""
    if candidate.type not in GROUND or len(set(countries)) != 1:
        return None
    named = [p for p in places if p.country == countries[0] and p.precision == "country"]
    return _at(named[0], "parties") if named else None


def _in_dateline(place: Place, dateline: Span | None) -> bool:
    return dateline is not None and dateline.contains(place)


def _finest(places: Sequence[Place]) -> Place:
    return min(places, key=lambda p: _FINENESS[p.precision])


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
