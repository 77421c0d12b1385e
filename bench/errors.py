"""Where marked pairs go wrong, by cause: `python bench/errors.py ../shared/gold/plv/train.jsonl`.

Two tables for docs/accuracy.md: the types that `relate` takes for one another, and why `code` makes
no report that holds the marked pair.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from figures import between

from dateline.evaluate import plv
from dateline.model import Article, Candidate, Evidence, Span
from dateline.pipeline import Coded, Coder

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 12


def main(gold: Path) -> None:
    """Write both tables into docs/accuracy.md."""
    coder, rows = Coder(), plv.rows(gold)
    mistaken = Counter(pair for row in rows if (pair := _mistaken(row, coder)))
    causes = Counter(cause for row in rows if (cause := _cause(row, coder)))
    lines = ["| PLV has | `relate` says | how often |", "|---|---|---|"]
    lines += [f"| {wanted} | {told} | {n} |" for (wanted, told), n in mistaken.most_common(SHOWN)]
    lines += [
        "",
        f"Of {len(rows)} sentences, {sum(causes.values())} yield no report with the marked pair:",
        "",
    ]
    lines += [
        "| why | how often |",
        "|---|---|",
        *(f"| {cause} | {n} |" for cause, n in causes.most_common()),
    ]
    between(ROOT / "docs" / "accuracy.md", "errors", "\n".join(lines))


def _mistaken(row: plv.Row, coder: Coder) -> tuple[str, str] | None:
    relation = coder.relate(row.id, row.text, row.actor, row.recipient)
    told = plv.in_plv_terms(relation.plover, relation.mode)
    return None if told == row.type else (row.type, told)


def _cause(row: plv.Row, coder: Coder) -> str:
    """Why the marked pair is in no report; empty where it is."""
    coded = coder.code(Article(id=row.id, text=row.text, published=plv.PUBLISHED))
    if any(plv.holds(report, row) for report in coded.reports):
        return ""
    return next(_causes(coded, row))


def _causes(coded: Coded, row: plv.Row) -> Iterator[str]:
    read = coded.candidates
    if any(_holds(c, row) for c in read if not c.lost):
        yield "the pair was read, but a party is a thing or a place, or nobody of politics has a part"
    if any(_holds(c, row) for c in read if "second coder" in c.lost):
        yield "the pair was read, and the second coder saw no such act"
    if any(_holds(c, row) for c in read):
        yield "the pair was read, and another reading of the same words was preferred"
    if any(_touch(c.actors, row.actor) or _touch(c.recipients, row.recipient) for c in read if not c.lost):
        yield "an act was read with one of the two"
    yield "only other acts were read" if any(not c.lost for c in read) else "nothing was read"


def _holds(candidate: Candidate, row: plv.Row) -> bool:
    everybody = (*candidate.recipients, *candidate.actors)
    return _touch(candidate.actors, row.actor) and _touch(everybody, row.recipient)


def _touch(parties: Sequence[Evidence], marked: Sequence[Span]) -> bool:
    return any(p.overlaps(m) for p in parties for m in marked)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
