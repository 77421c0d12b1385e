"""The calendar: planned events with how they stand, who says so, and when that was last told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct, field

from dateline.brief.pages import Page, Section, Sources, item
from dateline.model import Event, Selection
from dateline.tell import words
from dateline.tell.plans import is_plan, plan

OVERDUE_DAYS = 7
FRESH_DAYS = 30
_SECTIONS = (
    ("planned", "Planned", ("announced", "confirmed", "claimed", "postponed", "denied")),
    ("put-off", "Postponed, and no new day told", ("put off",)),
    ("off", "Called off", ("cancelled", "not held")),
    ("due", "Due, and no report of it", ("no report",)),
    ("held", "Held", ("held",)),
)


class Window(Struct, frozen=True):
    """The days that a calendar shows, both included; null: no bound. `as_of` is the day it is told from."""

    as_of: date | None
    from_: date | None = None
    until: date | None = None

    def holds(self, start: date | None, end: date | None) -> bool:
        """Whether an interval touches the window."""
        if start is None:
            return False
        return not ((self.until and start > self.until) or (self.from_ and (end or start) < self.from_))

    def knew(self, told: date) -> bool:
        """Whether what was first told on a day was known on the day that the window is told from."""
        return self.as_of is None or told <= self.as_of


class Entry(Struct, frozen=True):
    """A planned event as a row: what, who, where, how it stands, who says so, how well it is told."""

    event: str
    from_: date | None = field(name="from")
    until: date | None
    precision: str
    state: str
    before: tuple[date, ...]
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    country: str | None
    says: tuple[str, ...]
    first_told: date
    last_told: date
    origins: int
    articles: int
    publishers: tuple[str, ...]
    disputed: tuple[str, ...]
    happened_as: str
    headline: str


def plans(events: Iterable[Event], window: Window) -> list[Event]:
    """The plans of a window by their day: those set for it now or before, and those set for no day.

    What fell due within the `OVERDUE_DAYS` before the window and was not reported is in, too. A plan without
    a day is in where the window lies ahead and it was told of in the `FRESH_DAYS` before. What was first told
    after the day that the calendar is told from is not in.
    """
    found = [event for event in events if is_plan(event) and not event.historical and _in(event, window)]
    return sorted(found, key=lambda e: (e.when.from_ or date.max, e.when.until or date.max, e.id))


def entries(events: Iterable[Event]) -> list[Entry]:
    """Plans as rows."""
    return [_entry(event) for event in events]


def page(selection: Selection, window: Window, title: str, empty: str = "") -> Page:
    """The calendar as a page; `empty` says why there is nothing, where there is nothing."""
    sources = Sources(selection)
    found = plans(selection.events, window)
    sections, number = [], 0
    for id_, heading, states in _SECTIONS:
        chosen = [event for event in found if _group(event) in states]
        items = tuple(item(number + n, event, selection, sources) for n, event in enumerate(chosen, 1))
        number += len(items)
        if items:
            sections.append(Section(id_, heading, items))
    if not sections:
        note = words.sentence(empty or "none of the events that were read is a plan for these days")
        sections.append(Section("planned", "Planned", (), note))
    intro = (
        _days(window),
        read(selection, None, window.as_of),
        words.count(len(found), "planned event") + ".",
    )
    return Page(title, tuple(filter(None, intro)), tuple(sections), sources.listed(), selection.version)


def read(selection: Selection, start: date | None, until: date | None) -> str:
    """How much was read between two days, as a sentence; a day without articles is a day nobody read of."""
    days = {
        day: many
        for day, many in selection.read.items()
        if many and (start is None or day >= start) and (until is None or day <= until)
    }
    if not days:
        return "No articles were read for that time."
    of = f" of {(until - start).days + 1}" if start and until else ""
    many = words.count(sum(days.values()), "article")
    span = words.days(min(days), max(days))
    return f"Read: {many} of {span}, on {words.count(len(days), 'day')}{of}."


def _group(event: Event) -> str:
    """The state that a plan is sorted by; what was put off for no new day is no longer planned for one."""
    how = plan(event)
    return "put off" if how.state == "postponed" and how.set.from_ is None else how.state


def _days(window: Window) -> str:
    shown = words.days(window.from_, window.until)
    told = f", as told by {words.day(window.as_of)}" if window.as_of else ""
    return words.sentence(f"{'all days' if shown == words.UNKNOWN else shown}{told}")


def _in(event: Event, window: Window) -> bool:
    how = plan(event)
    when = how.set
    if not window.knew(event.first_published):
        return False
    if window.holds(when.from_, when.until) or any(window.holds(day, day) for day in how.before):
        return True
    if when.from_ is None:
        return _is_fresh(how.told, window) and how.state in ("announced", "confirmed", "postponed")
    overdue = how.state == "no report" and window.from_ is not None
    earlier = window.from_ - timedelta(days=OVERDUE_DAYS) if window.from_ else None
    return overdue and Window(None, earlier, window.until).holds(when.from_, when.until)


def _is_fresh(told: date, window: Window) -> bool:
    """Whether a plan without a day may still be ahead: told of lately, for a window that reaches on."""
    if window.as_of is None:
        return True
    ahead = window.until is None or window.until >= window.as_of
    return ahead and told >= window.as_of - timedelta(days=FRESH_DAYS)


def _entry(event: Event) -> Entry:
    how = plan(event)
    return Entry(
        event=event.id, from_=how.set.from_, until=how.set.until, precision=how.set.precision,
        state=how.state, before=how.before, type=event.type, mode=event.mode,
        actors=tuple(map(words.party, event.actors)), recipients=tuple(map(words.party, event.recipients)),
        place=event.where.name, country=event.where.country, says=tuple(map(words.teller, event.tellers)),
        first_told=event.first_published, last_told=how.told, origins=event.origins, articles=event.articles,
        publishers=event.publishers, disputed=tuple(event.versions), happened_as=how.happening,
        headline=event.headline,
    )  # fmt: skip
