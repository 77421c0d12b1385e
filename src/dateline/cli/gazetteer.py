"""`dateline gazetteer build`: the gazetteer made anew, from GeoNames' own dump or the registry packages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.run import errors, guarded
from dateline.knowledge.gazetteer import ARTEFACT

app = typer.Typer(help="Build the list of places that names are looked up in.", no_args_is_help=True)


@app.callback()
def _gazetteer() -> None:
    """Build the list of places that names are looked up in."""


@app.command()
@guarded
def build(
    dump: Annotated[
        Path | None,
        typer.Argument(
            help="GeoNames' allCountries.zip, or the zip of one country; without it, the registry packages.",
            metavar="DUMP",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="Where to write. By default the shipped gazetteer is replaced.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Build the gazetteer: every village of GeoNames' dump, or what ships.

    A gazetteer.sqlite in a pack of yours is read instead of the one that ships.

    \b
    dateline gazetteer build allCountries.zip -o mine/gazetteer.sqlite
    dateline code --pack mine/ stories/        then use it
    """
    # a second is spared where only --help is wanted
    from dateline.knowledge.gazetteer_build.build import build as made

    where = out or ARTEFACT
    counts = made(dump, where)
    errors.print(
        f"{where}: {counts.places:,} places, {counts.names:,} names, {counts.size / 1e6:.1f} MB",
        markup=False,
    )
