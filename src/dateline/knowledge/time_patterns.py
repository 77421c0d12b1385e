"""The small language of time patterns: words, {lists}, <parts>, ( a | b ) and ?, as trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

_PIECE = re.compile(r"\{\w+(?::\w+)?\}|<\w+>|[()|?]|[^\s(){}<>|?]+")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands."""

    word: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A word of a list, known further on as `alias`. `phrases` are the list's entries of several words."""

    name: str
    alias: str
    phrases: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; `optional` allows none of them."""

    options: tuple[tuple[Node, ...], ...]
    optional: bool = False


Node = Word | Slot | Choice


class Reader:
    """Reads patterns into trees, given the entries of each list and the named parts."""

    def __init__(
        self, lists: dict[str, tuple[str, ...]], parts: dict[str, str], shapes: frozenset[str]
    ) -> None:
        self._phrases = {
            name: tuple(sorted((tuple(w.split()) for w in words if " " in w), key=len, reverse=True))
            for name, words in lists.items()
        } | dict.fromkeys(shapes, ())
        self._parts = parts

    def read(self, pattern: str) -> Node:
        """The tree of a pattern.

        Raises:
            ValueError: an unknown list or part, or brackets that do not pair.
        """
        pieces = self._expanded(pattern, 0)
        tree, rest = self._choice(pieces, 0)
        if rest != len(pieces):
            raise ValueError(f"a bracket that was never opened in {pattern!r}")
        return tree

    def _expanded(self, pattern: str, depth: int) -> list[str]:
        if depth > _DEEPEST:
            raise ValueError(f"parts that contain each other in {pattern!r}")
        pieces: list[str] = []
        for piece in _PIECE.findall(pattern):
            if piece[0] == "<" and len(piece) > 2:
                if piece[1:-1] not in self._parts:
                    raise ValueError(f"no part is called {piece}")
                pieces += ["(", *self._expanded(self._parts[piece[1:-1]], depth + 1), ")"]
            else:
                pieces.append(piece)
        return pieces

    def _choice(self, pieces: list[str], at: int) -> tuple[Choice, int]:
        options: list[tuple[Node, ...]] = []
        row: list[Node] = []
        while at < len(pieces) and pieces[at] != ")":
            piece = pieces[at]
            at += 1
            if piece == "|":
                options.append(tuple(row))
                row = []
            elif piece == "?":
                if not row:
                    raise ValueError("a ? with nothing before it")
                last = row.pop()
                row.append(Choice(last.options if isinstance(last, Choice) else ((last,),), optional=True))
            elif piece == "(":
                inner, at = self._choice(pieces, at)
                if at >= len(pieces):
                    raise ValueError("a bracket that is never closed")
                row.append(inner)
                at += 1
            else:
                row.append(self._leaf(piece))
        return Choice((*options, tuple(row))), at

    def _leaf(self, piece: str) -> Word | Slot:
        if piece[0] != "{":
            return Word(piece)
        name, _, alias = piece[1:-1].partition(":")
        if name not in self._phrases:
            raise ValueError(f"no word list is called {{{name}}}")
        return Slot(name, alias or name, self._phrases[name])


def literals(node: Node) -> Iterator[str]:
    """Every single word that a pattern names, those of phrases included."""
    if isinstance(node, Word):
        yield node.word
    elif isinstance(node, Slot):
        for phrase in node.phrases:
            yield from phrase
    else:
        for option in node.options:
            for part in option:
                yield from literals(part)


def expression(node: Node, members: dict[str, str], numbers: count[int]) -> str:
    """The regular expression of a pattern over word characters."""
    if isinstance(node, Word):
        return f"[{members['=' + node.word]}]"
    if isinstance(node, Slot):
        phrases = ["".join(f"[{members['=' + word]}]" for word in phrase) for phrase in node.phrases]
        single = [f"[{members[node.name]}]"] if node.name in members else []
        return f"(?P<{node.name}__{next(numbers)}__{node.alias}>{'|'.join(phrases + single)})"
    inner = "|".join(
        "".join(expression(part, members, numbers) for part in option) for option in node.options
    )
    return f"(?:{inner}){'?' if node.optional else ''}"


def begins(node: Node, members: dict[str, str]) -> tuple[set[str], bool]:
    """The characters with which a match can begin, and whether it can be empty."""
    if isinstance(node, Word):
        return set(members["=" + node.word]), False
    if isinstance(node, Slot):
        first = {character for phrase in node.phrases for character in members["=" + phrase[0]]}
        return first | set(members.get(node.name, "")), False
    found: set[str] = set()
    empty = node.optional
    for option in node.options:
        for part in option:
            first, can_be_empty = begins(part, members)
            found |= first
            if not can_be_empty:
                break
        else:
            empty = True
    return found, empty
