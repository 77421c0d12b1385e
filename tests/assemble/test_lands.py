"""Countries counted in a stretch of an article, short or long."""

from __future__ import annotations

import pytest

from dateline.assemble.coreference.lands import Lands

FEW = [(5, "KEN"), (20, "UGA"), (30, "KEN"), (44, "TZA")]
MANY = [(at * 10, "KEN" if at % 3 else "UGA") for at in range(400)]


@pytest.mark.parametrize(
    ("named", "start", "end", "share", "most"),
    [
        (FEW, 0, 40, 0.51, "KEN"),
        (FEW, 0, 30, 0.51, ""),
        (FEW, 6, 21, 0.51, "UGA"),
        (FEW, 45, 90, 0.51, ""),
        (MANY, 0, 5_000, 0.51, "KEN"),
        (MANY, 1_000, 3_000, 0.6, "KEN"),
        (MANY, 1_000, 3_000, 0.7, ""),
    ],
)
def test_the_country_of_a_stretch_has_its_share_of_the_names(
    named: list[tuple[int, str]], start: int, end: int, share: float, most: str
) -> None:
    assert Lands(named).most(start, end, share) == most


def test_the_last_of_some_countries_before_an_offset() -> None:
    lands = Lands(FEW)
    assert lands.last_of(frozenset({"KEN", "UGA"}), 30) == "UGA"
    assert lands.last_of(frozenset({"KEN", "UGA"}), 31) == "KEN"
    assert lands.last_of(frozenset({"TZA"}), 44) == ""


def test_what_is_named_at_an_offset_and_without_a_country() -> None:
    lands = Lands(FEW)
    assert (lands.at(20), lands.at(21)) == ("UGA", "")
    assert lands.without(frozenset({"KEN"})).counted == [("UGA", 1), ("TZA", 1)]
