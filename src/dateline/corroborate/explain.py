"""Why reports belong together, in sentences that a person understands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.corroborate.pairs import Evidence, evidence
from dateline.corroborate.support import by_time
from dateline.corroborate.tellings import telling
from dateline.knowledge.event_rules import EventRules
from dateline.model import Report

_AGAINST = -0.3  # log-odds: a weaker doubt is not worth a word


def explain(reports: Sequence[Report], rules: EventRules) -> tuple[str, ...]:
    """A sentence for each report after the first: which earlier one it goes with, and why."""
    told = [telling(r, rules) for r in by_time(reports)]
    lines = []
    for n, one in enumerate(told[1:], 1):
        ways = [(evidence(other, one, rules), other) for other in told[:n]]
        best, other = max(ways, key=lambda way: (not way[0].forbidden, way[0].score))
        lines.append(f"{_named(one.report)} goes with {_named(other.report)}: {_because(best)}.")
    return tuple(lines)


def apart(a: Report, b: Report, rules: EventRules) -> str:
    """Why two reports are not taken for one happening, or what speaks for it where they are."""
    found = evidence(telling(a, rules), telling(b, rules), rules)
    verdict = "are taken for one happening" if found.score > 0 and not found.forbidden else "are kept apart"
    return f"{_named(a)} and {_named(b)} {verdict}: {_because(found)}."


def _named(report: Report) -> str:
    words = " ".join(report.trigger.text.split())
    day = report.published
    return f'"{words}" ({report.article_id}, {day.day} {day:%B} {day.year})'


def _because(found: Evidence) -> str:
    pro = [r.words for r in sorted(found.reasons, key=lambda r: -r.points) if r.points > 0 and r.words]
    said = "; ".join(dict.fromkeys(pro)) or "nothing that they share"
    con = list(dict.fromkeys(_doubts(found)))
    if found.forbidden:
        return f"{found.forbidden}, which rules it out" + (f" (though {said})" if pro else "")
    return f"{said}. Against it: {'; '.join(con)}" if con else said


def _doubts(found: Evidence) -> Iterator[str]:
    for reason in sorted(found.reasons, key=lambda r: r.points):
        if reason.points < _AGAINST and reason.words:
            yield reason.words
