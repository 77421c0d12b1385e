"""Acts of office, and whose they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import PackError
from dateline.knowledge.packs import folders
from dateline.knowledge.powers import load


def test_an_act_is_told_by_type_mode_and_trigger() -> None:
    powers = load(folders())
    assert {p.id for p in powers if p.is_of("ACCUSE", "allege", "was indicted")} == {"indict"}
    assert not [p for p in powers if p.is_of("ACCUSE", "allege", "accused")]
    assert not [p for p in powers if p.is_of("COERCE", "arrest", "warrants were issued")]


def test_a_pack_of_ones_own_replaces_a_table(tmp_path: Path) -> None:
    table = '[[powers]]\nid = "arrest"\ntype = "COERCE"\nmode = "arrest"\nsector = "MIL"\nroles = ["army"]\n'
    (tmp_path / "mine.toml").write_text(table)
    (arrest,) = [p for p in load((*folders(), tmp_path)) if p.id == "arrest"]
    assert (arrest.sector, arrest.roles) == ("MIL", ("army",))


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[[powers]]\nid = "arrest"\nwho = "police"\n')
    with pytest.raises(PackError):
        load((*folders(), tmp_path))
