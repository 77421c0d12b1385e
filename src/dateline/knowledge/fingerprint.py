"""Which packs coded something: a hash of all that stands in them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dateline.knowledge.packs import folders

_LENGTH = 8  # hexadecimal digits: enough to tell the versions of one store apart


def fingerprint(extra: tuple[Path, ...] = (), also: tuple[Path, ...] = ()) -> str:
    """A hash of the shipped packs, the user's own, and other folders: the same wherever they lie.

    Raises:
        UsageError: an extra pack is not a folder.
    """
    found = hashlib.sha256()
    for folder in (*folders(extra), *also):
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            found.update(f"{path.relative_to(folder).as_posix()}\x1f{path.stat().st_size}\x1f".encode())
            with path.open("rb") as file:
                found.update(hashlib.file_digest(file, "sha256").digest())
    return found.hexdigest()[:_LENGTH]
