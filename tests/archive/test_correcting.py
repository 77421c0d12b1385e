"""Corrections: kept beside the machine's coding, shown from then on, and never overwritten."""

from __future__ import annotations

import pytest
from tests.archive.conftest import story

from dateline.errors import UsageError
from dateline.model import Filter

ATTACK = Filter(type=("ASSAULT",))
BY, WHY = "A. Analyst", "the ministry took it back"


@pytest.fixture
def attack(archive, add, strike) -> str:
    add(*strike)
    (event,) = archive.events(ATTACK)
    return event.id


def test_a_change_is_shown_and_survives_coding_anew(archive, add, coder, attack, strike) -> None:
    made = archive.correct(attack[:8], "change", BY, WHY, {"status": "negated"})
    assert (made.event, made.by, made.why) == (attack, BY, WHY)
    event = archive.event(attack)
    assert (event.status, event.corrected) == ("negated", True)
    archive.recode(coder, "dateline test, packs 2", every=True)
    add(*strike)
    assert archive.event(attack).status == "negated"
    assert archive.store.events.coded([attack])[attack].status == "occurred"
    (said,) = archive.explain(attack).corrections
    assert said.why == WHY
    last = [r for r in archive.changes() if r.event == attack][-1]
    assert last.change == "corrected"
    assert last.why == f"{BY}: {WHY}: status occurred, now negated"


def test_a_corrected_event_takes_in_later_reports(archive, add, attack) -> None:
    archive.correct(attack, "change", BY, WHY, {"status": "negated"})
    add(
        story(
            "a4", "Rebels shelled the town of Goma on Tuesday and killed four people.", "2023-05-05", "Coast"
        )
    )
    event = archive.event(attack)
    assert (event.status, event.articles) == ("negated", 4)


def test_a_rejected_event_is_gone_and_stays_so(archive, add, coder, attack, strike) -> None:
    archive.correct(attack, "reject", BY, "an exercise")
    assert archive.events(ATTACK) == ()
    archive.recode(coder, "dateline test, packs 2", every=True)
    add(*strike)
    assert archive.events(ATTACK) == ()
    with pytest.raises(UsageError, match=r"rejected on .* an exercise"):
        archive.event(attack)
    assert [r.change for r in archive.changes() if r.event == attack] == ["new", "rejected"]


def test_reports_are_split_off_and_events_are_merged(archive, attack) -> None:
    whole = archive.event(attack)
    off = next(r for r in whole.reports if archive.store.coding.reports([r])[r].article_id == "a3")
    archive.correct(attack, "split", BY, "another town", others=[off[:8]])
    parts = archive.events(ATTACK)
    assert sorted(r for e in parts for r in e.reports) == sorted(whole.reports)
    (other,) = [e for e in parts if e.reports == (off,)]
    assert {r.change for r in archive.changes() if r.event == other.id} == {"split"}
    archive.correct(attack, "merge", BY, "the same town after all", others=[other.id])
    (again,) = archive.events(ATTACK)
    assert sorted(again.reports) == sorted(whole.reports)
    assert archive.event(other.id).id == again.id


def test_a_correction_that_can_not_be_is_refused_and_leaves_no_trace(archive, attack) -> None:
    before = (archive.changes(), archive.runs(), archive.events())
    for kind, fields, others in (
        ("change", {"status": "perhaps"}, ()),
        ("change", {"reports": []}, ()),
        ("change", {"nonsense": 1}, ()),
        ("split", {}, ("nosuch",)),
        ("merge", {}, ("nosuch",)),
        ("merge", {}, (attack,)),
    ):
        with pytest.raises(UsageError):
            archive.correct(attack, kind, BY, WHY, fields, others)
    with pytest.raises(UsageError, match="no status is called 'perhaps'; there are occurred, ongoing, "):
        archive.correct(attack, "change", BY, WHY, {"status": "perhaps"})
    with pytest.raises(UsageError, match="who makes it and why"):
        archive.correct(attack, "reject", " ", "")
    assert (archive.changes(), archive.runs(), archive.events()) == before
    assert archive.store.history.corrections() == []
