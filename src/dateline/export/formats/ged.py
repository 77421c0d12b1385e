"""The shape of UCDP's georeferenced event table, 49 columns: a likeness, not UCDP's coding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.export import armed, sheets, stamps
from dateline.export.acted import Deed, deeds
from dateline.export.pairs import numbers
from dateline.export.places import is_spot, prio_grid
from dateline.export.sheets import Row, Written
from dateline.export.tellings import Telling, articles, tellings
from dateline.knowledge.schemes import Schemes, shipped
from dateline.model import Article, Event, Party, Selection

TITLE = "a table in the shape of UCDP GED's"
SUFFIX = ".csv"
NOTES = (
    "This is not UCDP's coding: no person has checked it, and no conflict or dyad of UCDP's is told (their "
    "ids are empty). It has the shape, for tools that read it.",
    "Only ASSAULT with at least one death told is here, in its best-supported number. Events without a "
    "date are left out.",
    "best, high and low stand in this order, as in UCDP. high is best where only a lower bound is told.",
)
COLUMNS = sheets.columns("""
id: integer below 2^31, a hash of the event
relid: country, year and id
year: year of date_start
active_year: empty: whether 25 died in a year is UCDP's to say
code_status: Clear, or Check where the event is disputed
type_of_violence: 1 with a state's forces on a side, 2 between others, 3 against civilians
conflict_dset_id, conflict_new_id, conflict_name, dyad_dset_id, dyad_new_id: empty
dyad_name: side_a - side_b
side_a_dset_id, side_a_new_id: empty
side_a: who acts; a state's forces are Government of ...
side_b_dset_id, side_b_new_id: empty
side_b: who is acted upon; Civilians where all are
number_of_sources: publishers that tell it
source_article: publisher, day and title of each article, by semicolons
source_office, source_date, source_headline: the same, apart
source_original: who says so in the articles
where_prec: 1 a city or site, 3 division of the second order, 4 of the first, 5 area, 6 country
where_coordinates: the place by name
where_description: place, province and country
adm_1: the state or province
adm_2: the place, where it is a division of the second order
latitude, longitude: degrees, WGS 84; the centre of an area
geom_wkt: the point as WKT
priogrid_gid: PRIO-GRID cell; empty for what is coarser than a city
country: the country by name
country_id: number of Gleditsch and Ward
region: Africa, Americas, Asia, Europe or Middle East, by that number
event_clarity: 1 an event of its own, 2 summed up over several days
date_prec: 1 the day, 2 within 6 days, 3 a week, 4 a month, 5 longer
date_start, date_end: first and last day that it can have been, YYYY-MM-DD
deaths_a, deaths_b: empty: no report tells the dead by side
deaths_civilians: best, where all acted upon are civilians
deaths_unknown: best, where not
best, high, low: deaths as told: the best-supported number and the range
gwnoa, gwnob: number of Gleditsch and Ward of a side that is a state
""")
_PRECISION = {"site": 1, "city": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6}
_EMPTY = (
    "active_year", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id",
    "side_a_dset_id", "side_a_new_id", "side_b_dset_id", "side_b_new_id", "deaths_a", "deaths_b",
)  # fmt: skip
# UCDP's regions follow the numbers of Gleditsch and Ward
_REGIONS = ((199, "Americas"), (399, "Europe"), (629, "Africa"), (699, "Middle East"), (999, "Asia"))


def write(selection: Selection, path: Path) -> Written:
    """Write the deadly violence of a selection in the shape of UCDP GED's table."""
    left_out: list[str] = []
    made = sheets.comma(path, COLUMNS, _rows(selection, left_out))
    return Written(made, "row", sheets.counted(left_out))


def named(selection: Selection) -> str:
    """ged-like.YYYYMMDD.csv, by the newest article's day."""
    return f"ged-like.{stamps.newest(selection)[:8]}{SUFFIX}"


def _rows(selection: Selection, left_out: list[str]) -> Iterator[Row]:
    schemes = shipped()
    by_id = numbers(event.id for event in selection.events)
    for deed in deeds(selection, left_out, longest=None):
        event = deed.event
        if event.type != "ASSAULT" or event.status not in ("occurred", "ongoing"):
            left_out.append("no violence that was done")
        elif not armed.killed(event):
            left_out.append("no deaths told")
        else:
            yield {
                **dict.fromkeys(_EMPTY),
                **_what(deed, by_id[event.id], schemes),
                **_who(event, schemes),
                **_said(event, tellings(selection, event)),
                **_where(event, schemes),
                **_deaths(event, schemes),
            }


def _what(deed: Deed, number: int, schemes: Schemes) -> Row:
    event = deed.event
    until = event.when.until or deed.day
    return {
        "id": number,
        "relid": f"{event.where.country or 'XXX'}-{deed.day.year}-{number}",
        "year": deed.day.year,
        "code_status": "Check" if event.versions else "Clear",
        "type_of_violence": _violence(event, schemes),
        "event_clarity": 1 if event.when.precision == "day" else 2,
        "date_prec": _date_precision((until - deed.day).days + 1),
        "date_start": deed.day,
        "date_end": until,
    }


def _date_precision(days: int) -> int:
    return next((code for longest, code in ((1, 1), (6, 2), (7, 3), (31, 4)) if days <= longest), 5)


def _violence(event: Event, schemes: Schemes) -> int:
    if armed.against_civilians(event, schemes):
        return 3
    return 1 if any(armed.is_state(p, schemes) for p in (*event.actors, *event.recipients)) else 2


def _who(event: Event, schemes: Schemes) -> Row:
    if event.recipients or len(event.actors) < 2:
        ours, theirs = event.actors, event.recipients
    else:
        ours, theirs = event.actors[:1], event.actors[1:]
    side_a, side_b = _side(ours, schemes), _side(theirs, schemes)
    return {
        "dyad_name": f"{side_a or 'Unknown'} - {side_b or 'Unknown'}",
        "side_a": side_a,
        "side_b": side_b,
        "gwnoa": _state_number(ours, schemes),
        "gwnob": _state_number(theirs, schemes),
    }


def _side(parties: tuple[Party, ...], schemes: Schemes) -> str:
    if parties and all(armed.is_civilian(p, schemes) for p in parties):
        return "Civilians"
    names = (
        f"Government of {schemes.country_name(p.country)}" if armed.is_state(p, schemes) else p.name
        for p in parties
    )
    return ", ".join(dict.fromkeys(names))


def _state_number(parties: tuple[Party, ...], schemes: Schemes) -> int | None:
    states = [p for p in parties if armed.is_state(p, schemes)]
    return schemes.country(states[0].country).gw if states else None


def _said(event: Event, told: list[Telling]) -> Row:
    found = articles(told)
    return {
        "number_of_sources": len(event.publishers),
        "source_article": ";".join(f'"{_cited(a)}"' for a in found),
        "source_office": ";".join(a.publisher for a in found),
        "source_date": ";".join(str(a.published) for a in found),
        "source_headline": ";".join(a.title for a in found),
        "source_original": ";".join(teller.name for teller in event.tellers if teller.name),
    }


def _cited(article: Article) -> str:
    return ",".join(filter(None, (article.publisher, str(article.published), article.title)))


def _where(event: Event, schemes: Schemes) -> Row:
    where, gw = event.where, schemes.country(event.where.country).gw
    whole = (where.name, where.admin1, schemes.country_name(where.country))
    point = where.latitude is not None and where.longitude is not None
    cell = prio_grid(where.latitude or 0, where.longitude or 0) if is_spot(where) else None
    return {
        "where_prec": _PRECISION.get(where.precision or ""),
        "where_coordinates": where.name,
        "where_description": ", ".join(dict.fromkeys(filter(None, whole))),
        "adm_1": where.name if where.precision == "admin1" else where.admin1,
        "adm_2": where.name if where.precision == "admin2" else "",
        "latitude": where.latitude,
        "longitude": where.longitude,
        "geom_wkt": f"POINT ({where.longitude} {where.latitude})" if point else "",
        "priogrid_gid": cell,
        "country": schemes.country_name(where.country),
        "country_id": gw,
        "region": next((name for last, name in _REGIONS if gw is not None and gw <= last), ""),
    }


def _deaths(event: Event, schemes: Schemes) -> Row:
    toll = event.size["killed"]
    civilian = armed.against_civilians(event, schemes)
    return {
        "deaths_civilians": toll.best if civilian else 0,
        "deaths_unknown": 0 if civilian else toll.best,
        "best": toll.best,
        "high": max(toll.best, toll.high if toll.high is not None else toll.best),
        "low": toll.low,
    }
