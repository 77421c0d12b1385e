"""What date a time expression means, seen from the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.find.times import find, find_in_text
from dateline.knowledge import packs
from dateline.knowledge.calendar import easter, holiday
from dateline.knowledge.times import load
from dateline.model import Time
from dateline.resolve.dates import resolve

GRAMMAR = load(packs.folders())
THURSDAY = date(2022, 10, 27)


def times(text: str, published: date = THURSDAY) -> list[Time]:
    return resolve(find_in_text(text, GRAMMAR), published)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 3 May 2019.", "2019-05-03"),
        ("They met on Wednesday.", "2022-10-26"),
        ("They met today.", "2022-10-27"),
        ("Talks ended last Tuesday.", "2022-10-25"),
        ("Talks ended Tuesday last week.", "2022-10-18"),
        ("Talks end next month.", "2022-11"),
        ("It was seen in 2014.", "2014"),
        ("It happened two months ago.", "2022-08"),
        ("It happened 11 days ago.", "2022-10-16"),
        ("It happened a few days ago.", "PAST_REF"),
        ("Over the past two weeks, prices rose.", "P2W"),
        ("For months they waited.", "PXM"),
        ("It began in the 1990s.", "199"),
        ("Sales rose in the third quarter of 2022.", "2022-Q3"),
        ("It was signed last summer.", "2022-SU"),
        ("They visit every day.", "P1D"),
        ("They pray every Friday.", "XXXX-WXX-5"),
        ("He was found on Thanksgiving Day.", "2022-11-24"),
        ("It was signed on Good Friday 1998.", "1998-04-10"),
        ("Shells fell at 10:35 a.m. on Wednesday.", "2022-10-26T10:35"),
        ("Shells fell Wednesday night.", "2022-10-26TNI"),
        ("Dated 27/10/2022.", "2022-10-27"),
        ("Dated 10/27/2022.", "2022-10-27"),
        ("The meeting on Monday, Nov. 7, is off.", "2022-11-07"),
        ("It began two weeks ago.", "2022-W41"),
        ("It began a couple of days ago.", "2022-10-25"),
        ("It began yesterday.", "2022-10-26"),
        ("It closed over the weekend.", "2022-W42-WE"),
        ("It happened the day before yesterday.", "2022-10-25"),
        ("It was built in the 19th century.", "18"),
        ("It lasted half a year.", "P6M"),
        ("It lasted a year and a half.", "P1.5Y"),
        ("It fell in the first half of this year.", "2022-H1"),
        ("He left in November last year.", "2021-11"),
        ("It takes effect on 1 January next year.", "2023-01-01"),
        ("This coming Friday is free.", "2022-10-28"),
        ("Talks are now under way.", "PRESENT_REF"),
        ("The Sept. 11 attacks.", "2001-09-11"),
        ("It was on a Friday, Oct. 23.", "2020-10-23"),
        ("They met on the second Tuesday of March 2022.", "2022-03-08"),
        ("They met on the last Friday in October 2021.", "2021-10-29"),
        ("They meet on the first Monday of each month.", "XXXX-XX-WXX-1"),
        ("It fell in the week of May 6, 2019.", "2019-W19"),
        ("It was known over the last decade.", "P10Y"),
        ("The last decade was dry.", "P10Y"),
        ("It was known last decade.", "201"),
        ("It opens at 8pm tonight.", "2022-10-27T20:00"),
        ("By mid-year the plant will close.", "2022"),
        ("It took 3 1/2 years.", "P3.5Y"),
        ("It was a 2 1/2-hour flight.", "PT2.5H"),
        ("It took 1/2 hour.", "PT30M"),
        ("It closed in midweek.", "2022-W43"),
        ("In 2021's fourth quarter it lost money.", "2021-Q4"),
        ("Last year's first half was poor.", "2021-H1"),
        ("The fiscal third quarter of 2022 was flat.", "2022-Q3"),
        ("It fell at 8 o'clock on Tuesday night.", "2022-10-25T20:00"),
        ("It fell at 9:30 last night.", "2022-10-26T21:30"),
        ("It fell at 7:15 yesterday morning.", "2022-10-26T07:15"),
    ],
)
def test_a_time_has_its_timex3_value(text: str, value: str) -> None:
    assert [t.value for t in times(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court ruled on Monday.", "2022-10-24"),
        ("The court will rule on Monday.", "2022-10-31"),
        ("The court ruled in December.", "2021-12"),
        ("The court will rule in December.", "2022-12"),
        ("The court could rule as early as Monday.", "2022-10-31"),
        ("Both parties want to win the May election.", "2023-05"),
        ("They mourn the victims of the May bombing.", "2022-05"),
    ],
)
def test_the_tense_tells_the_side(reading, text: str, value: str) -> None:
    assert [t.value for t in resolve(find(reading(text), GRAMMAR), THURSDAY)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He fled on 3 May 2019. Two days later he was held.", ["2019-05-03", "2019-05-05"]),
        ("He fled on 3 May 2019. The following day he was held.", ["2019-05-03", "2019-05-04"]),
        ("He fled on 3 May 2019 and died that year.", ["2019-05-03", "2019"]),
        ("He fled on 30 December 2019 and returned on 4 January.", ["2019-12-30", "2020-01-04"]),
        ("It ran between 3 and 5 May 2019.", ["2019-05-03", "2019-05-05"]),
        ("It ran from June to August 2014.", ["2014-06", "2014-08"]),
        ("The fair ran from Monday to Wednesday.", ["2022-10-24", "2022-10-26"]),
        ("He fled on 3 May 2019. That night he called.", ["2019-05-03", "2019-05-03TNI"]),
        ("He fled in March 2018 and died that November.", ["2018-03", "2018-11"]),
        ("He fled in December 2018, after a coup in March of that year.", ["2018-12", "2018-03"]),
        ("He fled in 2018 and died on May 3 the same year.", ["2018", "2018-05-03"]),
        ("He fled on 3 May 2019. By the end of that month he was dead.", ["2019-05-03", "2019-05"]),
        ("They met in 2019. The next day they left.", ["2019", "2019-XX-XX"]),
        ("He was held on Wednesday and charged later that day.", ["2022-10-26", "2022-10-26"]),
        ("It ran between 2 a.m. and 4:30 a.m. Tuesday.", ["2022-10-25T02:00", "2022-10-25T04:30"]),
        ("It ran from 6:30-11:30 p.m. on Monday.", ["2022-10-24T18:30", "2022-10-24T23:30"]),
        ("It ran from 10:30 to 14:00 on Monday.", ["2022-10-24T10:30", "2022-10-24T14:00"]),
        ("He left on Monday. By late afternoon it was quiet.", ["2022-10-24", "2022-10-24TAF"]),
    ],
)
def test_a_date_in_the_text_anchors_those_after_it(reading, text: str, values: list[str]) -> None:
    assert [t.value for t in resolve(find(reading(text), GRAMMAR), THURSDAY)] == values


@pytest.mark.parametrize(
    ("text", "begin", "end", "precision"),
    [
        ("in March 2014", date(2014, 3, 1), date(2014, 3, 31), "month"),
        ("early next year", date(2023, 1, 1), date(2023, 5, 1), "range"),
        ("earlier this month", date(2022, 10, 1), THURSDAY, "range"),
        ("later this month", THURSDAY, date(2022, 10, 31), "range"),
        ("a few days ago", date(2022, 10, 21), date(2022, 10, 25), "range"),
        ("in the 1990s", date(1990, 1, 1), date(1999, 12, 31), "range"),
        ("last week", date(2022, 10, 17), date(2022, 10, 23), "week"),
        ("the past two weeks", date(2022, 10, 13), THURSDAY, "range"),
        ("between 3 and 5 May 2019", date(2019, 5, 3), date(2019, 5, 5), "range"),
    ],
)
def test_a_time_has_its_interval(text: str, begin: date, end: date, precision: str) -> None:
    time = times(text)[0]
    assert (time.from_, time.until, time.precision) == (begin, end, precision)


@pytest.mark.parametrize("text", ["31 November", "30/02/2023", "February 30, 2021", "29 February 2023"])
def test_a_day_that_no_calendar_has_is_no_time(text: str) -> None:
    assert times(f"It is due on {text}.") == []


def test_a_year_at_the_edge_of_the_calendar_is_left_out_or_dated() -> None:
    text = "Last Friday, next year, 3000 years from now, 50 years ago, the weekend, over the past 500 years."
    for published in (date.min, date.max):
        for time in times(text, published):
            assert time.from_ is None or time.until is None or time.from_ <= time.until


def test_a_time_is_the_same_whatever_was_read_before() -> None:
    first, second = "He fled on 3 May 2019.", "The following day he was held."
    alone = times(second)
    times(first)
    assert times(second) == alone


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("about two weeks", "APPROX"),
        ("nearly two weeks", "LESS_THAN"),
        ("no more than two weeks", "EQUAL_OR_LESS"),
        ("at least two weeks", "EQUAL_OR_MORE"),
        ("up to two weeks", "EQUAL_OR_LESS"),
        ("more than two weeks ago", "BEFORE"),
        ("late 2021", "END"),
        ("mid-March", "MID"),
        ("the start of May", "START"),
        ("two weeks", None),
    ],
)
def test_what_modifies_a_time_is_told(text: str, mod: str | None) -> None:
    assert [t.mod for t in times(f"It took {text}.")] == [mod]


def test_easter_and_moving_holidays() -> None:
    assert [easter(year) for year in (1998, 2000, 2024)] == [
        date(1998, 4, 12),
        date(2000, 4, 23),
        date(2024, 3, 31),
    ]
    assert holiday(2024, "09-01+0") == date(2024, 9, 2)
