"""Whose a time is: that of an act, of what is named with it, or of a law and the like that bears it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.model import Candidate, Span, Time

# "the River Act of 1956": a name, no year in which anything was done
_LAWS = re.compile(
    r"\b(?:Act|Law|Code|Constitution|Treaty|Convention|Bill|Amendment|Ordinance|Charter|Accords?|Protocol)"
    r",?\s(?:of\s|from\s)?$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"\b(?:the|an?|this|that|his|her|its|their|our)\s(?:[a-z]+ly\s|now\s)?$", re.IGNORECASE
)
_OWNS = re.compile(r"['’]s?\s|-(?=\w)")
_NOUN = re.compile(
    r"\s(?!(?:the|an?|and|or|but|when|where|in|on|at|of|with|by|to|for|as|that|who|which|it|he|she|they|we|after"
    r"|before|while|during|from|against|over|if|because|near|outside|inside|was|were|is|are|has|have|had|will"
    r"|would|could|said)\b)[\w-]+"
)
# the noun phrase that a time opens, up to the act: "the 2014 | peace |", "the 2014 | blast that |"
_PHRASE = re.compile(
    r"(?:['’]s?|,)?(?:[\s-](?!(?:the|an?|in|on|at|by|to|for|as|that|who|which|with|when)\b)[\w'’-]+){0,5}"
    r"(?:\s(?:that|which)(?:\s\w+ly)?)?[\s-]"
)
# "hurt in the 2014 blast": the blast is the act
_THEREIN = re.compile(r"\b(?:in|by)\s(?:the|an?|his|her|its|their)\s$")
_THEN = re.compile(r"\bduring\s(?:the|an?|his|her|its|their)\s$")
_WHEN = re.compile(r",?\s(?:when|on\swhich|in\swhich)\s[^,;:.\"“”]*$")
# "was arrested on Monday and brought to Leeds, where he was charged"
_WHERE = re.compile(r"[^;:.\"“”]{0,80},\swhere\s[^,;:.\"“”]*$")
# what parts a noun that tells an act from a time after it
_PARTED = re.compile(
    r"[,;:\"“”()\u2013\u2014]|--|\s_\s|``|''|\b(?:that|which|who|whom|whose|what|how|when|where|after|before|since"
    r"|until|till|following|because|if|while|than|not|as|but|was|were|is|are|has|have|had|will|would"
    r"|sa(?:id|ys?)|told|announced|reported)\b|\bto\s(?!the\b|an?\b|his\b|her\b|its\b|their\b)[a-z]"
)
# "in Leeds, northern England, on 2 May"
_PLACES = re.compile(r",\s(?:[a-z]+\s)?(?:[A-Z][\w.’'-]+\s?){1,3}(?=,\s|on\s|in\s),?")
# "shootings that hurt three nurses in November"
_THAT_HURT = re.compile(r"^\s(?:that|which)\s(?!was\b|were\b|has\b|had\b|have\b|is\b|are\b|will\b)[a-z]+\s")
_OCCASION = re.compile(
    r"\b(?:on|in|at|during|throughout)\s(?:an?|the|his|her|its|their|this)\s(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)
_FAR = 110  # characters between a noun and a time after it
_WEEK = timedelta(days=7)


class Belonging:
    """Whose each of the dated times of one article is; `acts` are where words begin that tell acts."""

    def __init__(self, text: str, dates: Sequence[Time], acts: Sequence[int], published: date) -> None:
        self._text = text
        self._dates = dates
        self._starts = [t.start for t in dates]
        self._acts = acts
        self._published = published

    def is_name(self, time: Time) -> bool:
        """Whether it belongs to the name of a law or treaty."""
        return time.precision == "year" and bool(_LAWS.search(self._text[: time.start][-24:]))

    def is_anothers(self, time: Time, candidate: Candidate) -> bool:
        """Whether it only qualifies a noun that is not the act: "indicted in the May 2019 shooting"."""
        if not self.qualifies(time) or self._opens_phrase_of(time, candidate):
            return False
        before = self._text[: time.start][-14:]
        if candidate.type == "ASSAULT" and (time.end <= candidate.trigger.start or _THEREIN.search(before)):
            return False  # "the Sunday blast killed ten": what did it is the act
        return not _THEN.search(before)

    def is_own(self, time: Time, candidate: Candidate) -> bool:
        """Whether it qualifies the noun that tells the act: "Sunday's talks"."""
        return self.qualifies(time) and self._opens_phrase_of(time, candidate)

    def of_when(self, candidate: Candidate) -> Time | None:
        """The time of which a clause tells what was then or there: "on Monday, when two were shot"."""
        before = self._before(candidate)
        last = before[-1] if before and candidate.status in {"occurred", "ongoing"} else None
        if last is None:
            return None
        between = self._text[last.end : candidate.trigger.start]
        where = candidate.embedded and not self.qualifies(last) and _WHERE.match(between)
        if not (where or _WHEN.match(between)):
            return None
        return None if last.type == "DURATION" else last

    def of_noun(self, candidate: Candidate) -> Time | None:
        """The time after a noun that only takes part in the sentence, where it can't be the main verb's.

        Another time is told for the verb ("On Sunday he condemned an attack in Leeds on Friday"), or it lies
        too far back ("strained by the downing of a plane in March 2011").
        """
        if not candidate.embedded:
            return None
        after = self._after(candidate)
        following = after[0] if after else None
        if following is None or self.qualifies(following) or following.until is None:
            return None
        gap = _PLACES.sub(" ", self._text[candidate.trigger.end : following.start])
        if candidate.type == "ASSAULT":
            gap = _THAT_HURT.sub(" ", gap)
        if len(gap) > _FAR or _PARTED.search(gap) or self._has_act(candidate.trigger.end, following.start):
            return None
        others = [t for t in self._before(candidate) if not self.qualifies(t)]
        old = following.until < self._published - _WEEK
        return following if others or old else None

    def of_phrase(self, candidate: Candidate) -> Time | None:
        """The time that opens the phrase of the noun: "the May 3, 1988, bombing"."""
        before = self._before(candidate)
        return before[-1] if before and self.is_own(before[-1], candidate) else None

    def of_occasion(self, candidate: Candidate) -> Time | None:
        """The only time of the sentence, for the occasion on which what it tells took place."""
        held = candidate.type in {"CONSULT", "PROTEST"} and candidate.status in {"occurred", "ongoing"}
        start = candidate.sentence.start
        head = self._text[start : max(start, candidate.trigger.start)]
        if not (held and candidate.embedded and _OCCASION.search(head)):
            return None
        free = [t for t in self._inside(candidate.sentence) if not self.qualifies(t)]
        return free[0] if len(free) == 1 and free[0].precision == "day" else None

    def qualifies(self, time: Time) -> bool:
        """Whether it only qualifies what is named after it: "Friday's vote", "the 2014 war"."""
        before, after = self._text[: time.start][-16:], self._text[time.end : time.end + 24]
        if time.text[-4:].isdigit():
            after = after.removeprefix(",")  # "the May 3, 1988, bombing"
        if _OWNS.match(after):
            return True
        return bool(_DETERMINED.search(before) and _NOUN.match(after))

    def _opens_phrase_of(self, time: Time, candidate: Candidate) -> bool:
        trigger = candidate.trigger
        if time.start >= trigger.start:
            return time.end <= trigger.end
        return bool(_PHRASE.fullmatch(self._text, time.end, trigger.start))

    def _inside(self, sentence: Span) -> Sequence[Time]:
        return self._dates[
            bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)
        ]

    def _before(self, candidate: Candidate) -> list[Time]:
        return [t for t in self._inside(candidate.sentence) if t.end <= candidate.trigger.start]

    def _after(self, candidate: Candidate) -> list[Time]:
        return [t for t in self._inside(candidate.sentence) if t.start >= candidate.trigger.end]

    def _has_act(self, start: int, end: int) -> bool:
        return bisect_left(self._acts, start) < bisect_right(self._acts, end - 1)
