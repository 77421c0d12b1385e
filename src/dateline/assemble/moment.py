"""The time that a sentence gives an act though the parse puts it outside the act's clause.

What opens a sentence holds for its main clause ("At a rally in Leeds on Monday, he accused ..."), and so
does a time right beside the verb, or after it with nothing between that could own it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.assemble.kinds import GROUND, WORDS
from dateline.model import Candidate, Span, Time

_OPENS = re.compile(
    r"[\s\"'“‘`]*(?:(?:but|and|meanwhile|later),?\s)?(?:in|at|during|on|throughout|ahead\sof|as|when|while)\s",
    re.IGNORECASE,
)
# "in response to the 2015 attacks, France ...": that time is another act's
_OTHERS = re.compile(
    r"\s*in\s(?:\w+\s)?(?:contrast|response|reaction|addition|relation|connection|comparison|light|view|wake|line"
    r"|retaliation|protest|reference|exchange|return|anticipation|memory|honou?r)\b",
    re.IGNORECASE,
)
_SAYS = (
    r"(?:sa(?:id|ys?)|told|tells|announc\w+|report(?:ed|s)|add(?:ed|s|ing)|wrote|writes"
    r"|claim(?:ed|s)|not(?:ed|es))"
)
_SAID = re.compile(rf"\b{_SAYS}\b", re.IGNORECASE)
_SAYING = re.compile(rf"\b{_SAYS}\s(?:(?:on|late|early)\s)*$", re.IGNORECASE)
_APART = re.compile(r"\b(?:that|which|who|whose|after|before|since|until|following|because)\b", re.IGNORECASE)
_LEADS = re.compile(r"\s(?:(?:on|in|at|during|late|early)\s)*")
_ADVERB = re.compile(r"\s(?:[a-z]+ly\s|also\s|again\s|to\s)?")
_COMMA = re.compile(r",\s(?:[a-z]+ly\s)?")
# what parts a verb from a time after it
_BARRED = re.compile(
    r"[,;:\"“”()\u2013\u2014]|--|\s_\s|``|''|\b(?:that|which|who|whom|whose|what|how|why|after|before|since|until|till"
    r"|following|because|if|for|over|about|against|amid|despite|from|by|and|but|or|while|than|ahead|of|not)\b"
    r"|\bas\b(?!\s(?:soon|early|late)\sas\b)(?<!\bsoon as)(?<!\bearly as)(?<!\blate as)"
    rf"|\bto\s(?!the\b|an?\b|his\b|her\b|its\b|their\b)[a-z]|\b{_SAYS}\b"
)
# "was rocked on Sunday by | a blast that | killed ten"
_BLOW = re.compile(
    r"\s(?:(?:[a-z]+ly|there|here)\s)?(?:with|in|by|when)\san?\s(?:[\w-]+\s){1,4}(?:that|which)\s(?:\w+ly\s)?(?:also\s)?"
)
_SUBJECT = re.compile(r"\s(?:[A-Z]\w|(?:the|he|she|they|police|officials|authorities)\b)")
_RELATIVE = re.compile(r"\b(?:which|that|who)\s(?:\w+ly\s)?$")
# up to a time: whom it was done to, and where, with no other verb
_ENUMERATES = re.compile(
    r"(?:(?!\b(?:was|were|is|are|has|have|had|will|would|could|said|says|to|after|before|since|until|when|who|which"
    r"|that|because|while|as|if)\b)[^.;:\"“”])*\b(?:on|in)\s(?:the\s|late\s|early\s)?"
)
_WHEN = re.compile(r"\b(?:when|where)\b")
_CLOSES = re.compile(r"(?:^|\s)(?:(?:on|in|at|during|late|early|an?|the|this|of)\s)*$")
# a clause on somebody just named, not yet closed: "migrants, some of whom have entered"
_ASIDE = re.compile(r",\s(?:[\w,.]+\s){0,4}?(?:who|whom|which|whose)\b[^,;]*$")
# "Soto, governor of Lima until he retired in 2003, | sued"
_UNTIL_THEN = re.compile(
    r",\s(?!(?:and|but|or|then)\s)(?:[\w'’.-]+\s){1,12}?(?:when|until)\s[^,;]*$", re.IGNORECASE
)
_RESUMES = re.compile(r",\s(?:\w+ly\s|also\s|then\s|has\s|had\s|have\s|was\s|were\s|been\s)*")
_OWNS = re.compile(r"['’]s?\s|\s?-")
_NOUN = re.compile(
    r"\s(?!(?:the|an?|and|or|but|when|where|in|on|at|of|with|by|to|for|as|that|who|it|he|she|they|we|after"
    r"|before|while|during|from|against|over|if|because|near|outside|inside|local|morning|night)\b)[a-z]+"
)
# "invited them to join the bloc in July 1997": what was asked for then was asked then
_AIM = re.compile(r"\sto\s[a-z]+\s(?![^,;:.]*\b(?:\w+ed|made|held|taken|given|won|built)\b)")
_PAIR = re.compile(r"\s(?:\w+\s)?and\s(?=[^,;:.]{1,40}\sto\s)")  # "the northern and eastern states to join"
# "will be questioned by lawmakers for the first time on Friday"
_ADDED = re.compile(r"\sby\s(?:the\s)?[\w.]+(?=\s(?:on|in|for)\s)|\sfor\sthe\s\w+\stime(?=\s)")
_LATELY = timedelta(days=30)
_FAR = 90  # characters between a verb and a time after it
_LONG = 180  # characters of what opens a sentence


class Moments:
    """The dated times of one article, as they stand around acts; `acts` are the words that tell acts."""

    def __init__(self, text: str, dates: Sequence[Time], acts: Sequence[Span], published: date) -> None:
        self._text = text
        self._published = published
        self._dates = dates
        self._starts = [t.start for t in dates]
        self._acts = sorted(a.start for a in acts)

    def of(self, candidate: Candidate) -> Time | None:
        """The time that stands before or after an act of the past or a plan, and is no other act's."""
        if candidate.status in {"hypothetical", "ongoing"} or candidate.tense == "present":
            return None
        times = self._inside(candidate.sentence)
        if not times:
            return None
        before = [t for t in times if t.end <= candidate.trigger.start]
        after = [t for t in times if t.start >= candidate.trigger.end]
        beside = self._adjacent(candidate, before, after) or self._after(candidate, after)
        beside = beside or self._closing(candidate, after)
        return beside or self._opening(candidate, before)

    def adjacent(self, candidate: Candidate) -> Time | None:
        """The time that stands right before or after the words of the act."""
        times = self._inside(candidate.sentence)
        before = [t for t in times if t.end <= candidate.trigger.start]
        return self._adjacent(candidate, before, [t for t in times if t.start >= candidate.trigger.end])

    def is_answered(self, time: Time, candidate: Candidate) -> bool:
        """Whether it is the time of what an act answers: "In response to the 2015 attack, France ..."."""
        head = self._text[candidate.sentence.start : max(candidate.sentence.start, time.start)]
        comma = self._text.find(",", time.end, candidate.trigger.start)
        return bool(_OTHERS.match(head)) and "," not in head and comma >= 0

    def is_aside(self, time: Time, candidate: Candidate) -> bool:
        """Whether it is that of a clause on somebody before the act: "men, two of whom came in May, fled"."""
        if time.end > candidate.trigger.start or not candidate.sentence.contains(time):
            return False
        start = candidate.sentence.start
        opened = _ASIDE.search(self._text[start : time.start])
        closed = self._text.find(",", time.end, candidate.trigger.start)
        if opened is not None and closed >= 0 and not _APART.search(self._text[time.end : closed]):
            return True
        then = _UNTIL_THEN.search(self._text[start : time.start])
        return bool(then and _RESUMES.fullmatch(self._text, time.end, candidate.trigger.start))

    def _inside(self, sentence: Span) -> Sequence[Time]:
        return self._dates[
            bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)
        ]

    def _opening(self, candidate: Candidate, before: Sequence[Time]) -> Time | None:
        """The time in the phrase or clause that opens the sentence, up to its comma."""
        if not before or candidate.embedded or candidate.status == "planned":
            return None
        start, first = candidate.sentence.start, before[0]
        head = self._text[start : first.start]
        opens = _OPENS.match(head)
        if (
            opens is None
            or len(head) > _LONG
            or _OTHERS.match(head)
            or _APART.search(head)
            or _SAID.search(head)
        ):
            return None
        comma = self._text.find(",", first.end, candidate.trigger.start)
        if _SUBJECT.match(self._text, first.end) and comma < 0:
            comma = first.end  # "On a visit to Lima on 1 May Soto condemned"
        if comma < 0 or _APART.search(self._text[first.end : comma]):
            return None
        main = self._text[comma : candidate.trigger.start]
        return None if _SAID.search(main) or _APART.search(main) or '"' in main else first

    def _adjacent(self, candidate: Candidate, before: Sequence[Time], after: Sequence[Time]) -> Time | None:
        trigger = candidate.trigger
        if (
            before
            and candidate.type == "ASSAULT"
            and _BLOW.fullmatch(self._text, before[-1].end, trigger.start)
        ):
            return before[-1]
        if before and not candidate.embedded:
            last = before[-1]
            near = _ADVERB.fullmatch(self._text, last.end, trigger.start) or self._goes_on(last, trigger)
            if near and not _SAYING.search(self._text[: last.start][-24:]):
                return last
        following = after[0] if after else None
        if following is None or self._is_owned(following):
            return None
        return following if _LEADS.fullmatch(self._text[trigger.end : following.start]) else None

    def _goes_on(self, last: Time, trigger: Span) -> bool:
        """Whether a participle follows the time: "hit a convoy on Tuesday, wounding a driver"."""
        word = self._text[trigger.start : trigger.end].partition(" ")[0]
        return word.endswith("ing") and bool(_COMMA.fullmatch(self._text, last.end, trigger.start))

    def _after(self, candidate: Candidate, after: Sequence[Time]) -> Time | None:
        """The time after the words of the act, with nothing between that could own it."""
        following = after[0] if after else None
        embedded = candidate.embedded and candidate.status != "planned"
        if following is None or embedded or self._is_owned(following):
            return None
        end = candidate.trigger.end
        gap = self._text[end : following.start]
        if candidate.type in WORDS and following.until and following.until < self._published - _LATELY:
            gap = _AIM.sub(" ", _PAIR.sub(" ", gap, count=1), count=1)
        if candidate.status == "planned":
            gap = _ADDED.sub("", gap)
        if len(gap) > _FAR or self._parted(gap, candidate) or not _CLOSES.search(gap):
            return None
        return None if self._has_act(end, following.start) else following

    def _closing(self, candidate: Candidate, after: Sequence[Time]) -> Time | None:
        """The time that ends a clause on something: "the blast that killed ten, two Poles, in May"."""
        sentence, trigger = candidate.sentence, candidate.trigger
        relative = candidate.embedded and _RELATIVE.search(self._text[sentence.start : trigger.start])
        if not relative or len(after) != 1 or self._is_owned(after[0]):
            return None
        gap = self._text[trigger.end : after[0].start]
        return after[0] if len(gap) <= _LONG and _ENUMERATES.fullmatch(gap) else None

    def _parted(self, gap: str, candidate: Candidate) -> bool:
        when = _WHEN.search(gap) and candidate.type not in GROUND
        return bool(when or _BARRED.search(gap))

    def _is_owned(self, time: Time) -> bool:
        """Whether the time is that of what is named after it: "Friday's vote", "the 2014 war"."""
        after = self._text[time.end : time.end + 24]
        return bool(_OWNS.match(after) or _NOUN.match(after))

    def _has_act(self, start: int, end: int) -> bool:
        return bisect_left(self._acts, start) < bisect_right(self._acts, end - 1)
