"""`dateline explain EVENT --store`: why these reports are one event, and what became of it."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table

from dateline.archive import Archive, Explained
from dateline.cli import show, show_events
from dateline.model import Article, Event, Report


def explain_events(store: Path, ids: list[str], table: bool) -> None:
    """Print events with their reports, the reasons that join them, versions, life and history."""
    with Archive.reading(store) as archive:
        for word in ids:
            told = archive.explain(word)
            if table:
                articles = archive.store.coding.articles([r.article_id for r in told.reports], texts=False)
                _print(told, articles)
            else:
                show.json_lines([told])


def _print(told: Explained, articles: dict[str, Article]) -> None:
    event = told.event
    show.screen.print(show.plain(f"{event.id}  {event.headline}", "bold"))
    show.screen.print(_fields(event))
    if told.why:
        show.screen.print(show.plain("\nwhy these reports are one event", "bold"))
        for reason in told.why:
            show.screen.print(show.plain(f"  {reason}"))
    show.screen.print(show.plain("\nreports", "bold"))
    for report in told.reports:
        _print_report(report, articles.get(report.article_id))
    if told.revisions:
        rows = show.grid("at", "run", "became", "why")
        for r in told.revisions:
            rows.add_row(f"{r.at:%Y-%m-%d %H:%M}", str(r.run), r.change, show.plain(r.why))
        show.screen.print(rows)
    for said in told.corrections:
        words = f"{said.kind} by {said.by} on {said.at:%Y-%m-%d}: {said.why}"
        show.screen.print(show.plain(words))
    show.screen.print()


def _fields(event: Event) -> Table:
    rows = Table.grid(padding=(0, 2))
    for _ in range(2):
        rows.add_column(overflow="fold")
    rows.add_row("what", show_events.what_words(event, between=" "))
    for label, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            rows.add_row(label, show.plain(show_events.party_words(party)))
    rows.add_row("when", show.plain(show.when_words(event.when).replace("\n", " ")))
    rows.add_row("where", show.plain(show.where_words(event.where)))
    rows.add_row("told by", show.plain(show_events.told_words(event).replace("\n", "; ")))
    for field, versions in event.versions.items():
        for number, version in enumerate(versions):
            said = f", says {', '.join(version.tellers)}" if version.tellers else ""
            origins = f"{version.origins} origin{'s' * (version.origins != 1)}"
            reports = f"{len(version.reports)} report{'s' * (len(version.reports) != 1)}"
            words = f"{version.value} ({reports}, {origins}{said})"
            rows.add_row(f"disputed: {field}" if not number else "", show.plain(words))
    for number, step in enumerate(event.life):
        until = f", for {step.until}" if step.until else ""
        rows.add_row("life" if not number else "", show.plain(f"{step.day} {step.stage}{until}"))
    for link in event.links:
        rows.add_row(link.kind, link.event)
    if event.former:
        rows.add_row("formerly", ", ".join(event.former))
    rows.add_row("coded", show.plain(f"{event.coded or '?'} by {event.version or '?'}"))
    rows.add_row("fetched", str(event.fetched or "not told by its articles"))
    return rows


def _print_report(report: Report, article: Article | None) -> None:
    who = f"{article.publisher or article.path}" if article else ""
    title = f'  "{article.title}"' if article and article.title else ""
    show.screen.print(show.plain(f"\n  {report.id}  {report.published}  {who}{title}", "dim"))
    show.screen.print(show.plain("  ").append(show.marked(report)))
