"""Times of a selection as formats write them: in UTC, and never the machine's clock."""

from __future__ import annotations

from datetime import UTC, datetime

from dateline.export import tellings
from dateline.model import Event, Selection


def newest(selection: Selection) -> str:
    """The newest article's day as YYYYMMDDHHMMSS; zeros where there is none."""
    day = tellings.newest(selection)
    return f"{day:%Y%m%d}000000" if day else "0" * 14


def added(selection: Selection, event: Event) -> str:
    """When an event came into the data, as YYYYMMDDHHMMSS."""
    return f"{at(selection, event):%Y%m%d%H%M%S}"


def at(selection: Selection, event: Event) -> datetime:
    """When an event came into the data, in UTC."""
    when = tellings.added(selection, event)
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
