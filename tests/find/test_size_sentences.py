"""How many: 104 sentences, written with their sizes before the program had seen them.

Those that it still reads wrongly have the reason in a third column.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.find.sizes import find
from dateline.knowledge import packs, sizes

WORDS = sizes.load(packs.folders())
ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_suffix(".tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def _case(wanted: str, sentence: str, why: str = "") -> object:
    marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
    return pytest.param(wanted, sentence, marks=marks, id=sentence[:45])


@pytest.mark.parametrize(("wanted", "sentence"), [_case(*row) for row in ROWS])
def test_all_sizes_of_a_sentence(reading, wanted: str, sentence: str) -> None:
    found = find(reading(sentence), WORDS)
    assert [f"{m.kind} {m.low}-{'' if m.high is None else m.high}" for m in found] == re.findall(
        r"\w+ \d+-\d*", wanted
    )
