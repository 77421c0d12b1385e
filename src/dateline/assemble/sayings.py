"""On which days the sources of an article spoke: "Tanaka told reporters on Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.assemble.index import Index
from dateline.assemble.kinds import WORDS
from dateline.assemble.said import ActorAt
from dateline.model import Actor, Attribution, Candidate, Evidence, Span, Time

_REACH = 60  # characters between a saying verb and its day
_WITHIN = 2_500  # characters between sayings of one occasion
_APART = re.compile(
    r"[.;:\"“”]|''|``|,\s(?:and|but)\b|\b(?:that|after|before|since|until|when|who|which|where|following|over)\b",
    re.IGNORECASE,
)
# "in a statement issued on Monday": the day is that of the words, wherever the verb stands
_STATEMENT = re.compile(
    r"\b(?:statement|letter|interview|speech|communiqu[eé]|tweet|message|broadcast|news\sconference|press\srelease)"
    r"\b[^.;:\"“”]{0,40}$",
    re.IGNORECASE,
)

# "reads the statement published on its website on Monday"
_PUBLISHED = re.compile(
    r"\b(?:statement|letter|communiqu[eé]|message|press\srelease|post|report)\s(?:\w+\s)?"
    r"(?:published|posted|released|issued|circulated)\b[^.;:\"“”]{0,70}\b(?:on|late|early)\s$",
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
        out = [t for t in self._dates if _PUBLISHED.search(text[max(0, t.start - 120) : t.start])]
        # where a text quotes one statement, what is said in the present tense is of its day
        self._only = out[0] if len({t.from_ for t in out}) == 1 else None
        dated = list(self._dated(attributions))
        self._said = [
            (actor_at(Evidence(a.source.start, a.source.end, a.source.text)).entity, a.cue.start, t)
            for a, t in dated
            if a.source is not None and a.cue is not None
        ]
        self._contents = Index((span, (span, t)) for a, t in dated for span in a.content)

    def stated(self, candidate: Candidate) -> Time | None:
        """The day of the statement in which the sentence puts an act that is done by saying something."""
        if not _is_said(candidate):
            return None
        start = candidate.sentence.start
        inside = (t for t in self._dates if candidate.sentence.contains(t))
        stated = next((t for t in inside if _STATEMENT.search(self._text[start : t.start])), None)
        return stated or (self._said_in(candidate) if candidate.tense == "present" else None)

    def _said_in(self, candidate: Candidate) -> Time | None:
        """The day on which the words were said that do it: "We welcome the vote, Tanaka said on Monday"."""
        trigger = candidate.trigger
        return next((t for content, t in self._contents.over(trigger) if content.contains(trigger)), None)

    def day(self, candidate: Candidate, actors: Sequence[Actor]) -> Time | None:
        """The day on which one of its actors is told to have spoken, nearest to such an act."""
        if not _is_said(candidate):
            return None
        entities = {actor.entity for actor in actors}
        start = candidate.trigger.start
        near = [(abs(at - start), t) for entity, at, t in self._said if entity in entities]
        far, time = min(near, key=lambda n: n[0], default=(_WITHIN, None))
        if far < _WITHIN:
            return time
        return self._only if candidate.tense == "present" and self._is_near(candidate) else None

    def _is_near(self, candidate: Candidate) -> bool:
        return self._only is not None and abs(self._only.start - candidate.trigger.start) < _WITHIN

    def _dated(self, attributions: Sequence[Attribution]) -> Iterator[tuple[Attribution, Time]]:
        for one in attributions:
            cue = one.cue
            if one.source is None or cue is None:
                continue
            time = next((t for t in self._dates if self._is_of(t, cue, one.content)), None)
            if time is not None:
                yield one, time

    def _is_of(self, time: Time, cue: Span, content: Sequence[Span]) -> bool:
        """Whether a day stands beside a saying verb and not in what is said."""
        if any(part.overlaps(time) for part in content):
            return False
        first, second = (cue, time) if cue.start < time.start else (time, cue)
        between = self._text[first.end : second.start]
        return 0 <= second.start - first.end <= _REACH and not _APART.search(between)


def _is_said(candidate: Candidate) -> bool:
    return candidate.type in WORDS and candidate.status == "occurred" and not candidate.embedded
