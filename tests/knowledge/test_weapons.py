"""The words that tell by what means an assault was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import PackError
from dateline.knowledge.whole import Knowledge


def test_the_first_of_several_modes_counts() -> None:
    weapons = Knowledge.load().weapons
    assert weapons.first({"explosives", "suicide-attack"}) == "suicide-attack"
    assert weapons.first(()) is None


def test_a_mode_that_plover_lacks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[[weapon]]\nid = "catapult"\nthings = ["catapult"]\n')
    with pytest.raises(PackError, match="catapult"):
        Knowledge.load((tmp_path,))
