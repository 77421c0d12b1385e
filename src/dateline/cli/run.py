"""What every verb shares: how it ends, what it says on stderr, and the options that all know."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from dateline import __version__
from dateline.errors import DatelineError, UsageError
from dateline.model import Article, Failure
from dateline.read import articles

if TYPE_CHECKING:
    from dateline.pipeline import Coder

errors = Console(stderr=True, highlight=False, soft_wrap=True)

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, globs, or - for standard input.", metavar="PATH...", show_default=False
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", help="table or jsonl; by default a table on a terminal, JSON lines in a pipe."
    ),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option("--pack", "-p", help="A folder with your own rules and names; may be given several times."),
]
Model = Annotated[
    str | None, typer.Option("--model", help="Any spaCy pipeline with a parser, by name or path.")
]
Published = Annotated[
    datetime | None,
    typer.Option(
        "--published", formats=["%Y-%m-%d"], help="The date of articles that state none themselves."
    ),
]


def guarded(verb: Callable[..., None]) -> Callable[..., None]:
    """The verb with errors told to people: one line and exit 2 for what it stands on, quiet on a closed pipe."""

    @functools.wraps(verb)
    def run(*args: Any, **options: Any) -> None:
        try:
            verb(*args, **options)
            sys.stdout.flush()
        except BrokenPipeError:
            # whoever read us has enough ("| head"); Python would complain once more at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except KeyboardInterrupt:
            errors.print("stopped; what was printed so far is whole")
            raise typer.Exit(130) from None
        except DatelineError as error:
            errors.print(f"dateline: {error}", markup=False)
            raise typer.Exit(2) from None

    return run


def version(
    show: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", is_eager=True)
    ] = False,
) -> None:
    """Dated news in, political events out."""
    if show:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


def coder(model: str | None, packs: list[Path] | None) -> Coder:
    """The coder that the options ask for."""
    # loading spaCy takes a second, which --help and resolve need not wait for
    from dateline.pipeline import Coder

    return Coder(model, tuple(packs or ()))


def wants_table(format_: str | None) -> bool:
    """Whether to print a table: as asked, else by whether a person is looking.

    Raises:
        UsageError: no such format.
    """
    if format_ not in {None, "table", "jsonl"}:
        raise UsageError(f"--format {format_}: there is table and there is jsonl")
    return sys.stdout.isatty() if format_ is None else format_ == "table"


class Run:
    """One run over paths: hands out the articles, keeps what failed, and closes with a summary."""

    def __init__(self, paths: list[str], published: date | None = None) -> None:
        self.failures: list[Failure] = []
        self.warnings: list[Failure] = []
        self.read = 0
        self._found = articles(paths, published=published)

    def articles(self) -> Iterator[Article]:
        """The articles that could be read; the others are kept for the end."""
        for found in self._found:
            if isinstance(found, Article):
                self.read += 1
                yield found
            else:
                self.keep(found)

    def keep(self, failure: Failure) -> None:
        """Keep a failure, or a warning about something that was read nevertheless."""
        (self.warnings if failure.stage == "warning" else self.failures).append(failure)

    def close(self, made: str = "") -> None:
        """Say what was read and what was not; exit 1 if anything was not."""
        for warning in self.warnings:
            errors.print(f"note: {warning}", markup=False)
        for failure in self.failures:
            verb = "not coded" if failure.stage == "code" else "not read"
            errors.print(f"{verb}: {failure}", markup=False)
        errors.print(f"{self.read} article{'s' * (self.read != 1)} read{made}, {len(self.failures)} not read")
        if self.failures:
            raise typer.Exit(1)


def day(published: datetime | None) -> date | None:
    """The option's date."""
    return published.date() if published else None
