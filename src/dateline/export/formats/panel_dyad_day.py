"""A panel of directed dyads and days: counts by quad class and by type, and the mean intensity."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from dateline.export import panels, sheets, stamps
from dateline.export.panels import Counted
from dateline.export.sheets import Row, Written
from dateline.knowledge.schemes import shipped
from dateline.model import Event, Party, Selection

TITLE = "directed dyad-day panel"
SUFFIX = ".csv"
NOTES = (
    *panels.NOTES,
    "A dyad is the country (or PLOVER's international code) of an actor and that of a recipient; a country "
    "with itself is one, too. It has a row for each day if an event counts for it. An event counts once for "
    "each of its dyads; talks and clashes, which have no direction, for both.",
)
COLUMNS = (
    *sheets.columns("""
source: country of the actor, ISO 3166-1 alpha-3, or PLOVER's international code
target: country of the recipient, likewise
date: the day, YYYY-MM-DD
articles_read: articles in the store that were published on that day; 0 where none were read
"""),
    *panels.KINDS,
    sheets.Column("intensity", "mean PLOVER intensity of the events, -10 to 10; empty without any"),
)


def write(selection: Selection, path: Path) -> Written:
    """Write the panel of a selection."""
    left_out: list[str] = []
    made = sheets.comma(path, COLUMNS, _rows(selection, left_out))
    return Written(made, "row", sheets.counted(left_out))


def named(selection: Selection) -> str:
    """dyad-day.YYYYMMDD.csv, by the newest article's day."""
    return f"dyad-day.{stamps.newest(selection)[:8]}{SUFFIX}"


def _rows(selection: Selection, left_out: list[str]) -> Iterator[Row]:
    found = panels.tally(_counted(selection, left_out))
    asked = panels.asked(selection.filter, shipped())
    units = sorted({unit for unit, _ in found if isinstance(unit, tuple)})
    days = set(panels.days(selection))
    for unit in units:
        source, target = unit
        for day in sorted(days | {at for other, at in found if other == unit}):
            cell, many = found.get((unit, day)), selection.read.get(day, 0)
            yield {
                "source": source,
                "target": target,
                "date": day,
                "articles_read": many,
                **panels.cells(cell, many > 0, asked),
                "intensity": round(cell.intensity / cell.kinds["events"], 4) if cell else None,
            }


def _counted(selection: Selection, left_out: list[str]) -> Iterator[Counted]:
    for event in selection.events:
        day, dyads = panels.day_of(event), _dyads(event)
        if reason := panels.why_not(event):
            left_out.append(reason)
        elif day is None:
            left_out.append(panels.UNCERTAIN)
        elif not dyads:
            left_out.append("no two parties with a country")
        else:
            yield from (Counted(dyad, day, event) for dyad in dyads)


def _dyads(event: Event) -> list[tuple[str, str]]:
    sides: list[tuple[Party, Party]]
    if event.recipients:
        sides = [(a, r) for a in event.actors for r in event.recipients]
    else:
        sides = list(permutations(event.actors, 2))
    found = ((a.country, r.country) for a, r in sides if a.country and r.country)
    return list(dict.fromkeys((a, r) for a, r in found if a and r))
