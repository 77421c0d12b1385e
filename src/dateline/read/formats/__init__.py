"""The readers, one module a format, found by being here (see `draft.Format` for what one holds).

A format is chosen by the file name's ending, and where that says nothing, by how the text begins.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import cast

from dateline.read.draft import Format

FALLBACK = "text"


@lru_cache(maxsize=1)
def formats() -> Mapping[str, Format]:
    """All formats by the name of their module."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return MappingProxyType({name: cast(Format, import_module(f"{__name__}.{name}")) for name in names})


def suffixes() -> frozenset[str]:
    """All file name endings that some format claims."""
    return frozenset(suffix for f in formats().values() for suffix in f.SUFFIXES)


def by_suffix(suffix: str) -> Format | None:
    """The format of files with this ending, if one claims it."""
    return next((f for f in formats().values() if suffix in f.SUFFIXES), None)


def by_beginning(head: str) -> Format:
    """The format that a text begins like: plain text where no other recognises it."""
    return next((f for f in formats().values() if f.recognises(head)), formats()[FALLBACK])
