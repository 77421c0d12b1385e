"""On which days the sources of an article spoke: "Tanaka told reporters on Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.assemble.kinds import WORDS
from dateline.assemble.said import ActorAt
from dateline.model import Actor, Attribution, Candidate, Evidence, Span, Time

_REACH = 60  # characters between a saying verb and its day
_WITHIN = 2_500  # characters between sayings of one occasion
_APART = re.compile(
    r"[.;:\"“”]|''|``|\b(?:that|after|before|since|until|when|who|which|where|following|over)\b",
    re.IGNORECASE,
)
# "in a statement issued on Monday": the day is that of the words, wherever the verb stands
_STATEMENT = re.compile(
    r"\b(?:statement|letter|interview|speech|communiqu[eé]|tweet|message|broadcast|news\sconference|press\srelease)"
    r"\b[^.;:\"“”]{0,40}$",
    re.IGNORECASE,
)


class Sayings:
    """The days of one article on which its sources spoke, each by the entity that spoke."""

    def __init__(
        self,
        text: str,
        times: Sequence[Time],
        attributions: Sequence[Attribution],
        actor_at: ActorAt,
        published: date,
    ) -> None:
        self._text = text
        self._dates = [
            t for t in times if t.precision == "day" and t.until is not None and t.until <= published
        ]
        self._said = list(self._dated(attributions, actor_at))

    def day(self, candidate: Candidate, actors: Sequence[Actor]) -> Time | None:
        """The day on which its actor spoke nearest to it, for an act that is done by saying something."""
        if candidate.type not in WORDS or candidate.embedded or candidate.status != "occurred":
            return None
        inside = [t for t in self._dates if candidate.sentence.contains(t)]
        stated = [t for t in inside if _STATEMENT.search(self._text[candidate.sentence.start : t.start])]
        if stated:
            return stated[0]
        entities = {actor.entity for actor in actors}
        start = candidate.trigger.start
        near = [
            (abs(at - start), t) for e, at, t in self._said if e in entities and abs(at - start) < _WITHIN
        ]
        return min(near, key=lambda n: n[0])[1] if near else None

    def _dated(
        self, attributions: Sequence[Attribution], actor_at: ActorAt
    ) -> Iterator[tuple[str, int, Time]]:
        for one in attributions:
            source, cue = one.source, one.cue
            if source is None or cue is None:
                continue
            time = next((t for t in self._dates if self._is_of(t, cue, one.content)), None)
            if time is not None:
                yield actor_at(Evidence(source.start, source.end, source.text)).entity, cue.start, time

    def _is_of(self, time: Time, cue: Span, content: Sequence[Span]) -> bool:
        """Whether a day stands beside a saying verb and not in what is said."""
        if any(part.overlaps(time) for part in content):
            return False
        first, second = (cue, time) if cue.start < time.start else (time, cue)
        between = self._text[first.end : second.start]
        return 0 <= second.start - first.end <= _REACH and not _APART.search(between)
