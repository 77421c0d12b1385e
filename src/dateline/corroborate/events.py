"""Reports of one happening to the event that they add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from dateline.corroborate.confidence import confidence
from dateline.corroborate.headlines import headline
from dateline.corroborate.life import life, status
from dateline.corroborate.origins import witnesses
from dateline.corroborate.sizes import tolls
from dateline.corroborate.spots import when, where
from dateline.corroborate.support import by_time, ranked, versions
from dateline.corroborate.tellings import Telling, telling
from dateline.corroborate.who import who
from dateline.knowledge.event_rules import EventRules
from dateline.model import Article, Event, Origin, Report, Stance, Status, Teller, Version

_ID_BYTES = 8


def event(
    reports: Sequence[Report],
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
    rules: EventRules,
    former: tuple[str, ...] = (),
) -> Event:
    """The event that reports of one happening add up to, whatever their order.

    Args:
        reports: at least one report.
        articles: by id, those that the reports stand in.
        origins: by article id; an article without one is an origin of its own.
        rules: what the packs say of events.
        former: ids that the event had before.

    Raises:
        ValueError: there is no report.
    """
    if not reports:
        raise ValueError("an event has at least one report")
    told = [telling(r, rules) for r in by_time({r.id: r for r in reports}.values())]
    ordered = [t.report for t in told]
    witness = witnesses({r.article_id for r in ordered}, origins)
    state = status(told, rules)
    face = _face(told, witness, state)
    act = rules.act(face.report.type, face.report.mode)
    parties = who(told, witness, rules)
    (day, days), (place, spots) = when(told, witness), where(told, face, witness, rules)
    steps = life(told, rules)
    size, counts = tolls(ordered, witness, act)
    disputed = _disputed(ordered, witness)
    rivals = {**parties.versions, "when": days, "where": spots, "status": disputed, **counts}
    what, between = (face.report.type, face.report.mode), (parties.actors, parties.recipients)
    return Event(
        id=event_id(ordered),
        type=face.report.type,
        mode=face.report.mode,
        contexts=tuple(s.value for s in ranked(((c, r) for r in ordered for c in r.contexts), witness)),
        plover=face.report.plover,
        cameo=face.report.cameo,
        quad=face.report.quad,
        intensity=face.report.intensity,
        goldstein=face.report.goldstein,
        status=state,
        historical=all(r.historical for r in ordered),
        actors=parties.actors,
        recipients=parties.recipients,
        when=day,
        where=place,
        size=size,
        tellers=_tellers(ordered),
        versions={field: told_ for field, told_ in rivals.items() if told_},
        life=steps,
        links=(),
        reports=tuple(r.id for r in ordered),
        articles=len(witness),
        publishers=_publishers(ordered, articles),
        origins=len(set(witness.values())),
        first_published=ordered[0].published,
        last_published=ordered[-1].published,
        headline=headline(what, between, day, place, state, rules, steps[-1].stage),
        confidence=confidence(ordered, witness, state),
        former=former,
    )


def event_id(reports: Sequence[Report]) -> str:
    """The id of an event: a hash of its earliest report (by the day of its article, then by id)."""
    first = by_time(reports)[0]
    return blake2b(f"event {first.id}".encode(), digest_size=_ID_BYTES).hexdigest()


def _face(told: Sequence[Telling], witness: Mapping[str, str], state: Status) -> Telling:
    """The report whose type and codes stand for the event: of the best supported kind, the surest reading.

    Among reports with the event's own status where there are any, since codes depend on it.
    """
    fitting = [t for t in told if t.report.status == state] or list(told)
    kinds = ranked((((t.report.type), t.report) for t in fitting), witness)
    best = [t for t in fitting if t.report.type == kinds[0].value]
    modes = ranked(((t.report.mode, t.report) for t in best if t.report.mode), witness)
    if modes:
        best = [t for t in best if t.report.mode == modes[0].value]
    return min(best, key=lambda t: (-t.report.confidence, t.published, t.id))


def _disputed(reports: Sequence[Report], witness: Mapping[str, str]) -> tuple[Version, ...]:
    """Whether it happened, where some say it did and some that it did not; empty where all agree."""
    supports = ranked((("negated" if r.status == "negated" else "told", r) for r in reports), witness)
    if len(supports) < 2:
        return ()
    other = ranked(((r.status, r) for r in reports), witness)
    return versions(other, str)


def _tellers(reports: Sequence[Report]) -> tuple[Teller, ...]:
    """Who says so, the articles' own voice first, then by how many reports and by name."""
    found: dict[tuple[str, str | None, str, Stance], list[str]] = defaultdict(list)
    for r in reports:
        said = r.attribution
        source = said.source if said is not None else None
        stance: Stance = said.stance if said is not None else "states"
        name = "" if said is None else source.name if source is not None else "unnamed"
        found[(name, source.country if source else None, source.sector if source else "", stance)].append(
            r.id
        )
    keys = sorted(found, key=lambda k: (k[0] != "", -len(found[k]), k[0], k[1] or "", k[2], k[3]))
    return tuple(Teller(*key, tuple(found[key])) for key in keys)


def _publishers(reports: Sequence[Report], articles: Mapping[str, Article]) -> tuple[str, ...]:
    found = {articles[r.article_id].publisher for r in reports if r.article_id in articles}
    return tuple(sorted(filter(None, found)))
