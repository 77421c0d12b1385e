"""What reports of one happening add up to: counts, tolls, versions, life, confidence, headline."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.corroborate.made import (
    CHINA,
    DAY,
    ENVOY,
    FORCES,
    PEOPLE,
    RUSSIA,
    UKRAINE,
    actor,
    article,
    report,
    visit,
    when,
    where,
)

from dateline.corroborate import event, explain, group, link
from dateline.knowledge.event_rules import EventRules
from dateline.model import Article, Event, Origin, Report
from dateline.read.desk import articles as read

Day = timedelta(days=1)


def made(rules: EventRules, *reports: Report, origins: dict[str, Origin] | None = None) -> Event:
    articles = {r.article_id: article(r.article_id, published=r.published, publisher=f"P {r.article_id}")
                for r in reports}  # fmt: skip
    return event(reports, articles, origins or {}, rules)


def stages(found: Event) -> list[tuple[str, date | None]]:
    return [(s.stage, s.until) for s in found.life]


def test_counts_are_of_articles_publishers_and_origins(rules: EventRules):
    origins = {"art-b": Origin("art-b", "art-a"), "art-c": Origin("art-c", "art-c", "Reuters"),
               "art-d": Origin("art-d", "art-d", "Reuters")}  # fmt: skip
    found = made(rules, report("a"), report("b"), report("c"), report("d"), origins=origins)
    assert (found.articles, len(found.publishers), found.origins) == (4, 4, 2)


def test_its_order_is_of_no_matter_and_its_id_is_the_earliest_report(rules: EventRules):
    reports = [report("b"), report("a", published=DAY + Day), report("c", actors=(RUSSIA,))]
    assert made(rules, *reports) == made(rules, *reversed(reports))
    assert made(rules, *reports).id == made(rules, reports[0]).id


def test_no_reports_are_no_event(rules: EventRules):
    with pytest.raises(ValueError, match="at least one"):
        event([], {}, {}, rules)


def test_a_toll_that_grows_is_best_known_last(rules: EventRules):
    found = made(
        rules,
        report("a", tolls={"killed": 3}),
        report("b", tolls={"killed": 4}),
        report("c", published=DAY + 4 * Day, tolls={"killed": 11}),
        report("d", published=DAY + 5 * Day, tolls={"killed": 11}),
        report("e", published=DAY + 5 * Day, tolls={"killed": (9, None)}),
    )
    toll = found.size["killed"]
    assert (toll.low, toll.high, toll.best) == (3, None, 11)
    assert next(v.value for v in found.versions["killed"]) == "11"
    assert {v.value for v in found.versions["killed"]} == {"3", "4", "11", "at least 9"}
    assert found.versions["killed"][0].origins == 2


def test_a_copy_of_an_old_count_is_no_second_witness(rules: EventRules):
    origins = {f"art-{i}": Origin(f"art-{i}", "art-a") for i in "ab"}
    found = made(
        rules, report("a", tolls={"killed": 2}), report("b", tolls={"killed": 2}),
        report("c", tolls={"killed": 6}), report("d", tolls={"killed": 6}), origins=origins,
    )  # fmt: skip
    assert found.size["killed"].best == 6


def test_who_fired_is_kept_in_all_versions(rules: EventRules):
    rebels = actor("separatists", "UKR", "REB")
    found = made(
        rules, report("a"), report("b", actors=(RUSSIA,)), report("c", actors=(rebels,), source=RUSSIA)
    )
    assert found.actors[0].name == "Russian forces"
    assert [(v.value, v.origins) for v in found.versions["actors"]][-1] == ("separatists", 1)
    assert found.versions["actors"][-1].tellers == ("Russia",)


def test_where_all_agree_there_are_no_versions(rules: EventRules):
    found = made(
        rules, report("a"), report("b", actors=(RUSSIA,), where=where("Orsk")), report("c", actors=())
    )
    assert not found.versions
    assert found.where.name == "Velin"
    assert found.where.evidence is None


def test_a_place_told_otherwise_is_a_version(rules: EventRules):
    found = made(rules, report("a"), report("b"), report("c", where=where("Tarov")))
    assert found.where.name == "Velin"
    assert [v.value for v in found.versions["where"]] == ["Velin", "Tarov"]


def test_a_denial_is_a_version_and_takes_from_confidence(rules: EventRules):
    denial = report("c", status="negated", stance="denies", source=RUSSIA)
    told, denied = made(rules, report("a"), report("b")), made(rules, report("a"), report("b"), denial)
    assert denied.status == "occurred"
    assert denied.confidence < told.confidence
    assert {v.value for v in denied.versions["status"]} == {"occurred", "negated"}
    assert [t.stance for t in denied.tellers] == ["states", "denies"]


def test_confidence_grows_with_witnesses_not_with_copies(rules: EventRules):
    one, two = report("a", confidence=0.5), report("b", confidence=0.5)
    copies = {"art-b": Origin("art-b", "art-a")}
    assert made(rules, one).confidence == 0.5
    assert made(rules, one, two).confidence == 0.75
    assert made(rules, one, two, origins=copies).confidence == 0.5
    claim = report("a", confidence=0.5, source=UKRAINE, stance="claims")
    assert made(rules, claim).confidence == 0.35


def test_claimed_then_confirmed(rules: EventRules):
    found = made(rules, report("a", source=UKRAINE, stance="claims"), report("b", published=DAY + Day))
    assert [s.stage for s in found.life] == ["claimed", "confirmed"]


def test_a_visit_is_announced_put_off_and_set_anew(rules: EventRules):
    put_off = visit("c", date(2023, 5, 18), status="cancelled", when=when(date(2023, 5, 18), "published"),
                    words="the foreign minister has postponed her trade talks")  # fmt: skip
    anew = visit("d", date(2023, 5, 25), when=when(date(2023, 6, 7)))
    reports = [visit("a"), visit("b", DAY + Day), put_off, anew]
    found = made(rules, *reports)
    assert stages(found) == [
        ("announced", date(2023, 5, 20)),
        ("confirmed", date(2023, 5, 20)),
        ("postponed", None),
        ("postponed", date(2023, 6, 7)),
    ]
    assert (found.status, found.when.from_) == ("planned", date(2023, 6, 7))
    assert made(rules, *reports[:3]).status == "cancelled"
    assert made(rules, *reports[:3]).headline.endswith("(postponed)")
    off = visit("e", date(2023, 5, 18), status="cancelled", words="the foreign minister gave up on her talks")
    assert made(rules, visit("a"), off).headline.endswith("(called off)")


def test_the_day_that_a_visit_is_put_off_from_is_no_new_day(rules: EventRules):
    put_off = visit(
        "b", date(2023, 5, 18), status="cancelled", words="the minister postponed the trip due that day"
    )
    anew = visit(
        "b",
        date(2023, 5, 18),
        status="cancelled",
        words="the minister put off the trip",
        when=when(date(2023, 6, 7)),
    )
    assert stages(made(rules, visit("a"), put_off))[-1] == ("postponed", None)
    assert stages(made(rules, visit("a"), anew))[-1] == ("postponed", date(2023, 6, 7))


def test_a_plan_is_linked_to_its_happening(rules: EventRules):
    held = visit("b", date(2023, 5, 21), status="occurred", plover="CONSULT")
    other = visit(
        "c", date(2023, 5, 21), status="occurred", actors=(actor("Juan Paz", "PER", "GOV", "envoy"),)
    )
    events = [made(rules, r) for r in (visit("a"), held, other)]
    plan, fact, alone = link(events, date(2023, 6, 30), rules)
    assert [(k.kind, k.event) for k in plan.links] == [("happened as", fact.id)]
    assert [(k.kind, k.event) for k in fact.links] == [("planned as", plan.id)]
    assert not alone.links
    assert [s.stage for s in plan.life] == ["announced", "held"]
    assert link([plan, fact, alone], date(2023, 6, 30), rules) == (plan, fact, alone)


def test_a_plan_of_which_nothing_more_is_heard(rules: EventRules):
    plan = made(rules, visit("a"))
    (early,) = link([plan], date(2023, 5, 21), rules)
    assert [s.stage for s in early.life] == ["announced"]
    (late,) = link([plan], date(2023, 5, 25), rules)
    assert [s.stage for s in late.life] == ["announced", "no report"]
    assert late.life[-1].until == date(2023, 5, 20)
    assert link([late], date(2023, 5, 21), rules) == (early,)
    off = made(rules, visit("a"), visit("b", status="cancelled"))
    assert [s.stage for s in link([off], date(2023, 7, 1), rules)[0].life][-1] == "cancelled"


def test_what_was_first_told_on_its_own_day_is_never_overdue(rules: EventRules):
    """ "Ministers are to sign the accord today": nobody tells of that again."""
    today = made(rules, visit("a", when=when(DAY)))
    (late,) = link([today], date(2023, 7, 1), rules)
    assert [s.stage for s in late.life] == ["announced"]
    ahead = made(rules, visit("a", DAY - Day, when=when(DAY)), visit("b", when=when(DAY)))
    assert link([ahead], date(2023, 7, 1), rules)[0].life[-1].stage == "no report"


def test_a_happening_before_it_was_planned_is_another(rules: EventRules):
    before = made(rules, visit("b", date(2023, 5, 2), status="occurred", when=when(date(2023, 5, 1))))
    assert not any(e.links for e in link([made(rules, visit("a")), before], date(2023, 6, 30), rules))


@pytest.mark.parametrize(
    ("reports", "wanted"),
    [
        ((report("a", mode="heavy-weapons"),), "Russian forces fired on residents, Velin, 10 May 2023"),
        ((visit("a"),), "Marta Lindqvist to visit China, Beijing, 20 May 2023"),
        ((report("a", actors=()),), "Somebody attacked residents, Velin, 10 May 2023"),
        ((report("a", recipients=(), type="THREATEN"),), "Russian forces threatened, Velin, 10 May 2023"),
        ((report("a", status="negated"),), "Denied: Russian forces attacked residents, Velin, 10 May 2023"),
        ((report("a", type="CONSULT", actors=(ENVOY, CHINA), recipients=(), where=where(None)),),
         "Marta Lindqvist held talks with China, 10 May 2023"),
    ],
)  # fmt: skip
def test_the_headline_reads_well(reports: tuple[Report, ...], wanted: str, rules: EventRules):
    assert made(rules, *reports).headline == wanted


def test_it_is_explained_report_by_report(rules: EventRules):
    lines = explain([report("b", published=DAY + Day, actors=(RUSSIA,)), report("a")], rules)
    assert len(lines) == 1
    assert lines[0].startswith('"hit" (art-b, 11 May 2023) goes with "hit" (art-a, 10 May 2023): ')
    assert "both in Velin" in lines[0]


def test_words_for_people_step_back_where_somebody_is_named(rules: EventRules):
    named = actor("Ivan Petrenko", "UKR", "CVL")
    found = made(rules, report("a", recipients=(PEOPLE,)), report("b", recipients=(named,), actors=(FORCES,)))
    assert [p.name for p in found.recipients] == ["Ivan Petrenko"]


def test_a_country_that_more_witnesses_name_is_not_called_by_a_person_of_it(rules: EventRules):
    host = actor("Qin Gang", "CHN", "GOV", "foreign minister")
    told = event([visit("a"), visit("b"), visit("c", recipients=(host,))], {}, {}, rules)
    assert [p.name for p in told.recipients] == ["China"]
    known = event([visit("a"), visit("c", recipients=(host,))], {}, {}, rules)
    assert [p.name for p in known.recipients] == ["Qin Gang"]


def test_the_samples_affair(coder, rules: EventRules):
    """The balloon and the visit that it cost, as a reader would list them."""
    folder = Path(__file__).resolve().parents[2] / "samples"
    articles = [a for a in read([str(folder)]) if isinstance(a, Article)]
    coded = [coder.code(a) for a in articles if date(2023, 2, 1) <= a.published <= date(2023, 3, 11)]
    reports = {r.id: r for c in coded for r in c.reports}
    events = [
        event([reports[i] for i in c.reports], {a.id: a for a in articles}, {}, rules)
        for c in group(reports.values(), rules)
    ]
    linked = link(events, date(2023, 3, 11), rules)
    (trip,) = [e for e in linked if e.status == "cancelled" and e.type == "CONSULT"]
    assert (trip.articles, trip.actors[0].name, trip.when.from_) == (4, "Antony Blinken", date(2023, 2, 5))
    assert [s.stage for s in trip.life][:2] == ["announced", "postponed"]
    (shot,) = [e for e in linked if e.type == "ASSAULT" and e.when.from_ == date(2023, 2, 4)]
    assert shot.articles == 2
    (munich,) = [e for e in linked if e.type == "CONSULT" and e.when.from_ == date(2023, 2, 18)]
    assert [k.kind for k in munich.links] == ["planned as"]
