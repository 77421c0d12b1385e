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
# who took a picture: "(Ann Moyo/Reuters)", "(Image: Ann Moyo)", "(AP Photo/Ann Moyo)"
_CREDIT = re.compile(
    r"\((?:(?:Image|Photo|Picture|File photo)(?: by| credit)?: [^()\n]{2,60}"
    r"|[A-Z]{2,4} Photo ?/ ?[^()\n]{2,40}"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2} ?/ ?[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)\)"
)
# "On 12 May Ankara condemned it": without a comma the parser, which is one of English, takes the date for a
# part of the name. A small word may go on with the date instead ("on 12 May in Rome"), so that a comma is
# put before a name anywhere, and before other words only where the date begins the sentence.
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.)"
)
_DATE = rf"(?:\d\d?(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?|{_MONTH} \d\d?(?:st|nd|rd|th)?(?:, \d{{4}})?)"
_GOES_ON = r"(?:and|as|at|by|for|from|in|near|of|on|or|that|to|was|were|when|which|with|is|are|had|has)\b"
_BARE_DATE = re.compile(
    rf"\b[Oo]n {_DATE} (?=[A-Z])|(?:^|(?<=[.!?]\s))On {_DATE} (?!{_GOES_ON})(?=[a-z])", re.MULTILINE
)
# "expelled an envoy days after Chad had": without a comma the envoy's days are expelled
_AFTER = re.compile(r"\b(?P<before>[a-z]{4,}) (?=(?:minutes|hours|days|weeks|months) (?:after|before)\b)")
_AMOUNTS = re.compile(
    r"about|after|before|between|dozen|early|eight|eleven|every|fewer|fifteen|final|first|five|following|four"
    r"|from|just|last|less|long|many|mere|more|next|nine|only|over|past|recent|same|several|seven|some|tense"
    r"|than|these|those|three|twelve|twenty|thirty|under|until|with|within|working"
)
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
    body = _CREDIT.sub(lambda m: _INK.sub(" ", m.group()), body)
    hard = frozenset(breaks(text))
    body = _BREAK.sub(
        lambda m: m.group() if article.body + m.end() in hard else " " * len(m.group()),
        body,
    )
    body = _BARE_DATE.sub(lambda m: m.group()[:-1] + ",", body)
    body = _AFTER.sub(lambda m: m.group() if _AMOUNTS.fullmatch(m["before"]) else m.group()[:-1] + ",", body)
    body = _ENDLESS.sub(lambda m: " " * len(m.group()), body)
    return head + body, dateline


def _below_title(article: Article) -> int:
    """Where a dateline may stand: the beginning of the news, or below the title with which it begins."""
    titled = article.title and article.text.startswith(article.title, article.body)
    return article.body + (len(article.title) if titled else 0)
