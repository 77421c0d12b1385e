"""How a language tells times: word lists and patterns of a pack, compiled for fast matching.

Every word of a text becomes one character that stands for the set of word lists it is in, so that a
pattern over words is a plain regular expression over characters, tried only where one can begin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from dateline.errors import PackError
from dateline.knowledge import packs as pack_files
from dateline.knowledge.time_patterns import Node, Reader, begins, expression, literals

Value = int | str
Reads = Literal["date", "shift", "length", "set", "ref", "days", "years"]
Guard = Literal[
    "",
    "alone",
    "bare",
    "clock",
    "closed",
    "days",
    "decade",
    "direction",
    "figures",
    "holiday",
    "idiom",
    "length",
    "lived",
    "month",
    "name",
    "often",
    "rate",
    "season",
    "shortyear",
    "part",
    "each",
    "span",
    "year",
]

# What digits alone can be; the value of such a word is read from its digits.
SHAPES: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "int dom hour yy",
        "int dom yy",
        "int yy",
        "int",
        "int year military",
        "int year",
        "military",
        "decimal",
        "decimal dotted",
        "hourmin",
        "decade",
        "iso",
        "slashed",
        "shortyear",
        "fraction",
    )
)
OTHER = "x"
_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\.?|\d+/\d+|[^\W_]+|['’]s\b|\S")
BREAK = "\n"


class TimeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """A list of words with what each stands for; `dotted` are those that an abbreviating dot may follow."""

    id: str
    words: dict[str, Value]
    dotted: tuple[str, ...] = ()


class FamousDay(Struct, frozen=True, forbid_unknown_fields=True):
    """A day that news names without its year, told by the words near it ("the Sept. 11 attacks")."""

    id: str
    year: int
    month: int
    day: int
    near: tuple[str, ...]


class TimePart(Struct, frozen=True, forbid_unknown_fields=True):
    """A named piece of pattern, written `<id>` in others."""

    id: str
    pattern: str


class TimePattern(Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern of words and how it is read: `reads` names the kind, `guard` a look at what is around.

    `set` gives what the words themselves do not say.
    """

    id: str
    pattern: str
    reads: Reads
    guard: Guard = ""
    set: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """A pattern as a regular expression over word characters, whose groups are `list__number__alias`."""

    id: str
    reads: str
    guard: str
    given: dict[str, Value]
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """Words and patterns, ready to match. Keys of `characters` and `values` have the case of the pack."""

    characters: dict[str, str]
    shapes: dict[frozenset[str], str]
    values: dict[str, dict[str, Value]]
    dotted: frozenset[str]
    famous: tuple[FamousDay, ...]
    starts: dict[str, tuple[CompiledPattern, ...]]
    start: re.Pattern[str]

    def character(self, word: str) -> str:
        """The character for a word that is not made of digits."""
        found = self.characters.get(word)
        if found is None and word.isupper() and len(word) > 2:  # a heading: MAY 5
            found = self.characters.get(word.capitalize())
        found = found or self.characters.get(word.lower())
        return found or OTHER

    def value(self, name: str, word: str) -> Value | None:
        """What `word` stands for in the list `name`."""
        words = self.values.get(name, {})
        for spelling in (word, word.lower(), word.title(), word.capitalize()):
            if spelling in words:
                return words[spelling]
        return None

    def has(self, name: str, word: str) -> bool:
        """Whether `word` is in the list `name`."""
        return self.value(name, word) is not None


def load(packs: tuple[Path, ...]) -> TimeGrammar:
    """The time grammar of the packs.

    Raises:
        PackError: a file that can't be taken, or a pattern that is not well-formed.
    """
    lists = pack_files.tables(packs, "time_words", TimeWords)
    parts = {p.id: p.pattern for p in pack_files.tables(packs, "time_part", TimePart).values()}
    patterns = pack_files.tables(packs, "time_pattern", TimePattern)
    paths = pack_files.table_paths(packs, "time_pattern")
    values = {name: {_key(word): value for word, value in item.words.items()} for name, item in lists.items()}
    reader = Reader({name: tuple(words) for name, words in values.items()}, parts, _shape_names())
    trees: dict[str, Node] = {}
    for item in patterns.values():
        try:
            trees[item.id] = reader.read(item.pattern)
        except ValueError as error:
            path = paths[item.id]
            raise PackError(path, pack_files.line_of(path, item.id), str(error), item.id) from error
    characters, shapes, members = _alphabet(values, trees)
    compiled = [_compile(patterns[key], tree, members) for key, tree in trees.items()]
    starts: dict[str, list[CompiledPattern]] = {}
    for item_compiled, tree in zip(compiled, trees.values(), strict=True):
        for character in sorted(begins(tree, members)[0]):
            starts.setdefault(character, []).append(item_compiled)
    return TimeGrammar(
        characters=characters,
        shapes=shapes,
        values=values,
        dotted=frozenset(word for item in lists.values() for word in item.dotted),
        famous=tuple(pack_files.tables(packs, "famous_day", FamousDay).values()),
        starts={character: tuple(found) for character, found in starts.items()},
        start=re.compile(f"[{''.join(starts)}]"),
    )


def _key(word: str) -> str:
    return " ".join(_WORD.findall(word))


def _shape_names() -> frozenset[str]:
    return frozenset(name for shape in SHAPES for name in shape)


def _alphabet(
    values: dict[str, dict[str, Value]], trees: dict[str, Node]
) -> tuple[dict[str, str], dict[frozenset[str], str], dict[str, str]]:
    """A character for each set of lists, and for each list (or literal) the characters of its words."""
    lists_of: dict[str, set[str]] = {}
    for name, words in values.items():
        for word in words:
            if " " not in word:
                lists_of.setdefault(word, set()).add(name)
    for tree in trees.values():
        for word in literals(tree):
            lists_of.setdefault(word, set()).add(f"={word}")
    for word in list(lists_of):  # "May" is also whatever "may" is
        lists_of[word] |= lists_of.get(word.lower(), set())
    numbers = count(0xE000)
    character_of: dict[frozenset[str], str] = {}
    for key in (*SHAPES, *(frozenset(lists) for lists in lists_of.values())):
        if key not in character_of:
            character_of[key] = chr(next(numbers))
    members: dict[str, str] = {}
    for key, character in character_of.items():
        for name in key:
            members[name] = members.get(name, "") + character
    characters = {word: character_of[frozenset(lists)] for word, lists in lists_of.items()}
    return characters, {shape: character_of[shape] for shape in SHAPES}, members


def _compile(item: TimePattern, tree: Node, members: dict[str, str]) -> CompiledPattern:
    return CompiledPattern(
        item.id, item.reads, item.guard, item.set, re.compile(expression(tree, members, count()))
    )
