"""What every verb shares: how it ends, what it says on stderr, and the options that all know."""

from __future__ import annotations

import functools
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from rich.console import Console

from dateline import __version__
from dateline.errors import DatelineError, StoreError
from dateline.model import Article, Failure
from dateline.read import articles
from dateline.read.dates import read_date

if TYPE_CHECKING:
    from dateline.pipeline import Coder

errors = Console(stderr=True, highlight=False, soft_wrap=True)


class Shape(StrEnum):
    """How records are printed."""

    table = "table"
    jsonl = "jsonl"


class CoderChoice(StrEnum):
    """Who codes."""

    both = "both"
    rules = "rules"


K = TypeVar("K", bound=StrEnum)


def one_of(kinds: type[K]) -> Callable[[str], K]:
    """A reader of an option that takes one of a few words."""

    def read(word: str) -> K:
        try:
            return kinds(word.lower())
        except ValueError:
            raise typer.BadParameter(f"{word!r} is none of: {', '.join(kinds)}") from None

    return read


def day(text: str) -> date:
    """The day that an option states, held to the same as one that an article states."""
    found = read_date(text)
    if found.value is None:
        raise typer.BadParameter(found.why or "write a date as 2022-10-27")
    return found.value


BOTH = CoderChoice.both
Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, globs, or - for standard input.", metavar="PATH...", show_default=False
    ),
]
Format = Annotated[
    Shape | None,
    typer.Option(
        "--format",
        "-f",
        parser=one_of(Shape),
        metavar="table|jsonl",
        help="By default a table on a terminal and JSON lines in a pipe.",
        show_default=False,
    ),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option(
        "--pack",
        "-p",
        help="A folder with your own rules and names; may be given several times.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model", help="Another spaCy pipeline with a parser, by name or path.", show_default=False
    ),
]
Coders = Annotated[
    CoderChoice,
    typer.Option(
        "--coders",
        parser=one_of(CoderChoice),
        metavar="both|rules",
        help="The rules with the learned coder, or the rules alone.",
    ),
]
Published = Annotated[
    date | None,
    typer.Option(
        "--published",
        parser=day,
        metavar="DATE",
        help="The date (2022-10-27) of articles that state none themselves.",
        show_default=False,
    ),
]


def guarded(verb: Callable[..., None]) -> Callable[..., None]:
    """The verb with errors told to people: one line and exit 2, or 1 where a store fails its user.

    Quiet where the reader of a pipe has gone.
    """

    @functools.wraps(verb)
    def run(*args: Any, **options: Any) -> None:
        try:
            # until here it has ended the run outright (see __main__); a key that is ignored stays so
            if callable(signal.getsignal(signal.SIGINT)):
                signal.signal(signal.SIGINT, signal.default_int_handler)
            verb(*args, **options)
            sys.stdout.flush()
        except BrokenPipeError:
            # whoever read us has enough ("| head"); Python would complain once more at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except KeyboardInterrupt:
            errors.print("dateline: stopped; the lines printed so far are whole")
            raise typer.Exit(130) from None
        except DatelineError as error:
            errors.print(f"dateline: {error}", markup=False)
            raise typer.Exit(1 if isinstance(error, StoreError) else 2) from None

    return run


@contextmanager
def writing() -> Iterator[None]:
    """One line and exit 1 where what is printed can't be written: a full disk, a closed standard output."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115  for as long as the process lives
    if sys.stdout is None:
        errors.print("dateline: standard output is closed, so nothing can be printed")
        raise SystemExit(1)
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left would be tried once more at exit
        if isinstance(error, BrokenPipeError):
            raise SystemExit(0) from None
        what = f"{error.filename}: " if error.filename else "the output can't be written: "
        errors.print(f"dateline: {what}{(error.strerror or str(error)).lower()}", markup=False)
        raise SystemExit(1) from None


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits a moment: a compiled library that is stopped while it loads brings the process down."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


def version(
    show: Annotated[
        bool,
        typer.Option("--version", help="Print the version and end.", callback=_tell_version, is_eager=True),
    ] = False,
) -> None:
    """Dated news in, political events out."""


def coder(model: str | None, packs: list[Path] | None, coders: CoderChoice = BOTH) -> Coder:
    """The coder that the options ask for; what it had to do without is said on stderr."""
    # loading spaCy takes a second, which --help and resolve need not wait for
    with uninterrupted():
        from dateline.pipeline import Coder

    made = Coder(model, tuple(packs or ()), coders.value)
    for note in made.notes:
        errors.print(f"note: {note}", markup=False)
    return made


def wants_table(format_: Shape | None) -> bool:
    """Whether to print a table: as asked, else by whether a person is looking."""
    return sys.stdout.isatty() if format_ is None else format_ is Shape.table


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 article, 2 articles."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


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
        uncoded = sum(failure.stage == "code" for failure in self.failures)
        unread = len(self.failures) - uncoded
        parts = [f"{count(self.read, 'article')} read{made}", f"{unread} not read" if unread else ""]
        errors.print(", ".join(filter(None, (*parts, f"{uncoded} not coded" if uncoded else ""))))
        if self.failures:
            raise typer.Exit(1)
