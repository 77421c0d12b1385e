"""The records that pass from room to room: frozen, typed, and nothing but data.

Every offset is a half-open character offset into `Article.text` as stored. What is printed
(reports, layers) has the field names of the contract in docs/records.md; the rest is internal.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

Status = Literal["occurred", "ongoing", "attempted", "planned", "cancelled", "hypothetical", "negated"]
Stance = Literal["states", "claims", "denies", "expects", "asks"]
Tense = Literal["past", "present", "future", "none"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimePrecision = Literal["day", "week", "month", "quarter", "year", "range", "none"]
WhenWhy = Literal["stated", "tense", "published", "none"]
PlacePrecision = Literal["site", "city", "admin2", "admin1", "country", "region"]
PlaceUse = Literal["literal", "metonym", "modifier"]


# --- spans ----------------------------------------------------------------------------------


class Span(Struct, frozen=True, order=True):
    """Half-open character offsets into the article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Evidence(Span, frozen=True):
    """A span with its words: `text` is always `article.text[start:end]`."""

    text: str


# --- articles -------------------------------------------------------------------------------


class Article(Struct, frozen=True):
    """One dated text from one publisher.

    `body` is the offset at which the news begins: what stands before it (a date header, front
    matter) belongs to the stored text but is not read for events.
    """

    id: str
    text: str
    published: date
    title: str = ""
    url: str = ""
    publisher: str = ""
    language: str = "en"
    path: str = ""
    body: int = 0


class Failure(Struct, frozen=True):
    """Something that could not be read or coded: named, counted, never lost."""

    path: str
    reason: str
    stage: str = "read"
    line: int = 0
    article_id: str = ""

    def __str__(self) -> str:
        where = f"{self.path}{f':{self.line}' if self.line else ''}"
        return f"{where}{f' [{self.article_id}]' if self.article_id else ''}: {self.reason}"


# --- what is found in a text ----------------------------------------------------------------


class Time(Evidence, frozen=True):
    """A time expression, as TimeML's TIMEX3 has it, with the interval it stands for."""

    type: TimexType
    value: str
    mod: str | None = None
    from_: date | None = field(default=None, name="from")
    until: date | None = None
    precision: TimePrecision = "none"


# --- time expressions before they are anchored ---------------------------------------------

TimeUnit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "year", "decade", "century"
]
TimeAnchor = Literal["published", "narrative"]


class Clock(Struct, frozen=True):
    """A time of day as the words give it: a TIMEX3 part of the day ("MO") or hour and minute."""

    part: str = ""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str = ""


class CalendarTime(Struct, frozen=True, tag=True):
    """Fields of a calendar that the words name; what they leave out is null.

    `direction` is -1 for "last", 0 for "this", 1 for "next"; `weeks` the same for the week of a
    weekday ("Tuesday last week"), `years` for the year ("the first quarter of last year").
    Weekdays count from Monday = 0. `season` is as TIMEX3 has it ("SU"). `holiday` is "MM-DD", or
    "MM-DD+weekday" for the first such weekday on or after it, or "E" and the days from Easter;
    `week` takes the week that holds it. `century` and `decade` are leading digits (19, 199).
    `either` says that day and month may be the other way round (05/04/2022); `famous` is the year
    of a well-known day ("the Sept. 11 attacks"), which holds once that is past. `anchor` tells
    from where the missing year is counted ("that November").
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str = ""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    holiday: str = ""
    week: bool = False
    direction: int | None = None
    weeks: int | None = None
    years: int | None = None
    fiscal: bool = False
    either: bool = False
    famous: int | None = None
    anchor: TimeAnchor = "published"


class ShiftedTime(Struct, frozen=True, tag=True):
    """So many units before (negative) or after an anchor; a null count is vague ("weeks ago")."""

    unit: TimeUnit
    count: float | None
    sign: int
    anchor: TimeAnchor = "published"


class LengthOfTime(Struct, frozen=True, tag=True):
    """A duration; a null count is vague ("months"). `sign` is -1 where it ends now, 1 where it begins now."""

    unit: TimeUnit
    count: float | None
    sign: int = 0


class RepeatedTime(Struct, frozen=True, tag=True):
    """A set of times: the TIMEX3 value of one of them, or every so many units where it is empty."""

    value: str
    unit: TimeUnit = "day"
    count: float | None = 1.0


class VagueTime(Struct, frozen=True, tag=True):
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


TimeRecipe = CalendarTime | ShiftedTime | LengthOfTime | RepeatedTime | VagueTime


class TimeMention(Struct, frozen=True):
    """A time expression as its words have it, before anything anchors it.

    `tense` is that of the verb that governs it. `joined` marks the first of a range ("between 3
    and 5 May"), or of a list, whose next member gives what this one leaves out. `lead` is the
    word before it, in lower case. `side` is -1 where it means the part before the anchor ("earlier
    this week"), 1 for the part after it ("later this week"). `fixture` marks the time of what is
    held at a set time ("the November election"), which more often lies ahead.
    """

    evidence: Evidence
    type: TimexType
    recipe: TimeRecipe
    clock: Clock | None = None
    mod: str | None = None
    tense: Tense = "none"
    joined: Literal["", "range", "list"] = ""
    lead: str = ""
    side: int = 0
    fixture: bool = False


class PlaceMention(Struct, frozen=True):
    """A name of a place before anybody knows which place it is.

    `name` is what to look up ("Karachi" for the words "KARACHI"), `container` the name of the place that
    the words put it in ("Texas" in "Paris, Texas"), `sort` what the words call it ("admin1" for a
    province, "city" for a village; null where they don't). `known` is false where the gazetteer has no such
    name and only the grammar tells a place; `inside` is a known name in it ("Aleppo" of "Aleppo Castle").
    `adjective` marks "Russian"; `dateline` the place a dispatch was sent from; `local` is false for what is
    spoken of from afar too (a river, a university), so that nothing follows from what is named beside it.
    """

    evidence: Evidence
    name: str
    use: PlaceUse
    container: str = ""
    sort: PlacePrecision | None = None
    known: bool = True
    inside: str = ""
    adjective: bool = False
    dateline: bool = False
    local: bool = True


class Place(Evidence, frozen=True):
    """A name of a place in the text; `geonameid` is null where the gazetteer has no such place.

    Coordinates are WGS 84 degrees; `country` is ISO 3166-1 alpha-3.
    """

    name: str
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    precision: PlacePrecision
    use: PlaceUse
    why: str = ""


class ActorCode(Struct, frozen=True):
    """Who a phrase means: PLOVER's codes, and why. `country` is null where nothing tells it."""

    name: str
    country: str | None = None
    sector: str = ""
    sectors: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None
    why: str = ""
    candidates: tuple[str, ...] = ()


MentionKind = Literal["person", "country", "organisation", "group", "role", "pronoun"]


class ActorMention(Struct, frozen=True):
    """A phrase that may name an actor, before anybody knows who it is.

    `evidence` is the whole phrase without its article ("Russian Foreign Minister Sergey Lavrov"),
    `head` the word it hangs on, `name` the bare proper name in it ("" where there is none).
    `modifier` marks a word that only qualifies another ("Russian" in "Russian oil").
    `subject` tells that a verb hangs on it; `joined` is the offset of the first head in a row of phrases
    that "and" joins (-1 where it stands alone). `apart` holds the offsets of the heads that a pronoun
    can't stand for: the other parties of its own verb; `around` those of the parties of the verb that its
    clause hangs on.
    """

    evidence: Evidence
    head: Span
    kind: MentionKind
    name: str = ""
    plural: bool = False
    modifier: bool = False
    subject: bool = False
    joined: int = -1
    apart: tuple[int, ...] = ()
    around: tuple[int, ...] = ()


class Actor(Struct, frozen=True):
    """An actor or recipient of a report, or a mention in the layers of a text."""

    name: str
    country: str | None
    sector: str
    sectors: tuple[str, ...]
    role: str | None
    wikidata: str | None
    entity: str
    evidence: Evidence
    why: str = ""


class Source(Evidence, frozen=True):
    """Who says something: the words that name the source, and their code."""

    name: str = ""
    country: str | None = None
    sector: str = ""


class Attribution(Struct, frozen=True):
    """Source, cue and content of something said, thought or intended.

    `source` is null where nobody is named ("reportedly"). `content` holds one span, or several
    where it is discontinuous.
    """

    source: Source | None
    cue: Evidence | None
    content: tuple[Span, ...]
    quote: bool
    stance: Stance


SizeKind = Literal["killed", "injured", "arrested", "abducted", "displaced", "participants", "money"]


class SizeMention(Struct, frozen=True):
    """A number that a text gives of an event: how many people, or units of money.

    `trigger` is the word that it hangs on ("killed", "dead", "fined"); `currency` is an ISO 4217 code for
    money, else "". `high` is null where only a lower bound is told ("at least 12").
    """

    kind: SizeKind
    low: int
    high: int | None
    evidence: Evidence
    trigger: Span
    currency: str = ""


class Candidate(Struct, frozen=True):
    """One reading of one trigger, by whatever coder found it, before actors are known.

    `actors` and `recipients` are the phrases that fill the roles. `scope` holds the spans of the
    trigger's own clause, nearest first, in which its date is looked for, `grounds` those for its place.
    `pointing` marks a noun that takes up an act told before ("the attack").
    `status_words` are the words that decided the status. `embedded` marks an act that is only mentioned
    beside the news ("condemned the bombing", "the blast that killed ten", "had visited before").
    `speaker` marks an act done by saying so ("This is madness"), whose actor is who says it. `lost` tells
    why, where another reading won.
    """

    trigger: Evidence
    sentence: Evidence
    type: str
    mode: str | None
    rule: str
    score: float
    actors: tuple[Evidence, ...] = ()
    recipients: tuple[Evidence, ...] = ()
    scope: tuple[Span, ...] = ()
    grounds: tuple[Span, ...] = ()
    pointing: bool = False
    status: Status = "occurred"
    status_words: tuple[Evidence, ...] = ()
    tense: Tense = "none"
    stance: Stance | None = None
    said_by: Evidence | None = None
    cameo: str | None = None
    embedded: bool = False
    speaker: bool = False
    lost: str = ""


# --- reports --------------------------------------------------------------------------------


class When(Struct, frozen=True):
    """The date of the event itself; `from` and `until` are null where no date can be told."""

    from_: date | None = field(name="from")
    until: date | None
    precision: TimePrecision
    timex: str | None
    evidence: Evidence | None
    why: WhenWhy


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
