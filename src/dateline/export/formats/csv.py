"""Dateline's own table as CSV."""

from __future__ import annotations

from pathlib import Path

from dateline.export import flat, sheets, stamps
from dateline.export.sheets import Written
from dateline.model import Selection

TITLE = "Dateline's table as CSV"
SUFFIX = ".csv"
COLUMNS = flat.COLUMNS
NOTES = (*flat.NOTES, "UTF-8, commas, quotes where needed; lists are joined by '; '.")


def write(selection: Selection, path: Path) -> Written:
    """Write all events of a selection, a line each."""
    return Written(sheets.comma(path, COLUMNS, flat.rows(selection)))


def named(selection: Selection) -> str:
    """events.YYYYMMDD.csv, by the newest article's day."""
    return f"events.{stamps.newest(selection)[:8]}{SUFFIX}"
