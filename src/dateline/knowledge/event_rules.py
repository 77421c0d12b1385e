"""How reports are told to be of one happening: kinds of acts, weights of evidence, words, wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from dateline.errors import PackError
from dateline.knowledge.gazetteer import fold
from dateline.knowledge.names.rows import CountryRow
from dateline.knowledge.packs import line_of, rows, table_paths, tables


class Kin(Struct, frozen=True, forbid_unknown_fields=True):
    """Two types (or TYPE.mode) that tellers of one happening mix up; `likeness` (0 to 1) is how far."""

    id: str
    types: tuple[str, str]
    likeness: float


class Act(Struct, frozen=True, forbid_unknown_fields=True):
    """What kind of act a type or mode is.

    `days` is how long one such act may last; `back` how many days before its article an undated one may lie;
    `mutual` whether roles may be told either way round; `plannable` whether it is announced and held;
    `grows` whether its toll is counted up afterwards; `said` whether it is done by saying so.
    """

    id: str
    days: int = 0
    back: int = 2
    mutual: bool = False
    plannable: bool = False
    grows: bool = False
    said: bool = False


class Weight(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of evidence: `points` in log-odds, and how it is said to a person."""

    id: str
    points: float
    says: str = ""


class EventWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell happenings apart or a stage of their life, and sectors that stand for a state."""

    id: str
    words: tuple[str, ...]


class WireAgency(Struct, frozen=True, forbid_unknown_fields=True):
    """An agency whose copy others print, with the names that a credit gives it."""

    id: str
    names: tuple[str, ...]


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """How a type or mode reads in a headline: of what happened, and of what is to."""

    id: str
    done: str
    to_do: str


@dataclass(frozen=True, slots=True)
class EventRules:
    """All that the packs say of telling happenings apart; every mapping is read-only.

    `likeness` holds pairs of "TYPE" or "TYPE.mode" both ways round; `family` the types that may be told of
    one happening, directly or through others, by the name of the first of them.
    """

    likeness: Mapping[tuple[str, str], float]
    family: Mapping[str, str]
    acts: Mapping[str, Act]
    weights: Mapping[str, Weight]
    another: frozenset[str]
    ended: tuple[str, ...]
    postponed: tuple[str, ...]
    idle: frozenset[str]
    state: frozenset[str]
    private: frozenset[str]
    wires: Mapping[str, str]
    countries: Mapping[str, frozenset[str]]
    wording: Mapping[str, Wording]

    def act(self, type_: str, mode: str | None) -> Act:
        """What kind of act a type (in a mode) is; one that nothing is said of has a default."""
        own = self.acts.get(f"{type_}.{mode}") if mode else None
        return own or self.acts.get(type_) or Act(type_)

    def points(self, evidence: str) -> float:
        """The log-odds of a kind of evidence.

        Raises:
            KeyError: there is no such kind.
        """
        return self.weights[evidence].points

    def alike(self, type_: str, mode: str | None, other: str, other_mode: str | None) -> float:
        """How far two kinds are told of one happening: 1 for one type, 0 where nothing joins them."""
        if type_ == other:
            return 1.0
        ways = ((a, b) for a in _names(type_, mode) for b in _names(other, other_mode))
        return max((self.likeness.get(way, 0.0) for way in ways), default=0.0)

    def family_of(self, type_: str) -> str:
        """The family of a type: types of two families are never one event."""
        return self.family.get(type_, type_)

    def worded(self, type_: str, mode: str | None) -> Wording:
        """How a kind reads in a headline; its name in lower case where the packs don't word it."""
        plain = Wording(type_, type_.lower(), type_.lower())
        return self.wording.get(f"{type_}.{mode}") or self.wording.get(type_) or plain


EVIDENCE = frozenset(
    """prior company type kin mode-differs trigger same-party same-kind same-country stands-for same-land
    other-kind other-person other-party same-day within loosely-dated next-day near-days off-days undated
    same-place inside nearby same-area perhaps-elsewhere elsewhere words other-words same-toll
    toll-apart toll-differs same-sentence same-article other-act same-plan""".split()  # noqa: SIM905
)


_WORDS = ("another", "ended", "postponed", "idle", "state", "private")


def load(packs: tuple[Path, ...]) -> EventRules:
    """The rules of corroboration as the packs have them.

    Raises:
        PackError: a table that can't be read, a likeness outside 0 to 1, or evidence or words missing.
    """
    kin = tables(packs, "kin", Kin)
    for entry in kin.values():
        if not 0 <= entry.likeness <= 1:
            path = table_paths(packs, "kin")[entry.id]
            raise PackError(path, line_of(path, entry.id), "likeness is a number from 0 to 1", entry.id)
    weights = tables(packs, "evidence", Weight)
    words = {w.id: w.words for w in tables(packs, "event_words", EventWords).values()}
    _refuse_missing(packs, "evidence", EVIDENCE, frozenset(weights))
    _refuse_missing(packs, "event_words", frozenset(_WORDS), frozenset(words))
    wires = tables(packs, "wire", WireAgency).values()
    return EventRules(
        likeness=MappingProxyType(
            {pair: k.likeness for k in kin.values() for pair in (k.types, k.types[::-1])}
        ),
        family=MappingProxyType(dict(_families(kin.values()))),
        acts=MappingProxyType(tables(packs, "act", Act)),
        weights=MappingProxyType(weights),
        another=frozenset(words["another"]),
        ended=words["ended"],
        postponed=words["postponed"],
        idle=frozenset(words["idle"]),
        state=frozenset(words["state"]),
        private=frozenset(words["private"]),
        wires=MappingProxyType({name: w.id for w in wires for name in (w.id, *w.names)}),
        countries=MappingProxyType(_countries(packs)),
        wording=MappingProxyType(tables(packs, "wording", Wording)),
    )


def _countries(packs: tuple[Path, ...]) -> dict[str, frozenset[str]]:
    """By code, the names under which a country is printed (folded); one that was renamed has several."""
    found: dict[str, frozenset[str]] = {}
    for row in rows(packs, "countries.tsv", CountryRow):
        code = row.code or row.id
        found[code] = found.get(code, frozenset()) | {fold(row.name)}
    return found


def _names(type_: str, mode: str | None) -> tuple[str, ...]:
    return (f"{type_}.{mode}", type_) if mode else (type_,)


def _families(kin: Iterable[Kin]) -> Iterator[tuple[str, str]]:
    """Each type that is joined to another, with the first (by name) of all that hang together with it."""
    groups: list[set[str]] = []
    for entry in kin:
        joined = {name.partition(".")[0] for name in entry.types}
        apart = [g for g in groups if g.isdisjoint(joined)]
        groups = [*apart, joined.union(*(g for g in groups if not g.isdisjoint(joined)))]
    for group in groups:
        for type_ in group:
            yield type_, min(group)


def _refuse_missing(
    packs: tuple[Path, ...], table: str, wanted: frozenset[str], found: frozenset[str]
) -> None:
    if wanted != found:
        item = sorted(wanted ^ found)[0]
        why = "is missing from the packs" if item in wanted else "is read by nothing"
        raise PackError(table, 0, f"[[{table}]] {item!r} {why}", item)
