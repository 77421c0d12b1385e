"""PLV: sentences with a marked actor and recipient and their PLOVER type (Hu et al., ACL 2024).

Its YIELD is CONCEDE and RETREAT together, and a conviction by a court is ACCUSE there. The shipped file
is sorted by type, so that its last third holds other types than the rest: figures are given for the
whole file and for the rows from `HELD_BACK` on, which the packs' authors did not read.

Two questions are asked of each sentence. `relate`: what is the type of the marked pair? Extraction:
which reports does `code` make of the bare sentence, and is the marked pair among them?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.errors import ReadError
from dateline.evaluate.coding import Coding
from dateline.evaluate.scores import Score, macro_f1
from dateline.model import Actor, Article, Report, Span

NAME = "plv"
HELD_BACK = 684
# the sentences have no date; any will do, since no type depends on it
PUBLISHED = date(2020, 1, 1)


class Row(Struct, frozen=True):
    """One marked sentence; either party may stand in several pieces."""

    id: str
    text: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    type: str
    quad: int


class Answer(Struct, frozen=True):
    """What we say of a row, in PLV's terms.

    `type` and `quad` answer `relate` ("" and 0 where the text could not be coded). `pairs` is the number
    of reports with two parties that `code` made, `held` how many of them hold the marked pair, `typed`
    how many of those have its type too.
    """

    row: Row
    type: str
    quad: int
    pairs: int
    held: int
    typed: int


def recognises(path: Path) -> bool:
    """Whether the file's first line is a marked pair with its type."""
    if path.suffix != ".jsonl" or not path.is_file():
        return False
    with path.open("rb") as lines:
        try:
            msgspec.json.decode(next(lines, b""), type=Row)
        except msgspec.DecodeError:
            return False
    return True


def evaluate(path: Path, coder: Coding) -> list[Score]:
    """Scores of the marked pairs (by type, macro, accuracy, quad) and of extraction.

    `pairs`: of the sentences, those in which a report holds the marked pair, both parties overlapping
    (recall), among those that yield any report with two parties (precision). `pairs.type` wants the
    right type as well. `reports`: the same counted by reports. PLV marks one pair a sentence, so a report
    on another true event counts as wrong there: its precision is a lower bound.

    Raises:
        ReadError: a line that is no marked pair.
    """
    answers = [_answer(row, coder) for row in rows(path)]
    scores = _scores(NAME, answers)
    if len(answers) > HELD_BACK:
        scores += [s for s in _scores(f"{NAME}.held", answers[HELD_BACK:]) if ".type." not in s.name]
    return scores


def rows(path: Path) -> list[Row]:
    """The rows of a file.

    Raises:
        ReadError: a line that is no marked pair.
    """
    found: list[Row] = []
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                if line.strip():
                    found.append(msgspec.json.decode(line, type=Row))
            except msgspec.DecodeError as error:
                raise ReadError(str(path), f"no marked pair: {error}", line=number) from error
    return found


# what PLV's types are for their quad class: its YIELD is material cooperation throughout
_PLOVER_OF = {"ACCUSE": "ACCUSE", "YIELD": "RETREAT"}


def in_plv_terms(type_: str, mode: str | None) -> str:
    """A PLOVER code as PLV names it."""
    if type_ in {"CONCEDE", "RETREAT"}:
        return "YIELD"
    return "ACCUSE" if (type_, mode) == ("SANCTION", "convict") else type_


def _answer(row: Row, coder: Coding) -> Answer:
    relation = coder.relate(row.id, row.text, row.actor, row.recipient)
    type_ = in_plv_terms(relation.plover, relation.mode) if relation else ""
    reports = coder.reports(Article(id=row.id, text=row.text, published=PUBLISHED))
    pairs = [r for r in reports if len(r.actors) + len(r.recipients) > 1]
    held = [r for r in pairs if holds(r, row)]
    return Answer(
        row=row,
        type=type_,
        quad=coder.quad(_PLOVER_OF.get(type_, relation.plover)) if relation else 0,
        pairs=len(pairs),
        held=len(held),
        typed=sum(in_plv_terms(r.plover, r.mode) == row.type for r in held),
    )


def holds(report: Report, row: Row) -> bool:
    """Whether the parties are those marked; in talks all are actors, the marked recipient too."""
    return _touch(report.actors, row.actor) and _touch((*report.recipients, *report.actors), row.recipient)


def _touch(parties: Sequence[Actor], marked: Sequence[Span]) -> bool:
    return any(p.evidence.overlaps(m) for p in parties for m in marked)


def _scores(name: str, answers: Sequence[Answer]) -> list[Score]:
    wanted = Counter(a.row.type for a in answers)
    given = Counter(a.type for a in answers)
    right = Counter(a.row.type for a in answers if a.type == a.row.type)
    total = len(answers)
    by_type = [Score(f"{name}.type.{t}", right[t], given[t], wanted[t]) for t in sorted(wanted)]
    yielding = sum(a.pairs > 0 for a in answers)
    return [
        *by_type,
        macro_f1(f"{name}.macro", by_type),
        Score(f"{name}.accuracy", sum(right.values()), total, total),
        Score(f"{name}.quad", sum(a.quad == a.row.quad for a in answers), total, total),
        Score(f"{name}.pairs", sum(a.held > 0 for a in answers), yielding, total),
        Score(f"{name}.pairs.type", sum(a.typed > 0 for a in answers), yielding, total),
        Score(f"{name}.reports", sum(a.held for a in answers), sum(a.pairs for a in answers), total),
    ]
