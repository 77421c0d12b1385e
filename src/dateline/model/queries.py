"""What an analyst asks of the store: one type for the command line, Python, HTTP and pages."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from dateline.model.articles import Article, Coding
from dateline.model.events import Event, Origin
from dateline.model.found import Status
from dateline.model.reports import Report


class Box(Struct, frozen=True):
    """A rectangle in WGS 84 degrees; `west` may lie east of `east` where it crosses the date line."""

    west: float
    south: float
    east: float
    north: float


class Circle(Struct, frozen=True):
    """All that lies within `kilometres` (great circle) of a point in WGS 84 degrees."""

    latitude: float
    longitude: float
    kilometres: float


class Filter(Struct, frozen=True):
    """Which events are wanted: an event must satisfy all that is given, and one value of each tuple.

    `actor`, `recipient` and `party` (either side) take a country code, a PLOVER sector ("MIL"), both
    ("RUS MIL"), or words of a name; `country` is that of the place, or of a party where no place is known.
    `from_` and `until` bound the event's own dates (an event whose interval overlaps is in), `published_*`
    those of its articles. `text` must stand in a report's sentence. `confidence` and `origins` are minima.
    """

    ids: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    status: tuple[Status, ...] = ()
    historical: bool | None = None
    from_: date | None = None
    until: date | None = None
    published_from: date | None = None
    published_until: date | None = None
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    box: Box | None = None
    circle: Circle | None = None
    publisher: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    origins: int = 0
    confidence: float = 0.0
    text: str = ""
    disputed: bool | None = None
    limit: int | None = None


class Selection(Struct, frozen=True):
    """What a filter finds, with all that it stands on: what exports, calendars and briefs are made from.

    `reports`, `articles`, `origins` and `codings` (by article) are by id, those of the events alone. `read`
    counts the articles in the store by the day they were published, whatever they hold: it tells a day on
    which nothing happened from one on which nothing was read. `version` is that of the program and its
    packs. `as_of` is the day of the newest article in the store: no clock is taken. `filter` is what was
    asked: a type, a country or a month that nobody asked for must not look as if it had not occurred.
    """

    events: tuple[Event, ...]
    reports: dict[str, Report]
    articles: dict[str, Article]
    origins: dict[str, Origin]
    read: dict[date, int]
    version: str
    codings: dict[str, Coding] = {}
    as_of: date | None = None
    filter: Filter = Filter()
