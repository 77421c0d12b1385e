"""The shapes of the packs' lists of names, a class a file."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field


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
