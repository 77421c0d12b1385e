"""What is learned from a marked sentence: for a pair, in this order, what the first does to the second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from msgspec import Struct

from dateline.knowledge.triggers import Trigger
from dateline.learned.corpus import MarkedReport, MarkedSentence, unbracket
from dateline.model import Span, Status

NONE = "-"
LEARNED = "learned"  # the `rule` of what the learned coder reads
_BRACKETS = re.compile(r"\[(actor|recipient|trigger) ")
_LETTERS = {"actor": "a", "recipient": "b", "trigger": "1"}


class Instance(Struct, frozen=True):
    """A pair in a sentence and its answer.

    `type` is "-" where the one does nothing to the other; then mode, status and trigger say nothing.
    `taught` are the shares of types by a larger network, where it was asked (`training.taught`).
    """

    sentence: str
    text: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    type: str
    mode: str = NONE
    status: Status = "occurred"
    trigger: tuple[Span, ...] = ()
    taught: tuple[tuple[str, float], ...] = ()


def instances(sentence: MarkedSentence) -> Iterator[Instance]:
    """Every ordered pair of the sentence's actors."""
    told: dict[tuple[str, str], MarkedReport] = {}
    for report in sentence.reports:
        for pair in _pairs(report):
            told.setdefault(pair, report)
    for actor, recipient in permutations(sentence.actors, 2):
        known = told.get((actor, recipient))
        yield Instance(
            sentence=sentence.id,
            text=sentence.text,
            actor=sentence.actors[actor],
            recipient=sentence.actors[recipient],
            type=known.type if known else NONE,
            mode=(known.mode if known else None) or NONE,
            status=known.status if known else "occurred",
            trigger=sentence.triggers[known.trigger] if known else (),
        )


def _pairs(report: MarkedReport) -> Iterator[tuple[str, str]]:
    """Whom a report joins: doers with those done to; without the latter, the doers with each other."""
    if report.recipients:
        return ((a, r) for a in report.actors for r in report.recipients)
    return permutations(report.actors, 2)


def examples(triggers: Iterable[Trigger]) -> Iterator[MarkedSentence]:
    """The packs' own examples as marked sentences."""
    for rule in triggers:
        for number, example in enumerate(rule.examples):
            text, spans = _unbracketed(example)
            actors: dict[str, tuple[Span, ...]] = {k: tuple(spans[k]) for k in ("a", "b") if k in spans}
            if not spans.get("1") or len(actors) < 2:
                continue
            yield MarkedSentence(
                id=f"{rule.id}.{number}",
                text=text,
                actors=actors,
                triggers={"1": tuple(spans["1"])},
                reports=(
                    MarkedReport(
                        trigger="1",
                        type=rule.type,
                        mode=rule.mode,
                        actors=("a",),
                        recipients=("b",),
                        status="occurred",
                    ),
                ),
            )


def _unbracketed(example: str) -> tuple[str, dict[str, list[Span]]]:
    return unbracket(_BRACKETS.sub(lambda m: f"[{_LETTERS[m[1]]} ", example))


def types_of(found: Sequence[Instance]) -> list[str]:
    """The types that occur, "-" first."""
    return [NONE, *sorted({i.type for i in found} - {NONE})]
