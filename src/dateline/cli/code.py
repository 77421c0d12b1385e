"""`dateline code`: the main job."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.cli import show
from dateline.cli.run import (
    BOTH,
    Coders,
    Format,
    Model,
    Packs,
    Paths,
    Published,
    Run,
    coder,
    count,
    errors,
    wants_table,
)
from dateline.model import Failure

if TYPE_CHECKING:
    from dateline.pipeline import Coded


def code(
    paths: Paths,
    format_: Format = None,
    pack: Packs = None,
    model: Model = None,
    published: Published = None,
    coders: Coders = BOTH,
    confidence: Annotated[
        float,
        typer.Option(
            "--min-confidence", metavar="0..1", min=0, max=1, help="Only reports that are at least so sure."
        ),
    ] = 0,
) -> None:
    """Code articles into event reports: who did what to whom, when, where, according to whom.

    Reads plain text, Markdown, HTML, JSON lines and CSV. An article needs a
    date: in a header (Date: 27 October 2022), a dateline, a field or column
    "published", or from --published.

    \b
    dateline code dispatches/                          a table to look at
    dateline code stories.jsonl > reports.jsonl        a line of JSON a report
    dateline code - --published 2022-10-27 < story.txt

    Exits 0 if all was read, 1 if something was not (it is named, the rest is
    done), 2 on wrong usage.
    """
    code_paths(paths, wants_table(format_), pack, model, published, coders, confidence)


def code_paths(
    paths: list[str],
    table: bool,
    pack: Packs = None,
    model: Model = None,
    published: Published = None,
    coders: Coders = BOTH,
    confidence: float = 0,
) -> None:
    """Code what the paths hold and print the reports that are at least so sure."""
    run = Run(paths, published)
    made = doubtful = 0
    with progress() as bar:
        # the parser could take articles in batches, but a reader wants the first one now
        for coded in coder(model, pack, coders).code_many(run.articles(), batch_size=1):
            if isinstance(coded, Failure):
                run.keep(coded)
                continue
            sure = tuple(r for r in coded.reports if r.confidence >= confidence)
            made, doubtful = made + len(sure), doubtful + len(coded.reports) - len(sure)
            print_coded(replace(coded, reports=sure), table)
            told = f"{count(run.read, 'article')} read, {count(made, 'report')}"
            bar.update(bar.task_ids[0], description=told)
    left_out = f" ({doubtful} less sure left out)" if doubtful else ""
    run.close(f", {count(made, 'report')}{left_out}")


def print_coded(coded: Coded, table: bool) -> None:
    """Print the reports of one article."""
    if not table:
        show.json_lines(coded.reports)
        return
    title = show.article_title(coded.article)
    if not coded.reports:
        show.screen.print(title, "  no events\n", sep="\n")
        return
    rows = show.reports_table(title)
    for report in coded.reports:
        show.add_report(rows, report)
    show.screen.print(rows)


@contextmanager
def progress() -> Iterator[Progress]:
    """How far a run has come, on stderr, and only there while a person watches."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    shown = Progress(
        *columns,
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
        redirect_stdout=False,
    )
    with shown, _drawn_over(shown):
        shown.add_task("loading the model and the packs", total=None)
        yield shown


@contextmanager
def _drawn_over(shown: Progress) -> Iterator[None]:
    """Results for the same terminal take the bar's place and draw it anew; a pipe sees none of it."""
    if shown.disable or not show.screen.is_terminal:
        yield
        return
    show.screen.push_render_hook(shown.live)
    try:
        yield
    finally:
        show.screen.pop_render_hook()
