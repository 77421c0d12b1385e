"""What a whole phrase says: its segments read one by one, then together."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.knowledge.folding import words
from dateline.knowledge.names import Names
from dateline.resolve.actors.combine import Facts, facts, whole
from dateline.resolve.actors.parse import Segment, parts_of, segments
from dateline.resolve.actors.scene import Scene


def read(text: str, names: Names, around_it: Scene, day: str) -> Facts | None:
    """The facts of a phrase as a whole."""
    pieces = words(text)
    if not pieces:
        return None
    found = segments(parts_of(pieces, names.scan(pieces)), names)
    read = [(segment, facts(segment, names, around_it, day)) for segment in found]
    while (
        len(read) > 1
        and read[0][1].head in ("amount", "")
        and read[1][0].link in ("of", "from", "and", "or", "than")
    ):
        flags = read[0][1].flags
        amount = read[0][1].head == "amount"
        segment, first = read[1]
        country = first.country or read[0][1].country
        first = replace(first, flags=first.flags | flags, plural=first.plural or amount, country=country)
        if amount and first.head == "land" and first.plural:
            first = replace(first, sectors=("CVL",), why=())
        read = [(segment, first), *read[2:]]
    if len(read) > 1 and _shares_head(*read[:2]):
        land, both = read[0][1], read[1][1]
        role = both.role or (both.body.name if both.body else "")
        both = replace(both, head="role", role=role, country=land.country, lands=land.lands, plural=True)
        read = [(read[1][0], both), *read[2:]]
    return whole(read[0][1], read[1:], names)


def _shares_head(first: tuple[Segment, Facts], second: tuple[Segment, Facts]) -> bool:
    """Whether two countries share one noun ("US and British forces"): it is of the first one, too."""
    land, both = first[1], second[1]
    return (
        second[0].link == "and"
        and land.head == "land"
        and both.head in ("role", "body")
        and bool(both.country)
    )
