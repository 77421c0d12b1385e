"""The sample dispatches are read as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.model import Article
from dateline.read import articles

SAMPLES = Path(__file__).parents[2] / "samples"
READ = list(articles([str(SAMPLES)]))


def test_all_are_read_and_counted_in_their_readme() -> None:
    assert [str(f) for f in READ if not isinstance(f, Article)] == []
    assert len(READ) == 34
    assert "Thirty-four" in (SAMPLES / "README.md").read_text()


def test_the_readme_names_each_file() -> None:
    named = set(re.findall(r"^\| ([\w.-]+\.\w+) \|", (SAMPLES / "README.md").read_text(), re.MULTILINE))
    assert named == {p.name for p in SAMPLES.iterdir()} - {"README.md"}


@pytest.mark.parametrize("article", READ, ids=lambda a: Path(a.path).stem)
def test_each_is_a_short_dispatch_of_the_day_its_name_states(article: Article) -> None:
    assert 90 <= len(article.text[article.body :].split()) <= 260
    if stated := re.match(r"\d{4}-\d\d-\d\d", Path(article.path).name):
        assert article.published.isoformat() == stated.group()


def test_the_syndicated_copies_stay_two_articles_with_one_text() -> None:
    first, second = (a for a in READ if "syndicated" in a.path)
    assert first.text == second.text
    assert first.publisher != second.publisher
