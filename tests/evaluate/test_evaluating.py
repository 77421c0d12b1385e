"""Gold sets are found by their content, floors hold, and a failure ends nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.errors import UsageError
from dateline.evaluate import fallen, read_floors, sets
from dateline.evaluate.coding import Patient
from dateline.evaluate.scores import Score, macro_f1
from dateline.model import Article
from dateline.pipeline import Coder

TIMES = {
    "id": "a",
    "text": "The envoys met on Monday.",
    "published": "2022-10-27",
    "times": [{"start": 18, "end": 24, "type": "DATE", "value": "2022-10-24"}],
}
PLACES = {
    "id": "b",
    "text": "Fire broke out in Lagos.",
    "places": [{"start": 18, "end": 23, "text": "Lagos"}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    for name, record in (("times/a.jsonl", TIMES), ("places/b.jsonl", PLACES)):
        path = tmp_path / "gold" / name
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (tmp_path / "gold" / "README.md").write_text("about these sets", encoding="utf-8")
    return tmp_path / "gold"


def test_figures_come_from_counts() -> None:
    score = Score("x", right=3, found=4, wanted=6)
    assert (score.precision, score.recall, score.f1) == (0.75, 0.5, 0.6)
    assert (Score("x", 0, 0, 0).precision, Score("x", 0, 0, 0).recall, Score("x", 0, 0, 0).f1) == (0, 0, 0)


def test_in_a_macro_figure_each_class_counts_alike() -> None:
    macro = macro_f1("m", [Score("a", 99, 99, 99), Score("b", 0, 1, 1)])
    assert (macro.f1, macro.right, macro.wanted) == (0.5, 99, 100)
    assert macro_f1("m", []).f1 == 0


def test_sets_are_found_in_folders_by_their_content(gold: Path) -> None:
    assert [(reader.NAME, path.name) for reader, path in sets([gold])] == [
        ("places", "b.jsonl"),
        ("times", "a.jsonl"),
    ]


@pytest.mark.parametrize("name", ["nothere", "README.md"])
def test_what_is_no_gold_data_is_wrong_usage(gold: Path, name: str) -> None:
    with pytest.raises(UsageError, match=name):
        sets([gold / name])


def test_a_figure_may_wobble_but_not_fall() -> None:
    scores = [Score("steady", 90, 100, 100), Score("wobbled", 896, 1000, 1000), Score("fell", 89, 100, 100)]
    told = fallen(scores, dict.fromkeys(("steady", "wobbled", "fell", "gone"), 0.9))
    assert told == ["fell is 0.8900, its floor is 0.9000", "gone was not measured"]
    assert not fallen(scores, {})


@pytest.mark.parametrize("text", ["", "[floors]\na = 'high'", "floors = 3", "[floors", "\xff"])
def test_broken_floors_are_wrong_usage(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=r"floors\.toml"):
        read_floors(path)
    with pytest.raises(UsageError, match="no such file"):
        read_floors(tmp_path / "nothere.toml")


class Broken:
    """Stands where the coder stands, and breaks on everything."""

    def code(self, article: Article) -> None:
        raise IndexError("out of range")

    def relate(self, *given: object) -> None:
        raise ValueError("no")


def test_what_breaks_the_coder_is_named_and_counts_as_nothing_found() -> None:
    patient = Patient(Broken())  # type: ignore[arg-type]
    article = Article(id="a", text="x", published=date(2022, 10, 27), path="gold.jsonl")
    assert patient.annotate(article).times == ()
    assert patient.reports(article) == ()
    assert patient.relate("r", "x", [], []) is None
    assert str(patient.failures[0]) == "gold.jsonl [a]: IndexError: out of range"
    assert len(patient.failures) == 3


def test_evaluate_prints_figures_and_holds_floors(gold: Path, coder: Coder, monkeypatch) -> None:
    monkeypatch.setattr("dateline.evaluate.measure.Coder", lambda model, packs, coders: coder)
    floors = gold.parent / "floors.toml"
    floors.write_text('[floors]\n"times.value" = 1.0\n', encoding="utf-8")
    words = ["evaluate", str(gold), "--floors", str(floors)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    by_name = {r["name"]: r for r in map(json.loads, done.stdout.splitlines())}
    assert (by_name["times.value"]["right"], by_name["places.recognition.b"]["wanted"]) == (1, 1)
    assert "1 floor held" in done.stderr
    floors.write_text('[floors]\n"times.value" = 1.0\n"never.measured" = 0.5\n', encoding="utf-8")
    done = CliRunner().invoke(app, [*words, "--format", "table"])
    assert done.exit_code == 1
    assert "never.measured was not measured" in done.stderr
    assert "precision" in done.stdout
