"""Dates as headers write them. None is ever guessed: what can be read two ways is not read.

The date is the one written, in the zone in which it is written.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from msgspec import Struct

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+"
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ZONE = (
    r"(?:Z\b|[+-]\d\d:?\d\d\b"
    r"|\(?\b(?:UTC|GMT|[A-Z]{1,4}ST|[A-Z]{1,4}DT|ET|CT|MT|PT|CET|EET|EAT|WAT)\b\)?(?:[+-]\d+)?)"
)
_CLOCK = rf"\d{{1,2}}[:.h]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\b\.?)?\s*{_ZONE}?"
_BEFORE = rf"(?:{_CLOCK}[,;]?\s+(?:on\s+)?)?(?:{_DAY})?"
_AFTER = rf"(?:(?:T|,?\s+(?:at\s+)?|\s*[|·-]\s*|,?){_CLOCK})?"
_END = r"(?!\d(?!\d?:\d\d))"  # no digit follows, unless a page's time of day was copied without its gap
_FORMS = (
    r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})(?!\d)",
    r"(?P<y2>\d{4})(?P<s2>[/.])(?P<m2>\d{1,2})(?P=s2)(?P<d2>\d{1,2})(?!\d)",
    r"(?P<y3>(?:1[6-9]|2[01])\d\d)(?P<m3>\d\d)(?P<d3>\d\d)(?!\d)",
    r"(?P<d4>\d{1,2})\.\s?(?P<m4>\d{1,2})\.\s?(?P<y4>\d{4})(?!\d)",
    r"(?P<a5>\d{1,2})(?P<s5>[/-])(?P<b5>\d{1,2})(?P=s5)(?P<y5>\d{4})(?!\d)",
    rf"(?P<d6>\d{{1,2}})(?:st|nd|rd|th)?[\s/-]*(?:of\s+)?{_MONTH.format('m6')},?[\s/-]*(?P<y6>\d{{4}}){_END}",
    rf"{_MONTH.format('m7')}\s*(?P<d7>\d{{1,2}})(?:st|nd|rd|th)?\b,?\s*(?P<y7>\d{{4}}){_END}",
    rf"{_MONTH.format('m8')}\s+(?P<d8>\d{{1,2}})\s+{_CLOCK}\s+(?P<y8>\d{{4}})(?!\d)",  # as `date` prints it
)
_DATE = re.compile(rf"{_BEFORE}(?:{'|'.join(_FORMS)}){_AFTER}", re.IGNORECASE)
_NO_YEAR = re.compile(
    rf"(?:{_DAY})?(?:{_MONTH.format('m6')}\s*(?P<d6>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<d7>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('m7')})(?![\w,]*\s*\d)",
    re.IGNORECASE,
)
_NO_DAY = re.compile(rf"(?:{_MONTH.format('m')}\s+)?\d{{4}}(?:[-/]\d{{1,2}})?$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?:\d{1,2}[/.-]){2}\d{2}(?!\d)")
_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)(?P<s>[-_.])(?P<m>\d\d)(?P=s)(?P<d>\d\d)|(?P<yy>(?:19|20)\d\d)(?P<mm>\d\d)(?P<dd>\d\d))(?!\d)"
)
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
_OLDEST = 1600  # an older year is a slip: there was no newspaper


class Read(Struct, frozen=True):
    """A date as read between two offsets; `value` is null where it can't be, with the reason in `why`."""

    value: date | None
    end: int
    why: str = ""
    start: int = 0


def date_at(text: str, start: int = 0) -> Read | None:
    """The full date (with or without weekday and time of day) that begins at `start`, if one does."""
    match = _DATE.match(text, start)
    return _read(match) if match else None


def date_in(text: str) -> Read | None:
    """The first full date anywhere in a text."""
    match = _DATE.search(text)
    return _read(match) if match else None


def dates_in(text: str) -> set[date]:
    """All full dates in a text that can be read one way only."""
    return {found.value for m in _DATE.finditer(text) if (found := _read(m)).value}


def read_moment(value: object) -> datetime | None:
    """The time that a field states, with its zone: UTC where it names none; a bare date is its beginning.

    Null where it can't be read: nothing depends on it but a record of when a text was taken.
    """
    if isinstance(value, int | float) and not isinstance(value, bool) and 1e8 <= value < 1e13:
        return datetime.fromtimestamp(value / (1000 if value > 1e11 else 1), UTC).replace(microsecond=0)
    text = str(value or "").strip().strip("\"'*_").strip()
    for reader in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = reader(text)
        except (ValueError, TypeError):
            continue
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).replace(microsecond=0)
    day = read_date(text).value
    return datetime.combine(day, time.min, UTC) if day else None


def read_date(value: object) -> Read:
    """The date that a field states: text, or a number of seconds or milliseconds since 1970 in UTC.

    Nothing is raised: where it states none, `why` says what is wrong, naming the value.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        if 1e8 <= value < 1e13:
            return Read(datetime.fromtimestamp(value / (1000 if value > 1e11 else 1), UTC).date(), 0)
        value = f"{value:.0f}"
    text = str(value or "").strip().strip("\"'*_").strip()
    if not text:
        return Read(None, 0)
    if re.fullmatch(r"\d{10}|\d{13}", text):
        return read_date(int(text))
    found = date_at(text)
    if found:
        return found
    shown = text if len(text) <= 40 else text[:40] + "..."
    if _NO_DAY.match(text):
        return Read(None, 0, f"the date {shown!r} has no day")
    if _SHORT_YEAR.search(text):
        return Read(None, 0, f"the date {shown!r} has a year of two digits")
    found = date_in(text) if len(text) < 120 else None
    return found or Read(None, 0, f"the date {shown!r} can't be read; write it as 2022-10-27")


def yearless_in(text: str, year: int | None) -> Read | None:
    """The first date without a year in a text ("Oct 27", "27 October"), in that year; unread without one."""
    match = _NO_YEAR.search(text)
    if not match:
        return None
    if year is None:
        why = f"the date {match.group().strip()!r} has no year, and nothing else states one"
        return Read(None, match.end(), why, match.start())
    parts = _parts(match)
    month = _MONTHS.index(parts["m"][:3].lower()) + 1
    return _checked(year, month, int(parts["d"]), match.group().strip(), match.start(), match.end())


def date_in_name(stem: str) -> Read | None:
    """The date in a file name (2022-10-27-foo, foo_20221027), if there is exactly one."""
    found = {(m["y"] or m["yy"], m["m"] or m["mm"], m["d"] or m["dd"]) for m in _IN_NAME.finditer(stem)}
    if len(found) != 1:
        return None
    year, month, day = found.pop()
    read = _checked(int(year), int(month), int(day), f"{year}-{month}-{day}", 0, 0)
    return read if read.value else None  # a number that is no date is just a number


def year_in(text: str) -> int | None:
    """The one year that a text states, or null where it states none or several."""
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def _parts(match: re.Match[str]) -> dict[str, str]:
    return {name[0]: value for name, value in match.groupdict().items() if value is not None}


def _read(match: re.Match[str]) -> Read:
    parts, written = _parts(match), match.group().strip()
    year = int(parts["y"])
    if "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        if first <= 12 and second <= 12 and first != second:
            why = f"the date {written!r} may be day/month or month/day; write it as 2022-10-27"
            return Read(None, match.end(), why, match.start())
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        day, name = int(parts["d"]), parts["m"]
        month = int(name) if name.isdigit() else _MONTHS.index(name[:3].lower()) + 1
    return _checked(year, month, day, written, match.start(), match.end())


def _checked(year: int, month: int, day: int, written: str, start: int, end: int) -> Read:
    if year < _OLDEST:
        return Read(None, end, f"the date {written!r} has no likely year", start)
    try:
        return Read(date(year, month, day), end, "", start)
    except ValueError:
        return Read(None, end, f"the date {written!r} is no day of the calendar", start)
