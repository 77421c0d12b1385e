"""Whole files or none: an export is written beside its place and moved there when it is complete."""

from __future__ import annotations

import os
import secrets
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from dateline.errors import UsageError
from dateline.export import codebook
from dateline.export.formats import Format
from dateline.export.sheets import Written
from dateline.model import Selection

_EPOCH = (1980, 1, 1, 0, 0, 0)  # in a zip, so that the same events give the same bytes


class Kept(Struct, frozen=True):
    """What was written where."""

    path: Path
    codebook: Path
    written: Written


def destination(format_: Format, selection: Selection, path: Path) -> Path:
    """The file that a path means: within a folder, one of the name that the format's files have."""
    return path / format_.named(selection) if path.is_dir() else path


def write(format_: Format, selection: Selection, path: Path, *, force: bool = False) -> Kept:
    """Write a selection in a format, with its codebook beside it; both whole, or nothing at all.

    Args:
        format_: the format.
        selection: what to write.
        path: a file, or a folder, in which the file gets the name that the format's files have. A name that
            ends in .zip is written as a zip that holds a file of that name.
        force: whether a file that is there already may be replaced.

    Raises:
        UsageError: the path is there already and `force` is not given, or its folder is not there.
        OSError: it can't be written: a full disk, a folder that is read-only. What was there before stays.
    """
    target = destination(format_, selection, path)
    beside = codebook_path(target)
    refuse(target, beside, force=force)
    with _new(target) as file, _new(beside) as book:
        written = _fill(format_, selection, target, file)
        book.write_text(codebook.markdown(format_, selection, written, target.name), encoding="utf-8")
    return Kept(target, beside, written)


def codebook_path(path: Path) -> Path:
    """Where the codebook of an export lies: events.csv has events.csv.codebook.md beside it."""
    return path.with_name(f"{path.name}.codebook.md")


def refuse(*paths: Path, force: bool) -> None:
    """See that all paths can be written without overwriting what nobody gave leave for.

    Raises:
        UsageError: one can't.
    """
    for path in paths:
        if path.is_dir():
            raise UsageError(f"{path} is a folder; give the name of a file")
        if not path.parent.is_dir():
            raise UsageError(f"{path.parent}: no such folder")
        if path.exists() and not force:
            raise UsageError(f"{path} is there already; --force replaces it")


def _fill(format_: Format, selection: Selection, target: Path, file: Path) -> Written:
    if target.suffix.lower() != ".zip":
        return format_.write(selection, file)
    name = format_.named(selection).removesuffix(".zip")
    inner = file.with_name(f"{file.name}.inner")
    try:
        written = format_.write(selection, inner)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, inner.read_bytes())
    finally:
        inner.unlink(missing_ok=True)
    return written


@contextmanager
def _new(path: Path) -> Iterator[Path]:
    """A file to write that takes the path's place when all went well, and is gone when not."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error
    finally:
        part.unlink(missing_ok=True)
