"""Questions in JSON lines for `relate` and `resolve`: read as carefully as articles are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

import msgspec
from msgspec import Struct

from dateline.errors import ReadError
from dateline.model import Failure
from dateline.read.draft import WARNING
from dateline.read.formats import jsonl
from dateline.read.paths import files
from dateline.read.source import opened

Q = TypeVar("Q", bound=Struct)
_MISSING = re.compile(r"Object missing required field `(?P<field>[^`]+)`(?: - at `\$\.?(?P<where>[^`]*)`)?")
_WRONG = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`(?: - at `\$\.?(?P<where>[^`]*)`)?")
_KINDS = {
    "object": "an object", "array": "a list", "str": "a string", "int": "a whole number", "null": "null",
    "float": "a number with a point", "bool": "true or false",
}  # fmt: skip


def questions(path: str, shape: type[Q]) -> Iterator[tuple[str, int, Q] | Failure]:
    """The questions at a path, each with its file and line; a Failure for what is none.

    A Failure with the stage `WARNING` tells what is odd about a question that is taken nevertheless.
    """
    seen: dict[str, str] = {}
    for found in files([path], frozenset(jsonl.SUFFIXES)):
        if isinstance(found, Failure):
            yield found
            continue
        for item in _read(found, shape):
            if not isinstance(item, Failure):
                identity, place = str(getattr(item[2], "id", "")), f"{item[0]}:{item[1]}"
                first = seen.setdefault(identity, place)
                if first is not place:
                    told = f"this id came before: {first}; both are answered"
                    yield Failure(item[0], told, WARNING, item[1], identity)
            yield item


def _read(path: str, shape: type[Q]) -> Iterator[tuple[str, int, Q] | Failure]:
    filled = False
    try:
        for number, line in enumerate(opened(path).lines(), 1):
            if not line.text.strip():
                continue
            filled = True
            if line.note:
                yield Failure(path, line.note, WARNING, number)
            yield _question(path, number, line.text, shape)
        if not filled:
            yield Failure(path, "it is empty")
    except ReadError as error:
        yield Failure(path, error.reason)
    except OSError as error:
        yield Failure(path, (error.strerror or str(error)).lower())


def _question(path: str, number: int, line: str, shape: type[Q]) -> tuple[str, int, Q] | Failure:
    try:
        value = jsonl.loads(line)
    except ValueError as error:
        return Failure(path, f"not valid JSON: {error}", line=number)
    try:
        return path, number, msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        identity = value.get("id") if isinstance(value, dict) else None
        return Failure(path, _in_words(str(error)), line=number, article_id=str(identity or ""))


def _in_words(error: str) -> str:
    """What msgspec says of a shape, for people."""
    if found := _MISSING.fullmatch(error):
        return f"{found['where'] or 'it'} has no {found['field']}"
    if found := _WRONG.fullmatch(error):
        wanted = " or ".join(_KINDS.get(kind, kind) for kind in found["wanted"].split(" | "))
        return f"{found['where'] or 'a line'} must be {wanted}, not {_KINDS.get(found['got'], found['got'])}"
    return error[:1].lower() + error[1:]
