"""The copy of a text that the parser sees: where the wire dateline is, and what is blanked."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article
from dateline.text.prepare import dateline_of, prepared

NEWS = "The foreign minister arrived on Thursday."


@pytest.mark.parametrize(
    "line",
    [
        "WELLINGTON - ",
        "WELLINGTON (HW) _\n\n",
        "WELLINGTON, New Zealand (HW) -- ",
        "WELLINGTON, Oct 27 (Harbour Wire) - ",
        "WELLINGTON, Oct. 27, 2022 (Harbour Wire) — ",
        "WELLINGTON, 27 October 2022 (Harbour Wire) – ",
        "LOWER HUTT, New Zealand, October 27, 2022 /HARBOUR/ - ",
        "Wellington, 27 October 2022 – ",
        "Lower Hutt, New Zealand, Oct. 27, 2022 (Harbour Wire) -- ",
    ],
)
@pytest.mark.parametrize("above", [("", "", ""), ("date 2022-10-27\n", "Minister lands", "\n\n")])
def test_a_dateline_is_blanked_and_nothing_moves(line: str, above: tuple[str, str, str]) -> None:
    header, title, gap = above
    text = header + title + gap + line + NEWS
    copy, span = prepared(
        Article(id="a", text=text, published=date(2022, 10, 27), title=title, body=len(header))
    )
    assert span is not None
    assert text[span.start : span.end].strip() == line.strip()
    assert len(copy) == len(text)
    assert copy.split() == (title.split() + NEWS.split())


def test_marks_of_markdown_are_blanked() -> None:
    text = (
        "## Talks\n\nThe **foreign minister** met [her colleague](https://news.example/a) in\n> Wellington."
    )
    copy, _ = prepared(Article(id="a", text=text, published=date(2022, 10, 27)))
    assert len(copy) == len(text)
    assert copy.split() == [
        "Talks",
        "The",
        "foreign",
        "minister",
        "met",
        "her",
        "colleague",
        "in",
        "Wellington.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "In Wellington, 27 October 2022 - a Thursday - is remembered.",
        "The minister, 27, said: no.",
        "Wellington - the capital - was calm.",
        "Ardern: no talks.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline_of(text) is None
