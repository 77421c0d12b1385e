"""What the parts of the search share: the parse, the quotations over it, and spans cut to measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.find.attributions.quotes import Quote, paragraphs, quotes
from dateline.knowledge.cues import Cues
from dateline.model import Span, Stance
from dateline.text import Reading
from dateline.text.datelines import dateline_of

QUOTE_MARKS = frozenset(['"', "'", "''", "``", "`", "“", "”", "‘", "’", "«", "»", "„"])
_LINKS = frozenset({"But", "And", "So", "Or", "Yet", "Still", "However", "Meanwhile", "Then"})
_MARK_AND_STOP = 3  # a full stop and a doubled closing mark
_SPEECH_WORDS = 4  # shorter quoted words are a phrase in somebody's sentence unless they end like speech


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before it is checked against the others: token offsets of its cue, character spans."""

    verb: int
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quote: bool
    stance: Stance
    nests: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """A reading with its paragraphs and quotations; `quoted[i]` is the quotation of token i, or -1."""

    reading: Reading
    cues: Cues
    parts: list[tuple[int, int]]
    quotes: list[Quote]
    quoted: list[int]
    paragraph: list[int]

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.reading.doc

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.text

    def inside_speech(self, token: Token) -> bool:
        """Whether a token stands within quoted speech, as against a few quoted words."""
        number = self.quoted[token.i]
        return number >= 0 and self.is_speech(self.quotes[number])

    def is_speech(self, quote: Quote) -> bool:
        """Whether quoted words are speech: long enough, or begun and ended as a sentence is."""
        words = self.text[quote.start : quote.end].strip("\"'`\u201c\u201d\u2018\u2019 ")
        whole = words[:1].isupper() and words.endswith((",", ".", "?", "!"))
        return whole or words.count(" ") >= _SPEECH_WORDS

    def first_token(self, start: int) -> int:
        """The number of the first token at or after a character offset."""
        tokens = self.doc
        low, high = 0, len(tokens)
        while low < high:
            middle = (low + high) // 2
            if tokens[middle].idx < start:
                low = middle + 1
            else:
                high = middle
        return low

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that begin within [start, end)."""
        return [self.doc[i] for i in range(self.first_token(start), self.first_token(end))]


def scene(reading: Reading, cues: Cues) -> Scene:
    """Lay paragraphs and quotations over the tokens of a reading."""
    doc = reading.doc
    parts = paragraphs(reading.text)
    found = quotes(reading.text, parts)
    return Scene(
        reading,
        cues,
        parts,
        found,
        list(_numbers(doc, [(q.start, q.end) for q in found])),
        list(_numbers(doc, parts)),
    )


def _numbers(doc: Doc, spans: list[tuple[int, int]]) -> Iterator[int]:
    """For each token the number of the span it stands in, or -1; the spans are ordered and disjoint."""
    at = 0
    for token in doc:
        while at < len(spans) and spans[at][1] <= token.idx:
            at += 1
        yield at if at < len(spans) and spans[at][0] <= token.idx else -1


def is_loose(token: Token) -> bool:
    """Whether a token at the edge of a span is no part of it: a comma, a full stop, white space."""
    return token.is_space or (token.is_punct and token.text not in QUOTE_MARKS and token.text not in "()[]")


def cut(scene: Scene, first: int, last: int) -> Span | None:
    """The character span of tokens first to last (included) without loose punctuation at the edges.

    Quotation marks at an edge stay where both stand within, or the quotation ends there.
    """
    doc = scene.doc
    while first <= last and is_loose(doc[first]):
        first += 1
    while last >= first and is_loose(doc[last]):
        last -= 1
    if first < last and doc[first].text == "(" and all(t.text != ")" for t in doc[first : last + 1]):
        first += 1
    if first > last:
        return None
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    start, end = _whole_quotes(scene, start, end, first, last)
    return Span(start, end) if start < end else None


def from_sentence_start(scene: Scene, first: int, last: int) -> Span | None:
    """Like `cut`, for content that begins its sentence: without the conjunction that links it to the last."""
    doc = scene.doc
    while first < last and (is_loose(doc[first]) or doc[first].text in ("(",)):
        first += 1
    while (
        first < last and doc[first].text in _LINKS and (doc[first].dep_ == "cc" or doc[first + 1].text == ",")
    ):
        first += 1
    if first + 2 < last and doc[first + 1].text == ":" and doc[first].text.istitle():
        first += 2  # a label: "Exclusive: ..."
    found = dateline_of(scene.text, doc[first].idx) if doc[first].text.isupper() else None
    if found and found.end < doc[last].idx:
        first = scene.first_token(found.end)
    return cut(scene, first, last)


def _whole_quotes(scene: Scene, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Take in the rest of a short quotation that a span begins or ends within, and drop a mark left alone."""
    number = scene.quoted[first]
    if number >= 0:
        quote = scene.quotes[number]
        reaches = scene.quoted[last] != number or end + _MARK_AND_STOP >= quote.end
        if reaches and quote.start < start <= quote.start + 2:
            start = quote.start
    number = scene.quoted[last]
    if number >= 0:
        quote = scene.quotes[number]
        near = quote.end - end <= _MARK_AND_STOP
        if start <= quote.start < end - 1 and (near or quote.closed):
            end = max(end, quote.end)
        elif start < quote.start < end <= quote.start + 2:
            end = quote.start
    text = scene.text[start:end].rstrip()
    return start, start + len(text)
