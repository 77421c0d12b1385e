"""How a text may state its date, and where the news begins."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.read.header import head_of

DAY = date(2022, 10, 27)
NEWS = "The foreign minister arrived in Wellington on Thursday for two days of talks."


@pytest.mark.parametrize(
    "head",
    [
        "date 2022-10-27\n",
        "date 2022-10-27 ",
        "2022-10-27 ",
        "2022-10-27: ",
        "2022-10-27T08:15:00Z - ",
        "**2022-10-27** | ",
        "Date: 2022-10-27 ",
        "DATE: 20221027\n",
        "Date: 27 October 2022\n\n",
        "date: 27th of October, 2022\n",
        "Date: Oct. 27, 2022\n",
        "Date: October 27th, 2022\n",
        "Date: Thursday, 27 Oct 2022 14:05 GMT\n",
        "Date: Thu, 27 Oct 2022 23:59:01 +1300\n",
        "Date: Thu, 27 Oct 2022 14:05:00 +0000 (UTC)\n",
        "Date: Thu Oct 27 14:05:00 UTC 2022\n",
        "Date: 2022/10/27\n",
        "Date: 2022.10.27\n",
        "Date: 27.10.2022\n",
        "Date: 27/10/2022\n",
        "Date: 10/27/2022\n",
        "Date: 27-Oct-2022\n",
        "Date: 2022-10-27T23:30:00-05:00\n",
        "Date: 2022-10-27 08:15:00.123 UTC\n",
        "Published: 27 October 2022\n",
        "Published on 27 October 2022\n",
        "Published on: October 27, 2022 at 9:30 a.m. EDT\n",
        "First published 27 October 2022\nUpdated 29 October 2022\n",
        "Updated: 29 October 2022\nPublished: 27 October 2022\n",
        "Published 27 October 2022 | Updated 28 October 2022\n\n",
        "Last updated at 14:05 GMT on 27 October 2022\n",
        "Posted: Oct 27 2022 3:04 PM\n",
        "27 October 2022\n\n",
        "Thursday, October 27, 2022\n",
        "By Ann Example, Harbour News, 27 October 2022\n\n",
        "Wellington | 27 October 2022 | 4 min read\n\n",
        "**Date:** 27 October 2022\n\n",
        "*27 October 2022*\n\n",
        "> Published: 2022-10-27\n\n",
        "---\ndate: 2022-10-27\ntitle: Talks begin\n---\n\n",
        "---\r\ntitle: 'Talks begin'\r\npublished: 2022-10-27T08:00:00Z\r\n---\r\n",
        '+++\ndate = "2022-10-27"\n+++\n',
        "Title: Talks begin\nPublisher: Harbour News\nDate: 2022-10-27\n\n",
        "\n\nDate: 2022-10-27\r\n\r\n",
        "Date: 2022-10-27\rPublisher: Harbour News\r\r",
        "Date: 27/Oct/2022\n",
        "Date: Thu Oct 27 2022 10:00:00 GMT+0100\n",
        "Updated at 10:14 a.m. ET, October 27, 2022\n",
        "First published on Thu 27 Oct 2022 14.05 BST\nLast modified on Fri 28 Oct 2022 09.00 BST\n\n",
        "Minister lands in Wellington\nBy Ann Example\nOctober 27, 20225:14 PM UTC · Updated 2 days ago\n\n",
        "Minister lands in Wellington\n\nPublished\n\n27 October 2022\n\n",
        "Harbour News\n\nHome\nMinister lands in town\nAnn Example\nThu 27 October 2022 at 8:00 am NZDT\n\n",
        "Oct 27, 2022, 10:14 AM EDT\n",
        "PUBLISHED 14:05 GMT, 27 October 2022\n",
        "(HARBOUR NEWS, 27 OCT 2022)\n\n",
    ],
)
def test_a_header_dates_the_text_and_the_news_begins_below_it(head: str) -> None:
    found = head_of(head + NEWS)
    assert found.published == DAY, found.undated
    assert found.body == len(head)


@pytest.mark.parametrize(
    "line",
    [
        "WELLINGTON, Oct 27, 2022 (Harbour Wire) - ",
        "WELLINGTON, October 27, 2022 — ",
        "Wellington, New Zealand, Oct. 27, 2022 /NewsRoute/ -- ",
        "Wellington, 27 October 2022 – ",
        "WELLINGTON (Harbour Wire), Thursday, 27 October 2022 - ",
        "WELLINGTON, October 27, 2022. /HWA/. ",
    ],
)
def test_a_full_wire_dateline_dates_the_text_and_stays_in_the_news(line: str) -> None:
    found = head_of(line + NEWS)
    assert (found.published, found.body) == (DAY, 0)


@pytest.mark.parametrize(
    ("text", "stem", "expected"),
    [
        ("WELLINGTON, Oct 27 (Harbour Wire) - " + NEWS, "talks", None),
        ("WELLINGTON, Oct 27 (Harbour Wire) - " + NEWS, "talks_2022", DAY),
        ("BEIJING, Oct. 27 (Harbour Wire) -- " + NEWS, "2022_talks", DAY),
        ("Copyright 2022 Harbour Wire\n\nWELLINGTON, 27 October - " + NEWS, "", DAY),
        ("WELLINGTON, Oct 26 - " + NEWS, "2022-10-27-talks", DAY),
        ("WELLINGTON, Feb 30 - " + NEWS, "talks_2022", None),
    ],
)
def test_a_dateline_without_a_year_is_no_date_until_something_states_the_year(
    text: str, stem: str, expected: date | None
) -> None:
    found = head_of(text, stem)
    assert found.published == expected
    assert bool(found.undated) == (expected is None)


@pytest.mark.parametrize(
    "stem", ["2022-10-27-talks", "talks_20221027", "20221027", "harbour.2022.10.27", "a-2022_10_27_0815"]
)
def test_a_file_name_dates_a_text_that_states_nothing(stem: str) -> None:
    assert head_of(NEWS, stem).published == DAY
    assert head_of("date 2021-01-02\n" + NEWS, stem).published == date(2021, 1, 2)


@pytest.mark.parametrize(
    "stem", ["talks", "20221399", "2022-10", "123456789012", "2022-10-27-to-2022-11-02", "99999999"]
)
def test_other_numbers_in_a_file_name_are_no_date(stem: str) -> None:
    assert head_of(NEWS, stem).published is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Date: 2022-02-30", "'2022-02-30' is no day of the calendar"),
        ("Date: 31 April 2022", "'31 April 2022' is no day"),
        ("date 03/04/2022", "may be day/month or month/day"),
        ("Date: 27/10/22", "year of two digits"),
        ("Date: October 2022", "has no day"),
        ("Date: 2022", "has no day"),
        ("Date: yesterday", "'yesterday' can't be read"),
        ("Published: 0022-10-27", "no likely year"),
        ("03-04-2022", "may be day/month"),
    ],
)
def test_a_date_that_cannot_be_read_is_named_and_nothing_else_taken(line: str, words: str) -> None:
    found = head_of(f"{line}\n\n{NEWS}", "talks-2022-10-27")
    assert found.published is None
    assert words in found.undated


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "On 27 October 2022, the foreign minister arrived in Wellington.",
        "Since October 27, 2022 - a Thursday - talks have gone on.",
        "2022-10-27 was a Thursday, and the talks went on in the old town hall.",
        "Dated equipment was blamed for the fire at the plant, the fire brigade said.",
        "Updated rules for the port of Lyttelton take effect on 27 October 2022, the ministry said.",
        "The army shelled the town on Thursday.\n\n27 October 2022 was the day of the first attack, he said.",
        "Talks held in March 2022 failed. They were to begin again on 27 October 2022.",
        "",
        "\n\n",
        "---\n",
        "---",
    ],
)
def test_a_date_in_the_news_itself_is_not_the_date_of_the_article(text: str) -> None:
    found = head_of(text)
    assert (found.published, found.body) == (None, 0)


@pytest.mark.parametrize(
    ("text", "title", "news"),
    [
        (
            "date 2022-10-27\n\nMinister lands in Wellington\n\n" + NEWS,
            "Minister lands in Wellington",
            "Minister",
        ),
        ("# Minister lands in Wellington\n\n" + NEWS, "Minister lands in Wellington", "Minister"),
        (
            "Minister lands in Wellington\nPublished: 27 October 2022\n\n" + NEWS,
            "Minister lands in Wellington",
            "The f",
        ),
        ("Title: Minister lands\nDate: 2022-10-27\n\n" + NEWS, "Minister lands", "The foreign"),
        ("Minister lands\n==============\n\n" + NEWS, "Minister lands", "The foreign"),
        ("Minister lands\n\nWELLINGTON, Oct 27, 2022 - " + NEWS, "Minister lands", "Minister"),
        ("WELLINGTON (HW) _\n\n" + NEWS, "", "WELLINGTON"),
        (
            'WELLINGTON (HW) --\n\nIt is over, the minister said: "We have a deal."\n\n' + NEWS,
            "",
            "WELLINGTON",
        ),
        ("Newspaper: minister used her own phone.\n\n" + NEWS, "", "Newspaper"),
        ("TITLE: Minister lands LINK: https://news.example/1\n" + NEWS, "Minister lands", "The foreign"),
        (NEWS + "\n\nMore follows.", "", "The foreign"),
    ],
)
def test_a_title_is_told_and_stays_in_the_news_unless_a_header_stands_below_it(
    text: str, title: str, news: str
) -> None:
    found = head_of(text)
    assert found.title == title
    assert text[found.body :].startswith(news)


def test_the_header_names_publisher_address_and_language() -> None:
    found = head_of(
        f"Source: Harbour News\nURL: https://news.example/1\nLanguage: en\nDate: 2022-10-27\n\n{NEWS}"
    )
    assert (found.publisher, found.url, found.language) == ("Harbour News", "https://news.example/1", "en")
