"""Quotations as they come: unbalanced, nested, endless, and nothing but quotation."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article
from dateline.pipeline import Coded, Coder

SPOKEN = (
    "Troops shelled the port of Berbera on Monday. Our ministry condemned the raid. "
    "The clan elders rejected the plan. Nobody was arrested."
)


def code(coder: Coder, text: str) -> Coded:
    return coder.code(Article(id="a", text=text, published=date(2024, 5, 8)))


def speakers(coded: Coded) -> set[str]:
    return {
        r.attribution.source.name if r.attribution and r.attribution.source else "" for r in coded.reports
    }


def test_a_quotation_that_never_ends_keeps_to_its_paragraph(coder: Coder) -> None:
    text = (
        'The mayor of Garissa, Nathif Jama, said: "Troops shelled the port of Berbera on Monday.\n\n'
        "William Ruto, Kenya's president, met the Ethiopian premier on Tuesday."
    )
    (shelling, meeting) = code(coder, text).reports
    assert shelling.attribution is not None and shelling.attribution.source is not None
    assert meeting.attribution is None


def test_a_closing_mark_too_many(coder: Coder) -> None:
    text = 'Nathif Jama said troops had shelled Berbera." Kenya condemned the attack.'
    (shelling, condemned) = code(coder, text).reports
    assert shelling.attribution is not None and condemned.attribution is None


@pytest.mark.parametrize("gap", [" ", '\n\n"'])
def test_a_quotation_of_three_thousand_words_has_one_speaker(coder: Coder, gap: str) -> None:
    text = '"' + gap.join([SPOKEN] * 125) + '," said Nathif Jama, the mayor of Garissa.'
    assert speakers(code(coder, text)) == {"Nathif Jama"}


def test_an_article_that_is_one_quotation_is_coded_and_nobody_said_it(coder: Coder) -> None:
    coded = code(coder, '"' + SPOKEN + '"')
    assert coded.reports and speakers(coded) == {""}


@pytest.mark.xfail(strict=True, reason="only what a named source says is told apart within a quotation")
def test_a_quotation_within_a_quotation_has_its_own_speaker(coder: Coder) -> None:
    text = "\"The rebels said, 'Kenya's army killed our men,'\" said Nathif Jama, the mayor of Garissa."
    assert speakers(code(coder, text)) == {"rebels"}
