"""CSV and TSV with a header: one article a row (`fields` has the columns' names)."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from dateline.errors import ReadError
from dateline.model import Failure
from dateline.read.decode import Decoded
from dateline.read.draft import WARNING, Draft
from dateline.read.fields import draft, known
from dateline.read.source import Source

SUFFIXES: tuple[str, ...] = (".csv", ".tsv", ".tab")
_DELIMITERS = ",\t;|"
_LONGEST_CELL = 1 << 28  # characters; the csv module's own limit is less than a long article


def recognises(head: str) -> bool:
    """Whether the first line is a header with a column of texts and one more that is known."""
    first = head.lstrip("\ufeff").split("\n", 1)[0]
    return any({"text"} < known(_cells(first, d)) for d in _DELIMITERS)


def read(source: Source) -> Iterator[Draft | Failure]:
    """The articles, row by row.

    Raises:
        ReadError: the file is empty or binary, or its header has no column of texts.
        OSError: it can't be opened.
    """
    # the limit is the csv module's own and one for all; it is only ever raised
    csv.field_size_limit(max(_LONGEST_CELL, csv.field_size_limit()))
    lines = source.lines()
    number, header = next(((n, x.text) for n, x in enumerate(lines, 1) if x.text.strip()), (0, None))
    if header is None:
        raise ReadError(source.path, "it is empty")
    delimiter = max(_DELIMITERS, key=lambda d: len(known(_cells(header, d))))
    columns = _cells(header, delimiter)
    if "text" not in known(columns):
        raise ReadError(
            source.path, f"no column of texts in its header ({', '.join(columns)[:80]}); name one `text`"
        )
    if twice := {name for name in filter(None, columns) if columns.count(name) > 1}:
        told = f"columns of one name: {', '.join(sorted(twice))}; of each the first that is filled is read"
        yield Failure(source.path, told, stage=WARNING, line=number)
    empty = True
    for row in _rows(source.path, columns, delimiter, _Told(lines, number)):
        empty = False
        yield row
    if empty:
        raise ReadError(source.path, "no articles stand below its header")


class _Told:
    """The lines' text for the csv module; keeps what is to be told of the lines since the last row."""

    def __init__(self, lines: Iterator[Decoded], read: int) -> None:
        self._lines, self.read = lines, read
        self.quotes, self.notes = 0, ""

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.read += 1
            self.quotes += line.text.count('"')
            self.notes = self.notes or line.note
            yield line.text

    def row_ends(self) -> tuple[bool, str]:
        """Whether a quotation mark is still open, and what was odd in decoding; both begin anew."""
        told = self.quotes % 2 == 1, self.notes
        self.quotes, self.notes = 0, ""
        return told


def _rows(path: str, columns: list[str], delimiter: str, lines: _Told) -> Iterator[Draft | Failure]:
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        line = lines.read + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            lines.row_ends()
            yield Failure(path, f"not a row: {error}", line=line)
            continue
        left_open, note = lines.row_ends()
        if not any(cell.strip() for cell in cells):
            continue
        if left_open and lines.read > line:
            why = (
                f"a quotation mark that opens here is never closed; lines {line} to {lines.read} are not read"
            )
            yield Failure(path, why, line=line)
            continue
        if note:
            yield Failure(path, note, stage=WARNING, line=line)
        yield _row(path, columns, cells, line)


def _row(path: str, columns: list[str], cells: list[str], line: int) -> Draft | Failure:
    beyond = cells[len(columns) :]
    if len(cells) < len(columns) or any(cell.strip() for cell in beyond):
        return Failure(
            path, f"{len(cells)} cells under {len(columns)} columns; is a cell not quoted?", line=line
        )
    try:
        row: dict[str, object] = {}
        for name, cell in zip(columns, cells, strict=False):
            row[name] = row.get(name) or cell
        return draft(row, path, line)
    except ReadError as error:
        return Failure(path, error.reason, line=line, article_id=error.article_id)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line.strip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return []
