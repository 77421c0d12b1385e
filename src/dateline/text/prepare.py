"""The copy of a text that the parser sees: same length, same offsets, less noise."""

from __future__ import annotations

import re

from dateline.model import Article, Span

# "NAIROBI, Kenya (AP) _", "KYIV, Oct 27 (Reuters) -", "WASHINGTON --": capitals, then at most 60 characters to a dash
_DATELINE = re.compile(
    r"""\s*
    (?P<line>
        [A-Z\u00C0-\u00DE][A-Z\u00C0-\u00DE.'\u2019/\- ]{2,40}      # the city in capitals
        (?:,\s[A-Z][\w.'\u2019 ]{1,30}){0,3}                        # country, date
        (?:\s?\([A-Z][\w/ .,&]{1,40}\))?                            # the agency
        \s?(?:[\u2014\u2013_:]|--?)\s
      | \([A-Z][\w/ .&]{1,30}\)\s?(?:[\u2014\u2013_:]|--?)?\s       # "(CNN) ", "(Reuters) - "
    )""",
    re.VERBOSE,
)
_SOFT_BREAK = re.compile(r"(?<=[^\n\r])\r?\n(?=[^\n\r])")
_ODD_SPACE = re.compile(r"[\u00A0\u2007\u202F\t\f\v]")
_MAX_WORD = 2_000  # a longer run without a space is no word: it is blanked, since tokenizing it takes minutes
_ENDLESS = re.compile(rf"\S{{{_MAX_WORD},}}")


def dateline_of(text: str, start: int = 0) -> Span | None:
    """The span of the wire dateline with which a news text begins, if it has one."""
    match = _DATELINE.match(text, start)
    return Span(match.start("line"), match.end("line")) if match else None


def prepared(article: Article) -> tuple[str, Span | None]:
    """The text as the parser is to see it, of the same length, and the span of the dateline."""
    text = article.text
    dateline = dateline_of(text, article.body)
    blank_until = dateline.end if dateline else article.body
    head = re.sub(r"[^\n]", " ", text[:blank_until])
    body = _ODD_SPACE.sub(" ", text[blank_until:])
    body = _SOFT_BREAK.sub(lambda m: " " * len(m.group()), body)
    body = _ENDLESS.sub(lambda m: " " * len(m.group()), body)
    return head + body, dateline
