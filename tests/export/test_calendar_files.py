"""Calendars as calendar programs read them (RFC 5545)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar
import pytest
from msgspec.structs import replace
from tests import events_made as made

from dateline.export import format_named, write
from dateline.model import Event, Step


def entries(folder: Path, *events: Event) -> dict[str, icalendar.Event]:
    kept = write(format_named("ics"), made.selection(*events), folder / "c.ics", force=True)
    calendar = icalendar.Calendar.from_ical(kept.path.read_bytes())
    assert calendar["VERSION"] == "2.0"
    assert "dateline 0.1.0" in calendar["PRODID"]
    assert "METHOD" not in calendar
    return {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}


def test_a_plan_is_an_entry_of_whole_days(tmp_path: Path) -> None:
    found = entries(tmp_path)
    assert set(found) == {"visit@dateline", "visit-before@dateline"}
    visit = found["visit@dateline"]
    assert visit["DTSTART"].dt == date(2022, 11, 8)
    assert visit["DTEND"].dt == date(2022, 11, 9)
    assert visit["STATUS"] == "TENTATIVE"
    assert visit["X-DATELINE-STATE"] == "postponed"
    assert visit["SUMMARY"] == "Talks, visit: Ada Lind with Finland (postponed)"
    assert "set for 3 November 2022 before" in visit["DESCRIPTION"]
    assert "said by Finnish officials" in visit["DESCRIPTION"]
    assert "GEO" not in visit  # a country's centre is no meeting point


def test_an_entry_that_became_part_of_another_is_called_off(tmp_path: Path) -> None:
    moved = entries(tmp_path)["visit-before@dateline"]
    assert moved["STATUS"] == "CANCELLED"
    assert moved["RELATED-TO"] == "visit@dateline"


@pytest.mark.parametrize(
    ("stage", "status"), [("confirmed", "CONFIRMED"), ("cancelled", "CANCELLED"), ("no report", "TENTATIVE")]
)
def test_what_is_told_later_changes_the_same_entry(tmp_path: Path, stage: str, status: str) -> None:
    before = entries(tmp_path, made.visit())["visit@dateline"]
    life = (*made.visit().life, Step(made.day(11, 12), stage, ()))  # type: ignore[arg-type]
    after = entries(tmp_path, made.visit(life=life))["visit@dateline"]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
    assert after["STATUS"] == status


@pytest.mark.parametrize(
    ("stage", "until", "status", "wanted"),
    [
        ("postponed", None, "cancelled", "CANCELLED"),
        ("postponed", None, "planned", "CANCELLED"),
        ("postponed", date(2022, 11, 8), "cancelled", "TENTATIVE"),
        ("announced", date(2022, 11, 8), "cancelled", "CANCELLED"),
    ],
)
def test_what_has_lost_its_day_is_called_off(
    tmp_path: Path, stage: str, until: date | None, status: str, wanted: str
) -> None:
    life = (made.visit().life[0], Step(date(2022, 10, 29), stage, (), until))  # type: ignore[arg-type]
    visit = made.visit(life=life, status=status, former=())
    assert entries(tmp_path, visit)["visit@dateline"]["STATUS"] == wanted


def test_long_lines_are_folded_and_commas_escaped(tmp_path: Path) -> None:
    long = made.visit(actors=(replace(made.MINISTER, name="Ä;,\\" * 60),), former=())
    raw = write(format_named("ics"), made.selection(long), tmp_path / "c.ics").path.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    (entry,) = entries(tmp_path, long).values()
    assert "Ä;,\\" * 60 in entry["SUMMARY"]


def test_what_was_never_planned_or_has_no_day_is_no_entry(tmp_path: Path) -> None:
    dayless = made.visit(when=made.on(None, precision="none", why="none"))
    assert entries(tmp_path, made.strike(), dayless) == {}
