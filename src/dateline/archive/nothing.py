"""Why a filter finds nothing: that nothing was read is one thing, that nothing matched another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dateline.model import Filter


def nothing(chosen: Filter, read: Mapping[date, int], publishers: Sequence[str]) -> str:
    """In one sentence, why no event came up.

    Args:
        chosen: the filter.
        read: how many articles the store holds of each day.
        publishers: whose articles the store holds.
    """
    if not read:
        return "no articles were read: the store is empty"
    span = f"the store holds {_articles(sum(read.values()))} of {_days(min(read), max(read))}"
    if missing := [p for p in chosen.publisher if not any(p.casefold() in n.casefold() for n in publishers)]:
        return f"no articles of {' or '.join(missing)} were read; {span}"
    start, end = _window(chosen)
    if start and start > max(read):
        return f"none matched: of {_days(start, end)}, which was still to come when the last article was read, no event was told; {span}"  # noqa: E501
    there = {d: n for d, n in read.items() if (not start or d >= start) and (not end or d <= end)}
    when = f"of {_days(start, end)}" if start or end else "in the store"
    if not there:
        return f"no articles were read for that time ({_days(start, end)}); {span}"
    gaps = ""
    if start and end and len(there) <= (end - start).days:
        gaps = f" (on {len(there):,} of its {(end - start).days + 1:,} days)"
    were = "was" if sum(there.values()) == 1 else "were"
    return (
        f"none matched: {_articles(sum(there.values()))} {when} {were} read{gaps}, and no event is as asked"
    )


def _window(chosen: Filter) -> tuple[date | None, date | None]:
    """The days on which articles would have told: those of the publishing asked for, else of the events."""
    if chosen.published_from or chosen.published_until:
        return chosen.published_from, chosen.published_until
    return chosen.from_, chosen.until


def _articles(many: int) -> str:
    return f"{many:,} article{'s' * (many != 1)}"


def _days(start: date | None, end: date | None) -> str:
    if start == end:
        return str(start)
    if start and end:
        return f"{start} to {end}"
    return f"{start} and later" if start else f"{end} and before"
