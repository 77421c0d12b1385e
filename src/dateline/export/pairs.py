"""Events as pairs of a source and a target, for formats that know one of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import permutations

from msgspec import Struct

from dateline.export.acted import Deed
from dateline.model import Party

_LARGEST = 2**31 - 1


class Pair(Struct, frozen=True):
    """One source and one target of a deed; `key` is the same in every export, `number` below 2^31."""

    deed: Deed
    source: Party | None
    target: Party | None
    key: str
    number: int = 0


def pairs(deeds: Iterable[Deed]) -> Iterator[Pair]:
    """Each actor with each recipient; where there is no direction (talks, clashes), both ways.

    One actor alone stands without a target. Numbers are hashes of the keys, the next free one where two meet.
    """
    found = [pair for deed in deeds for pair in _of(deed)]
    by_key = numbers(pair.key for pair in found)
    return (Pair(p.deed, p.source, p.target, p.key, by_key[p.key]) for p in found)


def numbers(keys: Iterable[str]) -> dict[str, int]:
    """An integer from 1 to 2^31 - 1 for each key, the same whatever the order the keys come in."""
    taken: dict[int, str] = {}
    for key in sorted(set(keys)):
        number = _hash(key)
        while number in taken:
            number = number % _LARGEST + 1
        taken[number] = key
    return {key: number for number, key in taken.items()}


def _of(deed: Deed) -> Iterator[Pair]:
    event = deed.event
    sides: list[tuple[Party | None, Party | None]]
    if event.actors and event.recipients:
        sides = [(a, r) for a in event.actors for r in event.recipients]
    elif len(event.actors) > 1:
        sides = list(permutations(event.actors, 2))
    elif event.recipients:
        sides = [(None, r) for r in event.recipients]
    else:
        sides = [(event.actors[0] if event.actors else None, None)]
    for source, target in sides:
        yield Pair(deed, source, target, "|".join((event.id, _named(source), _named(target))))


def _named(party: Party | None) -> str:
    return f"{party.name}/{party.country}/{party.sector}" if party else ""


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") % _LARGEST + 1
