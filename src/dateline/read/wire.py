"""The date in a wire dateline: "KYIV, Oct 27, 2022 (Reuters) -", "BEIJING, Oct. 27 (Xinhua) --"."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from dateline.read.dates import Read, date_in, yearless_in

_REACH = 140  # characters in which a dateline must be over
_SMALL = frozenset(
    {"of", "de", "the", "and", "al", "el", "la", "le", "du", "des", "di", "da", "on", "in", "near"}
)
_OPENERS = frozenset(
    {
        "on",
        "since",
        "by",
        "from",
        "until",
        "after",
        "before",
        "in",
        "as",
        "the",
        "at",
        "during",
        "for",
        "between",
    }
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_AFTER = re.compile(
    r"""[.,]?\)?\s*
        (?:\([^)\n]{2,60}\)\s*|/[^/\n]{2,60}/\s*|[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}\s*)?   # the agency
        (?:[\u2014\u2013_:]|--?|/\s|\.\s)                                                  # and a dash
    """,
    re.VERBOSE,
)


class Wire(Struct, frozen=True):
    """The date of a dateline; `yearless` where the year came from elsewhere."""

    value: date | None
    why: str
    yearless: bool


def wire_date(text: str, at: int, year: int | None) -> Wire | None:
    """The date in the dateline that begins at an offset, if one does; `year` serves one that has none."""
    piece = text[at : at + _REACH].split("\n", 1)[0]
    if not piece[:1].isupper() and not piece.startswith("("):
        return None
    full = date_in(piece)
    if full and _frames(piece, full):
        return Wire(full.value, full.why, False)
    bare = yearless_in(piece, year)
    return Wire(bare.value, bare.why, True) if bare and _frames(piece, bare) else None


def _frames(piece: str, found: Read) -> bool:
    """Whether a place (and an agency) stands before the date, and a dash or an agency after it."""
    before = piece[: found.start]
    words = _WORD.findall(before)
    named = bool(words) and len(words) <= 9 and words[0].lower() not in _OPENERS
    capitals = all(w[0].isupper() or w.lower() in _SMALL for w in words)
    after = piece[found.end :]
    return named and capitals and "." not in before.strip()[-1:] and bool(_AFTER.match(after))
