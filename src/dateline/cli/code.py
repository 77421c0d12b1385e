"""`dateline code`: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dateline.cli import show
from dateline.cli.run import Format, Model, Packs, Paths, Published, Run, coder, day, errors, wants_table
from dateline.model import Failure

if TYPE_CHECKING:
    from dateline.pipeline import Coded


def code(
    paths: Paths, format_: Format = None, pack: Packs = None, model: Model = None, published: Published = None
) -> None:
    """Code articles into event reports: who did what to whom, when, where, according to whom.

    Reads text, Markdown, HTML, JSON lines and CSV. An article needs a date of its own, or --published.
    """
    code_paths(paths, wants_table(format_), pack, model, published)


def code_paths(paths: list[str], table: bool, pack: Packs, model: Model, published: Published) -> None:
    """Code what the paths hold and print the reports."""
    run = Run(paths, day(published))
    made = 0
    with progress() as bar:
        task = bar.add_task("coding", total=None)
        for coded in coder(model, pack).code_many(run.articles()):
            if isinstance(coded, Failure):
                run.keep(coded)
                continue
            made += len(coded.reports)
            print_coded(coded, table)
            bar.update(task, completed=run.read, description=f"coding, {made} reports")
    run.close(f", {made} report{'s' * (made != 1)}")


def print_coded(coded: Coded, table: bool) -> None:
    """Print the reports of one article."""
    if not table:
        show.json_lines(coded.reports)
        return
    article = coded.article
    rows = show.reports_table(f"{article.published}  {article.publisher}  {article.title or article.id}")
    for report in coded.reports:
        show.add_report(rows, report)
    show.screen.print(rows if coded.reports else f"[bold]{rows.title}[/bold]\n  no events")


def progress() -> Progress:
    """A progress display on stderr that is only there while a person watches."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal)
