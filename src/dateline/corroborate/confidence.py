"""How sure it is that an event happened as told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.model import Report, Stance, Status

# How far a teller answers for what it tells: an article in its own voice wholly, a party's claim less.
_OWN = 1.0
_TRUST: Mapping[Stance, float] = {"states": 0.9, "claims": 0.7, "denies": 0.9, "expects": 0.9, "asks": 0.7}
_NAMELESS = 0.8  # "reportedly"
_DENIAL = 0.6  # of its confidence a denial takes from what is denied: who did it will mostly deny it
_MOST = 0.99


def confidence(reports: Iterable[Report], witness: Mapping[str, str], status: Status) -> float:
    """The chance (0 to 1) that an event happened as told, or, where it is negated, that it did not.

    Each witness (origin) fails with one minus its best report's confidence times how far its teller answers
    for it; all must fail for the event to be wrong (noisy-or), so that a copy adds nothing. What witnesses of
    the opposite say takes its share away.
    """
    sides: dict[bool, list[Report]] = {True: [], False: []}
    for report in reports:
        sides[(report.status == "negated") == (status == "negated")].append(report)
    support = _any(sides[True], witness)
    against = _any(sides[False], witness)
    return round(min(_MOST, support * (1 - _DENIAL * against)), 2)


def _any(reports: Iterable[Report], witness: Mapping[str, str]) -> float:
    """The chance that at least one witness is right."""
    best: dict[str, float] = {}
    for report in reports:
        name = witness[report.article_id]
        best[name] = max(best.get(name, 0.0), report.confidence * _trust(report))
    fails = 1.0
    for name in sorted(best):
        fails *= 1 - best[name]
    return 1 - fails


def _trust(report: Report) -> float:
    if report.attribution is None:
        return _OWN
    return _NAMELESS if report.attribution.source is None else _TRUST[report.attribution.stance]
