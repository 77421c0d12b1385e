"""`dateline check`: a pack tried on its own examples."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import show
from dateline.cli.run import Format, Model, coder, errors, wants_table
from dateline.evaluate.packs import Trial, trials
from dateline.knowledge import packs


def check(
    pack: Annotated[Path, typer.Argument(help="Your pack's folder.", metavar="PACK", show_default=False)],
    format_: Format = None,
    model: Model = None,
) -> None:
    """Try a pack: every example of every rule must come out as marked, every `not` must stay silent."""
    table = wants_table(format_)
    code = coder(model, [pack])
    tried = wrong = rules = 0
    seen: set[str] = set()
    for trial in trials(code.knowledge.rules, packs.folders((pack,)), code.candidates, only=pack):
        tried += 1
        wrong += bool(trial.wrong)
        if trial.rule not in seen:
            seen.add(trial.rule)
            rules += 1
        if not table:
            show.json_lines([_record(trial)])
        elif trial.wrong:
            show.screen.print(_told(trial), markup=False)
    right = tried - wrong
    errors.print(
        f"{rules} rule{'s' * (rules != 1)}, {tried} sentences tried: {right} come out right, {wrong} wrong"
    )
    if wrong:
        raise typer.Exit(1)


def _told(trial: Trial) -> str:
    return f"{trial.path}:{trial.line} [{trial.rule}]\n  {trial.sentence}\n  {trial.wrong}"


def _record(trial: Trial) -> dict[str, object]:
    return {
        "path": str(trial.path),
        "line": trial.line,
        "rule": trial.rule,
        "sentence": trial.sentence,
        "right": not trial.wrong,
        "wrong": trial.wrong or None,
    }
