"""The time grammar of a pack: what it takes, and how it says what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import PackError
from dateline.knowledge import packs
from dateline.knowledge.times import load

WORDS = '[[time_words]]\nid = "moon"\nwords = { "new moon" = 1, Full = 2 }\n'


def pack(folder: Path, text: str) -> tuple[Path, ...]:
    (folder / "times.toml").write_text(WORDS + text, encoding="utf-8")
    return (folder,)


def pattern(text: str) -> str:
    return f'[[time_pattern]]\nid = "x.moon"\nreads = "date"\npattern = "{text}"\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{sun}", "no word list is called {sun}"),
        ("<sun>", "no part is called <sun>"),
        ("( {moon}", "never closed"),
        ("{moon} )", "never opened"),
        ("? {moon}", "nothing before it"),
    ],
)
def test_a_pattern_that_is_not_well_formed_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(PackError, match=r"x\.moon") as error:
        load(pack(tmp_path, pattern(text)))
    assert complaint in str(error.value)


def test_parts_that_contain_each_other_are_an_error(tmp_path: Path) -> None:
    part = '[[time_part]]\nid = "loop"\npattern = "<loop>"\n'
    with pytest.raises(PackError, match="contain each other"):
        load(pack(tmp_path, part + pattern("<loop>")))


def test_an_unknown_key_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="colour"):
        load(pack(tmp_path, pattern("{moon}") + 'colour = "red"\n'))


def test_a_word_with_a_capital_needs_it(tmp_path: Path) -> None:
    grammar = load(pack(tmp_path, pattern("{moon}")))
    assert grammar.character("Full") != grammar.character("full")
    assert grammar.value("moon", "new moon") == 1


def test_the_shipped_grammar_loads_and_no_pattern_can_be_empty() -> None:
    grammar = load(packs.folders())
    compiled = {pattern.id: pattern for found in grammar.starts.values() for pattern in found}
    assert len(compiled) > 50
    assert not any(pattern.regex.match("") for pattern in compiled.values())
