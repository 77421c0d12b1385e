"""Light verbs as the packs have them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dateline.knowledge.packs import tables

Kind = Literal["do", "undergo", "occur", "measure"]


class LightVerb(Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[lightverb]]` block. `kind` "do": the subject does what the noun says ("launch an attack");
    "undergo": it befalls the subject ("suffer an attack"); "occur": the noun is the subject ("an attack
    took place"). A verb may bring a preposition ("arrive for" talks). "measure": its `nouns` count or time
    the act, which hangs on them by "of" ("a round of talks")."""

    id: str
    kind: Kind
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class LightVerbs(Struct, frozen=True):
    """Light verbs by lemma: of those whose noun is their object, and of those whose noun is their subject.

    `measures` are the nouns through which they reach it: hold / a round of / talks.
    """

    by_object: Mapping[str, Kind]
    by_subject: Mapping[str, Kind]
    measures: frozenset[str] = frozenset()

    def kind(self, lemma: str, place: Literal["object", "subject"]) -> Kind | None:
        """The kind of a light verb whose noun stands as its object or its subject; None if it is none."""
        return (self.by_subject if place == "subject" else self.by_object).get(lemma)


def load(packs: tuple[Path, ...]) -> LightVerbs:
    """Read all `[[lightverb]]` tables."""
    verbs = tables(packs, "lightverb", LightVerb).values()
    return LightVerbs(
        {verb: block.kind for block in verbs for verb in block.verbs if block.kind != "occur"},
        {verb: block.kind for block in verbs for verb in block.verbs if block.kind == "occur"},
        frozenset(noun for block in verbs for noun in block.nouns),
    )
