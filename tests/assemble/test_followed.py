"""Parties that are only pointed at: pronouns, counted people, the office of somebody, "we" of a spokesman."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article
from dateline.pipeline import Coder

WHO = [
    (
        "we of a spokesman are whose spokesman he is",
        '"We urge Ghana to open the port," trade ministry spokeswoman Ama Owusu of Togo said.',
        "urge",
        ["trade ministry"],
    ),
    (
        "the same, where he is one for them",
        '"We condemn the raid by Russia," said Oleg Petrov, a spokesman for Ukraine\'s army.',
        "condemn",
        ["Ukraine's army"],
    ),
    (
        "I am who speaks",
        '"I urge Ghana to open the port," trade ministry spokeswoman Ama Owusu said.',
        "urge",
        ["Ama Owusu"],
    ),
    (
        "her office is not she",
        "Attorney General Ana Ruiz of Utah was away. Her office charged the mayor with fraud.",
        "charged the mayor with fraud",
        ["office of Ana Ruiz"],
    ),
    (
        "the holder is not whom he meets",
        "President Erdogan flew to Boston. Biden came on Monday. The president met with Erdogan on Friday.",
        "met",
        ["Joe Biden", "Recep Tayyip Erdogan"],
    ),
    (
        "the two men of before",
        "Police seek two men over the death of Jan Lund. The two men knew Paul Moss. They attacked a guard.",
        "attacked",
        ["two men"],
    ),
    (
        "a surname is of who acted",
        "Jan Moss, brother of mayor Ole Moss, spoke in Oslo. Moss urged Norway to leave NATO.",
        "urged",
        ["Jan Moss"],
    ),
    (
        "it is none of a row",
        "The Security Council met. A text by Kenya, Ghana and Togo mourns them. It condemns the rebels.",
        "condemns",
        ["UN Security Council"],
    ),
]


@pytest.mark.parametrize(("what", "text", "trigger", "names"), WHO, ids=[w[0] for w in WHO])
def test_who_is_pointed_at(coder: Coder, what: str, text: str, trigger: str, names: list[str]) -> None:
    coded = coder.code(Article(id="test", text=text, published=date(2022, 10, 27)))
    (found,) = [r for r in coded.reports if r.trigger.text == trigger]
    assert [a.name for a in found.actors] == names


def test_a_husband_is_no_she(coder: Coder) -> None:
    text = "Ms Okafor's husband called the police. Officers investigated her abduction in Lagos."
    coded = coder.code(Article(id="test", text=text, published=date(2022, 10, 27)))
    (found,) = [r for r in coded.reports if r.trigger.text == "abduction"]
    assert [r.name for r in found.recipients] == ["Okafor"]


def test_what_opens_a_sentence_is_of_whom_it_tells(coder: Coder) -> None:
    text = "Turkey held Jan Moss, a pastor. A minister of the Evangelical Church, Moss was detained in Izmir."
    coded = coder.code(Article(id="test", text=text, published=date(2022, 10, 27)))
    (found,) = [r for r in coded.reports if r.trigger.text == "detained"]
    assert [r.name for r in found.recipients] == ["Jan Moss"]


@pytest.mark.parametrize(
    ("text", "trigger", "sector"),
    [
        ("Leeds Police said its burglary squad arrested two people.", "arrested", "COP"),
        ("Peru's defence ministry said its forces bombed rebels near Cusco.", "bombed", "MIL"),
    ],
)
def test_what_its_unit_is(coder: Coder, text: str, trigger: str, sector: str) -> None:
    coded = coder.code(Article(id="test", text=text, published=date(2022, 10, 27)))
    (found,) = [r for r in coded.reports if r.trigger.text == trigger]
    assert [a.sector for a in found.actors] == [sector]
