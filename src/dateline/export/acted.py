"""Which events a format can hold that knows only deeds, and on which day it puts them.

Most formats have no word for a plan, a denial or a background event: a row in them says that something was
done. So only what was done goes there, and what counts as a deed of its own in PLOVER and CAMEO: a planned
visit is the stating of an intention (AGREE, 036) on the day it was told, a meeting called off is a refusal.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from dateline.model import Event, Selection

DONE = frozenset({"occurred", "ongoing", "attempted"})
LONGEST_DAYS = 31


class Deed(Struct, frozen=True):
    """An event that was done, with the day that formats of one date take."""

    event: Event
    day: date


def is_statement(event: Event) -> bool:
    """Whether PLOVER codes the telling as the deed: a plan as AGREE, a meeting called off as REJECT."""
    return event.plover != event.type and event.status in ("planned", "cancelled")


def day_of(event: Event) -> date | None:
    """The day of the deed: the first it can have been, for a stated plan the day it was first told."""
    return event.first_published if is_statement(event) else event.when.from_


def why_not(event: Event, longest: int | None = LONGEST_DAYS) -> str:
    """Why a format of deeds can't hold an event; "" where it can. `longest` bounds its days, null not."""
    if not is_statement(event):
        if event.status not in DONE:
            return f"{event.status}, which the format has no word for"
        if event.historical and event.when.why != "stated":
            return "background without a date of its own"
    found = day_of(event)
    if found is None:
        return "no date"
    if longest is not None and not is_statement(event) and event.when.precision != "range":
        until = event.when.until or found
        if (until - found).days >= longest:
            return f"its day is known only to within more than {longest} days"
    return ""


def deeds(selection: Selection, left_out: list[str], longest: int | None = LONGEST_DAYS) -> Iterator[Deed]:
    """The deeds of a selection in the order of their days; reasons for the others go into `left_out`."""
    found: list[Deed] = []
    for event in selection.events:
        reason, day = why_not(event, longest), day_of(event)
        if reason or day is None:
            left_out.append(reason)
        else:
            found.append(Deed(event, day))
    yield from sorted(found, key=lambda deed: (deed.day, deed.event.id))
