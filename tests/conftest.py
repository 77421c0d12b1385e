"""Fixtures shared by all tests: real parts, loaded once a process."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from dateline.model import Article
from dateline.pipeline import Coder
from dateline.text import Reading, load_model, read


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model()


@pytest.fixture(scope="session")
def reading(nlp: Language):
    """A function from a text (and a date) to its Reading."""

    def make(text: str, published: date = date(2022, 10, 27), **fields: str) -> Reading:
        return read(Article(id="test", text=text, published=published, **fields), nlp)

    return make


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder()
