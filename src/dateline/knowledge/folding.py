"""How names are compared: words without accents, dots, case and the variants of hyphen and apostrophe."""

from __future__ import annotations

import re
import unicodedata
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
_POSSESSIVE = re.compile(r"(?i)['’]s$")
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
_PLURAL_POSSESSIVE = frozenset("'’")


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
        text = "".join(c for c in plain if not unicodedata.combining(c))
    return text if text.isalnum() else text.translate(_MARKS)


def _case(text: str) -> int:
    if not text[0].isupper():
        return 0
    return 2 if len(text) > 1 and text.isupper() else 1


def words(text: str) -> list[Word]:
    """The words and marks of a phrase. A possessive ending is a word with the key `'s`."""
    found: list[Word] = []
    last = -2
    for match in _WORD.finditer(text):
        piece, start, end = match.group(), match.start(), match.end()
        tail = _POSSESSIVE.search(piece) if len(piece) > 2 else None
        if tail is not None:
            cut = start + tail.start()
            found.append(_word(text[start:cut], start, cut, text, last))
            found.append(Word(text[cut:end], POSSESSIVE, 0, False, cut, end))
        else:
            found.append(_word(piece, start, end, text, last))
        last = end
    return found


def _word(piece: str, start: int, end: int, text: str, last: int) -> Word:
    if piece[0].isalnum():
        glued = start == last + 1 and text[last] in "-‐‑–"
        return Word(piece, fold(piece), _case(piece), glued, start, end)
    if piece[0] in _PLURAL_POSSESSIVE:
        return Word(piece, POSSESSIVE, 0, False, start, end)
    mark = piece.strip()
    return Word(piece, mark, 0, False, start, end)


def key(text: str) -> str:
    """The key under which a name is looked up: its folded words, one space between them."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return text.lower()
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


def loose(word: str) -> str:
    """A folded word by its sound: transliterations of one name (Zelensky, Zelenskyy) come out alike."""
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word
