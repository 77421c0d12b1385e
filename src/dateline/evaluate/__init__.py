"""Gold data readers and scores: one file a known gold format, found by being there.

A reader is a module here with `NAME`, `recognises(path)` and `evaluate(path, coder)`.
"""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from dateline.errors import UsageError
from dateline.evaluate.scores import Score

if TYPE_CHECKING:
    from dateline.pipeline import Coder

# a figure may wobble this much (other versions of the parser's arithmetic) before it counts as fallen
TOLERANCE = 0.005


def readers() -> Iterator[ModuleType]:
    """The gold readers that there are."""
    for module in pkgutil.iter_modules(__path__):
        found = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(found, "recognises"):
            yield found


def figures(path: Path, coder: Coder) -> list[Score]:
    """The scores of a gold file, or of all gold files in a folder.

    Raises:
        UsageError: no such path, or no reader knows what is there.
    """
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder")
    scores = _of_one(path, coder)
    if scores is None and path.is_dir():
        parts = [_of_one(inside, coder) for inside in sorted(path.rglob("*"))]
        scores = [score for part in parts if part for score in part]
    if not scores:
        known = ", ".join(sorted(reader.NAME for reader in readers()))
        raise UsageError(f"{path}: not gold data in a known format; known: {known}")
    return scores


def _of_one(path: Path, coder: Coder) -> list[Score] | None:
    for reader in readers():
        if reader.recognises(path):
            scores: list[Score] = reader.evaluate(path, coder if reader.NAME == "plv" else coder.annotate)
            return scores
    return None


def read_floors(path: Path) -> dict[str, float]:
    """The floors of a floors.toml: the least F1 of each figure by name.

    Raises:
        UsageError: there is no such file, or it is not a table of numbers.
    """
    try:
        floors = tomllib.loads(path.read_text(encoding="utf-8"))["floors"]
        return {str(name): float(value) for name, value in floors.items()}
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path}: can't be read as floors: {error}") from error


def fallen(scores: Sequence[Score], floors: Mapping[str, float]) -> list[str]:
    """What has fallen below its floor, a sentence each; a floor whose figure is missing counts as fallen."""
    if not floors:
        return []
    by_name = {score.name: score.f1 for score in scores}
    problems = [
        f"{name} is {by_name[name]:.4f}, its floor is {floor:.4f}"
        for name, floor in floors.items()
        if name in by_name and by_name[name] < floor - TOLERANCE
    ]
    return problems + [f"{name} was not measured" for name in floors if name not in by_name]
