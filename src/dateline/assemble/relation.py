"""The relation of a marked pair: the best reading there is of what one does to the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from dateline.knowledge.ontology import Ontology
from dateline.learned.answer import Answer
from dateline.learned.chooser import likeliest
from dateline.learned.instances import LEARNED, NONE
from dateline.model import Candidate, Evidence, Span, Status


class Relation(Struct, frozen=True):
    """What `dateline relate` answers; `trigger` is null where no rule speaks."""

    id: str
    plover: str
    type: str
    mode: str | None
    status: Status
    trigger: Evidence | None
    rule: str
    confidence: float


def best_for(
    candidates: Sequence[Candidate], actor: Sequence[Span], recipient: Sequence[Span]
) -> Candidate | None:
    """The candidate that joins the pair best: both in their roles, then one of them, then the nearest."""
    if not candidates:
        return None
    return max(candidates, key=lambda c: (round(fit(c, actor, recipient), 3), -c.trigger.start))


def fit(candidate: Candidate, actor: Sequence[Span], recipient: Sequence[Span]) -> float:
    """How well a candidate speaks of the pair: 0 (elsewhere in the text) to about 4."""
    does = _touch(candidate.actors, actor)
    lands = _touch(candidate.recipients, recipient)
    together = does and _touch(candidate.actors, recipient)
    mutual = together and not candidate.recipients  # talks, a treaty: each is the other's counterpart
    backwards = _touch(candidate.actors, recipient) and not does
    between = _between(candidate.trigger, actor, recipient)
    value = 1.5 * does + 1.2 * lands + 0.9 * together + 0.3 * mutual + 0.3 * between - 0.6 * backwards
    value += candidate.score - (0.5 if candidate.lost else 0.0)
    return value - 0.001 * min(_distance(candidate.trigger, actor), 400)


def told_of(
    candidates: Sequence[Candidate],
    actor: Sequence[Span],
    recipient: Sequence[Span],
    plover_of: Callable[[str, Status], str],
) -> tuple[str, float]:
    """The PLOVER code that the candidates give a pair (empty without any), and how well it joins the pair."""
    best = best_for(candidates, actor, recipient)
    if best is None:
        return "", 0.0
    return plover_of(best.type, best.status), fit(best, actor, recipient)


def relation_of(
    candidate: Candidate | None, fallback: tuple[str, str, float], identity: str, ontology: Ontology
) -> Relation:
    """The answer from a candidate, or from the fallback (type, its rule, its confidence)."""
    if candidate is None:
        type_, rule, confidence = fallback
        return Relation(
            identity, ontology.plover_of(type_, "occurred"), type_, None, "occurred", None, rule, confidence
        )
    return Relation(
        id=identity,
        plover=ontology.plover_of(candidate.type, candidate.status),
        type=candidate.type,
        mode=candidate.mode,
        status=candidate.status,
        trigger=candidate.trigger,
        rule=candidate.rule,
        confidence=candidate.score,
    )


def agreed(
    best: Candidate | None,
    answer: Answer,
    shares: dict[str, float],
    identity: str,
    text: str,
    plover_of: Callable[[str, Status], str],
) -> Relation:
    """The answer of both coders: the rules' where it is the likeliest, else the learned one.

    Args:
        best: what the rules read of the pair, if anything.
        answer: what the learned coder says of it.
        shares: how likely each PLOVER code is by both.
    """
    code = likeliest(shares)
    confidence = round(shares[code], 3)
    if best is not None and plover_of(best.type, best.status) == code:
        return Relation(
            identity, code, best.type, best.mode, best.status, best.trigger, best.rule, confidence
        )
    type_, status = max(
        ((t, s) for t in answer.types for s in answer.statuses if t != NONE and plover_of(t, s) == code),
        key=lambda pair: answer.types[pair[0]] * answer.statuses[pair[1]],
    )
    span = answer.trigger
    trigger = Evidence(span.start, span.end, text[span.start : span.end]) if span else None
    return Relation(identity, code, type_, answer.mode_of(type_), status, trigger, LEARNED, confidence)


def _touch(parties: Sequence[Evidence], marked: Sequence[Span]) -> bool:
    return any(p.overlaps(m) for p in parties for m in marked)


def _between(trigger: Span, actor: Sequence[Span], recipient: Sequence[Span]) -> bool:
    first = min((*actor, *recipient), key=lambda s: s.start)
    last = max((*actor, *recipient), key=lambda s: s.end)
    return first.end <= trigger.start and trigger.end <= last.start


def _distance(trigger: Span, marked: Sequence[Span]) -> int:
    return min((max(trigger.start - m.end, m.start - trigger.end, 0) for m in marked), default=0)
