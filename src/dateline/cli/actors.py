"""`dateline actors update`: who holds which office, from Wikidata, into a pack of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline import __version__
from dateline.cli.run import count, errors, guarded

app = typer.Typer(help="Keep the lists of actors up to date.", no_args_is_help=True)


@app.callback()
def _actors() -> None:
    """Keep the lists of actors up to date."""


@app.command(name="update")
@guarded
def update_(
    pack: Annotated[
        Path,
        typer.Argument(
            help="A pack of yours, such as mine/; made where it is not there yet.",
            metavar="PACK",
            show_default=False,
        ),
    ],
    since: Annotated[
        int, typer.Option("--since", help="Leave out what ended before this year.", min=1, max=2100)
    ] = 2000,
    contact: Annotated[
        str,
        typer.Option(
            "--contact",
            help="An address of yours, which the rules of the service ask for.",
            show_default=False,
        ),
    ] = "",
    service: Annotated[
        str | None,
        typer.Option("--service", help="Another address of such a service.", show_default=False),
    ] = None,
    pause: Annotated[float, typer.Option("--pause", help="Seconds between two questions.", min=0)] = 1.0,
) -> None:
    """Refresh the office holders from Wikidata's public query service (needs the network).

    Writes people.tsv in your pack; rows of your own in it stay. What was
    fetched before a stop is kept, and the same command goes on from there.

    \b
    dateline actors update mine/ --contact you@example.org
    dateline code --pack mine/ stories/        then use it
    """
    # the network's modules take a moment that the other verbs need not wait for
    from dateline.knowledge.office_holders import WIKIDATA, Service, ServiceError, update

    agent = f"dateline/{__version__} ({contact or 'a political event coder'}) python-urllib"
    asked = Service(service or WIKIDATA, agent=agent, pause=pause)
    try:
        made = update(pack, asked, since=since, tell=lambda line: errors.print(line, markup=False))
    except ServiceError as error:
        errors.print(f"dateline: {error}", markup=False)
        errors.print(f"what was fetched is kept in {pack}: the same command goes on from there", markup=False)
        raise typer.Exit(1) from None
    errors.print(
        f"{pack / 'people.tsv'}: {count(made.terms, 'term')} of {made.people:,} people, of which"
        f" {made.mended:,} mend a row that ships; {made.left_out:,} left out,"
        " for want of a name, a country or a day",
        markup=False,
    )
