"""Where in an article which country is spoken of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from dateline.knowledge.names import Names, countries_in
from dateline.model import Place, Span

_MOST = 0.51  # of the countries named in a passage: less, and it is about none
_STORY_MOST = 0.4


class Story:
    """An article's text with the countries named in it; built for one article and not changed."""

    def __init__(self, names: Names, text: str, sentences: Sequence[Span], places: Sequence[Place]) -> None:
        self.text = text
        self._sentence_ends = [sentence.end for sentence in sentences]
        self._sentence_starts = [sentence.start for sentence in sentences]
        found = {place.start: place.country for place in places if place.country}
        for start, code in countries_in(names, text):
            found.setdefault(start, code)
        self._lands = sorted(found.items())
        self._starts = [start for start, _ in self._lands]

    def sentence(self, start: int) -> int:
        """The number of the sentence that an offset lies in."""
        return min(bisect_right(self._sentence_ends, start), max(0, len(self._sentence_ends) - 1))

    def about(self, start: int) -> tuple[str, str]:
        """The country that a passage is about, and why: ("", "") where none stands out."""
        at = self.sentence(start)
        begin, end = self._bounds(at)
        if here := self._most(begin, start):
            return here, "the country named before it in the sentence"
        if here := self._most(start, end):
            return here, "the country named after it in the sentence"
        paragraph = self.text.rfind("\n\n", 0, start) + 1
        if 0 < paragraph < begin and (here := self._most(paragraph, start)):
            return here, "the country that the paragraph is about"
        if here := self._most(0, len(self.text)):
            return here, "the country that the story is about"
        if at and (here := self._most(self._bounds(at - 1)[0], start)):
            return here, "the country of the sentence before"
        here = self._most(0, len(self.text), _STORY_MOST) or self._most(0, self._bounds(0)[0])
        return (here, "the country that the story is most about") if here else ("", "")

    def _bounds(self, at: int) -> tuple[int, int]:
        if not self._sentence_starts:
            return 0, len(self.text)
        return self._sentence_starts[at], self._sentence_ends[at]

    def _most(self, start: int, end: int, share: float = _MOST) -> str:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first == last:
            return ""
        counts = Counter(code for _, code in self._lands[first:last])
        code, count = counts.most_common(1)[0]
        return code if count >= share * (last - first) else ""
