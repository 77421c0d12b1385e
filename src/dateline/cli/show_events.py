"""Events as people read them: a table, and flat rows for a spreadsheet."""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from dateline.cli import show
from dateline.model import Event, Party, Toll

_TOLLS = ("killed", "injured", "arrested")
ID_SHOWN = 8  # letters of an id that tell events apart in most stores


def events_table() -> Table:
    """An empty table for events."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_lines=True)
    table.add_column("event", width=ID_SHOWN)
    table.add_column("when", width=11)
    table.add_column("who", ratio=1, overflow="fold")
    table.add_column("what", width=14, overflow="fold")
    table.add_column("to whom", ratio=1, overflow="fold")
    table.add_column("where", ratio=1, overflow="fold")
    table.add_column("told by", ratio=1, overflow="fold")
    return table


def add_event(table: Table, event: Event) -> None:
    """Add an event as a row."""
    table.add_row(
        event.id[:ID_SHOWN],
        show.plain(show.when_words(event.when)),
        show.plain("\n".join(map(party_words, event.actors)) or "-"),
        what_words(event),
        show.plain("\n".join(map(party_words, event.recipients)) or "-"),
        show.plain(show.where_words(event.where)),
        show.plain(told_words(event)),
    )


def party_words(party: Party) -> str:
    """A party in a few words: name and codes."""
    codes = " ".join(filter(None, (party.country, party.sector)))
    return f"{party.name} ({codes})" if codes else party.name


def what_words(event: Event, between: str = "\n") -> Text:
    """Type, mode, status and last step, tolls, and what is disputed."""
    text = Text(event.type, style="bold")
    stage = event.life[-1].stage if event.life else ""
    told = [
        event.mode or "",
        event.status,
        stage if stage not in ("", "reported", "held", event.status) else "",
        "historical" if event.historical else "",
        *(f"{kind} {toll_words(toll)}" for kind, toll in event.size.items()),
        f"disputed: {', '.join(event.versions)}" if event.versions else "",
        "corrected by hand" if event.corrected else "",
    ]
    for word in filter(None, told):
        text.append(f"{between}{word}", style="not bold")
    return text


def toll_words(toll: Toll) -> str:
    """How many: the best-supported value, and the range where reports differ."""
    if toll.high is None:
        return f"{toll.best:,} or more"
    return f"{toll.best:,}" if toll.low == toll.high else f"{toll.best:,} ({toll.low:,} to {toll.high:,})"


def told_words(event: Event) -> str:
    """How many articles, publishers and independent origins tell of it, and whom they name as source."""
    many = f"{event.articles} article{'s' * (event.articles != 1)}"
    if event.articles > 1:
        origins = f"{event.origins} origin{'s' * (event.origins != 1)}"
        many += f", {len(event.publishers)} publisher{'s' * (len(event.publishers) != 1)}, {origins}"
    said = [f"{t.name} {t.stance}" for t in event.tellers if t.name]
    return "\n".join((many, *dict.fromkeys(said)))


def flat(event: Event) -> dict[str, object]:
    """An event as one row of plain values."""
    where = event.where
    return {
        "id": event.id,
        "from": event.when.from_,
        "until": event.when.until,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "historical": event.historical,
        "quad": event.quad,
        "intensity": event.intensity,
        "plover": event.plover,
        "cameo": event.cameo,
        "actors": [party_words(p) for p in event.actors],
        "recipients": [party_words(p) for p in event.recipients],
        "place": where.name,
        "country": where.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "place_precision": where.precision,
        **{kind: event.size[kind].best if kind in event.size else None for kind in _TOLLS},
        "articles": event.articles,
        "publishers": len(event.publishers),
        "origins": event.origins,
        "published": event.first_published,
        "fetched": event.fetched,
        "coded": event.coded,
        "version": event.version,
        "headline": event.headline,
        "confidence": event.confidence,
    }  # fmt: skip
