"""By what means an assault is done, from the packs' `[[weapon]]` tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from dateline.errors import PackError
from dateline.knowledge.packs import line_of, table_paths, tables


class Weapon(Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[weapon]]` table; its id is the mode of ASSAULT that the words tell.

    `things` do or bring the harm; `acts` are besides what it happened in. A word is a lemma in small
    letters, or two words of which the second is the noun.
    """

    id: str
    things: tuple[str, ...]
    acts: tuple[str, ...] = ()


class Weapons(Struct, frozen=True):
    """The mode that each word tells, and the modes in the order in which they count."""

    things: Mapping[str, str]
    acts: Mapping[str, str]
    order: tuple[str, ...]

    def first(self, modes: Iterable[str]) -> str | None:
        """Of several modes the one that counts, None of none."""
        return min(modes, key=self.order.index, default=None)


def load(packs: tuple[Path, ...], modes: Iterable[str]) -> Weapons:
    """Read the weapons.

    Args:
        modes: all modes of PLOVER, as "TYPE.mode".

    Raises:
        PackError: a table is malformed, or its id is no mode of ASSAULT.
    """
    found = tables(packs, "weapon", Weapon)
    known = frozenset(modes)
    if odd := next((name for name in found if f"ASSAULT.{name}" not in known), None):
        path = table_paths(packs, "weapon")[odd]
        raise PackError(path, line_of(path, odd), f"ASSAULT has no mode {odd!r}", odd)
    acts = {word: weapon.id for weapon in found.values() for word in weapon.acts}
    things = {word: weapon.id for weapon in found.values() for word in weapon.things}
    return Weapons({**acts, **things}, acts, tuple(found))
