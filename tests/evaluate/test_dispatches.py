"""Reading marked dispatches, and counting what is right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.evaluate.told import Told

from dateline.errors import ReadError
from dateline.evaluate import dispatches
from dateline.evaluate.scores import Score
from dateline.model import (
    Actor,
    Evidence,
    Report,
    ReportAttribution,
    ReportSource,
    When,
    Where,
)

TEXT = "Rebels shelled Goma on Monday, Kenya said. Talks and more talks failed."
MARKS = (
    "ASSAULT.heavy-weapons | shelled | COD REB > COD/- | occurred | 2024-05-13 | Goma, COD | "
    "Kenya = KEN states\n"
    "? CONSULT | talks\n"
)


def evidence(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(start, start + len(words), words)


def actor(words: str, country: str | None, sector: str = "") -> Actor:
    return Actor(words, country, sector, (), None, None, "a1", evidence(words))


SHELLED = Report(
    id="r1",
    article_id="one",
    published=date(2024, 5, 14),
    type="ASSAULT",
    mode="heavy-weapons",
    contexts=(),
    plover="ASSAULT",
    cameo=None,
    quad=4,
    intensity=-9.5,
    goldstein=None,
    status="occurred",
    historical=False,
    actors=(actor("Rebels", "COD", "REB"),),
    recipients=(actor("Goma", "COD", "GOV"),),
    when=When(date(2024, 5, 13), date(2024, 5, 13), "day", "2024-05-13", evidence("Monday"), "stated"),
    where=Where("Goma", "COD", None, None, None, None, "city", evidence("Goma"), "stated"),
    attribution=ReportAttribution(ReportSource("Kenya", "KEN", "", evidence("Kenya")), None, "states"),
    size={},
    trigger=evidence("shelled"),
    sentence=evidence("Rebels shelled Goma on Monday, Kenya said."),
    rule="x",
    confidence=0.9,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.md").write_text(f"date: 2024-05-14\n\n{TEXT}\n\n---\n{MARKS}", encoding="utf-8")
    return tmp_path


def changed(**fields: object) -> Report:
    return msgspec.structs.replace(SHELLED, **fields)


def scores(folder: Path, *reports: Report) -> dict[str, Score]:
    found = dispatches.evaluate(folder, Told(reports={"one": reports}))
    return {s.name.removeprefix("dispatches."): s for s in found}


def test_a_folder_of_dispatches_is_recognised_and_other_markdown_is_not(folder: Path, tmp_path: Path) -> None:
    assert dispatches.recognises(folder)
    other = tmp_path / "other"
    other.mkdir()
    (other / "README.md").write_text("# Notes\n", encoding="utf-8")
    assert not dispatches.recognises(other)
    assert not dispatches.recognises(other / "README.md")


def test_the_text_is_what_stands_between_the_date_and_the_marks(folder: Path) -> None:
    (dispatch,) = dispatches.dispatches(folder)
    assert (dispatch.article.published, dispatch.article.text) == (date(2024, 5, 14), TEXT)
    assert [TEXT[t.start : t.end] for g in dispatch.wanted for t in g.triggers] == ["shelled"]


def test_everything_right_counts_everywhere(folder: Path) -> None:
    found = scores(folder, SHELLED)
    assert all(found[name].f1 == 1 for name in ("reports", *dispatches.FIELDS))


@pytest.mark.parametrize(
    ("field", "report"),
    [
        ("mode", changed(mode="aerial")),
        ("actors", changed(actors=())),
        ("actors", changed(actors=(actor("Rebels", "COD", "MIL"),))),
        ("recipients", changed(recipients=(actor("Goma", "KEN"),))),
        ("status", changed(status="planned")),
        ("when", changed(when=When(None, None, "none", None, None, "none"))),
        ("where", changed(where=Where(None, None, None, None, None, None, None, None, "no place is told"))),
        ("source", changed(attribution=None)),
    ],
)
def test_one_wrong_field_is_wrong_alone(folder: Path, field: str, report: Report) -> None:
    found = scores(folder, report)
    assert found["reports"].f1 == 1
    wrong = {name for name in dispatches.FIELDS if found[name].right == 0}
    assert wrong == {field} | ({"whole"} if field in {"actors", "recipients", "status"} else set())


def test_readings_left_open_are_neither_wanted_nor_wrong(folder: Path) -> None:
    talks = changed(
        type="CONSULT", trigger=evidence("talks"), sentence=evidence("Talks and more talks failed.")
    )
    assert scores(folder, SHELLED, talks)["reports"] == Score("dispatches.reports", 1, 1, 1)
    praise = changed(type="SUPPORT", trigger=evidence("talks"))
    assert scores(folder, SHELLED, praise)["reports"] == Score("dispatches.reports", 1, 2, 1)


def test_another_trigger_of_the_same_sentence_and_type_will_do(folder: Path) -> None:
    assert scores(folder, changed(trigger=evidence("Monday")))["reports"].right == 1
    assert scores(folder, changed(type="ACCUSE"))["reports"].right == 0


def test_a_mark_that_does_not_fit_its_text_is_told_with_its_line(folder: Path) -> None:
    path = folder / "one.md"
    path.write_text(path.read_text(encoding="utf-8") + "ASSAULT | stormed | - > - | occurred | - | - | -\n")
    with pytest.raises(ReadError, match="the text has no 'stormed'"):
        dispatches.dispatches(folder)


def test_the_marks_of_the_corpus_can_all_be_read() -> None:
    corpus = Path(__file__).parents[2] / "corpus" / "dispatches"
    found = dispatches.dispatches(corpus)
    assert len(found) == 70
    assert sum(not d.wanted for d in found) >= 4
