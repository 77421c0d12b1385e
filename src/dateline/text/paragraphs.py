"""Where the paragraphs of a text end: at empty lines, and at ends of line that do not merely wrap one."""

from __future__ import annotations

import re
from bisect import bisect
from itertools import pairwise

_BREAK = re.compile(r"[ \t]*(?:\r?\n[ \t]*)+")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$|[\"”]$")
_OPENS = re.compile(r"[\"'“‘«(\[•*–—-]?\s?[A-Z0-9\u00C0-\u00DE]")
_WRAPPED_AT = 130  # characters: text with longer lines was not wrapped by hand
_HEADING = 80  # characters: a shorter line without a full stop is a heading
_RAGGED = 3  # characters by which a line may fall short of the width with its neighbour's first word


def breaks(text: str) -> tuple[int, ...]:
    """The offsets at which a new paragraph begins, in order.

    An empty line ends a paragraph. A single end of line does where it is no mere wrapping: in wrapped
    text, where the next word would still have fitted; in text whose paragraphs are lines, where the line
    ends a sentence or is a heading.
    """
    found: list[int] = []
    at = 0
    for block in re.split(r"(\r?\n[ \t]*\r?\n\s*)", text):
        if not block.strip():
            found.append(at + len(block))
        else:
            found += [at + offset for offset in _within(block)]
        at += len(block)
    return tuple(sorted({offset for offset in found if 0 < offset < len(text)}))


def _within(block: str) -> list[int]:
    """The offsets in a block without empty lines at which a new paragraph begins."""
    lines = list(_lines(block))
    width = max((len(line) for _, line in lines), default=0)
    wrapped = width <= _WRAPPED_AT and not all(_ENDS.search(line) for _, line in lines)
    found: list[int] = []
    for (_, line), (start, following) in pairwise(lines):
        word = following.split(maxsplit=1)[0] if following else ""
        if wrapped:
            ends = len(line) + 1 + len(word) <= width - _RAGGED and bool(_ENDS.search(line))
        else:
            whole = bool(_ENDS.search(line)) or len(line) < _HEADING
            ends = whole and bool(_OPENS.match(following))
        if ends:
            found.append(start)
    return found


def _lines(block: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    at = 0
    for match in _BREAK.finditer(block):
        found.append((at, block[at : match.start()]))
        at = match.end()
    found.append((at, block[at:]))
    return [(start, line) for start, line in found if line.strip()]


class Paragraphs:
    """The paragraphs of one text."""

    def __init__(self, text: str) -> None:
        self._starts = breaks(text)

    def of(self, offset: int) -> int:
        """The number of the paragraph that an offset lies in."""
        return bisect(self._starts, offset)

    def start_of(self, offset: int) -> int:
        """Where the paragraph begins that an offset lies in; 0 in the first."""
        number = self.of(offset)
        return self._starts[number - 1] if number else 0
