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


@pytest.mark.parametrize("title", ["Const.", "Capt.", "Cst.", "Det. Insp.", "Supt.", "Cmdr.", "Lt. Col."])
def test_a_title_before_a_name_does_not_end_the_sentence(reading, title: str) -> None:
    assert len(list(reading(f"Two men were held in Sudbury, said {title} Ada Wong.").doc.sents)) == 1


@pytest.mark.parametrize(
    ("text", "stray", "first"),
    [
        ("He had plotted to bomb a train that carries troops and kidnap a general.", "kidnap", "bomb"),
        ("The envoy was due to see those who survived the fire and meet the king.", "meet", "see"),
        (
            "A man who admitted plotting to rob a bank and then burn a court was jailed.",
            "burn",
            "rob",
        ),
    ],
)
def test_a_bare_infinitive_goes_on_from_an_infinitive(reading, text: str, stray: str, first: str) -> None:
    (verb,) = [t for t in reading(text).doc if t.text == stray]
    assert (verb.dep_, verb.head.text) == ("conj", first)


@pytest.mark.parametrize(
    "text",
    [
        "They came to the port and set the depot on fire.",
        "The envoy will see those who fled and meet the king.",
        "Families who have been turned away and face eviction want to leave.",
    ],
)
def test_a_verb_that_has_its_place_keeps_it(reading, text: str) -> None:
    assert all(t.head.text not in {"leave"} for t in reading(text).doc if t.dep_ == "conj")


@pytest.mark.parametrize(
    ("text", "word", "label", "head"),
    [
        (
            "Valk paid tribute Tuesday to bombing victims and embassy staffers on a visit to Chad.",
            "victims",
            "pobj",
            "to",
        ),
        (
            "Valk paid tribute Tuesday to bombing victims and embassy staffers on a visit to Chad.",
            "bombing",
            "compound",
            "victims",
        ),
        ("Odell was killed on Oct. 23, 1999 by a sniper hiding in his backyard.", "sniper", "pobj", "by"),
        ("Chad accused the regime and other forces of heavy shelling.", "of", "prep", "accused"),
    ],
)
def test_what_the_parser_hangs_wrongly_is_hung_where_it_belongs(
    reading, text: str, word: str, label: str, head: str
) -> None:
    token = next(t for t in reading(text).doc if t.text == word)
    assert (token.dep_, token.head.text) == (label, head)
