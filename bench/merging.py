"""How well reports are merged into events: `python bench/merging.py [--articles 3000] [--seeds 1 2 3]`.

On articles of bench/generator.py, whose truth is known: B-cubed precision, recall and F1 of the reports'
partition (Bagga and Baldwin 1998), precision and recall of the links from plans to happenings, and how far
the count of origins is right. With `--scale 100000` the time and memory of merging so many articles.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator import Generator, Item

from dateline import corroborate
from dateline.knowledge import event_rules, packs
from dateline.model import Event

_MB = 1024
_DENSE = 120  # days in which 3,000 articles are packed


def b_cubed(found: Mapping[str, str], truth: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of a partition (item to group) against the true one."""
    both = Counter((found[i], truth[i]) for i in truth)
    ours, theirs = Counter(found[i] for i in truth), Counter(truth.values())
    precision = sum(n * n / ours[f] for (f, _), n in both.items()) / len(truth)
    recall = sum(n * n / theirs[t] for (_, t), n in both.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def links(events: Iterable[Event], truth: Mapping[str, str], plans: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall of plan-to-happening links.

    A link is right where the plan that most of the event's reports are of came to the happening that most of
    the other's are of. A true link counts as found where one such link is.
    """
    main = {e.id: Counter(truth[r] for r in e.reports).most_common(1)[0][0] for e in events}
    made = [(main[e.id], main[k.event]) for e in events for k in e.links if k.kind == "happened as"]
    right = [pair for pair in made if plans.get(pair[0]) == pair[1]]
    wanted = {p: h for p, h in plans.items() if p in main.values() and h in main.values()}
    recall = len({p for p, _ in right} & set(wanted)) / max(1, len(wanted))
    return len(right) / max(1, len(made)), recall


def measure(seed: int, many: int) -> dict[str, float]:
    """The figures on so many articles of one seed."""
    rules, generator = event_rules.load(packs.folders()), Generator(seed, days=_DENSE * many // 3000)
    items = list(generator.articles(many))
    truth = {r: e for item in items for r, e in item.truth.items()}
    reports = {r.id: r for item in items for r in item.reports}
    articles = {item.article.id: item.article for item in items}
    clusters = corroborate.group(reports.values(), rules)
    found = {r: c.reports[0] for c in clusters for r in c.reports}
    precision, recall, f1 = b_cubed(found, truth)
    origins = corroborate.origins(corroborate.signature(a, rules) for a in articles.values())
    made = [corroborate.event([reports[r] for r in c.reports], articles, origins, rules) for c in clusters]
    last = max(a.published for a in articles.values())
    linked = corroborate.link(made, last, rules)
    right, reached = links(linked, truth, generator.plans)
    return {
        "articles": len(items), "reports": len(reports), "happenings": len(set(truth.values())),
        "events": len(clusters), "B3 precision": precision, "B3 recall": recall, "B3 F1": f1,
        "link precision": right, "link recall": reached,
    }  # fmt: skip


def scale(many: int) -> None:
    """Time and memory of merging so many articles, and of 1,000 more."""
    rules = event_rules.load(packs.folders())
    generator = Generator(99, days=365)
    begun = time.process_time()
    items: list[Item] = list(generator.articles(many))
    reports = {r.id: r for item in items for r in item.reports}
    articles = {item.article.id: item.article for item in items}
    truth = {r: e for item in items for r, e in item.truth.items()}
    del items
    begun = _told("generated", begun, f"{len(articles)} articles, {len(reports)} reports")
    signatures = [corroborate.signature(a, rules) for a in articles.values()]
    begun = _told("signed", begun)
    origins = corroborate.origins(signatures)
    begun = _told("origins", begun, f"{len({o.id for o in origins.values()})} origins")
    clusters = corroborate.group(reports.values(), rules)
    begun = _told("grouped", begun, f"{len(clusters)} events")
    made = [corroborate.event([reports[r] for r in c.reports], articles, origins, rules) for c in clusters]
    begun = _told("events", begun)
    linked = corroborate.link(made, max(a.published for a in articles.values()), rules)
    _told("linked", begun, f"{sum(bool(e.links) for e in linked)} with links")
    scores = b_cubed({r: c.reports[0] for c in clusters for r in c.reports}, truth)
    print("B3 precision, recall, F1: " + ", ".join(f"{s:.3f}" for s in scores))
    by_component: dict[str, int] = defaultdict(int)
    for c in clusters:
        by_component[c.component] += len(c.reports)
    print(f"largest component: {max(by_component.values())} reports")


def _told(what: str, begun: float, more: str = "") -> float:
    now = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MB
    print(f"{what:10} {now - begun:7.1f} s of one core, peak {peak} MB  {more}", flush=True)
    return now


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--articles", type=int, default=3000)
    asked.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    asked.add_argument("--scale", type=int)
    given = asked.parse_args()
    if given.scale:
        scale(given.scale)
        return
    rows = [measure(seed, given.articles) for seed in given.seeds]
    for row in rows:
        print("  ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in row.items()))
    print(
        "mean: "
        + "  ".join(
            f"{k} {sum(r[k] for r in rows) / len(rows):.3f}"
            for k, v in rows[0].items()
            if isinstance(v, float)
        )
    )


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
