"""The life of an event as its reports tell it in turn: announced, put off, held, claimed, denied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.corroborate.support import by_time
from dateline.corroborate.tellings import Telling
from dateline.knowledge.event_rules import EventRules
from dateline.model import Report, Stage, Status, Step


def life(told: Sequence[Telling], rules: EventRules) -> tuple[Step, ...]:
    """The steps in the order they were told; each report stands in exactly one.

    A report that tells the same as the last step joins it where it is of the same day. A plan that another
    article repeats is confirmed; a later day for it, or words of putting off, make it postponed.
    """
    kinds = {t.id: t for t in told}
    steps: list[Step] = []
    for report in by_time(t.report for t in told):
        stage, until = _stage(kinds[report.id], steps, {t.id: t.report for t in told}, rules)
        same = steps and steps[-1].stage == stage and steps[-1].until == until
        if same and steps[-1].day == report.published:
            steps[-1] = Step(report.published, stage, (*steps[-1].reports, report.id), until)
        else:
            steps.append(Step(report.published, stage, (report.id,), until))
    return tuple(steps)


def status(told: Sequence[Telling], rules: EventRules) -> Status:
    """What became of it, by the last word of its reports.

    A plan that was called off stays so until a later article sets a day for it. A fact is
    negated where surer readings, one for each article, say that it did not happen than that it did.
    """
    reports = by_time(t.report for t in told)
    side = told[0].side
    if side == "plan":
        return _plan_status(reports)
    negated = [r for r in reports if r.status == "negated"]
    others = [r for r in reports if r.status != "negated"]
    if not others or _weight(negated) > _weight(others):
        return "negated"
    last = [r for r in others if r.published == others[-1].published]
    for wanted in ("occurred", "ongoing", "attempted", "cancelled", "hypothetical"):
        if any(r.status == wanted for r in (others if wanted == "occurred" else last)):
            return wanted
    return others[-1].status


def _weight(reports: Sequence[Report]) -> float:
    """How surely they are read, one for each article."""
    best: dict[str, float] = {}
    for r in reports:
        best[r.article_id] = max(best.get(r.article_id, 0.0), r.confidence)
    return sum(best.values())


def _plan_status(reports: Sequence[Report]) -> Status:
    now: Status = "hypothetical"
    off: date | None = None
    for r in reports:
        if r.status == "cancelled":
            now, off = "cancelled", r.published
        elif off is None:
            now = "planned" if "planned" in {now, r.status} else r.status
        elif r.when.why == "stated" and r.published > off and (r.when.until or off) > off:
            now, off = r.status, None
    return now


def _stage(
    told: Telling, steps: Sequence[Step], known: dict[str, Report], rules: EventRules
) -> tuple[Stage, date | None]:
    """The step that a report makes after those before it, and the day that it then speaks of."""
    report = told.report
    if told.side in {"plan", "if"}:
        return _plan_stage(report, steps, known, rules)
    stance = report.attribution.stance if report.attribution is not None else "states"
    if report.status == "negated":
        return ("not held" if told.act.plannable and stance != "denies" else "denied"), None
    if report.status == "cancelled":
        return "ended", None
    if report.status == "ongoing":
        return "ongoing", None
    if _has_word(report, rules.ended):
        return "ended", None
    if stance == "claims":
        return "claimed", None
    claimed = any(step.stage in {"claimed", "denied"} for step in steps)
    confirmed = claimed and not any(step.stage in {"held", "reported"} for step in steps)
    return ("confirmed" if confirmed else "held" if told.act.plannable else "reported"), None


def _plan_stage(
    report: Report, steps: Sequence[Step], known: dict[str, Report], rules: EventRules
) -> tuple[Stage, date | None]:
    until = (report.when.until or report.when.from_) if report.when.why == "stated" else None
    if report.status == "cancelled":
        # a day that was told before is the one it is put off from
        told_of = max((step.until for step in steps if step.until is not None), default=report.published)
        later = until if until is not None and until > max(told_of, report.published) else None
        return ("postponed" if _has_word(report, rules.postponed) else "cancelled"), later
    if not steps:
        return "announced", until
    days = [step.until for step in steps if step.until is not None]
    if until is not None and days and until > max(days) and not _overlaps(report, steps, known):
        return "postponed", until
    told_by = {known[i].article_id for step in steps for i in step.reports}
    last = steps[-1]
    if report.article_id in told_by and last.day == report.published:
        return last.stage, last.until if until is None else until
    off = any(step.stage in {"postponed", "cancelled"} for step in steps)
    return ("announced" if off and until is not None else "confirmed" if not off else last.stage), until


def _overlaps(report: Report, steps: Sequence[Step], known: dict[str, Report]) -> bool:
    """Whether its days reach into those that the last dated step spoke of (the 5th, the 5th and 6th)."""
    last = next(step for step in reversed(steps) if step.until is not None)
    start = report.when.from_ or report.when.until
    return last.until is not None and start is not None and start <= last.until


def _has_word(report: Report, words: Sequence[str]) -> bool:
    """Whether one of the words decided its status or tells it, or stands where it is called off."""
    told = [e.text.casefold() for e in (*report.status_evidence, report.trigger)]
    if any(word in text.split() or word == text for word in words for text in told):
        return True
    return report.status == "cancelled" and any(
        f" {word} " in f" {report.sentence.text.casefold()} " for word in words
    )
