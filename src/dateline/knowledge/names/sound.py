"""Whether the rows of the lists of names make sense: countries and sectors that exist, dates in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
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

    @lru_cache(maxsize=4096)  # the same few cells stand in thousands of rows
    def wrong_codes(country: str, sector: str) -> str:
        return next(_wrong(country, sector, countries, codes), "")

    def wrong(row: Struct) -> str:
        sector = getattr(row, "sectors", "") or getattr(row, "sector", "")
        days = (getattr(row, "from_", ""), getattr(row, "until", ""))
        return wrong_codes(getattr(row, "country", ""), sector) or next(_out_of_order(*days), "")

    return wrong


def _wrong(country: str, sector: str, countries: set[str], sectors: set[str]) -> Iterator[str]:
    for code in _codes(country):
        if countries and code not in countries:
            yield f"there is no country {code!r}; write its code of three letters as in countries.tsv"
    for code in _codes(sector):
        if sectors and code not in sectors:
            yield f"there is no sector {code!r}; the sectors are {', '.join(sorted(sectors))}"


def _out_of_order(from_: str, until: str) -> Iterator[str]:
    for day in filter(None, (from_, until)):
        if not _is_day(day):
            yield f"{day!r} is no date; write 2004, 2004-03 or 2004-03-09"
    exact = min(len(from_), len(until))
    if exact and from_[:exact] > until[:exact]:
        yield f"from {from_} is later than until {until}"


def _codes(cell: str) -> list[str]:
    return [code.strip() for code in cell.split("|") if code.strip()]


@lru_cache(maxsize=4096)
def _is_day(value: str) -> bool:
    """Whether it is a day as precise as known: 2004, 2004-03, 2004-03-09."""
    try:
        date.fromisoformat(value + {4: "-01-01", 7: "-01"}.get(len(value), ""))
    except ValueError:
        return False
    return True
