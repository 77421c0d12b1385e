"""What operators make of the acts they govern: stopping, weighing, having to, being cleared of."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder


@pytest.fixture(scope="module")
def rules() -> Coder:
    return Coder(coders="rules")


def told(rules: Coder, text: str) -> list[str]:
    def line(report: Report) -> str:
        return ".".join(filter(None, (report.type, report.mode))) + f" {report.status}"

    return [line(r) for r in rules.code(Article(id="a", text=text, published=date(2022, 10, 27))).reports]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Norway suspended aid to Malawi.", "SANCTION.discontinue occurred"),
        ("Norwegian aid to Malawi was suspended on Monday.", "SANCTION.discontinue occurred"),
        ("Norway and Malawi suspended their joint exercises.", "SANCTION.discontinue occurred"),
        ("Norway may suspend aid to Malawi.", "SANCTION.discontinue hypothetical"),
        ("Eritrea broke off talks with Djibouti.", "SANCTION.discontinue occurred"),
        ("Chile cut ties with Bolivia.", "SANCTION.discontinue occurred"),
        ("Talks between Chile and Bolivia were broken off.", "CONSULT cancelled"),
        ("Chile called off talks with Bolivia.", "CONSULT cancelled"),
        ("The army suspended its air strikes on rebel towns.", "RETREAT.ceasefire occurred"),
    ],
)
def test_what_stops_is_withheld_and_what_is_put_off_is_cancelled(
    rules: Coder, text: str, report: str
) -> None:
    assert told(rules, text) == [report]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Police had to use tear gas against students in Lome.", "ASSAULT.crowd-control occurred"),
        ("Togo has to release the students.", "RETREAT.release hypothetical"),
        ("Kenya is considering sending troops to Haiti.", "MOBILIZE.troops hypothetical"),
        ("Prosecutors in Lome are weighing charges against the mayor.", "ACCUSE.allege hypothetical"),
        ("Togo is going to expel the Malian envoy.", "SANCTION.expel planned"),
        (
            "There is no evidence that Rwandan soldiers executed patients in Goma.",
            "ASSAULT.targeted negated",
        ),
        (
            "Togo rejected claims that its soldiers had shot nine students in Lome.",
            "ASSAULT.firearms negated",
        ),
    ],
)
def test_whether_what_is_governed_happened(rules: Coder, text: str, report: str) -> None:
    assert told(rules, text) == [report]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Eritrea will not release the jailed bishops.", "REJECT.yield occurred"),
        ("The junta would not talk to the rebels.", "REJECT.meet occurred"),
        ("Kuwait won't lift the ban on Indian workers.", "REJECT.yield occurred"),
        ("Chile will not be sending aid to Bolivia.", "AID negated"),
        ("The Kenyan troops will not be withdrawn from Somalia.", "RETREAT.withdraw negated"),
        ("The rebels will not attack Kenya.", "ASSAULT negated"),
        ("Chad's president will not visit Oslo.", "CONSULT.visit negated"),
    ],
)
def test_who_will_not_do_a_friendly_act_refuses_it(rules: Coder, text: str, report: str) -> None:
    assert told(rules, text) == [report]


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Peru's envoy said that Bolivia must give safe passage to the nurses.", ["REQUEST.yield occurred"]),
        ("The minister insisted on Monday that Kenya should free the fishermen.", ["REQUEST.yield occurred"]),
        ("The minister said Kenya must rethink.", ["REQUEST.change occurred"]),
    ],
)
def test_what_another_must_do_is_asked_of_them(rules: Coder, text: str, reports: list[str]) -> None:
    assert told(rules, text) == reports


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Zambia put on hold a plan to bomb rebel camps.", ["ASSAULT.explosives cancelled"]),
        ("Zambia stopped bombing rebel camps.", ["RETREAT.ceasefire occurred"]),
        ("The raid is not being investigated only by Kenya.", ["ACCUSE.investigate ongoing"]),
        ("The raid is not being investigated by Kenya.", ["ACCUSE.investigate negated"]),
        (
            "Kenyan police want information leading to the arrest of the two gunmen.",
            ["COERCE.arrest hypothetical"],
        ),
        ("The raid led to the arrest of two Kenyan gunmen.", ["COERCE.arrest occurred"]),
    ],
)
def test_what_was_only_planned_or_hoped_for_did_not_happen(
    rules: Coder, text: str, reports: list[str]
) -> None:
    assert [r for r in told(rules, text) if r.split()[0] in {x.split()[0] for x in reports}] == reports


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Thousands of Chileans took to the streets to protest against the pension law.", 1),
        ("Hundreds of nurses marched in Lima, and hundreds of miners blocked a road near Cusco.", 2),
    ],
)
def test_a_protest_told_with_what_for_is_one(rules: Coder, text: str, many: int) -> None:
    assert len(told(rules, text)) == many


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("The rebels did not accept the Kenyan government's offer.", "REJECT.change occurred"),
        ("Chad has not complied with the Security Council's demand.", "REJECT.yield occurred"),
        ("Togo failed to meet Benin's demand.", "REJECT.yield occurred"),
        ("Chad has not yet accepted the mediator's offer.", "AGREE negated"),
        ("The rebels accepted the Kenyan government's offer.", "AGREE occurred"),
        ("A judge in Lome ordered the release of two Malian journalists.", "RETREAT.release planned"),
    ],
)
def test_who_does_not_do_what_was_asked_refuses_it(rules: Coder, text: str, report: str) -> None:
    assert told(rules, text)[:1] == [report]


def test_a_creed_says_nothing_that_another_must_do(rules: Coder) -> None:
    assert told(rules, "The creed states that Kenya should pay.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Teachers in Mali were told to report to the ministry.",
        "The Gabonese ambassador was asked to leave the hall.",
        "Farmers in Togo were urged to keep their goats indoors.",
    ],
)
def test_who_is_bidden_is_told_though_nobody_is_said_to_bid(rules: Coder, text: str) -> None:
    assert told(rules, text) == ["REQUEST occurred"]


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("The Kenyan government said Ugandan rebels were responsible.", ["ACCUSE.allege occurred"]),
        ("The Kenyan government said Uganda was responsible for the lake.", []),
        ("Uganda was not responsible for the raid, the Kenyan government said.", []),
        ("Ugandan rebels were responsible for the crisis.", []),
        ("The Kenyan army said it was responsible for the crisis.", []),
    ],
)
def test_who_is_said_to_have_done_it_is_blamed_by_who_says_so(
    rules: Coder, text: str, reports: list[str]
) -> None:
    assert told(rules, text)[:1] == reports


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        (
            "Norway will suspend the accord if Iceland fails to pay, Foreign Minister Anniken Dale warned.",
            "THREATEN",
        ),
        ("Kenya will bomb the camps if the raids go on, the Kenyan president said.", "THREATEN"),
        ("Chad will expel two British diplomats, Foreign Minister Idris Abakar said.", "SANCTION"),
        ("Russia will attack Odesa within days, the Ukrainian president warned.", "ASSAULT"),
        ("The Malian president said Mali would not free the soldiers.", "REJECT"),
    ],
)
def test_who_holds_an_office_of_a_state_speaks_for_it(rules: Coder, text: str, reports: str) -> None:
    assert [line.split()[0].split(".")[0] for line in told(rules, text)] == [reports]


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Odell runs a charity that feeds refugees in Chad.", []),
        ("Tirana has a new agency that arrests smugglers.", []),
        ("Eritrea, which arms the rebels, denied it.", ["AID"]),
    ],
)
def test_what_somebody_is_there_for_is_no_news(rules: Coder, text: str, reports: list[str]) -> None:
    assert [line.split()[0].split(".")[0] for line in told(rules, text)] == reports


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Lesotho threatened to expel the French envoy.", "expel"),
        ("Police in Lima threatened to arrest the marchers.", "arrest"),
        ("Peru threatened to cut ties with Chad.", "relations"),
        ("Peru threatened to ban Chilean trucks.", "restrict"),
    ],
)
def test_the_mode_of_a_threat_is_that_of_what_is_threatened(rules: Coder, text: str, mode: str) -> None:
    assert told(rules, text) == [f"THREATEN.{mode} occurred"]


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Two soldiers were killed when a bomb hit their truck.", ["ASSAULT.explosives occurred"]),
        ("Six were killed and ten hurt when rebels shelled Goma.", ["ASSAULT.heavy-weapons occurred"]),
        ("A Kenyan soldier was killed in firing from across the border.", ["ASSAULT.firearms occurred"]),
        (
            "Police shot dead a student when protesters stormed the parliament in Nairobi.",
            ["ASSAULT.firearms occurred", "PROTEST.riot occurred"],
        ),
    ],
)
def test_who_was_killed_when_something_was_attacked_is_of_one_act(
    rules: Coder, text: str, reports: list[str]
) -> None:
    assert told(rules, text) == reports


def test_a_clause_that_stands_above_and_below_itself_ends(rules: Coder) -> None:
    text = (
        "The premier praised the finance committee for ending its work early but rejected the minority's"
        " demand that the session be extended."
    )
    assert "REJECT.change occurred" in told(rules, text)
