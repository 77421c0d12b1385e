"""PETRARCH and Phoenix: eight columns, tabs, no header."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.export import sheets, stamps
from dateline.export.cameo import actor_code
from dateline.export.formats import gdelt
from dateline.export.pairs import Pair
from dateline.export.sheets import Row, Written
from dateline.export.tellings import Telling, articles, tellings, urls
from dateline.knowledge.schemes import Schemes, shipped
from dateline.model import Party, Selection

TITLE = "PETRARCH and Phoenix"
SUFFIX = ".txt"
NOBODY = "---"
NOTES = (
    "A row is one actor with one recipient of an event; talks and clashes stand both ways.",
    "Only what was done is here, and what CAMEO counts as a deed of its own: a planned visit is 036 on the "
    "day it was told. Denied, hypothetical and background events are left out.",
)
COLUMNS = sheets.columns("""
date: day of the deed, YYYYMMDD: the first that it can have been
source: CAMEO code of the actor; --- where nobody is known
target: CAMEO code of the recipient; --- where nobody is known
code: CAMEO code of the event
issues: PLOVER contexts, by semicolons
ids: ids of the reports, by semicolons
url: addresses of the articles, by semicolons
story source: who published them, by semicolons
""")


def write(selection: Selection, path: Path) -> Written:
    """Write the deeds of a selection as PETRARCH prints them."""
    left_out: list[str] = []
    made = sheets.tabbed(path, COLUMNS, _rows(selection, left_out), header=False)
    return Written(made, "row", sheets.counted(left_out))


def named(selection: Selection) -> str:
    """events.full.YYYYMMDD.txt, by the newest article's day."""
    return f"events.full.{stamps.newest(selection)[:8]}{SUFFIX}"


def _rows(selection: Selection, left_out: list[str]) -> Iterator[Row]:
    schemes = shipped()
    for pair in gdelt.dyads(selection, left_out):
        yield _row(pair, tellings(selection, pair.deed.event), schemes)


def _row(pair: Pair, told: list[Telling], schemes: Schemes) -> Row:
    event = pair.deed.event
    sites = dict.fromkeys(article.publisher for article in articles(told) if article.publisher)
    return {
        "date": f"{pair.deed.day:%Y%m%d}",
        "source": _code(pair.source, schemes),
        "target": _code(pair.target, schemes),
        "code": event.cameo,
        "issues": ";".join(event.contexts),
        "ids": ";".join(event.reports),
        "url": ";".join(urls(told)),
        "story source": ";".join(sites or event.publishers),
    }


def _code(party: Party | None, schemes: Schemes) -> str:
    return actor_code(party, schemes).code or NOBODY
