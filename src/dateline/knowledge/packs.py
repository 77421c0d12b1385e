"""Pack files: finding them, reading them, and saying where one is wrong.

A pack is a folder. TOML files hold rules as arrays of tables, told apart by the table's name
(`[[trigger]]`, `[[operator]]`, `[[cue]]` ...) wherever in the pack they stand; TSV files hold flat
lists, told apart by their file name (`countries.tsv`, `people.tsv` ...). Packs are read in order and
a later one overrides an earlier one by id.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dateline.errors import PackError, UsageError

T = TypeVar("T", bound=msgspec.Struct)

SHIPPED = Path(__file__).resolve().parent.parent / "packs"


def folders(extra: tuple[Path, ...] = (), language: str = "en") -> tuple[Path, ...]:
    """The pack folders in the order they are read: shipped ones first, then the user's own.

    Raises:
        UsageError: an extra pack is not a folder.
    """
    for path in extra:
        if not path.is_dir():
            raise UsageError(f"{path}: no such pack folder; --pack takes a folder of .toml and .tsv files")
    return (SHIPPED / "plover", SHIPPED / "world", SHIPPED / language, *extra)


def tables(packs: tuple[Path, ...], name: str, shape: type[T]) -> dict[str, T]:
    """All `[[name]]` tables of the packs' TOML files as `shape`, by id.

    Raises:
        PackError: broken TOML, an unknown or missing key, a value of the wrong type, or an id
            that stands twice in one pack.
    """
    found: dict[str, T] = {}
    for pack in packs:
        here: dict[str, Path] = {}
        for path in sorted(pack.rglob("*.toml")):
            for raw in _toml(path).get(name, []):
                item = _convert(raw, shape, path)
                key = str(getattr(item, "id", ""))
                if key in here:
                    raise PackError(
                        path, line_of(path, key), f"this id stands already in {here[key].name}", key
                    )
                here[key] = path
                found[key] = item
    return found


def table_paths(packs: tuple[Path, ...], name: str) -> dict[str, Path]:
    """The file in which each `[[name]]` id stands (the last, where packs override)."""
    return {
        str(raw.get("id", "")): path
        for pack in packs
        for path in sorted(pack.rglob("*.toml"))
        for raw in _toml(path).get(name, [])
    }


def rows(packs: tuple[Path, ...], filename: str, shape: type[T]) -> Iterator[T]:
    """The rows of every `filename` (a TSV with a header) in the packs, in order, as `shape`.

    Empty cells are left out, so that the shape's defaults hold. A line that starts with `#` is a comment.

    Raises:
        PackError: a column that `shape` does not know, a wrong number of cells, or a bad value.
    """
    known = {f.encode_name for f in msgspec.structs.fields(shape)}
    for pack in packs:
        for path in sorted(pack.rglob(filename)):
            yield from _tsv(path, shape, known)


def line_of(path: Path, item: str) -> int:
    """The line on which an id stands in a TOML file (1-based; 0 where it can't be found)."""
    wanted = (f'"{item}"', f"'{item}'")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().startswith("id") and any(w in line for w in wanted):
            return number
    return 0


@lru_cache(maxsize=256)
def _parsed(path: Path, stamp: int) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(path, 0, f"not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise PackError(path, 0, f"not UTF-8: byte {error.start}") from error


def _toml(path: Path) -> dict[str, Any]:
    return _parsed(path, path.stat().st_mtime_ns)


def _convert(raw: dict[str, Any], shape: type[T], path: Path) -> T:
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        item = str(raw.get("id", ""))
        raise PackError(path, line_of(path, item) if item else 0, str(error), item or "no id") from error


def _tsv(path: Path, shape: type[T], known: set[str]) -> Iterator[T]:
    with path.open(encoding="utf-8", newline="") as file:
        header: list[str] | None = None
        for number, cells in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if not cells or cells[0].startswith("#"):
                continue
            if header is None:
                header = cells
                if unknown := set(header) - known:
                    raise PackError(
                        path,
                        number,
                        f"unknown column {sorted(unknown)[0]!r}; known: {', '.join(sorted(known))}",
                    )
                continue
            if len(cells) > len(header):
                raise PackError(path, number, f"{len(cells)} cells under {len(header)} columns", cells[0])
            raw = {k: v.strip() for k, v in zip(header, cells, strict=False) if v.strip()}
            try:
                yield msgspec.convert(raw, shape, strict=False)
            except msgspec.ValidationError as error:
                raise PackError(path, number, str(error), cells[0]) from error
