"""The formats, one module each, found by being here (see `Format` for what one holds)."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from dateline.errors import UsageError
from dateline.export.sheets import Column, Written
from dateline.model import Selection


class Format(Protocol):
    """What a module in this folder holds.

    `TITLE` names the format in a few words and `SUFFIX` how its files end; `COLUMNS` are its columns (or
    properties) in order, with what they hold; `NOTES` are sentences about the mapping, for the codebook.
    `named` gives the name that such a file has by its own convention.
    """

    TITLE: str
    SUFFIX: str
    COLUMNS: tuple[Column, ...]
    NOTES: tuple[str, ...]

    def write(self, selection: Selection, path: Path) -> Written:
        """Write the selection to a new file."""

    def named(self, selection: Selection) -> str:
        """The name of a file by the format's own convention."""


@lru_cache(maxsize=1)
def formats() -> Mapping[str, Format]:
    """All formats by the name that the command line takes: the module's, with dashes."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    found = {n.strip("_").replace("_", "-"): cast(Format, import_module(f"{__name__}.{n}")) for n in names}
    return MappingProxyType(found)


def format_named(name: str) -> Format:
    """The format of that name, whatever its case, with dashes or underscores.

    Raises:
        UsageError: there is none.
    """
    found = formats().get(name.strip().lower().replace("_", "-"))
    if found is None:
        raise UsageError(f"{name!r} is no format; there are: {', '.join(formats())}")
    return found
