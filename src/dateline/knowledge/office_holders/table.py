"""Terms as rows of people.tsv, joined to the rows that ship, and written into a user's pack."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.folding import key
from dateline.knowledge.names.rows import PersonRow
from dateline.knowledge.office_holders.terms import Term

COLUMNS = ("id", "name", "names", "country", "sectors", "role", "from", "until", "wikidata", "sure")
MARK = "# From Wikidata (CC0): `dateline actors update` writes anew all that stands below this line."
_NEAR = 62  # days: two lists that differ by less mean the same term
_HOW_HELD = frozenset({"acting", "interim", "caretaker", "transitional", "federal"})


class Counts(Struct, frozen=True):
    """What a table holds: terms, people, and the shipped rows that it takes the place of."""

    terms: int
    people: int
    mended: int
    left_out: int


class _Known:
    """The rows that ship, by Wikidata's id and by name, to find the one that a term is."""

    def __init__(self, rows: Iterable[PersonRow]) -> None:
        self._by: dict[tuple[str, str], list[PersonRow]] = {}
        for row in rows:
            for name in {row.wikidata, *(key(name) for name in (row.name, *row.names.split("|")))} - {""}:
                self._by.setdefault((row.country, name), []).append(row)

    def people(self, term: Term) -> list[PersonRow]:
        """The rows of a term's person: by id, else by name where no other id stands there."""
        found = self._by.get((term.country, term.wikidata), [])
        called = self._by.get((term.country, key(term.person)), [])
        return found or [row for row in called if row.wikidata in ("", term.wikidata)]

    def same(self, term: Term) -> PersonRow | None:
        """The row of the same person that tells the same term."""
        alike = [row for row in self.people(term) if _same_role(row.role, term.role)]
        return next((row for row in alike if _near(row.from_, term.from_)), None)


def rows_of(
    terms: Iterable[Term], shipped: Iterable[PersonRow], wrong: Callable[[Struct], str]
) -> tuple[list[PersonRow], Counts]:
    """The rows of a pack that refreshes the shipped ones.

    A term that ships keeps its id, names, role and sectors and gets Wikidata's days and id, and only where
    that changes something; any other term is a row of its own. Rows that a pack can't hold are left out.
    """
    known = _Known(shipped)
    found: dict[str, PersonRow] = {}
    mended = left_out = 0
    for term in terms:
        old = known.same(term)
        row = _new(term, known.people(term)) if old is None else _renewed(old, term)
        if row == old:
            continue
        if wrong(row) or row.id in found:
            left_out += 1
            continue
        found[row.id] = row
        mended += old is not None
    people = {row.wikidata for row in found.values()}
    return list(found.values()), Counts(len(found), len(people), mended, left_out)


def write(path: Path, rows: Iterable[PersonRow]) -> None:
    """Write rows into a pack's list; what somebody wrote above the mark there stays, and goes before them."""
    own = _own(path)
    taken = {line.partition("\t")[0] for line in own}
    lines = [*(own or ["\t".join(COLUMNS)]), MARK]
    columns = next((line.split("\t") for line in own if not line.startswith("#")), list(COLUMNS))
    lines += [_line(row, columns) for row in rows if row.id not in taken]
    spare = path.with_suffix(".tmp")
    spare.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    spare.replace(path)


def _own(path: Path) -> list[str]:
    """The lines of a list that its owner wrote."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return lines[: lines.index(MARK)] if MARK in lines else lines


def _line(row: PersonRow, columns: list[str]) -> str:
    cells = {"from": row.from_, **{name: getattr(row, name, "") for name in columns if name != "from"}}
    return "\t".join(cells.get(name, "") for name in columns)


def _new(term: Term, people: list[PersonRow]) -> PersonRow:
    """A row for a term that no row tells; a person that ships keeps the name, so that both are one."""
    names = [name for row in people[:1] for name in row.names.split("|") if name]
    name = people[0].name if people else term.person
    more = [*names, *(alias for alias in (term.person, *term.names) if alias != name)]
    slug = re.sub(r"[^a-z0-9]+", "-", key(f"{name} {term.role}")).strip("-")
    return PersonRow(
        id=f"{term.country}-{slug}-{term.from_}-{term.wikidata}",
        name=name,
        names="|".join(dict.fromkeys(more)),
        country=term.country,
        sectors=term.sectors,
        role=term.role,
        from_=term.from_,
        until=term.until,
        wikidata=term.wikidata,
        sure="no" if term.inferred else "",
    )


def _renewed(old: PersonRow, term: Term) -> PersonRow:
    """A shipped row with what Wikidata knows better: an end that is missing, days that are more exact.

    An end that is only inferred stands back behind one that ships.
    """
    until = old.until if old.until and term.inferred else _finer(old.until, term.until)
    sure = "no" if term.inferred and until != old.until else old.sure
    return replace(
        old,
        from_=_finer(old.from_, term.from_),
        until=until,
        wikidata=old.wikidata or term.wikidata,
        sure=sure,
    )


def _finer(old: str, new: str) -> str:
    """Of two days that mean the same the more exact one, else the newer one; none changes nothing."""
    return old if not new or (old.startswith(new)) else new


def _same_role(one: str, other: str) -> bool:
    """Whether two roles are one office, but for a word that says how it is held ("acting")."""
    return (_words(one) ^ _words(other)) <= _HOW_HELD


def _words(role: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", role.lower().replace("defense", "defence")))


def _near(one: str, other: str) -> bool:
    """Whether two first days may be the same: the vaguer one holds the other, or they lie close together."""
    exact = min(len(one), len(other))
    if not exact:
        return False
    if one[:exact] == other[:exact]:
        return True
    return any(abs((a - b).days) <= _NEAR for a in _ends(one) for b in _ends(other))


def _ends(day: str) -> Iterator[date]:
    """The first day that a date may mean, and about the last one."""
    yield date.fromisoformat(day + {4: "-01-01", 7: "-01"}.get(len(day), ""))
    yield date.fromisoformat(day + {4: "-12-31", 7: "-28"}.get(len(day), ""))
