"""`dateline explain`: each report on its words, its rule, and why other readings lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli import show
from dateline.cli.code import progress
from dateline.cli.explain_event import explain_events
from dateline.cli.run import (
    BOTH,
    Coders,
    Format,
    Model,
    Packs,
    Published,
    Run,
    coder,
    count,
    wants_table,
)
from dateline.learned.alike import Example
from dateline.learned.instances import LEARNED
from dateline.model import Candidate, Failure, Report

if TYPE_CHECKING:
    from dateline.pipeline import Coded, Coder


def explain(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, globs, or - for standard input; with --store, ids of events.",
            metavar="PATH...",
            show_default=False,
        ),
    ],
    format_: Format = None,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store", "-s", metavar="FILE", show_default=False,
            help="A store, whose events are explained: why their reports belong together.",
        ),
    ] = None,
    pack: Packs = None,
    model: Model = None,
    published: Published = None,
    coders: Coders = BOTH,
) -> None:  # fmt: skip
    """Show each report with its words marked, the rule that spoke, and the readings that lost.

    Actors are yellow, recipients magenta, the trigger red, the date green,
    the place blue, the words that decided the status cyan, the source underlined.

    \b
    dateline explain story.txt
    echo "Iran denied bombing Erbil." | dateline explain - --published 2022-10-27
    dateline explain 3fa9c2 --store news.duckdb          an event, with its reports
    """
    table = wants_table(format_)
    if store:
        explain_events(store, paths, table)
        return
    run = Run(paths, published)
    with progress() as bar:
        code = coder(model, pack, coders)
        for coded in code.code_many(run.articles(), batch_size=1):
            if isinstance(coded, Failure):
                run.keep(coded)
            elif table:
                print_coded(coded, code)
            else:
                show.json_lines(_explained(coded, r, code) for r in coded.reports)
            bar.update(bar.task_ids[0], description=f"{count(run.read, 'article')} read")
    run.close()


def print_coded(coded: Coded, code: Coder) -> None:
    """The reports of one article, and the readings that lost in sentences without a report."""
    show.screen.print(show.article_title(coded.article))
    for report in coded.reports:
        print_explained(report, _rivals(coded, report), _alike(report, code))
    told = {report.sentence for report in coded.reports}
    silent = [c for c in coded.candidates if c.sentence not in told]
    if not coded.reports:
        show.screen.print("  no events")
    if silent:
        rows = show.grid("sentences without a report", "why")
        for candidate in silent:
            rows.add_row(show.plain(candidate.sentence.text), show.plain(_why(candidate)))
        show.screen.print(rows)
    show.screen.print()


def print_explained(report: Report, rivals: list[Candidate], alike: list[Example]) -> None:
    """One report on its sentence, then its fields with their reasons.

    Where the learned coder spoke, the sentences it learned from that are most alike stand in for a rule.
    """
    rows = Table.grid(padding=(0, 2))
    for _ in range(3):
        rows.add_column(overflow="fold")
    rows.add_row(
        "what",
        show.what_words(report, between=" "),
        show.plain(f"rule {report.rule}, confidence {report.confidence:.2f}"),
    )
    for label, parties in (("actor", report.actors), ("recipient", report.recipients)):
        for party in parties:
            rows.add_row(label, show.plain(show.actor_words(party)), show.plain(party.why))
    rows.add_row("when", show.plain(show.when_words(report.when).replace("\n", " ")), _when_why(report))
    rows.add_row("where", show.plain(show.where_words(report.where)), show.plain(report.where.why))
    decided = ", ".join(f'"{e.text}"' for e in report.status_evidence)
    rows.add_row(
        "status", report.status, show.plain(f"by {decided}" if decided else "by the form of its verb")
    )
    rows.add_row("according to", show.plain(show.said_words(report)), _cue(report))
    for example in alike:
        rows.add_row(
            show.plain("alike", "dim"),
            show.plain(f"{example.type}, {example.likeness:.2f}", "dim"),
            show.plain(example.line, "dim"),
        )
    for rival in rivals:
        rows.add_row(
            show.plain("lost", "dim"),
            show.plain(f'{rival.type} by "{rival.trigger.text}"', "dim"),
            show.plain(_why(rival), "dim"),
        )
    show.screen.print(Text("\n  ").append(show.marked(report)))
    show.screen.print(rows)


def _alike(report: Report, code: Coder) -> list[Example]:
    return code.alike(report) if report.rule == LEARNED else []


def _explained(coded: Coded, report: Report, code: Coder) -> dict[str, object]:
    lost = [_lost(c) for c in _rivals(coded, report)]
    return {"report": report, "lost": lost, "alike": _alike(report, code)}


def _when_why(report: Report) -> Text:
    why = {
        "stated": f'stated: "{report.when.evidence.text}"' if report.when.evidence else "stated",
        "tense": "by the tense of its verb and the article's date",
        "published": "the article's date, since the text states none",
        "none": "nothing tells it",
    }
    return show.plain(why[report.when.why])


def _cue(report: Report) -> Text:
    said = report.attribution
    return show.plain(f'by "{said.cue.text}"' if said and said.cue else "")


def _rivals(coded: Coded, report: Report) -> list[Candidate]:
    return [c for c in coded.candidates if c.lost and c.sentence == report.sentence]


def _why(candidate: Candidate) -> str:
    return f"{candidate.rule}: {candidate.lost or 'no report was made of it'}"


def _lost(candidate: Candidate) -> dict[str, object]:
    return {
        "type": candidate.type,
        "rule": candidate.rule,
        "trigger": candidate.trigger,
        "score": candidate.score,
        "why": candidate.lost,
    }
