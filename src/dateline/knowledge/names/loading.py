"""From the packs' lists to the index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, structs

from dateline.knowledge import packs as pack_files
from dateline.knowledge.folding import fold, key, words
from dateline.knowledge.names.entry import Entry, EntryKind, Hit, Office
from dateline.knowledge.names.homely import at_home, land_words, shortened
from dateline.knowledge.names.index import OWN_NAME, SURNAME_FIRST, Names
from dateline.knowledge.names.rows import (
    BodyRow,
    CountryRow,
    GivenNameRow,
    PersonRow,
    RoleRow,
    SeatRow,
    TownRow,
    WordsRow,
)
from dateline.knowledge.names.sound import row_check

BODIES: tuple[tuple[str, EntryKind], ...] = (
    ("organisations.tsv", "organisation"),
    ("groups.tsv", "group"),
    ("parties.tsv", "party"),
    ("agencies.tsv", "agency"),
)
_BODY = frozenset({"seat", *(kind for _, kind in BODIES)})
Wrong = Callable[[Struct], str]
_CASELESS = 0
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
_BOUND = frozenset({"ben", "bin", "ibn", "abu", "abd", "abdul", "abdel", "ould", "mac", "mc", "st", "bint"})
_SUFFIXES = frozenset(["jr", "sr"])
_CROWNED = frozenset(["king", "queen", "pope", "prince", "princess", "emperor", "emir", "sultan"])
_NUMERAL = re.compile(r"[ivx]{1,5}")  # of popes and kings: Benedict XVI is called Benedict, not Xvi


def _cell(text: str) -> list[str]:
    if "|" not in text:  # most cells, and there are tens of thousands of them
        return [text] if text else []
    return [part.strip() for part in text.split("|") if part.strip()]


class _Builder:
    """Collects names while loading; what comes out is not changed any more."""

    def __init__(self, titled: frozenset[str], not_surnames: frozenset[str] = frozenset()) -> None:
        self.titled = titled  # abbreviations that are also printed with small letters
        self.not_surnames = not_surnames  # family names that are small words too
        self.index: dict[str, list[Hit]] = {}
        self.longest: dict[str, int] = {}  # words of the longest name by its first word, and by its first two

    def add(self, name: str, entry: Entry, need: int | None = None) -> None:
        """Put an entry under a name; `need` is the case that the text must have."""
        folded = key(name)
        if not folded:
            return
        if folded.startswith("the ") and len(folded) > 4:
            folded, name = folded[4:], name.lstrip()[4:]  # "the UN" is in capitals
        if need is None:
            capitals = len(folded) > 1 and name.isupper() and folded not in self.titled
            need = 2 if capitals else int(name != name.lower() and _begins_large(name))
        self.add_key(folded, entry, need)

    def add_key(self, folded: str, entry: Entry, need: int) -> None:
        """Put an entry under a key that is folded already."""
        hits = self.index.get(folded)
        if hits is None:
            self.index[folded] = [(need, entry)]
            first, _, rest = folded.partition(" ")
            count = rest.count(" ") + 2 if rest else 1
            if count > self.longest.get(first, 0):
                self.longest[first] = count
            if count > 2:
                two = f"{first} {rest.partition(' ')[0]}"
                if count > self.longest.get(two, 0):
                    self.longest[two] = count
            return
        for at, (known_need, known) in enumerate(hits):
            if known.id == entry.id and known.kind == entry.kind:
                hits[at] = (min(known_need, need), known)  # both NASA and Nasa; "yellow vests"
                return
        hits.append((need, entry))


def _begins_large(name: str) -> bool:
    """Whether a word of a name begins with a capital, as none does in "uMkhonto weSizwe"."""
    return name[0].isupper() or any(word.capital for word in words(name))


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
    small = {
        row.id: frozenset(key(word) for word in _cell(row.words))
        for row in pack_files.rows(packs, "actor_words.tsv", WordsRow)
    }
    to = _Builder(small.get("titled_abbreviations", frozenset()), small.get("not_surnames", frozenset()))
    wrong = row_check(packs)
    countries = _countries(packs, to, wrong)
    seats = list(_latest(pack_files.rows(packs, "seats.tsv", SeatRow, wrong)))
    for seat in seats:
        entry = Entry("seat", seat.id, seat.name, seat.country, tuple(_cell(seat.sector)))
        for name in (seat.name, *_cell(seat.names)):
            to.add(name, entry)
    for town in pack_files.rows(packs, "towns.tsv", TownRow, wrong):
        entry = Entry("town", town.name, town.name, town.country)
        for name in (town.name, *_cell(town.names)):
            to.add(name, entry)
    _roles(packs, to, wrong)
    lands = land_words(_latest(pack_files.rows(packs, "countries.tsv", CountryRow)))
    bodies = [(kind, list(_latest(pack_files.rows(packs, file, BodyRow, wrong)))) for file, kind in BODIES]
    for kind, listed in bodies:
        _bodies(listed, kind, to, lands if kind == "party" else {})
    for kind, listed in bodies:
        if kind in ("organisation", "agency"):
            _at_home(listed, kind, to, lands)
    _at_home(seats, "seat", to, lands)
    given: dict[str, str] = {
        fold(row.name): row.gender for row in pack_files.rows(packs, "given_names.tsv", GivenNameRow)
    }
    _people(packs, to, given, wrong)
    return Names(to.index, to.longest, small, given, countries)


Row = TypeVar("Row", CountryRow, SeatRow, BodyRow)


def _latest(rows: Iterable[Row]) -> Iterable[Row]:
    return {row.id: row for row in rows}.values()


def _countries(packs: tuple[Path, ...], to: _Builder, wrong: Wrong) -> dict[str, Entry]:
    by_code: dict[str, Entry] = {}
    for row in _latest(pack_files.rows(packs, "countries.tsv", CountryRow, wrong)):
        from_, until = row.from_, row.until
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
            to.add(name, people if _is_plural(name, adjectives) else adjective)
        for name in _cell(row.capital):
            if row.kind == "territory" and not row.code and " " not in name:
                continue  # Douglas, Hamilton and Stanley are people far more often than seats of power
            to.add(name, Entry("capital", row.id, row.name, code, (), "", from_, until))
    return by_code


def _is_plural(name: str, adjectives: Sequence[str]) -> bool:
    """Whether a nationality is the plural of another: "Chileans", "Dutchmen"."""
    return (name.endswith("s") and name[:-1] in adjectives) or (
        name.endswith("men") and name[:-3] + "man" in adjectives
    )


def _roles(packs: tuple[Path, ...], to: _Builder, wrong: Wrong) -> None:
    rows = {row.role: row for row in pack_files.rows(packs, "roles.tsv", RoleRow, wrong)}
    many = {plural(role): role for role, row in rows.items() if row.kind != "title"}
    for row in rows.values():
        kind: EntryKind = "title" if row.kind == "title" else "role"
        one = many.get(row.role, row.role)
        sectors, group = tuple(_cell(row.sectors)), row.kind == "group"
        to.add(row.role, Entry(kind, one, one, "", sectors, plural=one != row.role, group=group), _CASELESS)
    for role, one in many.items():
        if role not in rows:
            row = rows[one]
            entry = Entry(
                "role", one, one, "", tuple(_cell(row.sectors)), plural=True, group=row.kind == "group"
            )
            to.add(role, entry, _CASELESS)


def _bodies(
    listed: Iterable[BodyRow], kind: EntryKind, to: _Builder, lands: Mapping[str, Sequence[str]]
) -> None:
    """Put the bodies of a list under their names, and under those without a country of these."""
    for row in listed:
        from_, until = row.from_, row.until
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
        names = (row.name, *_cell(row.names))
        for name in names:
            to.add(name, entry)
        homely = structs.replace(entry, homely=True)
        for name in at_home(names, lands.get(entry.country, ())):
            to.add(name, homely)


def _at_home(
    rows: Iterable[BodyRow | SeatRow], kind: EntryKind, to: _Builder, lands: Mapping[str, Sequence[str]]
) -> None:
    """Put bodies under what they are called in news of their own country: their name without it.

    That is an abbreviation ("NPA of South Africa"), an agency's name of one word ("Hawks of South Africa"),
    or what a body elsewhere is called ("House of Representatives of Libya"). What the United Nations or
    a news agency is called stays theirs, and what is anybody's name stays so.
    """
    for row in rows:
        sectors = row.sector if isinstance(row, SeatRow) else row.sectors
        country = row.country.partition("|")[0]
        home = Entry(kind, row.id, row.name, country, tuple(_cell(sectors)), homely=True)
        if isinstance(row, BodyRow):
            home = structs.replace(home, wikidata=row.wikidata, from_=row.from_, until=row.until)
        for short in shortened((row.name, *_cell(row.names)), lands.get(country, ())):
            known = [entry for _, entry in to.index.get(key(short), ()) if not entry.homely]
            bodies = [entry for entry in known if entry.kind in _BODY]
            theirs = any(entry.country == "UNO" or entry.sectors[:1] == ("JRN",) for entry in bodies)
            alone = not known and " " not in short and (short.isupper() or kind == "agency")
            if alone or (bodies and not theirs and all(entry.kind != "person" for entry in known)):
                to.add(short, home)


def called(name: str, country: str, given: Mapping[str, str]) -> list[str]:
    """The folded names by which a person is called for short.

    The family name is the last word with the particles before it (and without them), in East Asia the first,
    unless that is a Western first name (`given`; Joseph Wu, but Lai Ching-te); where people have no family
    name, or are not called by it, the first and last word both count. Initials and numerals call nobody.
    """
    parts = key(name).removeprefix("the ").split()
    if len(parts) > 2 and parts[-1] in _SUFFIXES:
        parts.pop()
    if len(parts) > 1 and parts[0] in _CROWNED:
        return [parts[1]]
    last = name.rpartition(" ")[2]
    if len(parts) > 1 and len(last) > 1 and last.isupper() and _NUMERAL.fullmatch(parts[-1]):
        return [parts[-2]] if len(parts) > 2 else []
    if len(parts) < 2:
        return []
    if country in SURNAME_FIRST and parts[0] not in given:
        return [parts[0], parts[-1]] if country in OWN_NAME else [parts[0]]
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in _PARTICLES:
        at -= 1
    bound = any(
        part in _BOUND for part in parts[at:-1]
    )  # Ben Ali is not called Ali, but al-Assad is called Assad
    short = [" ".join(parts[at:])] if at == len(parts) - 1 or bound else [" ".join(parts[at:]), parts[-1]]
    return [*short, parts[0]] if country in OWN_NAME else short


def _people(packs: tuple[Path, ...], to: _Builder, given: Mapping[str, str], wrong: Wrong) -> None:
    rows: dict[tuple[str, str], list[PersonRow]] = {}
    known: dict[str, str] = {}  # the Wikidata id first met for a name: another one is a namesake
    for row in {row.id: row for row in pack_files.rows(packs, "people.tsv", PersonRow, wrong)}.values():
        first = known.setdefault(row.name, row.wikidata) or row.wikidata
        known[row.name] = first
        rows.setdefault((row.name, row.wikidata if row.wikidata != first else ""), []).append(row)
    for held in rows.values():
        offices = tuple(
            Office(
                row.role,
                row.country,
                tuple(_cell(row.sectors)),
                row.from_,
                row.until,
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
        alone: dict[str, None] = {}
        for name in dict.fromkeys(
            [
                last.name,
                *(name for names in dict.fromkeys(row.names for row in held) for name in _cell(names)),
            ]
        ):
            if " " in name or "-" in name:
                to.add(name, entry)
                alone.update(dict.fromkeys(called(name, last.country, given)))
            else:
                alone[key(name)] = None
        for short in alone:
            if len(short) > 1 and short not in to.not_surnames:
                to.add_key(short, surname, 1)
