"""How well each of several values is supported: by how many independent witnesses, and how surely read."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.model import Report, Version

V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Support(Generic[V]):
    """A value with the reports that tell it; `origins` counts their independent witnesses."""

    value: V
    reports: tuple[Report, ...]
    origins: int
    weight: float


def ranked(told: Iterable[tuple[V, Report]], witness: Mapping[str, str]) -> list[Support[V]]:
    """The values, the best supported first: by witnesses, then by confidence, then the earliest.

    Args:
        told: each value with a report that tells it.
        witness: by article id, the witness that the article is.
    """
    by_value: dict[V, dict[str, Report]] = {}
    for value, report in told:
        by_value.setdefault(value, {})[report.id] = report
    found = [_support(value, list(reports.values()), witness) for value, reports in by_value.items()]
    return sorted(found, key=lambda s: (-s.origins, -s.weight, s.reports[0].published, s.reports[0].id))


def by_time(reports: Iterable[Report]) -> list[Report]:
    """Reports by the day of their article, then by id: the order in which a history is told."""
    return sorted(reports, key=lambda r: (r.published, r.id))


def versions(supports: Sequence[Support[V]], word: Callable[[V], str]) -> tuple[Version, ...]:
    """Supports as versions, in their order."""
    return tuple(
        Version(word(s.value), tuple(r.id for r in s.reports), s.origins, tellers_of(s.reports))
        for s in supports
    )


def tellers_of(reports: Iterable[Report]) -> tuple[str, ...]:
    """The sources that reports name, each once, sorted."""
    names = {
        r.attribution.source.name
        for r in reports
        if r.attribution is not None and r.attribution.source is not None
    }
    return tuple(sorted(names))


def _support(value: V, reports: list[Report], witness: Mapping[str, str]) -> Support[V]:
    best: dict[str, float] = {}
    for report in reports:
        name = witness[report.article_id]
        best[name] = max(best.get(name, 0.0), report.confidence)
    return Support(value, tuple(by_time(reports)), len(best), round(sum(best.values()), 6))
