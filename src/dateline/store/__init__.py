"""The store: one DuckDB file of articles, reports, events and their history. SQL lives only here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from dateline.model import Event, Filter, Origin, Selection
from dateline.store.base import Connection
from dateline.store.coding import Coded, CodingTable, Run, digest_of, now
from dateline.store.events import FEWEST, EventTable
from dateline.store.frames import Frames, Period, Row, counted
from dateline.store.history import History
from dateline.store.keys import KeyTable
from dateline.store.query import Answer, read_only
from dateline.store.words import folded

__all__ = [
    "FEWEST",
    "Answer",
    "Coded",
    "Period",
    "Row",
    "Run",
    "Store",
    "counted",
    "digest_of",
    "folded",
    "now",
]


class Store:
    """A store's file, open until it is closed; one program may write it at a time.

    Args:
        path: the file.
        writing: whether to write, too; a store that isn't there is then made.

    Raises:
        UsageError: there is no such store, or no folder to make it in.
        StoreError: it is busy, damaged, of another version, or can't be read or written.
    """

    def __init__(self, path: Path, *, writing: bool = False) -> None:
        self._db = Connection(path, writing=writing)
        self.path, self.writing = path, writing
        self.coding = CodingTable(self._db)
        self.events = EventTable(self._db)
        self.keys = KeyTable(self._db)
        self.history = History(self._db)
        self.frames = Frames(self._db)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def whole(self) -> AbstractContextManager[None]:
        """All that is written within comes to stand, or none of it."""
        return self._db.whole()

    # --- questions ----------------------------------------------------------------------

    def find(self, chosen: Filter) -> tuple[Event, ...]:
        """The events that a filter chooses, by their day, the undated ones last."""
        return self.events.dated(self.events.chosen(chosen))

    def count(self, chosen: Filter) -> int:
        """How many events a filter chooses, whatever its limit."""
        return self.events.count(chosen)

    def select(self, chosen: Filter) -> Selection:
        """The events that a filter chooses, with all that they stand on."""
        events = self.find(chosen)
        reports = self.coding.reports([r for event in events for r in event.reports])
        ids = list(dict.fromkeys(report.article_id for report in reports.values()))
        return Selection(
            events=events,
            reports=reports,
            articles=self.coding.articles(ids),
            origins=self.keys.origins(ids),
            read=self.coding.read_on(),
            version=self.version(),
            codings=self.coding.codings(ids),
            as_of=self.coding.newest(),
            filter=chosen,
        )

    def version(self) -> str:
        """The version of program and packs that coded last; "" in an empty store."""
        return str(self._db.one("SELECT arg_max(version, run) FROM articles") or "")

    def sql(self, question: str) -> Answer:
        """What a question in SQL gives; it can change nothing and reach no other file.

        Raises:
            UsageError: it can't be understood, or is not a question.
        """
        return read_only(self.path, question)

    def origins(self, ids: list[str]) -> dict[str, Origin]:
        """The origins of these articles."""
        return self.keys.origins(ids)

    def newest(self) -> date | None:
        """The day of the newest article: what "the last days" are told from."""
        return self.coding.newest()

    def publishers(self) -> Iterator[tuple[str, int]]:
        """Whose articles there are, with how many."""
        asked = "SELECT publisher, count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC, 1"
        yield from ((str(name), int(many)) for name, many in self._db.rows(asked))

    def counts(self) -> dict[str, int]:
        """How many of each there are: articles, reports, events, failures, corrections, pending."""
        tables = ("articles", "reports", "events", "corrections", "pending", "failures WHERE mended IS NULL")
        asked = ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)
        names = (table.partition(" ")[0] for table in tables)
        return dict(zip(names, self._db.rows(f"SELECT {asked}")[0], strict=True))
