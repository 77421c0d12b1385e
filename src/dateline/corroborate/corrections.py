"""What an analyst says of events, laid over the machine's coding: never written into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec import Struct, structs

from dateline.errors import UsageError
from dateline.model import Correction, Event

Make = Callable[[Sequence[str], tuple[str, ...]], Event]

# what follows from the reports or from the store, and is nobody's to change by hand
_FIXED = frozenset(
    {
        "id", "reports", "articles", "publishers", "origins", "first_published", "last_published", "former",
        "corrected", "links", "life", "versions", "tellers", "fetched", "coded", "version",
    }
)  # fmt: skip


class Applied(Struct, frozen=True):
    """Events as an analyst has corrected them.

    `rejected` are the events that were struck out, as they were; `missing` the corrections that speak of an
    event that is no longer there under any of its ids.
    """

    events: tuple[Event, ...]
    rejected: tuple[Event, ...]
    missing: tuple[Correction, ...]


def applied(events: Iterable[Event], corrections: Iterable[Correction], make: Make) -> Applied:
    """The events with all corrections laid over them, in the order in which these were made.

    A correction finds its event by its id or a former one. A merge keeps the corrected event's id; the
    reports that a split takes off become an event of their own, as `make` builds it.

    Args:
        events: the machine's events.
        corrections: what analysts have said.
        make: builds an event of reports (by id) that had these ids before.

    Raises:
        UsageError: a change of a field that there isn't, that follows from the reports, or to a value that
            the field can't have; a split that takes no report or all.
    """
    now = {e.id: e for e in events}
    rejected: list[Event] = []
    missing: list[Correction] = []
    for correction in sorted(corrections, key=lambda c: (c.at, c.id)):
        target = _find(now, correction.event)
        if target is None:
            missing.append(correction)
        elif correction.kind == "reject":
            rejected.append(structs.replace(now.pop(target.id), corrected=True))
        elif correction.kind == "change":
            now[target.id] = changed(target, correction.fields)
        elif correction.kind == "split":
            _split(now, target, correction, make)
        elif not _merge(now, target, correction, make):
            missing.append(correction)
    return Applied(tuple(now.values()), tuple(rejected), tuple(missing))


def changed(event: Event, fields: dict[str, object]) -> Event:
    """The event with some fields changed, as JSON has them; marked as corrected.

    Raises:
        UsageError: as `applied`.
    """
    known = {f.encode_name for f in structs.fields(Event)} - _FIXED
    if unknown := sorted(set(fields) - known):
        raise UsageError(f"{unknown[0]}: not a field to correct; those are {', '.join(sorted(known))}")
    raw = msgspec.to_builtins(event)
    for name, value in fields.items():
        old = raw.get(name)
        raw[name] = {**old, **value} if isinstance(old, dict) and isinstance(value, dict) else value
    try:
        return structs.replace(msgspec.convert(raw, Event), corrected=True)
    except msgspec.ValidationError as error:
        raise UsageError(f"{', '.join(sorted(fields))}: {error}") from error


def _find(now: dict[str, Event], id_: str) -> Event | None:
    if id_ in now:
        return now[id_]
    return next((e for e in now.values() if id_ in e.former), None)


def _split(now: dict[str, Event], event: Event, correction: Correction, make: Make) -> None:
    """Take the named reports off an event; what both halves become keeps what was changed by hand out."""
    off = [r for r in event.reports if r in correction.others]
    rest = [r for r in event.reports if r not in correction.others]
    if not off or not rest:
        raise UsageError(
            f"{event.id}: a split takes some of its {len(event.reports)} reports, not all or none"
        )
    for reports, former in ((rest, event.former), (off, ())):
        made = make(reports, former)
        if event.id not in made.former and reports is rest:
            made = structs.replace(made, id=event.id)
        elif made.id == event.id:
            made = structs.replace(made, id=f"{event.id[:-2]}-s")
        now[made.id] = structs.replace(made, corrected=True)


def _merge(now: dict[str, Event], event: Event, correction: Correction, make: Make) -> bool:
    """Make one of an event and others; false where none of these is there."""
    others = {o.id: o for i in correction.others if (o := _find(now, i)) is not None and o.id != event.id}
    if not others:
        return False
    reports = dict.fromkeys((*event.reports, *(r for o in others.values() for r in o.reports)))
    former = dict.fromkeys((*event.former, *others, *(f for o in others.values() for f in o.former)))
    made = make(tuple(reports), tuple(f for f in former if f != event.id))
    for gone in others:
        now.pop(gone)
    now[event.id] = structs.replace(made, id=event.id, corrected=True)
    return True
