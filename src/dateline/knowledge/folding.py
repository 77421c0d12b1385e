"""How names are compared: words without accents, dots, case and the variants of hyphen and apostrophe."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"""(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w'’]))?     # U.S., P.L.O, F.A.R.C.
      | ['’]s\b                                       # the possessive is a word of its own
      | \d+(?:[.,]\d+)+                               # 2,000
      | [^\W_]+(?:['’ʼʻ`][^\W_]+)*                    # Sana'a, O'Neill, d'Ivoire
      | ['’](?=\s|$)                                  # the rebels' leader
      | [,;:()\[\]—–"“”/]|\s-+\s|&""",
    re.VERBOSE,
)
_MARKS = str.maketrans("", "", "'’ʼʻ`.")
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "e",
        "ħ": "h",
    }
)
POSSESSIVE = "'s"
_HYPHENS = "-‐‑–"
_STOPS = (",", ".", ";", ":")


class Word(NamedTuple):
    """One word of a phrase: as printed, folded, and where it stands.

    `capital` is 0 for a lower-case word, 1 for a capital first letter, 2 for capitals only
    (of two letters or more). `glued` tells that a hyphen joins it to the word before.
    """

    text: str
    key: str
    capital: int
    glued: bool
    start: int
    end: int


def fold(text: str) -> str:
    """One word in lower case, without accents, dots and apostrophes."""
    text = text.lower()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return text if text.isalnum() else text.translate(_MARKS)


def words(text: str) -> list[Word]:
    """The words and marks of a phrase. A possessive ending is a word with the key `'s`."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return _plain_words(text)
    found: list[Word] = []
    start = 0
    for piece in text.split(" "):
        end = start + len(piece)
        stem = piece[:-1] if piece[-1:] in _STOPS else piece
        if stem.isalpha() and stem.isascii():
            found.append(Word(stem, stem.lower(), _capitals(stem), False, start, start + len(stem)))
            if len(stem) < len(piece) and piece[-1] != ".":
                found.append(Word(piece[-1], piece[-1], 0, False, end - 1, end))
        elif piece.strip("-"):
            found += _pieces(text, start - (piece[0] == "-" and start > 0), end)
        elif piece and start and end < len(text):
            found.append(Word(text[start - 1 : end + 1], piece, 0, False, start - 1, end + 1))
        start = end + 1
    return found


def _pieces(text: str, begin: int, stop: int) -> list[Word]:
    """The words and marks of a stretch of a text that stands between spaces."""
    found: list[Word] = []
    last = -2
    for match in _WORD.finditer(text, begin, min(stop + 1, len(text))):
        piece, start, end = match.group(), match.start(), match.end()
        if piece[-1] in "sS" and len(piece) > 2 and piece[-2] in "'’":
            end -= 2
            found.append(_word(piece[:-2], start, end, text, last))
            found.append(Word(text[end : end + 2], POSSESSIVE, 0, False, end, end + 2))
            last = end + 2
        else:
            found.append(_word(piece, start, end, text, last))
            last = end
    return found


def _plain_words(text: str) -> list[Word]:
    """The words of a text of plain letters and spaces: what the pattern finds, in a third of the time."""
    found: list[Word] = []
    start = 0
    for piece in text.split(" "):
        end = start + len(piece)
        if piece:
            found.append(Word(piece, piece.lower(), _capitals(piece), False, start, end))
        start = end + 1
    return found


def _capitals(piece: str) -> int:
    """The `capital` of a word of letters alone."""
    if piece.islower() or not piece[0].isupper():
        return 0
    return 2 if len(piece) > 1 and piece.isupper() else 1


def _word(piece: str, start: int, end: int, text: str, last: int) -> Word:
    first = piece[0]
    if first.isalnum():
        capital = 0 if not first.isupper() else 2 if end - start > 1 and piece.isupper() else 1
        folded = piece.lower() if piece.isascii() and piece.isalnum() else fold(piece)
        return Word(piece, folded, capital, start == last + 1 and text[last] in _HYPHENS, start, end)
    if first in "'’":
        return Word(piece, POSSESSIVE, 0, False, start, end)
    return Word(piece, piece.strip(), 0, False, start, end)


def key(text: str) -> str:
    """The key under which a name is looked up: its folded words, one space between them."""
    if text.isascii():
        plain = text.lower().replace("-", " ")
        if plain.replace(" ", "").isalnum():
            return plain
    return " ".join(word.key for word in words(text))


_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^yus", "jus"),
        (r"iy$|yy$|ii$|ij$|y$|ey$|ei$|ie$", "i"),
        (r"kh|gh|ch(?=[aou])", "h"),
        (r"sch|tsch|tch|tsh", "sh"),
        (r"dzh|zh|dj|dg", "j"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"ph", "f"),
        (r"ck|q|c(?=[aoukrl])", "k"),
        (r"w", "v"),
        (r"yo|io", "o"),
        (r"ya|ia", "a"),
        (r"yu|iu", "u"),
        (r"ye|ie|ay|ai|ei|ae", "e"),
        (r"y", "i"),
        (r"th", "t"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[^aeiou])h", ""),
    )
)


@lru_cache(maxsize=16384)
def loose(word: str) -> str:
    """A folded word by its sound: transliterations of one name (Zelensky, Zelenskyy) come out alike."""
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word


def printed(run: Sequence[Word]) -> str:
    """The words of a name as they were printed, with their hyphens."""
    return "".join(("-" if word.glued else " ") + word.text for word in run)[1:]
