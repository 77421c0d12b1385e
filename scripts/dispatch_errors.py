"""List what a coder gets wrong on the dispatches, field by field, each with its sentence.

    python scripts/dispatch_errors.py corpus/dispatches [--field actors] [--held]

Without --held the last twenty are left out: they are only measured, never read when mending.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dateline.evaluate.dispatches import HELD_BACK, Dispatch, GoldReport, dispatches, outcome, right
from dateline.model import Actor, Report
from dateline.pipeline import Coder


def main() -> None:
    """Print each miss as `field | dispatch | mark | what we say | sentence`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--field", default="", help="missed, extra, mode, actors, recipients, status, ...")
    parser.add_argument("--held", action="store_true", help="read those held back instead")
    options = parser.parse_args()
    coder = Coder()
    every = dispatches(options.folder)
    for dispatch in every[HELD_BACK:] if options.held else every[:HELD_BACK]:
        for field, line in _misses(dispatch, coder):
            if options.field in {"", field}:
                sys.stdout.write(f"{field:10} {dispatch.article.id}\n    {line}\n")


def _misses(dispatch: Dispatch, coder: Coder) -> list[tuple[str, str]]:
    result = outcome(dispatch, coder.code(dispatch.article).reports)
    text = dispatch.article.text
    misses = [("missed", f"{g.line}\n    in: {_sentence(g, text)}") for g in result.missed]
    misses += [("extra", f"{_told(r)}\n    in: {r.sentence.text}") for r in result.extra]
    for gold, report in result.pairs:
        for field, yes in right(gold, report).items():
            if not yes and field != "whole":
                misses.append(
                    (field, f"mark: {gold.line}\n    ours: {_told(report)}\n    in: {report.sentence.text}")
                )
    return misses


def _sentence(gold: GoldReport, text: str) -> str:
    span = gold.triggers[0]
    before = max(text.rfind(". ", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    after = text.find(". ", span.end)
    return text[before : after + 1 if after > 0 else len(text)].strip()


def _told(report: Report) -> str:
    said = report.attribution
    source = said.source if said else None
    return (
        f"{report.type}.{report.mode} | {report.trigger.text} | {_names(report.actors)} > "
        f"{_names(report.recipients)} | {report.status}{' historical' if report.historical else ''} | "
        f"{report.when.from_}..{report.when.until} {report.when.why} | "
        f"{report.where.name}, {report.where.country} ({report.where.why}) | "
        f"{f'{source.evidence.text} = {source.country} {source.sector}' if source else '-'} "
        f"{said.stance if said else ''} | {report.rule} {report.confidence:.2f}"
    )


def _names(actors: tuple[Actor, ...]) -> str:
    return "; ".join(f"{a.country or '?'} {a.sector}[{a.evidence.text}]" for a in actors) or "-"


if __name__ == "__main__":
    main()
