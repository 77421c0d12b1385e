"""A page as plain text, for a terminal or a mail."""

from __future__ import annotations

import re
import textwrap

from dateline.brief.pages import Item, Page, Section, Source

WIDTH = 88
# an article may hold the codes by which terminals are steered, and line ends; neither belongs into a line
_UNWANTED = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def text(page: Page) -> str:
    """The page as plain text, lines of at most `WIDTH` characters."""
    lines = [one_line(page.title), "=" * min(WIDTH, len(page.title)), ""]
    for told in page.intro:
        lines += _wrapped(told)
    for section in page.sections:
        lines += _section(section)
    if page.sources:
        lines += ["", "SOURCES"]
        for source in page.sources:
            lines += _wrapped(source_line(source), f"[{source.number}] ", "     ")
    lines += ["", *_wrapped(f"Written by {page.version}.")]
    return "\n".join(lines) + "\n"


def one_line(words: str) -> str:
    """Words on one line, without codes that steer a terminal."""
    return _UNWANTED.sub(" ", words).strip()


def source_line(source: Source) -> str:
    """An article in a line: publisher, day, title, address."""
    return ", ".join(filter(None, (source.publisher, str(source.published), source.title, source.url)))


def _section(section: Section) -> list[str]:
    lines = ["", one_line(section.title).upper()]
    if section.note:
        lines += _wrapped(section.note)
    for item in section.items:
        lines += ["", *_item(item)]
    return lines


def _item(item: Item) -> list[str]:
    state = f" [{item.state}]" if item.state else ""
    lines = _wrapped(f"{item.title}{state}, {item.days}", f"{item.number}. ", "   ")
    if item.quote:
        lines += _wrapped(f"“{one_line(item.quote)}”", "   ", "   ")
    for fact in item.facts:
        lines += _wrapped(f"{fact.label}: {fact.words}", "   ", "     ")
    if item.sources:
        lines.append(f"   Sources: {' '.join(f'[{number}]' for number in item.sources)}")
    return lines


def _wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        one_line(words), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False,
        break_long_words=False,
    )  # fmt: skip
