"""What hangs together: a union-find whose parts are named by their smallest member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Unions:
    """The numbers below a size, joined pair by pair; each part is led by its smallest number."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def leader(self, n: int) -> int:
        """The smallest number of the part that holds n."""
        parent = self._parent
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    def join(self, a: int, b: int) -> None:
        """Make one part of those that hold a and b."""
        low, high = sorted((self.leader(a), self.leader(b)))
        self._parent[high] = low

    def parts(self) -> list[list[int]]:
        """All parts, each sorted, in the order of their smallest members."""
        found: dict[int, list[int]] = defaultdict(list)
        for n in range(len(self._parent)):
            found[self.leader(n)].append(n)
        return list(found.values())


def joined(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The parts that pairs make of the numbers below a size."""
    unions = Unions(size)
    for a, b in pairs:
        unions.join(a, b)
    return unions.parts()
