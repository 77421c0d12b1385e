"""Exports are whole or not there, never over what nobody gave leave for, and carry their codebook."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests import events_made as made

from dateline.errors import UsageError
from dateline.export import Column, Written, format_named, formats, write
from dateline.export.files import codebook_path
from dateline.model import Filter, Selection


class FullDisk:
    """A format whose disk is full after the first line."""

    TITLE, SUFFIX, NOTES = "a table", ".csv", ()
    COLUMNS = (Column("id", "the id"),)

    def write(self, selection: Selection, path: Path) -> Written:
        path.write_text("id\n")
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    def named(self, selection: Selection) -> str:
        return "table.csv"


def test_a_path_that_is_there_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        write(format_named("csv"), made.selection(), path)
    assert path.read_text() == "mine"
    write(format_named("csv"), made.selection(), path, force=True)
    assert path.read_text().startswith("id,type")


def test_a_codebook_that_is_there_is_somebodys_too(tmp_path: Path) -> None:
    (tmp_path / "e.csv.codebook.md").write_text("mine")
    with pytest.raises(UsageError, match=r"codebook\.md is there already"):
        write(format_named("csv"), made.selection(), tmp_path / "e.csv")
    assert not (tmp_path / "e.csv").exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        write(format_named("csv"), made.selection(), tmp_path / "none" / "e.csv")


@pytest.mark.parametrize("before", ["", "old"])
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, before: str) -> None:
    path = tmp_path / "e.csv"
    if before:
        path.write_text(before)
    with pytest.raises(OSError, match="No space left") as told:
        write(FullDisk(), made.selection(), path, force=True)
    assert told.value.filename == str(path)
    assert [p.name for p in tmp_path.iterdir()] == (["e.csv"] if before else [])
    assert not before or path.read_text() == before


def test_there_is_no_such_format() -> None:
    with pytest.raises(UsageError, match="gdelt-mentions"):
        format_named("gdelt3")
    assert format_named("GDELT_Mentions") is formats()["gdelt-mentions"]


@pytest.mark.parametrize("name", formats())
def test_the_codebook_tells_columns_version_and_what_was_asked(name: str, tmp_path: Path) -> None:
    chosen = made.selection(filter=Filter(country=("IRN",), origins=2))
    kept = write(format_named(name), chosen, tmp_path / "out")
    told = codebook_path(kept.path).read_text(encoding="utf-8")
    assert "dateline 0.1.0" in told
    assert "country IRN, origins 2" in told
    assert "on 3 days from 2022-10-27 to 2022-10-29" in told
    for column in format_named(name).COLUMNS:
        assert f"| {column.name} | " in told
        assert column.holds


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    kept = write(format_named("gdelt"), made.selection(), tmp_path / "out")
    assert sum(kept.written.left_out.values()) == 2
    assert "1 event: negated" in kept.codebook.read_text(encoding="utf-8")
