"""The countries that an article names, counted in any stretch of it without reading it all again."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

_LONG = 100  # names in a stretch: from here on they are counted by country and not one by one


class Lands:
    """The offsets at which countries are named, in order."""

    def __init__(self, named: Iterable[tuple[int, str]]) -> None:
        self._named = sorted(named)
        self._starts = [start for start, _ in self._named]

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)

    def between(self, start: int, end: int) -> list[tuple[int, str]]:
        """What is named from one offset to before another."""
        return self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def without(self, codes: frozenset[str]) -> Lands:
        """The same with some countries left out."""
        return Lands(item for item in self._named if item[1] not in codes)

    def starts_of(self, code: str) -> list[int]:
        """The offsets at which one country is named."""
        return self._by_code.get(code, [])

    def last_of(self, codes: frozenset[str], start: int) -> str:
        """The one of these countries that is named last before an offset, or ""."""
        near: list[tuple[int, str]] = []
        for code in codes:
            own = self.starts_of(code)
            if at := bisect_left(own, start):
                near.append((own[at - 1], code))
        return max(near, default=(0, ""))[1]

    def at(self, start: int) -> str:
        """The country named at an offset, or ""."""
        found = self.between(start, start + 1)
        return found[0][1] if found else ""

    def most(self, start: int, end: int, share: float, least: int = 1) -> str:
        """The country that has at least this share of the names in a stretch, or ""."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first == last:
            return ""
        code, count = self._ranked(first, last)[0]
        return code if count >= max(least, share * (last - first)) else ""

    @cached_property
    def counted(self) -> list[tuple[str, int]]:
        """The countries with how often each is named, most first."""
        return Counter(code for _, code in self._named).most_common()

    @cached_property
    def _by_code(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for start, code in self._named:
            found.setdefault(code, []).append(start)
        return found

    def _ranked(self, first: int, last: int) -> list[tuple[str, int]]:
        """The countries of a stretch, most named first, and of two the one that comes first."""
        if last - first == len(self._named):
            return self.counted
        if last - first <= _LONG:
            return Counter(code for _, code in self._named[first:last]).most_common(1)
        start, end = self._starts[first], self._starts[last - 1] + 1
        counts = {c: bisect_left(own, end) - bisect_left(own, start) for c, own in self._by_code.items()}
        return [max(counts.items(), key=lambda item: item[1])]
