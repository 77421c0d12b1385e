"""More cases from the world's news, written before the program had seen them.

Of actors_around_the_world.tsv 214 of 239 were right at once, of the first 221 of actors_at_large.tsv 191,
and of the 189 that were written after those were mended 179. Of the 158 of actors_anew.tsv 140 were.
Of the hundred from which actors_groups.tsv has some 96 were, of 1,364 more that were written for it 1,083.
Those of actors_bodies.tsv are the telling ones of 322 on institutions, offices and people of a place, of
which 253 were right at once, and of 194 written after those were mended, of which 174 were.
actors_persons.tsv keeps what told most of 292 cases of people by name: of the first 180, 147 were right
at once, and of the 112 that were written after those were mended 102.
In all several right answers are split by `/`, an empty one means no code,
and `wrong` gives the reason of a case that fails still.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dateline.knowledge import names as knowledge
from dateline.knowledge.packs import folders
from dateline.resolve.actors import resolve

TABLES = (
    "actors_around_the_world.tsv",
    "actors_at_large.tsv",
    "actors_anew.tsv",
    "actors_groups.tsv",
    "actors_bodies.tsv",
    "actors_persons.tsv",
)
ROWS = [
    row
    for table in TABLES
    for row in csv.DictReader(
        Path(__file__).with_name(table).read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
]
CASES = [
    pytest.param(
        *(row[name] for name in ("phrase", "context", "day", "country", "sector")),
        marks=[pytest.mark.xfail(strict=True, reason=row["wrong"])] if row["wrong"] else [],
    )
    for row in ROWS
]


@pytest.fixture(scope="module")
def names() -> knowledge.Names:
    return knowledge.load(folders())


@pytest.mark.parametrize(("phrase", "context", "day", "country", "sector"), CASES)
def test_a_phrase_of_the_worlds_news_gets_the_code_of_an_analyst(
    names, phrase, context, day, country, sector
):
    code = resolve(phrase, names, context=context, day=date.fromisoformat(day))
    assert (code.country or "") in country.split("/"), code
    assert code.sector in sector.split("/"), code
    assert code.why
