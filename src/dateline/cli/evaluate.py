"""`dateline evaluate`: figures against gold data, and the floors that they must not fall through."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from dateline.cli import show
from dateline.cli.run import Format, Model, Packs, coder, errors, wants_table
from dateline.evaluate import figures, fallen, read_floors
from dateline.evaluate.scores import Score


def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(help="Gold data: files or folders.", metavar="GOLD...", show_default=False)
    ],
    floors: Annotated[
        Path | None,
        typer.Option("--floors", help="A floors.toml: exit 1 where a figure has fallen below its floor."),
    ] = None,
    format_: Format = None,
    pack: Packs = None,
    model: Model = None,
) -> None:
    """Precision, recall and F1 per field against gold data, with the counts behind them.

    Known formats: PLV (marked pairs), PolNeAR (attributions), GeoWebNews and TR-News (places), TimeML news (times).
    """
    table = wants_table(format_)
    limits = read_floors(floors) if floors else {}
    code = coder(model, pack)
    scores: list[Score] = []
    for path in gold:
        errors.print(f"evaluating on {path} ...")
        scores += figures(path, code)
    if table:
        show.screen.print(_table(scores))
    else:
        show.json_lines(_record(s) for s in scores)
    problems = fallen(scores, limits)
    for problem in problems:
        errors.print(f"fallen: {problem}", markup=False)
    if problems:
        raise typer.Exit(1)


def _table(scores: list[Score]) -> Table:
    table = Table("figure", "precision", "recall", "F1", "right", "found", "wanted")
    for score in scores:
        values = (f"{v:.3f}" for v in (score.precision, score.recall, score.f1))
        table.add_row(score.name, *values, str(score.right), str(score.found), str(score.wanted))
    return table


def _record(score: Score) -> dict[str, object]:
    return {
        "name": score.name,
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "right": score.right,
        "found": score.found,
        "wanted": score.wanted,
    }
