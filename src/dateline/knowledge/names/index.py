"""The index: what a name may stand for, and where names occur in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from dateline.knowledge.folding import Word, fold, key, loose, words
from dateline.knowledge.names.entry import Entry, Hit, Match
from dateline.knowledge.names.slips import LONG, Slips

SURNAME_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "HKG", "MAC", "SGP"})
# where people are called by their own name rather than a family's: Thaksin, Abiy, Mahathir, Hasina, Jokowi
OWN_NAME = frozenset({"THA", "ETH", "ERI", "MYS", "IDN", "BGD", "LKA", "VNM", "KHM", "LAO", "ISL", "SGP"})

_OFFICE_OF = "office_of "  # rows of actor_words.tsv: the roles that only one country has


class Names:
    """A frozen index of names; make it with `load`."""

    def __init__(
        self,
        index: dict[str, list[Hit]],
        longest: dict[str, int],
        small: dict[str, frozenset[str]],
        given: dict[str, str],
        countries: dict[str, Entry],
    ) -> None:
        self._index = index
        self._longest = longest
        self._small = small
        self._given = given
        self._countries = countries
        self._named = frozenset(_named_roles(index))
        self._waters = self.small("waters")
        self._lands_of_roles = {
            role: row.removeprefix(_OFFICE_OF)
            for row in small
            if row.startswith(_OFFICE_OF)
            for role in small[row]
        }
        self._doubted = self.small("word_names") | self.small("clock_words")
        self._slips = Slips(index, self.small("no_slips"))

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

    def land_of_role(self, role: str) -> str:
        """The code of the only country that has a role (Ireland a taoiseach), or ""."""
        return self._lands_of_roles.get(key(role), "") if role else ""

    def is_abbreviation(self, word: str) -> bool:
        """Whether a folded word is a name only where it stands in capitals (EU, but not Nato)."""
        hits = self._index.get(word, ())
        return bool(hits) and all(need > 1 for need, _ in hits)

    def scan(self, text: Sequence[Word]) -> list[Match]:
        """The longest names in a row of words, left to right, none overlapping.

        A name printed with a capital needs one in the text, an abbreviation needs capitals;
        roles are found in any case.
        """
        found: list[Match] = []
        keys = [word.key for word in text]
        at, count = 0, len(keys)
        longest, index = self._longest, self._index
        while at < count:
            reach = longest.get(keys[at])
            if reach is None:
                if text[at].capital and len(keys[at]) >= LONG and (slip := self._slip(text, at)):
                    found.append(Match(at, at + 1, slip))
                at += 1
                continue
            if (
                reach > 2
            ):  # of the many names that begin with "national" only those that go on as the text does
                two = f"{keys[at]} {keys[at + 1]}" if at + 1 < count else ""
                reach = longest.get(two, 2)
            for last in range(min(at + reach, count), at, -1):
                name = keys[at] if last == at + 1 else " ".join(keys[at:last])
                hits = index.get(name)
                if hits is None:
                    continue
                capital = max([word.capital for word in text[at:last]])
                entries = tuple([entry for need, entry in hits if need <= capital])
                if capital > 1 and last < count and text[last].glued and keys[last].isdigit():
                    continue  # a pistol called PF-9 is no party
                if entries and (name in self._doubted or self._in_waters(keys, at, last)):
                    entries = self._kept(text, at, last, entries)
                if entries:
                    match = Match(at, last, entries)
                    found.append(self._owner(text, match) if name in self._named else match)
                    at = found[-1].last - 1
                    break
            at += 1
        return found

    def _kept(
        self, text: Sequence[Word], at: int, last: int, entries: tuple[Entry, ...]
    ) -> tuple[Entry, ...]:
        """What a name may stand for here: the Indian Ocean is not India's, "3 p.m." no title."""
        after = text[last] if last < len(text) else None
        if text[at].capital and self._in_waters([word.key for word in text], at, last):
            return tuple(entry for entry in entries if entry.kind not in ("nationality", "country"))
        if text[at].key in self.small("clock_words"):
            hour = at and text[at - 1].key[:1].isdigit()
            told = text[at].capital or (after is not None and after.capital and not hour)
            return entries if told else tuple(e for e in entries if e.kind not in ("role", "title"))
        if last > at + 1 or self._is_called(text, at):
            return entries
        return tuple(entry for entry in entries if entry.kind != "surname")

    def _in_waters(self, keys: Sequence[str], at: int, last: int) -> bool:
        """Whether a name belongs to that of a sea or the like: the Persian Gulf, the Gulf of Mexico."""
        if last < len(keys) and keys[last] in self._waters:
            return True
        return at > 1 and keys[at - 1] == "of" and keys[at - 2] in self._waters

    def _is_called(self, text: Sequence[Word], at: int) -> bool:
        """Whether a common word is a family name here: after a first name or title, or amid small words."""
        if not at:
            return False
        before = text[at - 1]
        if self.gender(before.text) or any(
            entry.kind in ("role", "title", "person") for _, entry in self._index.get(before.key, ())
        ):
            return True
        amid = before.capital == 0 and text[at].capital == 1 and text[at].start == before.end + 1
        after = text[at + 1] if at + 1 < len(text) else None
        alone = after is None or not (after.capital or after.glued or after.key[:1].isdigit())
        return amid and alone and before.key not in self.small("no_name_after")

    def _slip(self, text: Sequence[Word], at: int) -> tuple[Entry, ...]:
        """What a misspelt word must stand for: a nationality before a role, or a role before a name."""
        after = text[at + 1] if at + 1 < len(text) else None
        if after is None or text[at].key in self._given:
            return ()
        if any(entry.kind == "role" for _, entry in self._index.get(after.key, ())):
            return self._slips.meant(text[at].key, "nationality")
        if after.capital and not after.glued:
            return self._slips.meant(text[at].key, "role")
        return ()

    def _owner(self, text: Sequence[Word], whole: Match) -> Match:
        """For a role listed with a name in it ("Taliban fighters"): the name alone.

        A surname that is a role as well is none here ("Christian leaders"), nor is a paper's name
        ("liberation army").
        """
        at = whole.first
        if any(entry.kind in _WHOLE for entry in whole.entries):
            return whole  # the Dalai Lama, the Justice Department
        for end in range(whole.last - 1, at, -1):
            hits = self._index.get(" ".join([word.key for word in text[at:end]]), ())
            capital = max(word.capital for word in text[at:end])
            entries = tuple(
                e for need, e in hits if need <= capital and e.kind in _OWNERS and e.sectors[:1] != ("JRN",)
            )
            faith = any(e.kind in ("role", "title") for _, e in hits) and all(
                e.kind == "surname" for e in entries
            )
            if capital and entries and not faith:
                return Match(at, end, entries)
        return whole

    @cached_property
    def _by_sound(self) -> dict[str, tuple[Entry, ...]]:
        """People by the sound of their surname, made when a name is first met that stands in no list."""
        found: dict[str, dict[str, Entry]] = {}
        for hits in self._index.values():
            for _, entry in hits:
                if entry.kind == "person":
                    parts = key(entry.name).split()
                    found.setdefault(loose(parts[-1]), {})[entry.id] = entry
                    if entry.country in SURNAME_FIRST:
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


_STATE = 3  # letters of a country's code
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_TELLS_COUNTRY = frozenset(
    {"country", "nationality", "capital", "town", "seat", "agency", "party", "group", "person"}
)


def countries_in(names: Names, text: str) -> list[tuple[int, str]]:
    """Where a text names a country (by its own, a town's, a ministry's or a person's name), and which.

    A name that several countries share tells none; neither does one that is somebody's first name
    ("Virginia Raggi", and in the same text Virginia alone) or a direction ("South Regional Jail").
    A country's name that is also a state's elsewhere (Georgia) is the state's beside others of its towns,
    a capital's (Tripoli) another town's where only the country of that is named.
    """
    pieces, matches = scanned(names, text)
    found: list[tuple[int, str, str, str]] = []
    people: set[str] = set()
    towns: set[str] = set()
    capitals: set[int] = set()
    rivals: dict[int, set[str]] = {}  # by place, the countries that at home call a body of theirs so
    known = {match.first for match in matches if match.entries[0].kind not in ("person", "surname")}
    for match in matches:
        common = pieces[match.first].key in names.small("common_bodies")
        codes = {
            entry.country
            for entry in match.entries
            if entry.kind in _TELLS_COUNTRY and not entry.homely and not (common and entry.kind == "agency")
        }
        if not codes and match.entries[0].kind == "organisation":
            codes = _land_in(names, pieces[match.first : match.last], match.entries[0].country)
        homes = {entry.country for entry in match.entries if entry.homely}
        if any(entry.homely and entry.kind == "party" for entry in match.entries):
            codes = set()  # the Labour Party may be of any country
        town = _namesake(match.entries)
        code = match.entries[0].country if town else codes.pop() if len(codes) == 1 else ""
        if len(code) != _STATE or code in INTERNATIONAL:
            continue
        first = pieces[match.first]
        after = pieces[match.last] if match.last < len(pieces) else None
        alone = match.last - match.first == 1 and match.last not in known
        joined = alone and after is not None and after.capital > 0
        if joined and names.gender(first.text):
            people.add(first.key)
        elif not (joined and first.key in names.small("parts")):
            found.append((first.start, code, town, first.key if alone else ""))
            rivals[first.start] = homes
            if match.entries[0].kind == "capital":
                capitals.add(first.start)
            if match.entries[0].kind == "town":
                towns.add(code)
    lands = {c for at, c, town, name in found if not town and name not in people and not rivals[at]}
    return [
        (
            start,
            town if town in (towns | lands if start in capitals else towns) and code not in lands else code,
        )
        for start, code, town, name in found
        if name not in people and rivals[start].isdisjoint(lands)
    ]


def _land_in(names: Names, pieces: Sequence[Word], code: str) -> set[str]:
    """The country of a company where its name holds that of the country: Air Malta, Bank of Cyprus."""
    entries = (entry for word in pieces for entry in names.get(word.text))
    lands = {entry.country for entry in entries if entry.kind in ("country", "nationality")}
    return lands & {code}


def _namesake(entries: Sequence[Entry]) -> str:
    """The country of a town or state, where the entries are that and a country or capital of its name."""
    land = entries[0]
    others = {entry.country for entry in entries[1:] if entry.country != land.country}
    if land.kind not in _LANDLIKE or len(others) != 1 or any(e.kind != "town" for e in entries[1:]):
        return ""
    return others.pop()


_LANDLIKE = frozenset({"country", "capital"})
_WHOLE = frozenset({"person", "organisation", "group", "agency", "party"})
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
