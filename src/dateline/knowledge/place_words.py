"""The words that tell names of places from other names, from the packs' `[[place_words]]` tables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from dateline.knowledge.packs import lists, tables
from dateline.model import PlacePrecision


class WordList(Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[place_words]]` table."""

    id: str
    words: tuple[str, ...]


class DatelineTown(Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[dateline_town]]` table: the town of a seat from which news is sent by the name of the seat."""

    id: str
    town: str


class PlaceWords(Struct, frozen=True):
    """The lists by id, in lower case; what each is for stands beside it in places.toml."""

    settlement: frozenset[str]
    division: frozenset[str]
    sort_city: frozenset[str]
    sort_admin1: frozenset[str]
    sort_admin2: frozenset[str]
    inner: frozenset[str]
    calendar: frozenset[str]
    person_verb: frozenset[str]
    office: frozenset[str]
    frontier: frozenset[str]
    venue: frozenset[str]
    unit: frozenset[str]
    street: frozenset[str]
    landform: frozenset[str]
    landform_before: frozenset[str]
    locational: frozenset[str]
    public_body: frozenset[str]
    local: frozenset[str]
    organisation: frozenset[str]
    organisation_of: frozenset[str]
    title: frozenset[str]
    person_before: frozenset[str]
    in_: frozenset[str]
    to: frozenset[str]
    direction: frozenset[str]
    inert_verb: frozenset[str]
    government_object: frozenset[str]
    government_preposition: frozenset[str]
    government_noun: frozenset[str]
    stop: frozenset[str]
    shy: frozenset[str]
    given: frozenset[str]
    afar: frozenset[str]
    willing: frozenset[str]
    lanes: frozenset[str]
    takes: frozenset[str]
    tail: frozenset[str]
    not_places: frozenset[str]
    motion: frozenset[str]
    at_place: frozenset[str]
    measure: frozenset[str]
    happening: frozenset[str]
    dedicated: frozenset[str]
    dateline_towns: Mapping[str, str]  # "united nations": "New York"


def place_words(packs: tuple[Path, ...]) -> PlaceWords:
    """Read the lists.

    Raises:
        PackError: a table is malformed, or a list is missing or unknown.
    """
    wanted = sorted({name.rstrip("_") for name in PlaceWords.__struct_fields__} - {"dateline_towns"})
    told = lists(packs, "place_words", WordList, wanted)
    found = {name: frozenset(w.lower() for w in item.words) for name, item in told.items()}
    towns = {name: item.town for name, item in tables(packs, "dateline_town", DatelineTown).items()}
    named = {f"{name}_" if name == "in" else name: words for name, words in found.items()}
    return PlaceWords(**named, dateline_towns=MappingProxyType(towns))


def sort_of(word: str, words: PlaceWords) -> PlacePrecision | None:
    """The precision of what a word names: "admin1" for a province, "city" for a village, or None."""
    if word in words.sort_city:
        return "city"
    if word in words.sort_admin1:
        return "admin1"
    return "admin2" if word in words.sort_admin2 else None
