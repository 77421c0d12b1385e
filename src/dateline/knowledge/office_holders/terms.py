"""From the service's rows to terms of office: one person, one office, from a day to a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.office_holders.questions import OfficeRow
from dateline.knowledge.office_holders.service import Row

_YEAR, _MONTH, _DAY = 9, 10, 11  # how exact Wikidata says a time is
_LENGTH = {_YEAR: 4, _MONTH: 7, _DAY: 10}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"Q\d+")
_OF = re.compile(r"\s+(?:of|for)\s+.*")
_NAMES = 12  # further names of a person: more are titles, pen names and other alphabets


class Term(Struct, frozen=True):
    """A term of office; the days are ISO dates as exact as known, "" where open.

    `inferred` marks an end that Wikidata does not state: the day on which the next one came.
    """

    person: str
    wikidata: str
    names: tuple[str, ...]
    country: str
    office: str
    role: str
    sectors: str
    from_: str
    until: str
    inferred: bool = False


def term_of(row: Row, office: OfficeRow) -> Term | None:
    """The term that a row tells; None where it tells no name, country or day to go by."""
    person, name = row.get("person", "").rpartition("/")[2], _clean(row.get("personName", ""))
    if not (_NUMBER.fullmatch(person) and name and not _NUMBER.fullmatch(name) and row.get("country")):
        return None
    from_ = _date(row.get("from", ""), row.get("fromExact", ""))
    until = _date(row.get("until", ""), row.get("untilExact", ""))
    if row.get("ended") and not until:
        return None  # it has ended, nobody knows when: taken for open it would never end
    until = until or _date(row.get("died", ""), str(_DAY))
    exact = min(len(from_), len(until))
    if not from_ or (exact and from_[:exact] > until[:exact]):
        return None
    aliases = dict.fromkeys(_clean(alias) for alias in row.get("names", "").split("|"))
    return Term(
        person=name,
        wikidata=person,
        names=tuple(alias for alias in aliases if _fit(alias) and alias != name)[:_NAMES],
        country=row["country"],
        office=row.get("office", "").rpartition("/")[2],
        role=office.role or _OF.sub("", _clean(row.get("officeName", "")).lower()),
        sectors=office.sectors,
        from_=from_,
        until=until,
    )


def closed(terms: Iterable[Term]) -> list[Term]:
    """The terms with every open one that has a successor in the same office closed by that one's first day.

    Wikidata often states no end for a term of long ago; taken as it stands it would never end.
    """
    found: list[Term] = []
    ordered = sorted(set(terms), key=lambda term: (term.office, term.country, term.from_, term.wikidata))
    for _, group in groupby(ordered, key=lambda term: (term.office, term.country)):
        held = list(group)
        found += [_closed(term, held[at + 1 :]) for at, term in enumerate(held)]
    return found


def _closed(term: Term, later: Sequence[Term]) -> Term:
    if term.until:
        return term
    after = (other.from_ for other in later if other.wikidata != term.wikidata and other.from_ > term.from_)
    first = next(after, "")
    return replace(term, until=first, inferred=True) if first else term


def _date(value: str, exact: str) -> str:
    """A day as exact as the service knows it; "" for none, for one before year 1, and for a vaguer one."""
    length = _LENGTH.get(int(exact) if exact.isdigit() else 0)
    if length is None or not _DATE.match(value):
        return ""
    return value[:length]


def _clean(text: str) -> str:
    return " ".join(text.split())


def _fit(alias: str) -> bool:
    """Whether news in English would print a further name: two words in Latin letters without a number."""
    return " " in alias and len(alias) < 40 and not re.search(r"[\d(),;:/\u0250-\u1dff\u2e80-\uffff]", alias)
