"""Events made by hand for tests of what stands on them: exports, calendars, briefs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from dateline.model import (
    Actor,
    Article,
    Event,
    Evidence,
    Filter,
    Link,
    Origin,
    Party,
    Report,
    ReportAttribution,
    ReportSource,
    Selection,
    Size,
    Step,
    Teller,
    Toll,
    Version,
    When,
    Where,
)

KHAVAR = Where("Khavar", "IRN", "Fars", 1001, 29.5, 52.5, "city", Evidence(0, 6, "Khavar"), "stated")
NOWHERE = Where(None, None, None, None, None, None, None, None, "no place is told")
FRANCE = Where("France", "FRA", None, 3017382, 46.0, 2.0, "country", None, "stated")
MINISTER = Party("Ada Lind", "SWE", "GOV", ("GOV", "ELI"), "foreign minister", "Q1")
FINLAND = Party("Finland", "FIN", "")
ARMY = Party("Iranian army", "IRN", "MIL", ("MIL",))
VILLAGERS = Party("villagers", "IRN", "CVL", ("CVL",))
UN = Party("United Nations", "UNO", "", ())
STRIKE, VISIT, TALKS, DENIED, OLD = "strike", "visit", "talks", "denied", "old"


def day(month: int, number: int, year: int = 2022) -> date:
    return date(year, month, number)


def on(start: date | None, until: date | None = None, precision: str = "day", why: str = "stated") -> When:
    return When(start, until or start, precision, None, None, why)  # type: ignore[arg-type]


def evidence(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(start, start + len(words), words)


def article(number: int, published: date, publisher: str, text: str, url: str = "") -> Article:
    title = f"Headline {number}"
    return Article(
        f"a{number}",
        text,
        published,
        title,
        url or f"https://www.{publisher.lower()}.example/{number}",
        publisher,
    )


def report(id_: str, about: Article, event: Event, words: str, **changes: object) -> Report:
    """What an article says of an event: its first sentence, with `words` as the trigger."""
    sentence = Evidence(0, len(about.text.split("\n")[0]), about.text.split("\n")[0])

    def named(party: Party) -> Actor:
        place = Evidence(0, len(party.name), party.name)
        return Actor(
            party.name, party.country, party.sector, party.sectors, party.role, party.wikidata, "e1", place,
            "by name"
        )  # fmt: skip

    said = next((t for t in event.tellers if t.name), None)
    source = ReportSource(said.name, said.country, said.sector, sentence) if said else None
    made = Report(
        id=id_, article_id=about.id, published=about.published, type=event.type, mode=event.mode,
        contexts=event.contexts, plover=event.plover, cameo=event.cameo, quad=event.quad,
        intensity=event.intensity, goldstein=event.goldstein, status=event.status,
        historical=event.historical, actors=tuple(map(named, event.actors)), recipients=tuple(map(named,
        event.recipients)), when=event.when, where=event.where,
        attribution=ReportAttribution(source, None, said.stance) if said else None,
        size={k: Size(t.low, t.high, sentence) for k, t in event.size.items()},
        trigger=evidence(about.text, words), sentence=sentence, rule="en.test", confidence=0.83,
    )  # fmt: skip
    return replace(made, **changes)


def event(id_: str, type_: str, **changes: object) -> Event:
    plain = Event(
        id=id_, type=type_, mode=None, contexts=(), plover=type_, cameo="190", quad=4, intensity=-9.0,
        goldstein=-10.0, status="occurred", historical=False, actors=(), recipients=(), when=on(day(10, 26)),
        where=NOWHERE, size={}, tellers=(Teller("", None, "", "states", ()),), versions={}, life=(), links=(),
        reports=(), articles=1, publishers=(), origins=1, first_published=day(10, 27),
        last_published=day(10, 27), headline="A headline", confidence=0.8,
    )  # fmt: skip
    return replace(plain, **changes)


def strike() -> Event:
    return event(
        STRIKE, "ASSAULT", mode="aerial", cameo="195", contexts=("military", "human_rights"), actors=(ARMY,),
        recipients=(VILLAGERS,), where=KHAVAR, size={"killed": Toll(3, 11, 11), "injured": Toll(5, None, 5)},
        tellers=(
            Teller("", None, "", "states", ("r1",)),
            Teller("Iranian officials", "IRN", "GOV", "denies", ("r2",)),
        ),
        versions={"killed": (Version("11", ("r2",), 1, ("a hospital",)), Version("3", ("r1",), 1))},
        life=(Step(day(10, 27), "claimed", ("r1",)), Step(day(10, 28), "denied", ("r2",))),
        reports=("r1", "r2"), articles=2, publishers=("Clarion", "Herald"), origins=2,
        last_published=day(10, 28), headline="Jets bomb Khavar",
        coded=datetime(2022, 11, 1, 12, 30, tzinfo=UTC), version="dateline 0.1",
    )  # fmt: skip


def visit(**changes: object) -> Event:
    made = event(
        VISIT, "CONSULT", mode="visit", plover="AGREE", cameo="036", quad=1, intensity=4.0, goldstein=4.0,
        contexts=("diplomatic",), status="planned", actors=(MINISTER,), recipients=(FINLAND,),
        when=on(day(11, 8)), where=FRANCE,
        tellers=(Teller("Finnish officials", "FIN", "GOV", "states", ("r3",)),),
        life=(
            Step(day(10, 27), "announced", ("r3",), day(11, 3)),
            Step(day(10, 29), "postponed", ("r4",), day(11, 8)),
        ),
        reports=("r3", "r4"), articles=2, publishers=("Clarion",), origins=1,
        last_published=day(10, 29), headline="Lind to visit; talks \"on\"", former=("visit-before",),
    )  # fmt: skip
    return replace(made, **changes)


def talks() -> Event:
    return event(
        TALKS, "CONSULT", cameo="040", quad=1, intensity=2.5, goldstein=1.0, actors=(FINLAND, UN),
        when=on(day(10, 1), day(10, 31), "month"), reports=("r5",), publishers=("Herald",),
        headline="=1+1 talks\tgo on\nin autumn",
    )  # fmt: skip


def selection(*events: Event, **changes: object) -> Selection:
    """A selection of these events (by default all of the above), with what they stand on."""
    chosen = events or (
        strike(), visit(), talks(),
        event(DENIED, "ASSAULT", status="negated", actors=(ARMY,), where=KHAVAR),
        event(OLD, "ASSAULT", historical=True, actors=(ARMY,), when=on(day(1, 1, 1999), precision="none",
        why="none")),
    )  # fmt: skip
    articles = [
        article(1, day(10, 27), "Clarion", "Jets bombed Khavar.\n\nNothing more is known."),
        article(2, day(10, 28), "Herald", "Iranian army denied that jets bombed Khavar, killing 11.\n"),
        article(3, day(10, 27), "Clarion", "Ada Lind will visit Finland, Finnish officials said.\n"),
        article(4, day(10, 29), "Clarion", "Ada Lind's visit to Finland was put off.\n"),
        article(5, day(10, 28), "Herald", "Finland and the UN held talks.\n"),
    ]
    first = {e.id: e for e in chosen}
    told = {
        "r1": (articles[0], STRIKE, "bombed"), "r2": (articles[1], STRIKE, "bombed"),
        "r3": (articles[2], VISIT, "visit"), "r4": (articles[3], VISIT, "visit"),
        "r5": (articles[4], TALKS, "talks"),
    }  # fmt: skip
    reports = {i: report(i, about, first[of], words) for i, (about, of, words) in told.items() if of in first}
    used = {r.article_id for r in reports.values()}
    made = Selection(
        events=chosen, reports=reports, articles={a.id: a for a in articles if a.id in used},
        origins={a.id: Origin(a.id, a.id) for a in articles if a.id in used},
        read={day(10, 27): 2, day(10, 28): 2, day(10, 29): 1}, version="dateline 0.1.0",
        as_of=day(10, 29), filter=Filter(),
    )  # fmt: skip
    return replace(made, **changes)


def happened_as(event_id: str) -> tuple[Link, ...]:
    return (Link("happened as", event_id),)


def days_from(start: date, many: int) -> dict[date, int]:
    return {start + timedelta(days=n): 1 for n in range(many)}
