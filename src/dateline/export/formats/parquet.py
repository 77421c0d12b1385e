"""Dateline's own table as Parquet, with types; lists are lists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import msgspec

from dateline.export import flat, stamps
from dateline.export.sheets import Written
from dateline.model import Selection

TITLE = "Dateline's table as Parquet"
SUFFIX = ".parquet"
COLUMNS = flat.COLUMNS
NOTES = (*flat.NOTES, "The columns have types; lists are lists. Compressed by zstd.")
_TYPES: Mapping[str, str] = {
    "quad": "TINYINT", "intensity": "DOUBLE", "goldstein": "DOUBLE", "historical": "BOOLEAN", "from": "DATE",
    "until": "DATE", "geonameid": "BIGINT", "latitude": "DOUBLE", "longitude": "DOUBLE", "origins": "INTEGER",
    "articles": "INTEGER", "first_published": "DATE", "last_published": "DATE", "confidence": "DOUBLE",
    "corrected": "BOOLEAN", "fetched": "TIMESTAMPTZ", "coded": "TIMESTAMPTZ",
    **{f"{kind}_{bound}": "BIGINT" for kind in flat.SIZES for bound in ("low", "best", "high")},
}  # fmt: skip


def write(selection: Selection, path: Path) -> Written:
    """Write all events of a selection, a row each.

    DuckDB writes it from lines of JSON, by its relational calls alone: no SQL outside the store.
    """
    types = {c.name: _type(c.name) for c in COLUMNS}
    made = 0
    with TemporaryDirectory(dir=path.parent, prefix=".parquet-") as folder:
        lines = Path(folder) / "rows.jsonl"
        with lines.open("wb") as file:
            for row in flat.rows(selection):
                file.write(msgspec.json.encode(row) + b"\n")
                made += 1
        with duckdb.connect() as connection:
            try:
                table = connection.read_json(str(lines), columns=types, format="newline_delimited")
                table.to_parquet(str(path), compression="zstd")
            except duckdb.IOException as error:
                raise OSError(0, str(error), str(path)) from error
    return Written(made)


def named(selection: Selection) -> str:
    """events.YYYYMMDD.parquet, by the newest article's day."""
    return f"events.{stamps.newest(selection)[:8]}{SUFFIX}"


def _type(name: str) -> str:
    return "VARCHAR[]" if name in flat.LISTS else _TYPES.get(name, "VARCHAR")
