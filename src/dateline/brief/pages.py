"""A page of events for people, before it is plain text, Markdown or HTML."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from dateline.model import Article, Event, Selection
from dateline.tell import words
from dateline.tell.plans import is_plan, plan


class Fact(Struct, frozen=True):
    """A line about an item: what it is about, and what is said."""

    label: str
    words: str


class Item(Struct, frozen=True):
    """One event on a page; `number` counts through the page, `sources` are numbers of the page's sources."""

    number: int
    event: str
    title: str
    day: date | None
    days: str
    state: str = ""
    quote: str = ""
    facts: tuple[Fact, ...] = ()
    sources: tuple[int, ...] = ()


class Section(Struct, frozen=True):
    """Items under a heading; `note` stands above them, or alone where there are none."""

    id: str
    title: str
    items: tuple[Item, ...] = ()
    note: str = ""


class Source(Struct, frozen=True):
    """An article that items cite by its number."""

    number: int
    publisher: str
    published: date
    title: str
    url: str


class Page(Struct, frozen=True):
    """A whole page; `intro` are lines under the title, `version` tells what wrote it."""

    title: str
    intro: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    version: str


class Sources:
    """Numbers for the articles that a page cites, in the order in which they come up."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._numbers: dict[str, int] = {}

    def cite(self, event: Event) -> tuple[int, ...]:
        """The numbers of an event's articles, by day."""
        reports = (self._selection.reports.get(report) for report in event.reports)
        ids = {report.article_id for report in reports if report}
        found = sorted(
            (self._selection.articles[i] for i in ids if i in self._selection.articles),
            key=lambda article: (article.published, article.id),
        )
        return tuple(self._numbers.setdefault(article.id, len(self._numbers) + 1) for article in found)

    def listed(self) -> tuple[Source, ...]:
        """All articles that were cited."""
        known = self._selection.articles
        return tuple(_source(number, known[i]) for i, number in self._numbers.items())


def item(number: int, event: Event, selection: Selection, sources: Sources) -> Item:
    """An event with all that a reader asks: where, who says so, how many tell it, what is disputed."""
    first = next((selection.reports[i] for i in event.reports if i in selection.reports), None)
    when = plan(event).set if is_plan(event) else event.when
    return Item(
        number=number,
        event=event.id,
        title=words.deed(event),
        day=when.from_,
        days=words.when(when),
        state=_state(event),
        quote=first.sentence.text if first else "",
        facts=tuple(fact for fact in _facts(event) if fact.words),
        sources=sources.cite(event),
    )


def _state(event: Event) -> str:
    if is_plan(event):
        return plan(event).state
    return "" if event.status == "occurred" else event.status


def _facts(event: Event) -> tuple[Fact, ...]:
    why = "the article's date, since none is stated" if event.when.why == "published" else ""
    return (
        Fact("Where", words.where(event.where)),
        Fact("How many", "; ".join(words.toll(kind, toll) for kind, toll in event.size.items())),
        Fact("Day", why),
        Fact("Stands", _stands(event)),
        Fact("Who says so", "; ".join(map(words.teller, event.tellers))),
        Fact("Told by", _told_by(event)),
        Fact("Disputed", disputed(event)),
    )


def disputed(event: Event) -> str:
    """What the reports of an event differ on, with all versions; "" where they agree."""
    return "; ".join(
        f"{field}: {' or '.join(map(words.version, versions))}" for field, versions in event.versions.items()
    )


def _stands(event: Event) -> str:
    if not is_plan(event):
        return ""
    how = plan(event)
    before = f"; set for {words.listed(map(words.day, how.before))} before" if how.before else ""
    return f"{how.state}, last told {words.day(how.told)}{before}"


def _told_by(event: Event) -> str:
    names = f": {words.listed(event.publishers)}" if event.publishers else ""
    return f"{words.witnesses(event)}{names}"


def _source(number: int, article: Article) -> Source:
    return Source(number, article.publisher, article.published, article.title, article.url)
