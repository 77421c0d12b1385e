"""Time expressions: as their words have them, and anchored."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

from dateline.model.spans import Evidence

Tense = Literal["past", "present", "future", "none"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimePrecision = Literal["day", "week", "month", "quarter", "year", "range", "none"]
TimeUnit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "year", "decade", "century"
]
TimeAnchor = Literal["published", "narrative", "scene"]


class Time(Evidence, frozen=True):
    """A time expression, as TimeML's TIMEX3 has it, with the interval it stands for."""

    type: TimexType
    value: str
    mod: str | None = None
    from_: date | None = field(default=None, name="from")
    until: date | None = None
    precision: TimePrecision = "none"


class Clock(Struct, frozen=True):
    """A time of day as the words give it: a TIMEX3 part of the day ("MO") or hour and minute.

    `halved` says that a.m. or p.m. stands with the hour.
    """

    part: str = ""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str = ""
    halved: bool = False


class CalendarTime(Struct, frozen=True, tag=True):
    """Fields of a calendar that the words name; what they leave out is null.

    `direction` is -1 for "last", 0 for "this", 1 for "next"; `weeks` the same for the week of a
    weekday ("Tuesday last week"), `years` for the year ("the first quarter of last year").
    Weekdays count from Monday = 0; `nth` is which of them in the month ("the first Monday of May"),
    -1 for the last. `season` is as TIMEX3 has it ("SU"). `holiday` is "MM-DD", or
    "MM-DD+weekday" for the first such weekday on or after it, or "E" and the days from Easter;
    `week` takes the week that holds that day. `century` and `decade` are leading digits (19, 199).
    `either` says that day and month may be the other way round (05/04/2022); `famous` is the year
    of a well-known day ("the Sept. 11 attacks"), which holds once that is past. `anchor` tells
    from where the missing year is counted ("that November").
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str = ""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    holiday: str = ""
    week: bool = False
    direction: int | None = None
    weeks: int | None = None
    years: int | None = None
    fiscal: bool = False
    either: bool = False
    famous: int | None = None
    anchor: TimeAnchor = "published"


class ShiftedTime(Struct, frozen=True, tag=True):
    """So many units before (negative) or after an anchor; a null count is vague ("weeks ago").

    The anchor is the day of publication, what the text last told of (`narrative`), or, for an hour
    alone, the day that the news is at (`scene`).
    """

    unit: TimeUnit
    count: float | None
    sign: int
    anchor: TimeAnchor = "published"


class LengthOfTime(Struct, frozen=True, tag=True):
    """A duration; a null count is vague ("months"). `sign` is -1 where it ends now, 1 where it begins now."""

    unit: TimeUnit
    count: float | None
    sign: int = 0


class RepeatedTime(Struct, frozen=True, tag=True):
    """A set of times: the TIMEX3 value of one of them, or every so many units where it is empty."""

    value: str
    unit: TimeUnit = "day"
    count: float | None = 1.0


class VagueTime(Struct, frozen=True, tag=True):
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


TimeRecipe = CalendarTime | ShiftedTime | LengthOfTime | RepeatedTime | VagueTime


class TimeMention(Struct, frozen=True):
    """A time expression as its words have it, before anything anchors it.

    `tense` is that of the verb that governs it. `joined` marks the first of a range ("between 3
    and 5 May"), or of a list, whose next member gives what this one leaves out. `lead` is the
    word before it, in lower case. `side` is -1 where it means the part before the anchor ("earlier
    this week"), 1 for the part after it ("later this week"). `fixture` marks the time of what is
    held at a set time ("the November election"), which more often lies ahead.
    """

    evidence: Evidence
    type: TimexType
    recipe: TimeRecipe
    clock: Clock | None = None
    mod: str | None = None
    tense: Tense = "none"
    joined: Literal["", "range", "list"] = ""
    lead: str = ""
    side: int = 0
    fixture: bool = False
