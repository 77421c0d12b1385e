"""Misspelt nationalities and offices: one slip in a long word, and only one word that it can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from rapidfuzz.distance import OSA

from dateline.knowledge.names.entry import Entry, EntryKind, Hit

LONG = 7  # letters that a word needs before one slip in it may be a misspelling
_LONGER = 10  # and before two may be


class Slips:
    """The long single words of an index, to look up what a misspelt one must mean."""

    def __init__(self, index: Mapping[str, Sequence[Hit]], right: frozenset[str]) -> None:
        self._index = index
        self._right = right  # words that only look misspelt
        self._known: dict[tuple[str, EntryKind], tuple[Entry, ...]] = {}

    @cached_property
    def _words(self) -> dict[tuple[EntryKind, str], list[str]]:
        """Long words by kind and first letter: nobody slips on the first one."""
        found: dict[tuple[EntryKind, str], list[str]] = {}
        for word, hits in self._index.items():
            if len(word) >= LONG and " " not in word:
                for kind in {entry.kind for _, entry in hits if not entry.plural and not entry.group}:
                    if kind in ("nationality", "role"):
                        found.setdefault((kind, word[0]), []).append(word)
        return found

    def meant(self, word: str, kind: EntryKind) -> tuple[Entry, ...]:
        """The entries of this kind that a misspelt word stands for; empty where none or several are near."""
        asked = (word, kind)
        if asked not in self._known:
            self._known[asked] = () if word in self._right else self._near(word, kind)
        return self._known[asked]

    def _near(self, word: str, kind: EntryKind) -> tuple[Entry, ...]:
        most = 1 if len(word) < _LONGER else 2
        near = [
            known
            for known in self._words.get((kind, word[0]), ())
            if abs(len(known) - len(word)) <= most and OSA.distance(word, known, score_cutoff=most) <= most
        ]
        if len(near) != 1:
            return ()
        return tuple(entry for _, entry in self._index[near[0]] if entry.kind == kind)
