"""Our own marked sentences: which report tells a marked one, and what is right in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.evaluate.told import Told

from dateline.assemble.relation import Relation
from dateline.errors import ReadError
from dateline.evaluate import sentences
from dateline.learned.corpus import load, parts
from dateline.model import Article
from dateline.pipeline import Coder

TEXT = "[a Rebels] [1 shelled] [b Goma] on Monday, [c monks] said.\t1 ASSAULT a > b occurred by c states"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Enough lines that some fall into the part that is measured on."""
    rows = "".join(f"s{n}\t{TEXT}\n" for n in range(60))
    (tmp_path / "own.tsv").write_text(rows, encoding="utf-8")
    return tmp_path


def figures(path: Path, coder: Told) -> dict[str, float]:
    return {s.name.removeprefix("sentences."): s.f1 for s in sentences.evaluate(path, coder)}


def test_a_report_by_trigger_counts_with_its_fields(corpus: Path, coder: Coder) -> None:
    measured = parts(load(corpus)).test
    reports = coder.code(Article(id="x", text=measured[0].text, published=date(2020, 1, 1))).reports
    relation = Relation("x", "ASSAULT", "ASSAULT", None, "occurred", None, "r", 0.9)
    told = Told(reports={s.id: reports for s in measured}, relations={s.id: relation for s in measured})
    found = figures(corpus, told)
    assert found["reports"] == found["whole"] == found["source"] == 1
    assert found["relate.accuracy"] == found["relate.macro"] == 1


def test_silence_misses_all(corpus: Path) -> None:
    found = figures(corpus, Told())
    assert found["reports"] == found["whole"] == found["relate.accuracy"] == 0


def test_only_marked_sentences_are_recognised(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "list.tsv").write_text("name\tcountry\nOslo\tNOR\n", encoding="utf-8")
    assert sentences.recognises(corpus)
    assert sentences.recognises(corpus / "own.tsv")
    assert not sentences.recognises(other)
    assert not sentences.recognises(tmp_path / "none")


def test_a_line_that_cannot_be_read_is_named(corpus: Path) -> None:
    with (corpus / "own.tsv").open("a", encoding="utf-8") as file:
        file.write("s99\t[a It fled.\t-\n")
    with pytest.raises(ReadError, match="not closed"):
        sentences.evaluate(corpus, Told())
