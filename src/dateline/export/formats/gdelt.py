"""GDELT 2.0 events: 61 columns, tabs, no header, no quoting; readers know a column by its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateline.export import sheets, stamps
from dateline.export.acted import deeds
from dateline.export.cameo import actor_code, has_code, quad_class
from dateline.export.pairs import Pair, pairs
from dateline.export.sheets import Row, Written
from dateline.export.tellings import in_lead, tellings, urls
from dateline.knowledge.schemes import Schemes, shipped
from dateline.model import Party, Selection, Where

TITLE = "GDELT 2.0 events"
SUFFIX = ".export.CSV"
NOTES = (
    "A row is one actor with one recipient of an event; talks and clashes stand both ways. GLOBALEVENTID "
    "is a hash of the event and its two parties, the same in every export.",
    "Only what was done is here, and what CAMEO counts as a deed of its own: a planned visit is 036 on the "
    "day it was told. Denied, hypothetical and background events are left out.",
    "QuadClass follows from EventCode, as in GDELT. AvgTone is empty: Dateline measures no tone.",
    "Actor1Geo and Actor2Geo are empty (type 0): the place is the act's, and stands in ActionGeo. Country "
    "codes of places are FIPS 10-4, those of actors CAMEO. ADM1Code is the country's alone, ADM2Code empty; "
    "FeatureID is given for countries only, since GeoNames ids are not those of GNS.",
    "Names of actors are in capitals, as in GDELT.",
)
_ACTOR = """
Code: CAMEO code of the {who}: country, kind
Name: name of the {who}
CountryCode: its CAMEO country, or region (EUR for the European Union)
KnownGroupCode: CAMEO code of a known organisation (UNO, EEC)
EthnicCode: empty
Religion1Code: CAMEO code of a religion (REL)
Religion2Code: empty
Type1Code, Type2Code, Type3Code: CAMEO kinds of actor (GOV, MIL, REB ...), the main one first
"""
_GEO = """
Type: 1 country, 4 city or site, 5 state or province, 0 none; of places in the United States 2 state, 3 city
FullName: place, province and country by name
CountryCode: FIPS 10-4 code of the country
ADM1Code: FIPS 10-4 code of the country (no finer one is known)
ADM2Code: empty
Lat, Long: degrees, WGS 84; the centre of an area
FeatureID: FIPS 10-4 code for a country, otherwise empty
"""


_GEO_NAMES = tuple(column.name for column in sheets.columns(_GEO))


def _prefixed(prefix: str, text: str) -> tuple[sheets.Column, ...]:
    return tuple(sheets.Column(prefix + c.name, c.holds) for c in sheets.columns(text))


COLUMNS = (
    *sheets.columns("""
GLOBALEVENTID: integer below 2^31, a hash of the event and both parties
SQLDATE: day of the deed, YYYYMMDD: the first that it can have been
MonthYear: the same, YYYYMM
Year: the same, YYYY
FractionDate: the same, as GDELT reckons it: year + (30 (month - 1) + day) / 365
"""),
    *_prefixed("Actor1", _ACTOR.format(who="actor")),
    *_prefixed("Actor2", _ACTOR.format(who="recipient")),
    *sheets.columns("""
IsRootEvent: 1 where a title or a first paragraph tells it; empty where the text is not known
EventCode: CAMEO code
EventBaseCode: its first three digits
EventRootCode: its first two digits
QuadClass: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict, by the root of the code
GoldsteinScale: Goldstein score of the code, -10 to 10
NumMentions: reports of the event
NumSources: publishers that tell it
NumArticles: articles that tell it
AvgTone: empty
"""),
    *_prefixed("Actor1Geo_", _GEO.replace("0 none", "always 0: not known")),
    *_prefixed("Actor2Geo_", _GEO.replace("0 none", "always 0: not known")),
    *_prefixed("ActionGeo_", _GEO),
    *sheets.columns("""
DATEADDED: when it was coded, YYYYMMDDHHMMSS (UTC); where that is not known, the last day it was told on
SOURCEURL: address of the earliest article that has one
"""),
)


def write(selection: Selection, path: Path) -> Written:
    """Write the deeds of a selection as GDELT events."""
    left_out: list[str] = []
    made = sheets.tabbed(path, COLUMNS, rows(selection, left_out), header=False)
    return Written(made, "row", sheets.counted(left_out))


def named(selection: Selection) -> str:
    """YYYYMMDDHHMMSS.export.CSV.zip, by the newest article's day."""
    return f"{stamps.newest(selection)}{SUFFIX}.zip"


def dyads(selection: Selection, left_out: list[str]) -> Iterator[Pair]:
    """The pairs that GDELT has rows for."""
    known = []
    for deed in deeds(selection, left_out):
        if reason := has_code(deed.event):
            left_out.append(reason)
        else:
            known.append(deed)
    return pairs(known)


def rows(selection: Selection, left_out: list[str]) -> Iterator[Row]:
    """A row for each pair, by the names of the columns."""
    schemes = shipped()
    for pair in dyads(selection, left_out):
        event = pair.deed.event
        told = tellings(selection, event)
        lead = in_lead(told)
        code = event.cameo or ""
        yield {
            "GLOBALEVENTID": pair.number,
            **_day(pair.deed.day),
            **_actor("Actor1", pair.source, schemes),
            **_actor("Actor2", pair.target, schemes),
            "IsRootEvent": None if lead is None else int(lead),
            "EventCode": code,
            "EventBaseCode": code[:3],
            "EventRootCode": code[:2],
            "QuadClass": quad_class(code),
            "GoldsteinScale": event.goldstein,
            "NumMentions": len(event.reports),
            "NumSources": len(event.publishers),
            "NumArticles": event.articles,
            "AvgTone": None,
            **_geo("Actor1Geo_", None, schemes),
            **_geo("Actor2Geo_", None, schemes),
            **_geo("ActionGeo_", event.where, schemes),
            "DATEADDED": stamps.added(selection, event),
            "SOURCEURL": next(iter(urls(told)), ""),
        }


def _day(day: date) -> Row:
    return {
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}",
    }


def _actor(side: str, party: Party | None, schemes: Schemes) -> Row:
    code = actor_code(party, schemes)
    first, second, third = (*code.types, "", "", "")[:3]
    values = {
        "Code": code.code,
        "Name": party.name.upper() if party else "",
        "CountryCode": code.country,
        "KnownGroupCode": code.group,
        "EthnicCode": "",
        "Religion1Code": code.religion,
        "Religion2Code": "",
        "Type1Code": first,
        "Type2Code": second,
        "Type3Code": third,
    }
    return {side + name: value for name, value in values.items()}


def _geo(side: str, where: Where | None, schemes: Schemes) -> Row:
    values: dict[str, object] = dict.fromkeys(_GEO_NAMES)
    values["Type"] = 0
    if where is not None and where.name is not None:
        fips = _fips(where, schemes)
        whole = [where.name, where.admin1, schemes.country_name(where.country)]
        kind = _geo_type(where)
        values |= {
            "Type": kind,
            "FullName": ", ".join(dict.fromkeys(filter(None, whole))),
            "CountryCode": fips,
            "ADM1Code": fips,
            "Lat": where.latitude,
            "Long": where.longitude,
            "FeatureID": fips if kind == 1 else "",
        }
    return {side + name: value for name, value in values.items()}


def _geo_type(where: Where) -> int:
    if where.precision in ("country", "region", None):
        return 1 if where.precision == "country" else 4
    area = where.precision in ("admin1", "admin2")
    if where.country == "USA":
        return 2 if area else 3
    return 5 if area else 4


def _fips(where: Where, schemes: Schemes) -> str:
    # FIPS tells the Gaza Strip from the West Bank, ISO does not
    if where.country == "PSE" and "Gaza" in (where.admin1 or "") + (where.name or ""):
        return "GZ"
    return schemes.country(where.country).fips
