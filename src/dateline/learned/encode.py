"""A sentence with a marked pair, as the numbers that the encoder reads.

The sentence is cut into word pieces once; the marks are pieces of their own, put in before and after
each party (entity markers: Baldini Soares et al., Matching the Blanks, ACL 2019).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from tokenizers import Tokenizer

from dateline.model import Span

LONGEST = 128  # pieces, marks and both ends included; a longer sentence is read around its pair
_MARKS = ("[unused0]", "[unused1]", "[unused2]", "[unused3]")


class Pieces(Struct, frozen=True):
    """The word pieces of a text: their numbers and the characters that each stands for."""

    ids: tuple[int, ...]
    spans: tuple[Span, ...]


class Encoded(Struct, frozen=True):
    """What the encoder reads of one pair; `spans` has the characters of each piece, null for a mark.

    `at` are the places of the two opening marks: 0, the sentence's own mark, for a party not given.
    """

    ids: tuple[int, ...]
    spans: tuple[Span | None, ...]
    at: tuple[int, int]


class Encoder:
    """Turns text into word pieces, and pieces with a pair into the encoder's input."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._first = _id(tokenizer, "[CLS]")
        self._last = _id(tokenizer, "[SEP]")
        self._marks = tuple(_id(tokenizer, m) for m in _MARKS)

    @property
    def size(self) -> int:
        """How many different pieces there are."""
        return int(self._tokenizer.get_vocab_size())

    def pieces(self, text: str) -> Pieces:
        """The word pieces of a text, without any marks."""
        read = self._tokenizer.encode(text, add_special_tokens=False)
        return Pieces(tuple(read.ids), tuple(Span(a, b) for a, b in read.offsets))

    def pair(self, pieces: Pieces, actor: Sequence[Span], recipient: Sequence[Span]) -> Encoded:
        """The pieces with the pair marked; where they are too many, those around the pair.

        Either party may have several spans, or none. A span that covers no piece is left out.
        """
        opening: dict[int, list[int]] = {}
        closing: dict[int, list[int]] = {}
        for (opens, closes), spans in zip(
            (self._marks[:2], self._marks[2:]), (actor, recipient), strict=True
        ):
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
        ids.append(self._last)
        spans_of.append(None)
        return Encoded(tuple(ids), tuple(spans_of), (at.get(self._marks[0], 0), at.get(self._marks[2], 0)))

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


def _id(tokenizer: Tokenizer, piece: str) -> int:
    found = tokenizer.token_to_id(piece)
    if found is None:
        raise ValueError(f"the vocabulary has no {piece}")
    return int(found)
