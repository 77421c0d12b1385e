"""What only a process of its own shows: pipes that close, keys that are pressed, terminals, slow input."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest

from dateline.store import Store

LINE = b'{"id": "%d", "text": "Russia shelled Kharkiv on Monday.", "published": "2022-10-27"}\n'


def test_results_come_while_the_input_is_still_open(process) -> None:
    running = process("code", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for number in range(3):
        running.stdin.write(LINE % number)
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["article_id"] == str(number)
    running.stdin.close()
    assert running.wait(20) == 0


@pytest.mark.parametrize("shape", ["jsonl", "table"])
def test_a_closed_pipe_ends_quietly(process, shape: str) -> None:
    running = process("demo", "--format", shape, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout.readline()
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait(20) == 0


def test_ctrl_c_leaves_whole_lines(process, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_bytes(b"".join(LINE % number for number in range(20_000)))
    out = tmp_path / "out.jsonl"
    with out.open("wb") as file:
        running = process("code", str(news), stdout=file, stderr=subprocess.PIPE)
        until = time.monotonic() + 30
        while out.stat().st_size < 5_000 and time.monotonic() < until:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
    assert b"stopped" in running.stderr.read()
    lines = out.read_bytes().splitlines(keepends=True)
    assert lines
    assert all(json.loads(line) for line in lines)
    assert lines[-1].endswith(b"\n")


def test_ctrl_c_while_adding_says_what_is_in_the_store(process, tmp_path: Path) -> None:
    news, store = tmp_path / "news.jsonl", tmp_path / "news.duckdb"
    news.write_bytes(b"".join(LINE % number for number in range(20_000)))
    adding = process(
        "add", str(news), "--store", str(store), "--coders", "rules", stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    log, until = store.with_name("news.duckdb.wal"), time.monotonic() + 60
    while not (log.exists() and log.stat().st_size > 40_000) and time.monotonic() < until:
        time.sleep(0.1)
    adding.send_signal(signal.SIGINT)
    assert adding.wait(60) == 130
    told = adding.stderr.read().decode()
    with Store(store) as left:
        held = left.counts()["articles"]
    assert held
    assert f"stopped; {held:,} articles are in {store}, and the next dateline add goes on from there" in told


def test_a_terminal_gets_a_table_and_sees_how_far_it_has_come(process, story: Path) -> None:
    master, slave = pty.openpty()
    running = process("code", str(story), stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    seen = _all_of(master)
    assert running.wait(20) == 0
    assert b"loading the model" in seen
    assert b"to whom" in seen
    assert b'{"id"' not in seen


def _all_of(master: int) -> bytes:
    seen = b""
    while select.select([master], [], [], 20)[0]:
        try:
            piece = os.read(master, 65_536)
        except OSError:  # the other end has closed
            break
        if not piece:
            break
        seen += piece
    os.close(master)
    return seen


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("words", [("code", "{story}", "--coders", "rules"), ("--help",), ("code", "--help")])
def test_what_cannot_be_written_is_told_in_one_line(process, story: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        running = process(*(w.format(story=story) for w in words), stdout=full, stderr=subprocess.PIPE)
        (line,) = running.stderr.read().splitlines()
    assert running.wait(20) == 1
    assert line == b"dateline: the output can't be written: no space left on device"


def test_a_closed_output_is_told(process, story: Path) -> None:
    running = process("code", str(story), stderr=subprocess.PIPE, preexec_fn=lambda: os.close(1))
    assert b"standard output is closed" in running.stderr.read()
    assert running.wait(20) == 1


def test_the_bar_leaves_nothing_in_front_of_the_results(process, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_bytes(b"".join(LINE % number for number in range(3)))
    master, slave = pty.openpty()
    running = process("code", str(tmp_path), "--coders", "rules", stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    seen = _all_of(master)
    assert running.wait(20) == 0
    # each title stands on a line of its own, from which the bar has been erased
    for before in seen.split(b"2022-10-27  ")[1:-1]:
        last = before.rpartition(b"\n")[2]
        assert b"read" not in last.rpartition(b"\x1b[2K")[2]


@pytest.mark.parametrize("after", [0.3, 0.45, 0.55, 0.6, 1.2])
def test_ctrl_c_ends_quietly_however_soon(process, story: Path, after: float) -> None:
    running = process("code", str(story), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(after)
    running.send_signal(signal.SIGINT)
    assert running.wait(20) == 130
    assert len(running.stderr.read().splitlines()) == 1


def test_ctrl_c_stops_all_that_evaluate_together(process, tmp_path: Path) -> None:
    spans = b'"actor": [{"start": 0, "end": 6}], "recipient": [{"start": 15, "end": 22}]'
    pair = b'{"id": "%d", "text": "Russia shelled Kharkiv.", ' + spans + b', "type": "ASSAULT", "quad": 4}\n'
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_bytes(b"".join(pair % number for number in range(20_000)))
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "start_new_session": True}
    gold = [str(tmp_path / name) for name in ("a.jsonl", "b.jsonl")]
    running = process("evaluate", "--jobs", "2", "--coders", "rules", *gold, **options)
    time.sleep(5)
    began = time.monotonic()
    os.killpg(running.pid, signal.SIGINT)
    assert running.wait(20) == 130
    assert time.monotonic() - began < 5
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
