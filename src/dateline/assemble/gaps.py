"""Acts that a text dates by the time between them and others: "a week after rebels shelled Goma"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.knowledge import calendar
from dateline.model import Candidate, Evidence, Time, When

# the clause of what came first, right after the time that lies between
_AFTER = re.compile(r"\s(?:to\sthe\s\w+\s)?after\s[^,;:.\"“”`]*")
# "a month before the Nov. 8 election"
_AHEAD_OF = re.compile(r"\s(?:before|prior\sto|ahead\sof)\s(?:the\s|its\s|his\s|her\s|their\s)?")
_COMES = re.compile(r"\b(?:comes?|follows?)\s(?:just\s|only\s|a\sfew\s)?$")
_NOT_FAR = re.compile(r"[^,;:.\"“”]{0,80}")
# "Since meeting Soto on June 5, she has ...": all that comes after the comma
_OPENS_SINCE = re.compile(r"[\s\"'“‘`]*(?:(?:but|and)\s)?(?:ever\s)?since\s[^,;:.\"“”]{1,80}", re.IGNORECASE)
# "days after": how many of them it may have been, at least and at most
_VAGUE = {"PXD": (1, 10), "PXW": (7, 60), "PXM": (30, 365)}
_SINCE_THEN = re.compile(r"\bsince\sthen\b|\b(?:has|have)\ssince\s(?:been\s)?$", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_LENGTH_SO_FAR = re.compile(r"P(\d{1,4}|X)([DWMY])")
_PERFECT = re.compile(r"\b(?:has|have|[’']ve)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s$", re.IGNORECASE)
# "since Uganda applied in 2012, it has": up to the time of what it has been done since
_SINCE = re.compile(r"\bsince\s[^,;:.\"“”]{1,80}$", re.IGNORECASE)
# what else may have been so since: "accused Uganda of arming rebels since ..."
_BARRED = re.compile(r"[,;:\"“”]|\b(?:who|which|that|of\s\w+ing|by\s\w+ing|to\s[a-z]+)\b")
_OPENING = 12  # characters of a sentence before a length of time that opens it
_MANY = 6  # "for months" is taken for so many of them, as "the last few months" is
_FAR = 400  # characters from a day to the sentence that tells what was done since then


class Gaps:
    """The lengths of time of one article that lie between two acts."""

    def __init__(self, text: str, times: Sequence[Time], published: date) -> None:
        self._text = text
        self._published = published
        self._lengths = [
            t for t in times if t.type == "DURATION" and (_LENGTH.fullmatch(t.value) or t.value in _VAGUE)
        ]
        self._so_long = [t for t in times if t.type == "DURATION" and t.from_ is None]
        self._dates = sorted((t for t in times if t.from_ is not None), key=lambda t: t.start)

    def when(self, candidate: Candidate) -> When | None:
        """When it was, as far as the time between it and the news tells; None where nothing tells it."""
        return (
            self._before(candidate)
            or self._ahead(candidate)
            or self._since_then(candidate)
            or self._since(candidate)
            or self._so_far(candidate)
        )

    def _before(self, candidate: Candidate) -> When | None:
        """The day, week, month or year that lies so long before the main clause."""
        sentence, trigger = candidate.sentence, candidate.trigger
        inside = (t for t in self._lengths if sentence.contains(t) and t.end < trigger.start)
        length = next((t for t in inside if _AFTER.fullmatch(self._text, t.end, trigger.start)), None)
        if length is None or candidate.status != "occurred":
            return None
        days = [t for t in self._dates if sentence.contains(t) and t.end < length.start]
        told = next((t.from_ for t in reversed(days) if t.precision == "day"), None)
        comes = told or _COMES.search(self._text[sentence.start : length.start])
        if length.value in _VAGUE and not comes:
            return None  # "was seen days after": who knows when
        return _so_long_before(told, self._published, length)

    def _ahead(self, candidate: Candidate) -> When | None:
        """The time that lies so long before a day told: "cut off contact a month before the Nov. 8 vote"."""
        sentence, trigger = candidate.sentence, candidate.trigger
        if candidate.status != "occurred":
            return None
        for length in self._lengths:
            if not (sentence.contains(length) and _NOT_FAR.fullmatch(self._text, trigger.end, length.start)):
                continue
            inside = (t for t in self._dates if t.start > length.end and t.precision == "day")
            found = (t for t in inside if _AHEAD_OF.fullmatch(self._text, length.end, t.start))
            day = next((t.from_ for t in found), None)
            if day is not None:
                year = day.year - 1 if day > self._published and candidate.tense == "past" else day.year
                return _so_long_before(day.replace(year=year, day=min(day.day, 28)), self._published, length)
        return None

    def is_since(self, time: Time, candidate: Candidate) -> bool:
        """Whether a sentence opens with what an act was done since: "Since meeting him in May, she has"."""
        opens = _OPENS_SINCE.fullmatch(self._text, candidate.sentence.start, time.start)
        after = self._text.startswith(",", time.end) and candidate.trigger.start > time.end
        return bool(opens) and after

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

    def _since(self, candidate: Candidate) -> When | None:
        """From what came first to the article: "since Uganda applied in 2012, it has worked with Kenya"."""
        if not self._is_perfect(candidate):
            return None
        sentence, trigger = candidate.sentence, candidate.trigger
        inside = [t for t in self._dates if sentence.contains(t)]
        for time in inside:
            ahead = time.end <= trigger.start
            start = sentence.start if ahead else trigger.end
            since = _SINCE.search(self._text[start : time.start])
            if since is None:
                continue
            between = self._text[start : start + since.start()]
            bound = self._text[time.end :].startswith(",") if ahead else not _BARRED.search(between)
            if bound and time.from_ is not None and time.from_ <= self._published:
                return self._until_now(time.from_, time)
        return None

    def _so_far(self, candidate: Candidate) -> When | None:
        """So long up to the article: "for three weeks rebels have held the town"."""
        if not self._is_perfect(candidate):
            return None
        sentence = candidate.sentence
        for time in self._so_long:
            within = sentence.contains(time) and _FOR.search(self._text[: time.start][-8:])
            found = _LENGTH_SO_FAR.fullmatch(time.value)
            if not within or found is None or not self._is_of(time, candidate):
                continue
            if found[1] == "X" and found[2] == "Y":
                return None  # "for years"
            many = _MANY if found[1] == "X" else int(found[1])
            return self._until_now(_so_long_ago(self._published, many, found[2]), time)
        return None

    def _is_of(self, length: Time, candidate: Candidate) -> bool:
        """Whether a length of time stands in the clause of an act, or opens its sentence."""
        opens = length.start - candidate.sentence.start <= _OPENING and length.end < candidate.trigger.start
        return opens or any(span.contains(length) for span in candidate.scope[:1])

    def _is_perfect(self, candidate: Candidate) -> bool:
        done = candidate.status in {"occurred", "ongoing"}
        return done and bool(_PERFECT.search(self._text[: candidate.trigger.start][-40:]))

    def _until_now(self, begin: date | None, time: Time) -> When | None:
        if begin is None:
            return None
        evidence = Evidence(time.start, time.end, time.text)
        return When(begin, self._published, "range", time.value, evidence, "stated")


def _so_long_ago(published: date, many: int, unit: str) -> date | None:
    """The day so many days, weeks, months or years before the article; None before the year 1."""
    if unit in {"D", "W"}:
        return published - timedelta(days=many * (7 if unit == "W" else 1))
    year, month = calendar.plus_months(published.year, published.month, -many * (12 if unit == "Y" else 1))
    return date(year, month, min(published.day, 28)) if year >= 1 else None


def _so_long_before(told: date | None, published: date, length: Time) -> When | None:
    """The time that lies so long before a day told, else before the article."""
    evidence = Evidence(length.start, length.end, length.text)
    if (vague := _VAGUE.get(length.value)) is not None:
        last, first = (((told or published) - timedelta(days=days)) for days in vague)
        return When(first, last, "range", length.value, evidence, "stated")
    found = _LENGTH.fullmatch(length.value)
    if found is None:
        return None
    many, unit = int(found[1]), found[2]
    stretch = _stretch(told, told or published, many, unit)
    if stretch is None:
        return None
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
