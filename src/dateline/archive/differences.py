"""What changed between two states of a store, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

import msgspec
from msgspec import Struct

from dateline.model import Event, Report, Revision

Kind = Literal["report", "event"]
_SILENT = ("fetched", "coded", "version", "id", "corrected")
_CONFIDENCE_ALONE = re.compile(r"confidence [\d.e-]+, now [\d.e-]+")
_SHORT = 60  # characters of a value that are shown


class Difference(Struct, frozen=True):
    """One record that was added, went, or says something else: its fields before and after, in JSON."""

    kind: Kind
    id: str
    change: Literal["added", "gone", "changed"]
    fields: dict[str, tuple[object, object]]
    record: Report | Event


def differences(
    kind: Kind, before: Mapping[str, Report | Event], after: Mapping[str, Report | Event]
) -> list[Difference]:
    """All differences between two sets of records by id, in the order of the ids.

    A report that is read anew at the same words has another id where its parties differ: such pairs are
    told as one change.
    """
    same = _successors(before, after) if kind == "report" else {}
    taken = set(same.values())
    found: list[Difference] = []
    for i, old in before.items():
        new = after.get(i) or after.get(same.get(i, ""))
        if new is None:
            found.append(Difference(kind, i, "gone", {}, old))
        elif fields := changed_fields(old, new):
            found.append(Difference(kind, new.id, "changed", fields, new))
    found += [
        Difference(kind, i, "added", {}, new)
        for i, new in after.items()
        if i not in before and i not in taken
    ]
    return sorted(found, key=lambda d: d.id)


def _successors(before: Mapping[str, Report | Event], after: Mapping[str, Report | Event]) -> dict[str, str]:
    """Reports that are gone by those that took their place at the same trigger."""
    place: Callable[[Report], tuple[str, int, int]] = lambda r: (r.article_id, r.trigger.start, r.trigger.end)  # noqa: E731
    new = {place(r): i for i, r in after.items() if isinstance(r, Report) and i not in before}
    gone = ((i, r) for i, r in before.items() if isinstance(r, Report) and i not in after)
    return {i: new[place(r)] for i, r in gone if place(r) in new}


def changed_fields(before: Report | Event, after: Report | Event) -> dict[str, tuple[object, object]]:
    """The fields that differ, with their values before and after."""
    old, new = (msgspec.to_builtins(r, builtin_types=()) for r in (before, after))
    return {k: (old.get(k), v) for k, v in new.items() if k not in _SILENT and old.get(k) != v}


def in_words(fields: Mapping[str, tuple[object, object]]) -> str:
    """Changed fields as a person reads them: "status planned, now cancelled; origins 2, now 3"."""
    return "; ".join(f"{name} {_word(old)}, now {_word(new)}" for name, (old, new) in fields.items())


def of_confidence_alone(change: Difference | Revision) -> bool:
    """Whether a record says what it said before, and is only more or less sure of it."""
    if change.change != "changed":
        return False
    if isinstance(change, Difference):
        # what an analyst has set by hand is news
        by_hand = isinstance(change.record, Event) and change.record.corrected
        return set(change.fields) == {"confidence"} and not by_hand
    return bool(_CONFIDENCE_ALONE.fullmatch(change.why))


def _word(value: object) -> str:
    if isinstance(value, list | tuple | dict) and not value:
        return "nothing"
    if isinstance(value, list | tuple):
        told = ", ".join(_word(v) for v in value)
    elif isinstance(value, dict):
        named = value.get("name") or value.get("text") or value.get("timex") or value.get("from")
        told = (
            str(named) if named else ", ".join(f"{k} {_word(v)}" for k, v in value.items() if v is not None)
        )
    else:
        told = "nothing" if value is None or value == "" else str(value)
    return told if len(told) <= _SHORT else f"{told[:_SHORT]}..."
