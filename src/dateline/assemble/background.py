"""Acts that are told in passing, so that nothing puts them on the day of the article.

News is told in the main clauses of a text. What a clause tells that the news came after, before or since,
what was done time and again, and what somebody did "previously" was done on another day, whichever that was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.assemble.index import Index
from dateline.knowledge.passing import PassingWords
from dateline.model import Candidate, Time

_ALL_TIME = re.compile(r"\bfor\s(?:\w+\s)?(?:years|decades|months|weeks|generations)\b", re.IGNORECASE)
_A_WHILE = re.compile(r"\bfor\sa\s(?:short\s|long\s)?(?:while|time),?\s[^;:.\"“”]{0,60}$", re.IGNORECASE)
# "three more times", "on nine occasions"
_MANY_TIMES = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|numerous|countless|(?:a|\w+\s)?dozens?|\d+)"
    r"(?:\sof)?\s(?:(?:more|other|separate|different|previous)\s)?(?:times|occasions)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:has|have|had|[’']ve)\s(?:\w+\s){0,2}$", re.IGNORECASE)
# "has passed a resolution | calling for", "signed letters | urging"
_TEXT = re.compile(
    r"\b(?:pass|adopt|issu|sign|releas|publish|sen|writ|wrote|post|approv|submit|deliver|circulat|fil)\w*"
    r"\s(?:[\w-]+\s){1,5}?(?:statement|resolution|letter|petition|motion|tweet|declaration|communiqu[eé]|message|appeal"
    r"|post|report|complaint|memo|bill)s?\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
# "is thought to have fired": at whatever time
_TO_HAVE = re.compile(r"\bto\shave\s(?:(?:been|\w+ly)\s)*$", re.IGNORECASE)
# "had been asleep when two men broke in and set"
_HAD_BEEN_WHEN = re.compile(r"\bhad\sbeen\s[^,;:.]{0,60}\bwhen\s[^;:.\"“”]{0,60}$", re.IGNORECASE)
_BY_DOING = re.compile(r"\b(?:by|for|of|from|about|without|to|with\s\w+(?:\s\w+)?)\s$", re.IGNORECASE)
_ONE_BY_ONE = re.compile(r"\b(\w+)\safter\s\1\b", re.IGNORECASE)  # "speaker after speaker"
# "For weeks the army has held such drills"
_ALL_ALONG = re.compile(
    r"(?:for|over)\s(?:\w+\s){0,2}(?:weeks|months|years|decades|generations)\b", re.IGNORECASE
)
# what would have been better, was among the first, or has been worked for: "has sought to calm"
_BESIDE = re.compile(
    r"\b(?:(?:should|could|would|might)\s(?:not\s|never\s)?have\s(?:never\s)?been\s[^,;:.]{0,40}"
    r"|(?:the|one\sof\sthe|among\sthe)\s(?:first|last|few|only)\b[^,;:.]{0,60}\bto\s(?:\w+ly\s)?"
    r"|(?:has|have)\s(?:\w+\s){1,2}to\s(?:\w+ly\s)?|only\sto\s(?:be\s)?)$",
    re.IGNORECASE,
)
# "11 days before the vote", "in the weeks leading up to it"
_APART = re.compile(
    r"\b(?:days?|weeks?|months?|years?|decades?|shortly|just|soon)\s"
    r"(?:before|after|earlier|later|prior\sto|ahead\sof|leading\sup\sto)\b",
    re.IGNORECASE,
)
# "an inquiry into the fraud 11 days before the vote"
_AHEAD = re.compile(
    r"[^,;:.\"“”]{0,90}?\b(?:days?|weeks?|months?|years?)\s(?:before|earlier|prior\sto|ahead\sof)\b",
    re.IGNORECASE,
)


class Background:
    """What of one article's acts is told in passing; `times` are all its times."""

    def __init__(self, text: str, times: Sequence[Time], words: PassingWords) -> None:
        self._text = text
        self._again = re.compile(rf"\b(?:{words.often})\b", re.IGNORECASE)
        self._often = re.compile(rf"\b(?:{words.often}|{words.earlier})\b", re.IGNORECASE)
        # the clause of what came first: "months after she was elected", "before the court dismissed it"
        self._whereupon = re.compile(
            rf"(?<!\w)(?!before\s\w+ing\b){words.clause}\s(?:(?!that\b)[^,;:.\"“”`])*$", re.IGNORECASE
        )
        # "During the primaries, she backed": a time that is over, and of which no date is told
        self._throughout = re.compile(
            rf"[\s\"'“‘`]*(?:(?:but|and)\s)?(?:during|throughout)\s(?:[\w.’'-]+\s){{0,4}}?{words.stretch}"
            r"(?=,|\s(?:of|in|as|at|against|under|with|for|on|by|he|she|it|they|the)\b)[^;:\"“”]*$",
            re.IGNORECASE,
        )
        # "to settle claims that it spied"
        self._claimed = re.compile(rf"\b{words.claim}\s(?:that\s)?(?:\w+\s){{1,4}}$", re.IGNORECASE)
        self._vague = Index((t, t) for t in times if t.from_ is None and _is_vague(t))

    def has(self, candidate: Candidate) -> bool:
        """Whether an act that no time dates is of some other day than the news."""
        if candidate.status == "ongoing":
            return False
        aside = candidate.embedded and not self._is_text(candidate)
        return aside or self._is_manner(candidate) or self._is_apart(candidate)

    def _is_text(self, candidate: Candidate) -> bool:
        """Whether it is what the text does that the news is of: "passed a resolution calling for a truce"."""
        trigger = candidate.trigger
        doing = trigger.text.partition(" ")[0].endswith("ing")
        return doing and bool(_TEXT.search(self._text[candidate.sentence.start : trigger.start]))

    def is_often(self, candidate: Candidate) -> bool:
        """Whether it was done several times, on no one day: "has been jailed ten times".

        Who was shot three times was so at once, where nothing tells it in the present perfect.
        """
        told = [self._text[span.start : span.end] for span in candidate.scope[:1]]
        before = self._text[: candidate.trigger.start][-30:]
        many = not self._is_at_once(candidate) and any(_MANY_TIMES.search(words) for words in told)
        again = candidate.type != "ASSAULT" or _PERFECT.search(before)
        return many or bool(again and any(self._again.search(words) for words in told))

    def _is_at_once(self, candidate: Candidate) -> bool:
        """Whether it is an attack, whose blows all fall on one day: "had been shot several times"."""
        before = self._text[: candidate.trigger.start][-30:]
        found = _PERFECT.search(before)
        return candidate.type == "ASSAULT" and (found is None or found[0].lower().startswith("had"))

    def _is_manner(self, candidate: Candidate) -> bool:
        """Whether it was done again and again, or at no time told: "has often met", "by pledging help"."""
        trigger, clause = candidate.trigger, candidate.scope[:1]
        before = self._text[max(0, trigger.start - 30) : trigger.start]
        if trigger.text.partition(" ")[0].endswith("ing") and _BY_DOING.search(before):
            return True
        told = [self._text[span.start : span.end] for span in clause]
        once = self._is_at_once(candidate)
        many = not once and any(_MANY_TIMES.search(words) for words in told)
        often = many or any(self._often.search(words) or _ALL_TIME.search(words) for words in told)
        vague = (time for span in clause for time in self._vague.over(span))
        return often or any(time.type != "SET" or not once for time in vague)

    def _is_apart(self, candidate: Candidate) -> bool:
        """Whether it is told as what came before the news."""
        sentence, trigger = candidate.sentence, candidate.trigger
        head = self._text[sentence.start : trigger.start]
        if _ALL_ALONG.match(head) or _BESIDE.search(head) or self._claimed.search(head):
            return True
        if _TO_HAVE.search(head) or _HAD_BEEN_WHEN.search(head):
            return True
        over = self._throughout.match(head) or _A_WHILE.search(head)
        if over and candidate.tense == "past":
            return True
        if self._whereupon.search(_ONE_BY_ONE.sub("", head)):
            return True
        if _AHEAD.match(self._text, trigger.end, sentence.end):
            return True
        return any(_APART.search(self._text[s.start : s.end]) for s in candidate.scope[:1])


def _is_vague(time: Time) -> bool:
    return time.value == "PAST_REF" or time.type == "SET"
