"""The copy of a text that the parser sees: where the wire dateline is, and what is blanked."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article
from dateline.text.datelines import dateline_in, dateline_of
from dateline.text.prepare import prepared

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


PEOPLE = {
    "WELLINGTON": 381_900,
    "Wellington": 381_900,
    "Lower Hutt": 107_562,
    "HUNTLY": 8_000,
    "Huntly": 8_000,
}


@pytest.mark.parametrize(
    "line",
    [
        "WELLINGTON (HW) -",
        "WELLINGTON, New Zealand (HW)",
        "HUNTLY, New Zealand, Oct 27 –",
        "WELLINGTON —",
        "Wellington (HW) –",
        "Huntly (HarbourWire)",
        "Lower Hutt:",
        "WELLINGTON:",
        "WELLINGTON",
        "Wellington, HWNZ-",
        "FORT REWI, N.Z. -",
    ],
)
@pytest.mark.parametrize(
    "above",
    [
        "UPDATE: Minister lands\nRead more: https://news.example/a\n",
        "A quay at dusk. Photo: Harbour Wire\n\n",
        "Minister lands.\nBy Ana Rewi, Harbour Wire\n",
    ],
)
def test_a_dateline_stands_below_other_lines(above: str, line: str) -> None:
    text = f"{above}{line} {NEWS}"
    span = dateline_in(text, 0, lambda name: PEOPLE.get(name, -1))
    assert span is not None
    assert text[span.start : span.end] == line


@pytest.mark.parametrize("line", ["By Ana Rewi WELLINGTON (HW) -", "A quay. HUNTLY, Oct 27 –"])
def test_a_dateline_amid_words_tells_more_of_itself(line: str) -> None:
    text = f"Minister lands\n{line} {NEWS}"
    assert dateline_in(text, 0, lambda name: PEOPLE.get(name, -1)) is not None


@pytest.mark.parametrize("line", ["WELLINGTON\u2014", "WELLINGTON, Oct 27 (HW):"])
def test_a_dateline_may_touch_the_news(line: str) -> None:
    text = f"Minister lands\n{line}{NEWS}"
    span = dateline_in(text, 0, lambda name: PEOPLE.get(name, -1))
    assert span is not None
    assert text[span.start : span.end] == line


@pytest.mark.parametrize(
    "text",
    [
        f"UPDATE: {NEWS}",
        f"Minister lands\nWATCH: {NEWS}",
        f"Minister lands\nHuntly: {NEWS}",
        f"Minister lands\nThe WELLINGTON - {NEWS}",
        f"Minister lands\nThe NZDF (New Zealand Defence Force) - {NEWS}",
        "Minister lands\nWellington - the capital - was calm.",
        f"Minister lands\nHUNTLY {NEWS}",
        "Minister lands\nWELLINGTON was calm.",
    ],
)
def test_a_label_is_no_dateline(text: str) -> None:
    assert dateline_in(text, 0, lambda name: PEOPLE.get(name, -1)) is None


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("On 12 May Ankara spoke.", "On 12 May,Ankara spoke."),
        ("It met on 3rd June 2021 President Dale.", "It met on 3rd June 2021,President Dale."),
        ("On Sept. 4 Mali and on June 5, 2019 Chad left.", "On Sept. 4,Mali and on June 5, 2019,Chad left."),
        ("On 18 March police came. On 1 May a mob left.", "On 18 March,police came. On 1 May,a mob left."),
        ("On 18 March at noon they left.", "On 18 March at noon they left."),
        ("The talks on 18 March broke down.", "The talks on 18 March broke down."),
        ("On 12 May, Ankara spoke.", "On 12 May, Ankara spoke."),
        ("The 12 May Movement met.", "The 12 May Movement met."),
        ("It sent an envoy days after Chad had.", "It sent an envoy,days after Chad had."),
        (
            "It came just days after, or three weeks before.",
            "It came just days after, or three weeks before.",
        ),
    ],
)
def test_a_time_that_runs_into_a_name_or_noun_gets_a_comma_in_the_parsers_copy(text: str, seen: str) -> None:
    copy, _ = prepared(Article(id="a", text=text, published=date(2022, 10, 27)))
    assert copy == seen


@pytest.mark.parametrize(
    ("credit", "seen"),
    [
        ("(Ana Duarte/Reuters)", False),
        ("(Image: Ana Duarte, Porto Daily)", False),
        ("(AFP Photo/Ana Duarte)", False),
        ("(Fatah/PLO)", True),
        ("(the guards said)", True),
    ],
)
def test_who_took_a_picture_is_no_part_of_the_news(credit: str, seen: bool) -> None:
    text = f"Two guards died. {credit} Gunmen fled."
    copy, _ = prepared(Article(id="a", text=text, published=date(2022, 10, 27)))
    assert len(copy) == len(text)
    assert (credit in copy) == seen
