"""Adding: once and only once, whatever the order, with all that came before kept."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from tests.archive.conftest import VERSION, story

from dateline.archive import Archive
from dateline.model import Failure, Filter
from dateline.pipeline import Coder
from dateline.store import Coded


def told(archive: Archive) -> list[tuple[object, ...]]:
    return [(e.id, e.type, e.status, e.reports, e.articles, e.origins) for e in archive.events()]


def test_an_attack_told_by_three_outlets_is_one_event(archive, add, strike) -> None:
    counted, merged = add(*strike)
    assert (counted.read, counted.new, counted.failures) == (4, 4, [])
    (attack,) = archive.events(Filter(type=("ASSAULT",)))
    assert (attack.articles, attack.origins) == (3, 2)
    assert attack.publishers == ("Atlas", "Harbour Wire", "Lakeside Herald") or len(attack.publishers) == 3
    (visit,) = archive.events(Filter(type=("CONSULT",), status=("planned",)))
    assert visit.mode == "visit"
    assert merged.new == len(archive.events())


def test_adding_again_changes_nothing(archive, add, strike) -> None:
    add(*strike)
    before, runs = told(archive), archive.runs()
    revisions = archive.changes()
    counted, merged = add(*strike)
    assert (counted.same, counted.new, counted.reports) == (4, 0, 0)
    assert (merged.new, merged.changed, merged.gone) == (0, 0, 0)
    assert told(archive) == before
    assert archive.runs() == runs
    assert archive.changes() == revisions


def test_events_do_not_depend_on_the_order_of_arrival(tmp_path: Path, coder: Coder, strike) -> None:
    outcomes = []
    for number, order in enumerate(list(permutations(strike))[::5]):
        with Archive(tmp_path / f"{number}.duckdb") as archive:
            for article in order:
                archive.add([article], coder, VERSION)
            outcomes.append(told(archive))
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_each_record_has_its_four_dates(archive, add, strike) -> None:
    add(*strike)
    chosen = archive.select(Filter(type=("ASSAULT",)))
    (event,) = chosen.events
    assert str(event.when.from_) == "2023-05-02"
    assert (str(event.first_published), str(event.last_published)) == ("2023-05-03", "2023-05-04")
    assert event.fetched is None
    assert event.coded is not None
    assert event.coded.tzinfo is not None
    assert event.version == VERSION
    assert {c.version for c in chosen.codings.values()} == {VERSION}
    assert chosen.codings.keys() == chosen.articles.keys() == {"a1", "a2", "a3"}
    assert chosen.articles["a1"] == strike[0]


def test_an_article_with_other_words_takes_the_place_of_the_former_one(archive, add) -> None:
    first = story("x", "Rebels shelled the town of Goma on Tuesday, killing three people.")
    mended = story("x", "Rebels shelled the town of Goma on Tuesday, killing seven people.")
    add(first)
    counted, _ = add(mended)
    assert (counted.changed, counted.new) == (1, 0)
    (event,) = archive.events(Filter(type=("ASSAULT",)))
    assert event.size["killed"].best == 7
    assert "three people" in archive.store.history.versions("x")[0]["record"]
    assert [r.change for r in archive.changes() if r.event == event.id] == ["new", "changed"]
    assert "killed" in archive.changes()[-1].why


def test_another_article_under_an_id_that_is_taken_is_a_failure(archive, add, strike) -> None:
    add(*strike)
    counted, _ = add(
        story("a1", "Voters in Sweden went to the polls, and the premier resigned.", "2022-09-11")
    )
    (failure,) = counted.failures
    assert "has this id already" in failure.reason
    assert archive.store.coding.articles(["a1"])["a1"] == strike[0]


def test_an_earlier_report_gives_the_event_another_id_and_keeps_the_former(archive, add) -> None:
    later = story("l", "Rebels shelled the town of Goma on Tuesday, killing three people.", "2023-05-04")
    earlier = story("e", "Rebels shelled Goma on Tuesday, and three people were killed.", "2023-05-03")
    add(later)
    (before,) = archive.events(Filter(type=("ASSAULT",)))
    add(earlier)
    (after,) = archive.events(Filter(type=("ASSAULT",)))
    assert after.id != before.id
    assert after.former == (before.id,)
    assert archive.event(before.id).id == after.id
    assert {(r.event, r.change) for r in archive.changes()} >= {(before.id, "merged"), (after.id, "new")}


def test_failures_are_kept_once_and_mended_when_the_file_is_read(archive, add) -> None:
    broken = Failure("news/one.txt", "it states no date")
    add(broken)
    add(broken)
    (kept,) = archive.store.coding.failures()
    assert (kept["path"], kept["reason"], kept["run"], kept["mended"]) == (
        "news/one.txt",
        "it states no date",
        1,
        None,
    )
    assert len(archive.runs()) == 1
    add(story("m", "Rebels shelled Goma on Tuesday.", path="news/one.txt"))
    assert archive.store.coding.failures()[0]["mended"] == 2
    assert archive.store.counts()["failures"] == 0


def test_what_a_stopped_run_left_unmerged_the_next_one_merges(archive, add, coder, strike) -> None:
    run = archive.store.coding.begin("add", VERSION)
    made = [coder.code(article) for article in strike]
    archive.store.coding.put([Coded(m.article, m.reports) for m in made], run, VERSION)
    assert archive.events() == ()
    assert archive.store.counts()["pending"] > 0
    counted, merged = add(*strike)
    assert counted.same == 4
    assert merged.new == len(archive.events()) > 1
    assert archive.store.counts()["pending"] == 0


def test_stopping_keeps_what_was_coded(archive, coder, strike) -> None:
    def stopped():
        yield from strike[:2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.add(stopped(), coder, VERSION)
    assert archive.store.counts()["articles"] >= 1


def test_recoding_keeps_what_was_before_and_tells_the_difference(
    archive, add, coder, strike, tmp_path
) -> None:
    add(*strike)
    (attack,) = archive.events(Filter(type=("ASSAULT",)))
    assert archive.recode(coder, VERSION)[0] == 0
    run, counted, merged = archive.recode(coder, "dateline test, packs 2")
    assert (run, counted.read, merged.changed) == (2, 4, 0)
    first, last, found = archive.diff()
    assert (first, last, found) == (1, 2, [])
    assert archive.events(Filter(ids=(attack.id,)))[0].version == "dateline test, packs 2"

    pack = tmp_path / "mine"
    pack.mkdir()
    (pack / "rules.toml").write_text(
        '[[trigger]]\nid = "en.assault.shell"\ntype = "COERCE"\nmode = "seize"\nverbs = ["shell"]\n'
        'actor = "subject"\nrecipient = "object"\n'
        'examples = ["[actor The army] [trigger shelled] [recipient the town]."]\n'
        'not = ["She shelled peas."]\n'
    )
    run, _, _ = archive.recode(Coder(packs=(pack,), coders="rules"), "dateline test, packs 3")
    _, _, found = archive.diff(1, run)
    assert {d.kind for d in found} == {"report", "event"}
    assert len(archive.store.history.reports_at(1)) > 0
    assert archive.diff(run, run)[2] == []
    assert archive.store.history.events_at(1)[attack.id].type == "ASSAULT"
