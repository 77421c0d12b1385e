"""Which phrases of a text are found as actors."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.find.actors import find
from dateline.knowledge import names as knowledge
from dateline.knowledge.packs import folders


@pytest.fixture(scope="module")
def names() -> knowledge.Names:
    return knowledge.load((*folders(), Path(__file__).parent.parent / "resolve" / "pack"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russian Foreign Minister Sergey Lavrov arrived in Turkey on Monday.",
            ["Russian Foreign Minister Sergey Lavrov"],
        ),
        ("Turkey shelled Kurdish positions.", ["Turkey"]),
        (
            "The Indian embassy in Kyiv urged Indian citizens to leave.",
            ["Indian embassy in Kyiv", "Indian citizens"],
        ),
        ("Police fired tear gas at protesters, and they fled.", ["Police", "protesters", "they"]),
    ],
)
def test_actors_are_found_as_whole_phrases(reading, names, text, expected):
    found = [m.evidence.text for m in find(reading(text), names) if not m.modifier]
    assert found == expected


def test_a_nationality_before_a_thing_is_only_a_modifier(reading, names):
    found = find(reading("Germany bought Russian oil."), names)
    assert [(m.evidence.text, m.modifier) for m in found] == [("Germany", False), ("Russian", True)]
