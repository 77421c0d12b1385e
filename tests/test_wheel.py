"""The built wheel, on its own, codes an article: packs, gazetteer and samples travel in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which nothing but the wheel has been unpacked."""
    dist = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(dist), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = dist.glob("*.whl")
    target = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def dateline(installed: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "dateline", *words]
    return subprocess.run(
        command, input=given, capture_output=True, text=True, cwd=installed, env=environment, check=False
    )


def test_the_wheel_is_what_runs(installed: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", "import dateline; print(dateline.__file__)"]
    where = subprocess.run(
        command, capture_output=True, text=True, cwd=installed, env=environment, check=True
    ).stdout
    assert Path(where.strip()).is_relative_to(installed)


def test_the_wheel_codes_an_article(installed: Path) -> None:
    line = json.dumps({"id": "a", "text": "Russia shelled Kharkiv on Monday.", "published": "2022-10-27"})
    done = dateline(installed, "code", "-", given=line + "\n")
    assert done.returncode == 0, done.stderr
    (report,) = map(json.loads, done.stdout.splitlines())
    assert (report["type"], report["where"]["name"], report["when"]["from"]) == (
        "ASSAULT",
        "Kharkiv",
        "2022-10-24",
    )


def test_the_wheel_has_its_samples(installed: Path) -> None:
    done = dateline(installed, "demo", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 40
