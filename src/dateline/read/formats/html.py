"""HTML: the article's text by trafilatura, its date by htmldate where that is not a guess.

What is stored is the extracted text: evidence points into it, not into the page's markup.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar

from dateline.errors import ReadError
from dateline.model import Failure
from dateline.read.dates import dates_in, read_date
from dateline.read.draft import WARNING, Draft
from dateline.read.header import Head, head_of
from dateline.read.source import Source

SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml")
# the machine's clock is htmldate's own last bound; with this one a date to come is found, and named later
_DATES: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1900-01-01",
    "max_date": "2199-12-31",
}
for _library in ("trafilatura", "htmldate"):
    # what they log of a broken page is said better by the Failure that it becomes
    logging.getLogger(_library).addHandler(logging.NullHandler())

T = TypeVar("T")
_NEWS = 60  # characters: a longer paragraph that ends as a sentence does is news, no byline
_ASIDE = re.compile(
    r"\b(?:related|sidebar|comments?|recommend\w*|read-?more|more-?(?:news|stories)|promo|teasers?|latest|trending"
    r"|most-?(?:read|popular)|newsletter|footer|nav|menu|breadcrumbs?)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_META = re.compile(
    r"article:published|datepublished|pubdate|publish_?(?:ed)?_?(?:date|time|on)"
    r"|^dc\.?(?:terms)?\.?(?:date|issued|created)|^date$|parsely-pub-date|sailthru\.date",
    re.IGNORECASE,
)


def recognises(head: str) -> bool:
    """Whether the text begins with HTML's own tags."""
    return bool(_START.match(head))


def read(source: Source) -> Iterator[Draft | Failure]:
    """The page's one article.

    Raises:
        ReadError: it is empty, not text, or no article can be found in it.
        OSError: it can't be opened.
    """
    decoded = source.text()
    # both libraries take a third of a second to load, which a run without a page need not wait for
    import trafilatura

    tree = _survived(lambda: trafilatura.load_html(decoded.text))
    page = _survived(lambda: _extracted(decoded.text)) if tree is not None else None
    if page is None or not (page.text or "").strip():
        raise ReadError(source.path, "no article can be found in this page")
    if decoded.note:
        yield Failure(source.path, decoded.note, stage=WARNING)
    # a paragraph's end is one line break there, and would pass for a broken line
    text = re.sub(r"\n+", "\n\n", page.text)
    head = head_of(text, source.stem)
    published, undated = _published(tree, decoded.text, head)
    yield Draft(
        text=text,
        published=published,
        undated=undated,
        title=page.title or head.title,
        url=page.url or "",
        publisher=page.sitename or head.publisher,
        language=page.language or "",
        body=head.body,
        fetched=head.fetched,
    )


def _survived(call: Callable[[], T]) -> T | None:
    """What a call into a library gives, or null: a broken page can break it in any way, and is then only
    one page that is not read."""
    try:
        return call()
    except Exception:  # noqa: BLE001
        return None


def _extracted(text: str) -> Any:
    import trafilatura

    return trafilatura.bare_extraction(
        text,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )


def _published(tree: Any, html: str, head: Head) -> tuple[date | None, str]:
    """The date of a page: as its metadata states it, else as htmldate finds it near the title, else as
    the text or the file's name begins."""
    stated = [read_date(value) for value in _metadata(tree)]
    for found in stated:
        if found.value:
            return found.value, ""
    if why := next((found.why for found in stated if found.why), ""):
        return None, why
    if value := _by_htmldate(tree, html):
        return value, ""
    return head.published, head.undated


def _metadata(tree: Any) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from re.findall(r'"datePublished"\s*:\s*"([^"]*)"', script)
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if _META.search(name) and re.search(r"\d", meta.get("content", "")):
            yield meta.get("content")
    yield from tree.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']/@datetime")


def _by_htmldate(tree: Any, html: str) -> date | None:
    """What htmldate finds above the news, if the whole date stands in the page.

    It would also take the date of another story beside this one, or a month for its first day.
    """
    import htmldate

    _cut_to_head(tree)
    found = _survived(lambda: htmldate.find_date(tree, **_DATES))
    value = date.fromisoformat(found) if found else None
    return value if value and value in dates_in(html) else None


def _cut_to_head(tree: Any) -> None:
    """Take from a page what is not about this article, and all from its first sentence on."""
    for element in list(tree.iter("aside", "nav", "footer", "form", "div", "section", "ul")):
        marked = _ASIDE.search(f"{element.get('class', '')} {element.get('id', '')}")
        if (marked or element.tag in ("aside", "nav", "footer", "form")) and element.getparent() is not None:
            element.drop_tree()
    first = next((e for e in tree.iter("p", "div", "td", "span", "blockquote") if _is_news(e)), None)
    while first is not None and first.tag != "body":
        for later in list(first.itersiblings()):
            later.getparent().remove(later)
        first.tail = None
        parent = first.getparent()
        if _is_news(first) and parent is not None:
            parent.remove(first)
        first = parent


def _is_news(element: Any) -> bool:
    """Whether the element itself (not what stands in its blocks) holds a sentence."""
    blocks = {"p", "div", "section", "article", "main", "header", "ul", "ol", "table", "h1", "h2", "h3"}
    if any(child.tag in blocks for child in element):
        return False
    text = element.text_content().strip()
    return (len(text) > _NEWS and text[-1] in ".!?\"”’'") or len(text) > 4 * _NEWS
