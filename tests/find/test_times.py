"""Which words are a time, and where they begin and end."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.find.times import find, find_in_text
from dateline.knowledge import packs
from dateline.knowledge.times import load
from dateline.resolve.dates import resolve

GRAMMAR = load(packs.folders())


def found(text: str) -> list[str]:
    return [m.evidence.text for m in find_in_text(text, GRAMMAR)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoys met on Tuesday in Oslo.", ["Tuesday"]),
        ("The port reopened on 27 October 2022 after repairs.", ["27 October 2022"]),
        ("The treaty of Oct. 27 holds.", ["Oct. 27"]),
        ("He left on Friday, June 3, for Lima.", ["Friday, June 3"]),
        ("Signed 27/10/2022 and filed 2022-10-28.", ["27/10/2022", "2022-10-28"]),
        ("The siege lasted for months.", ["months"]),
        ("It rained over the past two weeks.", ["the past two weeks"]),
        ("A new law comes early next year.", ["early next year"]),
        ("The blast came at 10:35 a.m. (0735 GMT) Friday.", ["10:35 a.m. (0735 GMT) Friday"]),
        ("Shops open at 9 am on Monday.", ["9 am on Monday"]),
        ("Ferries run twice a week and buses daily.", ["twice a week", "daily"]),
        (
            "The crisis of the 1990s returned in the third quarter of 2022.",
            ["the 1990s", "the third quarter of 2022"],
        ),
        ("Talks resume between 3 and 5 May.", ["3", "5 May"]),
        ("The summit runs May 3-5.", ["May 3", "5"]),
        ("The five-day visit ended a few days ago.", ["five-day", "a few days ago"]),
        ("He is now in Rome, and was recently in Bonn.", ["now", "recently"]),
        ("Two days later the bridge fell.", ["Two days later"]),
        ("The 1994-95 season was short.", ["1994", "95"]),
        ("The 2021/22 budget passed.", ["2021", "22"]),
        (
            "It closed early this month, and later this week it reopens.",
            ["early this month", "later this week"],
        ),
        ("A fortnight ago it was half an hour late.", ["A fortnight ago", "half an hour"]),
        ("A man in his 30s, a woman in her early forties, and songs of the 80s.", ["the 80s"]),
        ("The decades-long feud and the month-long siege.", ["decades-long", "month-long"]),
        ("They fought in the late nineteenth century.", ["the late nineteenth century"]),
        ("By the end of the year, not now.", ["the end of the year", "now"]),
        ("On Christmas Eve, and again on New Year's Day.", ["Christmas Eve", "New Year's Day"]),
        ("The KYIV talks of MAY 5 and FRIDAY.", ["MAY 5", "FRIDAY"]),
        ("It was fined $2 million a day.", ["a day"]),
        ("The poll of March 30-April 4.", ["March 30", "April 4"]),
        ("The fair of 27-Oct-2022.", ["27-Oct-2022"]),
        ("In 1995 weeks of strikes followed.", ["1995", "weeks"]),
        (
            "More than a decade ago, less than two weeks later.",
            ["More than a decade ago", "less than two weeks later"],
        ),
        ("The attack at 04:17 local time (01:17 GMT) on Monday.", ["04:17 local time (01:17 GMT) on Monday"]),
        ("They vote on the first Monday in May.", ["the first Monday in May"]),
        ("The siren sounds in the week of May 6.", ["the week of May 6"]),
        ("On the 4th of July, on 18th June.", ["the 4th of July", "18th June"]),
        ("Guards work 24 hours a day, six days a week.", ["24 hours a day", "six days a week"]),
        ("It took two weeks a year ago.", ["two weeks", "a year ago"]),
        (
            "Rebels struck at dawn on Tuesday and left by late afternoon.",
            ["dawn on Tuesday", "late afternoon"],
        ),
        ("Doors close at 8pm tonight.", ["8pm tonight"]),
        ("The raid came in the night of 24/25 April.", ["24", "25 April"]),
        ("It starts on April 7/8 in Derby.", ["April 7", "8"]),
        ("Since the 9/11 attacks, 3/4 of them have gone.", ["9/11"]),
        ("It took 3 1/2 years, or 4/5 of a life.", ["3 1/2 years"]),
        ("Clearly 2016 was better. 2024 has been calm.", ["2016", "2024"]),
        (
            "In the present year and the previous financial year.",
            ["the present year", "the previous financial year"],
        ),
        ("Read daily Slovak news, and of daily Russian raids.", ["daily", "daily"]),
    ],
)
def test_the_words_of_a_time_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,022 people fled.",
        "About 2018 people fled.",
        "Flight 1999 was late.",
        "He may march with them.",
        "Theresa May spoke to Jan Smit.",
        "A 22-year-old man was held.",
        "The year 20222 is far off.",
        "It was a second attack.",
        "Come as soon as possible.",
        "The Sunday Times and USA Today said so.",
        "The Good Friday Agreement holds.",
        "A Christmas-themed show.",
        "They won 3:21.",
        "She told 60 Minutes so.",
        "See https://news.example/uk/2018-budget-monday-27.html and www.example.org/april/2019-polls.",
        "See news.example/2018/04/05/fair or news.example/fair-2018-04-05.",
        "The past president met him at the last minute, soon after.",
        "She will soon resign.",
        "He spent the past 11 seasons there.",
        "It was on 3 May 20222, or May 3, 20222.",
        "It is due on 32 May 2023.",
        "The boys, aged 9, 4 and 8 months, are safe.",
        "Most were between the ages of 30 and 50 years.",
        "It is a day by day thing.",
        "There were 914 Second Class degrees.",
        "He lost the respect of some quarters of the party.",
        "The Spanish daily El Mundo and the daily Haaretz reported it, and the People's Daily did.",
        "Golden Dawn lost; ten were held after dawn raids.",
        "In 1999 cases and 2020 votes.",
        "Refugees spoke of the fall of Aleppo.",
        "",
        "   \n\n  ",
    ],
)
def test_what_only_looks_like_a_time_is_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Ministers met on Tuesday.", "past"),
        ("Ministers will meet on Tuesday.", "future"),
        ("The vote is scheduled for Tuesday.", "future"),
        ("She plans to visit Cairo on Tuesday.", "future"),
        ("The delegation could arrive as early as Tuesday.", "future"),
        ("Rebels have seized the town on Tuesday.", "past"),
        ("The minister could not be reached on Tuesday.", "past"),
        ("Ministers will discuss Tuesday's attack.", "past"),
        ("Police sealed the roads ahead of the vote on Tuesday.", "future"),
        ("The court extended the deadline until Tuesday.", "future"),
        ("Two ministers meet in Vienna on Tuesday.", "future"),
        ("He must leave if he loses on Tuesday.", "future"),
        ("Nobody has been seen since Tuesday.", "past"),
        ("Minister to visit Cairo on Tuesday", "future"),
        ("Talks that were to begin on Tuesday have been put off.", "future"),
        ("Until Tuesday, they had not called him a suspect.", "past"),
        ("After losing the town on Tuesday, rebels will withdraw.", "past"),
        ("It is the first visit since the coup in August.", "past"),
        ("The results are due at 9 p.m. on Sunday.", "future"),
        ("Snow is forecast for the weekend.", "future"),
        ("The exhibition runs until Sunday.", "future"),
        ("The exhibition ran until Sunday.", "past"),
        ("The rally, which many want to join, is on Friday.", "future"),
        ("The vote was put off until Sunday.", "future"),
        ("He was remanded in custody until Friday.", "future"),
        ("A spokesman declined to comment on Friday.", "past"),
        ("The army refused to say on Friday who had fired.", "past"),
    ],
)
def test_the_tense_is_that_of_the_governing_verb(reading, text: str, tense: str) -> None:
    assert [m.tense for m in find(reading(text), GRAMMAR)] == [tense]


def test_a_month_that_somebody_is_called_after_needs_more_than_an_article() -> None:
    text = "Theresa May met him. The talks with May failed. They met again in May."
    assert [m.evidence.start for m in find_in_text(text, GRAMMAR)] == [text.rindex("May")]


@pytest.mark.parametrize(
    "text", ["a" * 300_000, " " * 300_000, "1." * 150_000 + "x", "1,1" * 100_000, "\n" * 300_000]
)
def test_a_text_without_words_takes_no_time(text: str) -> None:
    assert find_in_text(text, GRAMMAR) == []


WORDS = st.sampled_from(
    re.findall(
        r"\S+|\n\n",
        "on in the a May March 31 30 2022 1999 2,022 Friday last next week days ago two - / , . 's November "
        "second 10:35 a.m. GMT ( ) several past half of year quarter Christmas Day 27/10/2022 \n\n early 90s "
        "since to and at dawn the first Monday in each month 6:30 11:30 p.m. tonight hours day aged decade "
        "week",
    )
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=25).map(" ".join)), st.dates())
def test_any_text_gives_sound_times(text: str, published: date) -> None:
    mentions = find_in_text(text, GRAMMAR)
    for mention in mentions:
        assert mention.evidence.text == text[mention.evidence.start : mention.evidence.end]
    times = resolve(mentions, published)
    assert all(a.end <= b.start for a, b in pairwise(times))
    for time in times:
        assert time.text == text[time.start : time.end]
        assert time.value
        assert (time.from_ is None) == (time.until is None)
        assert time.from_ is None or time.until is None or time.from_ <= time.until
    assert times == resolve(list(reversed(mentions)), published)


def test_a_parse_and_plain_text_find_the_same_words(reading) -> None:
    text = "On Monday, two weeks ago, they met. They will meet again in March 2023."
    with_parse = [m.evidence for m in find(reading(text), GRAMMAR)]
    assert with_parse == [m.evidence for m in find_in_text(text, GRAMMAR)]
