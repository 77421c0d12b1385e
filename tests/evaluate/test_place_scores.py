"""Scoring names of places against gold data in the two known shapes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.evaluate.told import Told

from dateline.evaluate.places import evaluate, recognises
from dateline.model import Layers, Place

TEXT = "Rain fell in Lagos. French police left Goma."


def place(start: int, end: int, use: str, latitude: float, longitude: float) -> Place:
    name = TEXT[start:end]
    return Place(start, end, name, name, None, latitude, longitude, None, None, "city", use)  # type: ignore[arg-type]


LAYERS = Layers(
    id="1",
    published=date(2018, 4, 1),
    title="",
    publisher="",
    sentences=(),
    times=(),
    places=(
        place(13, 18, "literal", 6.5, 3.4),
        place(20, 26, "modifier", 46, 2),
        place(39, 43, "literal", 0, 0),
    ),
    actors=(),
    attributions=(),
)


def gold_file(path: Path, kinds: bool) -> Path:
    places = [
        {"start": 13, "end": 18, "text": "Lagos", "latitude": 6.45, "longitude": 3.39, "kind": "Literal"},
        {"start": 20, "end": 26, "text": "French", "geonameid": 3017382, "kind": "Non_Literal_Modifier"},
        {"start": 39, "end": 43, "text": "Goma", "latitude": -1.67, "longitude": 29.2, "kind": "Mixed"},
        {"start": 5, "end": 9, "text": "fell", "kind": "Literal_Expression"},
    ]
    if not kinds:
        places = [{k: v for k, v in p.items() if k != "kind"} for p in places[:3]]
    path.write_text(json.dumps({"id": "1", "text": TEXT, "places": places}) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("kinds", "wanted"), [(True, 2), (False, 3)])
def test_literal_names_count_where_the_gold_tells_uses_and_all_where_not(tmp_path, kinds, wanted):
    scores = {s.name: s for s in evaluate(gold_file(tmp_path / "some.jsonl", kinds), Told(LAYERS))}
    exact, near = scores["places.recognition.exact.some"], scores["places.161km.some"]
    assert (exact.right, exact.found, exact.wanted) == (wanted, wanted, wanted)
    assert (near.right, near.wanted) == (wanted - 1, wanted)


def test_other_files_are_not_taken(tmp_path: Path):
    assert recognises(gold_file(tmp_path / "some.jsonl", kinds=True))
    other = tmp_path / "other.jsonl"
    other.write_text('{"id": "1", "text": "x"}\n', encoding="utf-8")
    assert not recognises(other)
    other.write_text("no json", encoding="utf-8")
    assert not recognises(other)
    assert not recognises(tmp_path)
