"""Gold data readers and scores: one file a known gold format, found by being there.

A reader is a module here with `NAME`, `recognises(path)` and `evaluate(path, coder)`.
"""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, cast

from dateline.errors import UsageError
from dateline.evaluate.coding import Coding
from dateline.evaluate.scores import Score

# a figure may wobble this much (other versions of the parser's arithmetic) before it counts as fallen
TOLERANCE = 0.005


class GoldReader(Protocol):
    """A module that reads one gold format."""

    NAME: str

    def recognises(self, path: Path) -> bool:
        """Whether the path holds this format."""

    def evaluate(self, path: Path, coder: Coding) -> list[Score]:
        """The scores of the coder on it."""


def readers() -> Iterator[GoldReader]:
    """The gold readers that there are."""
    for module in pkgutil.iter_modules(__path__):
        found = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(found, "recognises"):
            yield cast("GoldReader", found)


def sets(paths: Sequence[Path]) -> list[tuple[GoldReader, Path]]:
    """The gold sets at these paths, in folders too, each with its reader.

    Raises:
        UsageError: a path is not there, or no reader knows what is there.
    """
    found: list[tuple[GoldReader, Path]] = []
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder")
        here = list(_sets(path))
        if not here:
            known = ", ".join(sorted(reader.NAME for reader in readers()))
            raise UsageError(f"{path}: not gold data in a known format; known: {known}")
        found += here
    return found


def _sets(path: Path) -> Iterator[tuple[GoldReader, Path]]:
    """A path that a reader knows as a whole, or what is in the folder; no file counts twice."""
    for reader in readers():
        if reader.recognises(path):
            yield reader, path
            return
    if path.is_dir():
        for inside in sorted(path.iterdir()):
            yield from _sets(inside)


def read_floors(path: Path) -> dict[str, float]:
    """The floors of a floors.toml: the least F1 of each figure by name.

    Raises:
        UsageError: there is no such file, or it is not a table of numbers.
    """
    try:
        floors = tomllib.loads(path.read_text(encoding="utf-8"))["floors"]
        return {str(name): float(value) for name, value in floors.items()}
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except (
        tomllib.TOMLDecodeError,
        UnicodeDecodeError,
        KeyError,
        AttributeError,
        TypeError,
        ValueError,
    ) as error:
        raise UsageError(f"{path}: can't be read as floors: {error}") from error


def fallen(scores: Sequence[Score], floors: Mapping[str, float]) -> list[str]:
    """What has fallen below its floor, a sentence each; a floor whose figure is missing counts as fallen."""
    by_name = {score.name: score.f1 for score in scores}
    problems = [
        f"{name} is {by_name[name]:.4f}, its floor is {floor:.4f}"
        for name, floor in floors.items()
        if name in by_name and by_name[name] < floor - TOLERANCE
    ]
    return problems + [f"{name} was not measured" for name in floors if name not in by_name]
