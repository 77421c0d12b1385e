"""iCalendar (RFC 5545): planned events with how they stand, which a calendar program keeps up to date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import icalendar

from dateline.export import sheets, stamps
from dateline.export.sheets import Written
from dateline.export.tellings import tellings, urls
from dateline.model import Event, Selection
from dateline.tell import words
from dateline.tell.plans import Plan, is_plan, plan

TITLE = "iCalendar"
SUFFIX = ".ics"
NOTES = (
    "Only events that are or were planned, with a day. UID is the event's id; SEQUENCE and LAST-MODIFIED "
    "grow with what is told of it, so that a calendar program which reads the file again changes its entry.",
    "An entry that became part of another event is cancelled, and names the other in RELATED-TO.",
    "An event takes whole days; where the day is known less exactly, all days that it can be on.",
)
COLUMNS = sheets.columns("""
UID: Dateline's id of the event
DTSTAMP, LAST-MODIFIED: when it was coded, or last told where that is not known; the last step if later (UTC)
SEQUENCE: how often more was told of it
DTSTART, DTEND: first day, and the day after the last
SUMMARY: what it is, how it stands (unless it is announced), who and with whom
STATUS: CONFIRMED (confirmed, held), CANCELLED (cancelled, not held, put off for no new day), else TENTATIVE
DESCRIPTION: the sentence, how it stands, who says so, how many tell it
LOCATION: the place by name
GEO: degrees, WGS 84, for a city or a site
URL: address of the earliest article that has one
CATEGORIES: PLOVER type, mode and contexts
RELATED-TO: the event that an entry became part of
X-DATELINE-STATE: announced, confirmed, postponed, cancelled, held, not held, no report
X-DATELINE-ORIGINS: independent origins that tell it
""")
_STATUS = {"confirmed": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED", "not held": "CANCELLED"}
_DOMAIN = "dateline"


def write(selection: Selection, path: Path) -> Written:
    """Write the plans of a selection as a calendar."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//Dateline//{selection.version}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Dateline: planned events")
    calendar.add("x-wr-caldesc", " ".join(NOTES))
    left_out: list[str] = []
    made = 0
    for event in selection.events:
        if reason := _why_not(event):
            left_out.append(reason)
            continue
        for entry in _entries(selection, event):
            calendar.add_component(entry)
            made += 1
    path.write_bytes(calendar.to_ical())
    return Written(made, "VEVENT", sheets.counted(left_out))


def named(selection: Selection) -> str:
    """planned.YYYYMMDD.ics, by the newest article's day."""
    return f"planned.{stamps.newest(selection)[:8]}{SUFFIX}"


def uid(event_id: str) -> str:
    """The UID of an event, the same in every export."""
    return f"{event_id}@{_DOMAIN}"


def sequence(event: Event) -> int:
    """How often more was told of an event: it grows with its reports and with the steps of its life."""
    return max(0, len(event.reports) - 1) + max(0, len(event.life) - 1) + event.corrected


def _modified(selection: Selection, event: Event) -> datetime:
    """When an entry last changed: its coding, or a later step of its life (that nobody reported it)."""
    last = max((step.day for step in event.life), default=event.last_published)
    return max(stamps.at(selection, event), datetime.combine(last, time(), UTC))


def _why_not(event: Event) -> str:
    if not is_plan(event):
        return "never planned"
    return "" if event.when.from_ else "no day told"


def _entries(selection: Selection, event: Event) -> Iterator[icalendar.Event]:
    entry = _entry(selection, event, plan(event))
    yield entry
    for former in event.former:
        if former != event.id:
            yield _moved(str(entry["SUMMARY"]), former, event, _modified(selection, event))


def _entry(selection: Selection, event: Event, how: Plan) -> icalendar.Event:
    entry = _dated(event, event.id, _modified(selection, event))
    entry.add("sequence", sequence(event))
    entry.add("summary", _summary(event, how))
    entry.add("status", _status(event, how))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", list(filter(None, (event.type, event.mode, *event.contexts))))
    told = tellings(selection, event)
    sentence = told[0].report.sentence.text if told else ""
    entry.add("description", _description(event, how, sentence))
    if place := words.where(event.where):
        entry.add("location", place)
    if event.where.precision in ("city", "site") and event.where.latitude is not None:
        entry.add("geo", (event.where.latitude, event.where.longitude))
    if url := next(iter(urls(told)), ""):
        entry.add("url", url)
    entry.add("x-dateline-state", how.state)
    entry.add("x-dateline-origins", str(event.origins))
    return entry


def _status(event: Event, how: Plan) -> str:
    """What a calendar program makes of it; what lost its day must not stay in a calendar."""
    lost = how.set.from_ is None or (event.status == "cancelled" and how.state not in ("postponed", "held"))
    return "CANCELLED" if lost else _STATUS.get(how.state, "TENTATIVE")


def _moved(summary: str, former: str, event: Event, stamp: datetime) -> icalendar.Event:
    """The entry that a calendar may still have under an id that the event had before."""
    moved = _dated(event, former, stamp)
    moved.add("sequence", sequence(event))
    moved.add("summary", f"Now part of: {summary}")
    moved.add("status", "CANCELLED")
    moved.add("transp", "TRANSPARENT")
    moved.add("related-to", uid(event.id), parameters={"reltype": "SIBLING"})
    return moved


def _dated(event: Event, event_id: str, stamp: datetime) -> icalendar.Event:
    start: date = event.when.from_ or event.first_published
    until = max(start, event.when.until or start)
    entry = icalendar.Event()
    entry.add("uid", uid(event_id))
    entry.add("dtstamp", stamp.astimezone(UTC))
    entry.add("last-modified", stamp.astimezone(UTC))
    entry.add("dtstart", start)
    entry.add("dtend", until + timedelta(days=1))
    return entry


def _summary(event: Event, how: Plan) -> str:
    state = "" if how.state == "announced" else f" ({how.state})"
    return f"{words.deed(event)}{state}"


def _description(event: Event, how: Plan, sentence: str) -> str:
    before = f"; set for {words.listed(map(words.day, how.before))} before" if how.before else ""
    lines = (
        sentence,
        words.sentence(f"{how.state}, last told {words.day(how.told)}{before}"),
        words.sentence(f"according to: {'; '.join(map(words.teller, event.tellers))}")
        if event.tellers
        else "",
        words.sentence(words.witnesses(event)),
    )
    return "\n".join(filter(None, lines))
