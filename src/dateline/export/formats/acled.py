"""The shape of ACLED's table, 31 columns: a likeness for tools that read it, not ACLED's coding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.export import armed, sheets, stamps
from dateline.export.acted import Deed, deeds
from dateline.export.pairs import numbers
from dateline.export.sheets import Row, Written
from dateline.export.tellings import Telling, tellings
from dateline.knowledge.schemes import AcledAct, Schemes, shipped
from dateline.model import Event, Party, Selection

TITLE = "a table in the shape of ACLED's"
SUFFIX = ".csv"
NOTES = (
    "This is not ACLED's coding: no person has checked it, and the sorting of acts into ACLED's types is "
    "Dateline's (packs/plover/acled.tsv). It has the shape, for tools that read it.",
    "Only violence, protest and some strategic acts have a type there; other events are left out, as are "
    "plans, attempts, denials and background.",
    "fatalities is 0 where no report tells of any, as in ACLED: it does not mean that nobody died.",
)
COLUMNS = sheets.columns("""
event_id_cnty: ISO code of the country and an integer, a hash of the event
event_date: first day that it can have been, YYYY-MM-DD
year: its year
time_precision: 1 the day, 2 the week, 3 the month
disorder_type: Political violence, Demonstrations or Strategic developments
event_type: ACLED's type: Battles, Explosions/Remote violence, Violence against civilians, Protests ...
sub_event_type: the kind within the type
actor1: the first actor
assoc_actor_1: the other actors
inter1: what kind of actor it is
actor2: the first recipient
assoc_actor_2: the other recipients
inter2: what kind of actor it is
interaction: inter1 and inter2
civilian_targeting: Civilian targeting, where all acted upon are civilians
iso: ISO 3166-1 number of the country
region: region of the country
country: the country by name
admin1: the state or province
admin2: the place, where it is a division of the second order
admin3: empty
location: the place by name
latitude, longitude: degrees, WGS 84; the centre of an area
geo_precision: 1 a city or site, 2 a division of the second order, 3 a province or country
source: who published it
source_scale: empty
notes: the earliest report's sentence
fatalities: the best-supported number of dead; 0 where none is told
tags: crowd size, arrests and injured, where told; the number of independent origins
timestamp: when it was coded, in seconds since 1970 (UTC)
""")
_SPOT = {"site": 1, "city": 1, "admin2": 2, "admin1": 3, "country": 3}
_DAYS = {"day": 1, "week": 2}


def write(selection: Selection, path: Path) -> Written:
    """Write the violence and protest of a selection in the shape of ACLED's table."""
    left_out: list[str] = []
    made = sheets.comma(path, COLUMNS, _rows(selection, left_out))
    return Written(made, "row", sheets.counted(left_out))


def named(selection: Selection) -> str:
    """acled-like.YYYYMMDD.csv, by the newest article's day."""
    return f"acled-like.{stamps.newest(selection)[:8]}{SUFFIX}"


def _rows(selection: Selection, left_out: list[str]) -> Iterator[Row]:
    schemes = shipped()
    by_id = numbers(event.id for event in selection.events)
    for deed in deeds(selection, left_out):
        event, act = deed.event, schemes.acled_act(deed.event.type, deed.event.mode)
        if event.status not in ("occurred", "ongoing"):
            left_out.append(f"{event.status}, which the format has no word for")
        elif act is None:
            left_out.append("no type of ACLED's")
        else:
            told = tellings(selection, event)
            yield {
                "event_id_cnty": f"{event.where.country or ''}{by_id[event.id]}",
                **_what(deed, act, schemes),
                **_who(event, _protesting(act), schemes),
                **_where(event, schemes),
                **_said(selection, event, told),
            }


def _what(deed: Deed, act: AcledAct, schemes: Schemes) -> Row:
    civilian = bool(act.against_civilians) and armed.against_civilians(deed.event, schemes)
    return {
        "event_date": deed.day,
        "year": deed.day.year,
        "time_precision": _DAYS.get(deed.event.when.precision, 3),
        "disorder_type": act.disorder_type,
        "event_type": "Violence against civilians" if civilian else act.event_type,
        "sub_event_type": act.against_civilians if civilian else act.sub_event_type,
    }


def _who(event: Event, protesting: str, schemes: Schemes) -> Row:
    if event.recipients or len(event.actors) < 2:
        ours, theirs = event.actors, event.recipients
    else:
        ours, theirs = event.actors[:1], event.actors[1:]
    one, two = _inter(ours, schemes, protesting), _inter(theirs, schemes)
    return {
        "actor1": ours[0].name if ours else "",
        "assoc_actor_1": [p.name for p in ours[1:]],
        "inter1": one,
        "actor2": theirs[0].name if theirs else "",
        "assoc_actor_2": [p.name for p in theirs[1:]],
        "inter2": two,
        "interaction": f"{one}-{two}" if one and two else f"{one} only" if one else "",
        "civilian_targeting": "Civilian targeting" if armed.against_civilians(event, schemes) else "",
    }


def _inter(parties: tuple[Party, ...], schemes: Schemes, protesting: str = "") -> str:
    if not parties:
        return ""
    if protesting:
        return protesting
    first = parties[0]
    body = schemes.acled_kind(first.country or "")
    if body:
        return body
    return armed.STATE if armed.is_state(first, schemes) else schemes.acled_kind(first.sector)


def _protesting(act: AcledAct) -> str:
    return {"Protests": "Protesters", "Riots": "Rioters"}.get(act.event_type, "") if _is_march(act) else ""


def _is_march(act: AcledAct) -> bool:
    return not act.sub_event_type.startswith("Excessive force")


def _where(event: Event, schemes: Schemes) -> Row:
    where, codes = event.where, schemes.country(event.where.country)
    return {
        "iso": codes.numeric,
        "region": codes.region,
        "country": schemes.country_name(where.country),
        "admin1": where.name if where.precision == "admin1" else where.admin1,
        "admin2": where.name if where.precision == "admin2" else "",
        "admin3": "",
        "location": where.name,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "geo_precision": _SPOT.get(where.precision or ""),
    }


def _said(selection: Selection, event: Event, told: list[Telling]) -> Row:
    return {
        "source": event.publishers,
        "source_scale": "",
        "notes": told[0].report.sentence.text if told else event.headline,
        "fatalities": armed.killed(event) or 0,
        "tags": _tags(event),
        "timestamp": int(stamps.at(selection, event).timestamp()),
    }


def _tags(event: Event) -> str:
    names = {"participants": "crowd size", "arrested": "arrests", "injured": "injured"}
    sizes = [f"{name}={event.size[kind].best}" for kind, name in names.items() if kind in event.size]
    return "; ".join((*sizes, f"independent origins={event.origins}"))
