"""A key that stops the program while DuckDB is at work."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from dateline.store.base import Connection

LONG = "SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b"


def test_ctrl_c_within_a_long_question_is_ctrl_c_and_leaves_the_store_usable(tmp_path: Path) -> None:
    store = Connection(tmp_path / "news.duckdb", writing=True)
    press = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    try:
        press.start()
        with pytest.raises(KeyboardInterrupt), store.whole():
            store.rows(LONG)
        assert store.one("SELECT count(*) FROM articles") == 0
    finally:
        press.cancel()
        store.close()
