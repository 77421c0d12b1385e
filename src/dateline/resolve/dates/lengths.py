"""Lengths of time, as TIMEX3 writes them and in days."""

from __future__ import annotations

from dateline.model import TimeUnit

SHORT_UNITS: tuple[TimeUnit, ...] = ("second", "minute", "hour")
_LETTERS: dict[TimeUnit, str] = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
_HALF = 0.5
_HALVES: dict[TimeUnit, str] = {"minute": "PT30S", "hour": "PT30M", "day": "PT12H", "year": "P6M"}
_YEARS: dict[TimeUnit, int] = {"decade": 10, "century": 100}
_DAYS: dict[TimeUnit, float] = {
    "second": 0,
    "minute": 0,
    "hour": 1 / 24,
    "day": 1,
    "weekend": 2,
    "week": 7,
    "month": 30.44,
    "quarter": 91.31,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525,
}


def period(count: float | None, unit: TimeUnit) -> str:
    """A length as TIMEX3 writes it: P3W, PT5H, PXM; told decades and centuries in years (P20Y)."""
    if unit in _YEARS and count is not None:
        return f"P{count * _YEARS[unit]:g}Y"
    if count == _HALF and unit in _HALVES:
        return _HALVES[unit]
    number = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit in SHORT_UNITS else ''}{number}{_LETTERS[unit]}"


def length_in_days(count: float, unit: TimeUnit) -> float:
    """A length in days, months and years by their mean length in the Gregorian calendar."""
    return count * _DAYS[unit]
