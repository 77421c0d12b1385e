"""How fast a store is: `python bench/store.py [--articles 100000] [--more 1000] [--store FILE]`.

Articles of bench/generator.py are added and merged, then some more; then filters are asked, each with its
median of several times. Prints seconds, the size of the file, and the most memory that was used.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import islice
from pathlib import Path

from generator import Generator, Item

from dateline.archive import Archive
from dateline.model import Circle, Filter
from dateline.store import Coded

_DENSITY = 25  # articles a day
_TIMES = 7


def timed(what: str, run: Callable[[], object]) -> object:
    """Run once, and print how long it took, by the clock and of the processors."""
    began, worked = time.monotonic(), time.process_time()
    found = run()
    taken, work = time.monotonic() - began, time.process_time() - worked
    print(f"{what:<60} {taken:8.2f} s, {work:8.2f} s of processor time")
    return found


def coded(items: Iterable[Item]) -> list[Coded]:
    """The generator's articles as they go into a store."""
    return [Coded(item.article, tuple(item.reports)) for item in items]


def queries(archive: Archive) -> dict[str, Filter]:
    """Filters as analysts ask them, of a store of generated articles."""
    newest = archive.store.newest()
    assert newest is not None
    week = newest - timedelta(days=7)
    return {
        "a country's last 7 days": Filter(country=("UKR",), from_=week),
        "assaults by an army, two origins": Filter(
            actor=("RUS MIL",), type=("ASSAULT",), origins=2, from_=week
        ),
        "planned, from now": Filter(status=("planned",), from_=newest),
        "100 km around Kyiv, last 30 days": Filter(
            circle=Circle(50.45, 30.52, 100), from_=newest - timedelta(days=30)
        ),
        "words of a sentence, newest 50": Filter(text="ceasefire", limit=50),
        "by a name, newest 50": Filter(party=("minister",), limit=50),
        "by a source, newest 50": Filter(source=("police",), limit=50),
    }  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--more", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.store or Path(folder) / "bench.duckdb"
        every = asked.articles + asked.more
        items = iter(Generator(asked.seed, days=every // _DENSITY).articles(every))
        first, more = list(islice(items, asked.articles)), list(items)
        reports = sum(len(item.reports) for item in first)
        print(f"{len(first):,} articles with {reports:,} reports, then {len(more):,} articles")
        with Archive(path) as archive:
            timed("added and merged", lambda: archive.keep(coded(first), "bench"))
            timed("more, added and merged", lambda: archive.keep(coded(more), "bench"))
        with Archive.reading(path) as archive:
            print({k: v for k, v in archive.store.counts().items() if v})
            for what, chosen in queries(archive).items():
                _asked(archive, what, chosen)
        print(f"file {path.stat().st_size / 1e6:,.0f} MB, ", end="")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def _asked(archive: Archive, what: str, chosen: Filter) -> None:
    times = []
    for _ in range(_TIMES):
        began = time.monotonic()
        found = archive.events(chosen)
        times.append(time.monotonic() - began)
    print(f"{what:<60} {statistics.median(times) * 1000:8.1f} ms  {len(found):,} events")


if __name__ == "__main__":
    main()
