"""A seeded generator of articles' reports that knows the truth: for bench/merging.py.

    from generator import Generator
    for item in Generator(seed=1).articles(1000): item.article, item.reports, item.truth

It varies what makes merging hard in real news: few to many outlets, wire copies (cut and a day late), delays,
tolls that grow, loose names of actors, unknown or disputed actors, types taken for one another, dates left
out or wrong, places left out, coarse or wrong, one act told twice in an article, background mentions months
later, plans that are put off, called off, held or never heard of again, denials, and look-alikes: the same
two sides the next day, another town on the same day, another visitor in the same week. It was written from
what the coder makes of real articles, and not changed after the first run of the merger on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import world
from msgspec import structs

from dateline.model import (
    Actor,
    Article,
    Evidence,
    Report,
    ReportAttribution,
    ReportSource,
    Size,
    Status,
    When,
    Where,
)

START = date(2023, 1, 1)
Day = timedelta(days=1)
NONE = When(None, None, "none", None, None, "none")
LATER = When(None, None, "none", None, None, "tense")
NOWHERE = Where(None, None, None, None, None, None, None, None, "no place is told")
PLANNED_KINDS = ("visit", "talks", "protest")


@dataclass
class Happening:
    """What really happened, or was planned."""

    id: str
    kind: str
    day: date
    place: Where
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    words: tuple[str, ...]
    toll: int = 0
    outlets: int = 1
    state: Status = "occurred"
    told: list[tuple[int, Status, date | None]] = field(default_factory=list)
    """Of a plan: days after its announcement on which it is told, with status and the day then set."""


@dataclass(frozen=True)
class Item:
    """An article with its reports and, by report id, the true happening of each."""

    article: Article
    reports: tuple[Report, ...]
    truth: dict[str, str]


class Generator:
    """Makes articles; the same seed makes the same ones.

    `days` is the time that they cover; the fewer days for as many articles, the denser the look-alikes.
    """

    def __init__(self, seed: int = 1, days: int = 365) -> None:
        self.rng = Random(seed)
        self.states = world.states(self.rng)
        self.days = days
        self.plans: dict[str, str] = {}
        """The true happening of each plan that was held."""
        self._number = 0
        self._past: list[Happening] = []

    def articles(self, many: int) -> Iterator[Item]:
        """About so many articles, in no particular order of time."""
        made = 0
        while made < many:
            for happening in self._happenings():
                for item in self._coverage(happening):
                    made += 1
                    yield item
                self._past.append(happening)
                if len(self._past) > 400:
                    del self._past[:200]

    # --- what happens -------------------------------------------------------------------

    def _happenings(self) -> list[Happening]:
        """One happening with its look-alikes, or a plan with its happening."""
        rng = self.rng
        kind = rng.choices(list(world.KINDS), weights=(26, 14, 8, 10, 9, 10, 4, 9, 6, 4))[0]
        day = START + timedelta(days=rng.randrange(self.days))
        first = self._happening(kind, day)
        if kind in PLANNED_KINDS and rng.random() < 0.5:
            return self._plan(first)
        found = [first]
        while rng.random() < 0.35:
            found.append(self._look_alike(rng.choice(found)))
        return found

    def _happening(self, kind: str, day: date) -> Happening:
        rng = self.rng
        one, other = self._sides(kind)
        home = other if kind in {"strike", "clash", "visit", "aid"} else one
        actors, recipients = self._parties(kind, one, other)
        lots = rng.choice((1, 1, 1, 2, 2, 3, 4, 5, 7, 12, 30))
        toll = rng.choice((0, 1, 2, 3, 4, 5, 7, 9, 14, 22, 40)) if kind in {"strike", "clash"} else 0
        toll = rng.choice((2, 5, 11, 30, 200)) if kind == "arrest" else toll
        return Happening(
            self._next("e"),
            kind,
            day,
            rng.choice(home.towns),
            actors,
            recipients,
            self._words(kind),
            toll,
            lots,
        )

    def _sides(self, kind: str) -> tuple[world.State, world.State]:
        rng = self.rng
        if kind in {"strike", "clash", "arrest"}:
            weights = [1 / (n + 1) for n in range(len(world.DYADS))]
            one, other = rng.choices(world.DYADS, weights=weights)[0]
            return self.states[one], self.states[other]
        one, other = rng.sample(list(self.states.values()), 2)
        if kind in {"protest"}:
            return one, one
        if rng.random() < 0.5:  # most talk is between the few
            one, other = (self.states[c] for c in rng.sample(("USA", "CHN", "RUS", "IRN", "ISR", "UKR"), 2))
        return one, other

    def _parties(
        self, kind: str, one: world.State, other: world.State
    ) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        rng = self.rng
        civil = one is other
        if kind == "strike":
            doer = (
                world.actor("air force", one.code, ("MIL",))
                if civil
                else world.actor(f"{one.name} Armed Forces", one.code, ("MIL",))
            )
            return (doer,), (world.actor("civilians", other.code, ("CVL",)),)
        if kind == "clash":
            rebels = world.actor("rebels", one.code, ("REB",))
            return (rebels,), (world.actor("soldiers", other.code, ("MIL",)),)
        if kind == "arrest":
            whom = rng.choice(("activists", "protesters", "suspects", "students"))
            return (world.actor("police", one.code, ("COP",)),), (world.actor(whom, one.code, ("CVL",)),)
        if kind == "protest":
            who = rng.choice(
                (("students", ("EDU",)), ("workers", ("LAB",)), ("opposition supporters", ("OPP",)))
            )
            return (world.actor(who[0], one.code, who[1]),), (world.actor("government", one.code, ("GOV",)),)
        if kind == "talks":
            return (rng.choice(one.people), rng.choice(other.people)), ()
        if kind == "visit":
            return (rng.choice(one.people),), (world.actor(other.name, other.code),)
        if kind in {"accuse", "request"}:
            return (rng.choice(one.people),), (world.actor(other.name, other.code),)
        return (world.actor(one.name, one.code),), (world.actor(other.name, other.code),)

    def _look_alike(self, like: Happening) -> Happening:
        """The same sides and kind, but another day, another town, or another visitor."""
        rng = self.rng
        state = self.states[like.place.country or ""]
        way = rng.choice(
            ("next day, other town", "same day, other town", "days later, same town", "other person")
        )
        day, place, actors = like.day, like.place, like.actors
        if way == "other person" and like.kind in {"visit", "talks", "accuse", "request"}:
            code = like.actors[0].country or ""
            actors = (
                rng.choice([p for p in self.states[code].people if p != like.actors[0]]),
                *like.actors[1:],
            )
            day += rng.randrange(4) * Day
        elif way == "days later, same town":
            day += rng.randrange(2, 7) * Day
        else:
            place = rng.choice([t for t in state.towns if t != like.place])
            day += (
                Day if way.startswith("next") or like.kind in {"accuse", "request", "sanction"} else 0 * Day
            )
        toll = 0 if not like.toll else rng.choice((1, 2, 3, 6, 8, 13))
        return Happening(
            self._next("e"),
            like.kind,
            day,
            place,
            actors,
            like.recipients,
            self._words(like.kind),
            toll,
            rng.choice((1, 1, 2, 3, 6)),
        )

    def _plan(self, happening: Happening) -> list[Happening]:
        """A plan, and its happening where it came about."""
        rng = self.rng
        ahead = rng.choice((2, 3, 5, 7, 10, 14))
        due = happening.day
        plan = Happening(
            self._next("p"),
            happening.kind,
            due - ahead * Day,
            happening.place,
            happening.actors,
            happening.recipients,
            happening.words,
            0,
            rng.choice((1, 2, 3, 5)),
            "planned",
        )
        plan.told = [(0, "planned", due)]
        if rng.random() < 0.5:
            plan.told.append((rng.randrange(1, ahead + 1), "planned", due if rng.random() < 0.7 else None))
        fate = rng.choices(
            ("held", "put off and held", "put off", "cancelled", "unheard of"), (55, 10, 10, 12, 13)
        )[0]
        if fate.startswith("put off"):
            later = due + rng.randrange(5, 15) * Day
            plan.told.append((ahead - 1, "cancelled", None))
            plan.told.append((ahead + 2, "planned", later))
            happening.day = later
        elif fate == "cancelled":
            plan.told.append((ahead - 1, "cancelled", None))
        if not fate.endswith("held"):
            return [plan]
        self.plans[plan.id] = happening.id
        return [plan, happening]

    def _words(self, kind: str) -> tuple[str, ...]:
        pool = world.KINDS[kind][3].split()
        return (*self.rng.sample(pool, 4), *self.rng.sample(world.OBJECTS, 2))

    def _next(self, letter: str) -> str:
        self._number += 1
        return f"{letter}{self._number}"

    # --- what is written of it ----------------------------------------------------------

    def _coverage(self, happening: Happening) -> Iterator[Item]:
        """The articles on a happening: its outlets' own, copies of agencies', and what recalls it later."""
        rng = self.rng
        tellings = [(0, happening.state, None)] if happening.state != "planned" else happening.told
        for after, status, due in tellings:
            left = happening.outlets
            while left > 0:
                published = happening.day + (after + self._delay(happening)) * Day
                item = self._article(happening, published, status, due)
                yield item
                left -= 1
                if rng.random() < 0.4:
                    for _ in range(min(left, rng.choice((1, 1, 2, 4, 8)))):
                        yield self._copy(item)
                        left -= 1
        if happening.state == "occurred" and rng.random() < 0.15:
            yield self._article(
                happening, happening.day + rng.randrange(10, 90) * Day, "occurred", None, late=True
            )

    def _delay(self, happening: Happening) -> int:
        if happening.state == "planned":
            return 0
        return self.rng.choices((0, 1, 2, 3, 5), weights=(45, 38, 10, 5, 2))[0]

    def _article(
        self, happening: Happening, published: date, status: Status, due: date | None, late: bool = False
    ) -> Item:
        """An article with one to three reports of its happening, and perhaps one of another."""
        rng = self.rng
        number, outlet = self._next("a"), rng.choice(world.OUTLETS)
        wire = rng.random() < 0.35
        page = _Page(rng, number, published)
        if wire:
            page.say(f"{happening.place.name} ({rng.choice(world.AGENCIES)}) -")
        page.fill(rng.randrange(8, 16))
        made = [self._report(happening, page, published, status, due, late)]
        while not late and len(made) < 3 and rng.random() < 0.3:
            made.append(self._report(happening, page, published, status, due, late))
            page.fill(6)
        truth = {r.id: happening.id for r in made}
        if self._past and rng.random() < 0.2:
            other = rng.choice(self._past[-60:])
            if other.state == "occurred" and other.day <= published:
                told = self._report(
                    other, page, published, "occurred", None, (published - other.day).days > 5
                )
                made.append(told)
                truth[told.id] = other.id
        page.fill(rng.randrange(10, 30))
        article = Article(number, page.text, published, " ".join(happening.words[:3]), "", outlet)
        return Item(article, tuple(made), truth)

    def _copy(self, item: Item) -> Item:
        """The same words by another outlet, perhaps a day later and cut short; a day by default moves."""
        rng = self.rng
        number, published = self._next("a"), item.article.published + rng.choice((0, 0, 1)) * Day
        text = item.article.text
        if rng.random() < 0.4:
            cut = max(r.sentence.end for r in item.reports)
            text = text[: max(cut, int(len(text) * 0.7))]
        made, truth = [], {}
        for n, report in enumerate(item.reports):
            when = report.when
            if when.why == "published" and when.from_ == item.article.published:
                when = When(published, published, "day", str(published), None, "published")
            copied = _replaced(report, id=f"{number}-{n}", article_id=number, published=published, when=when)
            made.append(copied)
            truth[copied.id] = item.truth[report.id]
        article = Article(number, text, published, item.article.title, "", rng.choice(world.OUTLETS))
        return Item(article, tuple(made), truth)

    def _report(
        self, told: Happening, page: _Page, published: date, status: Status, due: date | None, late: bool
    ) -> Report:
        rng = self.rng
        type_, modes, triggers, _ = world.KINDS[told.kind]
        mode = rng.choice(modes)
        if rng.random() < 0.06:
            type_, mode = world.CONFUSED[told.kind]
        actors = tuple(a for n in told.actors if (a := self._called(n, told.kind)) is not None)
        recipients = tuple(a for n in told.recipients if (a := self._called(n, told.kind)) is not None)
        if told.kind in {"strike", "clash"} and rng.random() < 0.04:  # the other side is blamed
            actors = (world.actor("opposition forces", told.place.country, ("REB",)),)
        attribution = self._attribution(told)
        if status == "occurred" and told.kind in {"strike", "clash", "arrest"} and rng.random() < 0.05:
            denier = told.actors[0]
            status, attribution = (
                "negated",
                ReportAttribution(
                    ReportSource(denier.name, denier.country, denier.sector, world.NOTHING), None, "denies"
                ),
            )
        trigger, sentence = page.sentence(told, rng.choice(triggers), actors, recipients)
        return Report(
            id=f"{page.number}-{page.next()}",
            article_id=page.number,
            published=published,
            type=type_,
            mode=mode,
            contexts=(),
            plover=type_,
            cameo=None,
            quad=4,
            intensity=0.0,
            goldstein=None,
            status=status,
            historical=late and (published - told.day).days > 60,
            actors=actors,
            recipients=recipients,
            when=self._when(told, published, status, due, late),
            where=self._where(told),
            attribution=attribution,
            size=self._size(told, published),
            trigger=trigger,
            sentence=sentence,
            rule="bench",
            confidence=round(rng.uniform(0.2, 0.95), 2),
        )

    def _called(self, actor: Actor, kind: str) -> Actor | None:
        """An actor as one text calls it: in full, by surname, by its country, or not at all."""
        rng, state = self.rng, self.states[actor.country or ""]
        roll = rng.random()
        if actor.wikidata:
            if roll < 0.72:
                return actor
            if roll < 0.8:
                return world.actor(actor.name.split()[-1], actor.country, ("GOV",), None, None)
            return world.actor(state.name, state.code) if roll < 0.95 else None
        if roll < 0.55:
            return actor
        if roll < 0.68:
            return world.actor(state.name, state.code)
        if roll < 0.75:
            other = {"MIL": "troops", "COP": "security forces", "CVL": "people", "GOV": "authorities"}
            return world.actor(other.get(actor.sector, "group"), actor.country, actor.sectors)
        if roll < 0.82 and kind in {"strike", "clash"}:
            return world.actor("people", None, ("CVL",))
        return None if roll > 0.85 else actor

    def _when(self, told: Happening, published: date, status: Status, due: date | None, late: bool) -> When:
        rng = self.rng
        roll = rng.random()
        if told.state == "planned":
            if due is None or roll > 0.85:
                return _day(published, "published") if status == "cancelled" else LATER
            return _day(due, "stated") if roll < 0.75 else _range(due - due.weekday() * Day, 6, "week")
        if late:
            if roll < 0.55:
                return _day(told.day, "stated")
            if roll < 0.8:
                return _range(told.day.replace(day=1), 29, "month")
            return NONE
        if roll < 0.5:
            return _day(told.day + (rng.choice((-1, 1)) * Day if rng.random() < 0.03 else 0 * Day), "stated")
        if roll < 0.9:
            return _day(published, "published" if roll < 0.85 else "tense")
        return NONE

    def _where(self, told: Happening) -> Where:
        rng, place = self.rng, told.place
        state = self.states[place.country or ""]
        roll = rng.random()
        if told.kind in {"accuse", "request", "sanction"} and roll < 0.8:
            return NOWHERE
        if roll < 0.6:
            return place
        if roll < 0.66:
            return Where(
                place.admin1,
                place.country,
                place.admin1,
                None,
                place.latitude,
                place.longitude,
                "admin1",
                None,
                "stated",
            )
        if roll < 0.76:
            return Where(
                state.name,
                place.country,
                None,
                None,
                place.latitude,
                place.longitude,
                "country",
                None,
                rng.choice(("stated", "parties")),
            )
        if roll < 0.82:
            return _placed(state.towns[0], "dateline")
        if roll < 0.85:
            return _placed(rng.choice(state.towns), rng.choice(("stated", "story", "story")))
        return NOWHERE

    def _size(self, told: Happening, published: date) -> dict[str, Size]:
        rng = self.rng
        if not told.toll or rng.random() < 0.45:
            return {}
        kind = "arrested" if told.kind == "arrest" else "killed"
        days = max(0, (published - told.day).days)
        grown = (
            told.toll
            if days > 1 or kind == "arrested"
            else max(1, round(told.toll * rng.choice((0.5, 0.8, 1))))
        )
        if rng.random() < 0.03:
            grown = rng.randrange(1, 60)
        return {kind: Size(grown, None if rng.random() < 0.25 else grown, world.NOTHING)}

    def _attribution(self, told: Happening) -> ReportAttribution | None:
        rng = self.rng
        if rng.random() < 0.6:
            return None
        code = told.place.country
        return ReportAttribution(
            ReportSource(rng.choice(("officials", "police", "witnesses")), code, "GOV", world.NOTHING),
            None,
            rng.choice(("states", "states", "claims")),
        )


class _Page:
    """The text of one article as it is written."""

    def __init__(self, rng: Random, number: str, published: date) -> None:
        self._rng, self.number, self._published = rng, number, published
        self._parts: list[str] = []
        self._length = self._reports = 0

    @property
    def text(self) -> str:
        return " ".join(self._parts)

    def next(self) -> int:
        self._reports += 1
        return self._reports

    def say(self, words: str) -> int:
        """Add words; gives the offset at which they begin."""
        at = self._length + (1 if self._parts else 0)
        self._parts.append(words)
        self._length = at + len(words)
        return at

    def fill(self, many: int) -> None:
        self.say(" ".join(self._rng.choices((*world.FILLER, *world.OBJECTS), k=many)).capitalize() + ".")

    def sentence(
        self, told: Happening, trigger: str, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
    ) -> tuple[Evidence, Evidence]:
        rng = self._rng
        own = rng.sample(told.words, rng.randrange(1, 5))
        kind = rng.sample(world.KINDS[told.kind][3].split(), rng.randrange(0, 3))
        rest = [*own, *kind, *rng.sample(world.FILLER, rng.randrange(2, 7))]
        rng.shuffle(rest)
        before = f"{' and '.join(a.name for a in actors) or 'It was said that'} "
        text = f"{before}{trigger} {' and '.join(a.name for a in recipients)} {' '.join(rest)}."
        at = self.say(text)
        start = at + len(before)
        return Evidence(start, start + len(trigger), trigger), Evidence(at, at + len(text), text)


def _day(day: date, why: str) -> When:
    return When(day, day, "day", str(day), None, why)  # type: ignore[arg-type]


def _range(first: date, days: int, precision: str) -> When:
    return When(first, first + days * Day, precision, None, None, "stated")  # type: ignore[arg-type]


def _placed(place: Where, why: str) -> Where:
    return Where(
        place.name,
        place.country,
        place.admin1,
        place.geonameid,
        place.latitude,
        place.longitude,
        place.precision,
        None,
        why,
    )


def _replaced(report: Report, **fields: object) -> Report:
    return structs.replace(report, **fields)
