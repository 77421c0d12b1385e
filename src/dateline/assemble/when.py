"""The date of an act: the time expression of its own clause, else what its tense says."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import structs

from dateline.assemble.ages import HISTORICAL_AFTER, is_historical, year_before, year_of
from dateline.assemble.background import Background
from dateline.assemble.belonging import Belonging
from dateline.assemble.deeds import Deeds
from dateline.assemble.gaps import Gaps
from dateline.assemble.index import Index
from dateline.assemble.moment import Moments
from dateline.assemble.narrative import Narrative, Told
from dateline.assemble.sayings import Sayings
from dateline.assemble.scene import Scene
from dateline.knowledge.passing import PassingWords
from dateline.model import NO_DAY, Actor, Candidate, Evidence, Report, Span, Time, When, Where

_WEEKS = timedelta(days=14)
_MORROW = timedelta(days=3)  # a dispatch comes out so long after the day in its dateline
_LATELY = timedelta(days=30)  # what has been done may have been done so long ago
# "is being held and will appear in court on May 6"
_WILL = re.compile(r"\b(?:will|would|(?:is|are|was|were)\s(?:due|scheduled|set|expected))\b", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:(?:but|and)\s)?(?:it\swas\s(?:only\s)?)?(?:in|on|at|by|during)?\s?(?:late|early|the)?\s?",
    re.IGNORECASE,
)
_CLEFT = re.compile(r"(?:(?:but|and)\s)?it\swas\s", re.IGNORECASE)  # "It was in May that"
_OWN = re.compile(r"(?:['’]s)?\s[a-z]+")
_FUNCTION = re.compile(
    r"\s(?:the|a|an|and|or|but|when|in|on|at|of|with|by|to|for|as|that|who|it|he|she|they|we)\b"
)
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\d[./-]\d", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)
_BACK = re.compile(r"(?:meanwhile|in\sthe\smeantime|in\sanother\sdevelopment),?\s", re.IGNORECASE)
_ALSO = re.compile(r"\b[A-Z][\w.’'-]*\s(?:has\s|have\s)?also\s$")  # "Soto also ordered"
_HAD = re.compile(r"\bhad\s(?:\w+\s){0,2}$")
_AT_ONCE = re.compile(r"\b(?:immediately|promptly|swiftly|instantly)\s$", re.IGNORECASE)
_ASIDE = 20  # characters from an act beyond which a vague time gives way to one right beside it
_FINENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "range": 3, "year": 4, "none": 5}


class Calendar:
    """The times of one article, as acts look for theirs."""

    def __init__(
        self,
        times: Sequence[Time],
        published: date,
        text: str,
        narrative: Narrative,
        acts: Sequence[Span],
        sayings: Sayings,
        dateline: Span | None,
        passing: PassingWords,
    ) -> None:
        self._narrative = narrative
        self._published = published
        self._text = text
        self._background = Background(text, times, passing)
        self._gaps = Gaps(text, times, published)
        dated = [t for t in times if t.from_ is not None and t.type in {"DATE", "TIME", "DURATION"}]
        self._over = Index((t, t) for t in dated)
        self._dates = sorted((t for t in dated if t.type != "DURATION"), key=lambda t: t.start)
        self._starts = [t.start for t in self._dates]
        self._moments = Moments(text, self._dates, acts, published)
        self._belonging = Belonging(text, self._dates, sorted(a.start for a in acts), published)
        below = [t for t in self._dates if dateline is None or not dateline.contains(t)]
        self._scene = Scene(text, below, self._belonging, narrative, published)
        self.deeds = Deeds(text, below, self._belonging, narrative, passing, published)
        self._sayings = sayings
        self._printed = _printed(self._dates, dateline, published)

    def when_of(
        self,
        candidate: Candidate,
        parties: Sequence[Actor],
        where: Where,
        told: Sequence[Told],
    ) -> When:
        """The candidate's date, with `why`: stated in the text, told by its tense, or the article's own.

        What its clause states comes first, then the day that the narrative is at, after the acts `told`
        before. What goes on with history in the past tense is of the same year. `parties` are who acts
        and who is acted upon, `where` is its place.
        """
        if (time := self._told_with(candidate)) is not None:
            return self._at(self._set_for(candidate, time) or time, candidate)
        if (apart := self._gaps.when(candidate)) is not None:
            return apart
        if (time := self._happening(candidate)) is not None:
            return self._at(time, candidate)
        if self._background.is_often(candidate):
            return NO_DAY  # on no day that the text is at
        if candidate.tense == "past" and (past := self._history(candidate, told)) is not None:
            return past
        if (day := self._narrative.day(candidate, parties, where, told)) is not None:
            return day
        if (time := self._sayings.stated(candidate)) is not None:
            return self._at(time, candidate)
        if candidate.status in {"planned", "hypothetical"}:
            # it lies ahead, and nothing tells how far
            return When(None, None, "none", None, None, "tense")
        if self._background.has(candidate) or self._is_before_then(candidate):
            # told in passing: nothing says that it is of the day of the news
            return self._past_of_sentence(candidate) or NO_DAY
        if candidate.status == "occurred" and self._narrative.has_been(candidate):
            return NO_DAY  # "has expelled": some day before, and no news of this one
        if self._narrative.is_known(candidate, told):
            return NO_DAY
        return self._of_article(candidate)

    def _is_before_then(self, candidate: Candidate) -> bool:
        """Whether it came before a day weeks past: "On 12 February Soto said that they had refused"."""
        start, trigger = candidate.sentence.start, candidate.trigger.start
        inside = self._dates[bisect(self._starts, start - 1) : bisect(self._starts, trigger)]
        old = any(t.until is not None and t.until < self._published - _WEEKS for t in inside)
        return old and bool(_HAD.search(self._text[start:trigger]))

    def _past_of_sentence(self, candidate: Candidate) -> When | None:
        """The year long past that the sentence is in: "fled in June 1998 and returned, only to be jailed"."""
        first = bisect(self._starts, candidate.sentence.start - 1)
        inside = self._dates[first : bisect(self._starts, candidate.trigger.start)]
        if candidate.pointing or candidate.status != "occurred" or not inside:
            return None
        old = self._published - HISTORICAL_AFTER
        years = {day.year for t in inside for day in (t.from_, t.until) if day is not None}
        free = not any(
            self._belonging.qualifies(t) or self._belonging.is_name(t) or self._moments.is_aside(t, candidate)
            for t in inside
        )
        last = inside[-1]
        if (
            len(years) != 1
            or not free
            or last.from_ is None
            or any(t.until and t.until >= old for t in inside)
        ):
            return None
        return year_of(last.from_, Evidence(last.start, last.end, last.text))

    def settled(self, told: Told, report: Report) -> Report:
        """The report, one that nothing dates given the day that the text is at, once all acts are told."""
        candidate = told.candidate
        if report.when.why not in {"published", "tense"}:
            return report
        time = self._sayings.day(candidate, report.actors)  # "This is madness", too, was said on a day
        if time is None and report.when.why == "published":
            time = self._scene.day(candidate) or self._scene.news_for(candidate)
            if time is None:
                return self._gone_back(candidate, report)
        if time is None:
            return report
        when = self._at(time, candidate)
        if when.from_ == when.until == self._published:
            return report  # nothing is told that was not taken for granted
        return structs.replace(report, when=when, historical=is_historical(when, self._published))

    def _gone_back(self, candidate: Candidate, report: Report) -> Report:
        """The report, of no day where the text is at none, and background where it is long past."""
        past = self._scene.past(candidate)
        if past is not None and past.until is not None:
            old = past.until < self._published - HISTORICAL_AFTER
            return structs.replace(report, when=NO_DAY, historical=old)
        return structs.replace(report, when=NO_DAY) if self._scene.is_between(candidate) else report

    def _of_article(self, candidate: Candidate) -> When:
        """The day of the article, or the one in its dateline."""
        why: Literal["tense", "published"] = "published"
        if candidate.status == "ongoing" or candidate.tense == "present":
            why = "tense"
        if (printed := self._printed) is not None:
            evidence = Evidence(printed.start, printed.end, printed.text)
            return When(printed.from_, printed.from_, "day", printed.value, evidence, why)
        return When(self._published, self._published, "day", None, None, why)

    def is_old(self, candidate: Candidate, told: Sequence[Told]) -> bool:
        """Whether the text dates it long before the article."""
        if (time := self._told_with(candidate)) is not None:
            return is_historical(self._at(time, candidate), self._published)
        return candidate.tense == "past" and self._history(candidate, told) is not None

    def is_stale(self, candidate: Candidate) -> bool:
        """Whether the text dates it some weeks before the article."""
        time = self._told_with(candidate)
        until = None if time is None else self._at(time, candidate).until
        return until is not None and until < self._published - _WEEKS

    def is_earlier(self, candidate: Candidate) -> bool:
        """Whether the text only tells how long before another it was, since when or how often it was done."""
        apart = self._background.is_often(candidate) or self._gaps.when(candidate) is not None
        return apart and self._told_with(candidate) is None

    def _told_with(self, candidate: Candidate) -> Time | None:
        """The time of its clause, else one that its sentence gives it."""
        if (time := self._belonging.of_when(candidate)) is not None:
            return time
        time = self._stated(candidate) or self._fronted(candidate)
        if time is not None and not self._is_announced(time, candidate):
            beside = self._moments.adjacent(
                candidate
            )  # "a rally on Saturday demanding", whatever else is told
            far = _distance(time, candidate.trigger) > _ASIDE and time.precision != "day"
            return beside if far and beside is not None else time
        belonging = self._belonging
        time = (
            belonging.of_noun(candidate) or belonging.of_phrase(candidate) or belonging.of_occasion(candidate)
        )
        if time is not None:
            return time
        time = self._moments.of(candidate)
        if time is None or self._is_too_old(time, candidate):
            return None
        if time.from_ == self._published and time.start > candidate.trigger.end:
            return time  # the day of the article itself: "will be sworn in on Thursday"
        ahead = time.from_ is not None and time.from_ > self._published
        return time if ahead == (candidate.status == "planned") else None

    def _set_for(self, candidate: Candidate, time: Time) -> Time | None:
        """The day ahead for which a plan is, of one told to be of a day past: "said Friday they would on"."""
        if candidate.status != "planned" or time.until is None or time.until > self._published:
            return None
        first = bisect(self._starts, candidate.trigger.end)
        inside = self._dates[first : bisect(self._starts, candidate.sentence.end)]
        return next((t for t in inside if t.from_ is not None and t.from_ > self._published), None)

    def _is_announced(self, time: Time, candidate: Candidate) -> bool:
        """Whether a plan was made on that day, not for it: "agreed on Monday to send more troops"."""
        decided = any(word.text.lower() != "to" for word in candidate.status_words)
        if candidate.status != "planned" or not decided or time.until is None:
            return False  # "gathered on Sunday to demand" tells what for, on the same day
        before = time.end <= candidate.trigger.start and time.until <= self._published
        return before and not self._belonging.is_own(time, candidate)

    def _happening(self, candidate: Candidate) -> Time | None:
        """The day told in a sentence of its own: "It happened shortly before noon on Monday"."""
        span = self._narrative.happening(candidate)
        if span is None:
            return None
        times = [t for t in self._over.over(span) if t.type != "DURATION"]
        done = [t for t in times if t.from_ is not None and t.from_ <= self._published]
        return min(done, key=lambda t: (_FINENESS[t.precision], t.start), default=None)

    def _at(self, time: Time, candidate: Candidate) -> When:
        evidence = Evidence(time.start, time.end, time.text)
        start, end, value = time.from_, time.until, time.value
        done = candidate.tense == "past" and candidate.status == "occurred"
        if done and start is not None and start > self._published and str(start.year) not in time.text:
            # "asked on May 16", in an article of April: the year before
            value = value.replace(str(start.year), str(start.year - 1))
            start, end = year_before(start), year_before(end)
        before, after = self._text[: time.start][-12:], self._text[time.end :][:20]
        # "since the January 1998 bombing": the month is the bombing's own
        owned = before.endswith("the ") and _OWN.match(after) and not _FUNCTION.match(after)
        since = (_SINCE.search(before) and not owned) or self._gaps.is_since(time, candidate)
        if start is not None and start <= self._published and since:
            return When(start, self._published, "range", value, evidence, "stated")
        return When(start, end, time.precision, value, evidence, "stated")

    def _stated(self, candidate: Candidate) -> Time | None:
        """The dated expression in the nearest part of the clause: there the finest, then the nearest."""
        for span in candidate.scope:
            inside = [
                t
                for t in self._over.over(span)
                if not (
                    self._is_too_old(t, candidate)
                    or self._is_ahead(t, candidate)
                    or self._moments.is_answered(t, candidate)
                    or self._moments.is_aside(t, candidate)
                    or self._belonging.is_name(t)
                    or self._belonging.is_anothers(t, candidate)
                )
            ]
            if inside:
                trigger = candidate.trigger
                return min(inside, key=lambda t: (_FINENESS[t.precision], _distance(t, trigger)))
        return None

    def _is_too_old(self, time: Time, candidate: Candidate) -> bool:
        """Whether it can't be the verb's, in the present perfect: nobody "has been arrested last year"."""
        if time.until is None or time.until >= self._published:
            return False
        if time.until >= self._published - _LATELY and time.precision in {"day", "week", "range"}:
            return False  # in looser writing a day just past is told so, a month never
        old = self._narrative.is_perfect(candidate)
        return old and not _SINCE.search(self._text[: time.start][-12:])

    def _is_ahead(self, time: Time, candidate: Candidate) -> bool:
        """Whether what is done can't be of it: "had been arrested and would be arraigned on Friday".

        A month without a year may be that of the year before; a weekday, or "next week", lies ahead.
        """
        ahead = time.from_ is not None and time.from_ > self._published
        if candidate.status == "ongoing":
            return ahead and bool(_WILL.search(self._text[candidate.trigger.end : time.start]))
        done = candidate.tense == "past" and candidate.status == "occurred"
        return done and ahead and not _MONTH.search(time.text)

    def _fronted(self, candidate: Candidate) -> Time | None:
        """The time that opens a sentence, and holds for all of it: "In July 1997, at a summit, ..."."""
        occasion = candidate.type == "CONSULT"
        if candidate.status not in {"occurred", "ongoing"} or (candidate.embedded and not occasion):
            return None
        start = candidate.sentence.start
        at = bisect(self._starts, start - 1)
        first = self._dates[at] if at < len(self._dates) else None
        if first is None or first.end > candidate.trigger.start or not candidate.sentence.contains(first):
            return None
        opens = _OPENS.fullmatch(self._text[start : first.start])
        closed = self._text[first.end : first.end + 1] == "," or (
            _CLEFT.match(self._text[start:]) and self._text.startswith(" that ", first.end)
        )
        return first if opens and closed and not self._is_too_old(first, candidate) else None

    def _last_before(self, candidate: Candidate) -> Time | None:
        """The time told last before its sentence, where that is not of something named after it."""
        at = bisect(self._starts, candidate.sentence.start - 1) - 1
        last = self._dates[at] if at >= 0 else None
        return None if last is None or self._belonging.qualifies(last) else last

    def _at_once(self, candidate: Candidate) -> Time | None:
        """The time told in the sentence before, on which this followed: "They immediately appealed"."""
        if candidate.embedded or not _AT_ONCE.search(self._text[: candidate.trigger.start][-24:]):
            return None
        last = self._last_before(candidate)
        done = last is not None and last.until is not None and last.until <= self._published
        return last if done and last is not None and self._narrative.follows(last, candidate) else None

    def _is_back(self, candidate: Candidate, told: Sequence[Told]) -> bool:
        """Whether the text is at the news again: "Meanwhile, Soto ordered", "Soto also ordered"."""
        start, trigger = candidate.sentence.start, candidate.trigger.start
        if _BACK.match(self._text, start):
            return True
        news = bool(told) and not told[-1].report.historical
        return news and bool(_ALSO.search(self._text[start:trigger]))

    def _history(self, candidate: Candidate, told: Sequence[Told]) -> When | None:
        """The year of history told just before, where this goes on with it in the past tense."""
        if self._narrative.is_present(candidate):
            return None  # "is charged", "has been jailed"
        if self._is_back(candidate, told):
            return None
        if (then := self._at_once(candidate)) is not None:
            return self._at(then, candidate)
        past = self._narrative.history(candidate, told)
        if past is not None and past.from_ is not None:
            if self._narrative.is_same_scene(candidate, told):
                return past
            return year_of(past.from_, past.evidence)
        if candidate.embedded or candidate.status != "occurred":
            return None
        last = self._last_before(candidate)
        if last is None or last.from_ is None or last.until is None:
            return None
        old = last.until < self._published - HISTORICAL_AFTER and last.precision in {"day", "month", "year"}
        since = _SINCE.search(self._text[: last.start][-12:])
        if not old or since or not self._narrative.follows(last, candidate):
            return None
        return year_of(last.from_, Evidence(last.start, last.end, last.text))


def _printed(dates: Sequence[Time], dateline: Span | None, published: date) -> Time | None:
    """The day in the dateline, where that is not the day of the article."""
    inside = [t for t in dates if dateline is not None and dateline.contains(t) and t.precision == "day"]
    if not inside or inside[0].from_ is None:
        return None
    return inside[0] if published - _MORROW <= inside[0].from_ < published else None


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
