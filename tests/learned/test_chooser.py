"""Two coders, one answer."""

from __future__ import annotations

from dateline.learned.answer import Answer
from dateline.learned.chooser import Chooser, Opinion, joint, likeliest
from dateline.model import Status

CHOOSER = Chooser(
    rules=(-2.0, 2.0, 0.0, 0.5, -0.5),
    alone=(0.0, 0.5, -0.5),
    trust=(1.0, 0.5),
    least=0.3,
    least_alone=0.6,
    least_promise=0.2,
)


def answer(**types: float) -> Answer:
    statuses: dict[Status, float] = {"occurred": 0.9, "planned": 0.1}
    return Answer(types={"-": 0.0, **types}, statuses=statuses, modes={"-": 1.0}, trigger=None)


def plover_of(type_: str, status: Status) -> str:
    return "AGREE" if (type_, status) == ("AID", "planned") else type_


def test_a_planned_act_counts_for_the_code_of_the_whole() -> None:
    shares = joint(answer(AID=0.5, AGREE=0.5), "", 0.0, CHOOSER.trust, plover_of)
    assert likeliest(shares) == "AGREE"
    assert abs(sum(shares.values()) - 1) < 1e-9


def test_a_rule_that_joins_the_pair_weighs_against_a_doubtful_learned_answer() -> None:
    doubtful, sure = answer(AID=0.55, ASSAULT=0.45), answer(AID=0.999, ASSAULT=0.001)
    assert likeliest(joint(doubtful, "ASSAULT", 3.0, CHOOSER.trust, plover_of)) == "ASSAULT"
    assert likeliest(joint(sure, "ASSAULT", 3.0, CHOOSER.trust, plover_of)) == "AID"


def test_agreement_makes_surer_and_doubt_less_sure() -> None:
    agreed = CHOOSER.both(Opinion(rule=0.7, same=0.9, none=0.05))
    doubted = CHOOSER.both(Opinion(rule=0.7, same=0.05, none=0.9))
    unasked = CHOOSER.both(Opinion(rule=0.7))
    assert 0 < doubted < unasked < agreed < 1
    assert CHOOSER.learned(0.9, 0.05) > CHOOSER.learned(0.5, 0.45)
