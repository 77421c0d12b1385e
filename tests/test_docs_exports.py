"""docs/exports.md and docs/calendar.md say what the program writes."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from dateline.brief.calendars import Entry
from dateline.export import formats
from dateline.export.codebook import table
from dateline.tell.plans import PlanState

DOCS = Path(__file__).resolve().parent.parent / "docs"
EXPORTS, CALENDAR = ((DOCS / name).read_text(encoding="utf-8") for name in ("exports.md", "calendar.md"))
# their columns are told by those of another format, or by docs/records.md
TOLD_ELSEWHERE = {"parquet": "csv", "geojson": "csv", "jsonl": "records.md"}


def part(name: str) -> str:
    found = re.search(rf"### `{name}`: .*?(?=\n### |\Z)", EXPORTS, flags=re.DOTALL)
    assert found, f"docs/exports.md says nothing of {name}"
    return found[0]


@pytest.mark.parametrize("name", formats())
def test_each_format_is_described_with_its_columns_and_its_mapping(name: str) -> None:
    format_, told = formats()[name], part(name)
    assert told.startswith(f"### `{name}`: {format_.TITLE}\n")
    for note in format_.NOTES:
        assert f"- {note}\n" in told
    assert (TOLD_ELSEWHERE[name] if name in TOLD_ELSEWHERE else table(format_)) in told
    assert f"`{name}`" in EXPORTS.split("## The formats")[0]


def test_no_format_is_described_that_is_not_there() -> None:
    assert set(re.findall(r"^### `([\w-]+)`", EXPORTS, flags=re.MULTILINE)) == set(formats())


@pytest.mark.parametrize("field", [f.encode_name for f in msgspec.structs.fields(Entry)])
def test_each_key_of_a_calendar_entry_is_described(field: str) -> None:
    assert f"`{field}`" in CALENDAR


def test_each_state_of_a_plan_that_is_shown_is_described() -> None:
    for state in set(PlanState.__args__) - {"claimed", "denied"}:  # type: ignore[attr-defined]
        assert f"`{state}`" in CALENDAR
