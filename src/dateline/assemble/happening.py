"""Sentences that tell when and where what was told before took place: "It happened on Monday in Leeds"."""

from __future__ import annotations

import re
from bisect import bisect_left

from dateline.model import Span

_HAPPENS = re.compile(
    r"(?:^|(?<=[.!?\"”’]\s)|(?<=\n))[ \t]*(?:It|That|This|The\s(?:[a-z-]+\s){1,3}?)\s?(?:also\s|all\s)?"
    r"(?:happened|occurred|took\splace|unfolded|erupted|broke\sout|was\scarried\sout|was\sreported)\b[^\n]*?"
    r"(?=[.!?][\"”’]?(?:\s+[\"“‘A-Z]|\s*$)|\n|$)",
    re.MULTILINE,
)
_NEAR = 260  # characters from the end of a sentence to the end of the one that tells when and where


class Happenings:
    """The sentences of one text that tell when and where something took place."""

    def __init__(self, text: str) -> None:
        self._spans = [Span(m.start(), m.end()) for m in _HAPPENS.finditer(text)]
        self._starts = [s.start for s in self._spans]

    def after(self, sentence: Span) -> Span | None:
        """The one that follows a sentence, at most one other between them; None where none does."""
        at = bisect_left(self._starts, sentence.end)
        following = self._spans[at] if at < len(self._spans) else None
        return following if following is not None and following.start - sentence.end < _NEAR else None
