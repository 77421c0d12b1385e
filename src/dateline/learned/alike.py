"""Why the learned coder thinks so: the pairs of its corpus that lie nearest to the one it was asked about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dateline.errors import LearnedError
from dateline.learned.coder import LearnedCoder, Vector
from dateline.learned.instances import NONE, Instance

VECTORS, LINES = "alike.npy", "alike.tsv"
_FULL = 127  # vectors are kept in 8 bits


class Example(Struct, frozen=True):
    """A sentence of the corpus with its marks, the type that its pair has, and how alike it is (to 1)."""

    line: str
    type: str
    likeness: float


class Alike:
    """The pairs that the coder has learned from, by their vectors.

    Args:
        folder: where `write` put them.

    Raises:
        LearnedError: they are missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._vectors = np.load(folder / VECTORS, allow_pickle=False)
            rows = (folder / LINES).read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError) as error:
            raise LearnedError(folder, str(error)) from error
        self._examples = [tuple(row.split("\t", 1)) for row in rows]

    def nearest(self, vector: Vector, many: int = 3) -> list[Example]:
        """The examples most alike, each sentence once."""
        likeness = self._vectors.astype(np.float32) @ _unit(vector) / _FULL
        found: dict[str, Example] = {}
        for i in np.argsort(-likeness, kind="stable"):
            type_, line = self._examples[i]
            found.setdefault(line, Example(line, type_, round(float(likeness[i]), 3)))
            if len(found) == many:
                break
        return list(found.values())


def write(folder: Path, coder: LearnedCoder, found: Sequence[Instance], lines: dict[str, str]) -> None:
    """Keep the pairs with an act for `Alike`.

    Args:
        folder: where to write.
        found: what was learned from.
        lines: the marked sentence of each id.
    """
    pairs = [i for i in found if i.type != NONE and i.sentence in lines]
    vectors = [_unit(coder.vector(coder.pieces(i.text), i.actor, i.recipient)) for i in pairs]
    np.save(folder / VECTORS, np.round(np.array(vectors) * _FULL).astype(np.int8))
    told = "".join(f"{i.type}\t{lines[i.sentence]}\n" for i in pairs)
    (folder / LINES).write_text(told, encoding="utf-8")


def _unit(vector: Vector) -> NDArray[np.float32]:
    return np.asarray(vector / max(1e-9, float(np.linalg.norm(vector))), dtype=np.float32)
