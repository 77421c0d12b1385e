"""Other countries in the same sentence: what one does to another does not hang on who they are.

A model that reads "Iran" and thinks of sanctions has learned the news, not the language. So a part of what
it learns from names other countries, drawn anew each time: every name, nationality and capital of one
country becomes that of another, and the marks move along.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, structs

from dateline.knowledge import packs
from dateline.knowledge.names.rows import CountryRow
from dateline.learned.acts import MarkedAct
from dateline.learned.instances import Instance
from dateline.model import Span

Lesson = TypeVar("Lesson", Instance, MarkedAct)
# where a lesson keeps spans of its text
_SPANS = {Instance: ("actor", "recipient", "trigger"), MarkedAct: ("trigger", "parties")}


class Land(Struct, frozen=True):
    """A country by its name, its nationality (one and many), and its capital."""

    words: tuple[str, str, str, str]


def lands(folders: tuple[Path, ...]) -> list[Land]:
    """The states of the packs that have all four words."""
    found = []
    for row in packs.rows(folders, "countries.tsv", CountryRow):
        one, _, many = row.nationalities.partition("|")
        capital = row.capital.partition("|")[0]
        if row.kind == "state" and not row.until and one and capital:
            found.append(Land((row.name, one, many.partition("|")[0] or one, capital)))
    return found


class Renamer:
    """Gives the countries of a sentence the names of others."""

    def __init__(self, lands: Sequence[Land]) -> None:
        self._lands = lands
        self._of = {word: (i, kind) for i, land in enumerate(lands) for kind, word in enumerate(land.words)}
        longest = sorted(self._of, key=len, reverse=True)
        self._named = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")

    def renamed(self, lesson: Lesson, draw: random.Random) -> Lesson:
        """The pair or act with other countries; itself where it names none."""
        others: dict[int, Land] = {}
        edits: list[tuple[Span, str]] = []
        for match in self._named.finditer(lesson.text):
            country, kind = self._of[match[0]]
            other = others.setdefault(country, draw.choice(self._lands))
            edits.append((Span(*match.span()), other.words[kind]))
        if not edits:
            return lesson
        moved = _Moved(edits)
        spans = {field: moved.spans(getattr(lesson, field)) for field in _SPANS[type(lesson)]}
        return structs.replace(lesson, text=moved.text(lesson.text), **spans)


class _Moved:
    """Where a text's offsets go when some of its words are written anew."""

    def __init__(self, edits: Sequence[tuple[Span, str]]) -> None:
        self._edits = edits

    def text(self, text: str) -> str:
        pieces, last = [], 0
        for span, word in self._edits:
            pieces += [text[last : span.start], word]
            last = span.end
        return "".join([*pieces, text[last:]])

    def spans(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(Span(self._at(s.start, 0), self._at(s.end, 1)) for s in spans)

    def _at(self, offset: int, end: int) -> int:
        """The new offset; within a word written anew its start, or its end for the end of a span."""
        shift = 0
        for span, word in self._edits:
            if span.end <= offset:
                shift += len(word) - (span.end - span.start)
            elif span.start < offset:
                return span.start + shift + end * len(word)
        return offset + shift
