"""How often records of a confidence are right: writes its table into docs/accuracy.md.

    python bench/confidence.py [CORPUS] [PLV]

Reports are those of `code` on the twentieth of the corpus that nothing was learned from or chosen by; right
is one that tells a marked report with its type, parties and status. Answers are those of `relate` on PLV;
right is one with PLV's type.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from figures import between

from dateline.evaluate import plv, sentences
from dateline.evaluate.coding import Patient
from dateline.learned.corpus import load, parts
from dateline.pipeline import Coder

ROOT = Path(__file__).resolve().parent.parent
EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.01)


def main(corpus: Path, gold: Path) -> None:
    """Write the table into docs/accuracy.md."""
    coder = Patient(Coder())
    columns = [_shares(_reports(corpus, coder)), _shares(_answers(gold, coder) if gold.exists() else ())]
    lines = ["| confidence | reports right (corpus, measured part) | answers right (PLV) |", "|---|---|---|"]
    for low, high, *cells in zip(EDGES, EDGES[1:], *columns, strict=False):
        lines.append(f"| {low:.1f} to {min(high, 1.0):.1f} | {' | '.join(cells)} |")
    between(ROOT / "docs" / "accuracy.md", "confidence", "\n".join(lines))


def _reports(corpus: Path, coder: Patient) -> Iterator[tuple[float, bool]]:
    for sentence in parts(load(corpus)).test:
        outcome = sentences.outcome(sentence, coder)
        for report, right in outcome.judged():
            yield report.confidence, right


def _answers(gold: Path, coder: Patient) -> Iterator[tuple[float, bool]]:
    for row in plv.rows(gold):
        relation = coder.relate(row.id, row.text, row.actor, row.recipient)
        if relation is not None:
            yield relation.confidence, plv.in_plv_terms(relation.plover, relation.mode) == row.type


def _shares(cases: Iterable[tuple[float, bool]]) -> list[str]:
    found = list(cases)
    rows = [
        [right for share, right in found if low <= share < high] for low, high in itertools.pairwise(EDGES)
    ]
    return [f"{sum(row) / len(row):.2f} ({sum(row)} of {len(row)})" if row else "-" for row in rows]


if __name__ == "__main__":
    given = [Path(word) for word in sys.argv[1:]]
    main(*(given + [Path("corpus/sentences"), Path("../shared/gold/plv/train.jsonl")][len(given) :]))
