"""How names are cut into words and compared."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.knowledge.folding import fold, key, loose, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("al-Shabaab", "Al Shabaab"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Sana'a", "Sanaa"),
        ("Lech Wałęsa", "Lech Walesa"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelensky", "zelenskiy"),
        ("zelensky", "zelenskyy"),
        ("gaddafi", "gadafi"),
        ("yanukovich", "yanukovych"),
    ],
)
def test_transliterations_sound_alike(one, other):
    assert loose(one) == loose(other)


def test_different_names_do_not_sound_alike():
    assert len({loose(name) for name in ("putin", "poroshenko", "peskov", "petrov", "macron", "merkel")}) == 6


def test_a_possessive_is_a_word_of_its_own():
    assert [word.key for word in words("Russia's rebels' leader")] == [
        "russia",
        "'s",
        "rebels",
        "'s",
        "leader",
    ]


def test_a_number_stays_whole():
    assert [word.text for word in words("some 2,000 soldiers")] == ["some", "2,000", "soldiers"]


@given(st.text(max_size=80))
def test_words_point_at_their_letters(text):
    last = 0
    for word in words(text):
        assert last <= word.start < word.end <= len(text)
        last = word.end


@given(st.text(alphabet="abcXYZ ", max_size=40))
def test_plain_and_pattern_reading_agree(text):
    plain = [(word.text, word.key, word.capital, word.start) for word in words(text)]
    marked = [(word.text, word.key, word.capital, word.start) for word in words(text + "!")]
    assert plain == marked


@given(st.text(max_size=40))
@example("𝙰")
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
