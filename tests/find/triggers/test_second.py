"""The second coder beside the rules: what it adds, mends and doubts, and how it can be left out."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder

DAY = date(2022, 10, 27)


def reports(coder: Coder, text: str) -> tuple[Report, ...]:
    return coder.code(Article(id="1", text=text, published=DAY)).reports


@pytest.fixture(scope="module")
def rules() -> Coder:
    return Coder(coders="rules")


def test_both_agree_on_a_plain_sentence_and_are_surer_for_it(coder: Coder, rules: Coder) -> None:
    text = "Police in Kampala arrested two opposition lawmakers on Monday."
    (both,), (alone,) = reports(coder, text), reports(rules, text)
    assert (both.type, both.rule) == (alone.type, alone.rule) == ("COERCE", "en.coerce.arrest")
    assert [p.name for p in both.actors] == [p.name for p in alone.actors]


def test_the_same_text_gives_the_same_records_alone_and_among_others(coder: Coder) -> None:
    texts = [
        "Kenya and Uganda signed a pact on border trade after their ministers met in Busia.",
        "Striking nurses marched on the ministry, which has refused to meet them.",
        "The prime minister accused the army of shelling villages that it had promised to spare.",
    ]
    articles = [Article(id=str(n), text=t, published=DAY) for n, t in enumerate(texts)]
    together = [c.reports for c in coder.code_many(articles)]  # type: ignore[union-attr]
    assert together == [coder.code(a).reports for a in articles]


def test_records_of_the_learned_coder_name_it_and_point_at_their_words(coder: Coder) -> None:
    for text in (
        "Brussels dangled a fisheries deal before Rabat on Monday.",
        "Caracas has thumbed its nose at the court's ruling on the Essequibo.",
        "The guild has downed tools against the shipping line.",
        "Tokyo lent Manila a hand with two patrol boats for its coast guard.",
    ):
        for report in reports(coder, text):
            assert text[report.trigger.start : report.trigger.end] == report.trigger.text
            assert 0 < report.confidence < 1


def test_the_rules_alone_name_a_rule_for_every_record(rules: Coder) -> None:
    text = "Iran's president met the emir in Doha, where protesters burned flags and police beat them."
    assert all(r.rule != "learned" for r in reports(rules, text))


def test_any_sentence_is_read_however_long(coder: Coder) -> None:
    text = "Rebels " + ", and the army of Chad, " * 150 + "shelled Goma."
    assert isinstance(reports(coder, text), tuple)
