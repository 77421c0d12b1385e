"""Reads corpus files, names every line that is wrong, and counts what they hold.

python scripts/check_corpus.py [FILE_OR_FOLDER ...]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from dateline.knowledge.ontology import load as load_ontology
from dateline.knowledge.packs import folders
from dateline.learned.corpus import MarkedSentence, files, lines, parse


def main(paths: list[Path]) -> int:
    """Print faults and counts; 1 where there is a fault."""
    ontology = load_ontology(folders())
    faults, read, seen = 0, [], set()
    for file in (f for path in paths for f in files(path)):
        for number, line in lines(file):
            try:
                sentence = parse(line, ontology.types, ontology.modes)
                if sentence.id in seen:
                    raise ValueError(f"the id {sentence.id} stands twice")
                seen.add(sentence.id)
                read.append(sentence)
            except ValueError as error:
                faults += 1
                print(f"{file}:{number}: {error}")
    report(read)
    return 1 if faults else 0


def report(sentences: list[MarkedSentence]) -> None:
    """Print the counts of types, modes, statuses, stances and lengths."""
    reports = [r for s in sentences for r in s.reports]
    without = sum(not s.reports for s in sentences)
    words = sum(len(s.text.split()) for s in sentences) / max(1, len(sentences))
    print(f"{len(sentences)} sentences, {len(reports)} reports, {without} without; {words:.1f} words each")
    for name, counts in (
        ("types", Counter(r.type for r in reports)),
        ("statuses", Counter(r.status for r in reports)),
        ("historical", Counter(r.historical for r in reports)),
        ("stances", Counter(r.stance for r in reports)),
    ):
        print(f"  {name}: " + ", ".join(f"{k} {n}" for k, n in counts.most_common()))


if __name__ == "__main__":
    sys.exit(main([Path(p) for p in sys.argv[1:]] or [Path("corpus/sentences")]))
