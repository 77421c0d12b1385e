"""Which events are plans, and how a plan stands."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from dateline.model import NO_DAY, Event, When

PlanState = Literal[
    "announced", "confirmed", "postponed", "cancelled", "held", "not held", "no report", "claimed", "denied"
]
_STATES: frozenset[str] = frozenset(PlanState.__args__)  # type: ignore[attr-defined]
# what merely happened is held, too: that alone makes no plan
_PLANNING = frozenset({"announced", "confirmed", "postponed", "no report"})
_BY_STATUS = {"planned": "announced", "cancelled": "cancelled", "negated": "not held"}


class Plan(Struct, frozen=True):
    """How a plan stands: its state, on which day that was last told, the days it was set for before.

    `set` are the days that it is set for now: the event's own, none where it was put off for no new day.
    `happening` is the id of the event that it became, "" where none is known.
    """

    state: str
    told: date
    set: When
    before: tuple[date, ...] = ()
    happening: str = ""


def is_plan(event: Event) -> bool:
    """Whether an event is, or once was, set for a day to come."""
    if event.status in ("planned", "cancelled"):
        return True
    return any(step.stage in _PLANNING for step in event.life)


def plan(event: Event) -> Plan:
    """How a plan stands, by the last step of its life that says so, else by its status.

    An event that happened without such a step counts as held.
    """
    steps = [step for step in event.life if step.stage in _STATES]
    last = steps[-1] if steps else None
    if last is not None and not (last.stage == "announced" and event.status == "cancelled"):
        state: str = last.stage
    else:
        state = _BY_STATUS.get(event.status, "held")
    before = dict.fromkeys(s.until for s in event.life if s.until is not None and s.stage in _PLANNING)
    happened = next((link.event for link in event.links if link.kind == "happened as"), "")
    put_off = not happened and state == "postponed" and last is not None and last.until is None
    days = NO_DAY if put_off else event.when
    if put_off and event.when.why == "stated" and event.when.from_ is not None:
        before.setdefault(event.when.until or event.when.from_)
    return Plan(
        "held" if happened else state,
        _told(event),
        days,
        tuple(d for d in before if not _is_day(days, d)),
        happened,
    )


def _is_day(days: When, day: date) -> bool:
    """Whether a day lies within those that the plan is set for now."""
    start, until = days.from_, days.until
    return start is not None and start <= day <= (until or start)


def _told(event: Event) -> date:
    """The day on which it was last spoken of; that nobody reported it is not a telling."""
    return max([event.last_published, *(s.day for s in event.life if s.stage != "no report")])
