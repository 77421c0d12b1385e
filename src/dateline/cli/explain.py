"""`dateline explain`: each report on its words, its rule, and why other readings lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from dateline.cli import show
from dateline.cli.run import Format, Model, Packs, Paths, Published, Run, coder, day, wants_table
from dateline.model import Candidate, Evidence, Failure, Report

if TYPE_CHECKING:
    from dateline.pipeline import Coded


def explain(
    paths: Paths, format_: Format = None, pack: Packs = None, model: Model = None, published: Published = None
) -> None:
    """Show each report with its words marked, the rule that spoke, and the readings that lost.

    Actors are yellow, recipients magenta, the trigger red, the date green, the place blue, the words that
    decided the status cyan, the source underlined.
    """
    table = wants_table(format_)
    run = Run(paths, day(published))
    for coded in coder(model, pack).code_many(run.articles()):
        if isinstance(coded, Failure):
            run.keep(coded)
            continue
        for report in coded.reports:
            rivals = [c for c in coded.candidates if c.lost and c.sentence == report.sentence]
            if table:
                print_explained(coded, report, rivals)
            else:
                show.json_lines([{"report": report, "lost": [_lost(c) for c in rivals]}])
    run.close()


def print_explained(coded: Coded, report: Report, rivals: list[Candidate]) -> None:
    """One report on its sentence, then its fields with their reasons."""
    sentence = report.sentence
    text = Text(sentence.text)
    said = report.attribution
    marks: list[tuple[str, Evidence | None]] = [
        *(("yellow", a.evidence) for a in report.actors),
        *(("magenta", a.evidence) for a in report.recipients),
        ("green", report.when.evidence),
        ("blue", report.where.evidence),
        *(("cyan", e) for e in report.status_evidence),
        ("underline", said.source.evidence if said and said.source else None),
        ("bold red", report.trigger),
    ]
    for style, mark in marks:
        if mark is not None and mark.overlaps(sentence):
            text.stylize(style, max(0, mark.start - sentence.start), mark.end - sentence.start)
    out = show.screen.print
    out(f"\n[dim]{coded.article.id}[/dim]")
    out(text)
    out(show.what_words(report), f"by rule [bold]{report.rule}[/bold], confidence {report.confidence:.2f}")
    for label, parties in (("actor", report.actors), ("recipient", report.recipients)):
        for party in parties:
            out(
                f"  {label}: {show.actor_words(party)}, since {party.why or 'the text says so'}", markup=False
            )
    out(f"  when: {show.when_words(report.when)}; why: {report.when.why}", markup=False)
    out(f"  where: {show.where_words(report.where)}; why: {report.where.why}", markup=False)
    words = ", ".join(repr(e.text) for e in report.status_evidence) or "the verb's own form"
    out(f"  status: {report.status}, by {words}", markup=False)
    out(f"  according to: {show.said_words(report)}", markup=False)
    for rival in rivals:
        out(
            f"  lost: {rival.type} by {rival.rule} on {rival.trigger.text!r}: {rival.lost}",
            style="dim",
            markup=False,
        )


def _lost(candidate: Candidate) -> dict[str, object]:
    return {
        "type": candidate.type,
        "rule": candidate.rule,
        "trigger": candidate.trigger,
        "score": candidate.score,
        "why": candidate.lost,
    }
