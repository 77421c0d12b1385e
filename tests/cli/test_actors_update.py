"""`dateline actors update` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.knowledge.wikidata import Reply, Speaks, serving, term


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_it_writes_a_list_and_says_what_is_in_it(run, tmp_path: Path) -> None:
    told = term(1, "Ama Bee", "NRU", "2005-01-01")
    with serving(Speaks({"P1906": [told]})) as speaks:
        words = ("--service", speaks.address, "--pause", 0, "--contact", "ama@example.org")
        done = run("actors", "update", tmp_path / "mine", *words)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 term of 1 people" in done.stderr
    assert "ama@example.org" in speaks.asked[0].agent
    assert "Ama Bee" in (tmp_path / "mine" / "people.tsv").read_text()


def test_a_service_that_fails_is_one_line_and_the_same_command_goes_on(run, tmp_path: Path) -> None:
    with serving(Speaks({}, [Reply(), Reply(502), *[Reply(502)] * 4])) as speaks:
        words = ("actors", "update", tmp_path, "--service", speaks.address, "--pause", 0)
        done = run(*words)
        assert done.exit_code == 1
        assert "no answer in 5 tries" in done.stderr and "goes on from there" in done.stderr
        assert run(*words).exit_code == 0


def test_its_help_teaches_by_an_example(run) -> None:
    assert "dateline actors update mine/" in run("actors", "update", "--help").stdout
