"""The field names of rows and objects, and what other programs call them.

| field | also taken |
|---|---|
| id | article_id, doc_id, document_id, story_id, guid, uid |
| text | body, content, full_text, article_text, main_text, article, story |
| published | date, published_at, published_on, publish_date, publication_date, date_published, pub_date, |
| | datetime, timestamp |
| title | headline, heading |
| url | link, source_url, permalink |
| publisher | source, outlet, source_name, site_name, newspaper, publication, domain |
| language | lang |
| fetched | fetched_at, crawled, crawled_at, retrieved, retrieved_at, downloaded, date_download, scraped, |
| | scraped_at, accessed, collected |

Case, spaces and punctuation in a name do not matter. Where several fit, the leftmost filled one of the
table is taken. A value that is an object gives its `name` (`"source": {"name": "..."}`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dateline.errors import ReadError
from dateline.read.dates import read_date, read_moment
from dateline.read.draft import Draft
from dateline.read.header import head_of

_SPELLINGS = {
    "id": ("id", "articleid", "docid", "documentid", "storyid", "guid", "uid"),
    "text": ("text", "body", "content", "fulltext", "articletext", "maintext", "article", "story"),
    "published": ("published", "date", "publishedat", "publishedon", "publishdate", "publicationdate",
                  "datepublished", "pubdate", "datetime", "timestamp"),
    "title": ("title", "headline", "heading"),
    "url": ("url", "link", "sourceurl", "permalink"),
    "publisher": ("publisher", "source", "outlet", "sourcename", "sitename", "newspaper",
                  "publication", "domain"),
    "language": ("language", "lang"),
    "fetched": ("fetched", "fetchedat", "fetchedon", "crawled", "crawledat", "crawldate", "retrieved",
                "retrievedat", "retrievaldate", "downloaded", "downloadedat", "datedownload", "scraped",
                "scrapedat", "accessed", "accessedat", "collected", "collectedat"),
}  # fmt: skip
_KNOWN = {spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings}
_LONE = re.compile("[\ud800-\udfff]")


def known(names: Iterable[object]) -> set[str]:
    """The fields that are among these names, however they are spelt."""
    return {_KNOWN[n] for name in names if (n := _plain(name)) in _KNOWN}


def draft(row: Mapping[str, object], path: str, line: int = 0) -> Draft:
    """A draft from a row or an object.

    Raises:
        ReadError: it has no text.
    """
    values = {_plain(key): value for key, value in row.items() if value is not None and value != ""}
    article_id = _word(_first(values, "id"))
    text = _first(values, "text")
    if not isinstance(text, str) or not text.strip():
        what = (
            "its text is not a string"
            if text not in (None, "") and not isinstance(text, str)
            else "it has no text"
        )
        raise ReadError(path, what, line=line, article_id=article_id)
    text = _LONE.sub("\ufffd", text)
    stated = read_date(_first(values, "published"))
    # only where no field dates it is the text asked, as a file's would be
    head = head_of(text) if not stated.value and not stated.why else None
    return Draft(
        text=text,
        published=head.published if head else stated.value,
        undated=head.undated if head else stated.why,
        id=article_id,
        title=_word(_first(values, "title")) or (head.title if head else ""),
        url=_word(_first(values, "url")) or (head.url if head else ""),
        publisher=_word(_first(values, "publisher")) or (head.publisher if head else ""),
        language=_word(language) if isinstance(language := _first(values, "language"), str | dict) else "",
        body=head.body if head else 0,
        line=line,
        note=head.note if head else "",
        fetched=read_moment(_first(values, "fetched")) or (head.fetched if head else None),
    )


def _plain(name: object) -> str:
    return re.sub(r"[\W_]+", "", str(name)).lower()


def _first(values: Mapping[str, object], name: str) -> object:
    return next((values[s] for s in _SPELLINGS[name] if s in values), None)


def _word(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or ""
    return _LONE.sub("\ufffd", str(value)).strip() if _is_plain(value) else ""


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)
