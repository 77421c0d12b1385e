"""PolNeAR: source, cue and content of attributions in US political news (Newell et al., LREC 2018).

brat stand-off files: a `.txt` beside an `.ann`. The published date stands in the file name,
`publisher_YYYY-MM-DD_title`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from dateline.errors import ReadError
from dateline.evaluate.coding import Coding
from dateline.evaluate.scores import Score
from dateline.model import Article, Layers, Span

NAME = "attributions"

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})")
_SPAN, _EVENT = re.compile(r"T\d+\t"), re.compile(r"E\d+\t")
_ROLES = ("Source", "Cue", "Content")

Spans = tuple[Span, ...]


class GoldAttribution(Struct, frozen=True):
    """One attribution as annotated; each part may stand in several pieces, and any may be missing."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()


def recognises(path: Path) -> bool:
    """Whether the path is a brat annotation with its text, or a folder that holds some."""
    if path.is_dir():
        return any(ann.with_suffix(".txt").exists() for ann in path.glob("*.ann"))
    return path.suffix == ".ann" and path.with_suffix(".txt").exists()


def evaluate(path: Path, coder: Coding) -> list[Score]:
    """Exact sources, cues and contents, and whole attributions.

    Within an article each distinct span, or set of spans where it is discontinuous, counts once. A whole
    attribution is right where its source overlaps the gold source (or both have none) and the characters
    that both contents share are at least half of the longer one; each gold attribution is matched once.

    Raises:
        ReadError: a file that is not brat stand-off.
    """
    counts = {name: [0, 0, 0] for name in ("source", "cue", "content", "whole")}
    for article, gold in articles(path):
        found = _attributions(coder.annotate(article))
        for name, part in (("source", _source), ("cue", _cue), ("content", _content)):
            wanted = {s for g in gold if (s := part(g))}
            ours = {s for f in found if (s := part(f))}
            _add(counts[name], len(wanted & ours), len(ours), len(wanted))
        _add(counts["whole"], _matches(found, gold), len(found), len(gold))
    part_of_corpus = f"{NAME}.{path.stem}" if path.is_dir() else NAME
    return [Score(f"{part_of_corpus}.{name}", *count) for name, count in counts.items()]


def articles(path: Path) -> Iterator[tuple[Article, list[GoldAttribution]]]:
    """The articles under a path with their gold attributions, in order of their names."""
    files = sorted(path.glob("*.ann")) if path.is_dir() else [path]
    for file in files:
        text_file = file.with_suffix(".txt")
        if not text_file.exists():
            continue
        text = text_file.read_bytes().decode("utf-8", "replace")
        found = _DAY.search(file.stem)
        day = date.fromisoformat(found.group(1)) if found else date.min
        yield Article(id=file.stem, text=text, published=day, path=str(text_file)), _read(file)


def _read(path: Path) -> list[GoldAttribution]:
    spans: dict[str, Spans] = {}
    events: list[str] = []
    for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").split("\n"), 1):
        cells = line.split("\t")
        try:
            if _SPAN.match(line):
                offsets = cells[1].split(" ", 1)[1]
                spans[cells[0]] = _spans(offsets)
            elif _EVENT.match(line):
                events.append(cells[1])
        except (IndexError, ValueError) as error:
            raise ReadError(str(path), f"not brat stand-off: {error}", line=number) from error
    gold = [_gold(event, spans) for event in events]
    return [g for g in gold if g.content or g.cue]


def _spans(offsets: str) -> Spans:
    """ "133 143;178 310" as spans."""
    pairs = (piece.split() for piece in offsets.split(";"))
    return tuple(sorted(Span(int(a), int(b)) for a, b in pairs))


def _gold(event: str, spans: dict[str, Spans]) -> GoldAttribution:
    parts: dict[str, list[Span]] = {role: [] for role in _ROLES}
    for item in event.split():
        role, _, key = item.partition(":")
        role = role.rstrip("0123456789")
        if role in parts:
            parts[role] += spans.get(key, ())
    source, cue, content = (tuple(sorted(parts[role])) for role in _ROLES)
    return GoldAttribution(source, cue, content)


def _attributions(layers: Layers) -> list[GoldAttribution]:
    return [
        GoldAttribution(
            (Span(a.source.start, a.source.end),) if a.source else (),
            (Span(a.cue.start, a.cue.end),) if a.cue else (),
            tuple(sorted(Span(c.start, c.end) for c in a.content)),
        )
        for a in layers.attributions
    ]


def _source(attribution: GoldAttribution) -> Spans:
    return attribution.source


def _cue(attribution: GoldAttribution) -> Spans:
    return attribution.cue


def _content(attribution: GoldAttribution) -> Spans:
    return attribution.content


def _add(count: list[int], right: int, found: int, wanted: int) -> None:
    count[0] += right
    count[1] += found
    count[2] += wanted


def _matches(found: list[GoldAttribution], gold: list[GoldAttribution]) -> int:
    """How many of ours are right as a whole: each takes the best gold attribution still free."""
    free = set(range(len(gold)))
    for ours in found:
        shares = [(share, i) for i in free if (share := _share(ours, gold[i])) >= 0.5]
        if shares:
            free.discard(max(shares, key=lambda pair: (pair[0], -pair[1]))[1])
    return len(gold) - len(free)


def _share(ours: GoldAttribution, gold: GoldAttribution) -> float:
    """The shared part of two contents, of the longer one; 0 where the sources do not fit."""
    if bool(ours.source) != bool(gold.source):
        return 0.0
    if ours.source and not any(a.overlaps(b) for a in ours.source for b in gold.source):
        return 0.0
    longer = max(_length(ours.content), _length(gold.content))
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in ours.content for b in gold.content
    )
    return shared / longer if longer else 0.0


def _length(spans: Spans) -> int:
    return sum(s.end - s.start for s in spans)
