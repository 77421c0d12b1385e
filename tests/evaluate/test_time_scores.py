"""Times against gold times: what is recognised, and what is counted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.evaluate.told import Told

from dateline.evaluate.times import evaluate, recognises
from dateline.model import Layers, Time

TEXT = "They met on Monday night and left in May."
GOLD = {
    "id": "a",
    "text": TEXT,
    "published": "2022-10-27",
    "times": [
        {"start": 12, "end": 18, "type": "DATE", "value": "2022-10-24"},
        {"start": 37, "end": 40, "type": "DATE", "value": "2022-05"},
    ],
}


def layers(*times: Time) -> Layers:
    return Layers("a", date(2022, 10, 27), "", "", (), times, (), (), ())


def gold(folder: Path) -> Path:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n\n", encoding="utf-8")
    return path


def test_extents_types_and_values_are_counted_apart(tmp_path: Path) -> None:
    found = (
        Time(12, 24, "Monday night", "TIME", "2022-10-24"),
        Time(37, 40, "May", "DATE", "2022-05"),
        Time(0, 4, "They", "DATE", "2022"),
    )
    scores = {s.name: s for s in evaluate(gold(tmp_path), Told(layers(*found)))}
    assert {name: s.right for name, s in scores.items()} == {
        "times.strict": 1,
        "times.relaxed": 2,
        "times.value": 2,
        "times.type": 1,
    }
    assert all((s.found, s.wanted) == (3, 2) for s in scores.values())


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.jsonl", json.dumps(GOLD), True),
        ("a.jsonl", '{"id": "a", "text": "", "places": []}', False),
        ("a.jsonl", "not json", False),
        ("a.jsonl", "", False),
        ("a.json", json.dumps(GOLD), False),
    ],
)
def test_only_json_lines_with_times_are_recognised(
    tmp_path: Path, name: str, content: str, expected: bool
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert recognises(path) is expected
