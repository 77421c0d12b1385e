"""Acts that are not the news: told in passing, by the time between, or as the crime that a court tries."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder

PUBLISHED = date(2022, 10, 27)  # a Thursday


def report(coder: Coder, text: str, trigger: str) -> Report:
    coded = coder.code(Article(id="test", text=text, published=PUBLISHED))
    return next(r for r in reversed(coded.reports) if trigger in r.trigger.text)


PASSING = [
    ("in the clause of what came first", "Uganda closed its embassy after rebels shelled Goma.", "shelled"),
    (
        "in that of what came first, days before",
        "Ruiz was jailed days after police arrested him.",
        "arrested",
    ),
    ("before another occasion", "Kenya accused Uganda of theft 11 days before the vote.", "accused"),
    ("previously", "Kenya previously accused Uganda of theft.", "accused"),
    ("time and again", "Police have arrested Pablo Ruiz at least twice.", "arrested"),
    ("on occasions", "Police have arrested Pablo Ruiz on nine separate occasions.", "arrested"),
    (
        "several times, whatever day was told before",
        "Police arrested a teacher in Lagos on Tuesday. Okoro, a senator, was jailed three times.",
        "jailed",
    ),
    (
        "several times, though he was held once that is told",
        "Police arrested Okoro, a senator, on Tuesday. Okoro has been arrested more than a dozen times.",
        "arrested",
    ),
    (
        "as what was only claimed",
        "The police paid to settle claims that officers illegally detained a Kenyan senator.",
        "detained",
    ),
    ("as what should not have been", "Soto, a Chilean senator, should never have been arrested.", "arrested"),
    ("in a stretch that is over", "During the primaries, Kenya accused Uganda of theft.", "accused"),
    ("as what is thought to have been", "Pablo Ruiz is thought to have shot a Chilean guard.", "shot"),
    ("for a while", "For a while, Kenya stopped buying arms from Uganda.", "stopped"),
    ("as of a few", "Chile was one of the first countries to ratify the treaty.", "ratify"),
]


@pytest.mark.parametrize(("text", "trigger"), [c[1:] for c in PASSING], ids=[c[0] for c in PASSING])
def test_what_is_told_in_passing_is_of_no_day(coder: Coder, text: str, trigger: str) -> None:
    when = report(coder, text, trigger).when
    assert (when.from_, when.why) == (None, "none")


NEWS = [
    ("by a text that is passed", "Kenya's Senate has passed a resolution calling for a truce.", "calling"),
    (
        "on an occasion of the news",
        "During a campaign stop in Goma, Ruto accused Uganda of theft.",
        "accused",
    ),
    ("one after the other", "Speaker after speaker denounced Uganda.", "denounced"),
    ("before something else on that day", "Ruto visited Goma before flying to Kampala.", "visited"),
]


@pytest.mark.parametrize(("text", "trigger"), [c[1:] for c in NEWS], ids=[c[0] for c in NEWS])
def test_what_is_news_is_of_the_day_of_the_article(coder: Coder, text: str, trigger: str) -> None:
    assert report(coder, text, trigger).when.from_ == PUBLISHED


BETWEEN = [
    ("a week", "It comes a week after rebels shelled Goma.", "shelled", "2022-10-17", "2022-10-23", False),
    (
        "days from one that is told",
        "Tuesday's vote came just two days after rebels shelled Goma.",
        "shelled",
        "2022-10-23",
        "2022-10-23",
        False,
    ),
    (
        "years, which make it background",
        "The amnesty comes three years after rebels shelled Goma.",
        "shelled",
        "2019-01-01",
        "2019-12-31",
        True,
    ),
    (
        "all that time since another",
        "The list began in 1990. Since then, nine rebels have been arrested in Goma.",
        "arrested",
        "1990-01-01",
        "2022-10-27",
        False,
    ),
    (
        "all that time since what came first",
        "Since Uganda applied in 2012, Kenya has worked closely with Uganda.",
        "worked",
        "2012-01-01",
        "2022-10-27",
        False,
    ),
    (
        "all that time since what a later clause tells",
        "The army has killed forty civilians since its offensive began on 3 October.",
        "killed",
        "2022-10-03",
        "2022-10-27",
        False,
    ),
    (
        "so long up to the article",
        "For three weeks rebels have shelled Goma.",
        "shelled",
        "2022-10-06",
        "2022-10-27",
        False,
    ),
    (
        "months of which nobody says how many",
        "Rebels have shelled Goma for months.",
        "shelled",
        "2022-04-27",
        "2022-10-27",
        False,
    ),
    (
        "recent weeks",
        "Kenya and Uganda have held several meetings in recent weeks.",
        "meetings",
        "2022-09-15",
        "2022-10-27",
        False,
    ),
]


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last", "historical"), [c[1:] for c in BETWEEN], ids=[c[0] for c in BETWEEN]
)
def test_the_time_between_dates_an_act(
    coder: Coder, text: str, trigger: str, first: str, last: str, historical: bool
) -> None:
    found = report(coder, text, trigger)
    assert (str(found.when.from_), str(found.when.until), found.historical) == (first, last, historical)
    assert found.when.why == "stated"


def test_what_another_did_since_dates_no_arrest(coder: Coder) -> None:
    text = "Police have arrested Okoro, a senator who has been on the run since he shot a man in May."
    assert report(coder, text, "arrested").when.from_ == PUBLISHED


def test_shots_are_of_the_day_told_however_many(coder: Coder) -> None:
    text = "Rebels shot a policeman in Goma on Tuesday. The policeman was shot three times."
    assert str(report(coder, text, "shot").when.from_) == "2022-10-25"


def test_what_came_a_week_before_lends_its_day_to_nothing(coder: Coder) -> None:
    text = "It comes a week after rebels shelled Goma.\n\nKenya condemned the attack on Kampala."
    assert report(coder, text, "attack").when.from_ is None


def test_a_clause_that_only_tells_when_dates_the_next(coder: Coder) -> None:
    text = "It was in late March that rebels shelled Goma."
    assert str(report(coder, text, "shelled").when.from_) == "2022-03-22"


class TestCrimes:
    def test_a_crime_is_not_of_the_day_of_its_verdict(self, coder: Coder) -> None:
        text = "Pablo Ruiz was sentenced to ten years in prison.\n\nRuiz stabbed Ana Soto in a bar."
        assert report(coder, text, "sentenced").when.from_ == PUBLISHED
        assert report(coder, text, "stabbed").when.from_ is None

    def test_it_is_of_the_time_at_which_it_is_told_before(self, coder: Coder) -> None:
        text = (
            "Pablo Ruiz was sentenced to ten years in prison on Wednesday. Ruiz admitted stabbing Ana Soto in"
            " Leeds in March 2019.\n\nThe trial was long.\n\nRuiz said that he stabbed Soto with a knife."
        )
        found = report(coder, text, "stabbed")
        assert (str(found.when.from_), found.historical) == ("2019-03-01", True)


WORDS = [
    (
        "a quoted charge, of the day on which it was made",
        "“We condemn the shelling of Goma,” Secretary of State Antony Blinken said Tuesday.",
        "condemn",
        "2022-10-25",
    ),
    (
        "those quoted, of the day on which they were said",
        "“The United States welcomes the role of Kenya in Goma,” Secretary of State Antony Blinken said"
        " Tuesday.",
        "welcomes",
        "2022-10-25",
    ),
    (
        "those of a crowd, of the day on which it came",
        "Hundreds of protesters gathered in Lima on Sunday. They called for the resignation of the minister.",
        "called",
        "2022-10-23",
    ),
    (
        "in the present tense, of the day of the one statement that the text quotes",
        "The State Department urges Kenya to free the senator.\n\n“The United States is alarmed,” reads the"
        " statement published on its website on October 20.",
        "urges",
        "2022-10-20",
    ),
    (
        "done at once, of the time told right before",
        "The court ruled against the senators in March. They immediately appealed to the president to help.",
        "appealed",
        "2022-03-01",
    ),
    (
        "that turn from the past to the news, of the day of the news",
        "Judge Ana Soto sentenced Pablo Ruiz to ten years. Police arrested Ruiz in Goma in 2016. Meanwhile,"
        " Soto ordered Ruiz to pay damages.",
        "ordered",
        "2022-10-27",
    ),
    (
        "that add to the news, whenever what it is about was",
        "Judge Ana Soto sentenced Pablo Ruiz to ten years in prison for selling drugs to men at a concert"
        " two years ago. Soto also ordered Ruiz to pay damages.",
        "ordered",
        "2022-10-27",
    ),
]


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [pytest.param(*case, id=name) for name, *case in WORDS],
)
def test_words_are_of_the_day_of_their_saying(coder: Coder, text: str, trigger: str, day: str) -> None:
    assert str(report(coder, text, trigger).when.from_) == day


def test_an_hour_gives_way_to_the_day_of_another_telling(coder: Coder) -> None:
    text = (
        "Senator Ana Soto was shot dead in Goma on 23 May 2021.\n\nFriends mourn.\n\nShe wrote books on"
        " law.\n\nThey were read.\n\nSoto was shot at 10 p.m. in her kitchen."
    )
    assert [
        str(r.when.from_) for r in coder.code(Article("1", text, PUBLISHED)).reports if r.type == "ASSAULT"
    ] == [
        "2021-05-23",
        "2021-05-23",
    ]


def test_what_did_it_dates_what_it_did(coder: Coder) -> None:
    text = (
        "Police spoke of the August 7 bombings in Nairobi and Kampala.\n\nThe car bomb attack in Nairobi"
        " killed ten people."
    )
    assert str(report(coder, text, "killed").when.from_) == "2022-08-07"


EVE = "Gunfire woke the people of Goma on Wednesday.\n\nShops stayed closed.\n\nNobody knew what would come."


def test_news_of_the_eve(coder: Coder) -> None:
    text = f"{EVE}\n\nThe road is narrow.\n\nIt leads to the lake.\n\nRebels seized the airport."
    assert str(report(coder, text, "seized").when.from_) == "2022-10-26"


@pytest.mark.xfail(strict=True, reason="the second coder takes the gunfire for an act, whose day goes on")
def test_not_that_of_the_eve_where_the_day_itself_is_told_of(coder: Coder) -> None:
    text = f"{EVE}\n\nOn Thursday it rained.\n\nIt still does.\n\nRebels seized the airport."
    assert report(coder, text, "seized").when.from_ == PUBLISHED


GONE_BACK = (
    "Colombia’s president spoke of peace on Thursday.\n\nIt rained.\n\nFew came.\n\nThe group was formed in"
    " 1964 by farmers. It was poor.\n\n"
    "It kidnapped hundreds of soldiers."
)


def test_what_goes_on_with_the_past_is_not_of_the_day_of_the_article(coder: Coder) -> None:
    found = report(coder, GONE_BACK, "kidnapped")
    assert (found.when.from_, found.when.why, found.historical) == (None, "none", True)


def test_the_year_before_is_background_once_this_year_is_some_months_old(coder: Coder) -> None:
    assert report(coder, "Kenya signed an agreement with Uganda in 2021.", "signed").historical


TOLD = [
    (
        "that at the end of a clause on the blast",
        "Soto looks into the bombing which killed 20 people, including two Poles, on August 7, 2020.",
        "killed",
        "2020-08-07",
    ),
    (
        "that of a visit that opens the sentence without a comma",
        "In a speech in Lima on 1 August Catherine Colonna criticised Chile's attempts to solve the crisis.",
        "criticised",
        "2022-08-01",
    ),
    (
        "not that of what comes after",
        "Ruiz, a Kenyan senator, is being held in jail and will appear in court on November 6.",
        "held",
        "2022-10-27",
    ),
    (
        "that of the vote, for all who voted",
        "The vote began on Wednesday.\n\nIt was long.\n\nNine senators voted against the prime minister.",
        "voted",
        "2022-10-26",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "day"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD])
def test_whose_a_time_is(coder: Coder, text: str, trigger: str, day: str) -> None:
    assert str(report(coder, text, trigger).when.from_) == day


def test_the_opening_of_a_story_of_a_court_names_nobody(coder: Coder) -> None:
    text = (
        "A man who stabbed a rival has been found guilty of murder.\n\nPablo Ruiz, 34, admitted stabbing Luis"
        " Soto in Leeds in March 2019."
    )
    assert str(report(coder, text, "stabbed").when.from_) == "2019-03-01"


def test_all_who_voted_did_so_on_the_day_of_the_vote(coder: Coder) -> None:
    text = (
        "Those senators who voted against the motion were jeered.\n\nThe debate was long and few slept."
        "\n\nNine senators voted against the Kenyan president on Tuesday."
    )
    first = coder.code(Article(id="test", text=text, published=PUBLISHED)).reports[0]
    assert (first.trigger.text, str(first.when.from_)) == ("voted", "2022-10-25")


def test_words_are_of_the_day_on_which_the_next_sentence_has_their_speaker_speak(coder: Coder) -> None:
    text = (
        "Kenyan President William Ruto has praised the Ugandan army. In a speech on Tuesday, Ruto also urged"
        " the United Nations to help."
    )
    assert str(report(coder, text, "praised").when.from_) == "2022-10-25"


def test_the_first_sentence_is_of_the_day_that_a_later_one_tells(coder: Coder) -> None:
    text = (
        "A man whose house was a bomb factory was arrested in connection with two blasts.\n\nHe said nothing."
        "\n\nPolice in Leeds arrested Pablo Ruiz on Tuesday."
    )
    first = coder.code(Article(id="test", text=text, published=PUBLISHED)).reports[0]
    assert (first.trigger.text, str(first.when.from_)) == ("arrested", "2022-10-25")


def test_what_ends_a_sentence_on_the_past_is_of_its_year(coder: Coder) -> None:
    text = (
        "Pablo Ruiz had fled to Chile in June 2018 and returned later that year, only to be jailed in Lima."
    )
    found = report(coder, text, "jailed")
    assert (str(found.when.from_), str(found.when.until)) == ("2018-01-01", "2018-12-31")
    assert found.historical


def test_a_full_date_before_a_noun_is_that_of_the_noun(coder: Coder) -> None:
    text = "Two agents charged in the Dec. 21, 2008, bombing of the Kenyan embassy in Lima have fled."
    coded = coder.code(Article(id="test", text=text, published=PUBLISHED)).reports
    days = {r.trigger.text: r.when.from_ for r in coded}
    assert days["bombing"] == date(2008, 12, 21)
    assert days.get("charged") != date(2008, 12, 21)
