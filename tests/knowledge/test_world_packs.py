"""The lists of the world that ship: whole, consistent, and with the facts an analyst would try first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest
from msgspec import Struct

from dateline.knowledge import packs
from dateline.knowledge.names.rows import BodyRow, CountryRow, PersonRow, RoleRow, SeatRow

FOLDERS = packs.folders()
INTERNATIONAL = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
STATE = {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK"}
SOCIETY = {"AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"}
SECTORS = STATE | SOCIETY
BODIES = ("organisations.tsv", "groups.tsv", "parties.tsv", "agencies.tsv")


def read(file: str, shape: type[Struct]) -> list[Struct]:
    return list(packs.rows(FOLDERS, file, shape))


def cells(text: str) -> list[str]:
    return text.split("|") if text else []


COUNTRIES: list[CountryRow] = read("countries.tsv", CountryRow)  # type: ignore[assignment]
PEOPLE: list[PersonRow] = read("people.tsv", PersonRow)  # type: ignore[assignment]
ROLES: list[RoleRow] = read("roles.tsv", RoleRow)  # type: ignore[assignment]
CODES = {row.code or row.id for row in COUNTRIES}
BODY_ROWS: dict[str, list[BodyRow]] = {file: read(file, BodyRow) for file in BODIES}  # type: ignore[misc]


def twice(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def bad_dates(rows: Iterable[CountryRow | BodyRow | PersonRow]) -> list[str]:
    found = []
    for row in rows:
        for value in (row.from_, row.until):
            if value and not is_date(value):
                found.append(row.id)
        shortest = min(len(row.from_), len(row.until))
        if row.from_ and row.until and row.from_[:shortest] > row.until[:shortest]:
            found.append(row.id)
    return found


def is_date(value: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return False
    try:
        date.fromisoformat(value + {4: "-01-01", 7: "-01", 10: ""}[len(value)])
    except ValueError:
        return False
    return True


def test_the_lists_are_as_long_as_the_world_needs() -> None:
    assert sum(row.kind == "state" for row in COUNTRIES) == 197
    assert len(ROLES) > 1500
    least = {"organisations.tsv": 400, "groups.tsv": 490, "parties.tsv": 600, "agencies.tsv": 350}
    assert [file for file, count in least.items() if len(BODY_ROWS[file]) < count] == []
    assert len(PEOPLE) > 4000


@pytest.mark.parametrize(
    "ids",
    [
        pytest.param([row.id for row in COUNTRIES], id="countries"),
        pytest.param([row.id for rows in BODY_ROWS.values() for row in rows], id="bodies"),
        pytest.param([row.id for row in PEOPLE], id="people"),
        pytest.param([row.role for row in ROLES], id="roles"),
    ],
)
def test_no_id_stands_twice(ids: list[str]) -> None:
    assert twice(ids) == []


def test_country_codes_are_iso_and_kinds_known() -> None:
    assert {code for code in CODES if not re.fullmatch("[A-Z]{3}", code)} == set()
    assert {row.kind for row in COUNTRIES} == {"state", "territory", "defacto", "former"}


@pytest.mark.parametrize("file", BODIES)
def test_bodies_have_known_countries_sectors_and_dates(file: str) -> None:
    rows = BODY_ROWS[file]
    assert [r.id for r in rows if not set(cells(r.country)) <= CODES | INTERNATIONAL or not r.country] == []
    assert [r.id for r in rows if not set(cells(r.sectors)) <= SECTORS] == []
    assert [r.id for r in rows if r.wikidata and not re.fullmatch(r"Q\d+", r.wikidata)] == []
    assert bad_dates(rows) == []


def test_people_have_known_countries_sectors_and_dates() -> None:
    assert [r.id for r in PEOPLE if r.country not in CODES | INTERNATIONAL] == []
    assert [r.id for r in PEOPLE if not r.sectors or not set(cells(r.sectors)) <= SECTORS] == []
    assert [r.id for r in PEOPLE if r.sure not in ("", "no")] == []
    assert bad_dates(PEOPLE) == []


def test_one_wikidata_id_names_one_person() -> None:
    names: dict[str, set[str]] = {}
    for row in PEOPLE:
        if row.wikidata:
            names.setdefault(row.wikidata, set()).add(row.name)
    assert {item: found for item, found in names.items() if len(found) > 1} == {}


def test_seats_and_roles_have_known_sectors() -> None:
    seats: list[SeatRow] = read("seats.tsv", SeatRow)  # type: ignore[assignment]
    assert [row.id for row in seats if not set(cells(row.sector)) <= SECTORS] == []
    assert [row.id for row in seats if row.country not in CODES | INTERNATIONAL] == []
    assert [row.role for row in ROLES if not set(cells(row.sectors)) <= SECTORS] == []
    assert [row.role for row in ROLES if row.role != row.role.lower()] == []


def test_former_states_end() -> None:
    assert [row.id for row in COUNTRIES if row.kind == "former" and not row.until] == []


@pytest.mark.parametrize(
    ("name", "day", "country", "role"),
    [
        ("Angela Merkel", "2017-06-01", "DEU", "chancellor"),
        ("Sergey Lavrov", "2022-10-27", "RUS", "foreign minister"),
        ("Nelson Mandela", "1996-01-01", "ZAF", "president"),
        ("Kofi Annan", "1999-12-31", "UNO", "UN secretary-general"),
        ("Subrahmanyam Jaishankar", "2023-02-01", "IND", "foreign minister"),
        ("Luiz Inacio Lula da Silva", "2024-05-05", "BRA", "president"),
        ("B.J. Habibie", "1999-01-15", "IDN", "president"),
        ("Benjamin Netanyahu", "1997-03-03", "ISR", "prime minister"),
    ],
)
def test_who_held_an_office_on_a_day(name: str, day: str, country: str, role: str) -> None:
    held = [r for r in PEOPLE if r.name == name and r.from_ <= day and (not r.until or day <= r.until)]
    assert [(row.country, row.role) for row in held] == [(country, role)]
