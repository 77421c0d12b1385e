"""Records as people and programs read them: tables on a terminal, JSON lines in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.model import Actor, Report, When, Where

screen = Console(highlight=False)
_STATUS_STYLE = {
    "occurred": "", "ongoing": "cyan", "attempted": "yellow", "planned": "blue", "cancelled": "magenta",
    "hypothetical": "yellow", "negated": "red",
}  # fmt: skip


def json_line(record: object) -> None:
    """Print one record as a line of JSON."""
    sys.stdout.buffer.write(msgspec.json.encode(record) + b"\n")


def json_lines(records: Iterable[object]) -> None:
    """Print records as lines of JSON, each as soon as it is there."""
    for record in records:
        json_line(record)
    sys.stdout.flush()


def reports_table(title: str) -> Table:
    """An empty table for reports."""
    table = Table(title=title, title_justify="left", title_style="bold", expand=True, pad_edge=False)
    for name, ratio in (
        ("when", 3),
        ("who", 6),
        ("what", 4),
        ("to whom", 6),
        ("where", 4),
        ("according to", 4),
    ):
        table.add_column(name, ratio=ratio, overflow="fold")
    return table


def add_report(table: Table, report: Report) -> None:
    """Add a report as a row."""
    table.add_row(
        when_words(report.when),
        "\n".join(map(actor_words, report.actors)) or "-",
        what_words(report),
        "\n".join(map(actor_words, report.recipients)) or "-",
        where_words(report.where),
        said_words(report),
    )


def actor_words(actor: Actor) -> str:
    """An actor in a few words: name and codes."""
    codes = " ".join(filter(None, (actor.country, actor.sector)))
    return f"{actor.name} ({codes})" if codes else actor.name


def what_words(report: Report) -> Text:
    """Type, mode, status and trigger."""
    text = Text(report.type + (f" {report.mode}" if report.mode else ""), style="bold")
    text.append(f"\n{report.status}", style=_STATUS_STYLE[report.status] or "dim")
    text.append(f' "{report.trigger.text}"', style="italic not bold")
    return text


def when_words(when: When) -> str:
    """The event's date, and whether the text states it."""
    if when.from_ is None:
        return "?"
    days = str(when.from_) if when.from_ == when.until else f"{when.from_}..{when.until or ''}"
    return days if when.why == "stated" else f"{days} ({when.why})"


def where_words(where: Where) -> str:
    """The event's place."""
    if where.name is None:
        return "?"
    return f"{where.name}, {where.country}" if where.country and where.precision != "country" else where.name


def said_words(report: Report) -> str:
    """The report's source and stance."""
    said = report.attribution
    if said is None:
        return "the article"
    return f"{said.source.name if said.source else 'unnamed'} {said.stance}"
