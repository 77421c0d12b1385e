"""The status that the words above an act give it, which the second coder does not overrule."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article
from dateline.pipeline import Coder


def status(coder: Coder, text: str, type_: str) -> str:
    reports = coder.code(Article(id="1", text=text, published=date(2022, 10, 27))).reports
    return next(r.status for r in reports if r.type == type_)


@pytest.mark.parametrize(
    ("text", "type_", "told"),
    [
        ("The Kremlin denies British claims that Russia bombed the depot.", "ASSAULT", "negated"),
        ("Never before has Serbia struck at the villages of its neighbour.", "ASSAULT", "negated"),
        ("Spain failed to attend the talks in Rabat.", "CONSULT", "negated"),
        ("Italian police want information leading to the arrest of the bombers.", "COERCE", "hypothetical"),
        ('"Arrest the mayor," shouted a trader in Gao.', "COERCE", "hypothetical"),
        ("Kenya had the right to arrest the rebel leaders at any time.", "COERCE", "hypothetical"),
        (
            "If Kwame Osei were charged and convicted in Ghana, he could go to jail.",
            "SANCTION",
            "hypothetical",
        ),
        ("Japanese diplomats scheduled a news conference for Thursday in Nairobi.", "CONSULT", "planned"),
        pytest.param(
            "The editor should never have been arrested, his lawyer said.",
            "COERCE",
            "occurred",
            marks=pytest.mark.xfail(strict=True, reason="the second coder takes the never for a no"),
        ),
        (
            "The ministry can confirm that two Danish soldiers were killed in Helmand on Monday.",
            "ASSAULT",
            "occurred",
        ),
    ],
)
def test_what_the_words_above_an_act_say_holds(coder: Coder, text: str, type_: str, told: str) -> None:
    assert status(coder, text, type_) == told


def test_not_only_denies_nothing(coder: Coder) -> None:
    text = "The murder is not being investigated only by Austria."
    assert status(coder, text, "ACCUSE") in {"occurred", "ongoing"}


def test_what_is_only_believed_is_left_to_the_second_coder(coder: Coder) -> None:
    text = "Rebels believed to work for Asmara attacked a garrison in Tigray on Monday."
    assert status(coder, text, "ASSAULT") == "occurred"


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Riga criticised Moscow's decision to expel four Latvian diplomats.", "SANCTION", "occurred"),
        ("Peru expects a decision to expel the envoy.", "SANCTION", "planned"),
        ("Riga is nearing the decision to expel two Russian diplomats.", "SANCTION", "planned"),
        ("Estonia decided to expel two Russian diplomats.", "SANCTION", "planned"),
    ],
)
def test_a_state_expels_by_deciding_on_it(coder: Coder, text: str, type_: str, status: str) -> None:
    coded = coder.code(Article(id="1", text=text, published=date(2022, 10, 27)))
    assert [r.status for r in coded.reports if r.type == type_] == [status]
