"""Records as people and programs read them: tables on a terminal, JSON lines in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import msgspec
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.model import Actor, Article, Evidence, Report, Size, When, Where


class _Screen(Console):
    """A console that tells us when its reader has gone ("| head"), where rich's own ends the program."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


screen = _Screen(highlight=False)
_STATUS_STYLE = {
    "occurred": "", "ongoing": "cyan", "attempted": "yellow", "planned": "blue", "cancelled": "magenta",
    "hypothetical": "yellow", "negated": "red",
}  # fmt: skip
# an article may hold the codes by which terminals are steered; they are shown, not obeyed
_CONTROL = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"}


def json_line(record: object) -> None:
    """Print one record as a line of JSON."""
    line = msgspec.json.encode(record)
    if sys.stdout.isatty():
        screen.out(line.decode(), highlight=False)  # which knows of a progress bar that stands there
    else:
        sys.stdout.buffer.write(line + b"\n")


def json_lines(records: Iterable[object]) -> None:
    """Print records as lines of JSON, each as soon as it is there."""
    for record in records:
        json_line(record)
        sys.stdout.flush()


def plain(words: str, style: str = "") -> Text:
    """Words from outside as they stand: brackets are no markup, and offsets stay what they are."""
    return Text(words.translate(_CONTROL), style=style)


def grid(*columns: str) -> Table:
    """A table that takes little room, for whatever stands in it."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def article_title(article: Article) -> Text:
    """Date, publisher and title of an article on one line."""
    words = (str(article.published), article.publisher, article.title or article.id)
    return plain("  ".join(w for w in words if w), "bold")


def reports_table(title: Text) -> Table:
    """An empty table for reports."""
    table = Table(
        title=title, title_justify="left", box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_lines=True
    )
    # dates, types and statuses are never broken in two: 11, 13 and 12 letters are the longest
    table.add_column("when", width=11)
    table.add_column("who", ratio=1, overflow="fold")
    table.add_column("what", width=14, overflow="fold")
    table.add_column("to whom", ratio=1, overflow="fold")
    table.add_column("where", ratio=1, overflow="fold")
    table.add_column("says who", ratio=1, overflow="fold")
    return table


def add_report(table: Table, report: Report) -> None:
    """Add a report as a row."""
    table.add_row(
        plain(when_words(report.when)),
        plain("\n".join(map(actor_words, report.actors)) or "-"),
        what_words(report),
        plain("\n".join(map(actor_words, report.recipients)) or "-"),
        plain(where_words(report.where)),
        plain(said_words(report)),
    )


def actor_words(actor: Actor) -> str:
    """An actor in a few words: name and codes."""
    codes = " ".join(filter(None, (actor.country, actor.sector)))
    return f"{actor.name} ({codes})" if codes else actor.name


def what_words(report: Report, *, between: str = "\n") -> Text:
    """Type, mode, status and trigger."""
    text = Text(report.type, style="bold")
    if report.mode:
        text.append(f"{between}{report.mode}")
    text.append(f"{between}{report.status}", style=f"not bold {_STATUS_STYLE[report.status] or 'dim'}")
    if report.historical:
        text.append(f"{between}historical", style="not bold dim")
    text.append(between).append(plain(f'"{report.trigger.text}"', "italic not bold"))
    for kind, size in report.size.items():
        text.append(f"{between}{kind} {size_words(size)}", style="not bold")
    return text


def size_words(size: Size) -> str:
    """How many, as a person says it."""
    if size.high is None:
        return f"{size.low:,} or more"
    return f"{size.low:,}" if size.low == size.high else f"{size.low:,} to {size.high:,}"


def when_words(when: When) -> str:
    """The event's date, and what it rests on where the text does not state it."""
    if when.from_ is None:
        return "?"
    days = str(when.from_) if when.from_ == when.until else f"{when.from_}\nto {when.until or '?'}"
    return days if when.why == "stated" else f"{days}\n({when.why})"


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
    return f"{said.source.name if said.source else 'somebody unnamed'} {said.stance}"


def marked(report: Report) -> Text:
    """The sentence of a report with its words marked."""
    sentence, said = report.sentence, report.attribution
    text = plain(sentence.text)
    marks: list[tuple[str, Evidence | None]] = [
        *(("yellow", a.evidence) for a in report.actors),
        *(("magenta", a.evidence) for a in report.recipients),
        ("green", report.when.evidence),
        ("blue", report.where.evidence),
        *(("cyan", e) for e in report.status_evidence),
        ("underline", said.source.evidence if said and said.source else None),
        ("bold red", report.trigger),
    ]
    for style, mark in marks:
        if mark is not None and mark.overlaps(sentence):
            text.stylize(style, max(0, mark.start - sentence.start), mark.end - sentence.start)
    return text
