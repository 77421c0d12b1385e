"""PLOVER as frozen lookups: types, modes, contexts, sectors, and the CAMEO codes they map to.

The figures are those of the PLOVER manual (intensities, quad classes) and of the published
CAMEO-Goldstein table (Goldstein scores); both stand in the pack, none in code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from dateline.errors import PackError
from dateline.knowledge.packs import rows, tables
from dateline.model import Status

AGREE = "AGREE"
UNDONE = frozenset({"planned", "hypothetical"})
STEM = 3


class EventType(Struct, frozen=True, forbid_unknown_fields=True):
    """One of PLOVER's event types; `agrees` marks those that become AGREE before they are done, `cancelled`
    is the mode ("REJECT.meet") that calling one off is; `label` is a plain word for people, `between` what
    stands before the recipient. `tolls` are the kinds of counted people that words beside such an act give
    it: a man arrested beside a theft is no toll of the theft."""

    id: str
    quad: int
    intensity: float
    cameo: str
    description: str = ""
    agrees: bool = False
    cancelled: str = ""
    label: str = ""
    between: str = "with"
    tolls: tuple[str, ...] = ()


class Mode(Struct, frozen=True, forbid_unknown_fields=True):
    """One of PLOVER's modes: `id` is "TYPE.mode"; without an intensity it has its type's."""

    id: str
    cameo: str
    intensity: float | None = None
    description: str = ""


class Context(Struct, frozen=True, forbid_unknown_fields=True):
    """One of PLOVER's contexts, with the words and phrases (lower case) that speak for it.

    A `*` at the end of a word or phrase stands for any ending. A context holds where the weights of
    the words found reach `threshold`.
    """

    id: str
    description: str
    words: dict[str, float]
    threshold: float = 3.0


class Cameo(Struct, frozen=True):
    """A CAMEO code: `plover` and `mode` are what it maps to, `intent` the code of saying one will."""

    code: str
    goldstein: float
    plover: str = ""
    mode: str = ""
    intent: str = ""
    description: str = ""


class Sector(Struct, frozen=True):
    """A PLOVER sector code, or an international code that stands in place of a country."""

    code: str
    kind: str
    label: str


class ContextWord(Struct, frozen=True):
    """A word or phrase that speaks for a context, cut into its words; `stem` where any ending will do."""

    words: tuple[str, ...]
    stem: bool
    context: str
    weight: float


@dataclass(frozen=True, slots=True)
class Ontology:
    """PLOVER and CAMEO; every mapping is read-only."""

    types: Mapping[str, EventType]
    modes: Mapping[str, Mode]
    contexts: Mapping[str, Context]
    codes: Mapping[str, Cameo]
    sectors: Mapping[str, Sector]
    context_words: Mapping[str, tuple[ContextWord, ...]]
    """Context words by the first `STEM` letters of their first word, so that a text is gone through once."""

    def modes_of(self, type_: str) -> tuple[str, ...]:
        """The names of a type's modes, without the type before them."""
        start = f"{type_}."
        return tuple(m.removeprefix(start) for m in self.modes if m.startswith(start))

    def bears(self, type_: str, kind: str) -> bool:
        """Whether a size of that kind beside an act of that type may be the act's own."""
        return kind in self.types[type_].tolls or all(kind not in t.tolls for t in self.types.values())

    def knows(self, type_: str, mode: str | None = None) -> bool:
        """Whether there is such a type, and such a mode of it."""
        return type_ in self.types and (mode is None or f"{type_}.{mode}" in self.modes)

    def quad(self, type_: str) -> int:
        """The quad class of a type, 1 to 4.

        Raises:
            KeyError: there is no such type.
        """
        return self.types[type_].quad

    def is_hostile(self, type_: str) -> bool:
        """Whether a type is conflict, in words or deeds (quad classes 3 and 4)."""
        return self.quad(type_) > 2

    def intensity(self, type_: str, mode: str | None = None) -> float:
        """PLOVER's intensity (-10 to 10) of a mode, or of its type where the mode has none.

        Raises:
            KeyError: there is no such type.
        """
        own = self.modes.get(f"{type_}.{mode}") if mode else None
        return self.types[type_].intensity if own is None or own.intensity is None else own.intensity

    def cameo(
        self, type_: str, mode: str | None = None, *, code: str | None = None, status: Status = "occurred"
    ) -> str:
        """The CAMEO code of an act: `code` where the words told one, otherwise the mode's or type's.

        What PLOVER codes as AGREE (see `plover_of`) gets the code of the intent: a planned visit is 036.

        Raises:
            KeyError: there is no such type.
        """
        mode_entry = self.modes.get(f"{type_}.{mode}") if mode else None
        found = code or (mode_entry.cameo if mode_entry else self.types[type_].cameo)
        whole = self.plover_of(type_, status)
        if whole == type_:
            return found
        if whole != AGREE:
            return self.modes[self.types[type_].cancelled].cameo
        entry = self.codes.get(found)
        return entry.intent if entry and entry.intent else self.types[AGREE].cameo

    def root(self, code: str) -> str:
        """The two-digit root of a CAMEO code."""
        return code[:2]

    def goldstein(self, code: str | None) -> float | None:
        """The Goldstein score (-10 to 10) of a CAMEO code, or of its nearest parent; null without a code."""
        while code:
            if code in self.codes:
                return self.codes[code].goldstein
            code = code[:-1]
        return None

    def plover_of(self, type_: str, status: Status) -> str:
        """The code that the PLOVER manual gives the whole, act and status.

        A planned or hypothetical CONSULT, SUPPORT, COOPERATE or AID is AGREE, a meeting called off is
        REJECT; the rest keep their type.

        Raises:
            KeyError: there is no such type.
        """
        entry = self.types[type_]
        if status == "cancelled" and entry.cancelled:
            return entry.cancelled.partition(".")[0]
        return AGREE if entry.agrees and status in UNDONE else type_

    def of_cameo(self, code: str) -> tuple[str, str | None] | None:
        """The PLOVER type and mode that a CAMEO code maps to; null where there is none (01)."""
        entry = self.codes.get(code)
        return (entry.plover, entry.mode or None) if entry and entry.plover else None


def load(packs: tuple[Path, ...]) -> Ontology:
    """The ontology as the packs have it; a later pack's entry overrides an earlier one's.

    Raises:
        PackError: broken tables, or a mode, context or code that contradicts the rest.
    """
    contexts = tables(packs, "context", Context)
    found = Ontology(
        types=MappingProxyType(tables(packs, "type", EventType)),
        modes=MappingProxyType(tables(packs, "mode", Mode)),
        contexts=MappingProxyType(contexts),
        codes=MappingProxyType({c.code: c for c in rows(packs, "cameo.tsv", Cameo)}),
        sectors=MappingProxyType({s.code: s for s in rows(packs, "sectors.tsv", Sector)}),
        context_words=MappingProxyType(_context_words(contexts)),
    )
    _check(found)
    return found


def _context_words(contexts: Mapping[str, Context]) -> dict[str, tuple[ContextWord, ...]]:
    found: dict[str, list[ContextWord]] = {}
    for context in contexts.values():
        for phrase, weight in context.words.items():
            bare = phrase.removesuffix("*")
            words = tuple(bare.split())
            if not words or "*" in bare or phrase != phrase.lower():
                raise PackError(
                    "contexts", 0, f"{phrase!r} is not a lower-case phrase with at most a final *", context.id
                )
            entry = ContextWord(words, bare != phrase, context.id, weight)
            found.setdefault(words[0][:STEM], []).append(entry)
    return {start: tuple(entries) for start, entries in found.items()}


def _check(found: Ontology) -> None:
    for mode in found.modes.values():
        type_, _, name = mode.id.partition(".")
        if type_ not in found.types or not name:
            raise PackError("modes", 0, "a mode's id is TYPE.mode, with a known type", mode.id)
    uses = {**{t.id: t.cameo for t in found.types.values()}, **{m.id: m.cameo for m in found.modes.values()}}
    for item, cameo in uses.items():
        if cameo not in found.codes:
            raise PackError("cameo.tsv", 0, f"the CAMEO code {cameo} is not listed", item)
    for code in found.codes.values():
        if code.plover and not found.knows(code.plover, code.mode or None):
            raise PackError(
                "cameo.tsv", 0, f"no such type and mode: {code.plover} {code.mode}".rstrip(), code.code
            )
        if code.intent and code.intent not in found.codes:
            raise PackError("cameo.tsv", 0, f"the code {code.intent} for its intent is not listed", code.code)
