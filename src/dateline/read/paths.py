"""What a user names, to files: folders, globs, `-`, and what is not there."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from dateline.model import Failure
from dateline.read.draft import WARNING

STDIN = "-"
_ABOUT = (
    "readme",
    "license",
    "licence",
    "notice",
    "changelog",
    "contributing",
)  # files about a folder, not news


def files(paths: Sequence[str], suffixes: Set[str]) -> Iterator[str | Failure]:
    """Each file once, in the order of `paths`, folders sorted by name; a Failure for what is not there.

    From a folder are taken the files that end in one of `suffixes`, or in none; of the rest one Failure
    with the stage `WARNING` tells the kinds. A file that is named itself is taken, whatever its ending.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _files(path, suffixes):
            key = found if isinstance(found, Failure) or found == STDIN else os.path.realpath(found)
            if isinstance(key, Failure):
                yield key
            elif key not in seen:
                seen.add(key)
                yield found


def _files(path: str, suffixes: Set[str]) -> Iterator[str | Failure]:
    if path == STDIN:
        yield path
    elif "\x00" in path or not path:
        yield Failure(path or "''", "no such file or folder")
    elif os.path.isdir(path):  # noqa: PTH112  os.path never raises here, whatever the name
        yield from _folder(path, suffixes)
    elif os.path.lexists(path):
        yield path
    elif glob.has_magic(path):
        found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207  a pattern may be absolute
        if not found:
            yield Failure(path, "no file matches this pattern")
        for match in found:
            yield from _folder(match, suffixes) if Path(match).is_dir() else (match,)
    else:
        yield Failure(path, "no such file or folder")


def _folder(folder: str, suffixes: Set[str]) -> Iterator[str | Failure]:
    """The files below a folder; hidden ones, and those about the folder (README ...), are left out.

    A pipe is not opened either: who feeds it may never come.
    """
    refused: list[OSError] = []
    others: Counter[str] = Counter()
    taken = 0
    for root, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root) / name
            if name.split(".")[0].lower() in _ABOUT:
                continue
            if name.startswith(".") or not path.is_file():
                others[
                    "hidden" if name.startswith(".") else "that can't be opened (a pipe, a broken link)"
                ] += 1
                continue
            suffix = path.suffix.lower()
            # archives number their files (APW19980807.0261): digits are no kind of file
            if suffix in suffixes or not suffix.lstrip(".") or suffix[1:].isdigit():
                taken += 1
                yield str(path)
            else:
                others[suffix] += 1
    for error in refused:
        yield Failure(str(error.filename or folder), (error.strerror or str(error)).lower())
    left = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
    if not taken and not refused:
        yield Failure(folder, "no articles in this folder" + (f" (other files: {left})" if left else ""))
    elif left:
        yield Failure(folder, f"files of other kinds were left alone: {left}", stage=WARNING)
