"""`dateline check`: a pack tried on its own examples."""

from __future__ import annotations

from datetime import date
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import show
from dateline.cli.run import Format, Model, coder, count, errors, wants_table
from dateline.errors import UsageError
from dateline.evaluate.cue_trials import cue_trials
from dateline.evaluate.packs import Trial, trials
from dateline.knowledge import packs
from dateline.model import Article, Attribution


def check(
    pack: Annotated[
        Path,
        typer.Argument(
            help="Your pack: a folder of .toml and .tsv files.", metavar="PACK", show_default=False
        ),
    ],
    format_: Format = None,
    model: Model = None,
) -> None:
    """Try a pack: every example of every rule must come out as marked, every `not` must stay silent.

    A pack that can't be read is told with its file, line and rule.

    \b
    dateline check mine/
    dateline code --pack mine/ stories/        then use it
    """
    table = wants_table(format_)
    code = coder(model, [pack])
    know, folders = code.knowledge, packs.folders((pack,))
    if packs.is_empty(pack):
        raise UsageError(f"There is nothing in {pack}: a pack holds .toml files with rules, or .tsv lists.")

    def attributions(sentence: str) -> tuple[Attribution, ...]:
        # the day is nobody's: no attribution depends on it
        return code.annotate(Article(id="example", text=sentence, published=date(2020, 1, 1))).attributions

    tried: list[Trial] = []
    for trial in chain(
        trials(know.rules, folders, code.candidates, only=pack),
        cue_trials(know.cues, folders, attributions, only=pack),
    ):
        tried.append(trial)
        if not table:
            show.json_lines([_record(trial)])
        elif trial.wrong:
            _tell(trial)
        if trial.hint:
            errors.print(f"note: {trial.path}:{trial.line}: [{trial.rule}] {trial.hint}", markup=False)
    wrong = sum(bool(trial.wrong) for trial in tried)
    errors.print(_summary(pack, len({t.rule for t in tried}), len(tried), wrong), markup=False)
    if wrong:
        raise typer.Exit(1)


def _tell(trial: Trial) -> None:
    out = show.screen.print
    out(show.plain(f"{trial.path}, line {trial.line}, rule {trial.rule}", "bold"))
    out(show.plain(f"  {trial.sentence}"))
    out(show.plain(f"  {trial.wrong}\n", "red"))


def _summary(pack: Path, rules: int, tried: int, wrong: int) -> str:
    """How it went, in a sentence."""
    if not rules:
        return (
            f"{count(_files(pack), 'file')} read without error; they hold no [[trigger]], [[operator]] "
            "or [[cue]], so there are no sentences to try."
        )
    done = f"{count(rules, 'rule')} with {count(tried, 'sentence')} tried"
    if not wrong:
        return f"{done}: all come out as they should."
    return f"{done}: {tried - wrong} as they should, {wrong} not."


def _files(pack: Path) -> int:
    return sum(1 for ending in ("*.toml", "*.tsv") for _ in pack.rglob(ending))


def _record(trial: Trial) -> dict[str, object]:
    return {
        "path": str(trial.path),
        "line": trial.line,
        "rule": trial.rule,
        "sentence": trial.sentence,
        "right": not trial.wrong,
        "wrong": trial.wrong or None,
    }
