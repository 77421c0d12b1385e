"""What all parts of a store share: questions, rows in bulk, and writing all or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import msgspec
from msgspec.structs import fields

from dateline.store.asking import Asking
from dateline.store.opening import opened, told

_AT_ONCE = 5_000  # rows handed over in one piece: enough for speed, little enough for memory


class Connection:
    """A store's file, open for one program: the only place where SQL is run.

    Raises:
        StoreError, UsageError: as `opened` does; and any question raises StoreError where the file fails.
    """

    def __init__(self, path: Path, *, writing: bool) -> None:
        self.path, self.writing = path, writing
        self._asking = Asking(opened(path, writing=writing))
        self._inside = False

    def close(self) -> None:
        """Let go of the file, so that another program can have it."""
        with told(self.path):
            self._asking.close()

    def rows(self, sql: str, *given: object) -> list[tuple[Any, ...]]:
        """The rows that a question gives."""
        with told(self.path):
            return self._asking.ask(sql, given).fetchall()

    def one(self, sql: str, *given: object) -> Any:
        """The first value of the first row; null where there is none."""
        found = self.rows(sql, *given)
        return found[0][0] if found else None

    def named(self, sql: str, *given: object) -> Iterator[dict[str, object]]:
        """The rows as mappings from the columns' names, taken from the store as they are wanted."""
        with told(self.path):
            cursor = self._asking.ask(sql, given)
            names = [column[0] for column in cursor.description or ()]
            while some := cursor.fetchmany(1_000):
                for row in some:
                    yield dict(zip(names, row, strict=True))

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All that is written within comes to stand, or none of it; may be used within itself."""
        if self._inside:
            yield
            return
        self._inside = True
        try:
            self.rows("BEGIN TRANSACTION")
            yield
            self.rows("COMMIT")
        except BaseException:
            self._undo()
            raise
        finally:
            self._inside = False

    def _undo(self) -> None:
        try:
            self._asking.ask("ROLLBACK")
        except duckdb.Error:
            return  # a commit that failed has undone itself, and a file that failed can't

    def insert(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows; a column that a row does not name is null.

        DuckDB binds values one by one, which is slow: the rows are handed over as one JSON text instead.
        """
        columns = self._columns(table)
        shape = msgspec.json.encode([columns]).decode()
        names = ", ".join(f'"{name}"' for name in columns)
        taken = ", ".join(f'r."{name}"' for name in columns)
        ask = f"INSERT INTO {table} ({names}) SELECT {taken} FROM (SELECT unnest(from_json(?, ?)) AS r)"
        for start in range(0, len(rows), _AT_ONCE):
            some = [{name: row.get(name) for name in columns} for row in rows[start : start + _AT_ONCE]]
            text = msgspec.json.encode(some).decode()
            self.rows(ask, text, shape)

    def remove(self, table: str, column: str, ids: Sequence[str]) -> None:
        """Take away the rows that have one of these ids."""
        for some in _pieces(ids):
            self.rows(f"DELETE FROM {table} WHERE {column} IN (SELECT unnest(?::VARCHAR[]))", some)

    def update(self, table: str, column: str, values: Mapping[str, str | None]) -> None:
        """Set a column of the rows with these ids, where it is another now."""
        if not values:
            return
        self.rows("CREATE TEMP TABLE IF NOT EXISTS moved (id VARCHAR, value VARCHAR)")
        self.rows("DELETE FROM moved")
        self.insert("moved", [{"id": i, "value": v} for i, v in values.items()])
        self.rows(
            f"""UPDATE {table} SET {column} = moved.value FROM moved
            WHERE {table}.id = moved.id AND {table}.{column} IS DISTINCT FROM moved.value"""
        )

    def among(self, sql: str, ids: Sequence[str]) -> list[tuple[Any, ...]]:
        """The rows of a question that has `IN (SELECT unnest(?))`, asked for many ids in pieces."""
        return [row for some in _pieces(ids) for row in self.rows(sql, some)]

    @lru_cache(maxsize=64)  # noqa: B019  a connection lives as long as its program's one run
    def _columns(self, table: str) -> dict[str, object]:
        told_of = self.rows(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
            table,
        )
        return {name: [kind.removesuffix("[]")] if kind.endswith("[]") else kind for name, kind in told_of}


def _pieces(ids: Sequence[str]) -> Iterator[list[str]]:
    many = list(ids)
    yield from (many[start : start + 50_000] for start in range(0, len(many), 50_000))


def as_row(record: msgspec.Struct) -> dict[str, object]:
    """The fields of a record by name, nested ones as they are."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def text_of(record: object) -> str:
    """A record as JSON text."""
    return msgspec.json.encode(record).decode()
