"""Where the paragraphs of a text end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.paragraphs import Paragraphs, breaks

LONG = "The foreign minister of the island arrived on Thursday with a delegation of thirty of his people, and"
WRAPPED = """The minister arrived in the harbour on Thursday. He said that
talks would begin at once, and left the house soon after that.
On Monday he came back with thirty others in order to sign it."""
CASES = [
    ("an empty line", "One.\n\nTwo.", ["One.", "Two."]),
    (
        "lines that are paragraphs",
        f"{LONG} said that talks would begin at once.\nThe talks are the first in years.",
        [f"{LONG} said that talks would begin at once.", "The talks are the first in years."],
    ),
    (
        "a heading without a full stop",
        f"{LONG} said that talks would begin at once.\nFirst talks\nThe talks are the first.",
        [f"{LONG} said that talks would begin at once.", "First talks", "The talks are the first."],
    ),
    ("a line of odd spaces", "One went.\n\u00a0\nTwo came.", ["One went.", "Two came."]),
    ("a wrapped line", f"{LONG}\nsaid that talks would begin.", [f"{LONG}\nsaid that talks would begin."]),
    (
        "a wrapped line that happens to end a sentence",
        WRAPPED,
        [WRAPPED],
    ),
]


@pytest.mark.parametrize(("text", "paragraphs"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    edges = (0, *breaks(text), len(text))
    assert [text[a:b].strip() for a, b in pairwise(edges)] == paragraphs


@given(st.text(alphabet="ab.\n \u00a0\r\t\u2028A"))
def test_any_text_has_sound_paragraphs(text: str) -> None:
    found = breaks(text)
    assert list(found) == sorted(set(found))
    assert all(0 < offset < len(text) for offset in found)


def test_a_paragraph_has_a_number() -> None:
    paragraphs = Paragraphs("One.\n\nTwo.\n\nThree.")
    assert [paragraphs.of(offset) for offset in (0, 6, 14)] == [0, 1, 2]
    assert paragraphs.start_of(8) == 6
