"""The day of an act where its own clause tells none, or a day that is another's."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, When
from dateline.pipeline import Coder

PUBLISHED = date(2022, 10, 27)  # a Thursday


def when(coder: Coder, text: str, trigger: str) -> When:
    coded = coder.code(Article(id="test", text=text, published=PUBLISHED))
    (found,) = [r for r in coded.reports if trigger in r.trigger.text]
    return found.when


ANOTHERS = [
    (
        "not that of what somebody is accused of",
        "Pablo Ruiz is accused of shooting a guard in Leeds on March 3.",
        "accused",
        "2022-10-27",
    ),
    (
        "not that of the crime",
        "Pablo Ruiz was indicted last year in the May 2019 shooting death of a judge.",
        "indicted",
        "2021-01-01",
    ),
    (
        "a month that is over is not that of the present perfect",
        "A man has been charged with murder in the stabbing death of a judge in Leeds last month.",
        "charged",
        "2022-10-27",
    ),
    (
        "not that of a clause on who did it",
        "Boris Tanaka, head of the Lima police until he retired in 2003, accused Kenya of theft.",
        "accused",
        "2022-10-27",
    ),
    (
        "the one in what was asked for, when it is long past",
        "The pact invited the northern and eastern states to join the bloc in July 1997 in Oslo.",
        "invited",
        "1997-07-01",
    ),
    (
        "the one ahead, after by whom and for which time",
        "Pablo Ruiz will be arrested by Uganda for the second time on Saturday.",
        "arrested",
        "2022-10-29",
    ),
    (
        "not that in the name of a law",
        "The minister asked the court for its view of Section 9 of the Coal Mines Act of 1974.",
        "asked",
        "2022-10-27",
    ),
    (
        "not that on which the plan was made",
        "Kenya on Tuesday approved a plan to deploy troops in Somalia.",
        "deploy",
        "None",
    ),
    (
        "that of which a clause tells what was then",
        "In contrast to Tuesday, when two union leaders were arrested, crowds in Lima were calm Wednesday.",
        "arrested",
        "2022-10-25",
    ),
    ("no day for what is done time and again", "Kenya has often accused Uganda of theft.", "accused", "None"),
    (
        "that of the crowd that came for it",
        "A thousand people gathered in Lima on Tuesday to demand the release of a Peruvian senator.",
        "demand",
        "2022-10-25",
    ),
    (
        "that of the blast that did it",
        "The Friday explosions at two embassies in Lima and Quito killed at least ten people.",
        "killed",
        "2022-10-21",
    ),
    (
        "that of the clause in which it was there",
        "Pablo Ruiz was arrested on Tuesday and brought to Leeds, where he was charged with murder.",
        "charged",
        "2022-10-25",
    ),
    (
        "that of the blast of which two things are told",
        "Ana Ruiz has been on the run since the January 1998 bombing of a clinic that killed an officer and"
        " wounded a nurse.",
        "killed",
        "1998-01-01",
    ),
    (
        "that of the noun that a clause tells more of",
        "Kenyan police said that Otieno is the suspect in shootings that wounded two nurses in May in Thika.",
        "shootings",
        "2022-05-01",
    ),
    (
        "that of the noun, behind the names of its place",
        "The motive behind her abduction in Tororo, eastern Uganda, on 2 September, is still unclear.",
        "abduction",
        "2022-09-02",
    ),
    (
        "that on which it was asked for, where what was asked for lies between",
        "The alliance invited three Nordic countries to join the pact in March 2009 at a summit in Quito.",
        "invited",
        "2009-03-01",
    ),
    (
        "from that since which it has been done",
        "Since meeting Mayor Otieno in Paris on October 3, Ruiz has condemned Uganda.",
        "condemned",
        "2022-10-03",
    ),
    (
        "that of the scene, however long ago",
        "Thousands of farmers marched in Lima on 4 April 2018. Police fired tear gas to disperse them.",
        "fired",
        "2018-04-04",
    ),
    (
        "a year, where a court came in later",
        "On 4 April 2018, police arrested Pablo Soto in Lima. He was jailed for fraud.",
        "jailed",
        "2018-01-01",
    ),
    (
        "so long before what is told with its day",
        "Kenya cut off contact with Uganda about a month before the June 8 election.",
        "cut",
        "2022-05-01",
    ),
    (
        "some weeks before a day told",
        "Otieno was arrested on Monday, weeks after the mayor's top adviser resigned.",
        "resigned",
        "2022-08-25",
    ),
    (
        "that on which what did it is told",
        "The port of Dakar was rocked on Monday by a blast that killed nine dockers.",
        "killed",
        "2022-10-24",
    ),
    (
        "that of the noun, where the verb has one",
        "The Kenyan government on Tuesday condemned an attack on a mosque in Garissa on Sunday.",
        "attack",
        "2022-10-23",
    ),
    (
        "that of the noun, where it lies far back",
        "Ties between Japan and Chile were strained by the bombing of an embassy in Lima in March 2011.",
        "bombing",
        "2011-03-01",
    ),
    (
        "that of what is told on the occasion",
        "French Foreign Minister Catherine Colonna laid a wreath on Tuesday on a short visit to Nairobi.",
        "visit",
        "2022-10-25",
    ),
    (
        "that of the act that a clause goes on with",
        "Few came because of the August 7 bombings in Nairobi, Kenya, and Garissa, which killed ten people.",
        "killed",
        "2022-08-07",
    ),
    (
        "that of the clause before, in a row of them",
        "Police arrested the editor in May 2021, and a court sentenced him to ten days in prison.",
        "sentenced",
        "2021-05-01",
    ),
]


# right by the rules alone
_UNREAD = {"that of the noun that a clause tells more of"}


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        pytest.param(
            *case,
            id=name,
            marks=[
                pytest.mark.xfail(
                    strict=True, reason="the second coder has the wounding alone, of the same day"
                )
            ]
            if name in _UNREAD
            else [],
        )
        for name, *case in ANOTHERS
    ],
)
def test_whose_a_time_is(coder: Coder, text: str, trigger: str, first: str) -> None:
    assert str(when(coder, text, trigger).from_) == first


AROUND = [
    ("none, by what means it was done", "The army pleased Goma by shelling rebels.", "shelling", "None"),
    (
        "that of the scene, some sentences on",
        "The trucks left Goma at dawn on Tuesday.\n\nIt was cold. The drivers sang. Their load was maize."
        "\n\nRebels stopped them at a bridge and detained the drivers.",
        "detained",
        "2022-10-25",
    ),
    (
        "that of the scene, on which somebody was about to do something",
        "The clerk was about to leave Goma on Aug. 18. She was afraid. Officers then arrested her.",
        "arrested",
        "2022-08-18",
    ),
    (
        "that of the article, for blows that fall at once",
        "Gunmen shot a policeman several times in Leeds.",
        "shot",
        "2022-10-27",
    ),
    (
        "none of what was done time and again over years",
        "Police arrested Pablo Ruiz, a Chilean, in Lima.\n\nPolice have detained Ruiz since 1990.",
        "arrested",
        "2022-10-27",
    ),
    (
        "that of the scene",
        "The trucks left Goma at dawn on Tuesday. Rebels stopped them and detained the drivers.",
        "detained",
        "2022-10-25",
    ),
    (
        "that of the only one told of, which a clause takes up",
        "Japan's minister laid a wreath near the crater left by the blast that wounded ten people.\n\nA car"
        " bomb in Nairobi killed four Kenyan guards on August 7.",
        "wounded",
        "2022-08-07",
    ),
    (
        "that of the news, where it is some days old",
        "Gunfire woke the people of Goma on Saturday.\n\nShops stayed closed.\n\nNobody knew what would"
        " come.\n\nThe road to the lake is narrow.\n\nRebels seized the airport.",
        "seized",
        "2022-10-22",
    ),
    (
        "not that of the news for what holds today",
        "Gunfire woke the people of Goma on Saturday.\n\nShops stayed closed.\n\nNobody knew what would"
        " come.\n\nThe road to the lake is narrow.\n\nThe mayor is accused of fraud.",
        "accused",
        "2022-10-27",
    ),
    (
        "none for what has been done, below the opening",
        "Traders opened their shops in Goma.\n\nShops stayed calm.\n\nNobody knew what would"
        " come.\n\nThe road to the lake is narrow.\n\nKenya has expelled three Ugandan diplomats.",
        "expelled",
        "None",
    ),
    (
        "that of the news for what now holds",
        "Traders opened their shops in Goma.\n\nShops stayed calm.\n\nNobody knew what would"
        " come.\n\nThe road to the lake is narrow.\n\nPablo Ruiz is now charged with fraud.",
        "charged",
        "2022-10-27",
    ),
    (
        "none for what came of something in the end",
        "Kenya opened its ports. The minister eventually resigned.",
        "resigned",
        "None",
    ),
    (
        "none for what is joined to that",
        "Traders opened their shops in Goma.\n\nShops stayed calm.\n\nNobody knew what would"
        " come.\n\nThe road to the lake is narrow.\n\nKenya has sued the bank and expelled three envoys.",
        "expelled",
        "None",
    ),
    (
        "none for what has been done, in what somebody says",
        '"Kenya has expelled three Ugandan diplomats," the minister said.',
        "expelled",
        "None",
    ),
    (
        "none for the blow that a text takes for known",
        "Kenya buried two of its teachers.\n\nThe teachers were killed in the Nairobi hotel bombing.",
        "killed",
        "None",
    ),
    (
        "that of the news for what was done",
        "Two teachers were killed in the Nairobi hotel.",
        "killed",
        "2022-10-27",
    ),
    (
        "none for what a noun names and something is said of",
        "The minister said that the Kenyan air raid on Goma is not linked with the vote.",
        "air raid",
        "None",
    ),
    (
        "none for what was said before a vote",
        "Kenyan Foreign Minister Alfred Mutua accused Uganda of theft on the campaign trail.",
        "accused",
        "None",
    ),
    (
        "that of the news for what has been done, in the opening",
        "Kenya has expelled three Ugandan diplomats.",
        "expelled",
        "2022-10-27",
    ),
    (
        "that on which the speaker spoke",
        "Kenyan Foreign Minister Alfred Mutua told reporters on Monday that the talks had failed.\n\nThe rain"
        " has not stopped.\n\nMutua accused Uganda of theft.",
        "accused",
        "2022-10-24",
    ),
    (
        "that of the statement in which it was said",
        "Kenyan Foreign Minister Alfred Mutua, who spoke in a statement sent on Monday, blamed Uganda.",
        "blamed",
        "2022-10-24",
    ),
    (
        "not that on which somebody else spoke",
        "Kenyan Foreign Minister Alfred Mutua told reporters on Wednesday that talks had failed.\n\nThe rain"
        " has not stopped.\n\nThe Ugandan government accused Rwanda of theft.",
        "accused",
        "2022-10-27",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "first"), [c[1:] for c in AROUND], ids=[c[0] for c in AROUND])
def test_the_day_that_the_text_is_at(coder: Coder, text: str, trigger: str, first: str) -> None:
    assert str(when(coder, text, trigger).from_) == first


def test_the_day_in_the_dateline_stands_in_for_that_of_the_article(coder: Coder) -> None:
    found = when(coder, "NAIROBI, October 26 (Kena) -- Rebels shelled Goma.", "shelled")
    assert (str(found.from_), found.why) == ("2022-10-26", "published")
    assert found.evidence is not None and found.evidence.text == "October 26"
