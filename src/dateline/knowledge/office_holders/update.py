"""One update: every office asked for page by page, and the list written at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.knowledge import packs
from dateline.knowledge.names.rows import CountryRow, PersonRow
from dateline.knowledge.names.sound import row_check
from dateline.knowledge.office_holders.journal import NAME, Journal
from dateline.knowledge.office_holders.questions import OfficeRow, question
from dateline.knowledge.office_holders.service import Service, TooMuchError
from dateline.knowledge.office_holders.table import Counts, rows_of, write
from dateline.knowledge.office_holders.terms import Term, closed, term_of

LIST = "people.tsv"
_SMALLEST = 25  # terms: a page below this that the service can't finish is not saved by a smaller one
Told = Callable[[str], None]


def update(pack: Path, service: Service, *, since: int = 2000, page: int = 1000, tell: Told) -> Counts:
    """Fetch the office holders of all countries and write them into a pack's people.tsv.

    Args:
        pack: a folder of the user's own; made where there is none.
        service: whom to ask.
        since: terms that ended before this year are not asked for.
        page: terms a page.
        tell: takes a line for a person after each office.

    Returns:
        What was written.

    Raises:
        UsageError: the pack is one that ships, or no folder.
        ServiceError: the service gave no answer; what it gave before is kept for the next run.
        PackError: a list of a pack can't be read.
    """
    folders = _folders(pack)
    offices = list(packs.rows(folders, "offices.tsv", OfficeRow))
    asked = "\n".join((service.address, *(question(office, since, "", 0) for office in offices)))
    pack.mkdir(parents=True, exist_ok=True)
    journal = Journal(pack / NAME, asked)
    for office in offices:
        _fetch(office, service, journal, since, page)
        tell(f"{office.id}: {sum(1 for _ in journal.rows(office.id)):,} terms")
    read = [term_of(row, office) for office in offices for row in journal.rows(office.id)]
    countries = packs.rows(folders, "countries.tsv", CountryRow)
    codes = {row.id: row.code or row.id for row in countries}
    terms = closed(_coded(term, codes) for term in read if term is not None)
    shipped = {row.id: row for row in packs.rows(packs.folders(), LIST, PersonRow)}
    terms = [term for term in terms if not term.until or int(term.until[:4]) >= since]
    rows, counts = rows_of(terms, shipped.values(), row_check(folders))
    write(pack / LIST, rows)
    journal.close()
    return Counts(counts.terms, counts.people, counts.mended, counts.left_out + read.count(None))


def _folders(pack: Path) -> tuple[Path, ...]:
    """The packs with the user's own as the last; never one that ships."""
    here = pack.resolve()
    if here == packs.SHIPPED or packs.SHIPPED in here.parents:
        raise UsageError(f"{pack}: this pack ships with Dateline; name a folder of your own, such as mine/")
    if pack.exists() and not pack.is_dir():
        raise UsageError(f"{pack}: no folder; a pack is a folder of .toml and .tsv files")
    return packs.folders((pack,) if pack.exists() else ())


def _coded(term: Term, codes: dict[str, str]) -> Term:
    """The term with the code that is printed for its country; an unknown one is left as it is."""
    return replace(term, country=codes.get(term.country, term.country))


def _fetch(office: OfficeRow, service: Service, journal: Journal, since: int, page: int) -> None:
    """Ask for an office until there is no more, in smaller pages where the service can't finish one."""
    after, more = journal.reached(office.id)
    while more:
        try:
            rows = service.ask(question(office, since, after, page))
        except TooMuchError:
            if page <= _SMALLEST:
                raise
            page //= 2
            continue
        more = len(rows) >= page
        journal.add(office.id, rows, more)
        after, _ = journal.reached(office.id)
