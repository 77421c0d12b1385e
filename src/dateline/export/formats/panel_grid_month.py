"""A panel of PRIO-GRID cells and months: counts by quad class and by type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.export import panels, sheets, stamps
from dateline.export.panels import Counted, Read
from dateline.export.places import cell_centre, is_spot, prio_grid
from dateline.export.sheets import Row, Written
from dateline.knowledge.schemes import shipped
from dateline.model import Selection

TITLE = "PRIO-GRID-month panel"
SUFFIX = ".csv"
NOTES = (
    *panels.NOTES,
    "A cell has a row for each month if an event counts for it. Only events whose place is a city or a "
    "site lie in a cell: a province or a country has a centre, but nothing happened there.",
)
COLUMNS = (
    *sheets.columns("""
gid: PRIO-GRID cell, half a degree square
latitude, longitude: its centre, degrees, WGS 84
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
    """grid-month.YYYYMMDD.csv, by the newest article's day."""
    return f"grid-month.{stamps.newest(selection)[:8]}{SUFFIX}"


def _rows(selection: Selection, left_out: list[str]) -> Iterator[Row]:
    found = panels.tally(_counted(selection, left_out))
    read, asked = panels.read_by_month(selection), panels.asked(selection.filter, shipped())
    times = {(int(str(unit)), at) for unit, _ in found for at in panels.months(selection)}
    times |= {(int(str(unit)), at) for unit, at in found}
    for gid, at in sorted(times):
        known, (latitude, longitude) = read.get(at, Read()), cell_centre(gid)
        yield {
            "gid": gid,
            "latitude": latitude,
            "longitude": longitude,
            **panels.of_month(at, known),
            **panels.cells(found.get((gid, at)), known.articles > 0, asked),
        }


def _counted(selection: Selection, left_out: list[str]) -> Iterator[Counted]:
    for event in selection.events:
        at, where = panels.month_of(event), event.where
        if reason := panels.why_not(event):
            left_out.append(reason)
        elif at is None:
            left_out.append(panels.UNCERTAIN)
        elif not is_spot(where):
            left_out.append("no city or site")
        else:
            yield Counted(prio_grid(where.latitude or 0.0, where.longitude or 0.0), at, event)
