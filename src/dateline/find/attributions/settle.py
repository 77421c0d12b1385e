"""Attributions against each other: what is nested, and whose words end where another's begin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from dateline.find.attributions.scene import Draft
from dateline.model import Span

_SHORTEST = len("that,")
_STRETCH = 500  # characters
_Rooms = dict[tuple[int, int], list[Draft]]


def settle(drafts: list[Draft], parts: list[tuple[int, int]]) -> list[Draft]:
    """The drafts that stay, with contents that do not swallow another speaker's clause.

    `parts` are the spans of the paragraphs: only what stands in one paragraph is compared.
    """
    rooms = _by_room(drafts, parts)
    kept = [d for d in drafts if d.nests or not _within(d, _beside(d, rooms, parts))]
    settled = list(kept)
    place = {id(d): n for n, d in enumerate(kept)}
    for inner in kept:
        for outer in _beside(inner, rooms, parts):
            if outer is not inner and id(outer) in place and _swallows(outer, inner):
                settled[place[id(outer)]] = _short(outer, inner)
                settled[place[id(inner)]] = _long(outer, inner)
                break
    rooms = _by_room(settled, parts)
    return [_clipped(d, _beside(d, rooms, parts)) for d in settled]


def _by_room(drafts: list[Draft], parts: list[tuple[int, int]]) -> _Rooms:
    """The drafts by paragraph and stretch of their content: a paragraph may be as long as an article."""
    rooms: dict[tuple[int, int], dict[int, Draft]] = {}
    for draft in drafts:
        for span in draft.content:
            number = _paragraph(span.start, parts)
            for stretch in range(span.start // _STRETCH, span.end // _STRETCH + 1):
                rooms.setdefault((number, stretch), {})[id(draft)] = draft
    return {room: list(held.values()) for room, held in rooms.items()}


def _paragraph(at: int, parts: list[tuple[int, int]]) -> int:
    return bisect_right(parts, at, key=lambda part: part[0])


def _beside(draft: Draft, rooms: _Rooms, parts: list[tuple[int, int]]) -> list[Draft]:
    """The drafts with content that begins in the paragraph of a draft's cue and may hold the cue."""
    start = draft.cue.start if draft.cue else -1
    return rooms.get((_paragraph(start, parts), start // _STRETCH), []) if draft.cue else []


def _within(draft: Draft, others: list[Draft]) -> bool:
    """Whether a draft stands within what somebody else says.

    There only speech is kept: in "she said she hoped to win" the one attribution is hers.
    """
    at = draft.cue
    return at is not None and any(d is not draft and any(s.contains(at) for s in d.content) for d in others)


def _swallows(outer: Draft, inner: Draft) -> bool:
    """Whether what `outer` says ends with the clause that tells it: "A said [B came, C reported]"."""
    if outer.quote or not (outer.cue and inner.cue and inner.source and outer.content and inner.content):
        return False
    last, told = outer.content[-1], inner.content[-1]
    return (
        last.contains(inner.cue)
        and last.contains(inner.source)
        and last.end == max(inner.cue.end, inner.source.end)
        and outer.cue.end <= last.start <= told.start
        and told.end <= min(inner.cue.start, inner.source.start)
    )


def _short(outer: Draft, inner: Draft) -> Draft:
    return replace(outer, content=(*outer.content[:-1], Span(outer.content[-1].start, inner.content[-1].end)))


def _long(outer: Draft, inner: Draft) -> Draft:
    start = min(s.start for s in (outer.source, outer.cue, *outer.content) if s)
    return replace(inner, content=(Span(start, inner.content[-1].end),))


def _clipped(draft: Draft, others: list[Draft]) -> Draft:
    """A parenthesis within what is said keeps to it: "A said that, according to B, ..."."""
    at = draft.cue
    if at is None or len(draft.content) < 2:
        return draft
    for other in others:
        for span in other.content:
            if (
                other is not draft
                and span.contains(at)
                and other.cue
                and draft.content[0].contains(other.cue)
            ):
                pieces = (Span(max(s.start, span.start), min(s.end, span.end)) for s in draft.content)
                content = tuple(p for p in pieces if p.end - p.start > _SHORTEST)
                return replace(draft, content=content) if content else draft
    return draft
