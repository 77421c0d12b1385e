"""Questions in SQL from outside: read-only, and blind for everything but the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
from msgspec import Struct

from dateline.errors import UsageError
from dateline.store.asking import Asking
from dateline.store.opening import opened, told


class Answer(Struct, frozen=True):
    """The columns and rows that a question gave."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def named(self) -> Iterator[dict[str, object]]:
        """The rows as mappings from the columns' names."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


def read_only(path: Path, question: str) -> Answer:
    """What one question gives.

    Raises:
        UsageError: it can't be understood, is more than one, or would change or reach for something.
    """
    connection = opened(path, writing=False)
    with closing(Asking(connection)) as asking, told(path):
        try:
            statements = connection.extract_statements(question)
            if len(statements) != 1:
                raise UsageError(f"one question at a time; these are {len(statements)}")
            cursor = asking.ask(statements[0])
            columns = tuple(str(column[0]) for column in cursor.description or ())
            return Answer(columns, cursor.fetchall())
        except duckdb.OutOfMemoryException:
            raise
        except duckdb.Error as error:
            if isinstance(error, duckdb.IOException | duckdb.FatalException | duckdb.InternalException):
                raise
            raise UsageError(_in_words(str(error))) from error


def _in_words(said: str) -> str:
    lines = [line.rstrip() for line in said.strip().splitlines() if line.strip()]
    if "read-only" in said.lower():
        return "the store is opened for reading only; dateline sql changes nothing"
    if "file system" in said.lower() or "external access" in said.lower():
        return "dateline sql reads this store alone, and writes no files; take its output to a file"
    return "\n".join(lines) or "the question can't be understood"
