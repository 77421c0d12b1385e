"""Where an act is: the scenes that a text sets, and what is in no one place."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder

PUBLISHED = date(2022, 10, 27)


def report(coder: Coder, text: str, trigger: str) -> Report:
    article = Article(id="test", text=text, published=PUBLISHED)
    (found,) = [r for r in coder.code(article).reports if trigger in r.trigger.text]
    return found


CASES = [
    (
        "not in the state of somebody's home town",
        "LINCOLN, Neb. (AP) -- Police on Monday named Marsh, 31, of Selma, Ala., as their suspect. He was"
        " accused of attacking a nurse.",
        "attacking",
        "Lincoln",
    ),
    (
        "where the last scene began, for who is in it",
        "OTTAWA (AP) -- The prime minister of Norway is touring Africa. In Lusaka, she laid a wreath.\n\n"
        "Then she praised the nurses of the hospital.",
        "praised",
        "Lusaka",
    ),
    (
        "not there for somebody else",
        "OTTAWA (AP) -- The prime minister of Norway is touring Africa. In Lusaka, she laid a wreath.\n\n"
        "The government of Norway praised the nurses of the hospital.",
        "praised",
        None,
    ),
    (
        "in no one place, where people talk by telephone",
        "OTTAWA (AP) -- The prime minister of Canada spoke with the president of Chile by phone on Monday.",
        "spoke",
        None,
    ),
    (
        "not where the news was written, weeks after",
        "OTTAWA (AP) -- Canadian farmers met on Monday. In July, the finance minister of Canada praised the"
        " deal with the president of Chile.",
        "praised",
        "Canada",
    ),
    (
        "nor where others only tell of words",
        "OTTAWA (AP) -- Canadian farmers met on Monday. The allegations against the army of Chad were false.",
        "allegations",
        None,
    ),
    (
        "of people who are called by where they live",
        "The mayor of Boston flew to Canada. Nevada teachers rejected the offer of the governor on Monday.",
        "rejected",
        "Nevada",
    ),
    (
        "not of those who are only blamed",
        "The president of Chad blamed Boston relatives of the man on Monday.",
        "blamed",
        None,
    ),
    (
        "by which the blow is called",
        "The president of Norway said on Monday that four nurses were killed in the Chad embassy bombing.",
        "killed",
        "Chad",
    ),
    (
        "not by whose the house is",
        "Ten people were killed on Monday in the bombing of the French Embassy.",
        "killed",
        None,
    ),
    (
        "of the opening's town, for what takes that up, though a house there is called after a saint",
        "Fear spread across Lima on Monday as Peruvian police saw the ruins of the church of St. Mark and"
        " St. Paul.\n\nThe attack hurt Peruvian Catholics.",
        "attack",
        "Lima",
    ),
    (
        "of the one town of local news, though its people are charged by nobody",
        "SWINDON: Two men were seen near a shop in Swindon. The council of Swindon was told on Monday.\n\n"
        "Watts has been charged with theft.",
        "charged",
        "Swindon",
    ),
    (
        "not where they were before",
        "NAIROBI, Kenya -- After touring Lusaka and meeting with Kenyan mayors on Monday, he flew home.",
        "meeting",
        "Nairobi",
    ),
    (
        "in the town of the story, for the police of its state",
        "DALLAS -- A man is held after a shooting in Waco on Monday. Texas State Police arrested Ed Lowe.",
        "arrested",
        "Waco",
    ),
    (
        "at home, where the article plays there, for what somebody says of another country",
        "Snow fell on Toronto, and Canada froze. The Canadian trade minister accused Chile of fraud.",
        "accused",
        "Canada",
    ),
    (
        "at home, for what those in office say to their own, wherever the article plays",
        "Rome, Milan and Naples were calm. The Norwegian president thanked the Norwegian parliament.",
        "thanked",
        "Norway",
    ),
    (
        "where the speaker is on a visit",
        "OSLO (AP) -- The French president thanked doctors and nurses on Monday on a short visit to Zambia.",
        "thanked",
        "Zambia",
    ),
    (
        "in the town last named",
        "Rebels advanced on Kaduna on Monday. The governor of Plateau State fled. Rebels besieged the city"
        " for weeks.",
        "besieged",
        "Kaduna",
    ),
    (
        "where what they are at was told to be",
        "The minister spoke at the climate conference in Bonn on Monday. He later met the president of Chad"
        " on the sidelines of the conference.",
        "met",
        "Bonn",
    ),
    (
        "here, which is where the news was written",
        "LIMA, October 25 (Xinhua) -- Chile is at peace. Two men attacked guards at the Chilean bank here"
        " on Monday, a paper of Chile said.",
        "attacked",
        "Lima",
    ),
]


@pytest.mark.parametrize(("why", "text", "trigger", "name"), CASES, ids=[c[0] for c in CASES])
def test_where_an_act_is(coder: Coder, why: str, text: str, trigger: str, name: str | None) -> None:
    assert report(coder, text, trigger).where.name == name
