"""Whether two lists of actors can be the same: Moscow, Russia and Russian forces; a part of the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.corroborate.tellings import PartyKey
from dateline.knowledge.event_rules import EventRules

_MOST = 3.4  # log-odds that one list of parties can give
_REST = 0.4  # of what further parties add, since they hang together with the first
_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


class Match(NamedTuple):
    """What two parties, or two lists of them, say: points in log-odds, the kind of evidence, the words."""

    points: float
    evidence: str
    words: tuple[str, ...]
    conflict: bool = False


def roles(
    mine: Sequence[PartyKey], its: Sequence[PartyKey], rules: EventRules, *, one_each: bool = False
) -> Match | None:
    """The evidence of two lists of parties in one role; null where one of them is not told.

    A list may be a part of the other. `one_each` is for acts between parties of equal standing, where each
    side's list is complete: there two that are left over on both sides conflict (met Wang, met Lavrov).
    """
    if not mine or not its:
        return None
    ways = sorted(
        (
            (match, i, j)
            for i, a in enumerate(mine)
            for j, b in enumerate(its)
            if (match := party(a, b, rules))
        ),
        key=lambda way: (-way[0].points, way[1], way[2]),
    )
    if not ways:
        return None
    best = ways[0][0]
    if one_each and best.points <= 0 and min(len(mine), len(its)) == 1:
        return None  # each names one of the two, perhaps not the same one
    used_mine, used_its, points = {ways[0][1]}, {ways[0][2]}, best.points
    left: Match | None = None
    for match, i, j in ways[1:]:
        if i in used_mine or j in used_its:
            continue
        if match.points > 0:
            points += (1.0 if one_each else _REST) * match.points
        elif left is None:
            left = match
        used_mine.add(i)
        used_its.add(j)
    if one_each and left is not None and best.points > 0:
        return Match(
            left.points, left.evidence, left.words, conflict=left.evidence in {"other-party", "other-person"}
        )
    conflict = best.evidence in {"other-party", "other-person"}
    return Match(min(points, _MOST if not one_each else 1.5 * _MOST), best.evidence, best.words, conflict)


def party(a: PartyKey, b: PartyKey, rules: EventRules) -> Match | None:
    """The evidence of two parties; null where nothing tells whether they are one."""
    kind = _kind(a, b, rules)
    if kind is None:
        return None
    words = (a.text,) if a.text == b.text and kind != "stands-for" else (a.text, b.text)
    return Match(rules.points(kind), kind, words)


def _kind(a: PartyKey, b: PartyKey, rules: EventRules) -> str | None:
    if a.wikidata and a.wikidata == b.wikidata:
        return "same-party" if not (a.bare and b.bare) else "same-country"
    apart = a.country is not None and b.country is not None and a.country != b.country
    if a.named and b.named and not apart and _is_same_name(a, b):
        return "same-party"
    if apart:
        loose = a.country in _INTERNATIONAL or b.country in _INTERNATIONAL
        return None if loose and not (a.named and b.named) else "other-party"
    if a.person and b.person:
        return "other-person"
    if a.country is None or b.country is None:
        return "same-land" if a.name == b.name else None
    if a.bare or b.bare:
        if a.bare and b.bare:
            return "same-country"
        other = b if a.bare else a
        return "stands-for" if other.sectors & rules.state else "same-land"
    if a.named and b.named:
        return "same-land"  # a minister and the ministry, perhaps; perhaps two people
    return "same-kind" if a.sectors & b.sectors or not (a.sectors and b.sectors) else "other-kind"


def _is_same_name(a: PartyKey, b: PartyKey) -> bool:
    """Whether two names can be of one: equal, or the last word of one is all of the other (Blinken)."""
    if a.name == b.name:
        return True
    return a.last == b.last and (" " not in a.name or " " not in b.name)
