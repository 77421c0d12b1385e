"""A text as words, each with its offsets and the character that the time grammar gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.knowledge.times import BREAK, OTHER, TimeGrammar

_WORD = re.compile(
    r"""
      (?P<gap>\n[ \t\r]*\n\s*)
    | (?P<address>(?:https?://|www\.)\S+)
    | (?P<pair>\d{1,2}/\d{1,2}(?![\d/.:,-]*\d)(?=(?:\s+(?P<next>[^\W\d_]+))?))
    | (?P<number>
          \d{4}-\d\d-\d\d(?!\d)
        | \d{1,2}-\d{1,2}-\d{4}(?!\d)
        | \d\d-\d\d-\d\d(?![\d-])
        | \d{4}(?=/\d\d(?![\d/]))
        | \d+(?:[.:]\d+)?(?=[AaPp]\.?[Mm]\b)
        | \d+(?:[.,:/]\d+){0,5}(?:st|nd|rd|th|s)?(?![^\W_])
        | ['’]\d\d(?:s\b|(?!\w))
      )
    | (?P<word>['’][sS]\b | (?:[^\W\d_]\.)+[^\W\d_]\b\.? | [^\W_]+ | [^\w\s] | _)
    """,
    re.VERBOSE,
)
_PIECE = re.compile(r"\d+|/")
_ABBREVIATED = re.compile(r"\.(?=\s{0,2}[\d,a-z()–-])")
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), names)
    for pattern, names in (
        (r"\d{4}-(?:0\d|1\d)-[0-3]\d", "iso"),
        (
            r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d\d-\d\d-\d\d|\d{1,2}([.-])\d{1,2}\1\d{4}|\d{4}/\d{1,2}/\d{1,2}",
            "slashed",
        ),
        (r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?", "hourmin"),
        (r"(?:1\d|20)\d0s|['’]?[2-9]0s", "decade"),
        (r"['’]\d\d", "shortyear"),
        (r"(?:1[0-2]|[1-9])\.[0-5]\d", "decimal dotted"),
        (r"\d+\.\d+", "decimal"),
        (r"1/[2-8]|2/3|3/4", "fraction"),
        (r"0?[1-9]|1[0-2]", "int dom hour yy"),
        (r"1[3-9]|2\d|3[01]", "int dom yy"),
        (r"\d\d", "int yy"),
        (r"1[0-9][0-5]\d|20[0-5]\d", "int year military"),
        (r"1\d{3}|20\d\d|2100", "int year"),
        (r"(?:[01]\d|2[0-4])[0-5]\d", "military"),
        (r"\d{1,3}(?:,\d{3})*|\d+", "int"),
    )
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text with their offsets; `characters` holds one for each word.

    `names` are the months that somebody in the text bears as a name ("Theresa May").
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    characters: str
    names: frozenset[str]

    def at(self, index: int) -> str:
        """The word there in lower case; "" outside the text and at a paragraph's edge."""
        if 0 <= index < len(self.words):
            return self.words[index].lower().strip()
        return ""


def split(text: str, grammar: TimeGrammar, start: int = 0) -> Words:
    """The words of `text` from `start` on; an abbreviation's dot belongs to it ("Oct.")."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    characters: list[str] = []
    seen: dict[str, str] = {}
    end = -1
    for match in _WORD.finditer(text, start):
        if match.end() == end:
            continue  # the dot of the abbreviation before it
        word, end = match.group(), match.end()
        character = seen.get(word)
        if character is None:
            character = seen[word] = _character(word, match.lastgroup or "", grammar)
        if match.lastgroup == "pair" and (
            grammar.has("month", match["next"] or "") or (words and grammar.has("month", words[-1]))
        ):  # "the night of 7/8 April"
            for piece in _PIECE.finditer(word):
                words.append(piece.group())
                starts.append(match.start() + piece.start())
                ends.append(match.start() + piece.end())
                characters.append(_character(piece.group(), "number", grammar))
            continue
        if word in grammar.dotted and _ABBREVIATED.match(text, end):
            end += 1
        words.append(word)
        starts.append(match.start())
        ends.append(end)
        characters.append(character)
    line = "".join(characters)
    return Words(words, starts, ends, line, _names(words, line, grammar))


def _names(words: list[str], line: str, grammar: TimeGrammar) -> frozenset[str]:
    months = grammar.values.get("shy_month", {})
    return frozenset(
        word
        for before, word, after in zip(words, words[1:], [*words[2:], ""], strict=False)
        if word in months
        and not after[:1].isdigit()
        and before.istitle()
        and grammar.character(before) == OTHER
    )


def _character(word: str, kind: str, grammar: TimeGrammar) -> str:
    if kind == "gap":
        return BREAK
    character = grammar.character(word)
    return _shape(word, grammar) if character == OTHER and kind in ("number", "pair") else character


def _shape(word: str, grammar: TimeGrammar) -> str:
    for pattern, names in _SHAPES:
        if pattern.fullmatch(word):
            return grammar.shapes[frozenset(names.split())]
    return OTHER
