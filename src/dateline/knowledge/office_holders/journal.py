"""What has been fetched so far, a page a line, so that a run that was cut goes on where it stopped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.knowledge.office_holders.service import Row

NAME = ".people-update.jsonl"  # beside the list; a pack's reader takes no notice of it


class Page(Struct, frozen=True):
    """A page of an office's terms: the last term in it, whether there are more, and its rows."""

    office: str
    last: str
    more: bool
    rows: list[dict[str, str]]


class Head(Struct, frozen=True):
    """What the pages answer: other questions can't go on from them."""

    asked: str


class Journal:
    """The pages of one update, in a file that is written page by page.

    Args:
        path: the file.
        asked: what is asked, in any words; pages that answer something else are thrown away.
    """

    def __init__(self, path: Path, asked: str) -> None:
        self.path = path
        self.pages = list(_kept(path, asked))
        lines = [msgspec.json.encode(item) for item in (Head(asked), *self.pages)]
        # written anew, since the last line may be one that was cut
        spare = path.with_suffix(".tmp")
        spare.write_bytes(b"".join(line + b"\n" for line in lines))
        spare.replace(path)

    def add(self, office: str, rows: list[Row], more: bool) -> None:
        """Keep a page; it is on the disk when this returns."""
        last = rows[-1].get("term", "") if rows else self.reached(office)[0]
        page = Page(office, last, more, [dict(row) for row in rows])
        with self.path.open("ab") as file:
            file.write(msgspec.json.encode(page) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self.pages.append(page)

    def reached(self, office: str) -> tuple[str, bool]:
        """The last term of an office that is kept ("" for none), and whether there are more."""
        return next(
            ((page.last, page.more) for page in reversed(self.pages) if page.office == office), ("", True)
        )

    def rows(self, office: str) -> Iterator[Row]:
        """All rows of an office."""
        for page in self.pages:
            if page.office == office:
                yield from page.rows

    def close(self) -> None:
        """Throw the pages away: they stand in the list now."""
        self.path.unlink(missing_ok=True)


def _kept(path: Path, asked: str) -> Iterator[Page]:
    """The whole pages of an earlier run that asked the same."""
    if not path.exists():
        return
    lines = path.read_bytes().split(b"\n")
    try:
        if msgspec.json.decode(lines[0], type=Head).asked != asked:
            return
        for line in lines[1:]:
            yield msgspec.json.decode(line, type=Page)
    except msgspec.MsgspecError:
        return  # cut in the middle of a line: what stands before it is whole
