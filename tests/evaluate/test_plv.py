"""Marked pairs: what counts as right, in the terms of that data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.evaluate.told import Told

from dateline.assemble.relation import Relation
from dateline.errors import ReadError
from dateline.evaluate import plv
from dateline.model import Article
from dateline.pipeline import Coder

TEXT = "Rebels released a pilot to the Red Cross."
ROW = {
    "id": "1",
    "text": TEXT,
    "actor": [{"start": 0, "end": 6}],
    "recipient": [{"start": 16, "end": 23}],
    "type": "YIELD",
    "quad": 2,
}


def gold(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def relation(type_: str, mode: str | None = None) -> Relation:
    return Relation("1", type_, type_, mode, "occurred", None, "r", 0.9)


@pytest.mark.parametrize(
    ("type_", "mode", "expected"),
    [
        ("RETREAT", "release", "YIELD"),
        ("CONCEDE", None, "YIELD"),
        ("SANCTION", "convict", "ACCUSE"),
        ("SANCTION", "expel", "SANCTION"),
        ("AID", None, "AID"),
    ],
)
def test_types_are_named_as_there(type_: str, mode: str | None, expected: str) -> None:
    assert plv.in_plv_terms(type_, mode) == expected


def test_only_marked_pairs_are_recognised(tmp_path: Path) -> None:
    assert plv.recognises(gold(tmp_path, ROW))
    assert not plv.recognises(gold(tmp_path, {"id": "1", "text": TEXT}))
    assert not plv.recognises(tmp_path)


def test_each_row_counts_once_and_no_answer_is_wrong(tmp_path: Path) -> None:
    rows = (ROW, {**ROW, "id": "2"}, {**ROW, "id": "3", "type": "ACCUSE", "quad": 3}, {**ROW, "id": "4"})
    relations = {
        "1": relation("RETREAT", "release"),
        "2": relation("AID"),
        "3": relation("SANCTION", "convict"),
    }
    scores = {s.name: s for s in plv.evaluate(gold(tmp_path, *rows), Told(relations=relations))}
    yields = scores["plv.type.YIELD"]
    assert (yields.right, yields.found, yields.wanted) == (1, 1, 3)
    assert scores["plv.accuracy"].f1 == 0.5
    assert scores["plv.quad"].right == 3  # AID is of quad 2, as YIELD is here
    assert scores["plv.macro"].f1 == pytest.approx((0.5 + 1.0) / 2)
    assert (scores["plv.pairs"].found, scores["plv.pairs"].wanted) == (0, 4)


def test_extraction_wants_both_parties(tmp_path: Path, coder: Coder) -> None:
    text = "Russia shelled Kharkiv on Monday."
    marked = {"id": "1", "text": text, "actor": [{"start": 0, "end": 6}], "type": "ASSAULT", "quad": 4}
    right = {**marked, "recipient": [{"start": 15, "end": 22}]}
    other = {**marked, "id": "2", "recipient": [{"start": 26, "end": 32}]}
    reports = {i: coder.code(Article(id=i, text=text, published=plv.PUBLISHED)).reports for i in ("1", "2")}
    scores = {s.name: s for s in plv.evaluate(gold(tmp_path, right, other), Told(reports=reports))}
    pairs, typed = scores["plv.pairs"], scores["plv.pairs.type"]
    assert (pairs.right, pairs.found, pairs.wanted) == (1, 2, 2)
    assert typed.right == 1


def test_a_line_that_is_no_pair_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gold\.jsonl:2: no marked pair"):
        plv.evaluate(gold(tmp_path, ROW, {"id": "2"}), Told())
