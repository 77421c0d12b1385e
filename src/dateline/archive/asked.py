"""What an analyst asks for, in the store's own terms: names become codes, and relative days dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from typing import get_args

from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.knowledge import ontology, packs
from dateline.knowledge.countries import countries
from dateline.knowledge.schemes import shipped
from dateline.model import Filter, Status

_CODE = re.compile(r"[A-Za-z]{3}(?: [A-Za-z]{3})?")
_CLOSE = 0.8  # how much of a name must be there: one letter in five or six wrong is a slip, two another name


class Vocabulary:
    """The codes that a filter may name, from the packs.

    Raises:
        PackError: a pack can't be read.
    """

    def __init__(self) -> None:
        folders = packs.folders()
        self._countries = countries()
        self._plover = ontology.load(folders)

    def plain(self, asked: Filter) -> Filter:
        """The same filter in codes.

        Raises:
            UsageError: there is no such country, type, mode, context or status.
        """
        plover = self._plover
        modes = sorted({name.partition(".")[2] for name in plover.modes})
        return replace(
            asked,
            type=_known("type", (t.upper() for t in asked.type), list(plover.types)),
            mode=_known("mode", (m.lower() for m in asked.mode), modes),
            context=_known("context", map(_context, asked.context), list(plover.contexts)),
            status=_known("status", (s.lower() for s in asked.status), get_args(Status)),
            country=tuple(self._country(name) for name in asked.country),
            actor=tuple(map(self._party, asked.actor)),
            recipient=tuple(map(self._party, asked.recipient)),
            party=tuple(map(self._party, asked.party)),
            source=tuple(map(self._party, asked.source)),
        )  # fmt: skip

    def _country(self, name: str) -> str:
        if code := self._countries.get(name.strip().casefold()):
            return code
        # the lists hold slips of the pen, too: what is offered are the countries' own names
        close = get_close_matches(name.strip().casefold(), list(self._countries), 3, _CLOSE)
        meant = " or ".join(dict.fromkeys(shipped().country_name(self._countries[word]) for word in close))
        raise UsageError(f"no country is called {name!r}{f'; did you mean {meant}?' if meant else ''}")

    def _party(self, words: str) -> str:
        """ "Russia" is RUS, "Russian MIL" RUS MIL; what is neither country nor code is a name."""
        words = " ".join(words.split())
        if not words:
            raise UsageError("an actor without a name was asked for")
        first, _, last = words.rpartition(" ")
        if code := self._countries.get(words.casefold()):
            return code
        if first and last.upper() in self._plover.sectors and (code := self._countries.get(first.casefold())):
            return f"{code} {last.upper()}"
        codes = words.upper().split()
        if _CODE.fullmatch(words) and all(c in self._plover.sectors for c in codes):
            return " ".join(codes)
        return words


def _context(word: str) -> str:
    return word.strip().lower().replace(" ", "_")


def _known(what: str, words: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    found = tuple(words)
    for word in found:
        if word not in known:
            listed = f"; there are {', '.join(known)}" if len(known) < 20 else _like(word, known)
            raise UsageError(f"no {what} is called {word!r}{listed}")
    return found


def _like(word: str, known: Sequence[str]) -> str:
    close = get_close_matches(word, known, 3, 0.7)
    return f"; did you mean {' or '.join(close)}?" if close else ""


def within(
    asked: Filter, *, last: int | None, next_: int | None, as_of: date | None, newest: date | None
) -> Filter:
    """The filter with days told from a day (`as_of`, else the newest article's) as dates.

    The last 7 days end with that day; the next 30 begin with it and go 30 days on.

    Raises:
        UsageError: both relative and plain dates are asked for, or a time that ends before it begins.
    """
    _ordered("--from", asked.from_, "--until", asked.until)
    _ordered("--published-from", asked.published_from, "--published-until", asked.published_until)
    if last is None and next_ is None:
        return asked
    if asked.from_ or asked.until:
        raise UsageError("--last and --next can't be joined with --from and --until")
    day = as_of or newest
    if day is None:
        raise UsageError("there are no articles yet that days could be told from; give --as-of DATE")
    start = day if last is None else day - timedelta(days=last - 1)
    end = day if next_ is None else day + timedelta(days=next_)
    return replace(asked, from_=start, until=end)


def _ordered(first: str, start: date | None, second: str, end: date | None) -> None:
    """A time that ends before it begins holds nothing, which must not read like a finding."""
    if start and end and start > end:
        raise UsageError(f"{first} {start} is later than {second} {end}")
