"""What all reports of one happening add up to: events, their life, what they disagree on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from dateline.model.found import Stance, Status
from dateline.model.reports import When, Where

Stage = Literal[
    "announced",
    "confirmed",
    "postponed",
    "cancelled",
    "held",
    "not held",
    "reported",
    "claimed",
    "denied",
    "ongoing",
    "ended",
    "no report",
]
LinkKind = Literal["planned as", "happened as"]
Change = Literal["new", "changed", "merged", "split", "gone", "corrected", "rejected"]
CorrectionKind = Literal["change", "reject", "split", "merge"]


class Origin(Struct, frozen=True):
    """Where an article's words come from: two articles of one origin are one witness.

    `id` is the id of the earliest article of its kind among near-duplicates; `wire` the agency that the
    text credits ("Reuters"), "" where it credits none; `likeness` how alike it is to that earliest
    article (Jaccard index of word shingles, 1 for the article itself).
    """

    article_id: str
    id: str
    wire: str = ""
    likeness: float = 1.0


class Signature(Struct, frozen=True):
    """What tells whether two articles are copies, so that their texts need not be read again.

    `shingles` is a MinHash of its runs of three words: 128 numbers of 32 bits, little-endian.
    """

    article_id: str
    published: date
    wire: str
    shingles: bytes


class Party(Struct, frozen=True):
    """An actor or recipient of an event: an `Actor` of its reports without the words of one article."""

    name: str
    country: str | None
    sector: str
    sectors: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None


class Teller(Struct, frozen=True):
    """Who says so: the source of an attribution, or the articles in their own voice (name "")."""

    name: str
    country: str | None
    sector: str
    stance: Stance
    reports: tuple[str, ...]


class Version(Struct, frozen=True):
    """One of several values that reports give of one field ("killed", "where", "actors", "status").

    `value` is written for a person; `reports` are the ids of those that say so, `origins` how many
    independent origins they have, `tellers` whom they name as source.
    """

    value: str
    reports: tuple[str, ...]
    origins: int
    tellers: tuple[str, ...] = ()


class Toll(Struct, frozen=True):
    """A size over all reports of an event: the range told, and the best-supported value in it."""

    low: int
    high: int | None
    best: int


class Step(Struct, frozen=True):
    """One step in the life of an event: on which day it was told, and by which reports.

    `until` is the day that was then spoken of (the day a visit is set for), null where none was.
    """

    day: date
    stage: Stage
    reports: tuple[str, ...]
    until: date | None = None


class Link(Struct, frozen=True):
    """A tie to another event: the plan of a happening, the happening of a plan."""

    kind: LinkKind
    event: str


class Event(Struct, frozen=True):
    """What happened, is planned or did not happen, as all its reports have it (docs/records.md).

    `id` is a hash of its earliest report, so that it does not depend on the order of arrival. `articles`,
    `publishers` and `origins` are counts. `versions` holds the fields on which the reports differ, each
    with all its values, the best-supported first. `former` are ids that the event had before.
    `fetched` (of its first article that tells), `coded` and `version` (of its last coding) are filled in by
    the store as it hands the event out.
    """

    id: str
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
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When
    where: Where
    size: dict[str, Toll]
    tellers: tuple[Teller, ...]
    versions: dict[str, tuple[Version, ...]]
    life: tuple[Step, ...]
    links: tuple[Link, ...]
    reports: tuple[str, ...]
    articles: int
    publishers: tuple[str, ...]
    origins: int
    first_published: date
    last_published: date
    headline: str
    confidence: float
    former: tuple[str, ...] = ()
    corrected: bool = False
    fetched: datetime | None = None
    coded: datetime | None = None
    version: str = ""


class Correction(Struct, frozen=True):
    """What an analyst says of an event: kept beside the machine's coding, never over it.

    `fields` are the new values of a change, as JSON has them; `others` the events to merge with, or the
    reports to split off.
    """

    id: str
    event: str
    kind: CorrectionKind
    by: str
    why: str
    at: datetime
    fields: dict[str, object] = {}
    others: tuple[str, ...] = ()


class Revision(Struct, frozen=True):
    """One entry of the history that only grows: what became of an event, when, in which run."""

    event: str
    number: int
    at: datetime
    run: int
    change: Change
    why: str
    record: Event | None
