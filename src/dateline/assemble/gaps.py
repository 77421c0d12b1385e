"""Acts that a text dates by the time between them and others: "a week after rebels shelled Goma"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

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
    day, evidence = told or published, Evidence(length.start, length.end, length.text)
    if unit == "D":
        if told is None:
            return None
        of = day - timedelta(days=many)
        return When(of, of, "day", of.isoformat(), evidence, "stated")
    if unit == "W":
        first = day - timedelta(weeks=many, days=day.weekday())
        year, week, _ = first.isocalendar()
        return When(first, first + timedelta(days=6), "week", f"{year}-W{week:02}", evidence, "stated")
    months = day.year * 12 + day.month - 1 - many * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    if year < 1:
        return None
    if unit == "Y":
        return When(date(year, 1, 1), date(year, 12, 31), "year", str(year), evidence, "stated")
    first = date(year, month + 1, 1)
    last = date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)
    return When(first, last, "month", f"{year}-{month + 1:02}", evidence, "stated")
