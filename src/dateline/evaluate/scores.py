"""Scores that every gold reader speaks: counts first, figures from the counts."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Score(Struct, frozen=True):
    """Counts of one field: `right` of `found` by us and of `wanted` by the gold data.

    For a plain accuracy, `found` equals `wanted`. `mean` holds the figure that is no share of counts (a
    macro-F1); the counts are then those behind it. `name` is stable, since floors.toml speaks of it.
    """

    name: str
    right: int
    found: int
    wanted: int
    mean: float | None = None

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
        """The harmonic mean of precision and recall, or the mean that the score stands for."""
        if self.mean is not None:
            return self.mean
        total = self.found + self.wanted
        return 2 * self.right / total if total else 0.0


def macro_f1(name: str, classes: Sequence[Score]) -> Score:
    """The mean F1 of the classes, each counting alike, with the sums of their counts."""
    mean = sum(s.f1 for s in classes) / len(classes) if classes else 0.0
    return Score(
        name,
        sum(s.right for s in classes),
        sum(s.found for s in classes),
        sum(s.wanted for s in classes),
        mean,
    )
