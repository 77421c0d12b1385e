"""One act told several times in an article: the telling that has a date or a place lends it to the rest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import structs

from dateline.assemble.kinds import GROUND, WORDS
from dateline.assemble.narrative import (
    PLURAL,
    Narrative,
    Told,
    is_country,
    is_elsewhere,
    parties_of,
    takes_up,
)
from dateline.model import NO_DAY, Report, When, Where

# acts that are done once and told again; what is said (ACCUSE, REQUEST) may well be said again
_DONE_ONCE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "RETREAT", "CONSULT"})
_AUTHORITIES = frozenset({"COP", "JUD"})  # who charge; and so does nobody named
_VOTED = re.compile(r"\b(?:vot(?:e|es|ed|ing)|motion)\b", re.IGNORECASE)
_SUIT = re.compile(r"\b(?:law)?suits?\b|\bsu(?:e|es|ed|ing)\b", re.IGNORECASE)
_HOUR = re.compile(r"(?:about\s|around\s)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|o['’]clock)", re.IGNORECASE)
_SEASON = 366  # days beyond which a stretch of time dates nothing else that was done in it
SPOKEN = WORDS | {"CONSULT", "PROTEST"}
_BESIDE = 4
_NEAR = 60  # tellings looked at on either side, so that a book takes time with its length, not its square
_UNTOLD_WHEN = frozenset({"published", "tense", "none"})
_UNTOLD_WHERE = frozenset({"dateline", "no place is told", "parties"})


class _Telling(NamedTuple):
    """An act that was told, with what tells whether another telling is of the same act."""

    told: Told
    done_to: frozenset[str]
    done_by: frozenset[str]

    @property
    def report(self) -> Report:
        return self.told.report


def lent(
    told: Sequence[Told], narrative: Narrative, wants: Callable[[Report], bool] | None = None
) -> list[Report]:
    """The reports, those without a date or place of their own given that of another telling of the act.

    `wants` leaves out reports that are to stay as they are, though they may lend.
    """
    main = narrative.main_day(told) or narrative.main_place(told)
    lenders: dict[tuple[str, str], list[_Telling]] = {}
    tellings = [_telling(one) for one in told]
    tried = tried_over(told, narrative)
    for telling in tellings:
        report = telling.report
        if not telling.told.earlier and (report.when.why == "stated" or report.where.name is not None):
            lenders.setdefault((report.type, report.status), []).append(telling)
    reports: list[Report] = []
    for at, one in enumerate(tellings):
        if wants is not None and not wants(one.report):
            reports.append(one.report)
            continue
        others = lenders.get((one.report.type, one.report.status), ())
        report = _completed(one, others, main, narrative)
        if report.type in tried:
            report = _of_crime(one, report, others, opens=narrative.opens(one.told.candidate))
        beside = tellings[max(0, at - _BESIDE) : at + _BESIDE + 1]
        reports.append(_of_speaker(one, report, beside, narrative))
    return reports


def of_vote(reports: list[Report]) -> list[Report]:
    """The reports, those of how somebody voted given the day of the vote, where the text tells of one."""
    voted = [r for r in reports if r.status == "occurred" and _VOTED.search(r.trigger.text)]
    day = _of_one_time([r for r in voted if r.when.why == "stated"])
    if day is None:
        return reports
    undated = {r.id for r in voted if r.when.why in _UNTOLD_WHEN}
    return [
        structs.replace(r, when=day.when, historical=day.historical) if r.id in undated else r
        for r in reports
    ]


def _of_speaker(one: _Telling, report: Report, beside: Sequence[_Telling], narrative: Narrative) -> Report:
    """The report of something said, of the day on which the next sentence has its speaker speak."""
    if report.type not in WORDS or report.when.why != "published" or report.status != "occurred":
        return report
    start = report.sentence.start
    said = [
        o.report
        for o in beside
        if o.told.is_dated
        and o.report.type in SPOKEN
        and _is_by_same(one, o)
        and narrative.sentences(*sorted((start, o.report.sentence.start))) <= 1
        and abs(narrative.apart(start, o.report.sentence.start)) <= 1
    ]
    nearest = min(said, key=lambda o: abs(o.trigger.start - report.trigger.start), default=None)
    return report if nearest is None else structs.replace(report, when=nearest.when)


def _is_by_same(one: _Telling, other: _Telling) -> bool:
    names = {a.name for a in one.report.actors}
    return bool(one.done_by & other.done_by) or any(a.name in names for a in other.report.actors)


def tried_over(told: Sequence[Told], narrative: Narrative) -> frozenset[str]:
    """The types of acts over which the opening tells of a charge, a verdict or a suit."""
    opening = [t for t in told if narrative.opens(t.candidate) and t.is_news]
    sued = any(t.report.type == "ACCUSE" and _SUIT.search(t.report.trigger.text) for t in opening)
    if sued:
        return frozenset({"ASSAULT", "COERCE"})
    return frozenset({"ASSAULT"}) if any(_is_of_law(t.report) for t in opening) else frozenset()


def _is_of_law(report: Report) -> bool:
    """Whether it is a charge, which nobody or an authority makes, or a verdict."""
    sectors = {sector for actor in report.actors for sector in actor.sectors}
    charged = (report.type, report.mode) == ("ACCUSE", "allege") and sectors <= _AUTHORITIES
    return charged or (report.type, report.mode) == ("SANCTION", "convict")


def _of_crime(one: _Telling, report: Report, others: Sequence[_Telling], *, opens: bool) -> Report:
    """The report of a crime, which was not done on the day on which somebody is charged or sentenced for it.

    It takes the time at which the article tells such a crime among the same people, if it tells one.
    """
    passing = opens and report.when.why == "none" and report.mode is not None
    if not (report.when.why == "published" or passing):
        return report
    people = one.done_to | one.done_by
    dated = [o for o in others if o.report.when.why == "stated" and o.report.mode == report.mode]
    # "A man who stabbed a rival": the opening names nobody
    like = [o.report for o in dated if opens or people & (o.done_to | o.done_by)]
    if (same := _of_one_time(like)) is not None:
        return structs.replace(report, when=same.when, historical=same.historical)
    return structs.replace(report, when=NO_DAY)


def _near(tellings: Sequence[_Telling], place: int) -> Sequence[_Telling]:
    """The tellings next to a place, before and after it: all of them, in any text that tells one story."""
    at = bisect_left(tellings, place, key=lambda t: t.report.trigger.start)
    return tellings[max(0, at - _NEAR) : at + _NEAR]


def _telling(told: Told) -> _Telling:
    """That force was used on a country twice does not make it once: there a bare country tells nothing."""
    report = told.report
    ground = report.type in GROUND
    done_to = frozenset(r.entity for r in report.recipients if not (ground and is_country(r)))
    return _Telling(told, done_to, frozenset(a.entity for a in report.actors))


def _is_borrowed(report: Report) -> bool:
    """Whether its date is that of the sentence before, and coarser than a day."""
    when = report.when
    own = when.evidence is not None and report.sentence.contains(when.evidence)
    return when.why == "stated" and when.precision != "day" and not own and not report.historical


def _is_hour(report: Report) -> bool:
    """Whether only an hour dates it, which is of the day of the article for want of another."""
    when = report.when
    return (
        when.evidence is not None
        and when.from_ == report.published
        and _HOUR.fullmatch(when.evidence.text) is not None
    )


def _dates_others(report: Report) -> bool:
    """Whether its date may be that of another telling: no hour, nor what was done over years."""
    when = report.when
    years = when.precision == "range" and _days(when) > _SEASON
    return when.why == "stated" and not (years or _are_several(report) or _is_hour(report))


def _are_several(report: Report) -> bool:
    """Whether it may be of several days: "shootings in November"."""
    return report.when.precision != "day" and bool(PLURAL.search(report.trigger.text))


def _is_told(where: Where) -> bool:
    return where.why in {"stated", "recipient"} and where.precision != "country"


def _completed(
    telling: _Telling, others: Sequence[_Telling], main: Told | None, narrative: Narrative
) -> Report:
    one, report = telling.told, telling.report
    if report.type not in _DONE_ONCE or report.status not in {"occurred", "ongoing"}:
        return report
    lacks = report.when.why in _UNTOLD_WHEN or _is_borrowed(report) or _is_hour(report)
    undated = lacks and report.status == "occurred" and not one.earlier
    placed = report.where.why not in {*_UNTOLD_WHERE, "story"} and report.where.precision != "country"
    if not undated and placed:
        return report  # it lacks nothing
    others = _near(others, report.trigger.start)
    same = [o.report for o in others if o is not telling and _is_same(telling, o, main)]
    # who was killed long ago was not killed again today
    again = one.candidate.pointing or one.candidate.embedded or report.type == "ASSAULT"
    dated = [o for o in same if _dates_others(o) and (again or not o.historical)]
    if undated:
        nearest = min(
            dated, key=lambda o: (o.historical, abs(o.trigger.start - report.trigger.start)), default=None
        )
        if (
            of := nearest
            or _only_day(one, others, narrative)
            or _main_later(one, main, narrative)
            or _told_out(one, others, narrative)
        ) is not None:
            report = structs.replace(report, when=of.when, historical=of.historical)
    nowhere = report.where.name is None
    lenders = [o for o in same if _is_told(o.where) and _is_better(o, report)]
    lenders = lenders or [o for o in same if nowhere and o.where.name and o.where.why != "parties"]
    if lenders:
        nearest = min(lenders, key=lambda o: abs(o.trigger.start - report.trigger.start))
        report = structs.replace(report, where=nearest.where)
    return report


def _only_day(one: Told, others: Sequence[_Telling], narrative: Narrative) -> Report | None:
    """The report that dates what a noun takes up, where all of its type in the text are of one day.

    "the bombing", in an article that knows of a single one.
    """
    if not narrative.points_back(one.candidate) or one.report.type not in GROUND:
        return None
    dated = [o.report for o in others if o.report.when.why == "stated"]
    mode = one.report.mode
    alike = [report for report in dated if mode is not None and report.mode == mode]
    only = _of_one_time(alike) or _of_one_time(dated)
    return only if only is not None and not is_elsewhere(one.report.where, only.where) else None


def _of_one_time(dated: Sequence[Report]) -> Report | None:
    """The one with the finest date, where all may be of one time; what is long past only where all is."""
    single = [report for report in dated if not _are_several(report)]
    recent = [report for report in single if not report.historical] or single
    finest = min(recent, key=lambda r: _days(r.when), default=None)
    if finest is None or _days(finest.when) > _SEASON:
        return None
    return finest if all(_meets(finest.when, r.when) for r in recent) else None


def _days(when: When) -> int:
    return (when.until - when.from_).days if when.from_ and when.until else _SEASON + 1


def _meets(one: When, other: When) -> bool:
    """Whether two times that are told have a day in common."""
    if one.from_ is None or one.until is None or other.from_ is None or other.until is None:
        return True
    return one.from_ <= other.until and other.from_ <= one.until


def _main_later(one: Told, main: Told | None, narrative: Narrative) -> Report | None:
    """The main act, where an act of its kind opens the text and the day is told only after it."""
    if main is None or not main.is_dated or one.report.when.why != "published":
        return None
    candidate = one.candidate
    later = main.report.trigger.start > one.report.trigger.start and main.report.type == one.report.type
    news = candidate.tense == "past" and not candidate.embedded and not narrative.is_perfect(candidate)
    apart = is_elsewhere(one.report.where, main.report.where) or _is_otherwise(one.report, main.report)
    return main.report if later and news and not apart and narrative.opens(candidate) else None


def _told_out(one: Told, others: Sequence[_Telling], narrative: Narrative) -> Report | None:
    """The report that tells more of what the first sentence only tells of "a man", with its day."""
    report, candidate = one.report, one.candidate
    first = narrative.apart(narrative.body, candidate.sentence.start) <= 1 and narrative.opens(candidate)
    news = candidate.tense == "past" and not candidate.embedded and report.when.why == "published"
    if not (first and news) or report.mode is None or report.type not in GROUND:
        return None
    alike = [o.report for o in others if o.report.mode == report.mode and o.report.when.why == "stated"]
    only = _of_one_time([o for o in alike if o.trigger.start > report.trigger.start])
    apart = only is None or only.historical or is_elsewhere(report.where, only.where)
    return only if not apart and only is not None and only.when.precision == "day" else None


def _is_otherwise(one: Report, other: Report) -> bool:
    """Whether two acts on others were done in ways that differ: an air strike on a market is no shooting."""
    ways = one.mode is not None and other.mode is not None and one.mode != other.mode
    done_to, there = ({r.entity for r in report.recipients} for report in (one, other))
    return ways and done_to.isdisjoint(there)


def _is_better(other: Report, mine: Report) -> bool:
    """Whether the place of another telling is better; who was attacked was so where that tells it."""
    there = other.where.precision in {"city", "site"} and mine.where.why == "story"
    suffered = {r.entity for r in mine.recipients if not is_country(r)} & {r.entity for r in other.recipients}
    if mine.type == "ASSAULT" and there and suffered:
        return other.where.country == mine.where.country
    return _is_finer(other.where, mine.where)


def _is_finer(other: Where, mine: Where) -> bool:
    """Whether a place told is better than one that is not, or than the country that it lies in."""
    return mine.why in _UNTOLD_WHERE or (mine.precision == "country" and mine.country == other.country)


def _is_same(one: _Telling, other: _Telling, main: Told | None) -> bool:
    """Whether two of one type and status tell one act: done to the same, or by the same alone.

    What takes an act up ("the attack") tells the main one.
    """
    mine, its = one.report, other.report
    if main is not None and (main is one.told or main is other.told):
        again = other.told if main is one.told else one.told
        if takes_up(again.candidate, parties_of(again.report), again.report.where, main):
            return True
    if _is_noun_there(one.told, other.told):
        return True
    if mine.recipients or its.recipients:
        return not one.done_to.isdisjoint(other.done_to)
    together = len(one.done_by) > 1 or mine.type != "CONSULT"  # somebody meets many
    return together and bool(one.done_by) and one.done_by == other.done_by and mine.mode == its.mode


def _is_noun_there(one: Told, other: Told) -> bool:
    """Whether a noun tells what was done in the same place: "condemned the bombing in Basra"."""
    if not one.candidate.pointing or one.report.type not in GROUND:
        return False
    here, there = one.report.where, other.report.where
    return (
        here.why == there.why == "stated" and here.geonameid is not None and here.geonameid == there.geonameid
    )
