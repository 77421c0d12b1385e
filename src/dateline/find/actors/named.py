"""The known names in an article, token by token."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from spacy.tokens import Token

from dateline.knowledge.names import Entry, Match, Names, scanned
from dateline.text import Reading

LAND = ("country", "nationality", "capital")
BODY = ("organisation", "group", "party", "agency", "seat")
_NOBODY = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})


class Named(NamedTuple):
    """A known name with the tokens that it covers."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def kind(self, *kinds: str) -> Entry | None:
        """The first entry of one of these kinds."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)


def named_in(reading: Reading, names: Names) -> dict[int, Named]:
    """The known name that covers a token, by the token's index."""
    doc = reading.doc
    offsets = [token.idx for token in doc]
    pieces, matches = scanned(names, reading.text)
    found: dict[int, Named] = {}
    for match in matches:
        first = bisect_right(offsets, pieces[match.first].start) - 1
        last = bisect_right(offsets, pieces[match.last - 1].start) - 1
        if first < 0 or doc[first].sent.end <= last:
            continue
        named = Named(first, last, _fitting(match, doc[first], doc[last]))
        if named.entries:
            for at in range(first, last + 1):
                found[at] = named
    return found


def _fitting(match: Match, first: Token, last: Token) -> tuple[Entry, ...]:
    """The entries that the words' part of speech allows: a role is a noun."""
    if last.ent_type_ in _NOBODY:
        return ()
    if last.pos_ in ("NOUN", "PROPN", "ADJ") or first.pos_ == "PROPN":
        return tuple(entry for entry in match.entries if entry.kind != "town")
    return tuple(entry for entry in match.entries if entry.kind not in ("role", "title"))
