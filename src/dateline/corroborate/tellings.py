"""A report as it is compared with others: its window of days, parties, place, words and tolls, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from dateline.knowledge.event_rules import Act, EventRules
from dateline.knowledge.gazetteer import fold
from dateline.model import Actor, Party, Report, Where

Side = Literal["fact", "plan", "not", "if"]
Dated = Literal["day", "days", "long", "news", "none"]

NARROW = 45  # days: a wider window is of no use to tell one happening from another
_UNDATED = 14  # days before its article in which an act without a date is looked for
_AHEAD = 45  # days after its article in which a plan without a date is looked for
_PUT_OFF = 21  # days before, since a plan that was put off is still spoken of
_WEEKS = 10  # days: "this week" still tells a happening, "in May" hardly
_STEM = 6  # letters: protests, protesters and protesting are one word
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMED = re.compile(r"[A-Z]")
_NEAR = 30  # characters before a trigger in which "another" speaks of it
_COUNTRY = 3


class PartyKey(NamedTuple):
    """An actor as it is compared; `named` where a proper name tells it, `person` where that is a person's."""

    text: str
    name: str
    last: str
    country: str | None
    sectors: frozenset[str]
    wikidata: str | None
    bare: bool
    named: bool
    person: bool


class PlaceKey(NamedTuple):
    """A place as it is compared; `stated` where the act's words tell it, `dateline` where it came from."""

    text: str
    name: str
    country: str | None
    admin1: str
    geonameid: int | None
    point: tuple[float, float] | None
    precision: str
    stated: bool
    dateline: bool


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A report as it is compared with others.

    `first` and `last` (ordinals of days) bound when it can have happened, by the words or by what news is
    about; `dated` says which. `start` and `end` are the days stated, without what such an act may last.
    """

    report: Report
    side: Side
    act: Act
    family: str
    published: int
    first: int
    last: int
    start: int
    end: int
    dated: Dated
    actors: tuple[PartyKey, ...]
    recipients: tuple[PartyKey, ...]
    countries: frozenset[str]
    place: PlaceKey | None
    words: frozenset[str]
    trigger: str
    tolls: dict[str, tuple[int, int | None]]
    another: str
    sentence: str
    at: int

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @property
    def is_stated(self) -> bool:
        """Whether words of the text tell its days."""
        return self.dated in {"day", "days", "long"}


def telling(report: Report, rules: EventRules) -> Telling:
    """A report made ready to be compared."""
    act = rules.act(report.type, report.mode)
    side = _side(report, act)
    start, end, dated = _days(report)
    first, last = _window(report, side, act, start, end, dated)
    actors = tuple(party_key(a, rules) for a in report.actors)
    recipients = tuple(party_key(r, rules) for r in report.recipients)
    place = place_key(report.where)
    countries = {p.country for p in (*actors, *recipients) if p.country}
    if report.where.country:
        countries.add(report.where.country)
    own = frozenset(w for p in (*actors, *recipients) for w in _stems(p.text, rules))
    own |= frozenset(_stems(report.where.name or "", rules))
    return Telling(
        report=report,
        side=side,
        act=act,
        family=rules.family_of(report.type),
        published=report.published.toordinal(),
        first=first,
        last=last,
        start=start,
        end=end,
        dated=dated,
        actors=actors,
        recipients=recipients,
        countries=frozenset(countries),
        place=place,
        words=frozenset(_stems(report.sentence.text, rules)) - own,
        trigger=" ".join(sorted(_stems(report.trigger.text, rules))) or report.trigger.text.casefold(),
        tolls={kind: (size.low, size.high) for kind, size in sorted(report.size.items())},
        another=_another(report, rules),
        sentence=" ".join(report.sentence.text.casefold().split()),
        at=report.trigger.start - report.sentence.start,
    )


def _side(report: Report, act: Act) -> Side:
    """Whether it tells a fact (done, denied, being done), a plan, an act not done, or one only thought of."""
    status = report.status
    if status == "planned" or (status == "cancelled" and act.plannable):
        return "plan"
    if status == "hypothetical":
        return "plan" if act.plannable and report.when.why == "stated" else "if"
    denied = report.attribution is not None and report.attribution.stance == "denies"
    return "not" if status == "negated" and act.said and not denied else "fact"


def _days(report: Report) -> tuple[int, int, Dated]:
    when = report.when
    start, end = when.from_ or when.until, when.until or when.from_
    if start is None or end is None:
        day = report.published.toordinal()
        return day, day, "none"
    first, last = start.toordinal(), end.toordinal()
    if when.why != "stated":
        return first, last, "news"
    if first == last:
        return first, last, "day"
    return first, last, "days" if last - first <= _WEEKS else "long"


def _window(report: Report, side: Side, act: Act, start: int, end: int, dated: Dated) -> tuple[int, int]:
    """The first and last day on which it can have happened."""
    if dated in {"day", "days", "long"}:
        return start, end + act.days
    day = report.published.toordinal()
    if side == "plan":
        return day - _PUT_OFF, day + _AHEAD - _PUT_OFF
    if dated == "news":
        return min(start, day - act.back), day
    return day - (_UNDATED if not report.historical else 50 * NARROW), day


def party_key(actor: Actor | Party, rules: EventRules) -> PartyKey:
    """An actor made ready to be compared."""
    name = fold(actor.name)
    words = actor.name.split()
    bare = not actor.sector and actor.role is None and name in rules.countries.get(actor.country or "", ())
    named = not bare and bool(words) and all(_NAMED.match(w) or len(w) < 4 for w in words)
    return PartyKey(
        text=actor.name,
        name=name,
        last=name.rpartition(" ")[2],
        country=actor.country,
        sectors=frozenset(actor.sectors),
        wikidata=actor.wikidata,
        bare=bare,
        named=named,
        person=named and (actor.role is not None or frozenset(actor.sectors) <= rules.private),
    )


def place_key(where: Where) -> PlaceKey | None:
    """A place made ready to be compared; null where none is told, or only the country of a party."""
    if where.name is None or where.precision is None:
        return None
    if where.precision == "country" and where.why in {"parties", "actor", "recipient", "dateline"}:
        return None
    known = where.latitude is not None and where.longitude is not None
    point = (where.latitude or 0.0, where.longitude or 0.0) if known else None
    return PlaceKey(
        text=where.name,
        name=fold(where.name),
        country=where.country,
        admin1=fold(where.admin1 or ""),
        geonameid=where.geonameid,
        point=point,
        precision=where.precision,
        stated=where.why == "stated",
        dateline=where.why == "dateline",
    )


def _stems(text: str, rules: EventRules) -> list[str]:
    words = _WORD.findall(text.casefold())
    return [word[:_STEM] for word in words if word not in rules.idle]


def _another(report: Report, rules: EventRules) -> str:
    """The word before the trigger that calls it another act than the one told before; "" where none does."""
    at = report.trigger.start - report.sentence.start
    before = _WORD.findall(report.sentence.text[max(0, at - _NEAR) : max(0, at)].casefold())
    return next((word for word in before[-2:] if word in rules.another), "")


def day_of(ordinal: int) -> date:
    """The date of an ordinal."""
    return date.fromordinal(ordinal)
