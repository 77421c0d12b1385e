"""Two coders, one answer."""

from __future__ import annotations

import pytest
from msgspec import structs

from dateline.learned.answer import ActAnswer, Answer
from dateline.learned.chooser import Chooser, Opinion, RuleReading, Side, joint, likeliest
from dateline.model import Span, Status

CHOOSER = Chooser(
    does=(-1.0, 0.0, 2.0, -1.0, -1.0, 2.0, 1.0),
    suffers=(-1.0, 0.0, 2.0, -1.0, -1.0, 2.0, 1.0),
    status=1.0,
    mode=1.0,
    switch=3.0,
    rules=(-1.0, 2.0, 0.5, -0.5, 0.5, 0.5),
    alone=(0.0, 0.5, 0.5, -0.5, 0.5, 0.5, -1.0, -1.0),
    trust=(1.0, 0.5),
    least=0.3,
    least_alone=0.6,
    least_promise=0.2,
)
REBELS, TOWN, MONKS = Span(0, 6), Span(15, 19), Span(21, 26)
NOBODY = (False, False, False)
RULE = RuleReading(
    "ASSAULT",
    None,
    0.7,
    does=Side((True, False, False), NOBODY, filled=True),
    suffers=Side((False, True, False), NOBODY, filled=True),
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


def opinion(
    rule: RuleReading | None,
    same: float = 0.9,
    does: tuple[float, ...] = (0.9, 0.1, 0.1),
    suffers: tuple[float, ...] = (0.1, 0.9, 0.1),
    statuses: dict[Status, float] | None = None,
) -> Opinion:
    told = ActAnswer(
        types={"-": 1 - same, "ASSAULT": same},
        statuses=statuses or {"occurred": 0.9, "planned": 0.1},
        modes={"-": 1.0},
        does=does,
        suffers=suffers,
    )
    return Opinion((Span(7, 14),), (REBELS, TOWN, MONKS), "occurred", told, rule, told=same)


def test_agreement_makes_surer_and_doubt_less_sure() -> None:
    agreed, doubted = CHOOSER.verdict(opinion(RULE)), CHOOSER.verdict(opinion(RULE, same=0.1))
    assert 0 < doubted.share < agreed.share < 1
    assert CHOOSER.verdict(opinion(None)).share > CHOOSER.verdict(opinion(None, same=0.4)).share


def test_a_party_that_the_rules_lost_is_taken_in_where_the_learned_coder_is_sure() -> None:
    found = CHOOSER.verdict(opinion(RULE, suffers=(0.1, 0.9, 0.99)))
    assert found.suffers == (False, True, True)
    assert CHOOSER.verdict(opinion(RULE, suffers=(0.1, 0.9, 0.6))).suffers == (False, True, False)


def test_whom_the_rules_leave_out_of_a_filled_part_is_let_in_if_joined_to_one_who_has_it() -> None:
    unsure = opinion(RULE, suffers=(0.1, 0.9, 0.7))
    joined = structs.replace(
        unsure, rule=structs.replace(RULE, suffers=structs.replace(RULE.suffers, joined=(False, False, True)))
    )
    assert CHOOSER.verdict(unsure).suffers == (False, True, False)
    assert CHOOSER.verdict(joined).suffers == (False, True, True)


def test_a_party_that_only_the_rules_see_goes_where_the_learned_coder_is_sure_of_another_part() -> None:
    swapped = CHOOSER.verdict(opinion(RULE, does=(0.02, 0.99, 0.1), suffers=(0.99, 0.02, 0.1)))
    assert (swapped.does, swapped.suffers) == ((False, True, False), (True, False, False))


def test_who_is_only_named_within_a_party_is_none() -> None:
    asked = opinion(RULE, does=(0.95, 0.1, 0.95))
    inside = structs.replace(asked, parties=(Span(0, 14), TOWN, Span(8, 14)))
    assert CHOOSER.verdict(asked).does == (True, False, True)
    assert CHOOSER.verdict(inside).does == (True, False, False)


@pytest.mark.parametrize(("planned", "status"), [(0.6, "occurred"), (0.9, "planned")])
def test_the_status_is_the_rules_unless_the_learned_coder_is_sure(planned: float, status: Status) -> None:
    asked = opinion(RULE, statuses={"occurred": 1 - planned, "planned": planned})
    assert CHOOSER.verdict(asked).status == status


def test_the_mode_is_the_rules_unless_the_learned_coder_is_sure() -> None:
    def mode(share: float, rule: str | None) -> str | None:
        asked = opinion(structs.replace(RULE, mode=rule))
        modes = {"-": 1 - share, "ASSAULT.aerial": share}
        return CHOOSER.verdict(structs.replace(asked, answer=structs.replace(asked.answer, modes=modes))).mode

    assert mode(0.4, "aerial") == "aerial"
    assert mode(0.6, None) is None
    assert mode(0.9, None) == "aerial"


def test_who_has_a_part_for_sure_is_told_apart() -> None:
    found = CHOOSER.verdict(opinion(RULE, does=(0.95, 0.1, 0.1), suffers=(0.1, 0.99, 0.93)))
    assert found.suffers == (False, True, True)
    assert found.surely == (True, True, False)


@pytest.mark.parametrize(("share", "type_"), [(0.4, "AID"), (0.01, "ASSAULT")])
def test_the_type_is_the_rules_unless_the_learned_coder_is_sure(share: float, type_: str) -> None:
    rule = structs.replace(RULE, type="AID")
    asked = opinion(rule)
    types = {"-": 0.1, "AID": share, "ASSAULT": 0.9 - share}
    asked = structs.replace(asked, answer=structs.replace(asked.answer, types=types))
    assert CHOOSER.verdict(asked).type == type_


def test_doubtful_parties_make_a_reading_less_sure() -> None:
    doubtful = opinion(RULE, does=(0.9, 0.1, 0.7))
    assert CHOOSER.verdict(doubtful).share < CHOOSER.verdict(opinion(RULE)).share


def test_what_the_learned_coder_alone_reads_of_one_party_is_less_sure_unless_two_act_together() -> None:
    sides = {
        "both": opinion(None),
        "one": opinion(None, suffers=(0.1, 0.1, 0.1)),
        "together": opinion(None, does=(0.9, 0.9, 0.1), suffers=(0.1, 0.1, 0.1)),
    }
    shares = {name: CHOOSER.verdict(asked).share for name, asked in sides.items()}
    assert shares["one"] < min(shares["both"], shares["together"])


def test_weights_of_another_version_say_so() -> None:
    with pytest.raises(ValueError, match="another version"):
        structs.replace(CHOOSER, alone=CHOOSER.alone[:6])
