"""What a format's reader hands on: an article before its date, language and id are settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct

from dateline.model import Failure
from dateline.read.source import Source

WARNING = "warning"  # the stage of a Failure that names something odd about what was read nevertheless


class Draft(Struct, frozen=True):
    """One text as a file gives it. `undated` says why `published` is null, where there is more to say
    than that no date stands there; `note` is what is odd about a text that is read; `body`
    and `text` are as in `Article`."""

    text: str
    published: date | None = None
    undated: str = ""
    id: str = ""
    title: str = ""
    url: str = ""
    publisher: str = ""
    language: str = ""
    body: int = 0
    line: int = 0
    note: str = ""
    fetched: datetime | None = None


class Format(Protocol):
    """What a module in `formats` holds."""

    SUFFIXES: tuple[str, ...]
    """The file name endings it reads, in lower case with their dot."""

    def recognises(self, head: str) -> bool:
        """Whether an unnamed text (standard input, an unknown suffix) that begins so is of this format."""

    def read(self, source: Source) -> Iterator[Draft | Failure]:
        """The drafts in the source, in order. A Failure with stage `WARNING` loses nothing.

        Raises:
            ReadError: nothing (more) of the source can be read.
            OSError: the same, as the system says it.
        """
