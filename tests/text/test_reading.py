"""What the parser is given and gives back: sentences that have an end."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("word", ["harbour ", "harbour, ", "that he said ", "1,200 "])
def test_words_without_an_end_are_cut_into_stretches(reading, word: str) -> None:
    doc = reading(word * 1_500).doc
    assert max(len(sentence) for sentence in doc.sents) <= 402


def test_a_long_sentence_stays_whole(reading) -> None:
    text = "The envoys met " + "and talked of fish, of grain and of ports " * 20 + "in Lisbon."
    assert len(list(reading(f"{text} Nobody signed.").doc.sents)) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They demanded that President Amadou Sow resign.", "Sow"),
        ("Marchers took to the streets, demanding that Prime Minister Irena Valk resign.", "Valk"),
    ],
)
def test_a_name_before_a_bare_verb_is_its_subject(reading, text: str, name: str) -> None:
    verb = next(token for token in reading(text).doc if token.text == "resign")
    assert [token.text for token in verb.lefts if token.dep_ == "nsubj"] == [name]
    assert verb.pos_ == "VERB"
