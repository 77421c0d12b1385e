"""What `calendar` and `brief` share: their formats, and where the page goes."""

from __future__ import annotations

import os
import secrets
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.brief import html, markdown, plain
from dateline.brief.pages import Page
from dateline.cli import show
from dateline.cli.run import errors
from dateline.errors import UsageError

Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="A file in place of standard output.", show_default=False
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]


class PageShape(StrEnum):
    """How a page is written."""

    text = "text"
    markdown = "markdown"
    html = "html"


def written(page: Page, shape: PageShape) -> str:
    """The page in one of its shapes."""
    if shape is PageShape.html:
        return html.text(page)
    return markdown.text(page) if shape is PageShape.markdown else plain.text(page)


def put(text: str, output: Path | None, *, force: bool) -> None:
    """Print a text, or write it to a file, whole or not at all.

    Raises:
        UsageError: the file is there already and `force` is not given, or there is no such folder.
        OSError: it can't be written.
    """
    if output is None:
        if sys.stdout.isatty():
            show.screen.out(text, end="", highlight=False)
        else:
            sys.stdout.buffer.write(text.encode(errors="replace"))
        return
    if output.exists() and not force:
        raise UsageError(f"{output} is there already; --force replaces it")
    if output.is_dir() or not output.parent.is_dir():
        raise UsageError(f"{output}: no file can be there")
    part = output.with_name(f".{output.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("wb") as file:
            file.write(text.encode(errors="replace"))
            file.flush()
            os.fsync(file.fileno())
        part.replace(output)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(output)) from error
    finally:
        part.unlink(missing_ok=True)
    errors.print(f"{output}: written", markup=False)


def titled(what: str, countries: tuple[str, ...]) -> str:
    """A heading: "Brief: Ukraine"."""
    return f"{what}: {', '.join(countries)}" if countries else what
