"""JSON: one object a line, or in a `.json` file one object or one array of them (`fields` has the keys)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.errors import ReadError
from dateline.model import Failure
from dateline.read.draft import WARNING, Draft
from dateline.read.fields import draft
from dateline.read.source import Source

SUFFIXES: tuple[str, ...] = (".jsonl", ".ndjson", ".json")
_LISTS = ("articles", "documents", "items", "results", "data")  # where a file's one object keeps its articles


def recognises(head: str) -> bool:
    """Whether the text begins as an object or an array of objects does."""
    start = head.lstrip()
    return start.startswith("{") or (start.startswith("[") and start[1:].lstrip().startswith(("{", "]")))


def read(source: Source) -> Iterator[Draft | Failure]:
    """The articles, line by line; a `.json` file that is not of lines is read whole.

    Raises:
        ReadError: the file is empty or binary, or holds no line of JSON.
        OSError: it can't be opened.
    """
    lines = source.lines()
    if source.suffix == ".json":
        yield from _document(source)
        return
    filled = 0
    for number, line in enumerate(lines, 1):
        if not line.text.strip():
            continue
        filled += 1
        if filled == 1 and line.text.strip() in ("[", "{"):
            rest = line.text + "".join(more.text for more in lines)
            yield from _parsed(source.path, rest)
            return
        if line.note:
            yield Failure(source.path, line.note, stage=WARNING, line=number)
        yield from _line(source.path, line.text, number)
    if not filled:
        raise ReadError(source.path, "it is empty")


def _line(path: str, text: str, number: int) -> Iterator[Draft | Failure]:
    try:
        value = loads(text)
    except ValueError as error:
        yield Failure(path, f"not valid JSON: {error}", line=number)
        return
    yield from _articles(path, value, number)


def _document(source: Source) -> Iterator[Draft | Failure]:
    decoded = source.text()
    if decoded.note:
        yield Failure(source.path, decoded.note, stage=WARNING)
    yield from _parsed(source.path, decoded.text)


def _parsed(path: str, text: str) -> Iterator[Draft | Failure]:
    """The articles of a whole file, which may be of lines after all."""
    try:
        value = loads(text)
    except ValueError as error:
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].strip().endswith("}"):
            raise ReadError(path, f"not valid JSON: {error}") from error
        for number, line in lines:
            yield from _line(path, line, number)
        return
    if isinstance(value, dict) and (
        inside := next((value[k] for k in _LISTS if isinstance(value.get(k), list)), None)
    ):
        value = inside
    if value == []:
        raise ReadError(path, "it holds no articles")
    yield from _articles(path, value, 0)


def _articles(path: str, value: object, line: int) -> Iterator[Draft | Failure]:
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        which = f"item {number}: " if isinstance(value, list) else ""
        if not isinstance(item, dict):
            yield Failure(path, f"{which}not an object with id, text and published", line=line)
            continue
        try:
            yield draft(item, path, line)
        except ReadError as error:
            yield Failure(path, which + error.reason, line=line, article_id=error.article_id)


def loads(text: str) -> object:
    """The value of a JSON text.

    Raises:
        ValueError: it is none; the message says why, and where.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, " if error.lineno > 1 else ""
        reason = error.msg.removesuffix(" at")
        raise ValueError(f"{reason[:1].lower()}{reason[1:]} ({where}column {error.colno})") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except ValueError as error:  # Python refuses to read integers of thousands of digits
        raise ValueError("a number has too many digits") from error
