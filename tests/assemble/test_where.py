"""Where an act is: which of the places near it, and when none of them is its place."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.assemble.position import is_within
from dateline.model import Article, Report
from dateline.pipeline import Coder

PUBLISHED = date(2022, 10, 27)


def report(coder: Coder, text: str, trigger: str) -> Report:
    article = Article(id="test", text=text, published=PUBLISHED)
    (found,) = [r for r in coder.code(article).reports if trigger in r.trigger.text]
    return found


CASES = [
    (
        "where a blow told as a noun is told to have killed",
        "The powers were introduced after a series of bombings left nine people dead throughout Mosul in "
        "2014.",
        "bombings",
        "Mosul",
    ),
    (
        "where the killing was, for which somebody is in court elsewhere",
        "A teenager is accused of the murder of a tourist in a knife attack in Galway in May. Dublin "
        "District Court heard him.",
        "murder",
        "Galway",
    ),
    (
        "of the dateline, for the court of a country",
        "LIMA, Peru (AP) — A Peruvian court on Friday sentenced a former general to ten years in prison.",
        "sentenced",
        "Lima",
    ),
    (
        "of the dateline, for a crime told in passing in the first sentence of local news",
        "TOLEDO, Ohio (AP) — A carpenter was charged on Monday in the killing of a neighbor who had been "
        "asleep.",
        "killing",
        "Toledo",
    ),
    (
        "not that which is only compared",
        "Norway on Monday expelled more diplomats than neighboring Sweden.",
        "expelled",
        "Norway",
    ),
    (
        "of another telling of it",
        "KAMPALA, Uganda (AP) — Uganda expelled six Chadians on Monday.\n\nThe six Chadians were deported on "
        "a night flight, a newspaper said.",
        "deported",
        "Uganda",
    ),
    (
        "not where any of a list of people is from",
        "In Goma, the army was backed by militias from Uganda, Rwanda and Burundi.",
        "backed",
        "Goma",
    ),
    (
        "not a country that does something in it",
        "The minister praised the strong laws of Kenya and said the talks would help Uganda.",
        "praised",
        None,
    ),
    (
        "where another clause of its sentence puts something",
        "A house in Mosul was raided and two teachers were also arrested.",
        "arrested",
        "Mosul",
    ),
    (
        "not where what came before was",
        "Two teachers were arrested after a fight at a school in Mosul.",
        "arrested",
        "Iraq",
    ),
    (
        "of the court that does it",
        "The Nairobi High Court on Monday asked the former president for an answer.",
        "asked",
        "Nairobi",
    ),
    (
        "of the authority that tells it",
        "TORONTO — The mayor was in Montreal. A man was charged with theft on Monday, Ottawa police said.",
        "charged",
        "Ottawa",
    ),
    (
        "told next, where the dateline is near it",
        "NAIROBI, Kenya (AP) _ A driver was attacked on Monday. The man was robbed in Mombasa, police said.",
        "attacked",
        "Mombasa",
    ),
    (
        "the suburb, not the town that it is of",
        "A sniper shot a doctor on Monday as he stood in his home in the Leeds suburb of Morley.",
        "shot",
        "Morley",
    ),
    (
        "where local news plays, for what local people say",
        "Snow fell in Winnipeg. In Winnipeg schools are shut. Canada froze. Teachers condemned the rules.",
        "condemned",
        "Winnipeg",
    ),
    (
        "where a parliament sits",
        "The lower house of the Belgian parliament on Monday voted in favor of the accession of Montenegro.",
        "voted",
        "Belgium",
    ),
    (
        "where all is that the article tells",
        "Rebels hold villages in Mali. Camps in Mali are full. Two Swedish soldiers were killed on Monday.",
        "killed",
        "Mali",
    ),
    (
        "not at home, where a state strikes",
        "Kenya is a peaceful country. Everybody in Kenya was told that Kenya hacked the servers.",
        "hacked",
        None,
    ),
    (
        "where its speaker is told to have spoken",
        "Foreign Minister Sergey Lavrov said in Geneva on Monday that the pact was dead.\n\n"
        "Lavrov urged Turkey to open the border.",
        "urged",
        "Geneva",
    ),
    (
        "at home, what a state decrees",
        "A bomb went off in Mombasa on Monday. Kenya expelled three German diplomats on Tuesday.",
        "expelled",
        "Kenya",
    ),
    (
        "in all of a country",
        "A bomb went off in Jos on Monday.\n\n"
        "Nigeria has seen a string of attacks in the north of the country this year.",
        "attacks",
        "Nigeria",
    ),
    (
        "by which a meeting is called",
        "Peru and Chile signed the pact at the Lima talks in March.",
        "signed",
        "Lima",
    ),
    (
        "where what they attend is held",
        "Delegations of Kenya and Uganda attended a meeting of the border commission held in Kampala.",
        "attended",
        "Kampala",
    ),
    (
        "that stands before the clause",
        "While he praised the army, at a rally in Kano, President Bola Tinubu called for calm.",
        "called",
        "Kano",
    ),
    (
        "not where those are of whom the attack was made",
        "A bomb killed ten people in Lahore on Monday.\n\n"
        "Prime Minister Shehbaz Sharif blamed India for the attack on the worshippers.",
        "attack",
        "Lahore",
    ),
    (
        "that the opening tells, near the town of the dateline",
        "DENVER: A man attacked a singer's car on Monday. The boy was in the car in Boulder, police said.\n\n"
        "The suspect was arrested on Tuesday.",
        "arrested",
        "Boulder",
    ),
    (
        "of the detectives to whom somebody is brought",
        "Gomez was arrested by Hartford police on Monday and brought to Waterbury detectives, where he was "
        "charged with theft.",
        "charged",
        "Waterbury",
    ),
    (
        "of a seat that stands in the dateline",
        "UNITED NATIONS (AP) _\n\nThe Security Council condemned the raid on the embassy in Kenya.",
        "condemned",
        "New York City",
    ),
    (
        "from which news of an alliance is sent",
        "GDANSK, Poland (AP) -- NATO condemned Russia on Monday.",
        "condemned",
        "Gdańsk",
    ),
    (
        "not where a person who is held was born",
        "Kofi Mensah, a native of Ghana, was arrested by Leeds police on Monday.",
        "arrested",
        "Leeds",
    ),
    (
        "not where an envoy is sent",
        "Sweden praised the decision to recall the ambassador to Chad for talks.",
        "praised",
        None,
    ),
    (
        "the town on which it lands, not the country that did it",
        "Karim Aziz said Iran fired on Erbil from positions near the Iraqi-Iranian border on Tuesday.",
        "fired",
        "Erbil",
    ),
    (
        "the town before its state, without a comma",
        "President Mensah visited a Nigerian regiment in Jos Plateau State on Friday.",
        "visited",
        "Jos",
    ),
    (
        "nowhere, while information that may lead to it is only sought",
        "A bakery in Leeds burned down. The insurer wants information leading to the swift arrest "
        "of Omar Hadid.",
        "arrest",
        None,
    ),
    (
        "in the town of local news around which all lies",
        "A water main broke in Hamburg before dawn. Cellars stood full in Altona, a plumber said.\n\n"
        "The city is urging households to boil what they drink.",
        "urging",
        "Hamburg",
    ),
    (
        "in the town of the one court of the article",
        "The Durban High Court in South Africa heard the case of a former minister.\n\n"
        "South Africa has waited for years.\n\nThe court rejected the appeal.",
        "rejected",
        "Durban",
    ),
    (
        "where the sentence before sets the scene",
        "BERLIN (AP) -- The ministry looks into a loan.\n\n"
        "In Lusaka, farmers filled a stadium. Singer upon singer denounced Germany.",
        "denounced",
        "Lusaka",
    ),
    (
        "not where the man is from who is held in news of another country",
        "AREQUIPA, Peru (AP) -- Peru guards its ports since a boat burned off Peru in May. A radio station "
        "said on Friday that a Chadian man was arrested. Peru looks for his crew.",
        "arrested",
        "Arequipa",
    ),
]


@pytest.mark.parametrize(
    ("why", "text", "trigger", "name"),
    [
        pytest.param(
            *case,
            id=case[0],
            marks=[pytest.mark.xfail(strict=True, reason="the second coder drops the act")]
            if case[0] == "not where any of a list of people is from"
            else [],
        )
        for case in CASES
    ],
)
def test_where_an_act_is(coder: Coder, why: str, text: str, trigger: str, name: str | None) -> None:
    assert report(coder, text, trigger).where.name == name, why


@pytest.mark.parametrize(
    ("text", "within"),
    [("The aide returned to Ghana.", True), ("It cleared the way for her return to Ghana.", False)],
)
def test_where_somebody_is_to_go_is_not_where_something_is_done(
    coder: Coder, text: str, within: bool
) -> None:
    (place,) = coder.annotate(Article(id="test", text=text, published=PUBLISHED)).places
    assert is_within(place, text) is within


def test_a_story_filed_abroad_is_not_where_it_was_filed(coder: Coder) -> None:
    text = (
        "BEIRUT — Shells fell in Aleppo. Rebels hold parts of Aleppo and of Idlib in Syria. In Lebanon, "
        "a bank shut. Syria has seen worse.\n\nNobody in Aleppo slept.\n\n"
        "Some residents burned down the houses."
    )
    assert report(coder, text, "burned").where.country != "LBN"
