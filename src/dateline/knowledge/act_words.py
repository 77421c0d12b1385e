"""Words beside an act that say that nothing was done, or by whom, from the packs' `[[act_words]]` tables."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from dateline.knowledge.packs import lists


class WordList(Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[act_words]]` table; its words are in small letters, lemmas but for `sport`."""

    id: str
    words: tuple[str, ...]


class ActWords(Struct, frozen=True):
    """The lists by id; what each is for stands beside it in act_words.toml."""

    habits: frozenset[str]
    wishes: frozenset[str]
    permits: frozenset[str]
    powers: frozenset[str]
    tidings: frozenset[str]
    charges: frozenset[str]
    masters: frozenset[str]
    suspects: frozenset[str]
    sport: frozenset[str]
    contests: frozenset[str]
    means: frozenset[str]
    witnessing: frozenset[str]
    fates: frozenset[str]
    handing: frozenset[str]
    deeds: frozenset[str]
    losses: frozenset[str]
    kin: frozenset[str]
    harming: frozenset[str]
    lasting: frozenset[str]


def load(packs: tuple[Path, ...]) -> ActWords:
    """Read the lists.

    Raises:
        PackError: a table is malformed, or a list is missing or unknown.
    """
    found = lists(packs, "act_words", WordList, ActWords.__struct_fields__)
    return ActWords(**{name: frozenset(item.words) for name, item in found.items()})
