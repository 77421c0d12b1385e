"""What became of events: the entries of the history that only grows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.archive.differences import changed_fields, in_words
from dateline.model import Change, Correction, Event

Entry = tuple[Change, str, Event | None]


def revisions(
    before: Mapping[str, Event],
    after: Mapping[str, Event],
    rejected: set[str],
    correction: Correction | None = None,
) -> dict[str, Entry]:
    """By event, what became of it, why, and its record now; those that are as they were are left out.

    Args:
        before: the events as they were shown.
        after: the events as they are shown now.
        rejected: the ids of those that an analyst has taken away.
        correction: the correction that these changes follow from, where one was just made.
    """
    return dict(_entries(before, after, rejected, correction))


def _entries(
    before: Mapping[str, Event],
    after: Mapping[str, Event],
    rejected: set[str],
    correction: Correction | None,
) -> Iterator[tuple[str, Entry]]:
    why = f"{correction.by}: {correction.why}" if correction else ""
    now_in = {report: event.id for event in after.values() for report in event.reports}
    was_in = {report: event.id for event in before.values() for report in event.reports}
    for i, event in after.items():
        old = before.get(i)
        if old is None:
            parents = {was_in[r] for r in event.reports if r in was_in}
            parted = sorted(p for p in parents if p in after)
            if parted:
                yield i, ("split", why or f"from {', '.join(parted)}", event)
            else:
                yield i, ("new", why, event)
        elif old != event:
            fields = _differing(old, event, correction)
            by_hand = event.corrected and (correction is not None or not old.corrected)
            yield (
                i,
                (
                    "corrected" if by_hand else "changed",
                    f"{why}: {fields}" if by_hand and why else fields,
                    event,
                ),
            )
    for i, event in before.items():
        if i in after:
            continue
        heirs = sorted({now_in[r] for r in event.reports if r in now_in})
        if i in rejected:
            yield i, ("rejected", why, None)
        elif heirs:
            yield i, ("merged", why or f"into {', '.join(heirs)}", None)
        else:
            yield i, ("gone", why or "no report tells of it any more", None)


def _differing(old: Event, new: Event, correction: Correction | None) -> str:
    """What is another now, in words: of a change by hand what was said, not what follows from it."""
    fields = changed_fields(old, new)
    said = {k: v for k, v in fields.items() if correction is not None and k in correction.fields}
    return in_words(said or fields)
