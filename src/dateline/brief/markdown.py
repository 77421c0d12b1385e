"""A page as Markdown; what comes from articles is escaped, so that it stays words."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from dateline.brief.pages import Item, Page, Section, Source
from dateline.brief.plain import one_line

# without brackets there are no links, so that parentheses may stand
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+\-.!|~&])")
_HARMLESS = re.compile(r"(?<=\w)\\([.\-])(?=\w)|\\(\.)(?=\s|$)")
SCHEMES = frozenset({"http", "https"})


def text(page: Page) -> str:
    """The page as Markdown."""
    lines = [f"# {escaped(page.title)}", "", *(f"{escaped(told)}  " for told in page.intro)]
    for section in page.sections:
        lines += _section(section)
    if page.sources:
        lines += ["", "## Sources", ""]
        lines += [f"{source.number}. {_source(source)}" for source in page.sources]
    lines += ["", f"*Written by {escaped(page.version)}.*"]
    return "\n".join(lines) + "\n"


def escaped(words: str) -> str:
    """Words that Markdown reads as nothing but words, on one line."""
    marked = _SPECIAL.sub(r"\\\1", one_line(words))
    # a full stop within or after a word begins no list; less to read past
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", _HARMLESS.sub(lambda m: m[1] or m[2], marked))


def safe_url(url: str) -> str:
    """An address that may be followed, "" for one that is no web address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not parts.netloc:
        return ""
    return quote(url.strip(), safe="%/:=&?~#+!$,;@")


def _section(section: Section) -> list[str]:
    lines = ["", f"## {escaped(section.title)}"]
    if section.note:
        lines += ["", escaped(section.note)]
    for item in section.items:
        lines += ["", *_item(item)]
    return lines


def _item(item: Item) -> list[str]:
    state = f" [{item.state}]" if item.state else ""
    lines = [f"**{item.number}. {escaped(item.title + state)}**, {escaped(item.days)}"]
    if item.quote:
        lines += ["", f"> {escaped(item.quote)}"]
    lines += ["", *(f"- {fact.label}: {escaped(fact.words)}" for fact in item.facts)]
    if item.sources:
        lines.append(f"- Sources: {', '.join(map(str, item.sources))}")
    return lines


def _source(source: Source) -> str:
    told = escaped(", ".join(filter(None, (source.publisher, str(source.published), source.title))))
    url = safe_url(source.url)
    return f"{told}, <{url}>" if url else told
