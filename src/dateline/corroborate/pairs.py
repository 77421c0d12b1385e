"""Whether two reports tell of one happening: evidence for and against, added up as log-odds.

The method is record linkage (Fellegi and Sunter, 1969): each thing that two reports agree or differ on
adds points, a common thing few and a rare one many, and some differences forbid it whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from dateline.corroborate.parties import Match, roles
from dateline.corroborate.places import places
from dateline.corroborate.tellings import NARROW, Telling, day_of, telling
from dateline.knowledge.event_rules import EventRules
from dateline.model import Report

_SAME, _NONE = 0.6, 0.15  # shares of words in common that say all, and nothing
_CHANCE = 0.5  # words that two sentences share by chance
_FEW = 3  # words: fewer have no case
_MANY = 5  # a toll that is no coincidence
_IN_ONE = 2.5  # times: one text that tells two kinds of acts tells two acts
_SPEAKER = 3.0  # times: of what is only said, who says it tells it apart
_GAP = 10  # days: news that gives no date is hardly later
_LONG = 8  # words: a sentence of fewer need not share any
_APART = 2.5  # times: tolls that no recount explains


class Reason(Struct, frozen=True):
    """One piece of evidence: its kind, its points in log-odds, and how it is said to a person."""

    kind: str
    points: float
    words: str


class Evidence(Struct, frozen=True):
    """Whether two reports are of one happening: yes where `score` (log-odds) is above 0.

    `forbidden` says in words what rules it out whatever else agrees; "" where nothing does.
    """

    score: float
    reasons: tuple[Reason, ...]
    forbidden: str = ""


class _Found(NamedTuple):
    kind: str
    factor: float = 1.0
    words: tuple[str, ...] = ()
    role: str = ""
    points: float | None = None
    conflict: bool = False


def pair(a: Report, b: Report, rules: EventRules) -> Evidence:
    """The evidence that two reports tell of one happening, with its reasons in words."""
    return evidence(telling(a, rules), telling(b, rules), rules)


def evidence(a: Telling, b: Telling, rules: EventRules) -> Evidence:
    """As `pair`, of reports that were made ready before."""
    a, b = (a, b) if (a.published, a.id) <= (b.published, b.id) else (b, a)
    if apart := unlike(a, b, rules):
        return Evidence(-10.0, (), apart)
    found = [*_found(a, b, rules)]
    forbidden = next((_worded(f, rules) for f in found if f.conflict), "")
    reasons = tuple(Reason(f.kind, _points(f, rules), _worded(f, rules)) for f in found)
    return Evidence(rules.points("prior") + sum(r.points for r in reasons), reasons, forbidden)


def score(a: Telling, b: Telling, rules: EventRules) -> float | None:
    """The log-odds alone, null where a merge is forbidden: what `evidence` gives, without words."""
    if (a.published, a.id) > (b.published, b.id):
        a, b = b, a
    if unlike(a, b, rules):
        return None
    total = rules.points("prior")
    for found in _found(a, b, rules):
        if found.conflict:
            return None
        total += _points(found, rules)
    return total


def unlike(a: Telling, b: Telling, rules: EventRules) -> str:
    """What makes it needless to compare two reports, in words; "" where nothing does."""
    gap = max(a.first - b.last, b.first - a.last)
    if gap > 0 and (gap > _GAP or (a.is_stated and b.is_stated)):
        return "it is put on other days"
    if a.side != b.side:
        return "one is a fact, the other a plan, a refusal or a mere thought"
    if a.report.historical != b.report.historical:
        old = a if a.report.historical else b
        if old.dated != "day" or gap > 0:
            return "one is told as history"
    same_type = a.report.type == b.report.type
    if not same_type and not rules.alike(a.report.type, a.report.mode, b.report.type, b.report.mode):
        return f"{a.report.type} and {b.report.type} are other kinds of acts"
    return ""


def can_touch(a: Telling, b: Telling) -> bool:
    """Whether two reports have enough in common for either to call up the other (see `blocks`)."""
    if a.family != b.family or a.first > b.last or b.first > a.last:
        return False
    if a.report.article_id == b.report.article_id:
        return True
    if (a.last - a.first > NARROW) != (b.last - b.first > NARROW):
        return False
    return bool(a.countries & b.countries) or not (a.countries or b.countries)


def _points(found: _Found, rules: EventRules) -> float:
    return found.points if found.points is not None else found.factor * rules.points(found.kind)


def _worded(found: _Found, rules: EventRules) -> str:
    says = rules.weights[found.kind].says.replace("{role}", found.role)
    slots = says.count("{}")
    words = list(found.words)
    if slots and len(words) > slots:
        words = [*words[: slots - 1], ", ".join(words[slots - 1 :])]
    words += [words[-1] if words else ""] * (slots - len(words))
    return says.format(*words)


def _found(a: Telling, b: Telling, rules: EventRules) -> Iterator[_Found]:
    yield from _kinds(a, b, rules)
    yield from _parties(a, b, rules)
    yield _days(a, b)
    if (match := places(a.place, b.place, rules)) is not None and (factor := _weight(a, b, match)):
        yield _of(match._replace(points=factor * match.points))
    yield from _tolls(a, b)
    yield from _told(a, b, rules)


def _of(match: Match, role: str = "", conflict: bool | None = None) -> _Found:
    hard = match.conflict if conflict is None else conflict
    return _Found(match.evidence, 1.0, match.words, role, match.points, hard)


def _kinds(a: Telling, b: Telling, rules: EventRules) -> Iterator[_Found]:
    one, other = a.report, b.report
    same_article = one.article_id == other.article_id
    if one.type == other.type:
        yield _Found("type", 1.0, (rules.worded(one.type, one.mode).to_do.split(" ")[0], one.type)[1:])
        if one.mode and other.mode and one.mode != other.mode:
            yield _Found("mode-differs", _IN_ONE if same_article else 1.0, (f"{one.mode}, {other.mode}",))
    else:
        likeness = rules.alike(one.type, one.mode, other.type, other.mode)
        yield _Found("kin", likeness, (one.type, other.type))
        if same_article:
            yield _Found("mode-differs", _IN_ONE, (f"{one.type}, {other.type}",))
    if a.trigger == b.trigger:
        yield _Found("trigger", 1.0, (one.trigger.text,))
    if a.side == "plan":
        yield _Found("same-plan")


def _parties(a: Telling, b: Telling, rules: EventRules) -> Iterator[_Found]:
    if a.act.mutual or b.act.mutual:
        both = roles((*a.actors, *a.recipients), (*b.actors, *b.recipients), rules, one_each=True)
        if both is not None:
            yield _of(both, "party")
        return
    if (match := roles(a.actors, b.actors, rules)) is not None:
        # who used force is often disputed; who came or said something is what makes it the act it is
        said = a.act.said or b.act.said
        if said and match.evidence == "other-kind":
            match = match._replace(points=_SPEAKER * match.points)
        yield _of(match, "actor", conflict=match.conflict and not (a.act.grows or b.act.grows))
    if (match := roles(a.recipients, b.recipients, rules)) is not None:
        yield _of(match, "recipient")


def _days(a: Telling, b: Telling) -> _Found:
    """The evidence of two dates; where their windows don't overlap one of them is only guessed."""
    if a.first > b.last or b.first > a.last:
        return _Found("off-days")
    if "none" in {a.dated, b.dated}:
        return _Found("undated", (1.5 if _is_over(a, b) else 0.5) if a.side == "plan" else 1.0)
    start, end = max(a.start, b.start), min(a.end, b.end)
    told = f"{day_of(max(a.first, b.first)):%-d %B %Y}"
    if a.is_stated and b.is_stated:
        if "long" in {a.dated, b.dated}:
            return _Found("loosely-dated", 1.0, (told,))
        return _Found("same-day" if a.dated == b.dated == "day" and start == end else "within", 1.0, (told,))
    if a.side == "plan":
        return _Found("undated", 1.5 if _is_over(a, b) else 0.5)
    days = abs(
        (a.start if a.dated == "day" else a.published) - (b.start if b.dated == "day" else b.published)
    )
    if "long" in {a.dated, b.dated}:
        return _Found("loosely-dated", 1.0, (told,))
    if days == 0:
        return _Found("within", 1.5 if a.is_stated or b.is_stated else 1.0, (told,))
    return _Found("next-day" if days == 1 else "near-days", 1.0, (told,))


def _is_over(a: Telling, b: Telling) -> bool:
    """Whether the day that one plan was set for was past when the other was told."""
    return (a.is_stated and a.last < b.published) or (b.is_stated and b.last < a.published)


def _weight(a: Telling, b: Telling, match: Match) -> float:
    """How far a place counts: one that is only taken from the story or its dateline is half known."""
    assert a.place is not None
    assert b.place is not None
    guessed = (not a.place.stated) + (not b.place.stated)
    if guessed == 2 and a.report.article_id == b.report.article_id:
        return 0.0
    return 1.0 if match.points < 0 else (1.0, 0.6, 0.4)[guessed]


def _tolls(a: Telling, b: Telling) -> Iterator[_Found]:
    for kind in a.tolls.keys() & b.tolls.keys():
        (low, high), (other, upper) = a.tolls[kind], b.tolls[kind]
        if low == other and low > 1:
            yield _Found("same-toll", 1.5 if low >= _MANY else 0.7, (f"{low} {kind}",))
        elif (high is None or other <= high) and (upper is None or low <= upper):
            continue
        elif _is_far(a, b, low, other):
            yield _Found("toll-apart", 1.0, (f"{low} and {other} {kind}",))
        elif a.published == b.published:
            yield _Found("toll-differs", 1.0, (f"{low} and {other} {kind}",))


def _is_far(a: Telling, b: Telling, low: int, other: int) -> bool:
    """Whether no recount explains two tolls; `a` was published first."""
    small, large = sorted((low, other))
    if a.report.article_id == b.report.article_id:
        return True  # a text does not contradict itself
    grown = a.act.grows and other > low and b.published > a.published
    return large > _APART * max(small, 1) * (2 if grown else 1)


def _silence(a: Telling, share: float, fewer: int) -> float:
    """How far it counts that two sentences share no words: less of short ones, more of what is only said."""
    return min(1.0, 1 - share / _NONE) * min(1.0, fewer / _LONG) * (1.5 if a.act.said else 1)


def _told(a: Telling, b: Telling, rules: EventRules) -> Iterator[_Found]:
    """The evidence of the words, and of where they stand."""
    same_article = a.report.article_id == b.report.article_id
    if a.sentence == b.sentence:
        if a.at == b.at and not same_article:
            yield _Found("same-sentence")
            return
    else:
        fewer = min(len(a.words), len(b.words))
        common = a.words & b.words
        if fewer >= _FEW:
            share = (len(common) - _CHANCE) / fewer
            if share > _NONE:
                words = tuple(sorted(common))[:6]
                yield _Found("words", min(1.0, (share - _NONE) / (_SAME - _NONE)), words)
            else:
                yield _Found("other-words", _silence(a, share, fewer))
    if same_article and a.report.type == b.report.type:
        yield _Found("same-article")
    if another := a.another or b.another:
        yield _Found("other-act", 1.0, (another,))
