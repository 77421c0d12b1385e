"""The toll of an event over all its reports: the range told, and the value that is best supported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from dateline.corroborate.support import Support, by_time, ranked, versions
from dateline.knowledge.event_rules import Act
from dateline.model import Report, Toll, Version

_LATE = timedelta(days=2)  # before the last count, in which counts still stand beside each other
Range = tuple[int, int | None]


def tolls(
    reports: Sequence[Report], witness: Mapping[str, str], act: Act
) -> tuple[dict[str, Toll], dict[str, tuple[Version, ...]]]:
    """By kind of size: the range and best value, and the rival counts where reports give several.

    Where a toll is counted up after the act, what was told last counts: of each witness its last count, and
    of these the ones of the last days. The most witnesses decide, then the later, then the greater.
    """
    found, rivals = {}, {}
    for kind in sorted({kind for r in reports for kind in r.size}):
        telling = [r for r in by_time(reports) if kind in r.size]
        supports = ranked(((_range(r, kind), r) for r in telling), witness)
        late = _late(telling, witness) if act.grows else telling
        best = _best(ranked(((_range(r, kind), r) for r in late), witness))
        highs = [s.value[1] for s in supports]
        high = None if None in highs else max(h for h in highs if h is not None)
        found[kind] = Toll(min(s.value[0] for s in supports), high, best)
        if len(supports) > 1:
            first = [s for s in supports if s.value[0] == best]
            rest = [s for s in supports if s.value[0] != best]
            rivals[kind] = versions([*first, *rest], _worded)
    return found, rivals


def _range(report: Report, kind: str) -> Range:
    return report.size[kind].low, report.size[kind].high


def _late(telling: Sequence[Report], witness: Mapping[str, str]) -> list[Report]:
    """Of each witness its last count, of these the ones of the last days."""
    last = {witness[r.article_id]: r for r in telling}
    newest = max(r.published for r in last.values())
    return [r for r in last.values() if r.published >= newest - _LATE]


def _best(supports: Sequence[Support[Range]]) -> int:
    best = max(supports, key=lambda s: (s.origins, s.reports[-1].published, s.value[0]))
    return best.value[0]


def _worded(value: Range) -> str:
    low, high = value
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
