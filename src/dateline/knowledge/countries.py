"""Countries by their names, and nothing more: for questions, where no article tells who is meant."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dateline.knowledge import packs
from dateline.knowledge.names.rows import CountryRow


def countries(extra: tuple[Path, ...] = ()) -> Mapping[str, str]:
    """The code of each country by its codes, names and nationalities, in lower case.

    Raises:
        PackError, UsageError: as packs are read.
    """
    found: dict[str, str] = {}
    for row in packs.rows(packs.folders(extra), "countries.tsv", CountryRow):
        code = row.code or row.id
        for name in (row.id, code, row.name, *row.names.split("|"), *row.nationalities.split("|")):
            if name.strip():
                found.setdefault(name.strip().casefold(), code)
    return found
