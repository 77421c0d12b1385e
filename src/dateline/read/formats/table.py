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
    header = next((line.text for line in lines if line.text.strip()), None)
    if header is None:
        raise ReadError(source.path, "the file is empty")
    delimiter = max(_DELIMITERS, key=lambda d: len(known(_cells(header, d))))
    columns = _cells(header, delimiter)
    if "text" not in known(columns):
        raise ReadError(
            source.path, f"no column of texts in its header ({', '.join(columns)[:80]}); name one `text`"
        )
    yield from _rows(source.path, columns, delimiter, lines)


def _rows(
    path: str, columns: list[str], delimiter: str, lines: Iterator[Decoded]
) -> Iterator[Draft | Failure]:
    strays: list[str] = []
    rows = csv.reader(_told(lines, strays), delimiter=delimiter)
    while True:
        line = rows.line_num + 2  # the header is line 1, and the row begins on the line after the last
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(path, f"not a row: {error}", line=line)
            continue
        while strays:
            yield Failure(path, strays.pop(), stage=WARNING, line=line)
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            why = f"{len(cells)} cells under {len(columns)} columns"
            yield Failure(path, f"{why}; is a quotation mark left open, or a comma unquoted?", line=line)
            continue
        try:
            yield draft(dict(zip(columns, cells, strict=True)), path, line)
        except ReadError as error:
            yield Failure(path, error.reason, line=line, article_id=error.article_id)


def _told(lines: Iterator[Decoded], strays: list[str]) -> Iterator[str]:
    """The lines' text; what was odd in decoding them goes to `strays`, for the row they end in."""
    for line in lines:
        if line.note:
            strays.append(line.note)
        yield line.text


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line.strip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return []
