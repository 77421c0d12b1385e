"""What the second coder wins and loses: writes its table into docs/accuracy.md.

    python bench/coders.py [CORPUS] [DISPATCHES] [PLV]

Counts marked reports that one set-up of the program gets right and the other does not: in sentences and
dispatches with type, parties and status, in PLV the marked pair with its type.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from figures import between

from dateline.evaluate import dispatches, plv, sentences
from dateline.evaluate.coding import Patient
from dateline.learned.corpus import load, parts
from dateline.model import Article
from dateline.pipeline import Coder

ROOT = Path(__file__).resolve().parent.parent
GIVEN = (Path("corpus/sentences"), Path("corpus/dispatches"), Path("../shared/gold/plv/train.jsonl"))


def main(corpus: Path, texts: Path, gold: Path) -> None:
    """Write the table into docs/accuracy.md."""
    coders = (Coder(coders="rules"), Coder())
    pairs = [dict(_in_pairs(gold, coder)) for coder in coders]
    sets = {
        "our sentences, measured part": [set(_in_sentences(corpus, coder)) for coder in coders],
        "our dispatches": [set(_in_dispatches(texts, coder)) for coder in coders],
        "PLV": [set(found) for found in pairs],
        "PLV, last third": [{i for i, row in found.items() if row >= plv.HELD_BACK} for found in pairs],
    }
    lines = ["| marked reports | rules right | both right | won | lost |", "|---|---|---|---|---|"]
    for name, (rules, both) in sets.items():
        lines.append(f"| {name} | {len(rules)} | {len(both)} | {len(both - rules)} | {len(rules - both)} |")
    between(ROOT / "docs" / "accuracy.md", "coders", "\n".join(lines))


def _in_sentences(corpus: Path, coder: Coder) -> Iterator[tuple[str, int]]:
    for sentence in parts(load(corpus)).test:
        for place, right in enumerate(sentences.outcome(sentence, Patient(coder)).wholly()):
            if right:
                yield sentence.id, place


def _in_dispatches(texts: Path, coder: Coder) -> Iterator[tuple[str, str]]:
    for dispatch in dispatches.dispatches(texts):
        found = dispatches.outcome(dispatch, coder.code(dispatch.article).reports)
        for marked, report in found.pairs:
            if dispatches.right(marked, report)["whole"]:
                yield dispatch.article.id, marked.line


def _in_pairs(gold: Path, coder: Coder) -> Iterator[tuple[str, int]]:
    """The ids of the rows that are right, with their places in the file."""
    for place, row in enumerate(plv.rows(gold) if gold.exists() else ()):
        found = coder.code(Article(id=row.id, text=row.text, published=plv.PUBLISHED)).reports
        if any(plv.holds(r, row) and plv.in_plv_terms(r.plover, r.mode) == row.type for r in found):
            yield row.id, place


if __name__ == "__main__":
    given = tuple(Path(word) for word in sys.argv[1:])
    main(*(*given, *GIVEN[len(given) :]))
