"""POLECAT: 40 columns, tabs, a header; lists stay lists, what is missing is the word None."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from dateline.export import sheets, stamps
from dateline.export.acted import Deed, deeds, is_statement
from dateline.export.places import levels
from dateline.export.sheets import Row, Written
from dateline.export.tellings import Telling, actor_of, articles, tellings
from dateline.knowledge.schemes import Schemes, shipped
from dateline.model import Event, Party, Selection

TITLE = "POLECAT"
SUFFIX = ".txt"
NONE = "None"
NOTES = (
    "A row is an event with all its actors and recipients, joined by '; '; a missing value is None, also "
    "within a list, so that names, countries and sectors stay side by side.",
    "Event Type is PLOVER's code of the whole: a planned visit is AGREE on the day it was told, a meeting "
    "called off REJECT; type, mode, quad class and intensity are then those of AGREE or REJECT.",
    "POLECAT has no column for PLOVER's historical, hypothetical and negated modes, so such events are "
    "left out.",
    "Wikipedia ids are None: Dateline knows Wikidata ids, which the formats csv, parquet and jsonl have.",
)
_PARTY = """
{who} Name: names of the {whose}s
{who} Country: their countries, ISO 3166-1 alpha-3, or PLOVER's international codes
{who} COW: their countries' numbers in the Correlates of War
Primary {who} Sector: the main sector of each
{who} Sectors: all sectors
{who} Title: their offices and roles
{who} Name Raw: the words that name them in the earliest report
Wikipedia {who} ID: None
"""
COLUMNS = sheets.columns(f"""
Event ID: Dateline's id
Event Date: day of the deed, YYYY-MM-DD: the first that it can have been
Event Type: PLOVER type of the whole
Event Mode: PLOVER mode
Intensity: PLOVER intensity, -10 to 10
Quad Code: VERBAL COOPERATION, MATERIAL COOPERATION, VERBAL CONFLICT, MATERIAL CONFLICT
Contexts: PLOVER contexts
{_PARTY.format(who="Actor", whose="actor").strip()}
{_PARTY.format(who="Recipient", whose="recipient").strip()}
Placename: the place by name
City: the place, where it is a city or a site
District: the place, where it is a division of the second order
Province: the state or province
Country: the country, ISO 3166-1 alpha-3
Latitude, Longitude: degrees, WGS 84; the centre of an area
GeoNames ID: its id in GeoNames
Raw Placename: the words that name the place in the earliest report
Feature Type: GeoNames' feature code of its level (PPL, ADM1, ADM2, PCLI, RGN)
Source: who published it
Publication Date: day of the earliest article
Story People: parties with an office or role
Story Organizations: parties with a sector and no office or role
Story Locations: places of its reports
Language: language of the articles, ISO 639-1
Version: version of program and packs
""")
_QUADS = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}
_FEATURES = {"city": "PPL", "admin1": "ADM1", "admin2": "ADM2", "country": "PCLI", "region": "RGN"}


class _Whole(Struct, frozen=True):
    """The code that PLOVER gives the whole."""

    type: str
    mode: str | None
    quad: int
    intensity: float


def write(selection: Selection, path: Path) -> Written:
    """Write the deeds of a selection as POLECAT has them."""
    left_out: list[str] = []
    rows = _rows(selection, left_out)
    return Written(sheets.tabbed(path, COLUMNS, rows, missing=NONE), "row", sheets.counted(left_out))


def named(selection: Selection) -> str:
    """polecat.YYYYMMDD.txt, by the newest article's day."""
    return f"polecat.{stamps.newest(selection)[:8]}{SUFFIX}"


def _rows(selection: Selection, left_out: list[str]) -> Iterator[Row]:
    schemes = shipped()
    for deed in deeds(selection, left_out):
        yield _row(deed, tellings(selection, deed.event), selection.version, schemes)


def _row(deed: Deed, told: list[Telling], version: str, schemes: Schemes) -> Row:
    event, whole = deed.event, _whole(deed.event, schemes)
    everybody = (*event.actors, *event.recipients)
    languages = dict.fromkeys(article.language for article in articles(told))
    return {
        "Event ID": event.id,
        "Event Date": deed.day,
        "Event Type": whole.type,
        "Event Mode": whole.mode,
        "Intensity": whole.intensity,
        "Quad Code": _QUADS[whole.quad],
        "Contexts": event.contexts,
        **_parties("Actor", event.actors, told, schemes),
        **_parties("Recipient", event.recipients, told, schemes),
        **_place(event, told),
        "Source": event.publishers,
        "Publication Date": event.first_published,
        "Story People": [p.name for p in everybody if p.role],
        "Story Organizations": [p.name for p in everybody if p.sector and not p.role],
        "Story Locations": list(dict.fromkeys(t.report.where.name for t in told if t.report.where.name)),
        "Language": list(languages),
        "Version": version,
    }


def _whole(event: Event, schemes: Schemes) -> _Whole:
    if not is_statement(event):
        return _Whole(event.type, event.mode, event.quad, event.intensity)
    known = schemes.ontology
    called_off = known.types[event.type].cancelled if event.status == "cancelled" else ""
    mode = called_off.partition(".")[2] or None
    return _Whole(event.plover, mode, known.quad(event.plover), known.intensity(event.plover, mode))


def _parties(who: str, parties: tuple[Party, ...], told: list[Telling], schemes: Schemes) -> Row:
    cows = [schemes.country(p.country).cow for p in parties]
    raw = [_raw(told, p) for p in parties]
    values: dict[str, Iterable[object]] = {
        f"{who} Name": [p.name for p in parties],
        f"{who} Country": [p.country for p in parties],
        f"{who} COW": cows,
        f"Primary {who} Sector": [p.sector for p in parties],
        f"{who} Sectors": [s for p in parties for s in (p.sectors or (p.sector,))],
        f"{who} Title": [p.role for p in parties],
        f"{who} Name Raw": raw,
        f"Wikipedia {who} ID": [],
    }
    return {name: _joined(cells) for name, cells in values.items()}


def _joined(cells: Iterable[object]) -> str:
    """Values by "; " with None for each that is missing; one None alone where all are."""
    found = [sheets.text(cell) or NONE for cell in cells]
    return "; ".join(found) if any(cell != NONE for cell in found) else NONE


def _raw(told: list[Telling], party: Party) -> str:
    actor = actor_of(told[0].report, party) if told else None
    return actor.evidence.text if actor else ""


def _place(event: Event, told: list[Telling]) -> Row:
    where, level = event.where, levels(event.where)
    raw = next((t.report.where.evidence.text for t in told if t.report.where.evidence), None)
    return {
        "Placename": where.name,
        "City": level.city,
        "District": level.district,
        "Province": level.province,
        "Country": where.country,
        "Latitude": where.latitude,
        "Longitude": where.longitude,
        "GeoNames ID": where.geonameid,
        "Raw Placename": raw if where.name else None,
        "Feature Type": _FEATURES.get(where.precision or ""),
    }
