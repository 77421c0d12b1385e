"""The tables are what docs/store.md says they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.store import Store

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/store.md").read_text(encoding="utf-8")
SCHEMA = (ROOT / "src/dateline/store/schema.sql").read_text(encoding="utf-8")
TABLES = re.findall(r"CREATE TABLE (\w+) \((.*?)\);", SCHEMA, flags=re.DOTALL)


@pytest.mark.parametrize(("table", "columns"), TABLES, ids=[t for t, _ in TABLES])
def test_every_table_and_column_is_described(table: str, columns: str) -> None:
    (row,) = [
        line for line in PAGE.splitlines() if line.startswith("| `") and f"`{table}`" in line.split("|")[1]
    ]
    for column in columns.split(","):
        assert f"`{column.split()[0]}`" in row, f"docs/store.md says nothing of {table}.{column.split()[0]}"


def test_a_new_store_has_all_tables_and_nothing_in_them(tmp_path: Path) -> None:
    with Store(tmp_path / "new.duckdb", writing=True) as store:
        assert set(store.counts().values()) == {0}
        assert store.newest() is None
    with Store(tmp_path / "new.duckdb") as store:
        names = {row[0] for row in store.sql("select table_name from duckdb_tables()").rows}
    assert names == {table for table, _ in TABLES}
