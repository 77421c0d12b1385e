"""Stretches of the calendar: each with its TIMEX3 value, first and last day, and precision."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

from dateline.model import TimePrecision

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
FIRST_YEAR, LAST_YEAR = 1000, 2200


class Stretch(Struct, frozen=True):
    """A piece of the calendar, as TIMEX3 writes it and from its first to its last day."""

    value: str
    from_: date
    until: date
    precision: TimePrecision


def day(when: date) -> Stretch:
    """One day."""
    return Stretch(when.isoformat(), when, when, "day")


def week(when: date) -> Stretch:
    """The ISO week that holds a day."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    return Stretch(f"{year:04d}-W{number:02d}", monday, monday + timedelta(days=6), "week")


def weekend(when: date) -> Stretch:
    """The Saturday and Sunday of the ISO week that holds a day."""
    whole = week(when)
    return Stretch(f"{whole.value}-WE", whole.from_ + timedelta(days=5), whole.until, "range")


def month(year: int, number: int) -> Stretch:
    """A calendar month."""
    last = monthrange(year, number)[1]
    return Stretch(f"{year:04d}-{number:02d}", date(year, number, 1), date(year, number, last), "month")


def quarter(year: int, number: int) -> Stretch:
    """A quarter of a calendar year."""
    first, last = month(year, number * 3 - 2), month(year, number * 3)
    return Stretch(f"{year:04d}-Q{number}", first.from_, last.until, "quarter")


def half(year: int, number: int) -> Stretch:
    """A half of a calendar year."""
    first, last = month(year, number * 6 - 5), month(year, number * 6)
    return Stretch(f"{year:04d}-H{number}", first.from_, last.until, "range")


def season(year: int, name: str) -> Stretch:
    """Three months of the northern year, from the month it begins in; winter reaches into the next year."""
    first = SEASONS[name]
    begin = date(year, first, 1)
    last = month(*plus_months(year, first, 2))
    return Stretch(f"{year:04d}-{name}", begin, last.until, "quarter")


def year(number: int) -> Stretch:
    """A calendar year."""
    return Stretch(f"{number:04d}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(digits: int) -> Stretch:
    """A decade by its leading digits: 199 for the 1990s."""
    return Stretch(f"{digits:03d}", date(digits * 10, 1, 1), date(digits * 10 + 9, 12, 31), "range")


def century(digits: int) -> Stretch:
    """A century by its leading digits: 19 for the 1900s."""
    return Stretch(f"{digits:02d}", date(digits * 100, 1, 1), date(digits * 100 + 99, 12, 31), "range")


def plus_months(year_: int, month_: int, months: int) -> tuple[int, int]:
    """The year and month so many months on."""
    total = year_ * 12 + month_ - 1 + months
    return total // 12, total % 12 + 1


def easter(year_: int) -> date:
    """Western Easter Sunday (Gregorian computus of Meeus, Jones and Butcher)."""
    a, b, c = year_ % 19, year_ // 100, year_ % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_, day_ = divmod(h + m - 7 * n + 114, 31)
    return date(year_, month_, day_ + 1)


def nth_weekday(year_: int, month_: int, weekday: int, nth: int) -> date:
    """The first, second ... or last (-1) such weekday (Monday = 0) of a month.

    Raises:
        ValueError: the month has no fifth one.
    """
    if nth < 0:
        end = date(year_, month_, monthrange(year_, month_)[1])
        return end - timedelta(days=(end.weekday() - weekday) % 7 - 7 * (nth + 1))
    begin = date(year_, month_, 1)
    return date(year_, month_, 1 + (weekday - begin.weekday()) % 7 + 7 * (nth - 1))


def holiday(year_: int, rule: str) -> date:
    """A holiday in a year: "MM-DD", "MM-DD+weekday" (the first on or after it), or "E-2" (from Easter).

    Raises:
        ValueError: a rule that is none of these.
    """
    if rule[0] == "E":
        return easter(year_) + timedelta(days=int(rule[1:]))
    fixed, _, weekday = rule.partition("+")
    found = date(year_, int(fixed[:2]), int(fixed[3:5]))
    return found + timedelta(days=(int(weekday) - found.weekday()) % 7) if weekday else found


def narrowed(stretch: Stretch, mod: str | None) -> Stretch:
    """The first, middle or last third, for START, MID and END; the rest unchanged.

    A convention of ours (TIMEX3 leaves it open): "early May" is May 1 to 10.
    """
    days = (stretch.until - stretch.from_).days + 1
    if mod not in ("START", "MID", "END") or days < 3:
        return stretch
    third = days // 3
    begin, end = {
        "START": (stretch.from_, stretch.from_ + timedelta(days=third - 1)),
        "MID": (stretch.from_ + timedelta(days=third), stretch.until - timedelta(days=third)),
        "END": (stretch.until - timedelta(days=third - 1), stretch.until),
    }[mod]
    return Stretch(stretch.value, begin, end, "range")
