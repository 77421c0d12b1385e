"""Recipes anchored: which stretch of the calendar the words mean, seen from an article's date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from dateline.knowledge import calendar
from dateline.knowledge.calendar import FIRST_YEAR, LAST_YEAR, Stretch
from dateline.model import CalendarTime, ShiftedTime, Tense, TimeUnit

# How much farther a date on the wrong side of the tense counts than one on the right side. A past "in
# December" told in October is ten months back, not two ahead; but a day of the month without its year
# is seldom so long ago, and more often belongs to something planned.
_WRONG_SIDE_MONTH = 10.0
_WRONG_SIDE_DAY = 6.0
_AHEAD_WITHOUT_TENSE = 1.5
_FIXTURE_BEHIND = 3.0  # "the November election", told in March, is the next one; told in December, the last
_CLOSE = 45  # days from publication within which an ambiguous 05/04/2022 is looked for


def of_calendar(
    recipe: CalendarTime,
    published: date,
    tense: Tense,
    near: date | None = None,
    since: date | None = None,
    fixture: bool = False,
) -> Stretch | None:
    """The stretch that calendar fields mean; None where no calendar has such a day.

    `near` is a date in the same passage whose year is told: a month without a year follows it.
    `since` is the beginning of the range that this one ends ("from Monday to Thursday").
    `fixture` says that it is the time of an election and the like, which tends to lie ahead.
    """
    if recipe.year is not None and not FIRST_YEAR <= recipe.year <= LAST_YEAR:
        return None
    if recipe.weekday is not None and recipe.day is None and recipe.nth is None:
        if since is not None and recipe.weeks is None and recipe.direction is None:
            return calendar.day(since + timedelta(days=(recipe.weekday - since.weekday()) % 7))
        return calendar.day(_weekday(recipe, published, tense))
    if recipe.decade is not None:
        return calendar.decade(recipe.decade)
    if recipe.century is not None:
        return calendar.century(recipe.century)
    if recipe.either and recipe.year is not None:
        return _either(recipe, recipe.year, published)
    build = _of_year(recipe)
    if build is None:
        return calendar.year(recipe.year) if recipe.year is not None else None
    year = recipe.year if recipe.year is not None else _told_year(recipe, published)
    if year is not None:
        found = _tried(build, (year,))
        return found[0] if found else None
    if since is not None and recipe.direction is None:
        after = [s for s in _tried(build, (since.year, since.year + 1)) if s.until >= since]
        return after[0] if after else None
    return _chosen(recipe, build, published, tense, near, fixture)


def _either(recipe: CalendarTime, year: int, published: date) -> Stretch | None:
    """05/04/2022: the day close to publication, since outlets write it either way; else day before month."""
    found = _tried(lambda y: calendar.day(date(y, recipe.month or 0, recipe.day or 0)), (year,))
    found += _tried(lambda y: calendar.day(date(y, recipe.day or 0, recipe.month or 0)), (year,))
    close = [stretch for stretch in found if _distance(stretch, published) <= _CLOSE]
    return min(close or found[:1], key=lambda stretch: _cost(stretch, published, "past"), default=None)


def _of_year(recipe: CalendarTime) -> Callable[[int], Stretch] | None:
    """From a year to the stretch that the other fields mean in it; None where there are none."""
    month, day, weekday, nth = recipe.month, recipe.day, recipe.weekday, recipe.nth
    if month is not None and nth is not None and weekday is not None:
        return lambda year: calendar.day(calendar.nth_weekday(year, month, weekday, nth))
    if month is not None and day is not None:
        shape = calendar.week if recipe.week else calendar.day
        return lambda year: shape(date(year, month, day))
    if month is not None:
        return lambda year: calendar.month(year, month)
    if recipe.season:
        return lambda year: calendar.season(year, recipe.season)
    quarter, half = recipe.quarter, recipe.half
    if quarter is not None:
        return lambda year: calendar.quarter(year, quarter)
    if half is not None:
        return lambda year: calendar.half(year, half)
    if recipe.holiday:
        kind = calendar.week if recipe.week else calendar.day
        return lambda year: kind(calendar.holiday(year, recipe.holiday))
    return None


def _told_year(recipe: CalendarTime, published: date) -> int | None:
    if recipe.famous is not None and recipe.month and recipe.day:
        known = date(recipe.famous, recipe.month, recipe.day)
        return recipe.famous if known <= published else None
    return published.year + recipe.years if recipe.years is not None else None


def _tried(build: Callable[[int], Stretch], years: Iterable[int]) -> list[Stretch]:
    found = []
    for year in years:
        try:
            found.append(build(year))
        except ValueError:  # 30 February, 29 February in a common year
            continue
    return found


def _chosen(
    recipe: CalendarTime,
    build: Callable[[int], Stretch],
    published: date,
    tense: Tense,
    near: date | None,
    fixture: bool,
) -> Stretch | None:
    """The year that is not told: by direction, by the passage, else the nearest one that fits the tense."""
    named = recipe.weekday is not None and recipe.nth is None
    reach = 6 if named else 1  # a weekday beside the date tells the year
    found = _tried(build, range(published.year - reach, published.year + reach + 1))
    if not found and recipe.day == 29 and recipe.month == 2:
        found = _tried(build, range(published.year - 4, published.year + 5))
    if named:
        found = [s for s in found if s.from_.weekday() == recipe.weekday] or found
    if not found:
        return None
    if recipe.direction is not None:
        return _directed(found, published, recipe.direction)
    if near is not None:
        later = [
            s for s in _tried(build, (near.year, near.year + 1)) if s.until >= near and s.from_ <= published
        ]
        if later:
            return later[0]
    return min(found, key=lambda stretch: _cost(stretch, published, tense, fixture))


def _directed(found: list[Stretch], published: date, direction: int) -> Stretch:
    if direction < 0:
        return max((s for s in found if s.until < published), key=lambda s: s.from_, default=found[0])
    if direction > 0:
        return min((s for s in found if s.from_ > published), key=lambda s: s.from_, default=found[-1])
    return min(found, key=lambda s: (s.from_.year != published.year, _distance(s, published)))


def _distance(stretch: Stretch, published: date) -> int:
    if stretch.from_ <= published <= stretch.until:
        return 0
    return min(abs((stretch.from_ - published).days), abs((stretch.until - published).days))


def _cost(stretch: Stretch, published: date, tense: Tense, fixture: bool = False) -> float:
    distance = _distance(stretch, published)
    ahead, behind = stretch.from_ > published, stretch.until < published
    if (tense == "past" and ahead) or (tense == "future" and behind):
        return distance * (_WRONG_SIDE_DAY if stretch.precision == "day" else _WRONG_SIDE_MONTH)
    if fixture:
        return distance * _FIXTURE_BEHIND if behind else distance
    return distance * _AHEAD_WITHOUT_TENSE if ahead and tense != "future" else distance


def _weekday(recipe: CalendarTime, published: date, tense: Tense) -> date:
    """A weekday is nearly always within a week of publication; its tense tells the side."""
    weekday = recipe.weekday or 0
    if recipe.weeks is not None:
        monday = published - timedelta(days=published.weekday())
        return monday + timedelta(days=7 * recipe.weeks + weekday)
    back = timedelta(days=(published.weekday() - weekday) % 7)
    on = timedelta(days=(weekday - published.weekday()) % 7)
    if recipe.direction == -1:
        return published - (back or timedelta(days=7))
    if recipe.direction == 1:
        return published + (on or timedelta(days=7))
    if tense == "future" or (recipe.direction == 0 and tense != "past"):
        return published + on
    return published - back


def of_shift(recipe: ShiftedTime, anchor: date) -> Stretch:
    """So many units before or after an anchor, as coarse as the unit.

    Raises:
        OverflowError: it lies outside the calendar.
        ValueError: the same.
    """
    steps = recipe.sign * (recipe.count or 0)
    if recipe.unit in ("second", "minute", "hour"):
        a_day = {"second": 86400, "minute": 1440, "hour": 24}[recipe.unit]
        return calendar.day(anchor + timedelta(days=round(steps / a_day)))
    if recipe.unit == "day":
        return calendar.day(anchor + timedelta(days=steps))
    if recipe.unit in ("week", "weekend"):
        return (calendar.week if recipe.unit == "week" else calendar.weekend)(anchor + timedelta(weeks=steps))
    return _months(recipe.unit, anchor, steps)


def _months(unit: TimeUnit, anchor: date, steps: float) -> Stretch:
    length = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = calendar.plus_months(anchor.year, anchor.month, round(steps * length))
    if unit == "month" or steps % 1:
        return calendar.month(year, month)
    if unit == "quarter":
        return calendar.quarter(year, (month + 2) // 3)
    if unit == "year":
        return calendar.year(year)
    return calendar.decade(year // 10) if unit == "decade" else calendar.century(year // 100)
