"""Every filter finds what it says, and a filter that finds nothing says which kind of nothing it is."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.archive.conftest import story

from dateline.errors import UsageError
from dateline.model import Box, Circle, Filter

DAY = date(2023, 5, 2)


@pytest.fixture
def filled(archive, add, strike):
    add(
        *strike,
        story(
            "c1",
            "Russian troops attacked Kharkiv on Monday, Ukrainian officials said.",
            "2023-05-09",
            "Coast",
        ),
    )
    return archive


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(actor=("rebels",)),
        Filter(party=("Rebels",), type=("assault",)),
        Filter(quad=(4,), place=("Goma",)),
        Filter(country=("DR Congo",), type=("ASSAULT",)),
        Filter(country=("COD",)),
        Filter(from_=DAY, until=DAY),
        Filter(published_until=date(2023, 5, 3)),
        Filter(box=Box(29, -2, 30, -1)),
        Filter(circle=Circle(-1.67, 29.2, 30)),
        Filter(publisher=("harbour",)),
        Filter(source=("police",)),
        Filter(origins=2),
        Filter(text="THE TOWN of goma"),
        Filter(disputed=True),
        Filter(mode=("heavy-weapons",)),
    ],
)
def test_the_attack_alone_is_found(filled, chosen: Filter) -> None:
    found = filled.events(chosen)
    assert [e.where.name for e in found] == ["Goma"]


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(actor=("Russia",)),
        Filter(actor=("russian mil",)),
        Filter(actor=("RUS MIL",)),
        Filter(place=("kharkiv",)),
        Filter(country=("Ukraine",)),
        Filter(circle=Circle(49.99, 36.23, 20)),
        Filter(published_from=date(2023, 5, 5)),
    ],
)
def test_the_other_attack_alone_is_found(filled, chosen: Filter) -> None:
    assert [e.where.name for e in filled.events(chosen)] == ["Kharkiv"]


def test_days_are_told_from_the_newest_article(filled) -> None:
    last = filled.asked(Filter(), last=7)
    assert (last.from_, last.until) == (date(2023, 5, 3), date(2023, 5, 9))
    ahead = filled.asked(Filter(), next_=30, as_of=date(2023, 5, 1))
    assert (ahead.from_, ahead.until) == (date(2023, 5, 1), date(2023, 5, 31))
    assert [e.type for e in filled.events(filled.asked(Filter(status=("planned",)), next_=14))] == ["CONSULT"]


def test_a_limit_takes_the_newest_in_their_order(filled) -> None:
    every = filled.events()
    assert filled.events(Filter(limit=2)) == every[-2:]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Filter(country=("Ukrane",)), r"did you mean Ukraine\?"),
        (Filter(type=("ASSALT",)), "no type is called 'ASSALT'"),
        (Filter(status=("perhaps",)), "there are occurred"),
        (Filter(mode=("shelling",)), "no mode is called"),
        (Filter(context=("wars",)), "no context is called"),
        (Filter(actor=(" ",)), "without a name"),
    ],
)
def test_what_there_is_not_is_said(filled, chosen: Filter, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        filled.events(chosen)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Filter(country=("FRA",)), "none matched: 5 articles in the store were read, and no event"),
        (Filter(from_=date(2023, 5, 3), until=date(2023, 5, 9), country=("FRA",)),
         r"none matched: 5 articles of 2023-05-03 to 2023-05-09 were read \(on 3 of its 7 days\)"),
        (Filter(from_=date(2020, 1, 1), until=date(2020, 1, 7)),
         r"no articles were read for that time \(2020-01-01 to 2020-01-07\); the store holds 5 articles of"),
        (Filter(from_=date(2024, 1, 1)), "none matched: of 2024-01-01 and later, which was still to come"),
        (Filter(publisher=("Nobody",)), "no articles of Nobody were read"),
    ],
)  # fmt: skip
def test_nothing_read_and_nothing_matched_are_two_things(filled, chosen: Filter, said: str) -> None:
    assert filled.events(chosen) == ()
    assert re.match(said, filled.nothing(chosen))
