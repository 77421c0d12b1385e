"""Light verbs as the packs have them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dateline.knowledge.packs import tables

Kind = Literal["do", "undergo", "occur"]


class LightVerb(Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[lightverb]]` block. `kind` "do": the subject does what the noun says ("launch an attack");
    "undergo": it befalls the subject ("suffer an attack"); "occur": the noun is the subject ("an attack
    took place"). A verb may bring a preposition ("arrive for" talks)."""

    id: str
    kind: Kind
    verbs: tuple[str, ...]


class LightVerbs(Struct, frozen=True):
    """Light verbs by lemma."""

    by_lemma: Mapping[str, Kind]

    def kind(self, lemma: str, place: Literal["object", "subject"]) -> Kind | None:
        """The kind of a light verb whose noun stands as its object or its subject; None if it is none."""
        kind = self.by_lemma.get(lemma)
        if kind is None or (kind == "occur") != (place == "subject"):
            return None
        return kind


def load(packs: tuple[Path, ...]) -> LightVerbs:
    """Read all `[[lightverb]]` tables."""
    verbs = tables(packs, "lightverb", LightVerb).values()
    return LightVerbs({verb: block.kind for block in verbs for verb in block.verbs})
