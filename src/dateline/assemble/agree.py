"""One act told several times in an article is in one place: that which is told best."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from dateline.assemble.narrative import PLURAL, Narrative, Told, is_country
from dateline.model import POINTS, Actor, Report, Where

# how a place was told, the firmest first
_FIRM = {"stated": 0, "recipient": 1, "actor": 2, "story": 3, "dateline": 4}
_UNTOLD = frozenset({"no place is told", "parties"})
_DONE = frozenset({"occurred", "ongoing", "attempted", "negated"})
# what somebody suffers once: who is killed is killed in one place
_ONCE = frozenset({"ASSAULT"})
# who judges or holds people does so where they are
_BENCH = frozenset({"JUD", "COP"})
_NEAR = 60  # reports looked at on either side


def agreed(told: Sequence[Told], reports: Sequence[Report], narrative: Narrative) -> list[Report]:
    """The reports, those of which nothing tells the town given that of another telling of the same act.

    `told` are the acts of the reports, in the order of the text.
    """
    found = list(reports)
    for at, (one, report) in enumerate(zip(told, reports, strict=True)):
        near = [*reports[max(0, at - _NEAR) : at], *reports[at + 1 : at + _NEAR]]
        best = _best(one, report, near, narrative)
        if best is not None:
            found[at] = structs.replace(report, where=structs.replace(best.where, why="story"))
    return found


def _best(one: Told, report: Report, near: Sequence[Report], narrative: Narrative) -> Report | None:
    """The report that tells best where an act was of which nothing tells the town itself."""
    if report.status not in _DONE:
        return None
    others = [o for o in near if _may_lend(o, report)]
    if _is_untold(report.where):
        return _same(report, others) or _only(one, report, others, narrative) or _of_court(report, near)
    return _stated(report, others) if report.type in _ONCE and report.where.why == "dateline" else None


def _is_untold(where: Where) -> bool:
    return where.why in _UNTOLD and where.precision not in POINTS


def _may_lend(other: Report, mine: Report) -> bool:
    same = other.type == mine.type and other.status in _DONE and other.historical == mine.historical
    return same and other.where.precision in POINTS and other.where.why in _FIRM


def _same(mine: Report, others: Sequence[Report]) -> Report | None:
    """The firmest telling of the same act: done to the same person, or by and to the same."""
    return _firmest(mine, [other for other in others if _is_same(mine, other)])


def _is_same(mine: Report, other: Report) -> bool:
    together = {a.entity for a in mine.actors} & {a.entity for a in other.actors}
    if mine.type == "CONSULT":
        return len(together) > 1 and other.status == mine.status
    suffered = _people(mine.recipients) & _people(other.recipients)
    return bool(suffered) and (bool(together) or (mine.type in _ONCE and _fits(mine, other)))


def _of_court(mine: Report, others: Sequence[Report]) -> Report | None:
    """Another act of the same judge or the same police, who act where they are."""
    bench = {a.entity for a in mine.actors if a.sector in _BENCH}
    there = [
        o
        for o in others
        if o.where.precision in POINTS
        and o.where.why in {*_FIRM, "parties"}
        and bench & {a.entity for a in o.actors}
    ]
    return min(there, key=lambda o: abs(o.trigger.start - mine.trigger.start), default=None)


def _fits(mine: Report, other: Report) -> bool:
    """Whether one may be a telling of the other by the way in which it was done."""
    return mine.mode is None or other.mode is None or mine.mode == other.mode


def _only(one: Told, mine: Report, others: Sequence[Report], narrative: Narrative) -> Report | None:
    """The one act of its type that the text knows, in one place, where this takes it up again."""
    taken_up = one.candidate.embedded or narrative.points_back(one.candidate)
    if mine.type not in _ONCE or not taken_up or PLURAL.search(mine.trigger.text):
        return None
    if not others or not _is_one_place(others) or _is_apart(mine, others):
        return None
    firm = [o for o in others if o.where.why != "story"]
    # the country of who was attacked need not be that of "the attack"
    here = None if narrative.points_back(one.candidate) else mine.where.country
    return _firmest(mine, firm) if here in {None, others[0].where.country} else None


def _stated(mine: Report, others: Sequence[Report]) -> Report | None:
    """The one act of its type that the text puts somewhere, where its own is only that of the dateline."""
    firm = [o for o in others if o.where.why in {"stated", "recipient"}]
    if not firm or not _is_one_place(firm) or PLURAL.search(mine.trigger.text) or _is_apart(mine, firm):
        return None
    return _firmest(mine, firm)


def _is_apart(mine: Report, others: Sequence[Report]) -> bool:
    """Whether it is told to be another act: on another day, or done to others by name."""
    for other in others:
        days = mine.when.why == other.when.why == "stated"
        if days and mine.when.from_ and other.when.until and mine.when.from_ > other.when.until:
            return True
        if days and mine.when.until and other.when.from_ and mine.when.until < other.when.from_:
            return True
        ours, theirs = _named((*mine.actors, *mine.recipients)), _named((*other.actors, *other.recipients))
        if ours and theirs and ours.isdisjoint(theirs):
            return True
    return False


def _named(actors: Sequence[Actor]) -> set[str]:
    """Those with a name of their own; "a doctor" may be anybody's."""
    return {a.entity for a in actors if a.evidence.text[:1].isupper()}


def _is_one_place(reports: Sequence[Report]) -> bool:
    return len({r.where.geonameid or r.where.name for r in reports}) == 1


def _firmest(mine: Report, others: Sequence[Report]) -> Report | None:
    at = mine.trigger.start
    return min(others, key=lambda o: (_FIRM[o.where.why], abs(o.trigger.start - at)), default=None)


def _people(actors: Sequence[Actor]) -> set[str]:
    return {a.entity for a in actors if not is_country(a)}
