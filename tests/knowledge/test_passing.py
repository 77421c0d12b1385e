"""The words by which news tells what is not the news."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.errors import PackError
from dateline.knowledge.packs import folders
from dateline.knowledge.passing import load


def test_the_lists_are_patterns_of_their_words() -> None:
    words = load(folders())
    assert re.fullmatch(words.often, "in recent\nyears")
    assert re.fullmatch(words.clause, "ahead of")


def test_a_pack_of_ones_own_replaces_a_list(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[[passing_words]]\nid = "claim"\nwords = ["hearsay"]\n')
    words = load((*folders(), tmp_path))
    assert re.fullmatch(words.claim, "hearsay")
    assert not re.fullmatch(words.claim, "claims")


def test_a_list_that_nothing_reads_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[[passing_words]]\nid = "claims"\nwords = ["hearsay"]\n')
    with pytest.raises(PackError):
        load((*folders(), tmp_path))
