"""The day that a text is at where an act tells none: that of the scene, or that of the news.

News names a day once and goes on in the past tense, so what is done in the sentences after is of that day.
And where the news itself is days old, an act without a day is as old, not of the day of the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.assemble.belonging import Belonging
from dateline.assemble.kinds import GROUND, WORDS
from dateline.assemble.narrative import Narrative
from dateline.model import Candidate, Time

_SCENES = GROUND | {"CONSULT"}
# words that are no mere words: they are done once, where the scene is
_VOTES = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|motions?|ballots?|swor?n|signed|ratified|adopted)\b", re.IGNORECASE
)
_SENTENCES = 8  # from where a day is told to an act of that day
_PARAGRAPHS = 4  # the same
_BACK = 4  # times looked back at
_SINCE = re.compile(r"\b(?:since|until|till|before|after|by|from)\s(?:the\s|late\s|early\s)?$", re.IGNORECASE)
# the day on which somebody spoke is not that of what they tell
_SAID = re.compile(
    r"\b(?:sa(?:id|ys?)|told|tells|announced|reported|add(?:ed|s)|wrote|writes|claim(?:ed|s)|noted|tweeted"
    r"|according|statement|interview|conference|dispatch|newspaper|briefing)\b(?:(?!\bthat\b)[^.;]){0,60}$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"[^.;,]{0,40}\b(?:sa(?:id|ys?)|told|announced|reported|tweeted|wrote)\b", re.IGNORECASE)
# "closed its embassy on Monday after rebels shelled Goma": that was before
_AFTER = re.compile(r"\b(?:after|before|following|since|until|once|because)\b[^.;]{0,80}$", re.IGNORECASE)
_DAY = re.compile(r"day\b|\d", re.IGNORECASE)  # not Easter
_EVE = timedelta(days=1)
_MORROW = timedelta(days=2)  # an article may come out on the day after its news
_STILL_NEWS = timedelta(days=21)
_LEAD = 700  # characters in which news tells its day


class Scene:
    """The days of one article, as its acts without one take them."""

    def __init__(
        self,
        text: str,
        dates: Sequence[Time],
        belonging: Belonging,
        narrative: Narrative,
        published: date,
    ) -> None:
        self._text = text
        self._belonging = belonging
        self._narrative = narrative
        self._published = published
        self._told = [
            t for t in dates if t.precision == "day" and t.until is not None and t.until <= published
        ]
        self._days = [t for t in dates if self._is_free(t)]
        self._starts = [t.start for t in self._days]
        # where the text tells of the day of the article, too, what has no day may be of either
        today = any(t.from_ == t.until == published for t in dates)
        self._latest = published - (_MORROW if today else _EVE)
        self._news = self._news_day()

    def day(self, candidate: Candidate) -> Time | None:
        """The day told in the sentences before, for an act on the ground in the past tense."""
        held = candidate.type in _SCENES or _VOTES.search(candidate.trigger.text)
        if not held or not self._is_told(candidate):
            return None
        start = candidate.sentence.start
        at = bisect_left(self._starts, start)
        for time in reversed(self._days[max(0, at - _BACK) : at]):
            apart = self._narrative.apart(time.start, start)
            far = self._narrative.sentences(time.end, start) > _SENTENCES
            if far or apart > _PARAGRAPHS or time.precision != "day" or time.until is None:
                return None
            if self._is_said(time):
                continue
            # another paragraph may be of the day of the article, or at the news again after what is long past
            fits = self._published - _STILL_NEWS <= time.until <= self._latest
            return time if fits or not apart else None
        return None

    def news_for(self, candidate: Candidate) -> Time | None:
        """The day of the news for an act of the past, where that lies some days before the article."""
        return None if self.is_between(candidate) else self._news_of(candidate)

    def is_between(self, candidate: Candidate) -> bool:
        """Whether the text has told of a later day than that of the news, so that an act may be of either."""
        news, start = self._news_of(candidate), candidate.sentence.start
        if news is None or news.until is None:
            return False
        return any(t.until > news.until for t in self._told if t.start < start and t.until is not None)

    def _news_of(self, candidate: Candidate) -> Time | None:
        news = self._news
        if news is None or news.start > candidate.trigger.start or not self._is_told(candidate):
            return None
        if candidate.pointing:
            return None  # "the attack": of the day of what it takes up
        start = candidate.sentence.start
        return None if _AFTER.search(self._text[start : candidate.trigger.start]) else news

    def past(self, candidate: Candidate) -> Time | None:
        """The time to which the text has gone back, told in the sentences before, and not the news."""
        start = candidate.sentence.start
        at = bisect_left(self._starts, start)
        last = self._days[at - 1] if at else None
        if last is None or last.until is None or candidate.tense != "past":
            return None
        if self._narrative.is_present(candidate) or self._narrative.opens(candidate):
            return None
        near = self._narrative.sentences(last.end, start) <= _BACK
        gone = near and last.until < self._published - _STILL_NEWS
        # after a paragraph on somebody's past the next tells what others say today
        far = 0 if candidate.type in WORDS else 1
        return last if gone and self._narrative.apart(last.end, start) <= far else None

    def _is_told(self, candidate: Candidate) -> bool:
        """Whether it is told as done, as stories are: not "has been arrested" nor "is accused"."""
        done = candidate.status in {"occurred", "attempted"} and candidate.tense == "past"
        return done and not candidate.embedded and not self._narrative.is_present(candidate)

    def _news_day(self) -> Time | None:
        """The last day told in the opening, where it lies before that of the article.

        That somebody spoke on the eve does not put what others did there.
        """
        end = self._narrative.body + _LEAD
        days = [t for t in self._days if t.start < end and t.precision == "day" and _DAY.search(t.text)]
        last = max(days, key=lambda t: (t.until or date.min, -t.start), default=None)
        if last is None or last.until is None:
            return None
        if last.until == self._published - _EVE and self._is_said(last):
            return None
        return last if self._published - _STILL_NEWS <= last.until <= self._latest else None

    def _is_free(self, time: Time) -> bool:
        """Whether something can have been done then: no day of a noun, nor the end of a stretch."""
        if time.until is None or time.until > self._published:
            return False
        if self._belonging.qualifies(time) or self._belonging.is_name(time):
            return False
        return not _SINCE.search(self._text[: time.start][-16:])

    def _is_said(self, time: Time) -> bool:
        before = self._text[max(0, time.start - 90) : time.start]
        return bool(_SAID.search(before) or _SAYS.match(self._text, time.end))
