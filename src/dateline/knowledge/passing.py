"""The words by which news tells what is not the news, from the packs' `[[passing_words]]` tables."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from dateline.knowledge.packs import lists


class WordList(Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[passing_words]]` table."""

    id: str
    words: tuple[str, ...]


class PassingWords(Struct, frozen=True):
    """The lists by id, each as a pattern of its words; what each is for stands beside it in passing.toml."""

    often: str
    earlier: str
    clause: str
    claim: str
    stretch: str
    blow: str
    deed: str
    harmed: str


def load(packs: tuple[Path, ...]) -> PassingWords:
    """Read the lists.

    Raises:
        PackError: a table is malformed, or a list is missing or unknown.
    """
    found = lists(packs, "passing_words", WordList, PassingWords.__struct_fields__)
    return PassingWords(**{name: _pattern(item.words) for name, item in found.items()})


def _pattern(words: tuple[str, ...]) -> str:
    """Any of the words, the longest first, whatever space parts those of a phrase."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s".join(map(re.escape, phrase.split())) for phrase in longest) + ")"
