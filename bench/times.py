"""How fast the times of a text are found and resolved: `python bench/times.py samples ../shared/gold/times`.

Words a second of one core, of articles read once before; the parse is not counted, only what the time
grammar does with it. Each figure is the best of five runs over all texts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from dateline.find import times
from dateline.knowledge import packs
from dateline.knowledge.times import TimeGrammar, load
from dateline.model import Article, TimeMention
from dateline.read import articles
from dateline.resolve.dates import resolve
from dateline.text import Reading, load_model, read

RUNS = 5


def main(paths: list[str]) -> None:
    """Print the figures for all articles at the paths."""
    grammar, nlp = load(packs.folders()), load_model()
    readings = [read(a, nlp) for a in articles(paths) if isinstance(a, Article)]
    words = sum(len(reading.text.split()) for reading in readings)
    print(f"{len(readings)} articles, {words:,} words")
    for name, finder in (("without a parse", _plain), ("with the tense off the parse", _parsed)):
        spent = min(_spent(readings, grammar, finder) for _ in range(RUNS))
        print(f"{name}: {words / spent:,.0f} words a second")


def _plain(reading: Reading, grammar: TimeGrammar) -> list[TimeMention]:
    return times.find_in_text(reading.text, grammar)


def _parsed(reading: Reading, grammar: TimeGrammar) -> list[TimeMention]:
    return times.find(reading, grammar)


def _spent(
    readings: list[Reading], grammar: TimeGrammar, finder: Callable[[Reading, TimeGrammar], list[TimeMention]]
) -> float:
    """Seconds of processor time for one run."""
    begin = time.process_time()
    for reading in readings:
        resolve(finder(reading, grammar), reading.article.published)
    return time.process_time() - begin


if __name__ == "__main__":
    main(sys.argv[1:])
