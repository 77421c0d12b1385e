"""`dateline actors update` against a service on loopback: pages, patience, what is broken, and going on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from tests.knowledge.wikidata import Reply, Speaks, serving, term

from dateline.errors import UsageError
from dateline.knowledge import names, packs
from dateline.knowledge.office_holders import Service, ServiceError, update
from dateline.knowledge.office_holders.table import Counts
from dateline.resolve import actors

DAYS = [f"20{number:02}-01-20" for number in range(1, 21)]
LINE = [
    term(at, f"Ama Number{chr(96 + at)}", "NRU", day, until)
    for at, (day, until) in enumerate(zip(DAYS, [*DAYS[1:], ""], strict=True), 1)
]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def fetched(pack: Path, speaks: Speaks, **more: int) -> tuple[Counts, list[float]]:
    """One update, with the waits that it would have made."""
    waits: list[float] = []
    with serving(speaks):
        service = Service(speaks.address, agent="a test", sleep=waits.append)
        return update(pack, service, tell=lambda line: None, **more), waits


def rows(pack: Path) -> list[dict[str, str]]:
    lines = [line for line in (pack / "people.tsv").read_text().splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_terms_become_rows_of_a_pack_that_loads(tmp_path: Path) -> None:
    speaks = Speaks({"P1906": LINE})
    made, _ = fetched(tmp_path / "mine", speaks)
    assert (made.terms, made.people, made.left_out) == (20, 20, 0)
    first = rows(tmp_path / "mine")[0]
    assert (first["name"], first["country"], first["role"]) == ("Ama Numbera", "NRU", "president")
    assert (first["from"], first["until"], first["wikidata"]) == ("2001-01-20", "2002-01-20", "Q1")
    known = names.load(packs.folders((tmp_path / "mine",)))
    assert actors.resolve("Ama Numberc", known, day=date(2003, 5, 1)).sectors == ("GOV",)
    assert actors.resolve("Ama Numberc", known, day=date(2010, 5, 1)).sectors == ("ELI",)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["people.tsv"]


def test_it_is_asked_page_by_page_with_a_name_and_a_pause(tmp_path: Path) -> None:
    speaks = Speaks({"P1906": LINE})
    made, waits = fetched(tmp_path, speaks, page=8)
    assert made.terms == 20
    asked = [item for item in speaks.asked if "wdt:P1906" in item.query]
    assert len(asked) == 3
    assert {item.agent for item in asked} == {"a test"}
    assert {item.accept for item in asked} == {"application/sparql-results+json"}
    assert set(waits) == {1.0} and len(waits) == len(speaks.asked) - 1


def test_a_page_that_ends_with_the_last_term_loses_nothing(tmp_path: Path) -> None:
    made, _ = fetched(tmp_path, Speaks({"P1906": LINE}), page=10)
    assert made.terms == 20


@pytest.mark.parametrize(
    ("bad", "wait"),
    [
        pytest.param(Reply(429, {"Retry-After": "7"}), 7.0, id="seconds to wait"),
        pytest.param(Reply(503, {"Retry-After": "junk"}), 5.0, id="a header that can't be read"),
        pytest.param(Reply(503), 5.0, id="busy"),
        pytest.param(Reply(cut=True), 5.0, id="cut in the middle"),
        pytest.param(Reply(body=b'{"results": {"bindings": [{'), 5.0, id="broken JSON"),
        pytest.param(Reply(body=b"<html>Gateway</html>"), 5.0, id="a page for people"),
        pytest.param(Reply(body=b'{"results": []}'), 5.0, id="JSON of another shape"),
    ],
)
def test_a_bad_moment_is_waited_for(tmp_path: Path, bad: Reply, wait: float) -> None:
    made, waits = fetched(tmp_path, Speaks({"P1906": LINE}, [bad]))
    assert made.terms == 20
    assert waits[0] == wait


def test_a_day_to_come_back_is_waited_for(tmp_path: Path) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    made, waits = fetched(tmp_path, Speaks({"P1906": LINE}, [Reply(429, {"Retry-After": later})]))
    assert made.terms == 20
    assert 50 < waits[0] <= 60


def test_each_failure_waits_twice_as_long_and_the_last_is_told(tmp_path: Path) -> None:
    waits: list[float] = []
    with serving(Speaks({}, [Reply(502)] * 9)) as speaks:
        service = Service(speaks.address, agent="a test", sleep=waits.append)
        with pytest.raises(ServiceError, match=r"127\.0\.0\.1.*no answer in 5 tries.*502"):
            update(tmp_path, service, tell=lambda line: None)
    assert waits == [5.0, 10.0, 20.0, 40.0]
    assert not (tmp_path / "people.tsv").exists()


def test_a_question_that_takes_too_long_is_made_smaller(tmp_path: Path) -> None:
    trace = b'{"results": {"bindings": [ java.util.concurrent.TimeoutException at com.bigdata'
    speaks = Speaks({"P1906": LINE}, [Reply(body=trace)] * 5)
    made, _ = fetched(tmp_path, speaks, page=60)
    assert made.terms == 20
    assert "LIMIT 60" in speaks.asked[4].query and "LIMIT 30" in speaks.asked[5].query


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        pytest.param(Reply(403, body=b"banned"), "refuses: 403.*--contact.*banned", id="refused"),
        pytest.param(Reply(400, body=b"Malformed query\n  at .."), "400.*Malformed query$", id="what"),
        pytest.param(Reply(429, {"Retry-After": "86400"}), "wait 1440 minutes", id="banned for a day"),
    ],
)
def test_what_waiting_does_not_mend_is_told_at_once(tmp_path: Path, bad: Reply, said: str) -> None:
    with serving(Speaks({}, [bad])) as speaks:
        service = Service(speaks.address, agent="a test", sleep=lambda seconds: None)
        with pytest.raises(ServiceError, match=said):
            update(tmp_path, service, tell=lambda line: None)
    assert len(speaks.asked) == 1


def test_nobody_there_is_told(tmp_path: Path) -> None:
    with serving(Speaks({})) as gone:
        pass
    service = Service(gone.address, agent="a test", sleep=lambda seconds: None)
    with pytest.raises(ServiceError, match="connection failed"):
        update(tmp_path, service, tell=lambda line: None)


def test_a_run_that_was_cut_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with serving(Speaks({"P1906": LINE})) as speaks:
        broken = iter([None, None])  # two pages, then the wait before the third is stopped

        def stop(seconds: float) -> None:
            if next(broken, 1) is not None:
                raise KeyboardInterrupt

        def go(sleep: object, since: int = 2000) -> Counts:
            service = Service(speaks.address, agent="a test", sleep=sleep)  # type: ignore[arg-type]
            return update(tmp_path, service, page=5, since=since, tell=lambda line: None)

        with pytest.raises(KeyboardInterrupt):
            go(stop)
        before = len(speaks.asked)
        with (tmp_path / ".people-update.jsonl").open("ab") as file:
            file.write(b'{"office": "head-of-st')  # the power went while a page was written
        assert go(lambda seconds: None).terms == 20
        asked = [item for item in speaks.asked[before:] if "wdt:P1906" in item.query]
        assert 'STR(?term) > ""' not in asked[0].query
        again = len(speaks.asked)
        assert go(lambda seconds: None, since=2001).terms == 20
        assert 'STR(?term) > ""' in speaks.asked[again].query


def test_another_question_begins_anew(tmp_path: Path) -> None:
    with serving(Speaks({"P1906": LINE}, [])) as speaks:
        service = Service(speaks.address, agent="a test", sleep=lambda seconds: None)
        speaks.bad = [Reply(), Reply(400)]
        with pytest.raises(ServiceError):
            update(tmp_path, service, page=5, tell=lambda line: None)
        update(tmp_path, service, page=5, since=2010, tell=lambda line: None)
    assert len([item for item in speaks.asked if 'STR(?term) > ""' in item.query]) >= 6


def shipped(**wanted: str) -> Iterator[dict[str, str]]:
    path = packs.SHIPPED / "world" / "people.tsv"
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if all(row[name] == value for name, value in wanted.items()):
            yield row


def test_an_end_that_came_closes_the_row_that_ships(tmp_path: Path) -> None:
    old = next(shipped(name="Emmanuel Macron", role="president"))
    told = term(
        5,
        "Emmanuel Macron",
        "FRA",
        old["from"],
        "2027-05-13",
        office="President of the French Republic",
        wikidata=old["wikidata"],
    )
    made, _ = fetched(tmp_path, Speaks({"P1906": [told]}))
    assert made.mended == 1
    row = rows(tmp_path)[0]
    assert (row["id"], row["until"], row["names"]) == (old["id"], "2027-05-13", old["names"])
    known = names.load(packs.folders((tmp_path,)))
    assert actors.resolve("Macron", known, day=date(2026, 1, 5)).sectors == ("GOV",)
    assert actors.resolve("Emmanuel Macron", known, day=date(2028, 1, 5)).sectors == ("ELI",)


def test_what_ships_already_makes_no_row(tmp_path: Path) -> None:
    old = next(shipped(name="Barack Obama", role="president"))
    told = term(
        5,
        "Barack Obama",
        "USA",
        old["from"],
        old["until"],
        office="President of the United States",
        wikidata=old["wikidata"],
    )
    made, _ = fetched(tmp_path, Speaks({"P1906": [told]}))
    assert (made.terms, rows(tmp_path)) == (0, [])


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(term(1, "Q1", "NRU", "2005-01-01"), id="no name in English"),
        pytest.param(term(1, "Ama Bee", "ZZZ", "2005-01-01"), id="a country that is none"),
        pytest.param(term(1, "Ama Bee", "NRU", ""), id="no day"),
        pytest.param(term(1, "Ama Bee", "NRU", "2005-01-01", "2003-01-01"), id="ends before it begins"),
        pytest.param(term(1, "Ama Bee", "NRU", "2005-01-01", ended="t123"), id="an end at no day"),
        pytest.param(term(1, "Ama Bee", "NRU", "2005-01-01", fromExact="8"), id="some time in a decade"),
    ],
)
def test_what_says_too_little_is_left_out(tmp_path: Path, told: dict[str, str]) -> None:
    made, _ = fetched(tmp_path, Speaks({"P1906": [told]}))
    assert (made.terms, made.left_out) == (0, 1)


def test_days_are_as_exact_as_the_service_knows_them(tmp_path: Path) -> None:
    told = term(1, "Ama Bee", "NRU", "2005-03-01", "2007-01-01", fromExact="10", untilExact="9")
    fetched(tmp_path, Speaks({"P1906": [told]}))
    assert [(row["from"], row["until"]) for row in rows(tmp_path)] == [("2005-03", "2007")]


def test_an_open_term_ends_with_the_next_one_or_with_death(tmp_path: Path) -> None:
    told = [
        term(1, "Ama Bee", "NRU", "2001-01-01"),
        term(2, "Ben Cee", "NRU", "2004-01-01"),
        term(3, "Eda Dee", "TUV", "2001-01-01", died="2003-05-06T00:00:00Z"),
    ]
    fetched(tmp_path, Speaks({"P1906": told}))
    found = {row["name"]: (row["until"], row["sure"]) for row in rows(tmp_path)}
    assert found == {"Ama Bee": ("2004-01-01", "no"), "Ben Cee": ("", ""), "Eda Dee": ("2003-05-06", "")}


def test_further_names_are_those_that_news_prints(tmp_path: Path) -> None:
    told = term(1, "Ama Bee", "NRU", "2005-01-01", names="A. Bee|Ama Bee (politician)|Ама Бее|Bee|Ama K Bee")
    fetched(tmp_path, Speaks({"P1906": [told]}))
    assert rows(tmp_path)[0]["names"] == "A. Bee|Ama K Bee"


def test_rows_of_ones_own_stay_and_go_first(tmp_path: Path) -> None:
    mine = "id\tname\tcountry\trole\tfrom\n# by hand\nmy-own\tAma Bee\tNRU\tmayor\t2001\n"
    (tmp_path / "people.tsv").write_text(mine)
    for _ in range(2):
        fetched(tmp_path, Speaks({"P1906": LINE}))
        text = (tmp_path / "people.tsv").read_text()
        assert text.startswith(mine)
        assert len(rows(tmp_path)) == 21
    assert names.load(packs.folders((tmp_path,))).get("Ama Numberb")


def test_the_shipped_packs_and_odd_addresses_are_refused(tmp_path: Path) -> None:
    for folder in (packs.SHIPPED, packs.SHIPPED / "world"):
        with pytest.raises(UsageError, match="ships with Dateline"):
            update(folder, Service("http://127.0.0.1:9/", agent="a test"), tell=lambda line: None)
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="no folder"):
        update(tmp_path / "file", Service("http://127.0.0.1:9/", agent="a test"), tell=lambda line: None)
    with pytest.raises(UsageError, match="no address of a query service"):
        Service("file:///etc/hosts", agent="a test")


def test_offices_of_ones_own_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "offices.tsv").write_text("id\twikidata\trole\tsectors\nspeaker\tQ1\tspeaker\tLEG\n")
    told = term(1, "Ama Bee", "NRU", "2005-01-01", office="Speaker of the House")
    fetched(tmp_path, Speaks({"Q1": [told]}))
    assert [(row["role"], row["sectors"]) for row in rows(tmp_path)] == [("speaker", "LEG")]
