"""According to whom: the innermost attribution that holds the words of an act."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dateline.assemble.index import Index
from dateline.model import (
    Actor,
    Attribution,
    Candidate,
    Evidence,
    ReportAttribution,
    ReportSource,
    Source,
    Span,
)

_LABELS = frozenset({"Q", "A"})  # of the turns of an interview: they name nobody
_NOBODY = re.compile(r"(?:no|neither|none|nobody)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|yet to)\b|n['’]t\b")
_REFUSED = re.compile(r"\b(?:declin|refus)(?:e|es|ed|ing)\b")
_HAPPENS = frozenset({"occurred", "ongoing", "attempted", "planned"})
# what stands between a verb and the noun that is its object: "declared [a unilateral] truce"
_ITS_OBJECT = re.compile(r"(?:(?:an?|the|its|his|her|their)\s(?:[\w-]+\s){0,3})?", re.IGNORECASE)
ActorAt = Callable[[Evidence], Actor]


class Speakers:
    """The attributions of one article, as acts look for theirs.

    `acts` are the triggers of all acts: what is condemned or welcomed is not thereby told by who does so,
    and an act that a wish or a fear only mentions ("vowed to punish the bombing") is not wished or feared.
    """

    def __init__(self, attributions: Sequence[Attribution], acts: Sequence[Span], actor_at: ActorAt) -> None:
        self._actor_at = actor_at
        told = Index((act, act) for act in acts)
        usable = (
            a
            for a in attributions
            if not _is_withheld(a) and (a.quote or a.cue is None or not told.over(a.cue))
        )
        self._over = Index((part, a) for a in usable for part in a.content)

    def of(self, candidate: Candidate) -> ReportAttribution | None:
        """A candidate's own claim ("accused Y of X"), else the innermost content around it."""
        if candidate.stance is not None and candidate.said_by is not None:
            return ReportAttribution(self._source(candidate.said_by), None, candidate.stance)
        around = [
            a
            for a in self._over.over(candidate.trigger)
            if any(part.contains(candidate.trigger) for part in a.content)
            and not (a.stance in {"expects", "asks"} and candidate.status in {"occurred", "ongoing"})
            and not _is_own_deed(a, candidate)
            and not _is_presupposed(a, candidate)
        ]
        if not around:
            return ReportAttribution(None, None, candidate.stance) if candidate.stance else None
        inner = min(around, key=_breadth)
        # "..., he allegedly shot a guard, the police said": who alleges it stands further out
        source = inner.source or _told_by(inner, around)
        evidence = Evidence(source.start, source.end, source.text) if source else None
        named = self._source(evidence) if evidence and evidence.text not in _LABELS else None
        return ReportAttribution(named, inner.cue, candidate.stance or inner.stance)

    def _source(self, evidence: Evidence) -> ReportSource:
        actor = self._actor_at(evidence)
        return ReportSource(actor.name, actor.country, actor.sector, evidence)


def _breadth(attribution: Attribution) -> int:
    return sum(part.end - part.start for part in attribution.content)


def _told_by(inner: Attribution, around: Sequence[Attribution]) -> Source | None:
    """The nearest source that what nobody in particular says ("allegedly", "reports that") stands under."""
    cue = inner.cue
    outer = [
        a
        for a in around
        if a.source and cue and not a.quote and any(part.contains(cue) for part in a.content)
    ]
    return min(outer, key=_breadth).source if outer else None


def _is_withheld(attribution: Attribution) -> bool:
    """Whether nobody says it: "no group has claimed", "he did not say that", "declined to say"."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or attribution.quote:
        return False
    unsaid = attribution.stance in {"states", "claims"} and _NOT.search(cue.text)
    return bool(_NOBODY.match(source.text) or unsaid or _REFUSED.search(cue.text))


def _is_presupposed(attribution: Attribution, candidate: Candidate) -> bool:
    """Whether a denial leaves the act as it is: "denied that it had to do with his visit"."""
    denies = attribution.stance == "denies" and not attribution.quote
    return denies and candidate.stance != "denies" and candidate.status in _HAPPENS


def _is_own_deed(attribution: Attribution, candidate: Candidate) -> bool:
    """Whether it only says that the actor does it or means to: nobody else tells of that.

    "Japan promised to give", "declared a truce", "reiterated its rejection": the actor stands beside the
    cue alone, where "Japan said it had given" names them once more as what is said.
    """
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or attribution.quote:
        return False
    if not any(source.overlaps(actor) for actor in candidate.actors):
        return False
    if any(cue.overlaps(word) for word in candidate.status_words):
        return True
    own = next(part for part in attribution.content if part.contains(candidate.trigger))
    first = candidate.sentence.start
    before = candidate.sentence.text[max(0, own.start - first) : candidate.trigger.start - first]
    named = any(part.overlaps(actor) for part in attribution.content for actor in candidate.actors)
    performed = attribution.stance == "states" and _ITS_OBJECT.fullmatch(before)
    return bool(performed or attribution.stance in {"asks", "expects"}) and not named
