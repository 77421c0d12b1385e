"""The words of sizes: numbers, bounds, who is counted, and the words a toll hangs on."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class SizeWords(Struct, frozen=True):
    """All words of sizes."""


def load(packs: tuple[Path, ...]) -> SizeWords:
    """The size words of the packs."""
    return SizeWords()
