"""`dateline demo`: the sample dispatches, coded."""

from __future__ import annotations

from pathlib import Path

import dateline
from dateline.cli.code import code_paths
from dateline.cli.run import BOTH, Coders, Format, wants_table
from dateline.errors import UsageError


def demo(format_: Format = None, coders: Coders = BOTH) -> None:
    """Code the sample dispatches that come with Dateline.

    \b
    dateline demo                     all of them, as tables
    dateline demo --format jsonl      the records that programs read
    """
    code_paths([str(samples())], wants_table(format_), coders=coders)


def samples() -> Path:
    """The folder of the sample dispatches: in the installed package, or in the checkout.

    Raises:
        UsageError: neither has them.
    """
    package = Path(dateline.__file__).resolve().parent
    for folder in (package / "samples", package.parent.parent / "samples"):
        if folder.is_dir():
            return folder
    raise UsageError("the sample dispatches are not installed; clone the project to have them in samples/")
