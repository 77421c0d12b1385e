"""Reports to groups of one happening each, whatever order they came in.

Pairs with evidence above nothing make a graph; each of its components is taken apart by average linkage
(UPGMA, Sokal and Michener 1958) under constraints: two groups are joined, the most alike first, while the
mean of all pairs between them is above nothing and no pair is forbidden. So a chain of half-alike reports
does not make one event, and what two reports rule out can't come about through a third.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.corroborate.blocks import keys_of
from dateline.corroborate.pairs import can_touch, score
from dateline.corroborate.tellings import Telling, telling
from dateline.corroborate.unions import joined
from dateline.knowledge.event_rules import EventRules
from dateline.model import Report

Pair = tuple[int, int]


class Cluster(Struct, frozen=True):
    """The reports (by id) of one happening; `component` names all that hang together with it, if loosely."""

    component: str
    reports: tuple[str, ...]


def group(reports: Iterable[Report], rules: EventRules) -> tuple[Cluster, ...]:
    """The reports in groups of one happening each; the outcome does not depend on their order.

    To add reports to a partition, give it the new ones and all reports of the components that `linked`
    touches: the outcome is that over everything.
    """
    told = _ordered(reports, rules)
    edges = dict(_edges(told, rules))
    found: list[Cluster] = []
    parts = joined(len(told), edges)
    place = {n: (part, at) for part, members in enumerate(parts) for at, n in enumerate(members)}
    inner: list[dict[Pair, float]] = [{} for _ in parts]
    for (a, b), value in edges.items():
        inner[place[a][0]][(place[a][1], place[b][1])] = value
    for members, own in zip(parts, inner, strict=True):
        clusters = _clusters([told[m] for m in members], own, rules)
        found += [Cluster(told[members[0]].id, tuple(t.id for t in cluster)) for cluster in clusters]
    return tuple(found)


def linked(new: Iterable[Report], near: Iterable[Report], rules: EventRules) -> frozenset[str]:
    """The ids among `near` (reports that share a block key with a new one) that a new report hangs on."""
    fresh, known = _ordered(new, rules), _ordered(near, rules)
    by_key: dict[str, list[Telling]] = defaultdict(list)
    for told in fresh:
        for key in keys_of(told):
            by_key[key].append(told)
    found = set()
    for told in known:
        others = {o.id: o for key in keys_of(told) for o in by_key.get(key, ())}
        if any(_is_edge(told, other, rules) for other in others.values()):
            found.add(told.id)
    return frozenset(found)


def _ordered(reports: Iterable[Report], rules: EventRules) -> list[Telling]:
    """The reports made ready, each once, the earliest first."""
    once = {r.id: r for r in reports}
    return [telling(r, rules) for r in sorted(once.values(), key=lambda r: (r.published, r.id))]


def _is_edge(a: Telling, b: Telling, rules: EventRules) -> bool:
    if not can_touch(a, b):
        return False
    value = score(a, b, rules)
    return value is not None and value > 0


def _edges(told: Sequence[Telling], rules: EventRules) -> Iterator[tuple[Pair, float]]:
    """The pairs whose evidence is above nothing, each once."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(told):
        for key in keys_of(one):
            blocks[key].append(n)
    seen: set[Pair] = set()
    for key in sorted(blocks):
        members = sorted(blocks[key], key=lambda n: (told[n].first, n))
        for pair in _overlapping(members, told):
            if pair in seen or not can_touch(told[pair[0]], told[pair[1]]):
                continue
            value = score(told[pair[0]], told[pair[1]], rules)
            if value is not None and value > 0:
                seen.add(pair)
                yield pair, value


def _overlapping(members: Sequence[int], told: Sequence[Telling]) -> Iterator[Pair]:
    """The pairs of a block whose windows overlap: members are sorted by the first day of theirs."""
    for at, n in enumerate(members):
        last = told[n].last
        for m in members[at + 1 :]:
            if told[m].first > last:
                break
            yield (n, m) if n < m else (m, n)


class _Linkage:
    """The sum of the evidence between groups of one component, worked out when first asked for."""

    def __init__(self, told: Sequence[Telling], rules: EventRules) -> None:
        self._told, self._rules = told, rules
        self._sums: dict[Pair, float | None] = {}

    def between(self, a: int, b: int, groups: Mapping[int, Sequence[int]]) -> float | None:
        """The sum over all pairs between two groups; null where one is forbidden."""
        key = (a, b) if a < b else (b, a)
        if key not in self._sums:
            self._sums[key] = self._sum(groups[a], groups[b])
        return self._sums[key]

    def merged(
        self, a: int, b: int, into: int, other: int, groups: Mapping[int, Sequence[int]]
    ) -> float | None:
        """The sum between a group newly made of a and b (still in `groups`) and another, from theirs."""
        left = self.between(a, other, groups)
        right = None if left is None else self.between(b, other, groups)
        total = None if left is None or right is None else left + right
        self._sums[(other, into)] = total
        return total

    def _sum(self, a: Sequence[int], b: Sequence[int]) -> float | None:
        total = 0.0
        for n in a:
            for m in b:
                value = score(self._told[n], self._told[m], self._rules)
                if value is None:
                    return None
                total += value
        return total


def _clusters(told: Sequence[Telling], edges: Mapping[Pair, float], rules: EventRules) -> list[list[Telling]]:
    """One component taken apart into happenings; `edges` are its pairs above nothing, by place in `told`."""
    linkage, groups = _Linkage(told, rules), {n: [n] for n in range(len(told))}
    near: dict[int, set[int]] = {n: set() for n in groups}
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    # alone, a pair must overcome what makes sameness rare; groups must hold less, since they hang together
    company = rules.points("company") - rules.points("prior")
    heap = [(-value, a, b) for (a, b), value in edges.items()]
    heapq.heapify(heap)
    fresh = len(told)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups:
            continue
        size = len(groups[a]) + len(groups[b])
        near[fresh] = set()
        for c in sorted((near[a] | near[b]) - {a, b}):
            near[c] -= {a, b}
            total = linkage.merged(a, b, fresh, c, groups)
            if total is not None:
                near[c].add(fresh)
                near[fresh].add(c)
                eased = 0.0 if told[min(groups[a])].act.said else company
                if (mean := total / (size * len(groups[c])) + eased) > 0:
                    heapq.heappush(heap, (-mean, c, fresh))
        groups[fresh] = sorted(groups.pop(a) + groups.pop(b))
        fresh += 1
    return [[told[n] for n in members] for members in sorted(groups.values())]
