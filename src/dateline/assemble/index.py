"""What lies over a span, without going through a whole article for each act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from dateline.model import Span

T = TypeVar("T")
_BLOCK = 1_000  # characters: a few sentences, so that a look-up meets a handful of items


class Index(Generic[T]):
    """Items by where they stand; what overlaps a span is found without looking at the rest."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._blocks: dict[int, list[tuple[Span, T]]] = {}
        for span, item in items:
            for block in _blocks(span):
                self._blocks.setdefault(block, []).append((span, item))

    def over(self, span: Span) -> list[T]:
        """The items that overlap the span, in the order they were given, each once."""
        found: dict[int, T] = {}
        for block in _blocks(span):
            for own, item in self._blocks.get(block, ()):
                if own.overlaps(span):
                    found[id(item)] = item
        return list(found.values())


def _blocks(span: Span) -> Iterator[int]:
    yield from range(span.start // _BLOCK, max(span.end - 1, span.start) // _BLOCK + 1)
