"""Who did a crime that is told without a doer: who is charged with it, or whom its other tellings name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from dateline.assemble.narrative import is_country
from dateline.model import Actor, Report

_NEAR = 60  # reports looked at on either side
_DONE = frozenset({"occurred", "ongoing", "attempted"})
_CHARGES = frozenset({("ACCUSE", "allege"), ("SANCTION", "convict")})
# from "charged" to the crime: "with murder in the", "in three attacks, including the bombing that"
_WITH = re.compile(r"[^.;]{0,40}?\s(?:with|in|of|for|over)\s[^.;]{0,80}")
_FOLLOWS = 90  # characters from a charge to the crime in its sentence


def with_doers(reports: Sequence[Report], text: str) -> list[Report]:
    """The reports, those of force without a doer given who is charged with it in the same sentence.

    Else they have the doer that all other tellings of the same deed have, done to the same people.
    """
    found = list(reports)
    for at, report in enumerate(found):
        if _lacks_doer(report):
            found[at] = _charged(report, found[max(0, at - _NEAR) : at], text)
    told = tuple(found)
    for at, report in enumerate(told):
        if _lacks_doer(report):
            found[at] = _again(report, told[max(0, at - _NEAR) : at + _NEAR])
    return found


def _lacks_doer(report: Report) -> bool:
    return report.type == "ASSAULT" and not report.actors and report.status in _DONE


def _charged(report: Report, before: Sequence[Report], text: str) -> Report:
    """The report with who is charged with it right before in its sentence, and suffered nothing."""
    for charge in reversed(before):
        if charge.sentence != report.sentence:
            break
        gap = text[charge.trigger.end : report.trigger.start]
        accused = (charge.type, charge.mode) in _CHARGES and charge.status in _DONE and charge.recipients
        if accused and len(gap) <= _FOLLOWS and _WITH.fullmatch(gap):
            doers = {a.entity for a in charge.recipients}
            suffered = tuple(r for r in report.recipients if r.entity not in doers)
            return structs.replace(
                report, actors=_because(charge.recipients, "charged with it"), recipients=suffered
            )
    return report


def _again(report: Report, beside: Sequence[Report]) -> Report:
    """The report with the doers of the other tellings, where these agree."""
    people = {r.entity for r in report.recipients if not is_country(r)}
    same = [o for o in beside if _is_same(o, report) and people & {r.entity for r in o.recipients}]
    doers = told_again(same)
    return structs.replace(report, actors=doers) if doers else report


def told_again(tellings: Sequence[Report]) -> tuple[Actor, ...]:
    """The doers that other tellings of an act have, where all of them have the same; else nobody."""
    if len({frozenset(a.entity for a in o.actors) for o in tellings}) != 1:
        return ()
    return _because(tellings[0].actors, "named where the act is told again")


def _is_same(other: Report, mine: Report) -> bool:
    """Whether another telling, with its doer, may be of the same deed."""
    fits = other.mode is None or mine.mode is None or other.mode == mine.mode
    done = other.type == mine.type and other.status in _DONE and other.historical == mine.historical
    return bool(other.actors) and done and fits


def _because(actors: Sequence[Actor], why: str) -> tuple[Actor, ...]:
    return tuple(structs.replace(a, why=f"{a.why}; {why}") for a in actors)
