"""What was known on an earlier day: of the reports published by then, and judged as of that day."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace
from tests.corroborate.made import DAY, article, report, visit

from dateline.corroborate import changed, event, known, link
from dateline.knowledge.event_rules import EventRules
from dateline.model import Article, Event, Report

SET = date(2023, 5, 20)
LATER = date(2023, 6, 30)


def stood(
    event_of: dict[str, Report], found: tuple[Event, ...], as_of: date, rules: EventRules
) -> list[Event]:
    return list(known(found, event_of, told_in(*event_of.values()), {}, as_of, rules))


def told_in(*reports: Report) -> dict[str, Article]:
    return {r.article_id: article(r.article_id, published=r.published) for r in reports}


def now(rules: EventRules, *groups: tuple[Report, ...]) -> tuple[dict[str, Report], tuple[Event, ...]]:
    """The reports by id, and the events that they make up, judged as of a late day."""
    reports = {r.id: r for group in groups for r in group}
    return reports, link([event(g, told_in(*g), {}, rules) for g in groups], LATER, rules)


def test_counts_and_tolls_are_of_what_was_published(rules: EventRules):
    later = report("b", published=DAY + timedelta(3), tolls={"killed": 9})
    reports, found = now(rules, (report("a", tolls={"killed": 2}), later))
    (then,) = stood(reports, found, DAY, rules)
    assert (then.id, then.articles, then.origins, then.size["killed"].best) == (found[0].id, 1, 1, 2)
    assert not then.versions
    assert stood(reports, found, LATER, rules) == list(found)
    assert not stood(reports, found, DAY - timedelta(1), rules)


def test_a_plan_is_overdue_only_once_its_day_has_passed(rules: EventRules):
    reports, found = now(rules, (visit("a"),))
    assert found[0].life[-1].stage == "no report"
    stages = [stood(reports, found, day, rules)[0].life[-1].stage for day in (DAY, SET, SET + timedelta(3))]
    assert stages == ["announced", "announced", "no report"]


def test_a_plan_that_was_held_is_ahead_until_that_is_told(rules: EventRules):
    held = visit("b", SET + timedelta(1), status="occurred", plover="CONSULT")
    reports, found = now(rules, (visit("a"),), (held,))
    (before,) = stood(reports, found, SET, rules)
    assert (before.life[-1].stage, before.links) == ("announced", ())
    assert stood(reports, found, SET + timedelta(1), rules) == list(found)


def test_what_an_analyst_corrected_stands_and_its_counts_are_of_the_day(rules: EventRules):
    reports, found = now(rules, (report("a"), report("b", published=DAY + timedelta(3))))
    (then,) = stood(reports, (replace(found[0], mode="drone", corrected=True),), DAY, rules)
    assert (then.mode, then.articles, then.corrected) == ("drone", 1, True)
    put_off = visit("d", DAY + timedelta(1), status="cancelled", words="the minister postponed the trip")
    reports, found = now(rules, (visit("c"), put_off, visit("e", DAY + timedelta(9))))
    (then,) = stood(reports, (changed(found[0], {"status": "planned"}, rules),), DAY + timedelta(1), rules)
    assert (then.status, then.life[-1].stage) == ("planned", "announced")
