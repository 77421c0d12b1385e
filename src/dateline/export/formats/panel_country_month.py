"""A panel of countries and months: counts by quad class and by type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.export import panels, sheets, stamps
from dateline.export.panels import Counted, Read
from dateline.export.places import countries
from dateline.export.sheets import Row, Written
from dateline.knowledge.schemes import shipped
from dateline.model import Selection

TITLE = "country-month panel"
SUFFIX = ".csv"
NOTES = (
    *panels.NOTES,
    "A country has a row for each month if an event counts for it, or if it was asked for. An event counts "
    "for the country of its place; where no place is known, for each country of its parties.",
)
COLUMNS = (
    *sheets.columns("""
country: ISO 3166-1 alpha-3
name: the country by name
gwno: number of Gleditsch and Ward
cowno: number in the Correlates of War
"""),
    *panels.OF_MONTH,
    *panels.KINDS,
)


def write(selection: Selection, path: Path) -> Written:
    """Write the panel of a selection."""
    left_out: list[str] = []
    made = sheets.comma(path, COLUMNS, _rows(selection, left_out))
    return Written(made, "row", sheets.counted(left_out))


def named(selection: Selection) -> str:
    """country-month.YYYYMMDD.csv, by the newest article's day."""
    return f"country-month.{stamps.newest(selection)[:8]}{SUFFIX}"


def _rows(selection: Selection, left_out: list[str]) -> Iterator[Row]:
    schemes = shipped()
    found = panels.tally(_counted(selection, left_out))
    read, asked = panels.read_by_month(selection), panels.asked(selection.filter, schemes)
    wanted = {code for code in selection.filter.country if code in schemes.countries}
    units = wanted or {str(unit) for unit, _ in found}
    times = {(unit, at) for unit in units for at in panels.months(selection)}
    times |= {(str(unit), at) for unit, at in found if unit in units}
    for unit, at in sorted(times):
        codes, known = schemes.country(unit), read.get(at, Read())
        yield {
            "country": unit,
            "name": schemes.country_name(unit),
            "gwno": codes.gw,
            "cowno": codes.cow,
            **panels.of_month(at, known),
            **panels.cells(found.get((unit, at)), known.articles > 0, asked),
        }


def _counted(selection: Selection, left_out: list[str]) -> Iterator[Counted]:
    known = shipped().countries
    for event in selection.events:
        at = panels.month_of(event)
        lands = [code for code in countries(event) if code in known]
        if reason := panels.why_not(event):
            left_out.append(reason)
        elif at is None:
            left_out.append(panels.UNCERTAIN)
        elif not lands:
            left_out.append("no country")
        else:
            yield from (Counted(code, at, event) for code in lands)
