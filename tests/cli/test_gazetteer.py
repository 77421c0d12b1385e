"""`dateline gazetteer build`: a gazetteer from a dump of GeoNames, and what is said where it is none."""

from __future__ import annotations

import zipfile
from pathlib import Path

from dateline.knowledge.gazetteer import Gazetteer

ROW = "8 Gizret Gizret  10.1 20.1 P PPL SD  99    300    "


def test_a_dump_becomes_a_gazetteer(run, tmp_path: Path) -> None:
    division = "7 Sand Sand  10.0 20.0 A ADM1 SD  99    1000    "
    with zipfile.ZipFile(tmp_path / "SD.zip", "w") as archive:
        archive.writestr("SD.txt", "".join(line.replace(" ", "\t") + "\n" for line in (division, ROW)))
    done = run("gazetteer", "build", tmp_path / "SD.zip", "-o", tmp_path / "mine.sqlite")
    assert (done.exit_code, done.stdout) == (0, "")
    with Gazetteer.open(tmp_path / "mine.sqlite") as gazetteer:
        assert gazetteer.lookup("Gizret")[0].country == "SDN"


def test_what_is_no_dump_is_named(run, tmp_path: Path) -> None:
    done = run("gazetteer", "build", tmp_path / "none.zip", "-o", tmp_path / "mine.sqlite")
    assert done.exit_code == 2
    assert "none.zip" in done.stderr
    assert not (tmp_path / "mine.sqlite").exists()


def test_its_help_teaches_by_an_example(run) -> None:
    done = run("gazetteer", "build", "--help")
    assert "dateline gazetteer build allCountries.zip" in done.stdout
