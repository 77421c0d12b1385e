"""The news desk: drafts come in from the formats, articles go out dated, in English, each once."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO

from dateline.errors import ReadError
from dateline.model import Article, Failure
from dateline.read.decode import as_utf8, wide_encoding
from dateline.read.draft import WARNING, Draft, Format
from dateline.read.formats import by_beginning, by_suffix, suffixes
from dateline.read.language import not_english
from dateline.read.paths import STDIN, files
from dateline.read.source import HEAD, Source, peeked

_AHEAD = timedelta(days=1)  # the far side of the date line is a day ahead of here


def articles(
    paths: Sequence[str],
    *,
    published: date | None = None,
    today: date | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Failure]:
    """The articles at these paths, in order, and a Failure for all that could not be read.

    A path is a file, a folder (read with all below it), a glob, or `-` for `stdin`. Nothing is raised
    for what stands in a file or for a file that isn't there. A Failure with the stage `WARNING` names
    something odd of which nothing was lost.

    Args:
        paths: what to read.
        published: the date of articles that state none; it never overrules one that is stated.
        today: the day from which a date counts as one to come (default: the machine's); it dates nothing.
        stdin: what `-` stands for (default: the process's standard input).
    """
    latest = (today or date.today()) + _AHEAD
    seen: dict[str, tuple[str, bytes]] = {}
    for found in files(paths, suffixes()):
        if isinstance(found, Failure):
            yield found
            continue
        for item in _drafts(found, stdin):
            if isinstance(item, Failure):
                yield item
            else:
                if item.note:
                    yield Failure(found, item.note, WARNING, item.line, item.id)
                yield _once(_article(item, found, published, latest), item.line, seen)


def _drafts(path: str, stdin: BinaryIO | None) -> Iterator[Draft | Failure]:
    try:
        source, format_ = _opened(path, stdin)
        yield from format_.read(source)
    except ReadError as error:
        yield Failure(error.path, error.reason, line=error.line, article_id=error.article_id)
    except OSError as error:
        yield Failure(path, (error.strerror or str(error)).lower())


def _opened(path: str, stdin: BinaryIO | None) -> tuple[Source, Format]:
    """The source and its format: by the file's ending, or by how it begins."""
    if path == STDIN:
        head, stream = peeked(stdin or sys.stdin.buffer)
        return Source(path, stream), by_beginning(_beginning(head))
    source = Source(path)
    if format_ := by_suffix(source.suffix):
        return source, format_
    if Path(path).is_file():
        with source.open() as file:
            return source, by_beginning(_beginning(file.read(HEAD)))
    # a named pipe gives its bytes only once: what was peeked at is read on
    head, stream = peeked(source.open())
    return Source(path, stream), by_beginning(_beginning(head))


def _beginning(head: bytes) -> str:
    wide = wide_encoding(head)
    text = head.decode(wide, errors="replace") if wide else as_utf8(head).text
    return text.removeprefix("\ufeff")


def _article(draft: Draft, path: str, published: date | None, latest: date) -> Article | Failure:
    """The article that a draft becomes, or why it becomes none."""

    def failed(reason: str) -> Failure:
        return Failure(path, reason, line=draft.line, article_id=draft.id)

    dated = draft.published or published
    if dated is None:
        why = draft.undated or "it states no date"
        if "; " in why:
            return failed(f"{why}, or give it one by --published DATE")
        return failed(f"{why}, so its events can't be dated; --published DATE gives it one")
    if dated > latest:
        return failed(f"its date, {dated.isoformat()}, is still to come")
    if language := not_english(draft.text, draft.body, draft.language):
        return failed(f"in {language}, not English")
    return Article(
        id=draft.id or _hash(dated, draft),
        text=draft.text,
        published=dated,
        title=draft.title,
        url=draft.url,
        publisher=draft.publisher,
        language="en",
        path=path,
        body=draft.body,
        fetched=draft.fetched,
    )


def _hash(published: date, draft: Draft) -> str:
    """An id from content alone. The publisher counts: the same words in two papers are two articles."""
    content = "\x1f".join((published.isoformat(), draft.publisher, draft.text))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _once(item: Article | Failure, line: int, seen: dict[str, tuple[str, bytes]]) -> Article | Failure:
    """The article, unless its id came before: then a notice of where. The first one stands."""
    if isinstance(item, Failure):
        return item
    digest = hashlib.blake2b(item.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    first, before = seen.setdefault(item.id, (f"{item.path}:{line}" if line else item.path, digest))
    if before is digest:
        return item
    if before == digest:
        return Failure(item.path, f"the same article again as {first}; skipped", WARNING, line, item.id)
    return Failure(item.path, f"another article has this id already: {first}", "read", line, item.id)
