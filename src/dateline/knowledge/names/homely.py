"""What a body is called at home: the Labour Party of Norway or Malta, and CSIS, in Canada the spy service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.knowledge.names.rows import CountryRow

_PARTY = " Party"


def land_words(rows: Iterable[CountryRow]) -> Mapping[str, Sequence[str]]:
    """The names and nationalities of each country, by the code that is printed, longest first."""
    found: dict[str, list[str]] = {}
    for row in rows:
        cells = (row.name, *row.names.split("|"), *row.nationalities.split("|"))
        found.setdefault(row.code or row.id, []).extend(filter(None, cells))
    return {code: sorted(set(words), key=len, reverse=True) for code, words in found.items()}


def at_home(names: Iterable[str], lands: Sequence[str]) -> list[str]:
    """The names of a party without its country: what news of that country calls it.

    Only what still says that it is a party is taken: "the Renewal" may be anything.
    """
    found: dict[str, None] = {}
    for name in names:
        short = next(filter(None, (_without(name, land) for land in lands)), "")
        if short.endswith(_PARTY):
            found[short] = None
    return list(found)


def shortened(names: Iterable[str], lands: Sequence[str]) -> list[str]:
    """The names of a body that end in that of its country, without it: "CSIS" of "CSIS of Canada"."""
    ends = tuple(end for land in lands for end in (f" of the {land}", f" of {land}"))
    found = (next((name.removesuffix(end) for end in ends if name.endswith(end)), "") for name in names)
    return list(dict.fromkeys(filter(None, found)))


def _without(name: str, land: str) -> str:
    """A name without a country that opens or ends it; "" where it does neither."""
    for opening in (f"{land}'s ", f"{land} "):
        if name.startswith(opening):
            return name.removeprefix(opening)
    for end in (f" of the {land}", f" of {land}"):
        if name.endswith(end):
            return name.removesuffix(end)
    return ""
