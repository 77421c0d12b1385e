"""GraphML: parties as nodes, deeds between them as edges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from dateline.export import sheets, stamps
from dateline.export.acted import Deed
from dateline.export.pairs import Pair, pairs
from dateline.export.sheets import Row, Written
from dateline.model import Event, Party, Selection

TITLE = "GraphML"
SUFFIX = ".graphml"
NOTES = (
    "A node is a party (the same name, country and sector, or the same Wikidata id, is one), an edge one "
    "actor with one recipient of an event; talks and clashes stand both ways. Events with one party alone "
    "have no edge.",
    "All statuses are here, plans and denials, too: look at status and historical before you count.",
)
_NODE = sheets.columns("""
name: name of the party
country: ISO 3166-1 alpha-3 or PLOVER's international code
sector: main PLOVER sector
role: office or role
wikidata: Wikidata id
""")
_EDGE = sheets.columns("""
event: Dateline's id of the event
type: PLOVER type of the act itself
mode: PLOVER mode
plover: PLOVER code of the whole
cameo: CAMEO code
quad: quad class of type, 1 to 4
intensity: PLOVER intensity, -10 to 10
goldstein: Goldstein score of cameo, -10 to 10
status: occurred, ongoing, attempted, planned, cancelled, hypothetical or negated
historical: true where it is background
from, until: first and last day on which it can have happened
place: the place by name
place_country: its country
origins: independent origins that tell it
articles: articles that tell it
confidence: 0 to 1
headline: title of an article that tells it
""")
COLUMNS = (*_NODE, *_EDGE)
_TYPES = {
    "quad": "int", "origins": "int", "articles": "int", "intensity": "double", "goldstein": "double",
    "confidence": "double", "historical": "boolean",
}  # fmt: skip
# what XML 1.0 can't hold, not even as a reference
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(selection: Selection, path: Path) -> Written:
    """Write the parties of a selection and what they did to each other."""
    known = [p for p in pairs(_all(selection)) if p.source is not None and p.target is not None]
    nodes = {_key(party): party for pair in known for party in (pair.source, pair.target) if party}
    numbers = {key: f"n{number}" for number, key in enumerate(sorted(nodes))}
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        xml = XMLGenerator(file, "utf-8", short_empty_elements=True)
        xml.startDocument()
        xml.startElement("graphml", AttributesImpl({"xmlns": "http://graphml.graphdrawing.org/xmlns"}))
        _text(xml, "desc", {}, f"Written by {selection.version}. {' '.join(NOTES)}")
        for kind, known_columns in (("node", _NODE), ("edge", _EDGE)):
            for column in known_columns:
                _declare(xml, kind, column)
        xml.startElement("graph", AttributesImpl({"id": "events", "edgedefault": "directed"}))
        for key in sorted(nodes):
            _element(xml, "node", {"id": numbers[key]}, _party_row(nodes[key]))
        for pair in known:
            _edge(xml, pair, numbers)
        xml.endElement("graph")
        xml.endElement("graphml")
        xml.endDocument()
    shown = {pair.deed.event.id for pair in known}
    alone = [e for e in selection.events if e.id not in shown]
    return Written(len(known), "edge", {"fewer than two parties": len(alone)} if alone else {})


def named(selection: Selection) -> str:
    """events.YYYYMMDD.graphml, by the newest article's day."""
    return f"events.{stamps.newest(selection)[:8]}{SUFFIX}"


def _all(selection: Selection) -> Iterator[Deed]:
    found = (Deed(event, event.when.from_ or event.first_published) for event in selection.events)
    yield from sorted(found, key=lambda deed: (deed.day, deed.event.id))


def _key(party: Party) -> str:
    return party.wikidata or f"{party.name}/{party.country}/{party.sector}"


def _party_row(party: Party) -> Row:
    return {
        "name": party.name,
        "country": party.country,
        "sector": party.sector,
        "role": party.role,
        "wikidata": party.wikidata,
    }


def _edge(xml: XMLGenerator, pair: Pair, numbers: Mapping[str, str]) -> None:
    if pair.source is None or pair.target is None:
        return
    ends = {"source": numbers[_key(pair.source)], "target": numbers[_key(pair.target)]}
    _element(xml, "edge", {"id": f"e{pair.number}", **ends}, _event_row(pair.deed.event))


def _event_row(event: Event) -> Row:
    return {
        "event": event.id, "type": event.type, "mode": event.mode, "plover": event.plover,
        "cameo": event.cameo, "quad": event.quad, "intensity": event.intensity,
        "goldstein": event.goldstein, "status": event.status, "historical": event.historical,
        "from": event.when.from_, "until": event.when.until, "place": event.where.name,
        "place_country": event.where.country, "origins": event.origins, "articles": event.articles,
        "confidence": event.confidence, "headline": event.headline,
    }  # fmt: skip


def _declare(xml: XMLGenerator, kind: str, column: sheets.Column) -> None:
    known = {"id": f"{kind}-{column.name}", "for": kind, "attr.name": column.name}
    xml.startElement("key", AttributesImpl({**known, "attr.type": _TYPES.get(column.name, "string")}))
    _text(xml, "desc", {}, column.holds)
    xml.endElement("key")


def _element(xml: XMLGenerator, name: str, attributes: Mapping[str, str], row: Row) -> None:
    xml.startElement(name, AttributesImpl(dict(attributes)))
    for key, value in row.items():
        if value is not None and value != "":
            _text(xml, "data", {"key": f"{name}-{key}"}, sheets.text(value))
    xml.endElement(name)


def _text(xml: XMLGenerator, name: str, attributes: Mapping[str, str], text: str) -> None:
    xml.startElement(name, AttributesImpl(dict(attributes)))
    xml.characters(_FORBIDDEN.sub("\ufffd", text))
    xml.endElement(name)
