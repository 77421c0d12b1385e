"""Plain text: one article a file, stored whole, so that evidence points into the file itself."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import ReadError
from dateline.model import Failure
from dateline.read.draft import WARNING, Draft
from dateline.read.header import head_of
from dateline.read.source import Source

SUFFIXES: tuple[str, ...] = (".txt", ".text")


def recognises(head: str) -> bool:
    """Nothing looks like plain text; it is what is left where no other format recognises a text."""
    return False


def read(source: Source) -> Iterator[Draft | Failure]:
    """The file's one article.

    Raises:
        ReadError: it is empty, not text, or nothing stands below its header.
        OSError: it can't be opened.
    """
    decoded = source.text()
    head = head_of(decoded.text, source.stem)
    if not decoded.text[head.body :].strip():
        raise ReadError(source.path, "nothing stands below its header")
    if decoded.note:
        yield Failure(source.path, decoded.note, stage=WARNING)
    yield Draft(
        text=decoded.text,
        published=head.published,
        undated=head.undated,
        title=head.title,
        url=head.url,
        publisher=head.publisher,
        language=head.language,
        body=head.body,
        note=head.note,
        fetched=head.fetched,
    )
