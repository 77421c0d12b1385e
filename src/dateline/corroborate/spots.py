"""When and where an event took place, over all its reports: the best supported answer, and rival ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.corroborate.places import places
from dateline.corroborate.support import ranked, versions
from dateline.corroborate.tellings import Telling
from dateline.knowledge.event_rules import EventRules
from dateline.model import Version, When, Where

_FINEST = ("site", "city", "admin2", "admin1", "country", "region")


def where(
    told: Sequence[Telling], face: Telling, witness: Mapping[str, str], rules: EventRules
) -> tuple[Where, tuple[Version, ...]]:
    """The place: stated before guessed, then what most witnesses tell or allow, then the finest.

    The rival answers are places that were stated and can't be the same; empty where all agree.
    """
    placed = [t for t in told if t.place is not None]
    if not placed:
        return _bare(face.report.where), ()
    supports = ranked(((t.report.where.name or "", t.report) for t in placed), witness)
    one_of = {t.report.where.name or "": t for t in reversed(placed)}
    stated = {
        name for t in placed if t.place is not None and t.place.stated for name in [t.report.where.name]
    }

    def worth(name: str) -> tuple[bool, int, int, int]:
        mine = one_of[name].place
        allowed = sum(
            s.origins for s in supports if (m := places(mine, one_of[s.value].place, rules)) and m.points > 0
        )
        own = next(s.origins for s in supports if s.value == name)
        return name in stated, allowed, -_FINEST.index(mine.precision if mine else "region"), own

    names = sorted((s.value for s in supports), key=worth, reverse=True)
    best = one_of[names[0]]
    apart = [
        s
        for s in supports
        if s.value in stated
        and (m := places(best.place, one_of[s.value].place, rules)) is not None
        and m.points < 0
    ]
    mine = [s for s in supports if s.value == names[0]]
    rivals = versions([*mine, *apart], str) if apart else ()
    chosen = next((t for t in placed if t.report.where.name == names[0] and t.place and t.place.stated), best)
    return _bare(chosen.report.where), rivals


def when(told: Sequence[Telling], witness: Mapping[str, str]) -> tuple[When, tuple[Version, ...]]:
    """The date: of a plan the one told last; of a fact a stated day before a stated span, then by witnesses.

    Where none is stated it is the earliest day that news of it gives. The rival answers are stated days that
    differ.
    """
    stated = [t for t in told if t.is_stated]
    if not stated:
        dated = [t for t in told if t.dated == "news" and t.report.status != "cancelled"]
        first = min(dated or told, key=lambda t: (t.dated == "none", t.start, t.published, t.id))
        return _undated(first.report.when), ()
    days = [t for t in stated if t.dated == "day"]
    pool = days or [t for t in stated if t.dated == "days"] or stated
    supports = ranked((((t.start, t.end), t.report) for t in pool), witness)
    by_days = {(t.start, t.end): t for t in reversed(pool)}
    best = supports[0].value
    if told[0].side == "plan":
        newest = max(pool, key=lambda t: (t.published, t.start, t.id))
        best = (newest.start, newest.end)
    supports.sort(key=lambda s: s.value != best)
    rivals = versions(supports, lambda v: _worded(by_days[v])) if len(supports) > 1 else ()
    return _undated(by_days[best].report.when), rivals


def _worded(told: Telling) -> str:
    first, last = told.report.when.from_, told.report.when.until
    if first == last or last is None or first is None:
        return str(first or last)
    return f"{first} to {last}"


def _bare(place: Where) -> Where:
    """The place without the words of one article."""
    return Where(
        place.name,
        place.country,
        place.admin1,
        place.geonameid,
        place.latitude,
        place.longitude,
        place.precision,
        None,
        place.why,
    )


def _undated(time: When) -> When:
    """The date without the words of one article."""
    return When(time.from_, time.until, time.precision, time.timex, None, time.why)
