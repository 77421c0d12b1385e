"""Stores that can't be used: each says so in words that a person can act on, and none is harmed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import duckdb
import pytest

from dateline.errors import StoreError, UsageError
from dateline.model import Failure
from dateline.store import Store

NOBODY = 65_534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store(tmp_path / "news.duckdb", writing=True) as store:
        store.coding.begin("add", "test")
    return tmp_path / "news.duckdb"


def other(code: str, *given: object, **options: object) -> subprocess.Popen[str]:
    """A process of its own that runs this code."""
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, given)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload]


def test_a_store_that_is_not_there_is_made_only_where_it_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such store; dateline add"):
        Store(tmp_path / "no.duckdb")
    with pytest.raises(UsageError, match="no folder"):
        Store(tmp_path / "no" / "no.duckdb", writing=True)
    with pytest.raises(UsageError, match="a folder; name a file"):
        Store(tmp_path, writing=True)
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_another_version_is_left_alone(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
        connection.execute("UPDATE meta SET value = '7.1.0' WHERE key = 'program'")
    before = path.read_bytes()
    for writing in (False, True):
        with pytest.raises(
            StoreError, match=r"made by Dateline 7\.1\.0 .*of version 99, this program's of 1"
        ):
            Store(path, writing=writing)
    assert path.read_bytes() == before


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("these are my notes\n" * 1000)
    with pytest.raises(StoreError, match="no DuckDB file, or it is damaged"):
        Store(text, writing=True)
    assert text.read_text().startswith("these are my notes")
    foreign = tmp_path / "other.duckdb"
    with duckdb.connect(str(foreign)) as connection:
        connection.execute("CREATE TABLE sales (n INTEGER)")
    with pytest.raises(StoreError, match="not one of Dateline's"):
        Store(foreign, writing=True)


def test_an_empty_file_is_named_by_readers_and_becomes_a_store(tmp_path: Path) -> None:
    empty = tmp_path / "empty.duckdb"
    empty.touch()
    with pytest.raises(StoreError, match="it is empty; dateline add"):
        Store(empty)
    assert empty.stat().st_size == 0
    Store(empty, writing=True).close()
    with Store(empty) as store:
        assert store.counts()["articles"] == 0


def test_a_damaged_store_says_so(path: Path) -> None:
    whole = path.read_bytes()
    for damaged in (
        whole[: len(whole) // 2],
        whole[:4096] + b"\x00" * (len(whole) - 4096),
        b"\xff" * len(whole),
    ):
        path.write_bytes(damaged)
        with pytest.raises(StoreError, match="damaged") as told:
            Store(path, writing=True).counts()
        assert str(path) in str(told.value)


def test_two_writers_at_once_and_who_holds_it(path: Path) -> None:
    holder = other(
        """
        import sys, time
        from pathlib import Path
        from dateline.store import Store
        with Store(Path(sys.argv[1]), writing=True):
            print("open", flush=True)
            time.sleep(60)
        """,
        path,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        for writing in (True, False):
            with pytest.raises(StoreError, match=rf"another program is writing it \(process {holder.pid}\)"):
                Store(path, writing=writing)
    finally:
        holder.kill()
        holder.wait()
    Store(path, writing=True).close()


def test_many_may_read_at_once(path: Path) -> None:
    with Store(path) as one, Store(path) as two:
        assert one.counts() == two.counts()


def test_a_full_disk_says_so_and_what_was_written_stays(path: Path) -> None:
    """The file may not grow beyond a limit: to the program that is what a full disk is."""
    writer = other(
        """
        import resource, sys
        from pathlib import Path
        from dateline.errors import StoreError
        from dateline.model import Failure
        from dateline.store import Store
        with Store(Path(sys.argv[1]), writing=True) as store:
            store.coding.failed([Failure("first.txt", "it is empty")], 1)
        size = Path(sys.argv[1]).stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000, size + 100_000))
        try:
            with Store(Path(sys.argv[1]), writing=True) as store:
                for n in range(100):
                    store.keys.wait("report", [f"{n} {i} " + "x" * i for i in range(3000)])
        except StoreError as error:
            print(error)
        """,
        path,
    )
    said, trouble = writer.communicate(timeout=300)
    assert "the disk is full" in said, trouble
    with Store(path, writing=True) as store:
        assert [f["path"] for f in store.coding.failures()] == ["first.txt"]
        store.coding.failed([Failure("second.txt", "it is empty")], 1)
        assert store.counts()["failures"] == 2


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody who may not write")
def test_a_folder_that_may_not_be_written_says_so(path: Path) -> None:
    for folder in (path.parent, *path.parent.parents):
        if str(folder) in ("/", "/tmp"[:4]):
            break
        folder.chmod(0o755)
    path.chmod(0o644)
    asked = other(
        """
        import os, sys
        from pathlib import Path
        from dateline.errors import StoreError
        from dateline.store import Store
        os.setuid(int(sys.argv[2]))
        for path, writing in ((Path(sys.argv[1]), True), (Path(sys.argv[1]).with_name("new.duckdb"), True)):
            try:
                Store(path, writing=writing)
            except StoreError as error:
                print(error)
        with Store(Path(sys.argv[1])) as store:
            print(store.counts()["articles"])
        """,
        path, NOBODY,
    )  # fmt: skip
    said, trouble = asked.communicate(timeout=300)
    lines = said.splitlines()
    assert [("no permission" in line) for line in lines] == [True, True, False], trouble
    assert lines[-1] == "0"


def test_killed_while_writing_it_is_whole_and_goes_on(path: Path) -> None:
    """A writer is killed at many moments; whatever it had said was written is there, and no piece is half."""
    code = """
        import sys
        from pathlib import Path
        from dateline.store import Store
        with Store(Path(sys.argv[1]), writing=True) as store:
            first = len(store.keys.pending("report")) // 40
            for n in range(first, first + 10_000):
                with store.whole():
                    store.keys.wait("report", [f"{n}-{i}" for i in range(20)])
                    store.keys.wait("report", [f"{n}-{i}" for i in range(20, 40)])
                print(n, flush=True)
        """
    last = -1
    for pause in (0.0, 0.03, 0.3):
        writer = other(code, path)
        assert writer.stdout is not None
        last = max(last, int(writer.stdout.readline()))
        time.sleep(pause)
        writer.send_signal(signal.SIGKILL)
        said, _ = writer.communicate()
        last = max([last, *map(int, said.split())])
        with Store(path) as store:
            held = store.keys.pending("report")
        assert len(held) == len(set(held))
        assert len(held) % 40 == 0
        assert len(held) // 40 >= last + 1
