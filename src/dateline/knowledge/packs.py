"""Pack files: finding them, reading them, and saying where one is wrong.

A pack is a folder. TOML files hold rules as arrays of tables, told apart by the table's name
(`[[trigger]]`, `[[operator]]`, `[[cue]]` ...) wherever in the pack they stand; TSV files hold flat
lists, told apart by their file name (`countries.tsv`, `people.tsv` ...). Packs are read in order and
a later one overrides an earlier one by id.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dateline.errors import PackError, UsageError

T = TypeVar("T", bound=msgspec.Struct)

TABLES = frozenset(
    """trigger operator lightverb cue verb-forms time_words time_part time_pattern famous_day place_words
    dateline_town passing_words size bound amount currency people powers type mode context kin act evidence
    event_words wire wording weapon act_words""".split()  # noqa: SIM905
)
LISTS = frozenset(
    """acled.tsv actor_words.tsv agencies.tsv cameo.tsv cameo_actors.tsv countries.tsv country_codes.tsv
    given_names.tsv groups.tsv offices.tsv organisations.tsv parties.tsv people.tsv roles.tsv seats.tsv
    sectors.tsv towns.tsv""".split()  # noqa: SIM905
)
_BUILT = re.compile(r"regions\.tsv|gazetteer_\w+\.tsv")  # lists that only `make gazetteer` reads
_READY = ("learned", "gazetteer.sqlite")  # what a pack may hold that is built, with files of its own
_AT = re.compile(r" \(at line (\d+), column \d+\)$")
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
        PackError: broken TOML, an unknown or missing key, a value of the wrong type, an empty word, or an
            id that stands twice in one pack.
    """
    if name not in TABLES:
        raise ValueError(f"{name} is not among the known tables")
    found: dict[str, T] = {}
    for pack in packs:
        here: dict[str, Path] = {}
        for path in sorted(pack.rglob("*.toml")):
            for number, raw in enumerate(_toml(path).get(name, []), 1):
                line = partial(_table_line, path, name, number)
                item = _convert(raw, shape, path, line)
                key = str(getattr(item, "id", ""))
                if key in here:
                    raise PackError(path, line(), f"this id stands already in {here[key].name}", key)
                here[key] = path
                found[key] = item
    return found


def lists(packs: tuple[Path, ...], name: str, shape: type[T], wanted: Collection[str]) -> dict[str, T]:
    """The packs' `[[name]]` tables, which have to be exactly the wanted ones.

    Raises:
        PackError: a table is malformed, or one is missing or unknown.
    """
    found = tables(packs, name, shape)
    if odd := {*wanted} ^ found.keys():
        raise PackError(packs[-1], 0, f"[[{name}]] needs exactly the ids {', '.join(wanted)}", sorted(odd)[0])
    return found


def table_paths(packs: tuple[Path, ...], name: str) -> dict[str, Path]:
    """The file in which each `[[name]]` id stands (the last, where packs override)."""
    return {
        str(raw.get("id", "")): path
        for pack in packs
        for path in sorted(pack.rglob("*.toml"))
        for raw in _toml(path).get(name, [])
    }


def rows(
    packs: tuple[Path, ...],
    filename: str,
    shape: type[T],
    wrong: Callable[[T], str] = lambda row: "",
) -> Iterator[T]:
    """The rows of every `filename` (a TSV with a header) in the packs, in order, as `shape`.

    Empty cells are left out, so that the shape's defaults hold. A line that starts with `#` is a comment.
    In the lists that the gazetteer is built of, a row need not have the empty cells at its end.

    Args:
        packs: the pack folders.
        filename: the list's name.
        shape: what a row becomes; its first field is the row's id.
        wrong: what is wrong with a row, in words; "" for nothing.

    Raises:
        PackError: a column that `shape` does not know, a wrong number of cells, a bad value, or an id that
            stands twice in one pack.
    """
    ragged = _BUILT.fullmatch(filename) is not None
    if filename not in LISTS and not ragged:
        raise ValueError(f"{filename} is not among the known lists")
    for pack in packs:
        here: dict[str, str] = {}
        for path in sorted(pack.rglob(filename)):
            for number, item, row in _tsv(path, shape, ragged):
                if reason := wrong(row):
                    raise PackError(path, number, reason, item)
                if item in here:
                    raise PackError(path, number, f"this id stands already in {here[item]}", item)
                here[item] = f"{path.name}:{number}"
                yield row


def is_empty(pack: Path) -> bool:
    """Whether there is no table, no row and nothing ready made in a pack."""
    if any((pack / name).exists() for name in _READY):
        return False
    lists = (path for path in pack.rglob("*.tsv") if path.name in LISTS)
    return not any(map(_toml, pack.rglob("*.toml"))) and not any(
        sum(any(cells) and not cells[0].startswith("#") for _, cells in _cells(path)) > 1 for path in lists
    )


def refuse_unread(packs: tuple[Path, ...]) -> None:
    """Check that all in these packs is read: a misspelt name would pass in silence.

    Raises:
        PackError: a table or a list that nothing reads, or a table that is not in double brackets.
    """
    for pack in packs:
        for path in sorted(pack.rglob("*.toml")):
            for name, value in _toml(path).items():
                if name not in TABLES:
                    known = ", ".join(sorted(TABLES))
                    raise PackError(
                        path, _key_line(path, name), f"nothing reads {name!r}; known tables: {known}"
                    )
                if not (isinstance(value, list) and all(isinstance(raw, dict) for raw in value)):
                    raise PackError(path, _key_line(path, name), f"write it as a table: [[{name}]]")
        for path in sorted(pack.rglob("*.tsv")):
            if path.name not in LISTS and not any(pack / name in path.parents for name in _READY):
                known = ", ".join(sorted(LISTS))
                why = "only `make gazetteer` reads it" if _BUILT.fullmatch(path.name) else "nothing reads it"
                raise PackError(path, 0, f"{why}; lists that are read: {known}")


def line_of(path: Path, item: str) -> int:
    """The line on which an id stands in a TOML file (1-based; 0 where it can't be found)."""
    wanted = (f'"{item}"', f"'{item}'")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().startswith("id") and any(w in line for w in wanted):
            return number
    return 0


def _table_line(path: Path, name: str, number: int) -> int:
    """The line on which the id of a file's n-th `[[name]]` stands, or where that begins, if it has none."""
    begun = 0
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().startswith("["):
            number -= re.match(rf"\s*\[\[\s*[\"']?{re.escape(name)}[\"']?\s*\]\]", line) is not None
            if begun:
                return begun
            begun = 0 if number else at
        elif begun and re.match(r"\s*id\s*=", line):
            return at
    return begun


def _key_line(path: Path, name: str) -> int:
    """The line on which a top-level key or table first stands (0 where it can't be found)."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    named = re.compile(rf"\s*\[*\s*[\"']?{re.escape(name)}[\"']?\s*[\].=]")
    return next((number for number, line in lines if named.match(line)), 0)


@lru_cache(maxsize=256)
def _parsed(path: Path, stamp: int) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        reason = str(error)[: at.start()] if at else str(error)
        raise PackError(path, int(at[1]) if at else 0, f"not valid TOML: {reason}") from error
    except UnicodeDecodeError as error:
        raise PackError(path, 0, f"not UTF-8: byte {error.start}") from error


def _toml(path: Path) -> dict[str, Any]:
    return _parsed(path, path.stat().st_mtime_ns)


def _convert(raw: Any, shape: type[T], path: Path, line: Callable[[], int]) -> T:
    item = str(raw.get("id", "")) if isinstance(raw, dict) else ""
    try:
        made = msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        raise PackError(path, line(), str(error), item or "no id") from error
    for key, value in raw.items():
        if isinstance(value, list) and any(isinstance(word, str) and not word.strip() for word in value):
            raise PackError(path, line(), f"an empty word in {key}", item)
    return made


def _tsv(path: Path, shape: type[T], ragged: bool) -> Iterator[tuple[int, str, T]]:
    """The rows with their lines and ids."""
    known = [f.encode_name for f in msgspec.structs.fields(shape)]
    header: list[str] | None = None
    for number, cells in _cells(path):
        if not any(map(str.strip, cells)) or cells[0].startswith("#"):
            continue
        if header is None:
            header = cells
            if unknown := set(header) - set(known):
                columns = ", ".join(sorted(known))
                raise PackError(path, number, f"unknown column {sorted(unknown)[0]!r}; known: {columns}")
            continue
        if len(cells) > len(header) or (len(cells) < len(header) and not ragged):
            why = f"{len(cells)} cells under {len(header)} columns; an empty cell needs its tab, too"
            raise PackError(path, number, why, cells[0])
        raw = {k: cell for k, v in zip(header, cells, strict=False) if (cell := v.strip())}
        try:
            row = msgspec.convert(raw, shape, strict=False)
        except msgspec.ValidationError as error:
            raise PackError(path, number, str(error), cells[0]) from error
        yield number, raw.get(known[0], ""), row


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            yield from enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1)
        except (UnicodeDecodeError, csv.Error) as error:
            raise PackError(path, 0, "not a list in UTF-8") from error
