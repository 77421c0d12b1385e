"""The whole way: an article in, reports out, each field on its words."""

from __future__ import annotations

import cProfile
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Article, Evidence, Failure, Report, Span
from dateline.pipeline import Coded, Coder

DISPATCH = """KYIV, Oct 27 - Russian Foreign Minister Sergey Lavrov will visit New Delhi on November 8, \
spokeswoman Maria Zakharova said on Thursday.

Russian forces shelled Kharkiv on Wednesday, killing three people.

The Indian embassy in Kyiv renewed its advisory of October 19 that Indian citizens leave Ukraine. \
India has so far not condemned the Russian invasion.

Kyiv accuses Russia of bombing a hospital in Mariupol. Russia denies having bombed the hospital.

Russia annexed Crimea in 2014."""


@pytest.fixture(scope="module")
def coded(coder: Coder) -> Coded:
    return coder.code(Article(id="dispatch", text=DISPATCH, published=date(2022, 10, 27)))


def only(coded: Coded, type_: str, trigger: str) -> Report:
    (report,) = [r for r in coded.reports if r.type == type_ and trigger in r.trigger.text]
    return report


def test_a_planned_visit_has_its_future_date_and_its_speaker(coded: Coded) -> None:
    visit = only(coded, "CONSULT", "visit")
    assert (visit.mode, visit.status, visit.plover, visit.cameo) == ("visit", "planned", "AGREE", "036")
    assert [(a.name, a.country, a.sector) for a in visit.actors] == [("Sergey Lavrov", "RUS", "GOV")]
    assert [r.country for r in visit.recipients] == ["IND"]
    assert (visit.when.from_, visit.when.why) == (date(2022, 11, 8), "stated")
    assert (visit.where.name, visit.where.country) == ("New Delhi", "IND")
    assert visit.attribution is not None and visit.attribution.source is not None
    assert (visit.attribution.source.name, visit.attribution.source.sector) == ("Maria Zakharova", "GOV")


def test_an_act_that_lands_on_a_town_is_in_the_town_on_its_own_day(coded: Coded) -> None:
    shelling = only(coded, "ASSAULT", "shelled")
    assert (shelling.mode, shelling.status) == ("heavy-weapons", "occurred")
    assert [(a.country, a.sector) for a in shelling.actors] == [("RUS", "MIL")]
    assert shelling.where.name == "Kharkiv"
    assert shelling.when.from_ == shelling.when.until == date(2022, 10, 26)


def test_a_toll_hangs_on_its_own_act(coded: Coded) -> None:
    shelling = only(coded, "ASSAULT", "shelled")
    assert (shelling.size["killed"].low, shelling.size["killed"].high) == (3, 3)
    bombing = only(coded, "ASSAULT", "bombing")
    assert "killed" not in bombing.size


def test_what_has_not_been_condemned_is_negated(coded: Coded) -> None:
    silence = only(coded, "ACCUSE", "condemned")
    assert silence.status == "negated"
    assert [a.country for a in silence.actors] == ["IND"]


def test_an_accusation_is_a_report_and_what_it_tells_a_claim(coded: Coded) -> None:
    accusation, bombing = only(coded, "ACCUSE", "accuses"), only(coded, "ASSAULT", "bombing")
    assert [a.country for a in accusation.actors] == ["UKR"]
    assert [a.country for a in bombing.actors] == ["RUS"]
    assert bombing.attribution is not None and bombing.attribution.source is not None
    assert (bombing.attribution.source.country, bombing.attribution.stance) == ("UKR", "claims")


def test_a_denial_is_the_act_negated(coded: Coded) -> None:
    denied = only(coded, "ASSAULT", "bombed")
    assert denied.status == "negated"
    assert denied.attribution is not None and denied.attribution.stance == "denies"


def test_an_old_act_is_history(coded: Coded) -> None:
    annexation = only(coded, "COERCE", "annexed")
    assert annexation.historical
    assert (annexation.when.from_, annexation.when.until) == (date(2014, 1, 1), date(2014, 12, 31))


def evidences(value: object) -> list[Evidence]:
    """Every evidence in a record, however deep."""
    if isinstance(value, Evidence):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [e for f in value.__struct_fields__ for e in evidences(getattr(value, f))]
    if isinstance(value, dict):
        return [e for v in value.values() for e in evidences(v)]
    if isinstance(value, list | tuple):
        return [e for v in value for e in evidences(v)]
    return []


def test_every_field_points_at_its_words(coded: Coded) -> None:
    found = [*evidences(coded.reports), *evidences(coded.layers)]
    assert len(found) > 50
    assert all(DISPATCH[e.start : e.end] == e.text for e in found)


def test_coding_twice_changes_nothing(coder: Coder, coded: Coded) -> None:
    again = coder.code(Article(id="dispatch", text=DISPATCH, published=date(2022, 10, 27)))
    assert msgspec.json.encode(again.reports) == msgspec.json.encode(coded.reports)


def test_articles_are_coded_alike_alone_and_in_a_batch(coder: Coder, coded: Coded) -> None:
    articles = [
        Article(id="dispatch", text=DISPATCH, published=date(2022, 10, 27)),
        Article(id="other", text="Police arrested 30 protesters in Minsk.", published=date(2020, 8, 9)),
    ]
    first, second = coder.code_many(articles)
    assert isinstance(first, Coded) and isinstance(second, Coded)
    assert [r.id for r in first.reports] == [r.id for r in coded.reports]
    assert [r.type for r in second.reports] == ["COERCE"]


def test_a_report_survives_the_journey_through_json(coded: Coded) -> None:
    for report in coded.reports:
        assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report


def test_a_marked_pair_always_has_a_relation(coder: Coder) -> None:
    text = "The weather in Norway is like that of Sweden."
    relation = coder.relate("x", text, [Span(15, 21)], [Span(38, 44)])
    assert relation.rule == "learned"
    relation = Coder(coders="rules").relate("x", text, [Span(15, 21)], [Span(38, 44)])
    assert relation.rule == "guess"
    assert relation.trigger is None


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=300))
def test_no_text_breaks_a_stage(coder: Coder, text: str) -> None:
    (result,) = coder.code_many([Article(id="any", text=text, published=date(2022, 10, 27))])
    assert not isinstance(result, Failure), str(result)


LONG = (
    "Rebels shelled Goma on Monday, the Congolese army said. The president visited Kigali, and he met its "
    "mayor. Police there arrested 30 protesters. "
)


@pytest.mark.parametrize("between", ["", "\n\n"])
def test_twice_the_text_is_twice_the_work(between: str) -> None:
    rules = Coder(coders="rules")

    def calls(times: int) -> int:
        article = Article(id="long", text=(LONG + between) * times, published=date(2022, 10, 27))
        rules.code(article)  # so that nothing is left to be loaded or remembered
        profile = cProfile.Profile()
        profile.runcall(rules.code, article)
        return sum(entry.callcount for entry in profile.getstats())

    assert calls(200) < 2.3 * calls(100)
