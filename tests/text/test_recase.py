"""Text in capitals: what it is recast to, and that the program reads it as it reads small letters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.model import Article, Report, Span
from dateline.pipeline import Coder
from dateline.text import Caser
from dateline.text.recase import shouts

DAY = date(2023, 11, 14)
SAMPLES = Path(__file__).parents[2] / "corpus" / "dispatches"


@pytest.fixture(scope="module")
def caser(coder: Coder) -> Caser:
    return coder._caser


def recast(caser: Caser, text: str, title: str = "") -> str:
    return caser.recast(Article(id="a", text=text, published=DAY, title=title)).text


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled Goma on Monday, local monks said.",
        "The EU and the IMF suspended aid to Malawi in May.",
        "Moscow said that it may pull out of the talks with Kyiv.",
        "Hundreds of schoolchildren will march in Lagos on 3 March.",
        "Two drivers were killed by a car bomb near Rostov, O'Brien's aide said.",
        "Togo's foreign minister, Robert Dussey, met Senegalese diplomats in Dakar.",
        'The captain said: "They don\'t fire on us." Nobody was hurt.',
        "Farmers blocked a road in Mandera. Police in the Kenyan town arrested nine of them.",
    ],
)
def test_a_shouted_sentence_gets_its_small_letters_back(caser: Caser, text: str) -> None:
    assert recast(caser, text.upper()).replace("US.", "us.") == text


def test_what_is_not_shouted_stays_and_offsets_never_move(caser: Caser) -> None:
    quiet = "NATO and the UN met in Oslo.\n\nThe FAO said nothing."
    article = Article(id="a", text=quiet, published=DAY)
    assert caser.recast(article) is article
    loud = "NO 7 \u0130ZM\u0130R DOCKERS STRA\u00dfE \ufb01GHT ON"  # letters whose small form is longer
    assert len(recast(caser, loud)) == len(loud)


def test_a_headline_goes_by_the_words_of_its_article(caser: Caser) -> None:
    body = "A spokesman for Rising Tide said the group would march. Police warned Rising Tide on Sunday."
    text = f"POLICE WARN RISING TIDE OVER MARCH\n\n{body}"
    assert recast(caser, text).startswith("Police warn Rising Tide over march")
    assert recast(caser, text).endswith(body)


def test_a_dateline_keeps_its_capitals(caser: Caser) -> None:
    text = "LOME, NOV 14 (HARBOUR WIRE) - SOLDIERS FREED A MINISTER."
    assert recast(caser, text) == "LOME, NOV 14 (HARBOUR WIRE) - Soldiers freed a minister."
    alone = "UNITED NATIONS (HW) _\n\nSoldiers freed a minister."
    assert recast(caser, alone) == alone


@pytest.mark.parametrize(
    ("piece", "loud"),
    [
        ("REBELS FREE NINE", True),
        ("BREAKING NEWS", False),
        ("12 - 14 - 16", False),
        ("The UN, EU and AU", False),
    ],
)
def test_what_shouts(piece: str, loud: bool) -> None:
    assert shouts(piece) is loud


def told(report: Report) -> tuple[str, str, int]:
    return report.type, report.status, report.trigger.start


def test_dispatches_in_capitals_tell_the_same_events(coder: Coder) -> None:
    same = every = 0
    for path in sorted(SAMPLES.glob("*.md"))[20:40]:
        text = path.read_text(encoding="utf-8").split("\n---\n")[0].split("\n\n", 1)[1]
        loud = "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
        small = coder.code(Article(id="a", text=text, published=DAY)).reports
        found = coder.code(Article(id="a", text=loud, published=DAY)).reports
        for report in found:
            spans = (
                report.trigger,
                report.sentence,
                *(a.evidence for a in (*report.actors, *report.recipients)),
            )
            assert all(loud[s.start : s.end] == s.text for s in spans)
        every += max(len(small), len(found))
        same += len({told(r) for r in small} & {told(r) for r in found})
    assert same >= 0.95 * every


def test_a_marked_pair_in_capitals(coder: Coder) -> None:
    text = "ERITREA BOMBS PORT IN YEMEN"
    relation = coder.relate("1", text, [Span(0, 7)], [Span(22, 27)])
    assert (relation.type, relation.trigger and relation.trigger.text) == ("ASSAULT", "BOMBS")
