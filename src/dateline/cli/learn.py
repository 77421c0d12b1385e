"""`dateline learn`: an analyst's corrected reports become sentences that the second coder learns from."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.questions import questions
from dateline.cli.run import Packs, count, errors
from dateline.errors import UsageError
from dateline.knowledge import ontology, packs
from dateline.learned.corpus import parse
from dateline.learned.corrections import Correction, corpus_lines
from dateline.model import Failure
from dateline.read import WARNING


def learn(
    path: Annotated[
        str,
        typer.Argument(
            help="Corrected reports in JSON lines, or - for standard input.",
            metavar="CORRECTIONS",
            show_default=False,
        ),
    ],
    pack: Packs = None,
) -> None:
    """Make sentences of the corpus from corrected reports; `make learned` then trains on them.

    Take the records of `dateline code`, correct type, mode, status, parties
    or attribution, and leave the rest as it is. An empty type says that there
    is no such act. All corrected reports of one sentence make one line.

    \b
    dateline code stories/ > reports.jsonl           correct some of them, then
    dateline learn corrected.jsonl > corpus/sentences/own-01.tsv
    """
    plover = ontology.load(packs.folders(tuple(pack or ())))
    taken: list[Correction] = []
    wrong = 0
    for item in questions(path, Correction):
        if isinstance(item, Failure):
            warned = item.stage == WARNING
            errors.print(f"{'note' if warned else 'not read'}: {item}", markup=False)
            wrong += not warned
        else:
            taken.append(item[2])
    try:
        for line in corpus_lines(taken):
            parse(line, plover.types, plover.modes)
            typer.echo(line)
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from error
    errors.print(f"{count(len(taken), 'correction')} taken")
    if wrong:
        raise typer.Exit(1)
