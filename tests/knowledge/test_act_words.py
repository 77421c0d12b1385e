"""The words beside an act that say that nothing was done, or by whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import PackError
from dateline.knowledge.act_words import load
from dateline.knowledge.packs import folders


def test_a_pack_of_ones_own_replaces_a_list(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[[act_words]]\nid = "masters"\nwords = ["kingpin"]\n')
    assert load((*folders(), tmp_path)).masters == {"kingpin"}


def test_a_list_that_nothing_reads_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[[act_words]]\nid = "master"\nwords = ["kingpin"]\n')
    with pytest.raises(PackError):
        load((*folders(), tmp_path))
