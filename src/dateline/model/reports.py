"""What one passage of one article says of an event, and the layers of a text."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

from dateline.model.found import Actor, Attribution, Place, PlacePrecision, Stance, Status
from dateline.model.spans import Evidence, Span
from dateline.model.times import Time, TimePrecision

WhenWhy = Literal["stated", "tense", "published", "none"]


class When(Struct, frozen=True):
    """The date of the event itself; `from` and `until` are null where no date can be told."""

    from_: date | None = field(name="from")
    until: date | None
    precision: TimePrecision
    timex: str | None
    evidence: Evidence | None
    why: WhenWhy


# where nothing tells when it was
NO_DAY = When(None, None, "none", None, None, "none")


class Where(Struct, frozen=True):
    """The place of the event; all null where none is told, with the reason in `why`."""

    name: str | None
    country: str | None
    admin1: str | None
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision | None
    evidence: Evidence | None
    why: str


class Size(Struct, frozen=True):
    """How many (people, or units of money), as a range."""

    low: int
    high: int | None
    evidence: Evidence


class ReportSource(Struct, frozen=True):
    """The source of a report's attribution."""

    name: str
    country: str | None
    sector: str
    evidence: Evidence


class ReportAttribution(Struct, frozen=True):
    """According to whom: null in a report that the article tells in its own voice."""

    source: ReportSource | None
    cue: Evidence | None
    stance: Stance


class Report(Struct, frozen=True):
    """What one passage of one article says of an event: the main record (docs/records.md)."""

    id: str
    article_id: str
    published: date
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    plover: str
    cameo: str | None
    quad: int
    intensity: float
    goldstein: float | None
    status: Status
    historical: bool
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: When
    where: Where
    attribution: ReportAttribution | None
    size: dict[str, Size]
    trigger: Evidence
    sentence: Evidence
    rule: str
    confidence: float
    status_evidence: tuple[Evidence, ...] = ()


class ActorLayer(Evidence, frozen=True):
    """A mention of an actor as `annotate` prints it."""

    entity: str
    name: str
    country: str | None
    sector: str
    role: str | None


class Layers(Struct, frozen=True):
    """The layers of one text: what `dateline annotate` prints."""

    id: str
    published: date
    title: str
    publisher: str
    sentences: tuple[Span, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    actors: tuple[ActorLayer, ...]
    attributions: tuple[Attribution, ...]
