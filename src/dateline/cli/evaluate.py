"""`dateline evaluate`: figures against gold data, and the floors that they must not fall through."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import show
from dateline.cli.run import BOTH, Coders, Format, Model, Packs, count, errors, uninterrupted, wants_table
from dateline.evaluate import fallen, read_floors, sets
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
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, help="How many gold sets at a time, each on a core.")
    ] = 1,
    format_: Format = None,
    pack: Packs = None,
    model: Model = None,
    coders: Coders = BOTH,
) -> None:
    """Precision, recall and F1 per field against gold data, with the counts behind them.

    Known forms, told by their content: PLV (marked pairs), PolNeAR (a folder
    of brat stand-off), GeoWebNews and TR-News (JSON lines with places), TimeML
    news (JSON lines with times), dispatches (a folder of marked Markdown).

    \b
    dateline evaluate gold/
    dateline evaluate gold/plv --floors floors.toml
    """
    table = wants_table(format_)
    limits = read_floors(floors) if floors else {}
    found = sets(gold)
    with uninterrupted():
        from dateline.evaluate.measure import measured  # loads spaCy, for which --help need not wait

    scores: list[Score] = []
    failures = 0
    with closing(measured(found, (model, tuple(pack or ()), coders.value), jobs)) as results:
        for here in results:
            scores += here.scores
            failures += len(here.failures)
            if table:
                _print_table(f"{here.name}: {here.path}", here.scores)
            else:
                show.json_lines(_record(s, here.path) for s in here.scores)
            errors.print(f"{here.path} took {here.seconds:.0f} s", markup=False)
            for failure in here.failures:
                errors.print(f"not coded: {failure}", markup=False)
    problems = fallen(scores, limits)
    for problem in problems:
        errors.print(f"fallen: {problem}", markup=False)
    if limits and not problems:
        errors.print(f"{count(len(limits), 'floor')} held")
    if problems or failures:
        raise typer.Exit(1)


def _print_table(title: str, scores: Sequence[Score]) -> None:
    table = show.grid()
    table.add_column("figure", no_wrap=True)
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
