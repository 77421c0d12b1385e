"""Where the sources of an article spoke: "Tanaka told reporters in Geneva", "Speaking in Lima, she said"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.assemble.kinds import WORDS
from dateline.assemble.narrative import Narrative
from dateline.assemble.position import is_within
from dateline.assemble.said import ActorAt
from dateline.model import Actor, Attribution, Candidate, Evidence, Place, Span

_LEAD = 800  # characters in which news tells where its speaker is
_PARAGRAPHS = 6  # from a saying to an act of the same occasion
_REACH = 90  # characters between a saying verb and its place
_WITHIN = 2_500  # characters between sayings of one occasion
_APART = re.compile(
    r"[.;:\"“”]|''|``|,\s(?:and|but)\b|\b(?:that|after|before|since|until|when|who|which|where|following|over)\b",
    re.IGNORECASE,
)
# what puts a speaker somewhere, before the verb: "Speaking in Lima on Monday, she said"
_OPENING = re.compile(
    r"\b(?:[Ss]peaking|[Tt]alking|[Aa]ddressing|[Aa]ppearing|(?:news|press)\sconference|speech|rally|briefing"
    r"|session|interview|hearing|summit|forum|visit|trip)\b[^.;:\"“”]{0,70}$"
)
# "in Lima last month": what is said now is said elsewhere
_ANOTHER_TIME = re.compile(
    r"\b(?:last|previous|earlier\sthis)\s(?:week|month|year|spring|summer|fall|autumn|winter)\b|\bago\b"
)
_AFTER = 30  # characters after place or verb in which that may stand

Spoken = tuple[str, Attribution]  # the entity that speaks, and what it is told to have said


def spoken_of(attributions: Sequence[Attribution], actor_at: ActorAt) -> list[Spoken]:
    """What has a source, with the entity that it is."""
    return [
        (actor_at(Evidence(a.source.start, a.source.end, a.source.text)).entity, a)
        for a in attributions
        if a.source is not None
    ]


class _Saying(NamedTuple):
    """Who spoke where, and at which offset that is told."""

    entity: str
    at: int
    place: Place


class Presence:
    """The places in which the sources of one article are told to have spoken."""

    def __init__(
        self,
        text: str,
        places: Sequence[Place],
        spoken: Sequence[Spoken],
        narrative: Narrative,
    ) -> None:
        """`places` are the points of the article at which something may be, in its order."""
        self._text = text
        self._places = places
        self._starts = [p.start for p in places]
        self._narrative = narrative
        self._said = list(self._placed(spoken))

    def place(self, candidate: Candidate, actors: Sequence[Actor]) -> Place | None:
        """Where one of its actors is told to have spoken, nearest to an act that is done by saying it."""
        if candidate.type not in WORDS or candidate.status != "occurred" or candidate.embedded:
            return None
        if self._narrative.is_perfect(candidate):
            return None
        entities = {actor.entity for actor in actors}
        start = candidate.trigger.start
        near = [
            (abs(s.at - start), s.place)
            for s in self._said
            if s.entity in entities and self._is_near(s, candidate)
        ]
        far, place = min(near, key=lambda n: n[0], default=(_WITHIN, None))
        return place if far < _WITHIN else None

    def _is_near(self, saying: _Saying, candidate: Candidate) -> bool:
        """Whether a saying is of the occasion of an act: in the paragraphs around, or both open the text."""
        first, second = sorted((saying.at, candidate.trigger.start))
        opening = self._narrative.opens(candidate) or saying.at - self._narrative.body < _LEAD
        return self._narrative.apart(first, second) <= _PARAGRAPHS and (opening or second - first < _LEAD)

    def _placed(self, spoken: Sequence[Spoken]) -> Iterator[_Saying]:
        for entity, one in spoken:
            if one.cue is None:
                continue
            place = next((p for p in self._around(one.cue) if self._is_of(p, one.cue, one.content)), None)
            if place is not None:
                yield _Saying(entity, one.cue.start, place)

    def _around(self, cue: Span) -> Sequence[Place]:
        """The places that stand near enough to a saying verb."""
        first = bisect_left(self._starts, cue.start - 2 * _REACH)
        return self._places[first : bisect_left(self._starts, cue.end + _REACH)]

    def _is_of(self, place: Place, cue: Span, content: Sequence[Span]) -> bool:
        """Whether a place stands beside a saying verb and not in what is said."""
        if any(part.overlaps(place) for part in content) or not is_within(place, self._text):
            return False
        first, second = (cue, place) if cue.start < place.start else (place, cue)
        between = self._text[first.end : second.start]
        if _ANOTHER_TIME.search(self._text[first.start : second.end + _AFTER]):
            return False
        if not 0 <= second.start - first.end <= _REACH or _APART.search(between):
            return False
        return first is cue or bool(_OPENING.search(self._text[max(0, place.start - 90) : place.start]))
