"""Dateline's own table: an event a row, nothing that the format forces out, for CSV and Parquet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from dateline.export import sheets
from dateline.export.sheets import Row
from dateline.export.tellings import tellings, urls
from dateline.model import Event, Party, Selection, SizeKind
from dateline.tell.plans import is_plan, plan

SIZES: tuple[str, ...] = get_args(SizeKind)
_PARTY = """
{who}s: names of the {who}s
{who}_countries: ISO 3166-1 alpha-3 or PLOVER's international code of each, "" where it has none
{who}_sectors: the main PLOVER sector of each, "" for a bare country
{who}_roles: office or role of each, "" where none is told
{who}_wikidata: Wikidata id of each, "" where none is known
"""
_SIZE = """
{kind}_low, {kind}_best, {kind}_high: {what}: the range told and the best-supported value
"""
_WHAT = {"money": "how much, in the currency of the text", "participants": "how many took part"}
COLUMNS = sheets.columns(f"""
id: Dateline's id of the event
type: PLOVER type of the act itself
mode: PLOVER mode
contexts: PLOVER contexts
plover: PLOVER code of the whole (a planned visit is AGREE)
cameo: CAMEO code
quad: quad class of type, 1 to 4
intensity: PLOVER intensity, -10 to 10
goldstein: Goldstein score of cameo, -10 to 10
status: occurred, ongoing, attempted, planned, cancelled, hypothetical or negated
historical: true where it is background
plan: how a plan stands (announced, confirmed, postponed, cancelled, held, not held, no report)
{_PARTY.format(who="actor").strip()}
{_PARTY.format(who="recipient").strip()}
from: first day on which it can have happened
until: last day on which it can have happened
date_precision: day, week, month, quarter, year, range or none
date_why: stated, tense, published (the article's date stands in) or none
place: the place by name
country: its country, ISO 3166-1 alpha-3
admin1: its state or province
geonameid: its id in GeoNames
latitude, longitude: degrees, WGS 84; the centre of an area
place_precision: site, city, admin2, admin1, country or region
{"".join(_SIZE.format(kind=k, what=_WHAT.get(k, f"how many {k}")).lstrip() for k in SIZES).strip()}
says_who: who says so, with the stance: "claims Turkish officials"; empty where the articles say it themselves
disputed: the fields on which reports differ
planned_as: id of the plan that this was
happened_as: id of the happening of this plan
origins: independent origins that tell it
articles: articles that tell it
publishers: who published them
first_published, last_published: days of the first and the last article
url: address of the earliest article that has one
headline: title of an article that tells it
sentence: the earliest report's sentence
confidence: 0 to 1
reports: ids of the reports
corrected: true where an analyst has changed it
fetched: when the first article was fetched, as its file says
coded: when it was coded
version: version of program and packs that coded it
""")
LISTS = frozenset(
    """contexts actors actor_countries actor_sectors actor_roles actor_wikidata recipients recipient_countries
    recipient_sectors recipient_roles recipient_wikidata says_who disputed publishers reports""".split()  # noqa: SIM905
)
NOTES = (
    "A row is an event with all its parties, whatever its status: plans, denials and background stand "
    "beside what happened. Look at status and historical before you count.",
    "Lists of a side (names, countries, sectors, roles, ids) run side by side.",
)


def rows(selection: Selection) -> Iterator[Row]:
    """A row for each event, by the names of the columns."""
    for event in selection.events:
        yield _row(selection, event)


def _row(selection: Selection, event: Event) -> Row:
    told = tellings(selection, event)
    where = event.where
    return {
        "id": event.id, "type": event.type, "mode": event.mode, "contexts": event.contexts,
        "plover": event.plover, "cameo": event.cameo, "quad": event.quad, "intensity": event.intensity,
        "goldstein": event.goldstein, "status": event.status, "historical": event.historical,
        "plan": plan(event).state if is_plan(event) else None,
        **_side("actor", event.actors),
        **_side("recipient", event.recipients),
        "from": event.when.from_, "until": event.when.until, "date_precision": event.when.precision,
        "date_why": event.when.why,
        "place": where.name, "country": where.country, "admin1": where.admin1, "geonameid": where.geonameid,
        "latitude": where.latitude, "longitude": where.longitude, "place_precision": where.precision,
        **_sizes(event),
        "says_who": [f"{teller.stance} {teller.name}" for teller in event.tellers if teller.name],
        "disputed": list(event.versions),
        "planned_as": _linked(event, "planned as"), "happened_as": _linked(event, "happened as"),
        "origins": event.origins, "articles": event.articles, "publishers": event.publishers,
        "first_published": event.first_published, "last_published": event.last_published,
        "url": next(iter(urls(told)), None), "headline": event.headline,
        "sentence": told[0].report.sentence.text if told else None,
        "confidence": event.confidence, "reports": event.reports, "corrected": event.corrected,
        "fetched": event.fetched, "coded": event.coded, "version": event.version or selection.version,
    }  # fmt: skip


def _side(who: str, parties: tuple[Party, ...]) -> Row:
    return {
        f"{who}s": [p.name for p in parties],
        f"{who}_countries": [p.country or "" for p in parties],
        f"{who}_sectors": [p.sector for p in parties],
        f"{who}_roles": [p.role or "" for p in parties],
        f"{who}_wikidata": [p.wikidata or "" for p in parties],
    }


def _sizes(event: Event) -> Row:
    found: dict[str, object] = {}
    for kind in SIZES:
        toll = event.size.get(kind)
        found |= {
            f"{kind}_low": toll.low if toll else None,
            f"{kind}_best": toll.best if toll else None,
            f"{kind}_high": toll.high if toll else None,
        }
    return found


def _linked(event: Event, kind: str) -> str | None:
    return next((link.event for link in event.links if link.kind == kind), None)
