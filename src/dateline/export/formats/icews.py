"""ICEWS: 20 columns, tabs, a header, no quoting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.export import sheets, stamps
from dateline.export.cameo import icews_sectors
from dateline.export.formats import gdelt
from dateline.export.pairs import Pair, numbers
from dateline.export.places import levels
from dateline.export.sheets import Row, Written
from dateline.export.tellings import Telling, sentence_number, tellings
from dateline.knowledge.schemes import Schemes, shipped
from dateline.model import Party, Selection

TITLE = "ICEWS coded event data"
SUFFIX = ".tab"
NOTES = (
    "A row is one actor with one recipient of an event; talks and clashes stand both ways. Story, sentence "
    "and publisher are those of its earliest report.",
    "Event ID and Story ID are integers below 2^31, hashes that are the same in every export.",
    "Only what was done is here, and what CAMEO counts as a deed of its own: a planned visit is 036 on the "
    "day it was told. Denied, hypothetical and background events are left out.",
    "Intensity is the Goldstein score of the code, as in ICEWS.",
)
COLUMNS = sheets.columns("""
Event ID: integer below 2^31, a hash of the event and both parties
Event Date: day of the deed, YYYY-MM-DD: the first that it can have been
Source Name: name of the actor
Source Sectors: its kinds, by commas
Source Country: its country by name
Event Text: what the CAMEO code stands for
CAMEO Code: CAMEO code
Intensity: Goldstein score of the code, -10 to 10
Target Name: name of the recipient
Target Sectors: its kinds, by commas
Target Country: its country by name
Story ID: integer below 2^31, a hash of the article
Sentence Number: which sentence of the article, from 1, counted by full stops; empty without the text
Publisher: who published it
City: the place, where it is a city or a site
District: the place, where it is a division of the second order
Province: the state or province
Country: the country by name
Latitude, Longitude: degrees, WGS 84; the centre of an area
""")


def write(selection: Selection, path: Path) -> Written:
    """Write the deeds of a selection as ICEWS events."""
    left_out: list[str] = []
    made = sheets.tabbed(path, COLUMNS, _rows(selection, left_out))
    return Written(made, "row", sheets.counted(left_out))


def named(selection: Selection) -> str:
    """events.YYYY.YYYYMMDDHHMMSS.tab, by the newest article's day."""
    stamp = stamps.newest(selection)
    return f"events.{stamp[:4]}.{stamp}{SUFFIX}"


def _rows(selection: Selection, left_out: list[str]) -> Iterator[Row]:
    schemes = shipped()
    stories = numbers(report.article_id for report in selection.reports.values())
    for pair in gdelt.dyads(selection, left_out):
        first = next(iter(tellings(selection, pair.deed.event)), None)
        yield _row(pair, first, stories, schemes)


def _row(pair: Pair, first: Telling | None, stories: dict[str, int], schemes: Schemes) -> Row:
    event = pair.deed.event
    place = levels(event.where)
    code = schemes.ontology.codes.get(event.cameo or "")
    return {
        "Event ID": pair.number,
        "Event Date": pair.deed.day,
        **_party("Source", pair.source, schemes),
        "Event Text": code.description if code else "",
        "CAMEO Code": event.cameo,
        "Intensity": event.goldstein,
        **_party("Target", pair.target, schemes),
        "Story ID": stories[first.report.article_id] if first else None,
        "Sentence Number": sentence_number(first) if first else None,
        "Publisher": first.article.publisher if first and first.article else "",
        "City": place.city,
        "District": place.district,
        "Province": place.province,
        "Country": schemes.country_name(event.where.country),
        "Latitude": event.where.latitude,
        "Longitude": event.where.longitude,
    }


def _party(side: str, party: Party | None, schemes: Schemes) -> Row:
    state = party is not None and party.country not in schemes.actors
    return {
        f"{side} Name": party.name if party else "",
        f"{side} Sectors": icews_sectors(party, schemes),
        f"{side} Country": schemes.country_name(party.country) if party and state else "",
    }
