"""Archives of real DuckDB files, filled by the real coder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.archive import Archive
from dateline.model import Article
from dateline.pipeline import Coder

Add = Callable[..., object]
VERSION = "dateline test, packs 1"


def story(
    identity: str, text: str, day: str = "2023-05-03", publisher: str = "Delta Times", **more: object
) -> Article:
    return Article(id=identity, text=text, published=date.fromisoformat(day), publisher=publisher, **more)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.duckdb"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive(path) as opened:
        yield opened


@pytest.fixture
def add(archive: Archive, coder: Coder) -> Add:
    """A function that adds articles to the archive, coded by the shipped packs."""

    def go(*items: object, version: str = VERSION) -> object:
        return archive.add(items, coder, version)  # type: ignore[arg-type]

    return go


@pytest.fixture
def strike() -> list[Article]:
    """One attack by three outlets of two origins, and talks."""
    first = "Rebels shelled the town of Goma on Tuesday, killing three people, the governor said."
    return [
        story("a1", first, "2023-05-03", "Harbour Wire"),
        story("a2", first, "2023-05-03", "Lakeside Herald"),
        story(
            "a3",
            "Rebels shelled Goma on Tuesday and killed five people, police said.",
            "2023-05-04",
            "Atlas",
        ),
        story(
            "b1", "Emmanuel Macron will visit Beijing on 20 May 2023, his office said.", "2023-05-04", "Atlas"
        ),
    ]
