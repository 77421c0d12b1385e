"""Where in an article which country is spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import copy
from functools import cached_property

from dateline.assemble.coreference.lands import Lands
from dateline.knowledge.names import Names, countries_in
from dateline.model import Evidence, Place, Span
from dateline.text.paragraphs import Paragraphs

_MOST = 0.51  # of the countries named in a passage: less, and it is about none
_STORY_MOST = 0.4
_AHEAD = 1.5  # times the next one: named so often, a country is the story's even with less than its share
_SENT = 0.34  # of all countries' names: with so many, the story plays where it was sent from
_PASSAGE = 3  # sentences before another that tell of the same
OF_STORY = "the country that the story is about"  # why nothing nearer gave a country
_LOCATED = re.compile(
    r"\b(?:in|at|near|across|around|outside|inside|throughout)\s(?:the\s)?"
    r"(?:[A-Z]\w+(?:,\s[A-Z]\w+)*,?\sand\s)?(?:\w+ern\s|\w+\s,\s)?$"
)

_DEFINITE = re.compile(r"(?i)\b(?:the|this|that|its|their|his|her|both|those|these)\s+$")
_OWNER = re.compile(r"(?:\w+ ){0,2}\w+['’]s? ")
_INDEFINITE = re.compile(r"(?i)\b(?:an?|any|every|no|some)\s+$")
_EDGE = re.compile(r"\w+['’]?s?\s(?:border|frontier|embassy|consulate|coast)")  # "near the Lebanese border"
_OWNS = re.compile(r"(?:[A-Z]\w+\s?)+['’]s\b")  # "an official at Kenya's foreign ministry" may be anywhere
_SAYS = re.compile(r",?\s(?:said|told|says|announced|reported|warned|added|confirmed)\b")
_SPOKEN = re.compile(
    r",?\s(?:said|told|says|announced|warned|added|confirmed)(?:\s\w+){0,2}?\s(?:in|from)\s(?:the\scapital,?\s)?(?=[A-Z])"
)


_FROM = re.compile(
    r"(?:\s?,\s(?:aged\s)?\d{1,2}\b)?,?\s(?:who\s(?:is|was|comes|came|hails)\s)?"
    r"(?:visiting\s|originally\s|a\snative\s)?(?:of|from)\s"
)
_NEAR = 40  # characters: the place of "of St. Albans, Vt." or "from the Leeds suburb of Otley" begins in them


class Story:
    """An article's text with the countries named in it; built for one article and not changed."""

    def __init__(self, names: Names, text: str, sentences: Sequence[Span], places: Sequence[Place]) -> None:
        self.text = text
        self._paragraphs = Paragraphs(text)
        self._sentence_ends = [sentence.end for sentence in sentences]
        self._sentence_starts = [sentence.start for sentence in sentences]
        found = {place.start: place.country for place in places if place.country}
        for start, code in countries_in(names, text):
            found.setdefault(start, code)
        self._less: dict[frozenset[str], Story] = {}
        self._named: dict[tuple[str | None, str], bool] = {}
        self._places = sorted(
            (place for place in places if place.country and place.use != "modifier"), key=_start
        )
        self._towns = sorted((p for p in places if p.country and p.precision == "city"), key=_start)
        self._finer = sorted((p for p in places if p.country and p.precision != "country"), key=_start)
        self._lands = Lands(found.items())
        self._where = Lands(item for item in found.items() if _is_located(text, item[0]))

    def last_of(self, codes: frozenset[str], start: int) -> str:
        """The one of these countries that is named last before an offset, or ""."""
        return self._lands.last_of(codes, start)

    def definite(self, start: int) -> bool:
        """Whether a definite article or the like stands right before an offset."""
        return bool(_DEFINITE.search(self.text[max(0, start - 8) : start]))

    def is_definite(self, phrase: Evidence) -> bool:
        """Whether a phrase stands after a definite article, or names an owner: "Peru's premier"."""
        return self.definite(phrase.start) or bool(_OWNER.match(phrase.text))

    def indefinite(self, start: int) -> bool:
        """Whether an indefinite article or the like stands right before an offset."""
        return bool(_INDEFINITE.search(self.text[max(0, start - 8) : start]))

    def place_in(self, span: Span) -> Place | None:
        """The last place of the given ones that is named in a span."""
        at = bisect_left(self._places, span.end, key=_start)
        last = self._places[at - 1] if at else None
        return last if last is not None and last.start > span.start else None

    def town_in(self, span: Span) -> Place | None:
        """The first town named in a span, be it only as a quality: "a Paris, Texas, man"."""
        at = bisect_left(self._towns, span.start, key=_start)
        first = self._towns[at] if at < len(self._towns) else None
        return first if first is not None and first.end <= span.end else None

    def place_at(self, start: int) -> Place | None:
        """The place of the given ones that is named at an offset."""
        at = bisect_left(self._places, start, key=_start)
        return self._places[at] if at < len(self._places) and self._places[at].start == start else None

    def country_at(self, start: int) -> str:
        """The country that is named at an offset, or ""."""
        return self._lands.at(start)

    def sentence(self, start: int) -> int:
        """The number of the sentence that an offset lies in."""
        return min(bisect_right(self._sentence_ends, start), max(0, len(self._sentence_ends) - 1))

    def about(self, start: int, but: frozenset[str] = frozenset()) -> tuple[str, str]:
        """The country that a passage is about, and why: ("", "") where none stands out.

        `but` are the countries that it can't be: those which the sentence acts upon.
        """
        if but:
            return self._without(but).about(start)
        at = self.sentence(start)
        begin, end = self._bounds(at)
        if here := self._most(begin, start):
            return here, "the country named before it in the sentence"
        if here := self._most(start, end):
            return here, "the country named after it in the sentence"
        paragraph = self._paragraphs.start_of(start)
        if 0 < paragraph < begin and (here := self._most(paragraph, start)):
            return here, "the country that the paragraph is about"
        if here := self._most(0, len(self.text), least=2):
            return here, OF_STORY
        goes_on = at and self._paragraphs.of(self._bounds(at - 1)[1] - 1) == self._paragraphs.of(begin)
        if goes_on and (here := self._most(self._bounds(at - 1)[0], start)):
            return here, "the country of the sentence before"
        here = (
            self._most(0, len(self.text), _STORY_MOST, 2)
            or self._most(0, self._bounds(0)[0])
            or _ahead(self._lands.counted)
        )
        if here:
            return here, "the country that the story is most about"
        plays = self._where.counted
        return (plays[0][0], "the country in which the story plays") if len(plays) == 1 else ("", "")

    def speaks(self, end: int) -> bool:
        """Whether a word of saying stands right after an offset."""
        return bool(_SAYS.match(self.text, end))

    def origin(self, start: int) -> tuple[str, str] | None:
        """The country of a source: where the sentence plays, else where the dispatch was sent from."""
        begin, end = self._bounds(self.sentence(start))
        here = {code for _, code in self._where.between(begin, end)}
        if len(here) == 1:
            return here.pop(), "the country in which the sentence plays"
        sent = {code for _, code in self._lands.between(0, self._bounds(0)[0])}
        return (sent.pop(), "the country that the dispatch was sent from") if len(sent) == 1 else None

    def origin_after(self, end: int) -> str:
        """The country of the place that somebody is told to be of, who stands before an offset.

        As in ", 44, of Dover, Del." or "visiting from Peru".
        """
        told = _FROM.match(self.text, end)
        if told is None:
            return ""
        last = min(told.end() + _NEAR, self._bounds(self.sentence(end))[1])
        at = bisect_left(self._places, told.end(), key=_start)
        place = self._places[at] if at < len(self._places) else None
        return place.country or "" if place is not None and place.start < last else ""

    def named_in(self, span: Span) -> Place | None:
        """The first place finer than a country that is named in a span, be it as a quality."""
        at = bisect_left(self._finer, span.start, key=_start)
        first = self._finer[at] if at < len(self._finer) else None
        return first if first is not None and first.end <= span.end else None

    def names(self, country: str | None, but: str) -> bool:
        """Whether the story names a country by other words than these."""
        named = (country, but)
        if named not in self._named:
            starts = self._lands.starts_of(country or "")
            self._named[named] = any(not self.text.startswith(but, start) for start in starts)
        return self._named[named]

    def names_outside(self, country: str | None, spans: Sequence[Evidence]) -> bool:
        """Whether the story names a country elsewhere than in these spans: not only as Geneva Morgan."""
        starts = self._lands.starts_of(country or "")
        return any(not any(span.start <= start < span.end for span in spans) for start in starts)

    def _without(self, but: frozenset[str]) -> Story:
        """The story without some countries."""
        if but in self._less:
            return self._less[but]
        other = self._less[but] = copy(self)
        other._lands, other._named = self._lands.without(but), {}
        return other

    def spoken_in(self, end: int) -> str:
        """The country of the town where somebody speaks, who stands before an offset ("said in Dhaka")."""
        told = _SPOKEN.match(self.text, end)
        if told is None:
            return ""
        return self._where.at(told.end())

    def counted(self) -> list[tuple[str, int]]:
        """The countries of the story with how often each is named, most first."""
        return self._lands.counted

    def where(self, start: int) -> tuple[str, str]:
        """The country in which a passage plays: of the sentence, of the one before, of the story."""
        at = self.sentence(start)
        begin, end = self._bounds(at)
        for first, last, why in (
            (begin, end, "the country in which the sentence plays"),
            (
                self._bounds(at - 1)[0] if at else begin,
                begin,
                "the country in which the sentence before plays",
            ),
        ):
            codes = {code for _, code in self._where.between(first, last)}
            if len(codes) == 1:
                return codes.pop(), why
            if codes:
                return "", ""
        here = self._setting
        return (here, OF_STORY) if here else ("", "")

    @cached_property
    def whole(self) -> tuple[str, str]:
        """The country that the story as a whole is about, and why: ("", "") where it is about several."""
        here = self._most(0, len(self.text), least=2)
        return (here, OF_STORY) if here else ("", "")

    @cached_property
    def _setting(self) -> str:
        """The country in which the story plays as a whole, or "".

        That is where the dispatch was sent from, if the story speaks much of it; else the country that it
        speaks of most, or in which most of it happens.
        """
        sent, counts = self._most(0, self._bounds(0)[0]), dict(self._lands.counted)
        if sent and counts[sent] >= _SENT * len(self._lands):
            return sent
        here = self._most(0, len(self.text), least=2) or _ahead(self._where.counted)
        only = self._lands.counted[0][0] if len(counts) == 1 else ""
        return here or sent or only

    def upon(self, start: int, doer: str) -> tuple[str, str]:
        """The country of people whom another country acts upon, as far as the passage tells.

        Where the passage plays nowhere, they are of the one other country that it names: not of the one
        that the dispatch is from and that the passage leaves out.
        """
        country, why = self.where(start)
        if country in ("", doer) or why != OF_STORY:
            return country, why
        first = self._bounds(max(0, self.sentence(start) - _PASSAGE))[0]
        named = {code for _, code in self._lands.between(first, start)} - {doer}
        if len(named) == 1:
            return named.pop(), "the other country of the passage"
        return (country, why) if country in named else ("", "")

    def _bounds(self, at: int) -> tuple[int, int]:
        if not self._sentence_starts:
            return 0, len(self.text)
        return self._sentence_starts[at], self._sentence_ends[at]

    def _most(self, start: int, end: int, share: float = _MOST, least: int = 1) -> str:
        return self._lands.most(start, end, share, least)


def _is_located(text: str, start: int) -> bool:
    """Whether something is or happens in what is named at an offset."""
    before = _LOCATED.search(text[max(0, start - 48) : start])
    if before is None or _EDGE.match(text, start):
        return False
    return not (before[0].startswith("at") and _OWNS.match(text, start))


def _ahead(ranked: Sequence[tuple[str, int]]) -> str:
    """The country named clearly more often than any other."""
    if len(ranked) > 1 and ranked[0][1] >= _AHEAD * ranked[1][1]:
        return ranked[0][0]
    return ""


def _start(place: Place) -> int:
    return place.start
