"""The codes of private people, of those who are only counted, and of bodies of towns, in whole articles."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article
from dateline.pipeline import Coder

CASES = [
    (
        "OSLO, Norway (AP) - Nina Berg, Ole Dahl and Kari Moen were jailed on Monday in Norway.",
        {"Nina Berg": ("NOR", "CVL"), "Ole Dahl": ("NOR", "CVL"), "Kari Moen": ("NOR", "CVL")},
    ),
    (
        "Lima police said on Monday: Rosa Quispe, who sold flowers in Peru's capital, was charged. The police"
        " in Peru said so.",
        {"Rosa Quispe": ("PER", "CVL")},
    ),
    (  # whoever heads something has an office
        "Rosa Quispe, who heads a school in Lima, was asked to leave. Peru's police said so on Monday.",
        {"Rosa Quispe": (None, "")},
    ),
    (
        "Ada Cole, 51, and her husband Tom Cole, 53, were shot in Leeds, England. Police said the Coles were"
        " at home in England.",
        {"Coles": ("GBR", "CVL")},
    ),
    (
        "LONDON, Ky. (AP) - London Police have arrested two people on drug charges in Kentucky.",
        {"London Police": ("USA", "COP"), "two people": ("USA", "CVL")},
    ),
    (
        "A blast in Nairobi, Kenya, killed a guard and a woman visiting from Peru on Monday.",
        {"woman": ("PER", "CVL")},
    ),
    (
        "COLOMBO, Sri Lanka - Ministers Rauf Perera, Nimal Banda and Kasun Dias voted against the motion in"
        " Sri Lanka's parliament on Monday.",
        {"Nimal Banda": ("LKA", "GOV"), "Kasun Dias": ("LKA", "GOV")},
    ),
    (
        "TOKYO - Japan's FSA fined two lenders on Monday. The FSA asked Japanese lenders for a report.",
        {"FSA": ("JPN", "BUS")},
    ),
    (  # a title tells a doctor where the article speaks of one, and many tell the trade of each
        "OSLO, Norway (AP) - Dr. Nina Berg was shot dead in Oslo on Monday. The killing of a doctor shocked"
        " Norway.",
        {"Dr. Nina Berg": ("NOR", "MED")},
    ),
    (
        "OSLO, Norway (AP) - Dr. Nina Berg was shot dead in Oslo on Monday. Norway was shocked.",
        {"Dr. Nina Berg": ("NOR", "CVL")},
    ),
    (
        "LIMA, Peru - Rebels killed two journalists, including Rosa Quispe, on Monday. Rebels killed Quispe"
        " in Peru.",
        {"Rosa Quispe": ("PER", "JRN")},
    ),
    (
        "LIMA, Peru - Rosa Quispe was one of only three judges in Lima. Gunmen killed Quispe in Peru.",
        {"Rosa Quispe": ("PER", "JUD")},
    ),
    (  # initials have dots
        '"No," Jan R. Holm, a history professor at the university in Oslo, said. Holm condemned Norway.',
        {"Holm": ("NOR", "EDU")},
    ),
    (  # the given names alone are his, too
        "Juan Miguel Torres, 40, was jailed in Lima, Peru. Peru's police let Juan Miguel speak on Monday.",
        {"Juan Miguel Torres": ("PER", "CVL"), "Juan Miguel": ("PER", "CVL")},
    ),
    (  # only in news of Malta is it that of Malta
        "The Labour Party and the Nationalist Party signed a pact in Valletta. Malta votes in June.",
        {"Labour Party": ("MLT", "PTY"), "Nationalist Party": ("MLT", "PTY")},
    ),
    (
        "Chad expelled five Iraqis and a Libyan on Monday.",
        {"five Iraqis": ("IRQ", "CVL"), "Libyan": ("LBY", "CVL")},
    ),
    (  # Cuba is no federation
        "DENVER (AP) - A federal appeals court freed a Cuban. Cuba had asked for it. Cuba wept. Cubans in"
        " the United States rallied.",
        {"federal appeals court": ("USA", "JUD")},
    ),
    (
        "Cuba's government urged citizens to march. People in the United States watched.",
        {"citizens": ("CUB", "CVL")},
    ),
    (  # a trade after an age
        "A sniper killed Ann Moss in Akron, Ohio. The slaying of Moss, 52, an obstetrician who saw women,"
        " shocked Ohio.",
        {"Ann Moss": ("USA", "MED"), "Moss": ("USA", "MED")},
    ),
    (
        "Kazakhstan hailed it. After the visit of the head of state to Chad, Kazakhstan signed the deal.",
        {"head of state": ("KAZ", "GOV")},
    ),
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(coders="rules")


@pytest.mark.parametrize(("text", "whose"), CASES)
def test_people_and_bodies_get_the_country_that_the_article_tells(coder, text, whose):
    coded = coder.code(Article(id="1", text=text, published=date(2018, 4, 5)))
    found = {text[one.start : one.end]: (one.country, one.sector) for one in coded.layers.actors}
    assert {name: found.get(name) for name in whose} == whose


def test_those_who_are_only_counted_are_of_the_place_of_the_act(coder):
    text = "A teacher was killed and at least six injured in a knife attack in Quillabamba, Peru, on Monday."
    coded = coder.code(Article(id="1", text=text, published=date(2018, 4, 5)))
    found = {p.evidence.text: (p.country, p.sector) for r in coded.reports for p in r.recipients}
    assert found["at least six"] == ("PER", "CVL")


def test_unnamed_victims_are_of_the_country_where_it_is_done(coder):
    text = (
        "LEXINGTON, Ky. - Ann Lee of Kentucky saw the attack. Gunmen opened fire in Lyon, France, on Monday."
        " The attack killed three people. The United States is sad. A man in the United States wept."
        " Lee is back in the United States."
    )
    coded = coder.code(Article(id="1", text=text, published=date(2018, 4, 5)))
    found = {p.evidence.text: p.country for r in coded.reports for p in r.recipients}
    assert found["three people"] == "FRA"


def _parties(coder, text):
    reports = coder.code(Article(id="1", text=text, published=date(2018, 4, 5))).reports
    return {p.name: (p.country, p.sector) for r in reports for p in (*r.actors, *r.recipients)}


def test_two_titles_joined_before_a_name_are_one_mans(coder):
    one = "Norwegian State Councilor and Foreign Minister Ola Nordmo met Polish Foreign Minister Jan Nowak."
    assert set(_parties(coder, one)) == {"Ola Nordmo", "Jan Nowak"}
    two = "The Norwegian defence minister and Polish Foreign Minister Jan Nowak met the president of Chad."
    assert len(_parties(coder, two)) == 3


def test_an_embassy_called_by_where_it_is_belongs_to_whose_the_article_says_it_is(coder):
    told = (
        "A bomb hit the U.S. embassies in Chad and Ghana. She spoke for those who were killed in the Ghana"
        " embassy bombing."
    )
    assert _parties(coder, told)["Ghana embassy"] == ("USA", "GOV")
    own = "Protesters attacked the Ghana embassy in Oslo on Monday."
    assert ("GHA", "GOV") in _parties(coder, own).values()


def test_whoever_speaks_at_a_rally_is_of_no_parliament(coder):
    rally = _parties(coder, "A rally was held in Lima. Speaker after speaker denounced Chile on Monday.")
    assert "LEG" not in {sector for _, sector in rally.values()} and len(rally) == 2
    house = _parties(coder, "In Peru the speaker denounced Chile on Monday.")
    assert ("PER", "LEG") in house.values()


def test_an_act_that_kills_is_nobody(coder):
    text = "The 1985 bombing of an Air India jet that killed 329 people is tried again. So says Scotland."
    assert "Pan Am" not in _parties(coder, text)


def test_a_town_that_acts_in_news_of_games_is_its_club(coder):
    games = "UEFA charged Turin after the Champions League match in Italy. Turin condemned UEFA."
    assert _parties(coder, games)["Turin"] == ("ITA", "SOC")
    assert _parties(coder, "Milan sued Turin on Monday in Italy. Turin condemned Milan.")["Turin"] == (
        "ITA",
        "",
    )


def test_who_prosecutes_is_of_the_courts(coder):
    text = "The case is led by Bill Down, the seasoned advocate who prosecuted Peter Sharp in South Africa."
    assert _parties(coder, text)["Bill Down"] == ("ZAF", "JUD")
