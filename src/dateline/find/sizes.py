"""Sizes: how many were killed, hurt, held or took part, and sums of money."""

from __future__ import annotations

from dateline.knowledge.sizes import SizeWords
from dateline.model import SizeMention
from dateline.text import Reading


def find(reading: Reading, words: SizeWords) -> list[SizeMention]:
    """The sizes of an article, in order."""
    return []
