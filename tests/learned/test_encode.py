"""A marked pair and a marked trigger as the encoder reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from dateline.learned.coder import SHIPPED, VOCABULARY
from dateline.learned.encode import LONGEST, Encoder
from dateline.model import Span


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(Tokenizer.from_file(str(SHIPPED / VOCABULARY)))


def test_both_parties_stand_between_marks_of_their_own(encoder: Encoder) -> None:
    pieces = encoder.pieces("Rebels shelled Goma.")
    encoded = encoder.pair(pieces, [Span(0, 6)], [Span(15, 19)])
    assert encoded.ids[encoded.at[0]] != encoded.ids[encoded.at[1]]
    after = encoded.spans[encoded.at[1] + 1]
    assert after is not None
    assert after.start == 15


def test_the_pair_the_other_way_round_reads_otherwise(encoder: Encoder) -> None:
    pieces = encoder.pieces("Rebels shelled Goma.")
    one, other = [Span(0, 6)], [Span(15, 19)]
    assert encoder.pair(pieces, one, other) != encoder.pair(pieces, other, one)


def test_a_long_sentence_is_read_around_its_pair(encoder: Encoder) -> None:
    text = "very " * 2000 + "Rebels shelled Goma" + " again" * 2000
    start = text.index("Rebels")
    encoded = encoder.pair(encoder.pieces(text), [Span(start, start + 6)], [Span(start + 15, start + 19)])
    assert len(encoded.ids) <= LONGEST
    assert all(encoded.at)


def test_of_a_pair_too_far_apart_the_first_is_kept(encoder: Encoder) -> None:
    text = "Rebels " + "and so on " * 300 + "Goma."
    encoded = encoder.pair(encoder.pieces(text), [Span(0, 6)], [Span(len(text) - 5, len(text) - 1)])
    assert len(encoded.ids) <= LONGEST
    assert encoded.at[0]
    assert not encoded.at[1]


def test_a_trigger_stands_between_marks_and_parties_where_they_are(encoder: Encoder) -> None:
    text = "Rebels shelled Goma."
    encoded = encoder.act(encoder.pieces(text), [Span(7, 14)], [Span(0, 6), Span(15, 19), Span(90, 95)])
    after = encoded.spans[encoded.at[0] + 1]
    assert after is not None
    assert after.start == 7
    read = [[encoded.spans[i] for i in ends] for ends in encoded.parties]
    assert [text[a.start : b.end] for a, b in read[:2] if a and b] == ["Rebels", "Goma"]
    assert encoded.parties[2] == (0, 0)


def test_a_long_sentence_is_read_around_its_trigger(encoder: Encoder) -> None:
    text = "Rebels " + "very " * 2000 + "shelled Goma" + " again" * 2000
    start = text.index("shelled")
    encoded = encoder.act(encoder.pieces(text), [Span(start, start + 7)], [Span(0, 6)])
    assert len(encoded.ids) <= LONGEST
    assert encoded.at[0]
    assert encoded.parties == ((0, 0),)


def test_a_plain_sentence_has_no_marks(encoder: Encoder) -> None:
    pieces = encoder.pieces("Rebels shelled Goma.")
    assert encoder.plain(pieces).ids[1:-1] == pieces.ids


@given(st.text(max_size=60), st.data())
def test_any_spans_can_be_marked(text: str, data: st.DataObject) -> None:
    encoder = Encoder(Tokenizer.from_file(str(SHIPPED / VOCABULARY)))
    place = st.integers(0, len(text) + 5)
    spans = [Span(*sorted((data.draw(place), data.draw(place)))) for _ in range(2)]
    encoded = encoder.pair(encoder.pieces(text), spans[:1], spans[1:])
    assert len(encoded.ids) == len(encoded.spans) <= LONGEST
    assert all(0 <= at < len(encoded.ids) for at in encoded.at)
    assert all(s is None or 0 <= s.start <= s.end <= len(text) for s in encoded.spans)
    act = encoder.act(encoder.pieces(text), spans[:1], spans[1:])
    assert len(act.ids) == len(act.spans) <= LONGEST
    assert all(0 <= i < len(act.ids) for ends in act.parties for i in ends)
