"""Counts over units and times, where a zero is a zero only on what was read and asked for.

A cell holds its count; without any, 0 where articles were read for that time and the type was asked for, and
nothing where not. Counted is what was done (`acted`), without background.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from dateline.export.acted import DONE
from dateline.export.sheets import Row, columns
from dateline.knowledge.schemes import Schemes
from dateline.model import Event, Filter, Selection

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
KINDS = columns("""
events: all that was done
verbal_cooperation, material_cooperation, verbal_conflict, material_conflict: by quad class
agree, consult, support, concede, cooperate, aid, retreat, request, accuse, reject, threaten, protest: by type
sanction, mobilize, coerce, assault: by type
""")
OF_MONTH = columns("""
year: the year
month: the month, 1 to 12
articles_read: articles in the store that were published in that month; 0 where none were read
days_read: days of that month with any
""")
NOTES = (
    "Counted is what was done (occurred, ongoing or attempted), by PLOVER's type of the act itself; plans, "
    "denials and background are not.",
    "A zero is a zero only where articles were read for that time; elsewhere the cell is empty. What the "
    "filter left out (a type, a status) is empty, too: nobody looked.",
)
UNCERTAIN = "its day is not known well enough"


class Counted(Struct, frozen=True):
    """An event with a unit (country, cell, dyad) and the time (a day, or a month's first) it counts for."""

    unit: Hashable
    time: date
    event: Event


class Cell(Struct, frozen=True):
    """What is counted for one unit and time: how many by the names of `KINDS`, and the sum of intensities."""

    kinds: Counter[str]
    intensity: float = 0.0


class Read(Struct, frozen=True):
    """How much was read for a time: articles, and days with any."""

    articles: int = 0
    days: int = 0


def of_month(at: date, known: Read) -> Row:
    """The cells of `OF_MONTH`: a month, by its first day, and how much was read for it."""
    return {
        "year": at.year,
        "month": at.month,
        "articles_read": known.articles,
        "days_read": known.days,
    }


def why_not(event: Event) -> str:
    """Why an event is not counted, in words; "" where it is."""
    if event.status not in DONE:
        return f"{event.status}, not done"
    return "background" if event.historical else ""


def month_of(event: Event) -> date | None:
    """The month of an event, by its first day; null where it can have been in another, too."""
    start, until = event.when.from_, event.when.until
    if start is None:
        return None
    one = until is None or month(start) == month(until) or event.when.precision == "range"
    return month(start) if one else None


def day_of(event: Event) -> date | None:
    """The day of an event, the first of a longer one; null where it can have been another."""
    start, until = event.when.from_, event.when.until
    if start is None:
        return None
    return start if until in (None, start) or event.when.precision == "range" else None


def month(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def months(selection: Selection) -> list[date]:
    """The months from the first to the last that was read, within what was asked for, by their first days."""
    found: list[date] = []
    for day in days(selection):
        if not found or found[-1] != month(day):
            found.append(month(day))
    return found


def days(selection: Selection) -> list[date]:
    """The days from the first to the last that was read, within what was asked for."""
    read = [day for day, many in selection.read.items() if many]
    if not read:
        return []
    first = max(min(read), selection.filter.from_ or min(read))
    last = min(max(read), selection.filter.until or max(read))
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def read_by_month(selection: Selection) -> Mapping[date, Read]:
    """What was read, by month."""
    articles: Counter[date] = Counter()
    with_any: Counter[date] = Counter()
    for day, many in selection.read.items():
        if many:
            articles[month(day)] += many
            with_any[month(day)] += 1
    return {at: Read(many, with_any[at]) for at, many in articles.items()}


def tally(counted: Iterable[Counted]) -> Mapping[tuple[Hashable, date], Cell]:
    """What is counted for each unit and time."""
    found: dict[tuple[Hashable, date], Cell] = {}
    for one in counted:
        key = (one.unit, one.time)
        before = found.get(key, Cell(Counter()))
        kinds = ("events", QUADS[one.event.quad - 1], one.event.type.lower())
        found[key] = Cell(before.kinds + Counter(kinds), before.intensity + one.event.intensity)
    return found


def cells(cell: Cell | None, read: bool, asked: frozenset[str]) -> Row:
    """The counts of one row: a number, 0 where it was looked for and read, null where not."""
    kinds = cell.kinds if cell else Counter[str]()
    return {c.name: kinds[c.name] or (0 if read and c.name in asked else None) for c in KINDS}


def asked(filter_: Filter, schemes: Schemes) -> frozenset[str]:
    """The names of `KINDS` of which a filter kept everything, so that no count means none.

    What narrows further (an actor, a publisher, words) is the analyst's own question, which the zero answers.
    """
    if filter_.historical or (filter_.status and not set(filter_.status) >= DONE):
        return frozenset()
    types = schemes.ontology.types.values()
    kept = {
        t.id
        for t in types
        if (not filter_.type or t.id in filter_.type) and (not filter_.quad or t.quad in filter_.quad)
    }
    whole = {name for n, name in enumerate(QUADS, 1) if all(t.id in kept for t in types if t.quad == n)}
    return frozenset({"events", *whole, *(type_.lower() for type_ in kept)})
