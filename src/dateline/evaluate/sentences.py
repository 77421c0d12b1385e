"""Our own marked sentences: the twentieth of the corpus that nothing was learned from or chosen by.

A report of ours tells a marked one where the types agree and the triggers overlap, or both parties do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from dateline.errors import CorpusError, ReadError
from dateline.evaluate.coding import Coding
from dateline.evaluate.scores import Score, macro_f1
from dateline.learned.corpus import (
    SUFFIX,
    MarkedReport,
    MarkedSentence,
    lines,
    load,
    parse,
    parts,
    same_status,
)
from dateline.learned.instances import NONE, instances
from dateline.model import Actor, Article, Report, Span

NAME = "sentences"
_FIELDS = ("actors", "recipients", "status", "mode", "source")
# the sentences have no date; any will do
_PUBLISHED = date(2020, 1, 1)


class Outcome(Struct, frozen=True):
    """What a coder made of a sentence: all its reports, and the marked ones found, each with ours."""

    sentence: MarkedSentence
    pairs: tuple[tuple[MarkedReport, Report], ...]
    reports: tuple[Report, ...]

    def judged(self) -> list[tuple[Report, bool]]:
        """Each of our reports, and whether it tells a marked one with its type, parties and status."""
        right = {r.id for gold, r in self.pairs if _is_whole(_right(gold, r, self.sentence))}
        return [(r, r.id in right) for r in self.reports]

    def wholly(self) -> list[bool]:
        """Of each marked report whether it is told with its type, parties and status."""
        right = [gold for gold, r in self.pairs if _is_whole(_right(gold, r, self.sentence))]
        return [any(gold is r for r in right) for gold in self.sentence.reports]


def recognises(path: Path) -> bool:
    """Whether the path is a file of marked sentences, or a folder of them."""
    files = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
    if not files or not files[0].is_file() or files[0].suffix != SUFFIX:
        return False
    try:
        first = next(line for _, line in lines(files[0]))
        parse(first)
    except (StopIteration, ValueError):
        return False
    return True


def evaluate(path: Path, coder: Coding) -> list[Score]:
    """Reports found, their fields, and the PLOVER code of each marked pair.

    `reports` has precision and recall; the fields are counted among the matched ones; `whole` wants type,
    both parties and status, over all. `relate` is asked of each pair between whom something happens.

    Raises:
        ReadError: a line that is no marked sentence.
    """
    try:
        sentences = parts(load(path)).test
    except CorpusError as error:
        raise ReadError(str(path), str(error)) from error
    outcomes = [outcome(s, coder) for s in sentences]
    return [*_scores(outcomes), *_relations(sentences, coder)]


def outcome(sentence: MarkedSentence, coder: Coding) -> Outcome:
    """What a coder makes of a sentence, each marked report with the one that tells it best."""
    reports = coder.reports(Article(id=sentence.id, text=sentence.text, published=_PUBLISHED))
    left, pairs = list(reports), []
    for gold in sentence.reports:
        near = [r for r in left if r.type == gold.type and _tells(gold, r, sentence)]
        if near:
            best = max(near, key=lambda r: sum(_right(gold, r, sentence).values()))
            left.remove(best)
            pairs.append((gold, best))
    return Outcome(sentence, tuple(pairs), tuple(reports))


def _tells(gold: MarkedReport, report: Report, sentence: MarkedSentence) -> bool:
    if any(report.trigger.overlaps(t) for t in sentence.triggers[gold.trigger]):
        return True
    fields = _right(gold, report, sentence)
    return fields["actors"] and fields["recipients"]


def _right(gold: MarkedReport, report: Report, sentence: MarkedSentence) -> dict[str, bool]:
    said = report.attribution
    source = [said.source.evidence] if said is not None and said.source is not None else []
    wanted = (gold.source,) if gold.source else ()
    return {
        "actors": _same(gold.actors, _spans(report.actors), sentence),
        "recipients": _same(gold.recipients, _spans(report.recipients), sentence),
        "status": same_status(gold.status, report.status),
        "mode": gold.mode == report.mode,
        "source": _same(wanted, source, sentence),
    }


def _is_whole(fields: dict[str, bool]) -> bool:
    return fields["actors"] and fields["recipients"] and fields["status"]


def _same(letters: Sequence[str], found: Sequence[Span], sentence: MarkedSentence) -> bool:
    """Whether each marked party is found; nobody else of those marked may be, but a thing may."""
    wanted = [sentence.actors[letter] for letter in letters]
    others = [spans for letter, spans in sentence.actors.items() if letter not in letters]
    every = all(any(f.overlaps(s) for f in found for s in spans) for spans in wanted)
    strange = [f for f in found if not any(f.overlaps(s) for spans in wanted for s in spans)]
    return every and not any(f.overlaps(s) for f in strange for spans in others for s in spans)


def _spans(actors: Sequence[Actor]) -> list[Span]:
    return [a.evidence for a in actors]


def _scores(outcomes: Sequence[Outcome]) -> Iterator[Score]:
    matched = sum(len(o.pairs) for o in outcomes)
    found = sum(len(o.reports) for o in outcomes)
    wanted = sum(len(o.sentence.reports) for o in outcomes)
    rights: Counter[str] = Counter()
    for o in outcomes:
        for gold, report in o.pairs:
            fields = _right(gold, report, o.sentence)
            rights.update(f for f in _FIELDS if fields[f])
            rights["whole"] += _is_whole(fields)
    yield Score(f"{NAME}.reports", matched, found, wanted)
    yield from (Score(f"{NAME}.{f}", rights[f], matched, matched) for f in _FIELDS)
    yield Score(f"{NAME}.whole", rights["whole"], found, wanted)


def _relations(sentences: Sequence[MarkedSentence], coder: Coding) -> Iterator[Score]:
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for sentence in sentences:
        for pair in instances(sentence):
            if pair.type == NONE:
                continue
            relation = coder.relate(sentence.id, sentence.text, pair.actor, pair.recipient)
            told, code = relation.plover if relation else "", coder.plover(pair.type, pair.status)
            wanted[code] += 1
            given[told] += 1
            right[code] += told == code
    by_type = [Score(t, right[t], given[t], wanted[t]) for t in sorted(wanted)]
    total = sum(wanted.values())
    yield macro_f1(f"{NAME}.relate.macro", by_type)
    yield Score(f"{NAME}.relate.accuracy", sum(right.values()), total, total)
