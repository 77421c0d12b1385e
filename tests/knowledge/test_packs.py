"""Pack files: what is wrong in one is told by file, line and id, and nothing passes in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.errors import PackError
from dateline.knowledge import packs
from dateline.knowledge.whole import Knowledge

RULE = """[[trigger]]
id = "mine.embargo"
type = "SANCTION"
verbs = ["embargo"]
examples = ["[actor The council] [trigger embargoed] [recipient the junta]."]
not = ["The ship left port."]

"""


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (RULE.replace('["embargo"]', '[""]'), ":2: [mine.embargo] an empty word in verbs"),
        (RULE.replace("verbs", 'nouns = [" "]\nverbs'), ":2: [mine.embargo] an empty word in nouns"),
        (RULE.replace('["embargo"]', '["the"]'), ":2: [mine.embargo] 'the' has no word of its own"),
        (
            RULE.replace("trigger]]", "operator]]").replace("type = \"SANCTION\"", "nouns = [\"\"]"),
            "an empty word in nouns",
        ),
        ('[[cue]]\nid = "x"\nstance = "claims"\nverbs = [""]\n', ":2: [x] an empty word in verbs"),
        (RULE + RULE, ":9: [mine.embargo] this id stands already in rules.toml"),
        (RULE + "[[triger]]\nid = 3\n", ":8: nothing reads 'triger'"),
        (RULE.replace("[[trigger]]", "[trigger]"), ":1: write it as a table: [[trigger]]"),
        (RULE + "[[trigger]]\ntype = 3\n", ":8: [no id]"),
        (RULE + '[[trigger]]\nid = "x\n', ":9: not valid TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_table_is_told_with_its_place(tmp_path: Path, toml: str, said: str) -> None:
    (tmp_path / "rules.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(PackError, match=re.escape(said)):
        Knowledge.load((tmp_path,))


@pytest.mark.parametrize(
    ("name", "said"),
    [("mypeople.tsv", "nothing reads it"), ("regions.tsv", "only `make gazetteer` reads it")],
)
def test_a_list_that_nothing_reads_is_named(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_text("id\tname\n", encoding="utf-8")
    with pytest.raises(PackError, match=f"{name}: {said}"):
        Knowledge.load((tmp_path,))


def test_the_files_of_a_second_coder_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "learned").mkdir()
    (tmp_path / "learned" / "alike.tsv").write_text("x\ty\n", encoding="utf-8")
    packs.refuse_unread((tmp_path,))
    assert not packs.is_empty(tmp_path)


def test_every_file_that_ships_is_read() -> None:
    shipped = {path.name for path in packs.SHIPPED.rglob("*.tsv")}
    assert shipped >= packs.LISTS
    packs.refuse_unread((packs.SHIPPED / "plover", packs.SHIPPED / "en"))
