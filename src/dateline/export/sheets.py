"""Tables as text: columns with what they mean, and rows that must have them all."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

Row = Mapping[str, object]
# what would end a cell or a line of a table without quoting, and the codes that steer terminals
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Column(Struct, frozen=True):
    """A column of a table: its name as the format has it, and what it holds."""

    name: str
    holds: str


class Written(Struct, frozen=True):
    """What a format wrote: how many rows (of what), and how many events it left out, by reason."""

    rows: int
    unit: str = "row"
    left_out: Mapping[str, int] = {}


def columns(text: str) -> tuple[Column, ...]:
    """Columns from lines of "name: what it holds"; a line of several, "a, b: ...", is for each."""
    found: list[Column] = []
    for line in text.strip().splitlines():
        names, _, holds = line.strip().partition(": ")
        found += [Column(name.strip(), holds) for name in names.split(", ")]
    return tuple(found)


def tabbed(
    path: Path, known: tuple[Column, ...], rows: Iterable[Row], *, header: bool = True, missing: str = ""
) -> int:
    """Write rows with tabs between the cells and no quoting; a tab or a line's end within a cell becomes a
    space.

    Returns:
        How many rows were written.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        if header:
            file.write("\t".join(column.name for column in known) + "\n")
        for row in rows:
            cells = (_on_one_line(text(cell)) for cell in _in_order(known, row))
            file.write("\t".join(cell or missing for cell in cells) + "\n")
            count += 1
    return count


def comma(path: Path, known: tuple[Column, ...], rows: Iterable[Row]) -> int:
    """Write rows with commas between the cells, quoted where needed (RFC 4180), under a header.

    Returns:
        How many rows were written.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(column.name for column in known)
        for row in rows:
            writer.writerow(_plain(text(cell)) for cell in _in_order(known, row))
            count += 1
    return count


def text(cell: object) -> str:
    """A cell as text: "" for null, numbers without a needless ".0", days as 2022-10-27, lists by "; "."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, tuple | list):
        return "; ".join(map(text, cell))
    return str(cell)


def _on_one_line(words: str) -> str:
    # most cells are plain, and asking costs less than replacing
    return words.strip() if words.isprintable() else _BREAKS.sub(" ", words).strip()


def _plain(words: str) -> str:
    """Words without control codes, and with line feeds alone: a bare carriage return ends a row for some."""
    if words.isprintable():
        return words
    return _CONTROL.sub("\ufffd", words.replace("\r\n", "\n").replace("\r", "\n"))


def counted(reasons: Iterable[str]) -> Mapping[str, int]:
    """How often each reason, the most frequent first."""
    return dict(Counter(reasons).most_common())


def _in_order(known: tuple[Column, ...], row: Row) -> Iterator[object]:
    if len(row) != len(known):
        strange = set(row) ^ {column.name for column in known}
        raise ValueError(f"a row does not have the columns of its table: {', '.join(sorted(strange))}")
    return (row[column.name] for column in known)
