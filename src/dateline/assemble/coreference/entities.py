"""An entity while an article is read, and when two names may be one person's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec import structs
from rapidfuzz.distance import OSA

from dateline.knowledge.folding import key, words
from dateline.knowledge.names import INTERNATIONAL, Names
from dateline.model import Actor, ActorCode, Evidence

Resolver = Callable[[str, str, date], ActorCode]
_OF_STATES = ("country", "nationality", "capital", "agency")
_LONG = 6  # letters that a name needs before one slip in it may be a misspelling
_LONGER = 8  # and before two may be


@dataclass(slots=True, eq=False)
class Entity:
    """Someone in the article, as known so far; lives only while the article is linked.

    `last` is its last mention, `acted` the last one on which a verb hangs. `members` are those whom "both"
    and "they" stand for, where they are named one by one.
    """

    id: str
    code: ActorCode
    kind: str
    plural: bool
    gender: str = ""
    names: list[tuple[str, ...]] = field(default_factory=list)
    last: int = 0
    acted: int = -1
    count: int = 0
    titles: set[str] = field(default_factory=set)
    members: tuple[Entity, ...] = ()

    def may_be(self, name: tuple[str, ...]) -> bool:
        """Whether a name may be this person's; a full name is held against full names only."""
        full = [own for own in self.names if len(own) > 1]
        return any(same_person(name, own) for own in (full if full and len(name) > 1 else self.names))

    def improve(self, code: ActorCode) -> None:
        """Take from a later mention what the earlier ones did not tell."""
        if self.kind == "country":
            return  # a country stays a country, whatever of its own is named after it
        old = self.code
        if (
            (old.country is None and code.country)
            or (not old.sectors and code.sectors)
            or (old.role is None and code.role)
        ):
            why = code.why if not certain(old) else old.why
            self.code = structs.replace(completed(old, code), why=why)


def completed(known: ActorCode, more: ActorCode) -> ActorCode:
    """What is known, with what another phrase for the same actor tells beyond it."""
    return structs.replace(
        known,
        country=known.country or more.country,
        sector=known.sector or more.sector,
        sectors=known.sectors or more.sectors,
        role=known.role or more.role,
        wikidata=known.wikidata or more.wikidata,
        candidates=(),
    )


def actor_of(entity: Entity, evidence: Evidence) -> Actor:
    """The actor that a phrase is, as its entity is known."""
    code = entity.code
    return Actor(
        code.name,
        code.country,
        code.sector,
        code.sectors,
        code.role,
        code.wikidata,
        entity.id,
        evidence,
        code.why,
    )


def certain(code: ActorCode) -> bool:
    """Whether a code tells anything."""
    return code.country is not None or bool(code.sectors)


def joint_code(members: Sequence[Entity]) -> ActorCode:
    """The code of several entities together: only what all of them share."""
    codes = [member.code for member in members]
    country = codes[0].country if len({code.country for code in codes}) == 1 else None
    sectors = codes[0].sectors if len({code.sectors for code in codes}) == 1 else ()
    name = " and ".join(code.name for code in codes)
    return ActorCode(name, country, "".join(sectors[:1]), sectors, why=f"{name}, named one by one before")


def joined_countries(phrase: str, names: Names) -> tuple[str, ...]:
    """The countries that "and" joins in a phrase of many ("US and British forces"), in their order."""
    if " and " not in phrase:
        return ()
    pieces = words(phrase)
    found: list[str] = []
    last = -1
    for match in names.scan(pieces):
        codes = {entry.country for entry in match.entries if entry.kind in _OF_STATES}
        if len(codes) != 1 or codes & INTERNATIONAL:
            continue
        between = {word.key for word in pieces[last : match.first]} if last >= 0 else set[str]()
        if found and not between <= {"and", ","}:
            return ()
        found += codes
        last = match.last
    return tuple(dict.fromkeys(found))


def code_key(code: ActorCode) -> str:
    """What two mentions of one known actor share."""
    return f"{key(code.name)}|{code.country or ''}"


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be one person's.

    One is a surname, a first name or a shorter form of the other, or they differ by a slip in a long word.
    """
    if not one or not other:
        return False
    short, full = sorted((one, other), key=len)
    if short[-1] == full[-1] or _slip(short[-1], full[-1]):
        return all(any(_same_given(a, b) for b in full[:-1]) for a in short[:-1])
    return short[0] == full[0] and tuple(short) == tuple(full[: len(short)])  # the given names alone


def _same_given(a: str, b: str) -> bool:
    return a == b or (a[0] == b[0] and 1 in (len(a), len(b))) or _slip(a, b)


def _slip(a: str, b: str) -> bool:
    if min(len(a), len(b)) < _LONG or a[0] != b[0]:
        return False
    return OSA.distance(a, b) <= (1 if max(len(a), len(b)) < _LONGER else 2)
