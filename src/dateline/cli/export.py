"""`dateline export`: events as the files that analysts already load."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from dateline import export as exports
from dateline.archive import Archive
from dateline.cli import show
from dateline.cli.filters import Asked, filtered
from dateline.cli.run import Packs, count, errors
from dateline.errors import UsageError
from dateline.export import Format, Kept, gather, singles
from dateline.knowledge import event_rules, packs
from dateline.model import Failure, Filter, Report, Selection


def _list(wanted: bool) -> None:
    if not wanted:
        return
    rows = show.grid("format", "what it is", "columns")
    for name, format_ in exports.formats().items():
        rows.add_row(name, format_.TITLE, str(len(format_.COLUMNS)))
    show.screen.print(rows)
    raise typer.Exit


@filtered
def export(  # noqa: PLR0917  one parameter an option, as Typer reads them
    name: Annotated[str, typer.Argument(help="One of dateline export --list.", metavar="FORMAT")],
    asked: Asked,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="In place of a store, files of reports as dateline code prints them, or -.",
            metavar="[REPORTS]...",
            show_default=False,
        ),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store", "-s", envvar="DATELINE_STORE", metavar="FILE", show_default=False,
            help="The store, a file such as news.duckdb; or name it in DATELINE_STORE.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", show_default=False,
            help="A file to write (.zip packs it), a folder, or - for standard output.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    reports: Annotated[
        bool, typer.Option("--reports", help="A row for what each report says, in place of events.")
    ] = False,
    pack: Packs = None,
    list_: Annotated[
        bool, typer.Option("--list", help="List the formats and end.", callback=_list, is_eager=True)
    ] = False,
) -> None:  # fmt: skip
    """Write events as a table, map, graph or calendar that other programs read.

    \b
    dateline export --list
    dateline export gdelt --store news.duckdb -o out/ --from 2022-10-01
    dateline export ics --store news.duckdb --country India -o india.ics --force
    dateline code stories/ | dateline export polecat - -o events.txt

    In a folder the file gets the name that the format's files have. Beside it
    lies its codebook: what the columns mean, what was asked for, what was
    left out and why, and the version. A file is written whole or not at all.
    """
    format_ = exports.format_named(name)
    if output is None:
        raise UsageError("say where to with -o PATH, or -o - for standard output")
    if str(output) != "-":
        # better now than after a long question
        exports.refuse(exports.destination(format_, Selection((), {}, {}, {}, {}, ""), output), force=force)
    if paths:
        selection, why = _of_files(paths, asked, pack), "there are no reports"
    elif store is not None:
        selection, why = _of_store(store, asked)
    else:
        raise UsageError("name a store with --store FILE, or files of reports")
    if reports:
        selection = singles.of_reports(selection)
    if not selection.events:
        errors.print(why, markup=False)
    if str(output) == "-":
        _to_stdout(format_, selection)
    else:
        _tell(exports.write(format_, selection, output, force=force), selection)


def _of_store(store: Path, asked: Asked) -> tuple[Selection, str]:
    """What the store holds of what was asked, and why that is nothing, where it is."""
    with Archive.reading(store) as archive:
        chosen = archive.asked(asked.filter, asked.last, asked.next, asked.as_of)
        found = archive.select(chosen)
        return found, "" if found.events else archive.nothing(chosen)


def _of_files(paths: list[str], asked: Asked, pack: list[Path] | None) -> Selection:
    """The events of reports that stand in no store.

    Raises:
        UsageError: filters are asked for, which only a store can answer.
    """
    if asked != Asked(Filter()):
        raise UsageError("which events is asked of a store: dateline add stories/ --store news.duckdb first")
    reports: list[Report] = []
    unread = 0
    for found in gather.read_reports(paths):
        if isinstance(found, Failure):
            errors.print(f"not read: {found}", markup=False)
            unread += 1
        else:
            reports.append(found)
    errors.print(f"{count(len(reports), 'report')} read" + (f", {unread} not read" if unread else ""))
    if unread:
        raise typer.Exit(1)
    return gather.selection(reports, event_rules.load(packs.folders(tuple(pack or ()))))


def _to_stdout(format_: Format, selection: Selection) -> None:
    with TemporaryDirectory(prefix="dateline-") as folder:
        kept = exports.write(format_, selection, Path(folder) / f"export{format_.SUFFIX}")
        with kept.path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
    _tell_left_out(kept)


def _tell(kept: Kept, selection: Selection) -> None:
    rows = count(kept.written.rows, kept.written.unit)
    errors.print(f"{kept.path}: {rows} from {count(len(selection.events), 'event')}", markup=False)
    errors.print(f"{kept.codebook.name}: what its columns mean", markup=False)
    _tell_left_out(kept)


def _tell_left_out(kept: Kept) -> None:
    for why, many in kept.written.left_out.items():
        errors.print(f"left out, {count(many, 'event')}: {why}", markup=False)
