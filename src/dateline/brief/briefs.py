"""The brief: what happened, what is planned, who says so, what is disputed, by how many origins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dateline.brief import calendars
from dateline.brief.calendars import Window
from dateline.brief.pages import Fact, Item, Page, Section, Sources, disputed, item
from dateline.model import Event, Selection
from dateline.tell import words
from dateline.tell.plans import is_plan, plan

MOST = 20
LONGEST_DAYS = 31
_DONE = ("occurred", "ongoing", "attempted")
_QUADS = (
    (4, "force", "What happened: force, coercion, protest"),
    (3, "words-against", "What happened: accusations, threats, demands, refusals"),
    (2, "deeds-together", "What happened: help, cooperation, withdrawal"),
    (1, "words-together", "What happened: talks, visits, agreements"),
)
_OFF = ("cancelled", "not held", "postponed", "no report")


class _Writer:
    """Sections of one page: items are numbered through, and cut after the most told."""

    def __init__(self, selection: Selection, most: int) -> None:
        self.sources = Sources(selection)
        self.shown: list[tuple[Event, Item]] = []
        self._selection = selection
        self._most = most

    def section(self, id_: str, title: str, events: Sequence[Event]) -> Section:
        """The first of some events as a section, with a note on how many are left."""
        start = len(self.shown)
        made = [
            item(start + n, event, self._selection, self.sources)
            for n, event in enumerate(events[: self._most], 1)
        ]
        self.shown += zip(events, made, strict=False)
        more = len(events) - len(made)
        note = f"The {len(made)} most told of {len(events):,}." if more > 0 else ""
        return Section(id_, title, tuple(made), note)


def page(
    selection: Selection, past: Window, ahead: Window, title: str, empty: str = "", most: int = MOST
) -> Page:
    """A brief of what happened in a past window and of what is planned in one ahead.

    Args:
        selection: the events of both windows, with what they stand on.
        past: the days to report on.
        ahead: the days to look ahead to.
        title: the heading.
        empty: why there is nothing of the past window, where there is nothing.
        most: how many events a section shows.
    """
    write = _Writer(selection, most)
    news = [event for event in selection.events if not event.historical and past.knew(event.first_published)]
    recent = [event for event in news if _is_recent(event, past)]
    done = by_weight(event for event in recent if event.status in _DONE)
    sections = [
        write.section(id_, heading, [event for event in done if event.quad == quad])
        for quad, id_, heading in _QUADS
    ]
    sections = [section for section in sections if section.items]
    if not sections:
        note = words.sentence(empty or "none of the events that were read is of these days")
        sections = [Section("happened", "What happened", (), note)]
    planned = calendars.plans(news, ahead)
    sections.append(_planned(write, planned, ahead))
    moved = [
        event
        for event in _plans_of(news, past, planned)
        if plan(event).state in _OFF and not _is_coming(event, ahead)
    ]
    sections.append(write.section("off", "Postponed, called off, or due without a report", moved))
    denied = by_weight(e for e in recent if e.status == "negated" and not is_plan(e))
    sections.append(write.section("denied", "Denied, or said not to have happened", denied))
    sections.append(_disputes(write.shown))
    kept = tuple(section for section in sections if section.items or section.note)
    return Page(
        title, _intro(selection, past, done, planned), kept, write.sources.listed(), selection.version
    )


def _is_recent(event: Event, past: Window) -> bool:
    """Whether it happened within a window: what can have been on any of many days does not count as news."""
    start, end = event.when.from_, event.when.until
    if start is None or not past.holds(start, end):
        return False
    return (
        event.status == "ongoing" or past.holds(start, start) or ((end or start) - start).days <= LONGEST_DAYS
    )


def by_weight(events: Iterable[Event]) -> list[Event]:
    """Events by weight: the most origins first, then the most dead, the most articles, the day."""

    def weight(event: Event) -> tuple[int, int, int, date, str]:
        killed = event.size["killed"].best if "killed" in event.size else 0
        return (-event.origins, -killed, -event.articles, event.when.from_ or event.first_published, event.id)

    return sorted(events, key=weight)


def _planned(write: _Writer, planned: list[Event], ahead: Window) -> Section:
    coming = [event for event in planned if _is_coming(event, ahead)]
    section = write.section("planned", "What is planned", coming)
    if coming:
        return section
    return Section(section.id, section.title, (), "No plans for these days were told.")


def _is_coming(event: Event, ahead: Window) -> bool:
    """Whether a plan still stands for the days ahead; one that was put off to such a day does."""
    state = plan(event).state
    if state == "postponed":
        return ahead.holds(plan(event).set.from_, plan(event).set.until)
    return state not in (*_OFF, "held")


def _plans_of(news: list[Event], past: Window, planned: list[Event]) -> list[Event]:
    """Plans that were set for either window, or of which something was told within the past one."""
    told = [e for e in news if is_plan(e) and past.holds(plan(e).told, plan(e).told)]
    both = {e.id: e for e in (*planned, *calendars.plans(news, past), *told)}
    return sorted(both.values(), key=lambda e: (e.when.from_ or date.max, e.id))


def _disputes(shown: list[tuple[Event, Item]]) -> Section:
    found = tuple(
        Item(
            number=made.number,
            event=event.id,
            title=made.title,
            day=made.day,
            days=made.days,
            facts=(Fact("Disputed", disputed(event)),),
            sources=made.sources,
        )
        for event, made in shown
        if event.versions
    )
    return Section("disputed", "What is disputed", found)


def _intro(selection: Selection, past: Window, done: list[Event], planned: list[Event]) -> tuple[str, ...]:
    span = words.days(past.from_, past.until)
    told = (
        f"{words.count(len(done), 'event')} of {span}"
        if span != words.UNKNOWN
        else words.count(len(done), "event")
    )
    well = sum(event.origins > 1 for event in done)
    return (
        calendars.read(selection, past.from_, past.until),
        f"{told}, {words.count(well, 'of them', 'of them')} told by more than one independent origin; "
        f"{words.count(len(planned), 'plan')} ahead.",
        "Articles with the same words are one origin. What is told is what was reported, not what is known "
        "to be.",
    )
