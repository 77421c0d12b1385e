"""One act told several times in an article: the telling that has a date or a place lends it to the rest."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from dateline.model import Report

# acts that are done once and told again; what is said (ACCUSE, REQUEST) may well be said again
_DONE_ONCE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "RETREAT", "CONSULT"})
_UNTOLD_WHEN = frozenset({"published", "none"})
_UNTOLD_WHERE = frozenset({"dateline", "no place is told", "parties"})


def lent(reports: Sequence[Report]) -> list[Report]:
    """The reports, those without a date or place of their own given that of another telling of the act."""
    return [_completed(report, reports) for report in reports]


def _completed(report: Report, others: Sequence[Report]) -> Report:
    if report.type not in _DONE_ONCE or report.status not in {"occurred", "ongoing"}:
        return report
    same = [o for o in others if o is not report and _is_same(report, o)]
    dated = [o for o in same if o.when.why == "stated" and not o.historical]
    if report.when.why in _UNTOLD_WHEN and dated:
        nearest = min(dated, key=lambda o: abs(o.trigger.start - report.trigger.start))
        report = structs.replace(report, when=nearest.when)
    placed = [o for o in same if o.where.why in {"stated", "recipient"} and o.where.precision != "country"]
    if report.where.why in _UNTOLD_WHERE and placed:
        nearest = min(placed, key=lambda o: abs(o.trigger.start - report.trigger.start))
        report = structs.replace(report, where=nearest.where)
    return report


def _is_same(one: Report, other: Report) -> bool:
    """Whether two reports tell one act: of one type and status, done to the same, or by the same alone."""
    if (one.type, one.status) != (other.type, other.status):
        return False
    if one.recipients or other.recipients:
        return bool({r.entity for r in one.recipients} & {r.entity for r in other.recipients})
    mine, theirs = {a.entity for a in one.actors}, {a.entity for a in other.actors}
    return bool(mine) and mine == theirs and one.mode == other.mode
