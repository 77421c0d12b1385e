"""What stands between quotation marks: found from the marks alone, since a parser loses its way in speech.

Curly, straight, doubled (``so'' and ''so''), angled and single marks; a quotation may run over several
paragraphs, each of which begins with an opening mark while only the last one closes.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from dateline.text.paragraphs import breaks

_MARK = re.compile(r"``|''|[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\"]")
_OPENERS = frozenset(["“", "„", "‟", "«", "``"])
_CLOSERS = frozenset(["”", "»"])
# A single mark opens after a space or bracket and closes before one; an apostrophe does neither cleanly
_SINGLE = re.compile(
    r"(?<![\w'\u2019.,!?])(?P<open>['\u2018])(?=[\w\[$\u2026.])(?P<words>[^\n]*?\S)(?P<close>['\u2019])(?![\w'\u2019])"
)
_ENDS_SPEECH = re.compile(r"[.,!?\u2026\u2014-]$")


class Quote(Struct, frozen=True):
    """Quoted words, marks included, within one paragraph; `paragraph` is the paragraph's number.

    `closed` is false where the closing mark is missing; `carried` where the same speech goes on in the next
    paragraph.
    """

    start: int
    end: int
    paragraph: int
    closed: bool = True
    carried: bool = False
    single: bool = False


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of the paragraphs, white space trimmed."""
    spans = []
    for first, last in pairwise((0, *breaks(text), len(text))):
        piece = text[first:last]
        start, end = first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())
        if end > start:
            spans.append((start, end))
    return spans


def quotes(text: str, parts: list[tuple[int, int]]) -> list[Quote]:
    """All quotations, in order, none inside another."""
    found: list[Quote] = []
    for number, (start, end) in enumerate(parts):
        here = _doubles(text, start, end, number)
        found += here or _singles(text, start, end, number)
    return _carried(text, found, parts)


def _doubles(text: str, start: int, end: int, number: int) -> list[Quote]:
    """Quotations in double marks within one paragraph."""
    found = []
    opened: int | None = None
    for match in _MARK.finditer(text, start, end):
        if opened is None:
            if not _closes(text, match, start, end) or match.start() == start:
                opened = match.start()
        elif _opens(text, match, start, end):
            # a second opening mark: the first was never closed, unless it is a quotation inside one
            if _sentence_ends_before(text, opened, match.start()):
                found.append(_trimmed(text, opened, match.start(), number, closed=False))
                opened = match.start()
        else:
            found.append(Quote(opened, match.end(), number))
            opened = None
    if opened is not None and end - opened > 1:
        found.append(_trimmed(text, opened, end, number, closed=False))
    return found


def _closes(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark can only close."""
    if match.group() in _CLOSERS:
        return True
    if match.group() in _OPENERS:
        return False
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return (
        match.start() > start and not before.isspace() and before not in "([\u2014-/" and not after.isalnum()
    )


def _opens(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark can only open."""
    if match.group() in _CLOSERS:
        return False
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if match.group() in _OPENERS:
        return True
    return match.end() < end and (not before or before.isspace() or before in "([") and not after.isspace()


def _sentence_ends_before(text: str, opened: int, mark: int) -> bool:
    piece = text[opened:mark].rstrip()
    return len(piece) > 1 and piece[-1] in ".!?"


def _trimmed(text: str, start: int, end: int, number: int, *, closed: bool) -> Quote:
    return Quote(start, start + len(text[start:end].rstrip()), number, closed=closed)


def _singles(text: str, start: int, end: int, number: int) -> list[Quote]:
    """Quotations in single marks, where the paragraph has no double ones."""
    found = []
    at = start
    while match := _SINGLE.search(text, at, end):
        words = match.group("words")
        found.append(Quote(match.start(), match.end(), number, single=True))
        at = match.end()
        # a genitive plural's mark closes too early: go on to a mark after the end of speech, if there is one
        if not _ENDS_SPEECH.search(words):
            later = re.compile(r"[.,!?]['\u2019](?!\w)").search(text, at, end)
            if later and not re.search(r"(?<!\w)['\u2018]\w", text[at : later.start()]):
                found[-1] = Quote(match.start(), later.end(), number, single=True)
                at = later.end()
    return found


def _carried(text: str, found: list[Quote], parts: list[tuple[int, int]]) -> list[Quote]:
    """Mark the quotations that run on into the next paragraph, which then begins with a mark too."""
    first = {q.paragraph: q for q in reversed(found)}
    out = []
    for quote in found:
        following = first.get(quote.paragraph + 1)
        runs_on = (
            not quote.closed
            and quote.end == parts[quote.paragraph][1]
            and following is not None
            and following.start == parts[following.paragraph][0]
        )
        out.append(Quote(quote.start, quote.end, quote.paragraph, quote.closed, runs_on, quote.single))
    return out
