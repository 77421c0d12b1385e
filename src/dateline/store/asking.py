"""Asking DuckDB so that Ctrl-C is heard while it is at work."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait

import duckdb

_AGAIN = 0.05  # seconds until DuckDB is told once more to stop: the question may not have begun


class Asking:
    """Asks in a thread of its own, so that the main one, which hears the key, is free to.

    DuckDB's client looks for signals between its own pieces of work, and not while it waits for its
    workers: on a busy machine a key would be lost.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._other = ThreadPoolExecutor(1, "store")
        self._other.submit(bool).result()  # a key may come while a thread starts; this one has by then

    def ask(
        self, question: str | duckdb.Statement, given: Sequence[object] = ()
    ) -> duckdb.DuckDBPyConnection:
        """Run a question to its end; its rows are then fetched from what is returned.

        Raises:
            KeyboardInterrupt: a key stopped it; DuckDB has let go of the question by then.
            duckdb.Error: as DuckDB says.
        """
        try:
            return self._other.submit(self._connection.execute, question, list(given)).result()
        except KeyboardInterrupt:
            ended = self._other.submit(bool)  # its turn comes when the question, if it was put, has ended
            while not ended.done():
                self._connection.interrupt()
                wait([ended], _AGAIN)
            raise

    def close(self) -> None:
        """Let go of the thread, and of the connection."""
        self._other.shutdown()
        self._connection.close()
