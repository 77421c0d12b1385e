"""`dateline store` and `dateline sql`: what is in a store, and questions of one's own."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dateline.archive import Archive
from dateline.cli import show
from dateline.cli.filters import Store
from dateline.cli.rows import RowFormat, print_rows, shape_of
from dateline.cli.run import Format, count, errors, wants_table
from dateline.errors import UsageError


def store(
    store: Store,
    failures: Annotated[
        bool, typer.Option("--failures", help="What could not be read or coded, alone.")
    ] = False,
    runs: Annotated[bool, typer.Option("--runs", help="The runs that changed it, alone.")] = False,
    format_: Format = None,
) -> None:
    """What is in a store: how many of each, of which days and publishers, the runs, and what failed.

    \b
    dateline store --store news.duckdb
    dateline store --store news.duckdb --failures
    """
    table = wants_table(format_)
    with Archive.reading(store) as archive:
        failed = archive.store.coding.failures()
        if failures:
            _rows(failed, table)
        elif runs:
            _rows([_run(run) for run in archive.runs()], table)
        elif table:
            _print(archive, [f for f in failed if f["mended"] is None])
        else:
            show.json_lines([_summary(archive)])


def _summary(archive: Archive) -> dict[str, object]:
    read = archive.store.coding.read_on()
    return {
        "store": str(archive.store.path),
        **archive.store.counts(),
        "first_published": min(read, default=None),
        "last_published": max(read, default=None),
        "days": len(read),
        "publishers": dict(archive.store.publishers()),
        "version": archive.store.version(),
        "runs": [_run(run) for run in archive.runs()],
    }


def _run(run: object) -> dict[str, object]:
    names = ("run", "kind", "started", "ended", "version", "note")
    return {name: getattr(run, name) for name in names}


def _rows(found: list[dict[str, object]], table: bool) -> None:
    if not table:
        show.json_lines(found)
    elif found:
        rows = show.grid(*found[0])
        for row in found:
            rows.add_row(*(show.plain("" if v is None else str(v)) for v in row.values()))
        show.screen.print(rows)


def _print(archive: Archive, failed: list[dict[str, object]]) -> None:
    told = _summary(archive)
    rows = show.grid("", "")
    for name in ("articles", "reports", "events", "corrections", "failures"):
        rows.add_row(name, f"{told[name]:,}")
    if told["first_published"]:
        days = count(int(str(told["days"])), "day")
        rows.add_row("published", f"{told['first_published']} to {told['last_published']}, on {days}")
    publishers = list(archive.store.publishers())
    named = [f"{name or 'no publisher'} {many:,}" for name, many in publishers[:12]]
    rest = f", and {len(publishers) - 12:,} more" if len(publishers) > 12 else ""
    rows.add_row("publishers", show.plain(", ".join(named) + rest))
    rows.add_row("last coded by", show.plain(str(told["version"])))
    if told["pending"]:
        rows.add_row("waiting", "a run was stopped before its reports were merged; the next add does")
    show.screen.print(rows)
    for run in archive.runs()[-10:]:
        ended = f"{run.ended:%H:%M}" if run.ended else "stopped"
        words = f"run {run.run}  {run.started:%Y-%m-%d %H:%M} to {ended}  {run.kind}  {run.note}"
        show.screen.print(show.plain(words))
    if failed:
        show.screen.print(f"{count(len(failed), 'failure')}: dateline store --failures names them")


def sql(
    question: Annotated[
        str, typer.Argument(help="A SELECT in DuckDB's SQL, or - for standard input.", metavar="SQL")
    ],
    store: Store,
    format_: RowFormat = None,
) -> None:
    """Ask a store in SQL. It is opened for reading: nothing can be changed, and no other file be read.

    The tables are described in docs/store.md; `show tables` and
    `describe events` tell them, too.

    \b
    dateline sql "select type, count(*) from events group by 1 order by 2 desc" --store news.duckdb
    dateline sql "select name, count(*) from parties where side = 'actor' group by 1" -s news.duckdb -f csv
    """
    asked = sys.stdin.read() if question == "-" else question
    if not asked.strip():
        raise UsageError("there is no question; write a SELECT")
    with Archive.reading(store) as archive:
        archive.close()  # a question from outside is asked over a connection of its own
        answer = archive.sql(asked)
    shape = shape_of(format_)
    print_rows(answer.named(), shape)
    if not answer.rows:
        errors.print("no rows")
