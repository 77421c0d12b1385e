"""Reports as events of one report each, for who wants rows of what each article says."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.model import Actor, Event, Party, Report, Selection, Teller, Toll


def of_reports(selection: Selection) -> Selection:
    """The same selection with an event for each of its reports, which has the report's id."""
    events = sorted(
        (_event(selection, report) for report in selection.reports.values()),
        key=lambda event: (event.first_published, event.id),
    )
    return replace(selection, events=tuple(events))


def report_of(selection: Selection, event: Event) -> Report | None:
    """The report that an event was made of by `of_reports`; null for any other event."""
    return selection.reports.get(event.id) if event.reports == (event.id,) else None


def _event(selection: Selection, report: Report) -> Event:
    article = selection.articles.get(report.article_id)
    coding = selection.codings.get(report.article_id)
    return Event(
        id=report.id, type=report.type, mode=report.mode, contexts=report.contexts, plover=report.plover,
        cameo=report.cameo, quad=report.quad, intensity=report.intensity, goldstein=report.goldstein,
        status=report.status, historical=report.historical,
        actors=tuple(map(_party, report.actors)), recipients=tuple(map(_party, report.recipients)),
        when=report.when, where=report.where,
        size={k: Toll(s.low, s.high, s.low) for k, s in report.size.items()},
        tellers=_tellers(report), versions={}, life=(), links=(), reports=(report.id,), articles=1,
        publishers=(article.publisher,) if article and article.publisher else (), origins=1,
        first_published=report.published, last_published=report.published,
        headline=article.title if article else "", confidence=report.confidence,
        fetched=article.fetched if article else None, coded=coding.at if coding else None,
        version=coding.version if coding else "",
    )  # fmt: skip


def _party(actor: Actor) -> Party:
    return Party(actor.name, actor.country, actor.sector, tuple(actor.sectors), actor.role, actor.wikidata)


def _tellers(report: Report) -> tuple[Teller, ...]:
    said = report.attribution
    if said is None or said.source is None:
        return (Teller("", None, "", said.stance if said else "states", (report.id,)),)
    source = said.source
    return (Teller(source.name, source.country, source.sector, said.stance, (report.id,)),)
