"""What is read: articles, and what could not be read."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct


class Article(Struct, frozen=True):
    """One dated text from one publisher.

    `body` is the offset at which the news begins: what stands before it (a date header, front
    matter) belongs to the stored text but is not read for events. `fetched` is when it was taken from
    where it stands, as its file says; null where that says nothing.
    """

    id: str
    text: str
    published: date
    title: str = ""
    url: str = ""
    publisher: str = ""
    language: str = "en"
    path: str = ""
    body: int = 0
    fetched: datetime | None = None


class Coding(Struct, frozen=True):
    """When an article was coded, in which run of the store, and by which version of program and packs."""

    article_id: str
    run: int
    at: datetime
    version: str


class Failure(Struct, frozen=True):
    """Something that could not be read or coded: named, counted, never lost."""

    path: str
    reason: str
    stage: str = "read"
    line: int = 0
    article_id: str = ""

    def __str__(self) -> str:
        where = f"{self.path}{f':{self.line}' if self.line else ''}"
        return f"{where}{f' [{self.article_id}]' if self.article_id else ''}: {self.reason}"
