"""Reading brat stand-off, and counting what is right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.evaluate.told import Told

from dateline.errors import ReadError
from dateline.evaluate import polnear
from dateline.model import Attribution, Evidence, Layers, Source, Span

TEXT = 'Ana said "go" and then "stop" on Monday. Bo agreed.'
ANN = (
    "T1\tSource 0 3\tAna\n"
    "T2\tCue 4 8\tsaid\n"
    'T3\tContent 9 13;23 29\t"go" "stop"\n'
    "T4\tAttribution 4 8\tsaid\n"
    "E1\tAttribution:T4 Cue:T2 Source:T1 Content:T3\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "paper_2016-05-04_a-title.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "paper_2016-05-04_a-title.ann").write_text(ANN, encoding="utf-8")
    return tmp_path


def layers(*found: Attribution) -> Layers:
    return Layers("x", date(2016, 5, 4), "", "", (), (), (), (), found)


def attribution(
    source: tuple[int, int] | None, cue: tuple[int, int], *content: tuple[int, int]
) -> Attribution:
    return Attribution(
        Source(*source, TEXT[slice(*source)]) if source else None,
        Evidence(*cue, TEXT[slice(*cue)]),
        tuple(Span(*c) for c in content),
        True,
        "states",
    )


def test_folders_and_files_are_recognised(folder: Path, tmp_path: Path) -> None:
    assert polnear.recognises(folder)
    assert polnear.recognises(folder / "paper_2016-05-04_a-title.ann")
    assert not polnear.recognises(folder / "paper_2016-05-04_a-title.txt")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert not polnear.recognises(empty)


def test_the_date_stands_in_the_name_and_content_may_be_in_pieces(folder: Path) -> None:
    ((article, gold),) = polnear.articles(folder)
    assert (article.published, article.text) == (date(2016, 5, 4), TEXT)
    assert gold == [polnear.GoldAttribution((Span(0, 3),), (Span(4, 8),), (Span(9, 13), Span(23, 29)))]


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (attribution((0, 3), (4, 8), (9, 13), (23, 29)), [1, 1, 1, 1]),
        (attribution((0, 3), (4, 8), (9, 29)), [1, 1, 0, 1]),  # the shared 10 characters are half of 20
        (attribution((0, 3), (4, 8), (9, 13)), [1, 1, 0, 0]),
        (attribution((41, 43), (4, 8), (9, 13), (23, 29)), [0, 1, 1, 0]),
        (attribution(None, (44, 50), (9, 13), (23, 29)), [0, 0, 1, 0]),
    ],
)
def test_exact_spans_and_whole_attributions_are_counted(
    folder: Path, found: Attribution, right: list[int]
) -> None:
    scores = polnear.evaluate(folder, Told(layers(found)))
    names = ("source", "cue", "content", "whole")
    assert [s.name for s in scores] == [f"attributions.{folder.name}.{n}" for n in names]
    assert [s.right for s in scores] == right


def test_a_gold_attribution_is_matched_once(folder: Path) -> None:
    twice = attribution((0, 3), (4, 8), (9, 13), (23, 29))
    *_, whole = polnear.evaluate(folder, Told(layers(twice, twice)))
    assert (whole.right, whole.found, whole.wanted) == (1, 2, 1)


def test_a_broken_annotation_is_named_with_its_line(folder: Path) -> None:
    broken = folder / "paper_2016-05-04_a-title.ann"
    broken.write_text("T1\tSource x y\tAna\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"a-title\.ann:1: not brat stand-off"):
        list(polnear.articles(folder))
