"""Where words stand in an article: half-open character offsets into `Article.text` as stored."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """Half-open character offsets into the article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Evidence(Span, frozen=True):
    """A span with its words: `text` is always `article.text[start:end]`."""

    text: str
