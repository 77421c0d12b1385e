"""`dateline events`: what is in a store, by any filter, as records or as counts."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer
from rich.table import Table

from dateline.archive import Archive
from dateline.cli import show, show_events
from dateline.cli.filters import Asked, Store, filtered, with_ids
from dateline.cli.rows import RowFormat, RowShape, print_rows, shape_of
from dateline.cli.run import count, errors, one_of
from dateline.errors import UsageError
from dateline.model import Event, Filter


class Periods(StrEnum):
    """By what time is counted."""

    day = "day"
    week = "week"
    month = "month"


def _counts(flag: str, what: str) -> typer.models.OptionInfo:
    return typer.Option(  # type: ignore[no-any-return]
        flag, parser=one_of(Periods), metavar="day|week|month", help=what, show_default=False,
        rich_help_panel="Counts in place of records",
    )  # fmt: skip


def _flag(flag: str, what: str) -> typer.models.OptionInfo:
    return typer.Option(flag, help=what, rich_help_panel="Counts in place of records")  # type: ignore[no-any-return]


@filtered
def events(
    store: Store,
    asked: Asked,
    ids: Annotated[
        list[str] | None, typer.Argument(help="Ids of events, or their beginnings.", metavar="[EVENT]...")
    ] = None,
    format_: RowFormat = None,
    timeline: Annotated[Periods | None, _counts("--timeline", "How many, by time.")] = None,
    dyads: Annotated[
        Periods | None, _counts("--dyads", "How many and how intense, by actor's and recipient's country.")
    ] = None,
    panel: Annotated[bool, _flag("--panel", "How many, by country and month.")] = False,
    network: Annotated[bool, _flag("--network", "Who does something to whom: edges.")] = False,
) -> None:
    """The events of a store: what happened, is planned, or did not happen.

    All that is asked for must hold; an option that is given several times
    takes any of its values. --last and --next are told from the day of the
    newest article in the store (or --as-of), never from today's clock.

    \b
    dateline events --store news.duckdb --country Ukraine --last 7d
    dateline events --store news.duckdb --actor "RUS MIL" --type ASSAULT --min-origins 2
    dateline events --store news.duckdb --status planned --next 30d
    dateline events --store news.duckdb --near 50.45,30.52,100 --timeline week

    Counts take what occurred and is news alone, unless --status or
    --historical say otherwise; a count is 0 where articles were read, and
    empty where none were. PLOVER's intensity goes from -10 (conflict) to 10.

    Exits 0, also where nothing is found: it is then said on stderr whether
    no articles were read for that time, or none matched.
    """
    wanted = [bool(timeline), bool(dyads), panel, network]
    if sum(wanted) > 1:
        raise UsageError("--timeline, --dyads, --panel and --network: one at a time")
    if any(wanted) and asked.filter.limit is not None:
        raise UsageError("--limit is for records; counts take in all events")
    shape = shape_of(format_)
    with Archive.reading(store) as archive:
        asked = with_ids(asked, [archive.event(word).id for word in ids or ()])
        chosen = archive.asked(asked.filter, asked.last, asked.next, asked.as_of)
        if not archive.store.count(chosen):
            errors.print(archive.nothing(chosen), markup=False)
        elif any(wanted):
            print_rows(_counted(archive, chosen, timeline, dyads, panel), shape)
        else:
            _print(archive.events(chosen), shape)
            _tell_limit(archive, chosen)
        _tell_pending(archive)


def _counted(
    archive: Archive, chosen: Filter, timeline: Periods | None, dyads: Periods | None, panel: bool
) -> Iterable[dict[str, object]]:
    if timeline:
        return archive.timeline(chosen, timeline.value)
    if dyads:
        return archive.dyads(chosen, dyads.value)
    return archive.panel(chosen) if panel else archive.network(chosen)


def _print(found: tuple[Event, ...], shape: RowShape) -> None:
    if shape is RowShape.jsonl:
        show.json_lines(found)
    elif shape is RowShape.csv:
        print_rows((show_events.flat(event) for event in found), shape)
    else:
        show.screen.print(_table(found))
        show.screen.print(count(len(found), "event"))


def _table(found: Iterable[Event]) -> Table:
    table = show_events.events_table()
    for event in found:
        show_events.add_event(table, event)
    return table


def _tell_limit(archive: Archive, chosen: Filter) -> None:
    if chosen.limit is not None and (every := archive.store.count(chosen)) > chosen.limit:
        errors.print(f"the newest {chosen.limit:,} of {count(every, 'event')}")


def _tell_pending(archive: Archive) -> None:
    if archive.store.counts()["pending"]:
        errors.print(
            "note: a run was stopped before its reports were merged into events;"
            " the next dateline add or recode does"
        )
