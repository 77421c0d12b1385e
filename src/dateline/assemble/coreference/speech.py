"""Who speaks in the quotations of an article: nobody is "he" or "they" in his own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import ActorMention

_QUOTED = re.compile(r"“[^“”\n]{2,}?”|``[^`\n]{2,}?''|\"[^\"\n]{2,}?\"|''[^'\n]{2}(?:(?!'')[^\n])*?''")
_SAYS = re.compile(
    r"\b(?:said|says|saying|told|tells|added|adds|asked|wrote|tweeted|explained|warned|declared|insisted|argued"
    r"|stated|announced|continued|noted|stressed|claimed|recalled|replied|responded|complained|according)\b"
)
_BESIDE = 80  # characters in which the speaker stands before or after the quotation
_GOES_ON = 220  # characters between two quotations of one speaker


class _Quotation(NamedTuple):
    start: int
    end: int
    speaker: int  # the offset of the speaker's head, -1 where none is told


class Speech:
    """The quotations of one article, each with the mention that speaks it."""

    def __init__(self, mentions: Sequence[ActorMention], text: str) -> None:
        self._mentions, self._text = mentions, text
        self._starts = [mention.evidence.start for mention in mentions]
        self._quotations: list[_Quotation] = []
        for found in _QUOTED.finditer(text):
            self._quotations.append(self._spoken(found.start(), found.end()))
        self._begins = [one.start for one in self._quotations]

    def speaker_at(self, offset: int) -> int:
        """The offset of the head of whoever speaks at an offset; -1 where it is nobody's direct speech."""
        at = bisect_right(self._begins, offset) - 1
        one = self._quotations[at] if at >= 0 else None
        return one.speaker if one is not None and offset < one.end else -1

    def _spoken(self, start: int, end: int) -> _Quotation:
        """A quotation with its speaker: named after it, before it, or that of the one before it."""
        after = self._text[end : end + _BESIDE].partition("\n")[0]
        if stop := re.search(r"[.!?]\s|[“\"]|``", after):
            after = after[: stop.end()]
        if _SAYS.search(after) and (speaker := self._subject(end, end + len(after), last=False)) >= 0:
            return _Quotation(start, end, speaker)
        before = self._text[max(0, start - _BESIDE) : start].rpartition("\n")[2]
        before = re.split(r"[.!?”\"]\s|''\s", before)[-1]
        if _SAYS.search(before) and (speaker := self._subject(start - len(before), start, last=True)) >= 0:
            return _Quotation(start, end, speaker)
        last = self._quotations[-1] if self._quotations else None
        goes_on = (
            last is not None and start - last.end < _GOES_ON and "\n" not in self._text[last.end : start]
        )
        return _Quotation(start, end, last.speaker if last is not None and goes_on else -1)

    def _subject(self, start: int, end: int, last: bool) -> int:
        """The head of the first or last subject that is mentioned in a stretch; -1 where there is none."""
        first = bisect_right(self._starts, start - 1)
        here = self._mentions[first : bisect_right(self._starts, end - 1)]
        heads = [one.head.start for one in here if one.subject and not one.modifier]
        return heads[-1 if last else 0] if heads else -1
