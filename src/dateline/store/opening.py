"""Opening a store's file, and saying what is wrong with it in words that a person can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dateline import __version__
from dateline.errors import StoreError, UsageError

SCHEMA = "1"
_TABLES = Path(__file__).with_name("schema.sql")
# A store is a file of data: no extension is fetched for it, and whoever asks it reaches no other file and
# can't undo that. All readers in one program share one set of settings, so they are given at the opening.
_ALONE: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": "false"}
_BLIND: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
}
_HOLDER = re.compile(r"\(PID (?P<pid>\d+)\)")
# what DuckDB's messages say, and what it means for a person; the first that fits is told
_MEANINGS = (
    (r"set lock on file|already open in|used by another process",
     "another program is writing it{who}; try again when that has ended"),
    (r"different configuration", "this program has it open already"),
    (r"no space left|disk quota|file too large|failed to write|could not write|out of disk",
     "it can't be written, the disk is full; what was written before is whole, and the same command goes on"
     " from there"),
    (r"version number (?P<n>\d+)",
     "it was made by another version of DuckDB (file version {n}), and this one can't read it"),
    (r"read-only file system|permission denied|cannot open file|operation not permitted",
     "it can't be written or read here: no permission"),
    (r"is a directory", "it is a folder; name a file, such as news.duckdb"),
    (r"not a valid duckdb|corrupt|checksum|serialization error|invalidated|internal error|unexpected end"
     r"|could not read|wal file",
     "it is no DuckDB file, or it is damaged; take a copy that is whole, or add the articles to a new store"),
)  # fmt: skip


@contextmanager
def told(path: Path) -> Iterator[None]:
    """DuckDB's errors as a StoreError about this file; those of SQL that a user wrote pass through."""
    try:
        yield
    except (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException):
        raise
    except duckdb.OutOfMemoryException as error:
        raise StoreError(path, f"there is not enough memory: {_first_line(error)}") from error
    except duckdb.Error as error:
        raise StoreError(path, _meaning(str(error))) from error
    except OSError as error:
        raise StoreError(path, (error.strerror or str(error)).lower()) from error


def _meaning(said: str) -> str:
    for pattern, meaning in _MEANINGS:
        if found := re.search(pattern, said, re.IGNORECASE):
            holder = _HOLDER.search(said)
            who = f" (process {holder['pid']})" if holder else ""
            return meaning.format(who=who, n=found.groupdict().get("n", ""))
    return _first_line(said)


def _first_line(error: object) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else "it can't be used"


def opened(path: Path, *, writing: bool) -> duckdb.DuckDBPyConnection:
    """A connection to the store at `path`; a store that isn't there is made, where it is to be written.

    Raises:
        UsageError: there is nothing to read, or no folder to write into.
        StoreError: the file is busy, damaged, no store, of another version, or can't be written.
    """
    if not writing and not path.exists():
        raise UsageError(f"{path}: no such store; dateline add PATH... --store {path} makes one")
    if writing and not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}")
    if path.is_dir():
        raise UsageError(f"{path}: this is a folder; name a file, such as {path / 'news.duckdb'}")
    with told(path):
        connection = _connected(path, writing)
    try:
        with told(path):
            _checked(connection, path, writing)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: Path, writing: bool) -> duckdb.DuckDBPyConnection:
    settings = _ALONE if writing else _ALONE | _BLIND
    try:
        return duckdb.connect(str(path), read_only=not writing, config=settings)
    except duckdb.IOException as error:
        # another program that is just making a store holds a lock, which is another message
        if "not a valid DuckDB" not in str(error) or path.stat().st_size:
            raise
        if not writing:
            raise StoreError(path, f"it is empty; dateline add PATH... --store {path} fills it") from None
    # DuckDB makes a file but takes no empty one, such as mktemp leaves
    path.resolve().unlink()
    return duckdb.connect(str(path), config=settings)


def _checked(connection: duckdb.DuckDBPyConnection, path: Path, writing: bool) -> None:
    names = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not names:
        if not writing:
            raise StoreError(path, "nothing has been added yet; dateline add PATH... --store does")
        _made(connection)
        return
    if "meta" not in names:
        raise StoreError(path, "a DuckDB file, but not one of Dateline's; name another file as the store")
    held = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    if held.get("schema") != SCHEMA:
        raise StoreError(
            path,
            f"this store was made by Dateline {held.get('program', '?')} (its tables are of version"
            f" {held.get('schema', '?')}, this program's of {SCHEMA}); read it with that version, or add the"
            " articles to a new store",
        )


def _made(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables, all or none, so that a program killed here leaves a file to begin in."""
    connection.execute("BEGIN")
    connection.execute(_TABLES.read_text(encoding="utf-8"))
    connection.execute("INSERT INTO meta VALUES ('schema', ?), ('program', ?)", [SCHEMA, __version__])
    connection.execute("COMMIT")
