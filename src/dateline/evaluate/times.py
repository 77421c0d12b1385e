"""Gold times: JSON lines with `text`, `published` and `times` (start, end, type, value)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.evaluate.coding import Coding
from dateline.evaluate.scores import Score
from dateline.model import Article, Time

NAME = "times"
_HEAD = 4_000_000  # bytes read to recognise a file


class GoldTime(Struct, frozen=True):
    """A marked time: character offsets, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


class GoldText(Struct, frozen=True):
    """One article with its marked times."""

    id: str
    text: str
    published: date
    times: tuple[GoldTime, ...]


def recognises(path: Path) -> bool:
    """Whether the file is JSON lines whose first object has `times`."""
    if path.suffix != ".jsonl":
        return False
    with path.open("rb") as file:
        line = file.readline(_HEAD)
    try:
        first = msgspec.json.decode(line)
    except msgspec.DecodeError:
        return False
    return isinstance(first, dict) and "times" in first and "published" in first


def evaluate(path: Path, coder: Coding) -> list[Score]:
    """Scores of TempEval-3: extents exactly, extents overlapping, and of the latter type and value.

    A found time is counted for one gold time at most (UzZaman et al., 2013, section 5.1).
    """
    strict = relaxed = types = values = found = wanted = 0
    for gold in _texts(path):
        times = coder.annotate(Article(id=gold.id, text=gold.text, published=gold.published)).times
        found += len(times)
        wanted += len(gold.times)
        for theirs, ours in _pairs(gold.times, times):
            relaxed += 1
            strict += (ours.start, ours.end) == (theirs.start, theirs.end)
            types += ours.type == theirs.type
            values += ours.value == theirs.value
    counts = {"strict": strict, "relaxed": relaxed, "value": values, "type": types}
    return [Score(f"{NAME}.{name}", right, found, wanted) for name, right in counts.items()]


def _texts(path: Path) -> Iterator[GoldText]:
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                yield msgspec.json.decode(line, type=GoldText)


def _pairs(gold: tuple[GoldTime, ...], found: tuple[Time, ...]) -> Iterator[tuple[GoldTime, Time]]:
    """Each gold time with the one of ours that overlaps it: the same extent before any other."""
    used: set[int] = set()
    for theirs in gold:
        near = [t for t in found if t.start < theirs.end and theirs.start < t.end and t.start not in used]
        if near:
            ours = min(near, key=lambda t: abs(t.start - theirs.start) + abs(t.end - theirs.end))
            used.add(ours.start)
            yield theirs, ours
