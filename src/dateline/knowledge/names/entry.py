"""What stands in the index of names: an entry, its offices, and a match of it in a text."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

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
    """What one name stands for. `country` is "" where it has none; `plural` marks "soldiers", "Russians".

    `homely` marks what only news of its own country calls so: the Labour Party, of Malta's.
    """

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
    homely: bool = False


class Match(NamedTuple):
    """The words [first, last) of a phrase and what they may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]


Hit = tuple[int, Entry]  # the case that the text must have, and the entry
