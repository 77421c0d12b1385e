"""Scores that every gold reader speaks: counts first, figures from the counts."""

from __future__ import annotations

from msgspec import Struct


class Score(Struct, frozen=True):
    """Counts of one field: `right` of `found` by us and of `wanted` by the gold data.

    For a plain accuracy, `found` equals `wanted`. `name` is stable, since floors.toml speaks of it.
    """

    name: str
    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Right among found; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right among wanted; 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else 0.0
