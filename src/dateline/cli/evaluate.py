"""`dateline evaluate`: figures against gold data, and the floors that they must not fall through."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from dateline.cli import show
from dateline.cli.run import Format, Model, Packs, coder, count, errors, wants_table
from dateline.evaluate import fallen, read_floors, sets
from dateline.evaluate.coding import Patient
from dateline.evaluate.scores import Score


def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(help="Gold data: files or folders.", metavar="GOLD...", show_default=False)
    ],
    floors: Annotated[
        Path | None,
        typer.Option(
            "--floors",
            help="A floors.toml: exit 1 where a figure has fallen below its floor by more than .005.",
            show_default=False,
        ),
    ] = None,
    format_: Format = None,
    pack: Packs = None,
    model: Model = None,
) -> None:
    """Precision, recall and F1 per field against gold data, with the counts behind them.

    Known forms, told by their content: PLV (marked pairs), PolNeAR (a folder
    of brat stand-off), GeoWebNews and TR-News (JSON lines with places), TimeML
    news (JSON lines with times).

    \b
    dateline evaluate gold/
    dateline evaluate gold/plv --floors floors.toml
    """
    table = wants_table(format_)
    limits = read_floors(floors) if floors else {}
    found = sets(gold)
    examined = Patient(coder(model, pack))
    scores: list[Score] = []
    for reader, path in found:
        began = perf_counter()
        here = reader.evaluate(path, examined)
        scores += here
        if table:
            _print_table(f"{reader.NAME}: {path}", here)
        else:
            show.json_lines(_record(s, path) for s in here)
        errors.print(f"{path} took {perf_counter() - began:.0f} s", markup=False)
    for failure in examined.failures:
        errors.print(f"not coded: {failure}", markup=False)
    problems = fallen(scores, limits)
    for problem in problems:
        errors.print(f"fallen: {problem}", markup=False)
    if limits and not problems:
        errors.print(f"{count(len(limits), 'floor')} held")
    if problems or examined.failures:
        raise typer.Exit(1)


def _print_table(title: str, scores: list[Score]) -> None:
    table = show.grid("figure")
    table.title, table.title_justify = show.plain(title, "bold"), "left"
    for name in ("precision", "recall", "F1", "right", "found", "wanted"):
        table.add_column(name, justify="right")
    for score in scores:
        shares = ("", "") if score.mean is not None else (f"{score.precision:.3f}", f"{score.recall:.3f}")
        counts = (f"{n:,}" for n in (score.right, score.found, score.wanted))
        table.add_row(score.name, *shares, f"{score.f1:.3f}", *counts)
    show.screen.print(table)


def _record(score: Score, path: Path) -> dict[str, object]:
    return {
        "gold": str(path),
        "name": score.name,
        "precision": round(score.precision, 4) if score.mean is None else None,
        "recall": round(score.recall, 4) if score.mean is None else None,
        "f1": round(score.f1, 4),
        "right": score.right,
        "found": score.found,
        "wanted": score.wanted,
    }
