"""Who is who: countries, seats of power, roles, organisations, groups and people, found by their names.

The packs' lists are read into one frozen index from folded names to entries. A file that is not
there counts as empty, so that a user's pack may hold any one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from msgspec import Struct, field

from dateline.errors import PackError
from dateline.knowledge import packs as pack_files
from dateline.knowledge.folding import Word, fold, key, loose, words

EntryKind = Literal[
    "country",
    "nationality",
    "capital",
    "town",
    "seat",
    "role",
    "title",
    "organisation",
    "group",
    "party",
    "agency",
    "person",
    "surname",
]
BODIES: tuple[tuple[str, EntryKind], ...] = (
    ("organisations.tsv", "organisation"),
    ("groups.tsv", "group"),
    ("parties.tsv", "party"),
    ("agencies.tsv", "agency"),
)
_CASELESS = 0
_SURNAME_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "HKG", "MAC"})
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "abu",
        "abd",
        "abdul",
        "abdel",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "ter",
        "ould",
        "mac",
        "mc",
        "st",
    ]
)
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


# --- rows, as the pack files have them --------------------------------------------------------


class CountryRow(Struct, frozen=True):
    """A row of countries.tsv; `code` is printed in place of `id`, where it is given."""

    id: str
    name: str
    code: str = ""
    names: str = ""
    nationalities: str = ""
    capital: str = ""
    kind: str = "state"
    from_: str = field(default="", name="from")
    until: str = ""


class SeatRow(Struct, frozen=True):
    """A row of seats.tsv: a seat of power that stands for who sits there."""

    id: str
    name: str
    country: str = ""
    sector: str = "GOV"
    names: str = ""


class TownRow(Struct, frozen=True):
    """A row of towns.tsv: a town, state or province by which news calls people."""

    name: str
    country: str
    names: str = ""


class RoleRow(Struct, frozen=True):
    """A row of roles.tsv; a role without `sectors` takes those of whom it belongs to."""

    role: str
    sectors: str = ""
    kind: Literal["person", "group", "title"] = "person"


class BodyRow(Struct, frozen=True):
    """A row of organisations.tsv, groups.tsv, parties.tsv or agencies.tsv."""

    id: str
    name: str
    names: str = ""
    country: str = ""
    sectors: str = ""
    wikidata: str = ""
    from_: str = field(default="", name="from")
    until: str = ""


class PersonRow(Struct, frozen=True):
    """A row of people.tsv: one office of one person."""

    id: str
    name: str
    names: str = ""
    country: str = ""
    sectors: str = "GOV"
    role: str = ""
    from_: str = field(default="", name="from")
    until: str = ""
    wikidata: str = ""
    sure: str = ""


class WordsRow(Struct, frozen=True):
    """A row of actor_words.tsv: small words that the grammar of actor phrases needs."""

    id: str
    words: str


class GivenNameRow(Struct, frozen=True):
    """A row of given_names.tsv: a first name and whether it is a woman's or a man's."""

    name: str
    gender: Literal["f", "m"]


# --- entries of the index ---------------------------------------------------------------------


class Office(NamedTuple):
    """An office of a person; the days are ISO dates as precise as known, "" where open."""

    role: str
    country: str
    sectors: tuple[str, ...]
    from_: str
    until: str

    def holds(self, day: str) -> bool:
        """Whether the office is held on an ISO day."""
        return (not self.from_ or self.from_ <= day) and (
            not self.until or day[: len(self.until)] <= self.until
        )


class Entry(Struct, frozen=True, gc=False):
    """What one name stands for. `country` is "" where it has none; `plural` marks "soldiers", "Russians"."""

    kind: EntryKind
    id: str
    name: str
    country: str = ""
    sectors: tuple[str, ...] = ()
    wikidata: str = ""
    from_: str = ""
    until: str = ""
    offices: tuple[Office, ...] = ()
    plural: bool = False
    group: bool = False


class Match(NamedTuple):
    """The words [first, last) of a phrase and what they may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]


Hit = tuple[int, Entry]


class Names:
    """A frozen index of names; make it with `load`."""

    def __init__(self, index: dict[str, list[Hit]], longest: dict[str, int], small: dict[str, frozenset[str]],
                  given: dict[str, str], countries: dict[str, Entry]) -> None:  # fmt: skip
        self._index = index
        self._longest = longest
        self._small = small
        self._given = given
        self._countries = countries
        self._named = frozenset(_named_roles(index))

    def small(self, name: str) -> frozenset[str]:
        """The small words of a row of actor_words.tsv; empty where no pack has it."""
        return self._small.get(name, frozenset())

    def gender(self, given_name: str) -> str:
        """ "f" or "m" for a first name that is known, else ""."""
        return self._given.get(fold(given_name), "")

    def country(self, code: str) -> Entry | None:
        """The country that is printed as `code`."""
        return self._countries.get(code)

    def get(self, name: str) -> tuple[Entry, ...]:
        """All that a whole name may stand for, whatever its case."""
        return tuple(entry for _, entry in self._index.get(key(name), ()))

    def scan(self, text: Sequence[Word]) -> list[Match]:
        """The longest names in a row of words, left to right, none overlapping.

        A name printed with a capital needs one in the text, an abbreviation needs capitals;
        roles are found in any case.
        """
        found: list[Match] = []
        at, count = 0, len(text)
        longest, index = self._longest, self._index
        while at < count:
            reach = longest.get(text[at].key)
            if reach is None:
                at += 1
                continue
            for last in range(min(at + reach, count), at, -1):
                name = text[at].key if last == at + 1 else " ".join([word.key for word in text[at:last]])
                hits = index.get(name)
                if hits is None:
                    continue
                capital = max(word.capital for word in text[at:last]) if last - at > 1 else text[at].capital
                entries = tuple(entry for need, entry in hits if need <= capital)
                if entries:
                    if name in self._named:
                        last, entries = self._owner(text, at, last, entries)
                    found.append(Match(at, last, entries))
                    at = last - 1
                    break
            at += 1
        return found

    def _owner(
        self, text: Sequence[Word], at: int, last: int, whole: tuple[Entry, ...]
    ) -> tuple[int, tuple[Entry, ...]]:
        """For a role listed with a name in it ("Taliban fighters"): the name alone, where it is printed as one."""
        for end in range(last - 1, at, -1):
            hits = self._index.get(" ".join([word.key for word in text[at:end]]), ())
            capital = max(word.capital for word in text[at:end])
            if capital and (entries := tuple(e for need, e in hits if need <= capital and e.kind in _OWNERS)):
                return end, entries
        return last, whole

    @cached_property
    def _by_sound(self) -> dict[str, tuple[Entry, ...]]:
        """People by the sound of their surname, made when a name is first met that stands in no list."""
        found: dict[str, dict[str, Entry]] = {}
        for hits in self._index.values():
            for _, entry in hits:
                if entry.kind == "person":
                    parts = key(entry.name).split()
                    found.setdefault(loose(parts[-1]), {})[entry.id] = entry
                    if entry.country in _SURNAME_FIRST:
                        found.setdefault(loose(parts[0]), {})[entry.id] = entry
        return {sound: tuple(people.values()) for sound, people in found.items()}

    def sounding_like(self, surname: str) -> tuple[Entry, ...]:
        """People whose surname sounds like this one."""
        return self._by_sound.get(loose(fold(surname)), ())


@lru_cache(maxsize=8)
def scanned(names: Names, text: str) -> tuple[tuple[Word, ...], tuple[Match, ...]]:
    """The words of a whole text and the names in it.

    Kept for the last few texts, since finding, coding and following actors all ask for the same one.
    """
    pieces = words(text)
    return tuple(pieces), tuple(names.scan(pieces))


_OWNERS = frozenset(
    {"country", "nationality", "seat", "organisation", "group", "agency", "person", "surname"}
)


def _named_roles(index: dict[str, list[Hit]]) -> Iterator[str]:
    """The roles of several words that begin with a name."""
    for name, hits in index.items():
        if " " in name and hits[0][1].kind == "role":
            pieces = name.split()
            if any(
                entry.kind in _OWNERS
                for end in range(1, len(pieces))
                for _, entry in index.get(" ".join(pieces[:end]), ())
            ):
                yield name


# --- loading ------------------------------------------------------------------------------------


def _cell(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()] if text else []


def _day(value: str, file: str, item: str) -> str:
    """A day as precise as known (2004, 2004-03, 2004-03-09), checked."""
    if value:
        try:
            date.fromisoformat(value + {4: "-01-01", 7: "-01"}.get(len(value), ""))
        except ValueError as error:
            raise PackError(
                file, 0, f"{value!r} is no date; write 2004, 2004-03 or 2004-03-09", item
            ) from error
    return value


class _Builder:
    """Collects names while loading; what comes out is not changed any more."""

    def __init__(self) -> None:
        self.index: dict[str, list[Hit]] = {}
        self.longest: dict[str, int] = {}

    def add(self, name: str, entry: Entry, need: int | None = None) -> None:
        """Put an entry under a name; `need` is the case that the text must have."""
        folded = key(name)
        if not folded:
            return
        if folded.startswith("the ") and len(folded) > 4:
            folded = folded[4:]
        if need is None:
            # abbreviations of four letters and more are printed with small letters too (Nato, Unesco)
            short = 1 < len(folded) < 4 or folded in self.index or entry.sectors[:1] == ("BUS",)
            need = 2 if short and len(folded) > 1 and name.isupper() else int(name != name.lower())
        hits = self.index.get(folded)
        if hits is None:
            self.index[folded] = [(need, entry)]
            first, _, rest = folded.partition(" ")
            count = rest.count(" ") + 2 if rest else 1
            if count > self.longest.get(first, 0):
                self.longest[first] = count
        elif all(known.id != entry.id or known.kind != entry.kind for _, known in hits):
            hits.append((need, entry))


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def plural(role: str) -> str:
    """The plural of a role: of its head word ("ministers of defence", "chiefs of staff")."""
    for link in (" of ", " to ", " in ", " at ", " for ", "-in-", "-at-"):
        head, mark, rest = role.partition(link)
        if mark:
            return plural(head) + mark + rest
    before, space, last = role.rpartition(" ")
    return before + space + _plural(last)


def load(packs: tuple[Path, ...]) -> Names:
    """Read the lists of the packs into one index; a later row with the same id takes the place of an earlier.

    Raises:
        PackError: a row that can't be read: an unknown column, a bad value, a date that is none.
    """
    to = _Builder()
    countries = _countries(packs, to)
    for seat in _latest(pack_files.rows(packs, "seats.tsv", SeatRow)):
        entry = Entry("seat", seat.id, seat.name, seat.country, tuple(_cell(seat.sector)))
        for name in (seat.name, *_cell(seat.names)):
            to.add(name, entry)
    for town in pack_files.rows(packs, "towns.tsv", TownRow):
        entry = Entry("town", town.name, town.name, town.country)
        for name in (town.name, *_cell(town.names)):
            to.add(name, entry)
    _roles(packs, to)
    for file, kind in BODIES:
        _bodies(packs, file, kind, to)
    _people(packs, to)
    small = {
        row.id: frozenset(key(word) for word in _cell(row.words))
        for row in pack_files.rows(packs, "actor_words.tsv", WordsRow)
    }
    given: dict[str, str] = {
        fold(row.name): row.gender for row in pack_files.rows(packs, "given_names.tsv", GivenNameRow)
    }
    return Names(to.index, to.longest, small, given, countries)


Row = TypeVar("Row", CountryRow, SeatRow, BodyRow)


def _latest(rows: Iterable[Row]) -> Iterable[Row]:
    return {row.id: row for row in rows}.values()


def _countries(packs: tuple[Path, ...], to: _Builder) -> dict[str, Entry]:
    by_code: dict[str, Entry] = {}
    for row in _latest(pack_files.rows(packs, "countries.tsv", CountryRow)):
        from_, until = _day(row.from_, "countries.tsv", row.id), _day(row.until, "countries.tsv", row.id)
        code = row.code or row.id
        entry = Entry("country", row.id, row.name, code, (), "", from_, until)
        if not row.code or code not in by_code:
            by_code[code] = entry
        for name in (row.name, *_cell(row.names)):
            to.add(name, entry)
        adjective = Entry("nationality", row.id, row.name, code, (), "", from_, until)
        people = Entry("nationality", row.id, row.name, code, (), "", from_, until, (), True)
        adjectives = _cell(row.nationalities)
        for name in adjectives:
            to.add(name, people if name.endswith("s") and name[:-1] in adjectives else adjective)
        for name in _cell(row.capital):
            to.add(name, Entry("capital", row.id, row.name, code, (), "", from_, until))
    return by_code


def _roles(packs: tuple[Path, ...], to: _Builder) -> None:
    for row in {row.role: row for row in pack_files.rows(packs, "roles.tsv", RoleRow)}.values():
        sectors, group = tuple(_cell(row.sectors)), row.kind == "group"
        kind: EntryKind = "title" if row.kind == "title" else "role"
        entry = Entry(kind, row.role, row.role, "", sectors, group=group)
        to.add(row.role, entry, _CASELESS)
        if kind == "role":
            to.add(
                plural(row.role),
                Entry(kind, row.role, row.role, "", sectors, plural=True, group=group),
                _CASELESS,
            )


def _bodies(packs: tuple[Path, ...], file: str, kind: EntryKind, to: _Builder) -> None:
    for row in _latest(pack_files.rows(packs, file, BodyRow)):
        from_, until = _day(row.from_, file, row.id), _day(row.until, file, row.id)
        entry = Entry(
            kind,
            row.id,
            row.name,
            row.country.partition("|")[0],
            tuple(_cell(row.sectors)),
            row.wikidata,
            from_,
            until,
        )
        for name in (row.name, *_cell(row.names)):
            to.add(name, entry)


def surname_of(name: str, country: str) -> str:
    """The folded family name of a full name: its last word, with the particle before it; the first in East Asia."""
    parts = key(name).split()
    if len(parts) > 2 and parts[-1] in _SUFFIXES:
        parts.pop()
    if len(parts) < 2:
        return ""
    if country in _SURNAME_FIRST:
        return parts[0]
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in _PARTICLES:
        at -= 1
    return " ".join(parts[at:])


def _people(packs: tuple[Path, ...], to: _Builder) -> None:
    rows: dict[tuple[str, str], list[PersonRow]] = {}
    for row in {
        (row.id, row.role, row.from_): row for row in pack_files.rows(packs, "people.tsv", PersonRow)
    }.values():
        rows.setdefault((row.wikidata or row.name, row.name), []).append(row)
    for held in rows.values():
        offices = tuple(
            Office(
                row.role,
                row.country,
                tuple(_cell(row.sectors)),
                _day(row.from_, "people.tsv", row.id),
                _day(row.until, "people.tsv", row.id),
            )
            for row in sorted(held, key=lambda row: row.from_)
        )
        last = held[-1]
        entry = Entry(
            "person", last.id, last.name, last.country, offices[-1].sectors, last.wikidata, offices=offices
        )
        surname = Entry(
            "surname", last.id, last.name, last.country, offices[-1].sectors, last.wikidata, offices=offices
        )
        names = dict.fromkeys([last.name, *(name for row in held for name in _cell(row.names))])
        for name in names:
            if " " in name or "-" in name:
                to.add(name, entry)
                if family := surname_of(name, last.country):
                    to.add(family, surname, 1)
                    if family.partition(" ")[0] in _PARTICLES:
                        to.add(family.rpartition(" ")[2], surname, 1)
            else:
                to.add(name, surname, 1)
