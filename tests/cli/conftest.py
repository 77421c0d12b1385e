"""The command line as a user meets it: in this process with one coder for all, or in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from dateline import pipeline
from dateline.cli import app
from dateline.pipeline import Coder, Coders

Run = Callable[..., Result]
NEWS = "date 2022-10-27\nRussia shelled Kharkiv on Monday, killing three people, the governor said.\n"


@pytest.fixture
def run(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A function that runs `dateline` with these words; the shipped packs and model are loaded only once."""

    def shared(model: str | None = None, packs: tuple[Path, ...] = (), coders: Coders = "both") -> Coder:
        return coder if (model, packs, coders) == (None, (), "both") else Coder(model, packs, coders)

    monkeypatch.setattr(pipeline, "Coder", shared)

    def go(*words: object, given: str | bytes = "") -> Result:
        return CliRunner().invoke(app, [str(w) for w in words], input=given)

    return go


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


@pytest.fixture
def lines() -> Callable[[Result], list[dict[str, object]]]:
    """The records of a run's standard output."""
    return lambda result: [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def process() -> Callable[..., subprocess.Popen[bytes]]:
    """A function that starts `dateline` as a process of its own."""

    def start(*words: str, **options: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dateline", *words]
        return subprocess.Popen(command, env={**os.environ, "COLUMNS": "100"}, **options)  # type: ignore[call-overload]

    return start
