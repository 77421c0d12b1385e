"""Contexts by weighted words: from the passage, helped by the article."""

from __future__ import annotations

import pytest

from dateline.find import contexts
from dateline.knowledge import ontology
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.packs import folders
from dateline.model import Span


@pytest.fixture(scope="module")
def plover() -> Ontology:
    return ontology.load(folders())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The foreign minister flew to Hanoi for a summit.", {"diplomatic"}),
        ("A court jailed the former minister for taking bribes.", {"legal", "corruption"}),
        ("Soldiers shelled the town as separatists dug in.", {"military", "territory"}),
        ("Voters go to the polls on Sunday in a presidential election.", {"election"}),
        ("Migrants were rescued from a small boat.", {"migration"}),
        ("Inspectors from the IAEA visited the reactor.", {"cbrn"}),
        ("Hackers broke into the ministry's servers with ransomware.", {"cyber"}),
        ("Thousands marched for women's rights and against domestic violence.", {"gender"}),
        ("Police fired tear gas in a crackdown on dissidents.", {"repression"}),
        ("The bakery opened a second shop.", set()),
    ],
)
def test_words_of_a_passage_tell_its_contexts(reading, plover, text, expected):
    found = set(contexts.find(reading(text), Span(0, len(text)), plover))
    assert expected <= found
    assert bool(expected) == bool(found)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("She won by a landslide victory.", "disasters"),
        ("The drug company reported higher sales.", "illegal_drugs"),
        ("The political climate of the capital was tense.", "environment"),
    ],
)
def test_words_with_another_sense_speak_against_a_context(reading, plover, text, absent):
    assert absent not in contexts.find(reading(text), Span(0, len(text)), plover)


def test_the_article_helps_a_weak_passage_but_makes_nothing_alone(reading, plover):
    lead = "Lawmakers in parliament debated a vaccination law during the pandemic, as hospital wards filled."
    weak = "The nurses were asked to come back to the hospital clinic."
    none = "The shop was closed."
    text = f"{lead}\n\n{weak}\n\n{none}"
    article = reading(text)
    start = text.index(none)
    assert "health" in contexts.find(article, Span(len(lead) + 2, len(lead) + 2 + len(weak)), plover)
    assert contexts.find(article, Span(start, start + len(none)), plover) == ()


def test_strongest_comes_first_and_what_is_passed_in_is_used(reading, plover):
    text = "Troops and tanks entered the city, and a lawmaker protested."
    article = reading(text)
    found = contexts.find(article, Span(0, len(text)), plover, contexts.weigh(text, plover))
    assert found[0] == "military"
    assert "legislative" in found
