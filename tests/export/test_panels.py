"""A zero is a zero only where articles were read, and only of what was asked for."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import events_made as made

from dateline.export import format_named, write
from dateline.export.places import cell_centre, prio_grid
from dateline.model import Filter, Selection


def panel(name: str, folder: Path, selection: Selection) -> list[dict[str, str]]:
    kept = write(format_named(f"panel-{name}"), selection, folder / "panel.csv", force=True)
    with kept.path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def gap() -> dict[object, int]:
    """Read in October and in December, and nothing between."""
    return {made.day(10, 20): 4, made.day(10, 28): 2, made.day(12, 5): 1}


def test_months_nobody_read_of_are_empty(tmp_path: Path) -> None:
    rows = panel("country-month", tmp_path, made.selection(made.strike(), read=gap()))
    assert [(r["country"], r["month"], r["articles_read"], r["days_read"]) for r in rows] == [
        ("IRN", "10", "6", "2"), ("IRN", "11", "0", "0"), ("IRN", "12", "1", "1"),
    ]  # fmt: skip
    assert [r["assault"] for r in rows] == ["1", "", "0"]
    assert [r["aid"] for r in rows] == ["0", "", "0"]
    assert [r["material_conflict"] for r in rows] == ["1", "", "0"]
    assert [r["gwno"] for r in rows] == ["630"] * 3


def test_what_was_not_asked_for_is_no_zero(tmp_path: Path) -> None:
    chosen = made.selection(made.strike(), filter=Filter(type=("ASSAULT",)))
    (row,) = panel("country-month", tmp_path, chosen)
    assert (row["assault"], row["aid"], row["coerce"]) == ("1", "", "")
    # the quad class holds other types, too
    assert (row["material_conflict"], row["verbal_conflict"]) == ("1", "")
    (row,) = panel("country-month", tmp_path, made.selection(made.strike(), filter=Filter(quad=(4,))))
    assert (row["coerce"], row["material_conflict"], row["aid"]) == ("0", "1", "")


def test_a_country_that_was_asked_for_has_its_zeros(tmp_path: Path) -> None:
    chosen = made.selection(made.strike(), filter=Filter(country=("IRN", "IRQ")))
    assert {(r["country"], r["events"]) for r in panel("country-month", tmp_path, chosen)} == {
        ("IRN", "1"), ("IRQ", "0"),
    }  # fmt: skip


def test_months_lie_within_what_was_asked_for(tmp_path: Path) -> None:
    chosen = made.selection(made.strike(), read=gap(), filter=Filter(until=made.day(10, 31)))
    assert [r["month"] for r in panel("country-month", tmp_path, chosen)] == ["10"]


def test_plans_denials_and_background_are_not_counted(tmp_path: Path) -> None:
    found = panel("country-month", tmp_path, made.selection())
    # the strike in Iran, and the talks for the country of one of their parties
    assert sum(int(r["events"] or 0) for r in found) == 2


def test_a_province_lies_in_no_cell(tmp_path: Path) -> None:
    (row,) = panel("grid-month", tmp_path, made.selection())
    assert (row["gid"], row["assault"]) == (str(prio_grid(29.5, 52.5)), "1")


def test_dyads_by_day(tmp_path: Path) -> None:
    read = {made.day(10, 26): 1, made.day(10, 28): 1}
    rows = panel("dyad-day", tmp_path, made.selection(made.strike(), read=read))
    assert [(r["source"], r["target"], r["date"], r["assault"], r["intensity"]) for r in rows] == [
        ("IRN", "IRN", "2022-10-26", "1", "-9"),
        ("IRN", "IRN", "2022-10-27", "", ""),
        ("IRN", "IRN", "2022-10-28", "0", ""),
    ]


@pytest.mark.parametrize(
    ("latitude", "longitude", "gid"),
    [(-89.9, -179.9, 1), (89.9, 179.9, 259200), (90.0, 180.0, 258481), (0.25, 0.25, 129961)],
)
def test_cells_are_numbered_from_the_south_west(latitude: float, longitude: float, gid: int) -> None:
    assert prio_grid(latitude, longitude) == gid


@given(st.floats(-90, 90), st.floats(-180, 179.999))
def test_a_point_lies_in_its_cell(latitude: float, longitude: float) -> None:
    centre = cell_centre(prio_grid(latitude, longitude))
    assert abs(centre[0] - latitude) <= 0.25 + 1e-9
    assert abs(centre[1] - longitude) <= 0.25 + 1e-9
