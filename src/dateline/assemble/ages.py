"""How old a date makes an act: the year of what is long past, what is background, and what lies ahead."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model import Candidate, Evidence, Status, When

# an act that ended this long before the article is background, not news
HISTORICAL_AFTER = timedelta(days=180)
_MONTHS = timedelta(days=60)


def year_of(day: date, evidence: Evidence | None) -> When:
    """The whole year of a day, for what is only known to be of about then."""
    return When(date(day.year, 1, 1), date(day.year, 12, 31), "year", str(day.year), evidence, "stated")


def year_before(day: date | None) -> date | None:
    """The same day of the year before."""
    if day is None:
        return None
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def is_historical(when: When, published: date) -> bool:
    """Whether the act lies so far before the article that it can only be its background."""
    if when.why != "stated" or when.until is None or when.from_ is None:
        return False
    if when.precision == "year" and when.until < published - _MONTHS:
        return True  # last year's, where this year is some months old
    return when.until < published - HISTORICAL_AFTER


def status_on(candidate: Candidate, when: When, published: date) -> Status:
    """The status in the light of the date: what is told as going on but dated ahead is a plan."""
    status = candidate.status
    if when.why != "stated" or when.from_ is None:
        return status
    if status in {"ongoing", "occurred"} and candidate.tense != "past" and when.from_ > published:
        return "planned"
    return status
