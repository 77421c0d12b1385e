"""Acts that a text dates by the time between them and others: "a week after rebels shelled Goma"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.knowledge import calendar
from dateline.model import Candidate, Evidence, Time, When

# the clause of what came first, right after the time that lies between
_AFTER = re.compile(r"\s(?:to\sthe\s\w+\s)?after\s[^,;:.\"“”`]*")
_SINCE_THEN = re.compile(r"\bsince\sthen\b|\b(?:has|have)\ssince\s(?:been\s)?$", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_FAR = 400  # characters from a day to the sentence that tells what was done since then


class Gaps:
    """The lengths of time of one article that lie between two acts."""

    def __init__(self, text: str, times: Sequence[Time], published: date) -> None:
        self._text = text
        self._published = published
        self._lengths = [t for t in times if t.type == "DURATION" and _LENGTH.fullmatch(t.value)]
        self._dates = sorted((t for t in times if t.from_ is not None), key=lambda t: t.start)

    def when(self, candidate: Candidate) -> When | None:
        """When it was, as far as the time between it and the news tells; None where nothing tells it."""
        return self._before(candidate) or self._since_then(candidate)

    def _before(self, candidate: Candidate) -> When | None:
        """The day, week, month or year that lies so long before the main clause."""
        sentence, trigger = candidate.sentence, candidate.trigger
        inside = (t for t in self._lengths if sentence.contains(t) and t.end < trigger.start)
        length = next((t for t in inside if _AFTER.fullmatch(self._text, t.end, trigger.start)), None)
        if length is None or candidate.status != "occurred":
            return None
        days = [t for t in self._dates if sentence.contains(t) and t.end < length.start]
        told = next((t.from_ for t in reversed(days) if t.precision == "day"), None)
        return _so_long_before(told, self._published, length)

    def _since_then(self, candidate: Candidate) -> When | None:
        """From the time told last to the article: "Since then, nine men have been arrested"."""
        sentence, trigger = candidate.sentence, candidate.trigger
        if candidate.status != "occurred":
            return None
        if not _SINCE_THEN.search(self._text[sentence.start : trigger.start]):
            return None
        before = [t for t in self._dates if sentence.start - _FAR < t.start < sentence.start]
        last = before[-1] if before else None
        if last is None or last.from_ is None or last.from_ > self._published:
            return None
        evidence = Evidence(last.start, last.end, last.text)
        return When(last.from_, self._published, "range", last.value, evidence, "stated")


def _so_long_before(told: date | None, published: date, length: Time) -> When | None:
    """The time that lies so long before a day told, else before the article."""
    found = _LENGTH.fullmatch(length.value)
    if found is None:
        return None
    many, unit = int(found[1]), found[2]
    stretch = _stretch(told, told or published, many, unit)
    if stretch is None:
        return None
    evidence = Evidence(length.start, length.end, length.text)
    return When(stretch.from_, stretch.until, stretch.precision, stretch.value, evidence, "stated")


def _stretch(told: date | None, day: date, many: int, unit: str) -> calendar.Stretch | None:
    if unit == "D":
        return calendar.day(told - timedelta(days=many)) if told else None
    if unit == "W":
        return calendar.week(day - timedelta(weeks=many))
    year, month = calendar.plus_months(day.year, day.month, -many * (12 if unit == "Y" else 1))
    if year < 1:
        return None
    return calendar.year(year) if unit == "Y" else calendar.month(year, month)
