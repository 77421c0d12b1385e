"""The articles and passages that an event stands on, as formats want to cite them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.model import Actor, Article, Event, Party, Report, Selection

# a full stop, a question mark or a blank line ends a sentence: counted, not parsed
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n\s*\n")
_LEAD_BREAKS = 1


class Telling(Struct, frozen=True):
    """A report with the article it stands in (null where only reports are known)."""

    report: Report
    article: Article | None


def tellings(selection: Selection, event: Event) -> list[Telling]:
    """The reports of an event with their articles, the earliest first."""
    found = [selection.reports[i] for i in event.reports if i in selection.reports]
    found.sort(key=lambda report: (report.published, report.id))
    return [Telling(report, selection.articles.get(report.article_id)) for report in found]


def articles(told: list[Telling]) -> list[Article]:
    """The articles of tellings, each once."""
    return list({t.article.id: t.article for t in told if t.article is not None}.values())


def urls(told: list[Telling]) -> list[str]:
    """The addresses of the articles that have one, each once."""
    return list(dict.fromkeys(article.url for article in articles(told) if article.url))


def site(article: Article) -> str:
    """The host of an article's address ("example.org"), else its publisher."""
    try:
        host = urlsplit(article.url).hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") or article.publisher


def sentence_number(telling: Telling) -> int | None:
    """Which sentence of the article it is, from 1, counted by full stops; null without the text."""
    article = telling.article
    if article is None or not article.text:
        return None
    return len(_SENTENCE_END.findall(article.text, article.body, telling.report.sentence.start)) + 1


def in_lead(told: list[Telling]) -> bool | None:
    """Whether the title or the first paragraph of an article tells it; null where no text is known."""
    known = [t for t in told if t.article is not None and t.article.text]
    if not known:
        return None
    return any(_breaks(t) <= _LEAD_BREAKS for t in known)


def actor_of(report: Report, party: Party | None) -> Actor | None:
    """The party of an event as one of its reports names it."""
    if party is None:
        return None
    named = [*report.actors, *report.recipients]
    alike = [a for a in named if a.name == party.name]
    alike += [a for a in named if (a.country, a.sector) == (party.country, party.sector)]
    return next(iter(alike), None)


def added(selection: Selection, event: Event) -> datetime:
    """When an event came into the data: its coding, else the start of the last day it was told on."""
    return event.coded or datetime.combine(event.last_published, time())


def newest(selection: Selection) -> date | None:
    """The newest day of a selection: that of the store, else of its events, null where there is nothing."""
    return selection.as_of or max((event.last_published for event in selection.events), default=None)


def _breaks(telling: Telling) -> int:
    article = telling.article
    if article is None:
        return 0
    before = article.text[article.body : telling.report.sentence.start].lstrip()
    return len(re.findall(r"\n\s*\n", before.rstrip(" \t") if before.strip() else ""))
