"""Who by office does what news tells without a doer: the packs' `[[powers]]` tables."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from dateline.knowledge.packs import tables


class Power(Struct, frozen=True, forbid_unknown_fields=True):
    """An act of office, and the bodies whose it is.

    `trigger` are the beginnings of words of which the trigger must have one, `unless` those of which it must
    have none. A body has one of the `roles` (by its last words); with `named` a body of the sector that has
    a name and no role, as a force known by its letters, counts as well.
    """

    id: str
    type: str
    mode: str
    sector: str
    roles: tuple[str, ...]
    named: bool = False
    people: bool = False
    trigger: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def is_of(self, type_: str, mode: str | None, trigger: str) -> bool:
        """Whether an act is of this kind."""
        words = re.findall(r"\w+", trigger.lower())
        told = not self.trigger or any(word.startswith(self.trigger) for word in words)
        return (
            told
            and (type_, mode) == (self.type, self.mode)
            and not (self.unless and any(word.startswith(self.unless) for word in words))
        )


def load(packs: tuple[Path, ...]) -> tuple[Power, ...]:
    """Read the tables.

    Raises:
        PackError: a table is malformed.
    """
    return tuple(tables(packs, "powers", Power).values())
