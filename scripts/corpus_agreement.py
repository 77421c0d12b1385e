"""How far two hands agree on the same sentences, field by field, and where they differ.

    python scripts/corpus_agreement.py FIRST SECOND [--differ]

FIRST and SECOND are files or folders of the corpus's line format; sentences are matched by id and must
have the same words. A report of one hand is the same as one of the other where their types agree and
their triggers overlap, or else where type and both parties do.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.learned.corpus import MarkedReport, MarkedSentence, load
from dateline.model import Span

Pair = tuple[MarkedReport, MarkedReport]


def main() -> None:
    """Print the agreement, or the ids of the sentences that differ."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("first", type=Path)
    ask.add_argument("second", type=Path)
    ask.add_argument("--differ", action="store_true", help="print the ids of sentences that differ")
    given = ask.parse_args()
    second = {s.id: s for s in load(given.second)}
    both = [(s, second[s.id]) for s in load(given.first) if s.id in second]
    if given.differ:
        for one, other in both:
            if why := differs(one, other):
                print(f"{one.id}\t{why}")
        return
    for name, same, first, other in counts(both):
        print(f"{name}: {2 * same / max(1, first + other):.3f} ({same} of {first} and {other})")


def counts(both: Sequence[tuple[MarkedSentence, MarkedSentence]]) -> Iterator[tuple[str, int, int, int]]:
    """Name, number of the same, numbers of the first and the second hand; the agreement is their F1."""
    print(f"{len(both)} sentences marked twice")
    spans = [(_spans(a.actors), _spans(b.actors)) for a, b in both]
    yield "actors (overlapping)", *_sum(_touching(a, b) for a, b in spans)
    yield (
        "has a report",
        *_sum((int(bool(a.reports and b.reports)), bool(a.reports), bool(b.reports)) for a, b in both),
    )
    paired = [(a, b, list(pairs(a, b))) for a, b in both]
    yield (
        "reports (type and trigger or parties)",
        *_sum((len(p), len(a.reports), len(b.reports)) for a, b, p in paired),
    )
    matched = [(a, b, one, other) for a, b, p in paired for one, other in p]
    total = len(matched)
    yield "mode", sum(one.mode == other.mode for *_, one, other in matched), total, total
    yield "status", sum(one.status == other.status for *_, one, other in matched), total, total
    yield "historical", sum(one.historical == other.historical for *_, one, other in matched), total, total
    yield (
        "actors of reports",
        sum(_same(a, b, one.actors, other.actors) for a, b, one, other in matched),
        total,
        total,
    )
    yield (
        "recipients of reports",
        sum(_same(a, b, one.recipients, other.recipients) for a, b, one, other in matched),
        total,
        total,
    )
    yield "stance", sum(one.stance == other.stance for *_, one, other in matched), total, total
    yield (
        "source",
        sum(_same(a, b, _source(one), _source(other)) for a, b, one, other in matched),
        total,
        total,
    )


def pairs(a: MarkedSentence, b: MarkedSentence) -> Iterator[Pair]:
    """The reports that both hands have."""
    left = list(b.reports)
    for one in a.reports:
        fits = [o for o in left if o.type == one.type]
        near = [o for o in fits if _overlap(a.triggers[one.trigger], b.triggers[o.trigger])]
        near += [
            o for o in fits if _same(a, b, one.actors, o.actors) and _same(a, b, one.recipients, o.recipients)
        ]
        if near:
            best = max(near, key=lambda o: (o.status == one.status, o.stance == one.stance))
            left.remove(best)
            yield one, best


def differs(a: MarkedSentence, b: MarkedSentence) -> str:
    """What the hands differ in that a report's reader would see; empty where in nothing."""
    if a.text != b.text:
        return "words"
    found = list(pairs(a, b))
    if len(found) != len(a.reports) or len(found) != len(b.reports):
        return "reports"
    for one, other in found:
        if one.status != other.status:
            return "status"
        if not _same(a, b, one.actors, other.actors) or not _same(a, b, one.recipients, other.recipients):
            return "parties"
        if one.mode != other.mode:
            return "mode"
        if one.stance != other.stance or not _same(a, b, _source(one), _source(other)):
            return "source"
    return ""


def _source(report: MarkedReport) -> tuple[str, ...]:
    return (report.source,) if report.source else ()


def _same(a: MarkedSentence, b: MarkedSentence, first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the letters of both hands stand for the same phrases."""
    return len(first) == len(second) and all(
        any(_overlap(a.actors[x], b.actors[y]) for y in second) for x in first
    )


def _overlap(first: Sequence[Span], second: Sequence[Span]) -> bool:
    return any(x.overlaps(y) for x in first for y in second)


def _spans(labels: dict[str, tuple[Span, ...]]) -> list[Span]:
    return [span for spans in labels.values() for span in spans]


def _touching(first: list[Span], second: list[Span]) -> tuple[int, int, int]:
    same = sum(any(x.overlaps(y) for y in second) for x in first)
    return min(same, len(second)), len(first), len(second)


def _sum(triples: Iterator[tuple[int, int, int]]) -> tuple[int, int, int]:
    columns = list(zip(*triples, strict=True)) or [(), (), ()]
    return tuple(sum(c) for c in columns)  # type: ignore[return-value]


if __name__ == "__main__":
    main()
