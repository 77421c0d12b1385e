"""The index of names: what packs may hold, and what is found by which name."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline.errors import PackError
from dateline.knowledge.folding import words
from dateline.knowledge.names import countries_in, load
from dateline.knowledge.packs import folders


@pytest.fixture(scope="module")
def names():
    return load(folders())


def found(names, text: str) -> list[str]:
    return [match.entries[0].name for match in names.scan(words(text))]


def test_a_pack_without_lists_is_empty(tmp_path: Path):
    assert load((tmp_path,)).scan(words("Russia shelled Kharkiv")) == []


def test_a_users_pack_adds_and_overrides(tmp_path: Path):
    (tmp_path / "groups.tsv").write_text(
        "id\tname\tnames\tcountry\tsectors\nNGA-river\tRiver Men\tthe Rivermen\tNGA\tREB\n", encoding="utf-8"
    )
    entry = load((*folders(), tmp_path)).get("Rivermen")[0]
    assert (entry.country, entry.sectors, entry.kind) == ("NGA", ("REB",), "group")


@pytest.mark.parametrize(
    ("file", "rows", "says"),
    [
        ("people.tsv", "id\tname\tfrom\nx\tA B\t2004-13-40\n", "no date"),
        ("groups.tsv", "id\tname\tcolour\nx\tA B\tred\n", "colour"),
        ("roles.tsv", "role\tsectors\tkind\nboss\tGOV\tthing\n", "thing"),
        (
            "people.tsv",
            "id\tname\tcountry\nx\tA B\tKEN\ny\tC D\tKEM\n",
            r"people\.tsv:3: \[y\] there is no country 'KEM'",
        ),
        (
            "groups.tsv",
            "id\tname\tsectors\nx\tA B\tREB|ARMY\n",
            r"groups\.tsv:2: \[x\] there is no sector 'ARMY'",
        ),
        (
            "parties.tsv",
            "id\tname\tfrom\tuntil\nx\tA B\t2004-05\t2003\n",
            r"parties\.tsv:2: \[x\] from 2004-05 is later",
        ),
        (
            "towns.tsv",
            "name\tcountry\nHill Town\tKEN\nHill Town\tUGA\n",
            r"towns\.tsv:3: \[Hill Town\] .* stands already in",
        ),
        ("seats.tsv", "id\tname\tcountry\nx\tHill House\n", r"seats\.tsv:2: \[x\] 2 cells under 3 columns"),
        ("people.tsv", "id\tname\nx\tJos\xe9\n", "not a list in UTF-8"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, file, rows, says):
    (tmp_path / file).write_text(rows, encoding="cp1252")
    with pytest.raises(PackError, match=says):
        load((*folders(), tmp_path))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. and Côte d’Ivoire", ["United States", "Ivory Coast"]),
        ("the White House", ["White House"]),
        ("tell us who is there", []),
        ("turkey and china plates", []),
        ("Nato ministers", ["North Atlantic Treaty Organization", "minister"]),
        ("soldiers of the Lord's Resistance Army", ["soldier", "Lord's Resistance Army"]),
    ],
)
def test_names_need_the_case_that_they_are_printed_in(names, text, expected):
    assert found(names, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Indian Ocean", []),
        ("ships in the Persian Gulf", []),
        ("the Gulf of Mexico", []),
        ("at 3 p.m. Monday", []),
        ("PM Modi", ["pm", "Narendra Modi"]),
        ("in May", []),
        ("a law that May signed", ["Theresa May"]),
        ("Premier May", ["premier", "Theresa May"]),
        ("John Lee", ["John Lee"]),
        ("Donald said", []),
        ("King Charles III", ["King Charles"]),
        ("a XVI", []),
    ],
)
def test_common_words_and_waters_are_nobody(names, text, expected):
    assert [name for name in found(names, text) if name != "ship"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ethiopan president", ["Ethiopia", "president"]),
        ("Phillipine senators", ["Philippines", "senator"]),
        ("Chancelor Olaf", ["chancellor"]),
        ("Columbia University", ["university"]),
        ("Ethiopan", []),
        ("Indain president", ["president"]),
    ],
)
def test_a_slip_in_a_long_word_is_read_where_its_place_vouches_for_it(names, text, expected):
    assert found(names, text) == expected


def test_the_longest_name_wins(names):
    assert found(names, "Papua New Guinea") == ["Papua New Guinea"]


def test_a_first_name_tells_no_country(names):
    assert countries_in(names, "Virginia Raggi met Chad Smith in Rome.") == [(33, "ITA")]


def test_loading_is_quick():
    load(folders())
    start = time.process_time()
    load(folders())
    assert time.process_time() - start < 1.0  # 0.2 s on an idle machine
