"""Articles into the store: coded, kept, and counted; those that are there already are left alone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import Article, Failure
from dateline.read import WARNING
from dateline.store import Coded, Store, digest_of

if TYPE_CHECKING:
    from dateline.pipeline import Coder

_AT_ONCE, _SECONDS = 50, 3.0  # articles, or the time of coding, that a killed run loses at most
_ALIKE = 0.5  # the share of words that two versions of one article have in common at least
_WORD = re.compile(r"\w+")
Heard = Callable[["Count"], None]


class Count:
    """What a run has done so far."""

    def __init__(self) -> None:
        self.read = self.new = self.changed = self.same = self.reports = 0
        self.failures: list[Failure] = []
        self.warnings: list[Failure] = []

    def keep(self, failure: Failure) -> None:
        """Keep a failure, or a warning about something that was read nevertheless."""
        (self.warnings if failure.stage == WARNING else self.failures).append(failure)


@dataclass(frozen=True, slots=True)
class Made:
    """By what articles are coded, and in which run."""

    coder: Coder
    version: str
    run: int


class Adder:
    """One run that adds articles to a store, a few at a time, each whole or not at all."""

    def __init__(self, store: Store, made: Made, heard: Heard) -> None:
        self._store, self._made, self._heard = store, made, heard
        self._batch: list[Coded] = []
        self._kept = 0  # failures that the store has got already
        self._since = time.monotonic()
        self.count = Count()

    def add(self, items: Iterable[Article | Failure]) -> bool:
        """Add articles; true where the store is another now. What is coded comes in though it is stopped."""
        try:
            for coded in self._made.coder.code_many(self._fresh(items), batch_size=1):
                self._take(coded)
                if len(self._batch) >= _AT_ONCE or time.monotonic() - self._since > _SECONDS:
                    self._flush()
        finally:
            self._flush()
        # a failure that is known already changes nothing
        return bool(self.count.new or self.count.changed or self._kept)

    def recode(self, ids: Iterable[str]) -> None:
        """Code articles of the store anew."""
        store = self._store
        articles = (a for i in ids for a in store.coding.articles([i]).values())
        for coded in self._made.coder.code_many(self._heard_of(articles), batch_size=1):
            self._take(coded)
            if len(self._batch) >= _AT_ONCE or time.monotonic() - self._since > _SECONDS:
                self._flush()
        self._flush()

    def _heard_of(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            self.count.read += 1
            self._heard(self.count)
            yield article

    def _fresh(self, items: Iterable[Article | Failure]) -> Iterator[Article]:
        """The articles that the store has not, or has with other words."""
        digests = self._store.coding.digests()
        for item in items:
            if isinstance(item, Failure):
                self.count.keep(item)
                continue
            self.count.read += 1
            self._heard(self.count)
            held, digest = digests.get(item.id), digest_of(item)
            if held == digest:
                self.count.same += 1
                continue
            if held is not None and (why := self._another(item)):
                self.count.keep(Failure(item.path, why, "read", article_id=item.id))
                continue
            self.count.new += held is None
            self.count.changed += held is not None
            digests[item.id] = digest
            yield item

    def _another(self, article: Article) -> str:
        """Why an article is not a new version of the one that has its id; "" where it is."""
        old = self._store.coding.articles([article.id]).get(article.id)
        waiting = next((c.article for c in self._batch if c.article.id == article.id), old)
        if waiting is None or _same_article(waiting, article):
            return ""
        told = f"{waiting.title or waiting.path or waiting.id!r} of {waiting.published}"
        return f"another article in the store has this id already: {told}; its id must be another"

    def _take(self, coded: object) -> None:
        if isinstance(coded, Failure):
            self.count.keep(coded)
            return
        article, reports = coded.article, coded.reports  # type: ignore[attr-defined]
        self._batch.append(Coded(article, tuple({r.id: r for r in reports}.values())))
        self.count.reports += len(reports)

    def _flush(self) -> None:
        """Let what was coded so far come to stand in the store."""
        made, batch = self._made, {c.article.id: c for c in self._batch}
        with self._store.whole():
            self._store.coding.put(list(batch.values()), made.run, made.version)
            failed = self.count.failures
            self._kept += self._store.coding.failed(failed, made.run) if failed else 0
        self._batch.clear()
        self._since = time.monotonic()


def _same_article(old: Article, new: Article) -> bool:
    """Whether two texts of one id are versions of one article: one address, or mostly the same words."""
    if old.publisher and new.publisher and old.publisher != new.publisher:
        return False
    if old.url and old.url == new.url:
        return True
    words = [set(_WORD.findall(a.text.casefold())) for a in (old, new)]
    return len(words[0] & words[1]) >= _ALIKE * max(1, len(words[0] | words[1]))
