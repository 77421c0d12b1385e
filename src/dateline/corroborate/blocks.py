"""Which reports need to be compared: keys such that reports without a common one are never taken for one."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.corroborate.tellings import NARROW, Telling, day_of, telling
from dateline.knowledge.event_rules import EventRules
from dateline.model import Report

_DAYS = 8  # of one block
_YEARS = 3  # a longer window has no block but that of its article


def block_keys(report: Report, rules: EventRules) -> tuple[str, ...]:
    """The keys of a report. Two reports that share none are never compared.

    A key is a family of types, a country (of a party or the place) and eight days; for what is only known to
    a season or a year, the year; and the article, since an article tells an act again without its date.
    """
    return tuple(sorted(keys_of(telling(report, rules))))


def keys_of(told: Telling) -> Iterator[str]:
    """As `block_keys`, of a report that was made ready before."""
    yield f"{told.family} {told.report.article_id}"
    countries = sorted(told.countries) or ["?"]
    if told.last - told.first <= NARROW:
        spans = [str(n) for n in range(told.first // _DAYS, told.last // _DAYS + 1)]
    else:
        years = range(day_of(told.first).year, day_of(told.last).year + 1)
        spans = [f"y{year}" for year in years] if len(years) <= _YEARS else []
    for country in countries:
        for span in spans:
            yield f"{told.family} {country} {span}"
