"""What is learned from a marked sentence about its acts: at a trigger, what it tells, and who has which part.

The parties that the network is asked about are those that the rules' first pass finds, so that it learns
from the phrases that it will meet; those that are marked and not found are learned from as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.learned.corpus import MarkedReport, MarkedSentence
from dateline.learned.instances import NONE
from dateline.model import ActorMention, Span, Status

_SAME_PHRASE = 0.3  # of two phrases' words taken together, the share that both have


class MarkedAct(Struct, frozen=True):
    """A trigger in a sentence and its answer.

    `does` and `suffers` say of each party whether it is an actor or a recipient. `type` is "-" where the
    words tell no act; then all else says nothing. `taught` are the shares of types by a larger network,
    and `taught_parts` how likely it finds each party an actor and a recipient (null where it was not asked
    of that party; empty where it was asked of none: `training.taught`).
    """

    sentence: str
    text: str
    trigger: tuple[Span, ...]
    parties: tuple[Span, ...]
    does: tuple[bool, ...]
    suffers: tuple[bool, ...]
    type: str
    mode: str = NONE
    status: Status = "occurred"
    taught: tuple[tuple[str, float], ...] = ()
    taught_parts: tuple[tuple[float, float] | None, ...] = ()


class Telling(Struct, frozen=True):
    """Words that the rules take for an act, and the type that they give it."""

    trigger: tuple[Span, ...]
    type: str


class FirstPass(Struct, frozen=True):
    """What the rules see in a sentence: those who may be actors, and words that may tell acts."""

    mentions: Sequence[ActorMention]
    tellings: Sequence[Telling]


def acts(sentence: MarkedSentence, seen: FirstPass) -> Iterator[tuple[MarkedAct, ...]]:
    """Every act of the sentence, and every other word that the rules take for one.

    Each comes in the variants of its trigger: the words that are marked, and those that the rules have.
    Other words that the rules take for an act of a type that is marked may tell the same act again
    ("shelled Goma, killing ten"): nothing is learned from them.
    """
    parties = parties_of(sentence, seen.mentions)
    for spans in sentence.actors.values():
        for span in spans:
            parties.setdefault(span, letter_of(sentence, span, span.start))
    words: dict[tuple[Span, ...], set[str]] = {}
    for telling in seen.tellings:
        words.setdefault(telling.trigger, set()).add(telling.type)
    marked_types = {report.type for report in sentence.reports}
    taken: list[Span] = []
    for report in first_reports(sentence):
        marked = sentence.triggers[report.trigger]
        taken += marked
        own = [spans for spans in words if _meet(spans, marked)]
        yield tuple(_act(sentence, trigger, parties, report) for trigger in dict.fromkeys([marked, *own]))
    for spans, types in words.items():
        if not types & marked_types and not _meet(spans, taken):
            yield (_act(sentence, spans, parties, None),)


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in some for b in others)


def first_reports(sentence: MarkedSentence) -> list[MarkedReport]:
    """The first report of each trigger: "bombed, which Moscow denies" is what was claimed."""
    found: dict[str, MarkedReport] = {}
    for report in sentence.reports:
        found.setdefault(report.trigger, report)
    return list(found.values())


def parties_of(sentence: MarkedSentence, mentions: Sequence[ActorMention]) -> dict[Span, str | None]:
    """The phrases of those who may be actors, each with the letter that marks it.

    Who is only named within another's phrase ("Chad" in "the army of Chad") is marked by himself or not
    at all.
    """
    found = {
        Span(m.evidence.start, m.evidence.end): letter_of(sentence, m.evidence, m.head.start)
        for m in mentions
    }
    return {
        phrase: None
        if any(o != phrase and o.contains(phrase) and found[o] == letter for o in found)
        else letter
        for phrase, letter in found.items()
    }


def letter_of(sentence: MarkedSentence, phrase: Span, head: int | None = None) -> str | None:
    """The letter that marks a phrase; null where it is nobody's.

    Args:
        head: where the word begins that must stand within the mark; null where any may.
    """
    shares = {
        letter: max(_shared(phrase, s) for s in spans if head is None or s.start <= head < s.end)
        for letter, spans in sentence.actors.items()
        if head is None or any(s.start <= head < s.end for s in spans)
    }
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] > _SAME_PHRASE else None


def _shared(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def _act(
    sentence: MarkedSentence,
    trigger: tuple[Span, ...],
    parties: dict[Span, str | None],
    report: MarkedReport | None,
) -> MarkedAct:
    letters = list(parties.values())
    return MarkedAct(
        sentence=sentence.id,
        text=sentence.text,
        trigger=trigger,
        parties=tuple(parties),
        does=tuple(report is not None and x in report.actors for x in letters),
        suffers=tuple(report is not None and x in report.recipients for x in letters),
        type=report.type if report else NONE,
        mode=(report.mode if report else None) or NONE,
        status=report.status if report else "occurred",
    )
