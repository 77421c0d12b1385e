"""The day of the crime that an article is about, as its opening tells it beside a word for it.

A text on a charge, a verdict or a search tells of the deed again and again, mostly where no report is made of
it: "since the May 3 slaying", "the attack in Leeds on 3 May". Where all such days are one, it is the deed's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import structs

from dateline.assemble.belonging import Belonging
from dateline.assemble.narrative import PLURAL, Narrative, Told
from dateline.knowledge.passing import PassingWords
from dateline.model import Evidence, Report, Time, When

_OPENING = 1_500  # characters in which the deed is told
_FAR = 110  # characters between a word for a deed and its day
_LONG_PAST = timedelta(days=21)  # no news: what is told in passing is of that time, not of the news
_LONG = 100  # days beyond which a stretch of time dates no deed
_DAY = re.compile(r"[A-Za-z]{3}")
# from the word to the day: whom it was done to, where and how, and no other verb
_GAP = re.compile(
    r"(?:(?!\b(?:was|were|is|are|has|have|had|will|would|could|said|says|told|to|after|before|since|until|when|who"
    r"|which|that|because|while|if|and|but|or|by|for|from|\w+ed)\b)(?:[^.;:\"“”\n]|(?<=[A-Z0-9])\.))*"
)
# a day told for the charge: "charged with murder on Friday", "arrested over the killing on Friday"
_CHARGE = re.compile(
    r"\b(?:charg|convict|sentenc|arrest|plead|pleaded|guilty|accus|indict|jail|appear|court|tri(?:al|ed)|warrant"
    r"|condemn|denounc|investigat|suspect|search|detain|question|protest|demand|mourn|said|say)\w*\b[^.;]{0,90}$",
    re.IGNORECASE,
)
# from the day to the word: "May 3 sniper slaying", "last October's killing"
_UP_TO = re.compile(
    r"(?:['’]s?)?,?[\s-](?:(?!(?:an?|the|to|of|in|on|at|by|for|with|from|over|after|before|and|or|but|that|who|which|when"
    r"|as|was|were|is|are|has|have|had|\w+ed)\s)[\w-]+\s){0,3}?"
)


class _Mention(NamedTuple):
    """A word for a deed with the time that is told for it."""

    word: str
    time: Time


class Deeds:
    """The words for deeds of force in the opening of one article, with their days."""

    def __init__(
        self,
        text: str,
        dates: Sequence[Time],
        belonging: Belonging,
        narrative: Narrative,
        words: PassingWords,
        published: date,
    ) -> None:
        self._text = text
        self._published = published
        self._belonging = belonging
        self._narrative = narrative
        self._dates = [t for t in dates if self._may_be(t)]
        self._starts = [t.start for t in self._dates]
        end = narrative.body + _OPENING
        done = re.compile(rf"\b(?:(?P<noun>{words.blow}|{words.deed})|{words.harmed})\b", re.IGNORECASE)
        found = [self._mention(m) for m in done.finditer(text, narrative.body, end)]
        self._mentions = [m for m in found if m is not None]

    def dated(self, told: Sequence[Told], reports: Sequence[Report], tried: frozenset[str]) -> list[Report]:
        """The reports, those of the deed that nothing dates given its day.

        `tried` are the types of acts over which the opening tells of a charge, a verdict or a suit.
        """
        if not self._mentions:
            return list(reports)
        return [self._with_day(one, report, tried) for one, report in zip(told, reports, strict=True)]

    def _with_day(self, one: Told, report: Report, tried: frozenset[str]) -> Report:
        undated = report.when.why == "none" or (report.when.why == "published" and report.type in tried)
        opens = self._narrative.opens(one.candidate)
        if report.type != "ASSAULT" or report.status != "occurred" or one.earlier or not (undated and opens):
            return report
        named = _head(report.trigger.text)
        same = _of_one_time([m.time for m in self._mentions if m.word == named])
        if same is None and not PLURAL.search(report.trigger.text):
            same = _of_one_time([m.time for m in self._mentions])
        if same is None or same.from_ is None or same.until is None:
            return report
        if report.type not in tried and same.until >= self._published - _LONG_PAST:
            return report
        evidence = Evidence(same.start, same.end, same.text)
        when = When(same.from_, same.until, same.precision, same.value, evidence, "stated")
        return structs.replace(report, when=when)

    def _may_be(self, time: Time) -> bool:
        done = time.until is not None and time.until <= self._published
        return done and bool(_DAY.search(time.text)) and not self._belonging.is_name(time)

    def _mention(self, match: re.Match[str]) -> _Mention | None:
        """The word with the time before it ("the May 3 slaying") or after it ("killed in Leeds on May 3")."""
        before = bisect_right(self._starts, match.start()) - 1
        last = self._dates[before] if before >= 0 else None
        if match["noun"] and last is not None and _UP_TO.fullmatch(self._text, last.end, match.start()):
            return _Mention(_head(match[0]), last)
        at = bisect_left(self._starts, match.end())
        following = self._dates[at] if at < len(self._dates) else None
        if following is None or following.start - match.end() > _FAR or self._belonging.qualifies(following):
            return None
        if match["noun"] and _CHARGE.search(self._text[max(0, match.start() - 110) : match.start()]):
            return None
        own = _GAP.fullmatch(self._text, match.end(), following.start)
        return _Mention(_head(match[0]), following) if own else None


def _head(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1].lower()


def _of_one_time(times: Sequence[Time]) -> Time | None:
    """The finest of some times, where all may be of that one."""
    finest = min(times, key=_days, default=None)
    if finest is None or _days(finest) > _LONG:
        return None
    return finest if all(_meets(finest, t) for t in times) else None


def _days(time: Time) -> int:
    return (time.until - time.from_).days if time.from_ and time.until else _LONG + 1


def _meets(one: Time, other: Time) -> bool:
    if one.from_ is None or one.until is None or other.from_ is None or other.until is None:
        return True
    return one.from_ <= other.until and other.from_ <= one.until
