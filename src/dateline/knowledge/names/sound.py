"""Whether the rows of the lists of names make sense: countries and sectors that exist, dates in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from dateline.knowledge import packs as pack_files
from dateline.knowledge.names.rows import CountryRow
from dateline.knowledge.ontology import Sector


def row_check(packs: tuple[Path, ...]) -> Callable[[Struct], str]:
    """A function that says what is wrong with a row of a list of names; "" for nothing.

    Codes are held against the packs' `countries.tsv` and `sectors.tsv`; where there are none, any will do.
    """
    nations = {row.code or row.id for row in pack_files.rows(packs, "countries.tsv", CountryRow)}
    sectors = list(pack_files.rows(packs, "sectors.tsv", Sector))
    international = {row.code for row in sectors if row.kind == "international"}
    countries = nations | international if nations else set()
    codes = {row.code for row in sectors}
    return lambda row: next(_wrong(row, countries, codes), "")


def _wrong(row: Struct, countries: set[str], sectors: set[str]) -> Iterator[str]:
    for country in _codes(row, "country"):
        if countries and country not in countries:
            yield f"there is no country {country!r}; write its code of three letters as in countries.tsv"
    for sector in (*_codes(row, "sectors"), *_codes(row, "sector")):
        if sectors and sector not in sectors:
            yield f"there is no sector {sector!r}; the sectors are {', '.join(sorted(sectors))}"
    days = [getattr(row, name, "") for name in ("from_", "until")]
    for day in filter(None, days):
        if not _is_day(day):
            yield f"{day!r} is no date; write 2004, 2004-03 or 2004-03-09"
    exact = min(map(len, days))
    if exact and days[0][:exact] > days[1][:exact]:
        yield f"from {days[0]} is later than until {days[1]}"


def _codes(row: Struct, field: str) -> list[str]:
    return [code.strip() for code in getattr(row, field, "").split("|") if code.strip()]


def _is_day(value: str) -> bool:
    """Whether it is a day as precise as known: 2004, 2004-03, 2004-03-09."""
    try:
        date.fromisoformat(value + {4: "-01-01", 7: "-01"}.get(len(value), ""))
    except ValueError:
        return False
    return True
