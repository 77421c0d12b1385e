"""The copy of a text that the parser sees: same length, same offsets, less noise."""

from __future__ import annotations

import re

from dateline.model import Article, Span
from dateline.text.datelines import Population, dateline_in
from dateline.text.paragraphs import breaks

_BREAK = re.compile(r"(?<=[^\n\r])\r?\n(?=[^\n\r])[ \t]*")
_ODD_SPACE = re.compile(r"[\u00A0\u2007\u202F\t\f\v]")
# Markdown: marks of headings and quotations, bold, and all of a link but its words
_MARKUP = re.compile(
    r"^(?:#{1,6}|>)[ \t]|\*\*(?=\S)|(?<=\S)\*\*|!?\[(?=[^\]\[\n]{1,200}\]\()|(?<=\w)\]\([^()\s]{1,500}\)",
    re.MULTILINE,
)
_INK = re.compile(r"[^\n]")
_MAX_WORD = 2_000  # a longer run without a space is no word: it is blanked, since tokenizing it takes minutes
_ENDLESS = re.compile(rf"\S{{{_MAX_WORD},}}")


def prepared(article: Article, population: Population | None = None) -> tuple[str, Span | None]:
    """The text as the parser is to see it, of the same length, and the span of the dateline.

    `population` tells how many live in a place of a name, so that a dateline is known from a label.
    """
    text = article.text
    dateline = dateline_in(text, _below_title(article), population)
    blanks = (Span(0, article.body), dateline or Span(article.body, article.body))
    body = text
    for blank in blanks:
        body = body[: blank.start] + _INK.sub(" ", body[blank.start : blank.end]) + body[blank.end :]
    head, body = body[: article.body], _ODD_SPACE.sub(" ", body[article.body :])
    body = _MARKUP.sub(lambda m: " " * len(m.group()), body)
    hard = frozenset(breaks(text))
    body = _BREAK.sub(
        lambda m: m.group() if article.body + m.end() in hard else " " * len(m.group()),
        body,
    )
    body = _ENDLESS.sub(lambda m: " " * len(m.group()), body)
    return head + body, dateline


def _below_title(article: Article) -> int:
    """Where a dateline may stand: the beginning of the news, or below the title with which it begins."""
    titled = article.title and article.text.startswith(article.title, article.body)
    return article.body + (len(article.title) if titled else 0)
