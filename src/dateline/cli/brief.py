"""`dateline brief`: what happened, what is planned, who says so, what is disputed."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer
from msgspec.structs import replace

from dateline.archive import Archive
from dateline.brief import briefs
from dateline.brief.calendars import Window
from dateline.cli import pages
from dateline.cli.calendar import found, joined
from dateline.cli.filters import Asked, Store, filtered
from dateline.cli.pages import Force, Output, PageShape
from dateline.cli.run import errors, one_of
from dateline.errors import UsageError
from dateline.knowledge.schemes import shipped
from dateline.model import Selection

_BACK, _AHEAD = 7, 30


@filtered
def brief(
    store: Store,
    asked: Asked,
    format_: Annotated[
        PageShape,
        typer.Option(
            "--format",
            "-f",
            parser=one_of(PageShape),
            metavar="text|markdown|html",
            help="How it is written.",
        ),
    ] = PageShape.text,
    most: Annotated[
        int, typer.Option("--most", min=1, help="How many events a section shows.")
    ] = briefs.MOST,
    output: Output = None,
    force: Force = False,
) -> None:
    """A brief: what happened, what is planned, who says so, what is disputed, by how many origins.

    Days are told from the newest article in the store (or --as-of), never from
    today's clock: the last 7 days and the next 30, unless you say otherwise.

    \b
    dateline brief --store news.duckdb --country Ukraine --last 7d
    dateline brief --store news.duckdb --country IND -f html -o india.html
    """
    with Archive.reading(store) as archive:
        past, ahead, selection, why = _both(archive, asked)
    if not selection.events:
        errors.print(why, markup=False)
    names = tuple(map(shipped().country_name, selection.filter.country))
    page = briefs.page(selection, past, ahead, pages.titled("Brief", names), why, most)
    pages.put(pages.written(page, format_), output, force=force)


def _both(archive: Archive, asked: Asked) -> tuple[Window, Window, Selection, str]:
    """The window behind and the one ahead, the events of both, and why there are none behind."""
    plain = asked.filter.from_ or asked.filter.until
    if plain and (asked.last or asked.next):
        raise UsageError("--last and --next can't be joined with --from and --until")
    behind = archive.asked(asked.filter, None if plain else asked.last or _BACK, None, asked.as_of)
    recent = archive.select(behind)
    as_of = asked.as_of or recent.as_of
    end = behind.until or as_of
    later = replace(asked, filter=replace(asked.filter, from_=None, until=None), last=None,
                    next=asked.next or _AHEAD, as_of=end)  # fmt: skip
    window, planned, _ = found(archive, later, _AHEAD)
    start = end + timedelta(days=1) if end else None
    why = "" if recent.events else archive.nothing(behind)
    both = archive.known(joined([recent, planned], behind), asked.as_of)
    return Window(as_of, behind.from_, end), Window(as_of, start, window.until), both, why
