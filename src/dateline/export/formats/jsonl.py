"""The records themselves, a line of JSON each."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dateline.export import sheets, singles, stamps
from dateline.export.sheets import Written
from dateline.model import Event, Report, Selection

TITLE = "the records, a line of JSON each"
SUFFIX = ".jsonl"
COLUMNS = tuple(
    sheets.Column(field.encode_name, "as in docs/records.md") for field in msgspec.structs.fields(Event)
)
NOTES = (
    "The whole records, as docs/records.md describes them: nothing is left out. With --reports the lines "
    "are reports, as `dateline code` prints them.",
)


def write(selection: Selection, path: Path) -> Written:
    """Write all events of a selection, or its reports where events were made of single ones."""
    records: list[Event | Report] = [singles.report_of(selection, e) or e for e in selection.events]
    with path.open("wb") as file:
        for record in records:
            file.write(msgspec.json.encode(record) + b"\n")
    return Written(len(records), "line")


def named(selection: Selection) -> str:
    """events.YYYYMMDD.jsonl, by the newest article's day."""
    return f"events.{stamps.newest(selection)[:8]}{SUFFIX}"
