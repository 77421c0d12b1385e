"""Reports in groups: the same whatever order or batches they come in."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.corroborate.made import FORCES, PEOPLE, RUSSIA, UKRAINE, report, visit, when, where

from dateline.corroborate import Cluster, block_keys, group, linked
from dateline.knowledge import event_rules
from dateline.knowledge.event_rules import EventRules
from dateline.knowledge.packs import folders
from dateline.model import Report

RULES = event_rules.load(folders())
START = date(2023, 5, 1)

days = st.integers(0, 6).map(lambda n: START + timedelta(days=n))
reports = st.lists(
    st.builds(
        lambda n, day, told, town, who, whom, words, kind: report(
            "r", f"art{n}", day, when=when(day - timedelta(days=told)) if told < 3 else when(None),
            where=where(town), actors=who, recipients=whom, words=words, **kind,
        ),
        st.integers(0, 5), days, st.integers(0, 3), st.sampled_from(["Velin", "Tarov", "Orsk", None]),
        st.sampled_from([(FORCES,), (RUSSIA,), ()]), st.sampled_from([(PEOPLE,), (UKRAINE,), ()]),
        st.sampled_from(["mill river bridge burned", "depot exploded near bridge", "market stalls shelled"]),
        st.sampled_from([{}, {"type": "COERCE"}, {"status": "negated"}, {"status": "planned"}]),
    ),
    min_size=1,
    max_size=14,
).map(lambda made: [_numbered(r, n) for n, r in enumerate(made)])  # fmt: skip


def _numbered(made: Report, n: int) -> Report:
    return Report(**{**{f: getattr(made, f) for f in made.__struct_fields__}, "id": f"r{n:02}"})


def _sets(clusters: Sequence[Cluster]) -> set[tuple[str, ...]]:
    return {c.reports for c in clusters}


def _by_batches(batches: Sequence[Sequence[Report]], rules: EventRules) -> tuple[Cluster, ...]:
    """What the store does: each batch touches only the components that it hangs on."""
    known: dict[str, Report] = {}
    clusters: tuple[Cluster, ...] = ()
    for batch in batches:
        keys = {k for r in batch for k in block_keys(r, rules)}
        near = [r for r in known.values() if keys & set(block_keys(r, rules))]
        touched = linked(batch, near, rules)
        parts = {c.component for c in clusters if touched & set(c.reports)}
        again = [known[i] for c in clusters if c.component in parts for i in c.reports]
        kept = tuple(c for c in clusters if c.component not in parts)
        clusters = (*kept, *group([*again, *batch], rules))
        known |= {r.id: r for r in batch}
    return clusters


@settings(max_examples=60, deadline=None)
@given(reports, st.integers(0, 1000))
def test_any_order_gives_the_same_groups(made: list[Report], seed: int):
    shuffled = made[:]
    random.Random(seed).shuffle(shuffled)
    assert group(shuffled, RULES) == group(made, RULES)


@settings(max_examples=60, deadline=None)
@given(reports, st.integers(1, 5), st.integers(0, 1000))
def test_any_batches_give_the_same_groups(made: list[Report], size: int, seed: int):
    shuffled = made[:]
    random.Random(seed).shuffle(shuffled)
    batches = [shuffled[n : n + size] for n in range(0, len(shuffled), size)]
    found = _by_batches(batches, RULES)
    assert _sets(found) == _sets(group(made, RULES))
    assert {(c.component, c.reports) for c in found} == {(c.component, c.reports) for c in group(made, RULES)}


@settings(max_examples=40, deadline=None)
@given(reports)
def test_a_group_never_holds_what_is_forbidden(made: list[Report]):
    by_id = {r.id: r for r in made}
    for cluster in group(made, RULES):
        stated = {
            (r.when.from_, r.where.name)
            for i in cluster.reports
            if (r := by_id[i]).when.why == "stated" and r.where.precision == "city"
        }
        assert len(stated) <= 1


def test_each_report_is_in_one_group(rules: EventRules):
    made = [report("a"), report("b", actors=(RUSSIA,)), report("c", where=where("Tarov")), visit("d")]
    assert _sets(group([*made, made[0]], rules)) == {("a", "b"), ("c",), ("d",)}


def test_a_chain_does_not_join_two_strikes(rules: EventRules):
    """A vague report goes with one of two strikes that are apart; it never makes them one."""
    one, other = report("a"), report("b", when=when(date(2023, 5, 11)), published=date(2023, 5, 11))
    vague = report("c", when=when(None), published=date(2023, 5, 11))
    found = _sets(group([one, other, vague], rules))
    assert not any({"a", "b"} <= set(g) for g in found)
    assert any("c" in g and len(g) == 2 for g in found)


def test_two_towns_in_one_article_are_two_strikes(rules: EventRules):
    made = [
        report("a", "art"),
        report("b", "art", where=where("Tarov")),
        report("c", "art", where=where(None)),
    ]
    assert len([g for g in _sets(group(made, rules)) if {"a", "b"} <= set(g)]) == 0


def test_a_plan_and_its_happening_stay_two(rules: EventRules):
    held = visit("b", date(2023, 5, 21), status="occurred")
    put_off = visit("c", date(2023, 5, 18), status="cancelled", when=when(date(2023, 5, 18), "published"))
    assert _sets(group([visit("a"), held, put_off], rules)) == {("a", "c"), ("b",)}
