"""A sentence with a marked pair or a marked trigger, as the numbers that the encoder reads.

The sentence is cut into word pieces once; the marks are pieces of their own, put in before and after
each party or the trigger (entity markers: Baldini Soares et al., Matching the Blanks, ACL 2019).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from tokenizers import Tokenizer

from dateline.model import Span

LONGEST = 128  # pieces, marks and both ends included; a longer sentence is read around what is marked
_MARKS = ("[unused0]", "[unused1]", "[unused2]", "[unused3]")
_ACT_MARKS = ("[unused4]", "[unused5]")


class Pieces(Struct, frozen=True):
    """The word pieces of a text: their numbers and the characters that each stands for."""

    ids: tuple[int, ...]
    spans: tuple[Span, ...]


class Encoded(Struct, frozen=True):
    """What the encoder reads; `spans` has the characters of each piece, null for a mark.

    `at` are the places of the two opening marks: 0, the sentence's own mark, for a party not given. Of a
    marked trigger both are the trigger's; `parties` are the first and last pieces of those around it, 0
    and 0 for one that lies outside of what is read.
    """

    ids: tuple[int, ...]
    spans: tuple[Span | None, ...]
    at: tuple[int, int] = (0, 0)
    parties: tuple[tuple[int, int], ...] = ()


class Encoder:
    """Turns text into word pieces, and pieces with a pair into the encoder's input."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._first, self._last = tokenizer.encode("").ids  # what stands around every text
        self._marks = tuple(_id(tokenizer, m) for m in _MARKS)
        self._act_marks = tuple(_id(tokenizer, m) for m in _ACT_MARKS)

    @property
    def size(self) -> int:
        """How many different pieces there are."""
        return int(self._tokenizer.get_vocab_size())

    @property
    def first_mark(self) -> int:
        """The number of the first of the marks, which follow one another."""
        return self._marks[0]

    def pieces(self, text: str) -> Pieces:
        """The word pieces of a text, without any marks."""
        read = self._tokenizer.encode(text, add_special_tokens=False)
        return Pieces(tuple(read.ids), tuple(Span(a, b) for a, b in read.offsets))

    def pair(self, pieces: Pieces, actor: Sequence[Span], recipient: Sequence[Span]) -> Encoded:
        """The pieces with the pair marked; where they are too many, those around the pair.

        Either party may have several spans, or none. A span that covers no piece is left out.
        """
        does, done, bears, borne = self._marks
        ids, spans, at = self._marked(pieces, ((does, done, actor), (bears, borne, recipient)))
        return Encoded(ids, spans, (at.get(does, 0), at.get(bears, 0)))

    def act(self, pieces: Pieces, trigger: Sequence[Span], parties: Sequence[Span]) -> Encoded:
        """The pieces with a trigger marked, and where those stand who may have a part in its act."""
        opens, closes = self._act_marks
        ids, spans, at = self._marked(pieces, ((opens, closes, trigger),))
        where = at.get(opens, 0)
        return Encoded(ids, spans, (where, where), tuple(_ends(spans, party) for party in parties))

    def plain(self, pieces: Pieces) -> Encoded:
        """The pieces without any marks."""
        ids, spans, _ = self._marked(pieces, ())
        return Encoded(ids, spans)

    def _marked(
        self, pieces: Pieces, marks: Sequence[tuple[int, int, Sequence[Span]]]
    ) -> tuple[tuple[int, ...], tuple[Span | None, ...], dict[int, int]]:
        """The pieces with marks, the characters of each, and where each opening mark stands first."""
        opening: dict[int, list[int]] = {}
        closing: dict[int, list[int]] = {}
        for opens, closes, spans in marks:
            for span in spans:
                inside = [i for i, piece in enumerate(pieces.spans) if piece.overlaps(span)]
                if inside:
                    opening.setdefault(inside[0], []).append(opens)
                    closing.setdefault(inside[-1], []).append(closes)
        first, last = self._window(len(pieces.ids), [*opening, *closing])
        ids = [self._first]
        spans_of: list[Span | None] = [None]
        at: dict[int, int] = {}
        for i in range(first, last):
            for mark in opening.get(i, ()):
                at.setdefault(mark, len(ids))
                ids.append(mark)
                spans_of.append(None)
            ids.append(pieces.ids[i])
            spans_of.append(pieces.spans[i])
            for mark in closing.get(i, ()):
                ids.append(mark)
                spans_of.append(None)
        return (*ids, self._last), (*spans_of, None), at

    @staticmethod
    def _window(length: int, marked: Sequence[int]) -> tuple[int, int]:
        """Which pieces to keep: all, or as many as fit around the marked ones, their first at the worst."""
        room = LONGEST - 12
        if length <= room:
            return 0, length
        low, high = (min(marked), max(marked)) if marked else (0, 0)
        if high - low >= room:
            return low, low + room
        first = max(0, min(low - (room - (high - low)) // 2, length - room))
        return first, first + room


def _ends(spans: Sequence[Span | None], party: Span) -> tuple[int, int]:
    inside = [i for i, span in enumerate(spans) if span is not None and span.overlaps(party)]
    return (inside[0], inside[-1]) if inside else (0, 0)


def _id(tokenizer: Tokenizer, piece: str) -> int:
    found = tokenizer.token_to_id(piece)
    if found is None:
        raise ValueError(f"the vocabulary has no {piece}")
    return int(found)
