"""Editions of one article: what its publisher has corrected or brought up to date supersedes what it was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from dateline.model import Article

_CORRECTED = re.compile(r"\b(?:corrected|correction|corrects|clarification|updated|update)\b", re.IGNORECASE)
_NOTICE = 200  # characters at the beginning in which an article says that it is corrected
_SCHEME = re.compile(r"^\w+://(?:www\.)?")


def superseded(articles: Iterable[Article]) -> dict[str, str]:
    """By the id of an article, that of the edition that took its place: same publisher, same address.

    The latest published is the newest; of one day, the one that says it is corrected, then the greater id,
    so that the order of arrival is of no matter. An article without an address has no editions.
    """
    editions: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles:
        if address := _address(article.url):
            editions[(article.publisher.casefold(), address)].append(article)
    found = {}
    for group in editions.values():
        newest = max(group, key=lambda a: (a.published, _is_corrected(a), a.id))
        found.update({a.id: newest.id for a in group if a.id != newest.id})
    return found


def _address(url: str) -> str:
    """An address without what doesn't tell pages apart: scheme, fragment, closing slash."""
    return _SCHEME.sub("", url.strip()).partition("#")[0].rstrip("/").casefold()


def _is_corrected(article: Article) -> bool:
    lead = f"{article.title} {article.text[:_NOTICE]}"
    return bool(_CORRECTED.search(lead))
