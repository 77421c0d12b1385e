"""The words by which news tells what is not the news, from the packs' `[[passing_words]]` tables."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from dateline.errors import PackError
from dateline.knowledge.packs import tables


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
    found = {name: _pattern(item.words) for name, item in tables(packs, "passing_words", WordList).items()}
    if odd := {*PassingWords.__struct_fields__} ^ found.keys():
        wanted = ", ".join(PassingWords.__struct_fields__)
        raise PackError(packs[-1], 0, f"[[passing_words]] needs exactly the ids {wanted}", sorted(odd)[0])
    return PassingWords(**found)


def _pattern(words: tuple[str, ...]) -> str:
    """Any of the words, the longest first, whatever space parts those of a phrase."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s".join(map(re.escape, phrase.split())) for phrase in longest) + ")"
