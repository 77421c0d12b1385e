"""A match of the grammar read as a recipe: what the words say before anything anchors them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.times import CompiledPattern, TimeGrammar, Value
from dateline.model import (
    CalendarTime,
    Clock,
    LengthOfTime,
    RepeatedTime,
    ShiftedTime,
    TimeAnchor,
    TimeRecipe,
    TimeUnit,
    TimexType,
    VagueTime,
)

_BEYOND = {
    "MORE_THAN": ("BEFORE", "AFTER"),
    "LESS_THAN": ("AFTER", "BEFORE"),
    "EQUAL_OR_MORE": ("ON_OR_BEFORE", "ON_OR_AFTER"),
    "EQUAL_OR_LESS": ("ON_OR_AFTER", "ON_OR_BEFORE"),
}
_DENIED = {"MORE_THAN": "EQUAL_OR_LESS", "LESS_THAN": "EQUAL_OR_MORE"}  # "no more than"
_SHORT_UNITS = ("second", "minute", "hour")
_FIRST_HOUR = {"AF": 1, "EV": 4, "NI": 6}  # from which an hour of that part of the day is one after noon


class Read(Struct, frozen=True):
    """A recipe with its TIMEX3 type, time of day and modifier."""

    type: TimexType
    recipe: TimeRecipe
    clock: Clock | None = None
    mod: str | None = None
    side: int = 0


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots that a match filled, by alias: the list it came from and the words."""

    filled: dict[str, tuple[str, str]]
    given: dict[str, Value]
    grammar: TimeGrammar

    def __contains__(self, alias: str) -> bool:
        return alias in self.filled or alias in self.given

    def value(self, alias: str) -> Value | None:
        """What the slot stands for; None where it is empty."""
        if alias in self.given:
            return self.given[alias]
        if alias not in self.filled:
            return None
        name, words = self.filled[alias]
        return self.grammar.value(name, words)

    def words(self, alias: str) -> str:
        """The words in the slot; "" where it is empty."""
        return self.filled.get(alias, ("", ""))[1]

    def number(self, alias: str) -> int | None:
        """The slot as a whole number: by its list, or by its digits."""
        value = self.value(alias)
        if isinstance(value, int):
            return value
        digits = re.sub(r"\D", "", self.words(alias))
        return int(digits) if digits else None

    def text(self, alias: str) -> str:
        """The slot's value where it is a word; "" otherwise."""
        value = self.value(alias)
        return value if isinstance(value, str) else ""


def slots_of(match: re.Match[str], words: list[str], pattern: CompiledPattern, grammar: TimeGrammar) -> Slots:
    """The slots of a match; where an alias is filled twice, the first counts."""
    filled: dict[str, tuple[str, str]] = {}
    for group, span in ((g, match.span(g)) for g in pattern.regex.groupindex):
        if span[0] >= 0:
            name, _, alias = group.split("__")
            filled.setdefault(alias, (name, " ".join(words[span[0] : span[1]])))
    return Slots(filled, pattern.given, grammar)


def read(slots: Slots, reads: str) -> Read | None:
    """The recipe of a match; None where its words contradict each other."""
    found = READERS[reads](slots)
    if found is None or "comparative" not in slots:
        return found
    side = slots.number("comparative") or 0
    return replace(found, side=side, mod="START" if side < 0 else "END")


def member(slots: Slots, alias: str, reads: str) -> Read:
    """One day of "May 3, 4 and 5", or one year of "1994-95"."""
    number = slots.number(alias) or 0
    if reads == "days":
        return Read("DATE", CalendarTime(year=_year(slots), month=slots.number("month"), day=number))
    if alias == "third":
        number += (slots.number("first") or 0) // 100 * 100
    return Read("DATE", CalendarTime(year=number))


# --- dates ------------------------------------------------------------------------------------


def _date(slots: Slots) -> Read | None:
    clock = _clock(slots)
    kind: TimexType = "TIME" if clock else "DATE"
    if "deictic" in slots or "deictic_night" in slots:
        shift = slots.number("deictic") or 0
        if "deictic_night" in slots:
            clock, kind = _clock(slots, "NI"), "TIME"
        return Read(kind, ShiftedTime("day", abs(shift), (shift > 0) - (shift < 0)), clock, _mod(slots))
    if "relation" in slots:
        step = slots.number("relation") or 0
        return Read(
            kind, ShiftedTime("day", abs(step), (step > 0) - (step < 0), "narrative"), clock, _mod(slots)
        )
    fields = _calendar(slots)
    if fields is None:
        return None
    fields = replace(fields, fiscal="fiscal" in slots)
    if replace(fields, anchor="published") == CalendarTime():
        anchor: TimeAnchor = "narrative" if fields.anchor == "narrative" else "scene"
        return Read("TIME", ShiftedTime("day", 0, 0, anchor), clock, _mod(slots)) if clock else None
    return Read(kind, fields, clock, _mod(slots))


def _calendar(slots: Slots) -> CalendarTime | None:
    """The calendar fields; None for a date that no calendar has."""
    if "iso" in slots or "slashed" in slots:
        return _digits(slots.words("iso") or slots.words("slashed"), "iso" in slots)
    if "named_day" in slots:
        return _digits(slots.text("named_day"), True)
    weekday = slots.number("weekday")
    return CalendarTime(
        year=_year(slots),
        month=slots.number("month"),
        day=next((slots.number(a) for a in ("dom", "domth", "dayword") if a in slots), None),
        weekday=weekday if weekday is not None else slots.number("weekday_short"),
        nth=slots.number("nth"),
        quarter=slots.number("quarter"),
        half=_half(slots),
        season=slots.text("season"),
        decade=_decade(slots),
        century=_minus_one(slots.number("century_ordinal")),
        direction=slots.number("direction") if "direction" in slots else slots.number("last_next"),
        weeks=slots.number("weeks"),
        years=slots.number("years"),
        holiday=slots.text("holiday") or slots.text("week_of"),
        week="week_of" in slots,
        anchor="narrative" if slots.text("anchor") == "narrative" else "published",
    )


def _half(slots: Slots) -> int | None:
    half = slots.number("half")
    return min(half, 2) if half is not None else None


def _minus_one(number: int | None) -> int | None:
    return None if number is None else number - 1


def _year(slots: Slots) -> int | None:
    if "year" in slots:
        return slots.number("year")
    if "shortyear" in slots:
        short = slots.number("shortyear") or 0
        return short + (1900 if short > 40 else 2000)
    return None


def _decade(slots: Slots) -> int | None:
    if "decade_word" in slots:
        return slots.number("decade_word")
    if "tens_of_years" in slots:
        return (slots.number("tens_of_years") or 0) // 10
    number = slots.number("decade")
    if number is None:
        return None
    return number // 10 + (190 if number < 100 else 0)


def _digits(words: str, iso: bool) -> CalendarTime | None:
    a, b, c = (int(piece) for piece in re.split(r"\D", words))
    if iso or a > 31:
        return CalendarTime(year=a, month=b, day=c)
    year = c if c > 99 else c + (1900 if c > 40 else 2000)
    if a > 12 or (a <= 12 and b <= 12):  # day first, as most of the world writes it
        return CalendarTime(year=year, month=b, day=a, either=a <= 12 and a != b)
    return CalendarTime(year=year, month=a, day=b)


def _clock(slots: Slots, part: str = "") -> Clock | None:
    part = slots.text("part") or part
    if "noon" in slots:
        return Clock(hour=slots.number("noon"), minute=0)
    for alias in ("hourmin", "dotted", "military", "hour"):
        if alias in slots:
            digits = slots.words(alias)
            if alias == "military":
                hour, minute = int(digits[:2]), int(digits[2:])
            else:
                pieces = [int(p) for p in re.split(r"\D", digits)]
                hour, minute = pieces[0], pieces[1] if len(pieces) > 1 else 0
            half = slots.number("ampm") if "ampm" in slots else None
            if half is not None and hour <= 12:
                hour = hour % 12 + half
            elif alias in ("hourmin", "hour") and _FIRST_HOUR.get(part, 12) <= hour < 12:
                hour += 12  # "at 8 o'clock on Tuesday night"
            return Clock(hour=hour, minute=minute, zone=slots.words("zone"), halved=half is not None)
    return Clock(part=part) if part else None


def _mod(slots: Slots) -> str | None:
    for alias in ("edge", "edge_noun", "mod", "than", "limit", "approximately"):
        if found := slots.text(alias):
            return _DENIED.get(found, found) if "denied" in slots else found
    return None


# --- shifts and lengths -------------------------------------------------------------------------


def _unit(slots: Slots) -> TimeUnit:
    name = slots.text("unit") or slots.text("units") or "day"
    return cast(TimeUnit, name.split()[-1])


def _fold(slots: Slots) -> int:
    """How many units the word itself holds: a fortnight ("2 week") two."""
    name = slots.text("unit") or slots.text("units")
    return int(name.split()[0]) if " " in name else 1


def _count(slots: Slots) -> float | None:
    """How many; None for a vague number."""
    found = _told_count(slots)
    return None if found is None else found * _fold(slots)


def _told_count(slots: Slots) -> float | None:
    half = slots.number("half") or 0
    if "vague" in slots:
        return None
    if isinstance(told := slots.given.get("count"), int):
        return float(told)
    found: float | None = None
    if "decimal" in slots:
        found = float(slots.words("decimal"))
    elif "int" in slots:
        found = float(slots.number("int") or 0)
    elif "tens" in slots and "ones" in slots:
        found = float((slots.number("tens") or 0) + (slots.number("ones") or 0))
    elif "number" in slots:
        found = float(slots.number("number") or 0)
    elif "count" in slots or "article" in slots:
        found = 1.0
    if "fraction" in slots:
        above, _, below = slots.words("fraction").partition("/")
        return (found or 0.0) + int(above) / int(below)
    if half == 1:
        return 0.5
    if half == 2:
        return (found or 1.0) + 0.5
    return found


def _shift(slots: Slots) -> Read | None:
    unit = _unit(slots)
    told = slots.text("anchor") == "narrative" or ("comparative" in slots and unit == "day")
    anchor: TimeAnchor = "narrative" if told else "published"
    mod = _mod(slots)
    sign = slots.number("sign")
    if "direction" in slots or "relation" in slots or sign == 0:
        step = slots.number("direction") if "direction" in slots else slots.number("relation")
        step = (step or 0) if sign is None else sign
        kind: TimexType = "TIME" if unit in _SHORT_UNITS else "DATE"
        return Read(kind, ShiftedTime(unit, abs(step), (step > 0) - (step < 0), anchor), None, mod)
    count = _count(slots)
    if count is None and "unit" in slots and "vague" not in slots:
        count = float(_fold(slots))
    kind = "TIME" if unit in _SHORT_UNITS else "DATE"
    if (
        sign and mod in _BEYOND
    ):  # more than a year ago is before the day a year ago; more than a year later, after it
        mod = _BEYOND[mod][sign > 0]
    return Read(kind, ShiftedTime(unit, count, sign or 0, anchor), None, mod)


def _length(slots: Slots) -> Read | None:
    if "years" in slots:
        return Read("DURATION", LengthOfTime("year", float(slots.number("years") or 0)))
    count = _count(slots)
    if count is None and "toward" in slots and "units" not in slots:
        count = 1.0
    if count is None and "unit" in slots and "vague" not in slots:
        count = float(_fold(slots))
    toward = slots.number("toward") if "toward" in slots else slots.number("last_next")
    return Read("DURATION", LengthOfTime(_unit(slots), count, toward or 0), None, _mod(slots))


def _set(slots: Slots) -> Read | None:
    if often := slots.text("often"):
        return Read("SET", RepeatedTime(often))
    weekday = slots.number("weekday") if "weekday" in slots else slots.number("weekdays")
    part = slots.text("part")
    if weekday is not None and "nth" in slots:
        return Read("SET", RepeatedTime(f"XXXX-XX-WXX-{weekday + 1}"))
    if weekday is not None:
        return Read("SET", RepeatedTime(f"XXXX-WXX-{weekday + 1}{'T' + part if part else ''}"))
    if part:
        return Read("SET", RepeatedTime(f"XXXX-XX-XXT{part}"))
    if "month" in slots:
        return Read("SET", RepeatedTime(f"XXXX-{slots.number('month'):02d}"))
    if "season" in slots:
        return Read("SET", RepeatedTime(f"XXXX-{slots.text('season')}"))
    if "vague" in slots:
        return Read("SET", RepeatedTime("", _unit(slots), None))
    if "each_other" in slots:
        return Read("SET", RepeatedTime("", _unit(slots), 2.0))
    # "three times a week" is every week: the three are no count of weeks
    count = None if "times" in slots else _count(slots)
    return Read("SET", RepeatedTime("", _unit(slots), count or 1.0))


def _ref(slots: Slots) -> Read | None:
    return Read("DATE", VagueTime(slots.text("value")))


READERS: dict[str, Callable[[Slots], Read | None]] = {
    "date": _date,
    "shift": _shift,
    "length": _length,
    "set": _set,
    "ref": _ref,
}
