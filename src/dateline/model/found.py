"""What is found in a text: places, actors, attributions, sizes, and readings of acts."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dateline.model.spans import Evidence, Span
from dateline.model.times import Tense

Status = Literal["occurred", "ongoing", "attempted", "planned", "cancelled", "hypothetical", "negated"]
Stance = Literal["states", "claims", "denies", "expects", "asks"]
PlacePrecision = Literal["site", "city", "admin2", "admin1", "country", "region"]
# finer than a country: a pin on a map
POINTS: frozenset[PlacePrecision] = frozenset({"site", "city", "admin2", "admin1"})
PlaceUse = Literal["literal", "metonym", "modifier"]
MentionKind = Literal["person", "country", "organisation", "group", "role", "pronoun"]
SizeKind = Literal["killed", "injured", "arrested", "abducted", "displaced", "participants", "money"]


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
