"""The date of an act: the time expression of its own clause, else what its tense says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.assemble.index import Index
from dateline.assemble.narrative import Narrative, Told
from dateline.model import Candidate, Evidence, Span, Status, Time, When, WhenWhy

# an act that ended this long before the article is background, not news
HISTORICAL_AFTER = timedelta(days=180)
_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)
_FINENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "range": 3, "year": 4, "none": 5}


class Calendar:
    """The times of one article, as acts look for theirs."""

    def __init__(self, times: Sequence[Time], published: date, text: str, narrative: Narrative) -> None:
        self._narrative = narrative
        self._published = published
        self._text = text
        dated = (t for t in times if t.from_ is not None and t.type in {"DATE", "TIME", "DURATION"})
        self._over = Index((t, t) for t in dated)

    def when_of(self, candidate: Candidate, entities: frozenset[str], told: Sequence[Told]) -> When:
        """The candidate's date, with `why`: stated in the text, told by its tense, or the article's own.

        What its clause states comes first, then the day that the narrative is at, after the acts `told`
        before. What goes on with history in the past tense is of the same year. `entities` are who acts
        and who is acted upon.
        """
        if (time := self._stated(candidate)) is not None:
            return self._at(time, candidate)
        past = self._narrative.history(candidate, told)
        if past is not None and past.from_ is not None and candidate.tense == "past":
            year = past.from_.year
            return When(date(year, 1, 1), date(year, 12, 31), "year", str(year), past.evidence, "stated")
        if (day := self._narrative.day(candidate, entities, told)) is not None:
            return day
        if candidate.status in {"planned", "hypothetical"}:
            # it lies ahead, and nothing tells how far
            return When(None, None, "none", None, None, "tense")
        if candidate.embedded and candidate.status != "ongoing":
            # told in passing: nothing says that it is of the day of the news
            return When(None, None, "none", None, None, "none")
        now = self._published
        told: WhenWhy = (
            "tense" if candidate.status == "ongoing" or candidate.tense == "present" else "published"
        )
        return When(now, now, "day", None, None, told)

    def _at(self, time: Time, candidate: Candidate) -> When:
        evidence = Evidence(time.start, time.end, time.text)
        start, end, value = time.from_, time.until, time.value
        done = candidate.tense == "past" and candidate.status == "occurred"
        if done and start is not None and start > self._published and str(start.year) not in time.text:
            # "asked on May 16", in an article of April: the year before
            value = value.replace(str(start.year), str(start.year - 1))
            start, end = _year_before(start), _year_before(end)
        if start is not None and start <= self._published and _SINCE.search(self._text[: time.start][-12:]):
            return When(start, self._published, "range", value, evidence, "stated")
        return When(start, end, time.precision, value, evidence, "stated")

    def _stated(self, candidate: Candidate) -> Time | None:
        """The dated expression in the nearest part of the clause: there the finest, then the nearest."""
        for span in candidate.scope:
            if inside := self._over.over(span):
                trigger = candidate.trigger
                return min(inside, key=lambda t: (_FINENESS[t.precision], _distance(t, trigger)))
        return None


def _year_before(day: date | None) -> date | None:
    if day is None:
        return None
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def is_historical(when: When, published: date) -> bool:
    """Whether the act lies so far before the article that it can only be its background."""
    return when.why == "stated" and when.until is not None and when.until < published - HISTORICAL_AFTER


def status_on(candidate: Candidate, when: When, published: date) -> Status:
    """The status in the light of the date: what is told as going on but dated ahead is a plan."""
    status = candidate.status
    if when.why != "stated" or when.from_ is None:
        return status
    if status in {"ongoing", "occurred"} and candidate.tense != "past" and when.from_ > published:
        return "planned"
    return status
