"""PLV: sentences with a marked actor and recipient and their PLOVER type (Hu et al., ACL 2024).

Its YIELD is CONCEDE and RETREAT together; convictions by a court are ACCUSE there. The shipped file is
sorted by type, so its "last third" holds other types than the rest: figures are given for the whole
file and for the rows from `HELD_BACK` on, which the packs' authors did not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.evaluate.scores import Score
from dateline.model import Candidate, Span
from dateline.pipeline import Coder

NAME = "plv"
HELD_BACK = 684


class Row(Struct, frozen=True):
    """One marked sentence."""

    id: str
    text: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    type: str
    quad: int


class Answer(Struct, frozen=True):
    """What we say of a row: the type in PLV's terms, its quad class, and whether `code` found the pair."""

    row: Row
    type: str
    quad: int
    found: bool
    extracted: int


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


def evaluate(path: Path, coder: Coder) -> list[Score]:
    """Scores of marked pairs (by type, macro, quad) and of open extraction (both parties overlapping)."""
    rows = [msgspec.json.decode(line, type=Row) for line in path.read_bytes().splitlines() if line.strip()]
    answers = [_answer(row, coder) for row in rows]
    scores = _scores("plv", answers)
    if len(rows) > HELD_BACK:
        scores += [s for s in _scores("plv.held", answers[HELD_BACK:]) if s.name.count(".") < 3]
    return scores


def in_plv_terms(type_: str, mode: str | None) -> str:
    """A PLOVER code as PLV names it."""
    if type_ in {"CONCEDE", "RETREAT"}:
        return "YIELD"
    return "ACCUSE" if (type_, mode) == ("SANCTION", "convict") else type_


def _answer(row: Row, coder: Coder) -> Answer:
    relation = coder.relate(row.id, row.text, row.actor, row.recipient)
    standing = [c for c in coder.candidates(row.text) if not c.lost]
    return Answer(
        row=row,
        type=in_plv_terms(relation.plover, relation.mode),
        quad=3
        if (relation.type, relation.mode) == ("SANCTION", "convict")
        else coder.knowledge.ontology.quad(relation.plover),
        found=any(_holds(c, row) for c in standing),
        extracted=len(standing),
    )


def _holds(candidate: Candidate, row: Row) -> bool:
    does = any(p.overlaps(s) for p in candidate.actors for s in row.actor)
    others = (*candidate.recipients, *candidate.actors)
    return does and any(p.overlaps(s) for p in others for s in row.recipient)


def _scores(name: str, answers: Sequence[Answer]) -> list[Score]:
    wanted = Counter(a.row.type for a in answers)
    given = Counter(a.type for a in answers)
    right = Counter(a.row.type for a in answers if a.type == a.row.type)
    by_type = [Score(f"{name}.type.{t}", right[t], given[t], wanted[t]) for t in sorted(wanted)]
    macro = sum(s.f1 for s in by_type) / len(by_type)
    quads = sum(a.quad == a.row.quad for a in answers)
    total = len(answers)
    return [
        *by_type,
        Score(f"{name}.macro", round(macro * 10_000), 10_000, 10_000),
        Score(f"{name}.accuracy", sum(right.values()), total, total),
        Score(f"{name}.quad", quads, total, total),
        Score(f"{name}.pairs", sum(a.found for a in answers), total, total),
    ]
