"""A key that stops the program while DuckDB is at work: in a process whose main thread hears it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

# a shell may tell what it starts to ignore the key: whoever asks here hears it wherever the test runs
ASKING = """
import signal
import sys
from pathlib import Path
from dateline.store.base import Connection

signal.signal(signal.SIGINT, signal.default_int_handler)
store = Connection(Path(sys.argv[1]), writing=True)
try:
    with store.whole():
        print("asking", flush=True)
        store.rows("SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b")
except KeyboardInterrupt:
    print("stopped", store.one("SELECT count(*) FROM articles"), flush=True)
"""


def test_ctrl_c_within_a_long_question_is_ctrl_c_and_leaves_the_store_usable(tmp_path: Path) -> None:
    asking = subprocess.Popen(
        [sys.executable, "-c", ASKING, str(tmp_path / "news.duckdb")], stdout=subprocess.PIPE, text=True
    )
    try:
        assert asking.stdout is not None
        assert asking.stdout.readline() == "asking\n"
        asking.send_signal(signal.SIGINT)
        told, _ = asking.communicate(timeout=60)
    finally:
        asking.kill()
    assert told == "stopped 0\n"
