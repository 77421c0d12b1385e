"""What an analyst says of events, laid over the machine's coding: never written into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import get_args

import msgspec
from msgspec import Struct, structs

from dateline.corroborate.headlines import headline
from dateline.corroborate.links import bare
from dateline.errors import UsageError
from dateline.knowledge.event_rules import EventRules
from dateline.model import Correction, Event, Stage, Status

Make = Callable[[Sequence[str], tuple[str, ...]], Event]

# what follows from the reports or from the store, and is nobody's to change by hand
_FIXED = frozenset(
    {
        "id", "reports", "articles", "publishers", "origins", "first_published", "last_published", "former",
        "corrected", "links", "life", "versions", "tellers", "fetched", "coded", "version",
    }
)  # fmt: skip
# what a headline is made of
_TOLD = frozenset({"type", "mode", "actors", "recipients", "when", "where", "status"})
_STAGES: dict[Status, Stage] = {
    "planned": "announced", "hypothetical": "announced", "cancelled": "cancelled", "ongoing": "ongoing",
    "occurred": "reported", "attempted": "reported", "negated": "denied",
}  # fmt: skip
_PLANNABLE: dict[Status, Stage] = {"occurred": "held", "attempted": "held", "negated": "not held"}


class Applied(Struct, frozen=True):
    """Events as an analyst has corrected them.

    `rejected` are the events that were struck out, as they were; `missing` the corrections that could not be
    laid over them, since the event is no longer there under any of its ids or no longer as it was; `why` says
    for each (by its id) what is wrong.
    """

    events: tuple[Event, ...]
    rejected: tuple[Event, ...]
    missing: tuple[Correction, ...]
    why: dict[str, str]


def applied(
    events: Iterable[Event], corrections: Iterable[Correction], make: Make, rules: EventRules
) -> Applied:
    """The events with all corrections laid over them, in the order in which these were made.

    A correction finds its event by its id or a former one. A merge keeps the corrected event's id; the
    reports that a split takes off become an event of their own, as `make` builds it.

    Args:
        events: the machine's events.
        corrections: what analysts have said, those of one second in the order they were made.
        make: builds an event of reports (by id) that had these ids before.
        rules: what the packs say of events.
    """
    now = {e.id: e for e in events}
    rejected: list[Event] = []
    missing: list[Correction] = []
    why: dict[str, str] = {}
    # of those of one second the one that is given first was made first; their ids tell no order
    for correction in sorted(corrections, key=lambda c: c.at):
        try:
            rejected += _apply(now, correction, make, rules)
        except UsageError as error:
            missing.append(correction)
            why[correction.id] = str(error)
    return Applied(tuple(now.values()), tuple(rejected), tuple(missing), why)


def _apply(now: dict[str, Event], correction: Correction, make: Make, rules: EventRules) -> list[Event]:
    """Lay one correction over the events; gives those that it strikes out.

    Raises:
        UsageError: it doesn't fit what is there.
    """
    target = _find(now, correction.event)
    if target is None:
        raise UsageError(f"{correction.event}: there is no such event")
    if correction.kind == "reject":
        return [structs.replace(now.pop(target.id), corrected=True)]
    if correction.kind == "change":
        now[target.id] = changed(target, correction.fields, rules)
    elif correction.kind == "split":
        _split(now, target, correction, make)
    else:
        _merge(now, target, correction, make, rules)
    return []


def changed(event: Event, fields: dict[str, object], rules: EventRules) -> Event:
    """The event with some fields changed, as JSON has them; marked as corrected.

    The last step of its life follows a corrected status, and its headline what it is made of.

    Raises:
        UsageError: a field that there isn't or that follows from the reports, or a value that it can't have.
    """
    known = {f.encode_name for f in structs.fields(Event)} - _FIXED
    if unknown := sorted(set(fields) - known):
        raise UsageError(f"{unknown[0]}: not a field to correct; those are {', '.join(sorted(known))}")
    if "status" in fields and fields["status"] not in (statuses := get_args(Status)):
        raise UsageError(f"no status is called {fields['status']!r}; there are {', '.join(statuses)}")
    raw = msgspec.to_builtins(event)
    for name, value in fields.items():
        old = raw.get(name)
        raw[name] = {**old, **value} if isinstance(old, dict) and isinstance(value, dict) else value
    try:
        made = structs.replace(msgspec.convert(raw, Event), corrected=True)
    except msgspec.ValidationError as error:
        raise UsageError(f"{', '.join(sorted(fields))}: {error}") from error
    if made.status != event.status:
        made = staged(made, rules)
    return made if "headline" in fields or not _TOLD & set(fields) else _headed(made, rules)


def staged(event: Event, rules: EventRules) -> Event:
    """The event with its status as the last step of its life: the reports of that step were misread."""
    steps = bare(event).life
    if not steps:
        return event
    own = _PLANNABLE if rules.act(event.type, event.mode).plannable else _STAGES
    stage = own.get(event.status, _STAGES[event.status])
    return structs.replace(event, life=(*steps[:-1], structs.replace(steps[-1], stage=stage)))


def _headed(event: Event, rules: EventRules) -> Event:
    """The event with a headline of what it says now."""
    stage = event.life[-1].stage if event.life else None
    parties = (event.actors, event.recipients)
    line = headline((event.type, event.mode), parties, event.when, event.where, event.status, rules, stage)
    return structs.replace(event, headline=line)


def _find(now: dict[str, Event], id_: str) -> Event | None:
    if id_ in now:
        return now[id_]
    return next((e for e in now.values() if id_ in e.former), None)


def _split(now: dict[str, Event], event: Event, correction: Correction, make: Make) -> None:
    """Take the named reports off an event; the rest keeps its id."""
    off = [r for r in event.reports if r in correction.others]
    rest = [r for r in event.reports if r not in correction.others]
    if not off or not rest:
        raise UsageError(
            f"{event.id}: a split takes some of its {len(event.reports)} reports, not all or none"
        )
    kept = make(rest, event.former)
    now[event.id] = structs.replace(kept, id=event.id, corrected=True)
    taken = make(off, ())
    id_ = taken.id if taken.id != event.id else f"{event.id}-split"
    now[id_] = structs.replace(taken, id=id_, corrected=True)


def _merge(
    now: dict[str, Event], event: Event, correction: Correction, make: Make, rules: EventRules
) -> None:
    """Make one of an event and others that are still there; what kind of act it is, the named event says."""
    others = {o.id: o for i in correction.others if (o := _find(now, i)) is not None and o.id != event.id}
    if not others:
        raise UsageError(
            f"{event.id}: none of {', '.join(correction.others) or 'no events'} is there to merge with"
        )
    reports = dict.fromkeys((*event.reports, *(r for o in others.values() for r in o.reports)))
    former = dict.fromkeys((*event.former, *others, *(f for o in others.values() for f in o.former)))
    made = _of_kind(event, make(tuple(reports), tuple(f for f in former if f != event.id)), rules)
    for gone in others:
        now.pop(gone)
    now[event.id] = structs.replace(made, id=event.id, corrected=True)


def _of_kind(named: Event, made: Event, rules: EventRules) -> Event:
    """A merged event as an act of the named one's kind; a mode that this lacks may come from the others."""
    if named.type == made.type and named.mode in (None, made.mode):
        return made
    kind = {
        k: getattr(named, k) for k in ("type", "mode", "plover", "cameo", "quad", "intensity", "goldstein")
    }
    return _headed(structs.replace(made, **kind), rules)
