"""What an analyst says of events, laid over the machine's coding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec import structs
from tests.corroborate.made import report, visit, where

from dateline.corroborate import applied, changed, event, link
from dateline.errors import UsageError
from dateline.knowledge.event_rules import EventRules
from dateline.model import Correction, Event

REPORTS = {r.id: r for r in (report("a"), report("b"), report("c", where=where("Tarov")))}
AT = datetime(2023, 6, 1, tzinfo=UTC)


@pytest.fixture
def make(rules: EventRules):
    def build(ids: Sequence[str], former: tuple[str, ...] = ()) -> Event:
        return event([REPORTS[i] for i in ids], {}, {}, rules, former)

    return build


def correction(of: Event | str, kind: str, minute: int = 0, **given: Any) -> Correction:
    id_ = of if isinstance(of, str) else of.id
    return Correction(f"c{minute}", id_, kind, "R. Iyer", "read it", AT.replace(minute=minute), **given)  # type: ignore[arg-type]


def test_a_change_marks_the_event_and_leaves_the_machine_s_alone(make, rules: EventRules):
    one = make("ab")
    change = correction(one, "change", fields={"mode": "drone", "where": {"name": "Velin Mill"}})
    (now,) = applied([one], [change], make, rules).events
    assert (now.mode, now.where.name, now.where.country, now.corrected) == (
        "drone",
        "Velin Mill",
        "UKR",
        True,
    )
    assert (one.mode, one.corrected) == (None, False)
    assert now.reports == one.reports


@pytest.mark.parametrize(
    ("fields", "told"),
    [({"origins": 9}, "origins"), ({"colour": "red"}, "colour"), ({"status": "perhaps"}, "status")],
)
def test_what_can_t_be_changed_is_said(make, fields, told, rules: EventRules):
    with pytest.raises(UsageError, match=told):
        changed(make("a"), fields, rules)
    found = applied([make("a")], [correction(make("a"), "change", fields=fields)], make, rules)
    assert not found.events[0].corrected
    assert told in found.why["c0"]


def test_of_two_changes_in_one_second_the_later_stands_whatever_their_ids(make, rules: EventRules):
    first, second = (
        structs.replace(correction(make("a"), "change", fields={"mode": mode}), id=id_)
        for mode, id_ in (("drone", "f"), ("grenade", "0"))
    )
    (now,) = applied([make("a")], [first, second], make, rules).events
    assert now.mode == "grenade"


@pytest.mark.parametrize(
    ("status", "stage", "headline"),
    [
        ("planned", "announced", "Marta Lindqvist to visit China, Beijing, 20 May 2023"),
        ("cancelled", "cancelled", "Marta Lindqvist to visit China, Beijing, 20 May 2023 (called off)"),
        ("negated", "not held", "Denied: Marta Lindqvist visited China, Beijing, 20 May 2023"),
    ],
)
def test_headline_and_stage_follow_a_corrected_status(rules: EventRules, status, stage, headline):
    held = event([visit("v", status="occurred")], {}, {}, rules)
    now = changed(held, {"status": status}, rules)
    assert (held.life[-1].stage, now.life[-1].stage, now.headline) == ("held", stage, headline)
    assert link([now], AT.date(), rules)[0].life[0] == now.life[0]
    assert changed(held, {"status": status, "headline": "As told"}, rules).headline == "As told"


def test_the_named_event_of_a_merge_says_what_kind_of_act_it_is(rules: EventRules):
    told = {r.id: r for r in (visit("v"), report("x"), report("y"), report("z", confidence=0.95))}

    def build(ids: Sequence[str], former: tuple[str, ...] = ()) -> Event:
        return event([told[i] for i in ids], {}, {}, rules, former)

    trip, strike = build("v"), build("xyz")
    merge = correction(trip, "merge", others=(strike.id,))
    (both,) = applied([trip, strike], [merge], build, rules).events
    assert (both.type, both.mode, both.quad, both.articles) == ("CONSULT", "visit", trip.quad, 4)
    assert "visit" in both.headline
    (other,) = applied([trip, strike], [correction(strike, "merge", others=(trip.id,))], build, rules).events
    assert (other.type, other.mode) == ("ASSAULT", None)


def test_a_rejected_event_is_struck_out(make, rules: EventRules):
    one, other = make("ab"), make("c")
    found = applied([one, other], [correction(one, "reject")], make, rules)
    assert [e.id for e in found.events] == [other.id]
    assert [e.id for e in found.rejected] == [one.id]


def test_merged_and_split_again(make, rules: EventRules):
    one, other = make("ab"), make("c")
    merge = correction(one, "merge", others=(other.id,))
    (both,) = applied([one, other], [merge], make, rules).events
    assert (both.id, both.reports, both.former) == (one.id, ("a", "b", "c"), (other.id,))
    split = correction(one, "split", 1, others=("a",))
    found = applied([one, other], [split, merge], make, rules).events
    assert sorted(e.reports for e in found) == [("a",), ("b", "c")]
    assert len({e.id for e in found}) == 2


def test_a_correction_finds_its_event_by_a_former_id(make, rules: EventRules):
    renamed = make("ab", ("0123456789abcdef",))
    found = applied([renamed], [correction("0123456789abcdef", "reject")], make, rules)
    assert not found.events


def test_what_no_longer_fits_is_named_and_the_rest_goes_on(make, rules: EventRules):
    one = make("ab")
    wrong = [
        correction("f" * 16, "reject"),
        correction(one, "split", 1, others=("a", "b")),
        correction(one, "merge", 2, others=("gone",)),
        correction(one, "change", 3, fields={"mode": "drone"}),
    ]
    found = applied([one], wrong, make, rules)
    assert [c.id for c in found.missing] == ["c0", "c1", "c2"]
    assert set(found.why) == {"c0", "c1", "c2"}
    assert found.events[0].mode == "drone"
