"""A plan and its happening: tied to each other, or "no report" where the day passed and nothing was told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import structs

from dateline.corroborate.parties import roles
from dateline.corroborate.places import places
from dateline.corroborate.tellings import PartyKey, party_key, place_key
from dateline.knowledge.event_rules import EventRules
from dateline.model import Event, Link, Party, Stage, Step

_SLACK = timedelta(days=3)  # between the day set and that of the happening
_AHEAD = timedelta(days=45)  # in which a plan without a day is looked for
_LATE = timedelta(days=2)  # after the day set, before it is said that nothing was told
_BLOCK = 16  # days
_NEEDED = 1.5  # log-odds
_PLANNED = frozenset({"planned", "cancelled", "hypothetical"})
_MADE = frozenset({"held", "not held", "no report"})  # the steps that a link adds to a plan


def link(events: Iterable[Event], as_of: date, rules: EventRules) -> tuple[Event, ...]:
    """The events with plans and happenings tied to each other, in the order given.

    A plan is tied to the happening of a fitting type with the same parties that lies nearest to the day set.
    Links that were there are made anew. A plan whose day has passed by more than two days, with nothing told
    and not called off, gets the step "no report"; one that is tied gets "held" or "not held".

    To link some of many events, give it those that changed, all that share a key (`link_keys`) with one of
    them, and all that share a key with a plan among these.

    Args:
        events: all events, or a part as above.
        as_of: the last day that was read.
        rules: what the packs say of events.
    """
    plain = [bare(e) for e in events]
    facts: dict[str, list[Event]] = defaultdict(list)
    for e in plain:
        if not _is_plan(e):
            for key in link_keys(e, rules):
                facts[key].append(e)
    found = {e.id: near for e in plain if _is_plan(e) and (near := _happening(e, facts, rules)) is not None}
    plans: dict[str, list[str]] = defaultdict(list)
    for plan, fact in found.items():
        plans[fact.id].append(plan)
    return tuple(_linked(e, found.get(e.id), plans.get(e.id, ()), as_of) for e in plain)


def link_keys(event: Event, rules: EventRules) -> tuple[str, ...]:
    """The keys of an event: a plan and a happening that share none are never tied."""
    if event.historical or not (rules.act(event.type, event.mode).plannable):
        return ()
    first, last = _span(event)
    blocks = range(first.toordinal() // _BLOCK, last.toordinal() // _BLOCK + 1)
    if len(blocks) > 6:
        return ()
    countries = sorted({p.country for p in (*event.actors, *event.recipients) if p.country}) or ["?"]
    family = rules.family_of(event.type)
    return tuple(f"{family} {country} {block}" for country in countries for block in blocks)


def _is_plan(event: Event) -> bool:
    return event.status in _PLANNED


def _span(event: Event) -> tuple[date, date]:
    """The days on which its counterpart may lie."""
    when, plan = event.when, _is_plan(event)
    first, last = when.from_ or when.until, when.until or when.from_
    if first is None or last is None or (plan and when.why != "stated"):
        return event.first_published, event.last_published + (_AHEAD if plan else timedelta())
    return (first - _SLACK, last + _SLACK) if plan else (first, last)


def _happening(plan: Event, facts: dict[str, list[Event]], rules: EventRules) -> Event | None:
    """The happening that a plan came to: the most fitting, then the nearest, then the earliest told."""
    near = {e.id: e for key in link_keys(plan, rules) for e in facts.get(key, ())}
    fitting = [(fit, e) for e in near.values() if (fit := _fit(plan, e, rules)) >= _NEEDED]
    if not fitting:
        return None
    return max(fitting, key=lambda way: (round(way[0], 6), way[1].origins, way[1].id))[1]


def _fit(plan: Event, fact: Event, rules: EventRules) -> float:
    """How far a happening is what was planned, in log-odds; below nothing where it can't be."""
    never = -10.0
    if fact.last_published < plan.first_published:
        return never
    (first, last), (start, end) = _span(plan), _span(fact)
    if start > last or end < first:
        return never
    alike = rules.alike(plan.type, plan.mode, fact.type, fact.mode)
    who = _who(plan, fact, rules)
    if not alike or who is None:
        return never
    total = rules.points("prior") + alike * rules.points("type") + rules.points("same-plan") + who
    if plan.mode == fact.mode and plan.mode is not None:
        total += rules.points("trigger")
    spot = places(place_key(plan.where), place_key(fact.where), rules)
    if spot is not None:
        if spot.conflict:
            return never
        total += spot.points
    if plan.when.why == "stated" and plan.when.from_ is not None:
        inside = plan.when.from_ <= end and start <= (plan.when.until or plan.when.from_)
        total += rules.points("same-day") if inside else rules.points("next-day") / 2
    return total


def _who(plan: Event, fact: Event, rules: EventRules) -> float | None:
    """The evidence of the parties, whichever way round they are told; null where they can't be the same."""
    mine, its = (_keys((*e.actors, *e.recipients), rules) for e in (plan, fact))
    match = roles(mine, its, rules, one_each=True)
    if match is None or match.conflict or match.points <= 0:
        return None
    return match.points


def _keys(parties: Sequence[Party], rules: EventRules) -> tuple[PartyKey, ...]:
    return tuple(party_key(p, rules) for p in parties)


def bare(event: Event) -> Event:
    """The event without what a link or the calendar added to it."""
    return structs.replace(event, links=(), life=tuple(s for s in event.life if not _is_made(s)))


def _is_made(step: Step) -> bool:
    """Whether a link or the calendar made the step, and no report."""
    return step.stage in _MADE and not step.reports


def _linked(event: Event, fact: Event | None, plans: Sequence[str], as_of: date) -> Event:
    if fact is not None:
        stage: Stage = "not held" if fact.status == "negated" else "held"
        step = Step(fact.first_published, stage, (), fact.when.until)
        ties = (Link("happened as", fact.id),)
        return structs.replace(event, links=ties, life=_with(event.life, step))
    if plans:
        return structs.replace(event, links=tuple(Link("planned as", p) for p in sorted(plans)))
    return _overdue(event, as_of)


def standing(event: Event, as_of: date) -> Event:
    """A linked event as it stood on an earlier day: ties that were made later are undone.

    A plan whose happening was told only later is judged as one without: overdue, or still ahead.
    """
    ties = [s for s in event.life if _is_made(s) and s.stage != "no report"]
    if any(s.day <= as_of for s in ties) or (event.links and not ties):
        return event
    return _overdue(bare(event), as_of)


def _overdue(event: Event, as_of: date) -> Event:
    """The event, with the step "no report" where its day has passed and nothing was told."""
    day = _due(event)
    if day is None or day + _LATE >= as_of:
        return event
    return structs.replace(event, life=_with(event.life, Step(day + _LATE, "no report", (), day)))


def _with(steps: Sequence[Step], step: Step) -> tuple[Step, ...]:
    return tuple(sorted((*steps, step), key=lambda s: s.day))


def _due(event: Event) -> date | None:
    """The day on which a plan that still stands was to happen; null where none was set.

    None was set where it was first told on that day or later ("is to sign the accord today"): the telling is
    as good as a report, and whoever tells of a thing on its day seldom tells of it again.
    """
    if event.status not in {"planned", "hypothetical"} or event.historical or event.when.why != "stated":
        return None
    day = event.when.until or event.when.from_
    return day if day is not None and day > event.first_published else None
