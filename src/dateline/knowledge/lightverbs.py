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
    """Light verbs by lemma: of those whose noun is their object, and of those whose noun is their subject."""

    by_object: Mapping[str, Kind]
    by_subject: Mapping[str, Kind]

    def kind(self, lemma: str, place: Literal["object", "subject"]) -> Kind | None:
        """The kind of a light verb whose noun stands as its object or its subject; None if it is none."""
        return (self.by_subject if place == "subject" else self.by_object).get(lemma)


def load(packs: tuple[Path, ...]) -> LightVerbs:
    """Read all `[[lightverb]]` tables."""
    verbs = tables(packs, "lightverb", LightVerb).values()
    return LightVerbs(
        {verb: block.kind for block in verbs for verb in block.verbs if block.kind != "occur"},
        {verb: block.kind for block in verbs for verb in block.verbs if block.kind == "occur"},
    )
