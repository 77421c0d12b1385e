"""What speaks for and against two reports being of one happening."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs
from tests.corroborate.made import (
    CHINA,
    DAY,
    ENVOY,
    FORCES,
    OTHER_ENVOY,
    PEOPLE,
    RUSSIA,
    UKRAINE,
    actor,
    report,
    visit,
    when,
    where,
)

from dateline.corroborate import apart, block_keys, pair
from dateline.knowledge.event_rules import EventRules
from dateline.model import Evidence

STRIKE = report("a", tolls={"killed": 3})


@pytest.mark.parametrize(
    "other",
    [
        report("b", actors=(RUSSIA,), recipients=(UKRAINE,)),
        report("b", actors=()),
        report("b", recipients=()),
        report("b", where=where("Orsk"), words="shells fell beside the river mill at dawn"),
        report("b", where=where("Nearby"), words="an apartment block near the mill burned"),
        report("b", where=where("Moscow", "dateline")),
        report("b", type="COERCE", mode="seize"),
        report("b", published=date(2023, 5, 11), when=when(date(2023, 5, 11), "published")),
        report("b", published=date(2023, 5, 12), tolls={"killed": 5}),
        report("b", status="negated", stance="denies", source=RUSSIA),
    ],
    ids=["country for forces", "no actor", "no recipient", "province", "close by", "dateline", "kin type",
         "published next day", "toll grew", "denial"],
)  # fmt: skip
def test_the_same_strike_told_otherwise(other, rules: EventRules):
    found = pair(STRIKE, other, rules)
    assert not found.forbidden
    assert found.score > 0
    assert found == pair(other, STRIKE, rules)


@pytest.mark.parametrize(
    "other",
    [
        report("b", when=when(date(2023, 5, 11))),
        report("b", where=where("Tarov")),
        report("b", recipients=(actor("villagers", "POL", "CVL"),)),
        report("b", status="planned"),
        report("b", status="hypothetical"),
        report("b", historical=True, when=when(date(2023, 5, 1), until=date(2023, 5, 31))),
        report("b", type="AID"),
    ],
    ids=["next day", "other town", "other recipient", "plan", "mere thought", "history", "other kind"],
)
def test_what_forbids_it_whatever_else_agrees(other, rules: EventRules):
    assert pair(STRIKE, other, rules).forbidden


def test_another_person_is_another_visit(rules: EventRules):
    assert pair(visit("a"), visit("b"), rules).score > 0
    other = pair(visit("a"), visit("b", actors=(OTHER_ENVOY,), words="trade talks in the capital"), rules)
    assert other.forbidden or other.score < 0
    assert pair(visit("a", recipients=(CHINA,)), visit("b", recipients=(UKRAINE,)), rules).forbidden


def test_a_bare_mention_drags_nothing(rules: EventRules):
    bare = report(
        "b", actors=(RUSSIA,), recipients=(UKRAINE,), when=when(None), where=where(None), trigger="invasion",
        words="has driven up the price of grain",
    )  # fmt: skip
    assert pair(STRIKE, bare, rules).score < 0


def test_the_text_calls_it_another_one(rules: EventRules):
    told = report("b", "art-a", trigger="attack", words="near the mill")
    again = structs.replace(
        told,
        sentence=Evidence(40, 77, "Later a second attack hit the market."),
        trigger=Evidence(55, 61, "attack"),
    )
    assert any(r.kind == "other-act" for r in pair(STRIKE, again, rules).reasons)
    assert not any(r.kind == "other-act" for r in pair(STRIKE, told, rules).reasons)


def test_a_text_does_not_contradict_itself(rules: EventRules):
    found = pair(STRIKE, report("b", "art-a", tolls={"killed": 7}, words="nine shells at noon"), rules)
    assert any(r.kind == "toll-apart" for r in found.reasons)


def test_who_met_whom_may_be_told_either_way_round(rules: EventRules):
    fields = {"type": "CONSULT", "mode": None, "status": "occurred", "where": where(None), "words": "talks"}
    one = report("a", actors=(ENVOY, actor("Han Rui", "CHN", "GOV", "envoy")), recipients=(), **fields)
    other = report("b", actors=(CHINA,), recipients=(ENVOY,), **fields)
    third = report("c", actors=(ENVOY, actor("Ivo Petrak", "HRV", "GOV", "envoy")), recipients=(), **fields)
    assert pair(one, other, rules).score > 0
    assert pair(one, third, rules).forbidden


def test_reports_of_one_happening_share_a_block(rules: EventRules):
    keys = block_keys(STRIKE, rules)
    assert set(keys) & set(block_keys(report("b", actors=(), type="COERCE"), rules))
    assert not set(keys) & set(block_keys(report("c", when=when(date(2023, 9, 1))), rules))
    far = report("d", "art-d", actors=(actor("police", "PER", "COP"),), recipients=(), where=where(None))
    assert not set(keys) & set(block_keys(far, rules))


def test_the_reasons_are_sentences(rules: EventRules):
    said = apart(STRIKE, report("b", actors=(RUSSIA,)), rules)
    assert said == apart(STRIKE, report("b", actors=(RUSSIA,)), rules)
    assert "are taken for one happening: " in said
    assert "both in Velin" in said
    assert "both put it on 10 May 2023" in said
    said = apart(STRIKE, report("b", where=where("Tarov"), actors=(FORCES,), recipients=(PEOPLE,)), rules)
    assert "are kept apart: another place: Velin, Tarov, which rules it out" in said
    assert str(DAY.year) in said
