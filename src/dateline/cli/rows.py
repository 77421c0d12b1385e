"""Rows of any columns, as SQL and counts give them: a table, JSON lines or CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice
from typing import Annotated

import typer

from dateline.cli import show
from dateline.cli.run import one_of

_SHOWN = 1_000  # rows of a table: nobody reads more, and a table must be held whole


class RowShape(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


RowFormat = Annotated[
    RowShape | None,
    typer.Option(
        "--format",
        "-f",
        parser=one_of(RowShape),
        metavar="table|jsonl|csv",
        help="By default a table on a terminal and JSON lines in a pipe.",
        show_default=False,
    ),
]


def shape_of(format_: RowShape | None) -> RowShape:
    """As asked, else by whether a person is looking."""
    return format_ or (RowShape.table if sys.stdout.isatty() else RowShape.jsonl)


def print_rows(rows: Iterable[dict[str, object]], shape: RowShape) -> None:
    """Print rows that all have the same columns."""
    if shape is RowShape.jsonl:
        show.json_lines(rows)
        return
    held = iter(rows)
    first = next(held, None)
    if first is None:
        return
    every = chain([first], held)
    if shape is RowShape.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(first)
        writer.writerows([_cell(value) for value in row.values()] for row in every)
        return
    _print_table(list(first), every)


def _print_table(columns: list[str], rows: Iterator[dict[str, object]]) -> None:
    table = show.grid(*columns)
    for row in islice(rows, _SHOWN):
        table.add_row(*(show.plain(_cell(value)) for value in row.values()))
    show.screen.print(table)
    if rest := sum(1 for _ in rows):
        show.screen.print(f"and {rest:,} more; --format jsonl or csv prints all")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, list):
        return "; ".join(_cell(v) for v in value)
    return str(value)
