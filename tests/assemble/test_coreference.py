"""Mentions of one actor get one entity."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.assemble.coreference import link
from dateline.find.actors import find
from dateline.knowledge import names as knowledge
from dateline.knowledge.packs import folders
from dateline.model import Span
from dateline.resolve.actors import resolve


@pytest.fixture(scope="module")
def names() -> knowledge.Names:
    return knowledge.load((*folders(), Path(__file__).parent.parent / "resolve" / "pack"))


@pytest.fixture
def linked(reading, names):
    def make(text: str, day: date = date(2022, 10, 27)):
        read = reading(text, day)
        sentences = [Span(s.start_char, s.end_char) for s in read.doc.sents]
        return link(
            find(read, names),
            names,
            lambda phrase, context, on: resolve(phrase, names, context=context, day=on),
            text=text,
            day=day,
            sentences=sentences,
        )

    return make


def test_a_surname_and_a_pronoun_are_the_man_named_before(linked):
    found = linked(
        "Russian Foreign Minister Sergey Lavrov landed in Ankara. Lavrov met his host. He left at night."
    )
    assert [
        a.entity
        for a in found
        if a.evidence.text in ("Russian Foreign Minister Sergey Lavrov", "Lavrov", "his", "He")
    ] == ["a1"] * 4


def test_what_the_text_says_of_an_unknown_man_codes_him_throughout(linked):
    found = linked("Musa Bello, the Nigerian minister, spoke on Monday. Bello said the road was open.")
    assert {(a.entity, a.country, a.sector) for a in found if "Bello" in a.evidence.text} == {
        ("a1", "NGA", "GOV")
    }
