"""The copy of a text that the parser sees: same length, same offsets, less noise."""

from __future__ import annotations

import re

from dateline.model import Article, Span
from dateline.text.paragraphs import breaks

_AGENCY = r"(?:\s?\([A-Z][\w/ .,&]{1,40}\)|\s/[A-Z][\w .-]{1,30}/)?"
_DAY = r"(?:\d{1,2}\s[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s\d{1,2})"
# "NAIROBI, Kenya (AP) _", "KYIV, Oct 27, 2022 (Reuters) -", "WASHINGTON --", "Paris, 7 March 2023 \u2013"
_DATELINE = re.compile(
    rf"""\s*
    (?P<line>
        [A-Z\u00C0-\u00DE][A-Z\u00C0-\u00DE.'\u2019/\- ]{{2,40}}      # the city in capitals
        (?:,\s(?:[A-Z]|\d{{1,2}}\s[A-Z]|(?:19|20)\d\d)[\w.'\u2019 ]{{0,30}}){{0,4}}  # country, date, year
        {_AGENCY}\s?(?:[\u2014\u2013_:]\s|-\s|--\s?)
      | (?!(?:In|On|At)\s)  # or in small letters, with the full date
        [A-Z][\w.'\u2019-]+(?:\s[A-Z][\w.'\u2019-]+){{0,3}}
        (?:,\s[A-Z][\w.'\u2019 ]{{1,30}}){{0,2}},\s{_DAY},?\s(?:19|20)\d\d
        {_AGENCY}\s?(?:[\u2014\u2013_]|--?)\s
      | \([A-Z][\w/ .&]{{1,30}}\)\s?(?:[\u2014\u2013_:]|--?)?\s       # "(CNN) ", "(Reuters) - "
    )""",
    re.VERBOSE,
)
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


def dateline_of(text: str, start: int = 0) -> Span | None:
    """The span of the wire dateline with which a news text begins, if it has one."""
    match = _DATELINE.match(text, start)
    return Span(match.start("line"), match.end("line")) if match else None


def prepared(article: Article) -> tuple[str, Span | None]:
    """The text as the parser is to see it, of the same length, and the span of the dateline."""
    text = article.text
    dateline = dateline_of(text, _below_title(article))
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
