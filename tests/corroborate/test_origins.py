"""Copies and editions of articles."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from tests.corroborate.made import DAY, article

from dateline.corroborate import bands, origins, signature, superseded, witnesses
from dateline.corroborate.origins import wire
from dateline.knowledge.event_rules import EventRules
from dateline.model import Origin

STORY = (
    "Two bridges over the Lenna were closed on Tuesday after an inspection found cracks in their piers. "
    "The mayor said that buses would run along the northern bank until engineers had looked at every one. "
    "Shopkeepers in the old town fear for their trade before the summer festival, which draws thousands. "
    "The inspection was ordered after a lorry driver had reported that the road shook under his wheels."
)
OTHER = (
    "Farmers drove four hundred tractors into the capital to protest against the new tax on diesel, and "
    "blocked three ring roads until noon. The agriculture minister promised to meet them within the week. "
    "Their union wants the tax to be put off until after the harvest and paid back to small farms."
)
Day = timedelta(days=1)


def test_a_copy_has_the_origin_of_the_earliest(rules: EventRules):
    first = article("z", STORY)
    copies = [article("a", STORY + " More on page four.", DAY + Day), article("m", STORY[:330], DAY + Day)]
    found = origins(signature(a, rules) for a in [*copies, first, article("b", OTHER)])
    assert {i: o.id for i, o in found.items()} == {"z": "z", "a": "z", "m": "z", "b": "b"}
    assert found["z"].likeness == 1.0
    assert 0.5 < found["a"].likeness < 1.0


def test_the_order_is_of_no_matter(rules: EventRules):
    made = [article(f"n{n}", STORY[n * 3 :], DAY + (n % 3) * Day) for n in range(8)]
    signatures = [signature(a, rules) for a in made]
    wanted = origins(signatures)
    for seed in range(4):
        random.Random(seed).shuffle(signatures)
        assert origins(signatures) == wanted


def test_copies_share_a_band_and_strangers_don_t(rules: EventRules):
    one, copy, other = (set(bands(signature(article(i, t), rules))) for i, t in
                        (("a", STORY), ("b", STORY + " The end."), ("c", OTHER)))  # fmt: skip
    assert one & copy
    assert not one & other


def test_old_words_printed_again_much_later_are_no_copy(rules: EventRules):
    made = [article("a", STORY), article("b", STORY, DAY + 60 * Day)]
    assert {o.id for o in origins(signature(a, rules) for a in made).values()} == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "publisher", "wanted"),
    [
        ("KYIV, Oct 27 (Reuters) - Shells fell.", "", "Reuters"),
        ("OSLO (AP) — Talks began.", "", "AP"),
        ("VELIN (Riverside Wire) - Shells fell.", "", "Riverside Wire"),
        ("MOSCOW, May 3. /TASS/. Talks began.", "", "TASS"),
        ("Talks began in Oslo. (AFP)", "", "AFP"),
        ("Talks began in Oslo.", "Xinhua", "Xinhua"),
        ("Talks began in Oslo (the capital) on Monday.", "", ""),
        ("The union (UGT) said on Monday that talks began.", "", ""),
    ],
)
def test_the_agency_that_a_text_credits(text: str, publisher: str, wanted: str, rules: EventRules):
    assert wire(article("a", text, publisher=publisher), rules) == wanted


def test_who_credits_one_agency_is_one_witness():
    known = {"a": Origin("a", "a", "Reuters"), "b": Origin("b", "b", "Reuters"), "c": Origin("c", "b"),
             "d": Origin("d", "d")}  # fmt: skip
    found = witnesses(["a", "b", "c", "d"], known)
    assert len({found[i] for i in "abc"}) == 1
    assert found["d"] == "d"


def test_a_later_edition_takes_the_place_of_the_earlier():
    first = article("a", url="https://news.example/7", publisher="N")
    later = article("b", published=DAY + Day, url="http://www.news.example/7/#top", publisher="N")
    elsewhere = article("c", published=DAY + Day, url="https://news.example/7", publisher="M")
    bare = [article("d", publisher="N"), article("e", publisher="N")]
    assert superseded([later, first, elsewhere, *bare]) == {"a": "b"}


def test_of_one_day_the_corrected_edition_is_the_later():
    first = article("z", url="https://news.example/7", publisher="N")
    fixed = article("a", "CORRECTION: six, not five. Six firms were listed.", url="https://news.example/7",
                    publisher="N")  # fmt: skip
    assert superseded([first, fixed]) == superseded([fixed, first]) == {"z": "a"}
