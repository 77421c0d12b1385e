"""Times in 175 sentences of wire copy, local news and live blogs, written with their values before a run.

The values follow the TIMEX3 guidelines; a week or a year before or after is as coarse as it is told.
Those that are still read otherwise have the reason in a fourth column.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.find.times import find
from dateline.knowledge import packs
from dateline.knowledge.times import load
from dateline.resolve.dates import resolve

GRAMMAR = load(packs.folders())
ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_suffix(".tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def _case(published: str, wanted: str, sentence: str, why: str = "") -> object:
    marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
    return pytest.param(published, wanted, sentence, marks=marks, id=sentence[:45])


@pytest.mark.parametrize(("published", "wanted", "sentence"), [_case(*row) for row in ROWS])
def test_all_times_of_a_sentence(reading, published: str, wanted: str, sentence: str) -> None:
    day = date.fromisoformat(published)
    found = resolve(find(reading(sentence, day), GRAMMAR), day)
    assert " | ".join(f"{t.text} = {t.type} {t.value}" for t in found) == wanted
