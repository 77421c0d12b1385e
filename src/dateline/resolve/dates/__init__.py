"""Time expressions to dates: TIMEX3 values and the days they stand for, from the article's date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.calendar import Stretch, narrowed, weekend
from dateline.knowledge.calendar import day as day_of
from dateline.model import (
    CalendarTime,
    LengthOfTime,
    RepeatedTime,
    ShiftedTime,
    Time,
    TimeMention,
    VagueTime,
)
from dateline.resolve.dates.anchors import of_calendar, of_shift
from dateline.resolve.dates.lengths import SHORT_UNITS, length_in_days, period

__all__ = ["resolve"]

_VAGUE = (
    2,
    6,
)  # "a few days", "weeks ago": taken for two to six of them, to give them an interval (a convention)
_NOON = 12
_A_WEEK = timedelta(days=7)
_SCENE = 600  # characters in which an hour is of the day that the news is at
_PASSAGE = 150  # characters within which a date's year is taken to hold for the next date


class _Story(Struct, frozen=True):
    """What the text has dated so far: the last stretch of each fineness, and the last year it told."""

    published: date
    day: date
    month: date
    year: date
    told: date | None = None
    told_at: int = -_PASSAGE
    range_from: date | None = None
    last: Stretch | None = None
    last_at: int = -_PASSAGE
    news: date | None = None
    news_at: int = -_SCENE

    def after(self, mention: TimeMention, stretch: Stretch) -> _Story:
        """The story once this mention is read."""
        fine = stretch.precision == "day"
        told = fine and self._tells_year(mention, stretch)
        news = fine and timedelta(0) <= self.published - stretch.from_ < _A_WEEK
        return replace(
            self,
            day=stretch.from_ if fine else self.day,
            month=stretch.from_ if fine or stretch.precision in ("week", "month", "quarter") else self.month,
            year=stretch.from_,
            range_from=stretch.from_ if mention.joined == "range" and not _is_hour(mention) else None,
            last=stretch,
            last_at=mention.evidence.end,
            told=stretch.from_ if told else self.told,
            told_at=mention.evidence.end if told else self.told_at,
            news=stretch.from_ if news else self.news,
            news_at=mention.evidence.end if news else self.news_at,
        )

    def _tells_year(self, mention: TimeMention, stretch: Stretch) -> bool:
        """Whether the year of this day is told: by itself, or by a told day that it goes on from."""
        recipe = mention.recipe
        if isinstance(recipe, CalendarTime) and recipe.year:
            return True
        follows = isinstance(recipe, CalendarTime) and recipe.weekday is None
        follows = follows or (isinstance(recipe, ShiftedTime) and recipe.anchor != "published")
        near = mention.evidence.start - self.told_at < _PASSAGE
        return follows and near and self.told is not None and abs((stretch.from_ - self.told).days) < 366


def resolve(mentions: Sequence[TimeMention], published: date) -> list[Time]:
    """The mentions of one article, in the order of its text, as TIMEX3.

    What no calendar has (31 November) is left out. The interval of the first member of a range
    reaches to the end of the range.
    """
    story = _Story(published, published, published, published)
    found: list[tuple[TimeMention, Time]] = []
    ordered = sorted(mentions, key=lambda m: m.evidence)
    for number, mention in enumerate(ordered):
        following = ordered[number + 1] if number + 1 < len(ordered) else None
        whole = _filled(mention, following)
        try:
            stretch = _stretch(whole, story)
            time = _time(whole, stretch, story)
        except (OverflowError, ValueError):  # a date before the year 1 or after 9999
            continue
        if time is None:
            continue
        story = story.after(whole, stretch) if stretch is not None else replace(story, range_from=None)
        found.append((mention, time))
    return _with_ranges(found)


def _filled(mention: TimeMention, following: TimeMention | None) -> TimeMention:
    """A member of a range or list, with the day, or the month and year, that only a later member tells."""
    one = mention.recipe
    if not mention.joined or following is None:
        return mention
    if _is_hour(mention):
        return _on_day_of(mention, following)
    if not isinstance(one, CalendarTime):
        return mention
    other = following.recipe
    if not isinstance(other, CalendarTime) or one.year is not None or one.month is None:
        return mention
    if other.year is None:  # "9/10 June": the year is that of the day which the month stands with
        same = other.month == one.month and one.day is not None and other.day is not None
        return replace(mention, tense=following.tense, fixture=following.fixture) if same else mention
    if one.weekday is not None and one.day is None and one.nth is None:
        return mention
    year = other.year - 1 if other.month is not None and one.month > other.month else other.year
    return replace(mention, recipe=replace(one, year=year))


def _is_hour(mention: TimeMention) -> bool:
    """Whether it is an hour that names no day."""
    return isinstance(mention.recipe, ShiftedTime) and mention.recipe.anchor == "scene"


def _on_day_of(mention: TimeMention, following: TimeMention) -> TimeMention:
    """The first hour of a range on the day of the second ("6:30-8 p.m. Tuesday"), unless that is the next."""
    one, other = mention.clock, following.clock
    if one is None or other is None or one.hour is None or other.hour is None:
        return mention
    end = (other.hour, other.minute or 0)
    begin = (one.hour, one.minute or 0)
    late = (one.hour + _NOON, begin[1])
    if other.halved and not one.halved and late < end:
        begin = late
    if begin >= end:
        return mention
    clock = replace(one, hour=begin[0])
    return replace(mention, clock=clock, recipe=following.recipe, tense=following.tense)


def _stretch(mention: TimeMention, story: _Story) -> Stretch | None:
    recipe = mention.recipe
    if isinstance(recipe, CalendarTime):
        same_passage = mention.evidence.start - story.told_at < _PASSAGE
        near = story.told if same_passage and mention.tense == "past" else None
        if recipe.anchor == "narrative" and recipe.years is not None:  # "December of that year"
            recipe = replace(recipe, year=story.year.year + recipe.years)
        elif recipe.anchor == "narrative":
            near = story.last.from_ if story.last else story.month
        if (day := _again(recipe, mention, story)) is not None:
            return day
        return of_calendar(recipe, story.published, mention.tense, near, story.range_from, mention.fixture)
    if isinstance(recipe, ShiftedTime) and recipe.count is not None:
        if recipe.unit == "weekend" and not recipe.sign and mention.tense != "future":
            return weekend(
                story.published - timedelta(days=5)
            )  # told on Saturday it is this one, on Friday the last
        return _within(recipe, mention, story) or of_shift(recipe, _anchor(recipe, mention, story))
    return None


def _again(recipe: CalendarTime, mention: TimeMention, story: _Story) -> Stretch | None:
    """The day just told, where its weekday is named again: "said on Sunday before Sunday's dinner"."""
    bare = recipe.weekday is not None and recipe.day is None and recipe.weeks is None and recipe.nth is None
    near = story.news is not None and mention.evidence.start - story.news_at < _PASSAGE
    if not bare or not near or recipe.direction is not None or story.range_from is not None:
        return None
    news = story.news or story.published
    return day_of(news) if news.weekday() == recipe.weekday and news < story.published else None


def _within(recipe: ShiftedTime, mention: TimeMention, story: _Story) -> Stretch | None:
    """ "The next day" right after a bare year or month: some day in it."""
    last = story.last
    if recipe.anchor != "narrative" or recipe.unit not in ("day", "week") or mention.clock or last is None:
        return None
    if last.precision not in ("year", "month") or mention.evidence.start - story.last_at > _PASSAGE:
        return None
    return replace(
        last, value=last.value + ("-XX-XX" if last.precision == "year" else "-XX"), precision="range"
    )


def _anchor(recipe: ShiftedTime, mention: TimeMention, story: _Story) -> date:
    if recipe.anchor == "published":
        return story.published
    if recipe.anchor == "scene" and mention.evidence.start - story.last_at > _PASSAGE:
        # an hour alone is of the day that the passage speaks of, else of that of the news, else of today
        near = story.news if mention.evidence.start - story.news_at < _SCENE else None
        return near if near is not None and mention.tense == "past" else story.published
    if mention.clock and not mention.lead:
        return story.published  # a paragraph that begins with the hour: a running report
    if recipe.unit in ("year", "decade", "century"):
        return story.year
    return story.month if recipe.unit in ("month", "quarter") else story.day


def _time(mention: TimeMention, stretch: Stretch | None, story: _Story) -> Time | None:
    recipe = mention.recipe
    if isinstance(recipe, LengthOfTime):
        return _length(mention, recipe, story.published)
    if isinstance(recipe, RepeatedTime):
        return _plain(mention, recipe.value or period(recipe.count, recipe.unit))
    if isinstance(recipe, VagueTime):
        return _plain(mention, recipe.value)
    if isinstance(recipe, ShiftedTime) and recipe.count is None:
        return _vague(mention, recipe, story)
    if stretch is None:
        return None
    near = _sided(stretch, mention.side, story.published) or narrowed(stretch, mention.mod)
    return Time(
        mention.evidence.start,
        mention.evidence.end,
        mention.evidence.text,
        mention.type,
        stretch.value + _clock(mention, stretch, story),
        mention.mod,
        near.from_,
        near.until,
        near.precision,
    )


def _sided(stretch: Stretch, side: int, published: date) -> Stretch | None:
    """The part of this week (month, year) before or after the day of publication; None where it has none."""
    if not side or not stretch.from_ <= published <= stretch.until:
        return None
    if side < 0:
        return replace(stretch, until=published, precision="range")
    return replace(stretch, from_=published, precision="range")


def _plain(mention: TimeMention, value: str) -> Time:
    evidence = mention.evidence
    return Time(evidence.start, evidence.end, evidence.text, mention.type, value, mention.mod)


def _length(mention: TimeMention, recipe: LengthOfTime, published: date) -> Time:
    time = _plain(mention, period(recipe.count, recipe.unit))
    if not recipe.sign:
        return time
    count = _VAGUE[1] if recipe.count is None else recipe.count
    days = timedelta(days=length_in_days(count, recipe.unit))
    begin, end = (published - days, published) if recipe.sign < 0 else (published, published + days)
    return _with_interval(time, begin, end)


def _vague(mention: TimeMention, recipe: ShiftedTime, story: _Story) -> Time:
    """So many days or weeks ago, nobody says how many."""
    time = _plain(mention, "PAST_REF" if recipe.sign < 0 else "FUTURE_REF")
    anchor = _anchor(recipe, mention, story)
    near = anchor + recipe.sign * timedelta(days=length_in_days(_VAGUE[0], recipe.unit))
    far = anchor + recipe.sign * timedelta(days=length_in_days(_VAGUE[1], recipe.unit))
    return _with_interval(time, min(near, far), max(near, far))


def _with_interval(time: Time, begin: date, end: date) -> Time:
    return Time(
        time.start,
        time.end,
        time.text,
        time.type,
        time.value,
        time.mod,
        begin,
        end,
        "day" if begin == end else "range",
    )


def _clock(mention: TimeMention, stretch: Stretch, story: _Story) -> str:
    """What follows the day in a TIMEX3 TIME: "T10:35", "TMO", "TXX:XX" where the hour can't be told."""
    clock, recipe = mention.clock, mention.recipe
    if stretch.precision != "day" or mention.type != "TIME":
        return ""
    if clock is None:
        return "TXX:XX" if isinstance(recipe, ShiftedTime) and recipe.unit in SHORT_UNITS else ""
    if clock.hour is None:
        return f"T{clock.part}"
    return f"T{clock.hour:02d}:{clock.minute or 0:02d}"


def _with_ranges(found: list[tuple[TimeMention, Time]]) -> list[Time]:
    """The times, the first of each range reaching to the end of the second."""
    times = [time for _, time in found]
    for number, (mention, time) in enumerate(found[:-1]):
        end = times[number + 1].until
        if mention.joined == "range" and time.from_ and end and time.until and end > time.until:
            times[number] = _with_interval(time, time.from_, end)
    return times
