"""`dateline add` and `dateline recode`: articles into a store, and coded anew by another version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dateline.archive import Archive, Count, Merged, version_of
from dateline.cli.code import progress
from dateline.cli.filters import Store
from dateline.cli.run import BOTH, Coders, Model, Packs, Paths, Published, coder, count, errors
from dateline.errors import StoreError
from dateline.read import articles


def add(
    paths: Paths,
    store: Store,
    pack: Packs = None,
    model: Model = None,
    published: Published = None,
    coders: Coders = BOTH,
) -> None:
    """Add articles to a store: code them, keep them, and merge their reports into events.

    The store is one file, made where it isn't there. What is in it already is
    not added again, so a folder that grows can be added as often as you like;
    a run that was stopped goes on where it was. An article that comes again
    with other words (the same id, or publisher and address) takes the place of
    the former one, which is kept in the history.

    \b
    dateline add dispatches/ --store news.duckdb
    dateline events --store news.duckdb --last 7d        what has happened
    dateline store --store news.duckdb                   what is in it

    Exits 0 if all was read, 1 if something was not (it is named and kept
    among the failures, the rest is done), 2 on wrong usage.
    """
    packs = tuple(pack or ())
    with _changing(store, packs, "add") as archive, progress() as bar:

        def heard(counted: Count) -> None:
            told = f"{count(counted.read, 'article')} read, {count(counted.reports, 'report')}"
            bar.update(bar.task_ids[0], description=told)

        items = articles(paths, published=published)
        note = " ".join(paths)[:200]
        version = version_of(packs, coders.value, model)
        counted, merged = archive.add(items, coder(model, pack, coders), version, heard, note)
    _tell(counted, merged)
    parts = (
        f"{count(counted.read, 'article')} read",
        f"{counted.new:,} new",
        f"{counted.changed:,} with other words than before" if counted.changed else "",
        f"{counted.same:,} there already" if counted.same else "",
        count(counted.reports, "report"),
        _events(merged),
        f"{count(len(counted.failures), 'failure')}" if counted.failures else "",
    )
    errors.print(", ".join(filter(None, parts)))
    if counted.failures:
        raise typer.Exit(1)


def recode(
    store: Store,
    pack: Packs = None,
    model: Model = None,
    coders: Coders = BOTH,
    every: Annotated[
        bool, typer.Option("--all", help="Code all articles anew, whatever version coded them.")
    ] = False,
) -> None:
    """Code anew what another version of the program or its packs has coded.

    What was coded before is kept in the history, and what analysts have
    corrected stands.

    \b
    dateline recode --store news.duckdb
    dateline diff --store news.duckdb                    what has changed by it
    """
    packs = tuple(pack or ())
    Archive.reading(store).close()  # which says so where there is nothing to code anew, and makes no store
    with _changing(store, packs, "recode") as archive, progress() as bar:

        def heard(counted: Count) -> None:
            bar.update(bar.task_ids[0], description=f"{count(counted.read, 'article')} coded")

        version = version_of(packs, coders.value, model)
        run, counted, merged = archive.recode(coder(model, pack, coders), version, heard, every)
    _tell(counted, merged)
    if not run:
        errors.print("all articles were coded by this version; --all codes them nevertheless")
        return
    told = f"run {run}: {count(counted.read, 'article')} coded, {count(counted.reports, 'report')}"
    errors.print(f"{told}, {_events(merged)}; dateline diff --store {Path(store)} shows what changed")
    if counted.failures:
        raise typer.Exit(1)


@contextmanager
def _changing(path: Path, packs: tuple[Path, ...], verb: str) -> Iterator[Archive]:
    """The archive to change; where it is stopped, what is in it is told.

    A store that was not there before, and into which nothing came, is not left behind.
    """
    new, empty = not path.exists(), False
    try:
        with Archive(path, packs) as archive:
            try:
                yield archive
                empty = _is_empty(archive)
            except StoreError:
                raise  # a file that failed can't be asked any more
            except KeyboardInterrupt:
                empty = _is_empty(archive)
                errors.print(_stopped(archive, verb), markup=False)
                raise typer.Exit(130) from None
            except BaseException:
                empty = _is_empty(archive)
                raise
    finally:
        if new and empty:
            path.unlink(missing_ok=True)


def _is_empty(archive: Archive) -> bool:
    return not archive.store.counts()["articles"]


def _stopped(archive: Archive, verb: str) -> str:
    held = archive.store.counts()["articles"]
    if not held:
        return f"dateline: stopped before any article was added; the next dateline {verb} begins anew"
    are = "is" if held == 1 else "are"
    told = f"{count(held, 'article')} {are} in {archive.store.path}"
    return f"dateline: stopped; {told}, and the next dateline {verb} goes on from there"


def _tell(counted: Count, merged: Merged) -> None:
    for unfit in merged.unfit:
        errors.print(f"note: a correction fits no event any more: {unfit}", markup=False)
    for warning in counted.warnings:
        errors.print(f"note: {warning}", markup=False)
    for failure in counted.failures:
        verb = "not coded" if failure.stage == "code" else "not read"
        errors.print(f"{verb}: {failure}", markup=False)


def _events(merged: Merged) -> str:
    kinds = ((merged.new, "new"), (merged.changed, "changed"), (merged.gone, "gone"))
    told = ", ".join(f"{many:,} {kind}" for many, kind in kinds if many)
    return f"events: {told}" if told else "no event changed"
