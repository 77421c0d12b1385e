"""`dateline calendar`: what is planned, and how it stands."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import msgspec
import typer
from msgspec.structs import replace
from rich import box
from rich.table import Table

from dateline import export as exports
from dateline.archive import Archive
from dateline.brief import calendars
from dateline.brief.calendars import Entry, Window
from dateline.cli import pages, show
from dateline.cli.filters import Asked, Store, filtered
from dateline.cli.pages import Force, Output, PageShape
from dateline.cli.run import errors, one_of, wants_table
from dateline.knowledge.schemes import shipped
from dateline.model import Filter, Selection
from dateline.tell import words
from dateline.tell.plans import plan

_AHEAD = 30


class CalendarShape(StrEnum):
    """How a calendar is written."""

    table = "table"
    jsonl = "jsonl"
    ics = "ics"
    text = "text"
    markdown = "markdown"
    html = "html"


@filtered
def calendar(
    store: Store,
    asked: Asked,
    format_: Annotated[
        CalendarShape | None,
        typer.Option(
            "--format", "-f", parser=one_of(CalendarShape), metavar="table|jsonl|ics|text|markdown|html",
            help="By default a table on a terminal and JSON lines in a pipe.", show_default=False,
        ),
    ] = None,
    output: Output = None,
    force: Force = False,
) -> None:  # fmt: skip
    """What is planned and how it stands: announced, confirmed, postponed, called off, held, without a report.

    Days are told from the newest article in the store (or --as-of), never from
    today's clock: the next 30 days, unless you say otherwise. What was due in
    the 7 days before and was not reported is shown, too.

    \b
    dateline calendar --store news.duckdb --country India --next 30d
    dateline calendar --store news.duckdb -f ics -o planned.ics --force
    """
    shape = format_ or (CalendarShape.table if wants_table(None) else CalendarShape.jsonl)
    with Archive.reading(store) as archive:
        window, selection, why = found(archive, asked, _AHEAD)
        selection = archive.known(selection, asked.as_of)
    chosen = replace(selection, events=tuple(calendars.plans(selection.events, window)))
    if not chosen.events:
        errors.print(why or "none of the events that were read is a plan for these days", markup=False)
    if shape is CalendarShape.table:
        _print_table(chosen)
    elif shape is CalendarShape.jsonl:
        lines = calendars.entries(chosen.events)
        pages.put("".join(msgspec.json.encode(entry).decode() + "\n" for entry in lines), output, force=force)
    elif shape is CalendarShape.ics:
        pages.put(_ics(chosen), output, force=force)
    else:
        names = tuple(map(shipped().country_name, selection.filter.country))
        page = calendars.page(chosen, window, pages.titled("Planned", names), why)
        pages.put(pages.written(page, PageShape(shape.value)), output, force=force)


def found(archive: Archive, asked: Asked, ahead: int) -> tuple[Window, Selection, str]:
    """The window that is asked for, the events that may be plans for it, and why there are none, if so.

    Plans are looked for whatever their day: one that was put off was set for a day within the window.
    """
    given = asked.filter.from_ or asked.filter.until or asked.last or asked.next
    days = archive.asked(asked.filter, asked.last, asked.next if given else ahead, asked.as_of)
    bare = replace(days, from_=None, until=None)
    parts = [archive.select(days)]
    if not days.status:
        parts.append(archive.select(replace(bare, status=("planned", "cancelled"))))
    else:
        parts.append(archive.select(bare))
    both = joined(parts, days)
    as_of = asked.as_of or both.as_of
    return Window(as_of, days.from_, days.until), both, "" if both.events else archive.nothing(days)


def joined(parts: list[Selection], asked: Filter) -> Selection:
    """Several selections of one store as one."""
    first = parts[0]
    events = {event.id: event for part in parts for event in part.events}
    return replace(
        first,
        events=tuple(events.values()),
        reports={k: v for part in parts for k, v in part.reports.items()},
        articles={k: v for part in parts for k, v in part.articles.items()},
        origins={k: v for part in parts for k, v in part.origins.items()},
        codings={k: v for part in parts for k, v in part.codings.items()},
        filter=asked,
    )


def _print_table(selection: Selection) -> None:
    rows = _grid()
    for entry, event in zip(calendars.entries(selection.events), selection.events, strict=True):
        rows.add_row(
            show.plain(words.when(plan(event).set)),
            show.plain(_stands(entry)),
            show.plain(words.deed(event)),
            show.plain(words.where(event.where)),
            show.plain("\n".join(entry.says)),
            show.plain(f"{entry.last_told}\n{words.count(entry.origins, 'origin')}"),
        )
    if selection.events:
        show.screen.print(rows)


def _grid() -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_lines=True, header_style="bold")
    # days and states are never broken in two: "10 September", "no report" and 2022-10-27 are the longest
    table.add_column("when", width=12)
    table.add_column("stands", width=10)
    table.add_column("what", ratio=3, overflow="fold")
    table.add_column("where", ratio=2, overflow="fold")
    table.add_column("who says so", ratio=3, overflow="fold")
    table.add_column("last told", width=10)
    return table


def _stands(entry: Entry) -> str:
    before = f"\nset for {words.listed(map(str, entry.before))} before" if entry.before else ""
    return f"{entry.state}{before}"


def _ics(selection: Selection) -> str:
    with TemporaryDirectory(prefix="dateline-") as folder:
        kept = exports.write(exports.format_named("ics"), selection, Path(folder) / "calendar.ics")
        return kept.path.read_bytes().decode()
