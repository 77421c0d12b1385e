"""The command line: one file a verb, all on one app; results to stdout, everything else to stderr."""

from __future__ import annotations

import typer

from dateline.cli.actors import app as actors
from dateline.cli.add import add, recode
from dateline.cli.annotate import annotate
from dateline.cli.brief import brief
from dateline.cli.calendar import calendar
from dateline.cli.check import check
from dateline.cli.code import code
from dateline.cli.demo import demo
from dateline.cli.evaluate import evaluate
from dateline.cli.events import events
from dateline.cli.explain import explain
from dateline.cli.export import export
from dateline.cli.gazetteer import app as gazetteer
from dateline.cli.history import changes, correct, diff
from dateline.cli.learn import learn
from dateline.cli.pairs import relate, resolve
from dateline.cli.run import guarded, version, writing
from dateline.cli.store import sql, store

app = typer.Typer(
    name="dateline",
    help="Dated news in, political events out: who did what to whom, when, where and according to whom.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: [bold]dateline demo[/bold], then [bold]dateline code yourfolder/[/bold]",
)
app.callback()(version)
for verb in (
    code, annotate, explain, relate, resolve, add, events, recode, diff, changes, correct, store, sql, check,
    export, calendar, brief, evaluate, learn, demo,
):  # fmt: skip
    app.command()(guarded(verb))
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(actors, name="actors")


def main() -> None:
    """Run the command line."""
    with writing():
        app()
