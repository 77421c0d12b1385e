"""`dateline diff`, `changes` and `correct`: what became of events, and what analysts say of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeVar

import msgspec
import typer

from dateline.archive import Archive, Difference
from dateline.archive.differences import in_words, of_confidence_alone
from dateline.cli import show
from dateline.cli.filters import Store
from dateline.cli.run import Format, count, day, errors, wants_table
from dateline.errors import UsageError
from dateline.model import CorrectionKind, Event, Report, Revision

_Who = Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.", show_default=False)]
_Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="For which reason.", show_default=False)]
_Every = Annotated[bool, typer.Option("--all", help="Changes of confidence alone, too.")]
C = TypeVar("C", Difference, Revision)


def diff(
    store: Store,
    before: Annotated[
        int | None, typer.Argument(help="A run, by its number.", metavar="[RUN]", show_default=False)
    ] = None,
    after: Annotated[
        int | None, typer.Argument(help="A later run.", metavar="[RUN]", show_default=False)
    ] = None,
    every: _Every = False,
    format_: Format = None,
) -> None:
    """What differs between two runs, in reports and in events: the last two, unless they are named.

    Run 0 is the empty store; `dateline store` lists the runs. What changed in
    nothing but its confidence is counted and left out, unless --all asks for it.

    \b
    dateline recode --store news.duckdb
    dateline diff --store news.duckdb
    dateline diff 3 7 --store news.duckdb
    """
    with Archive.reading(store) as archive:
        # one number alone is the run that is compared with the one before it
        first, last = (before, after) if after is not None else (None, before)
        first, last, found = archive.diff(first, last)
    found, quiet = _telling(found, every)
    if wants_table(format_):
        rows = show.grid("", "id", "change", "what", "how")
        for d in found:
            how = in_words(d.fields) if d.fields else ""
            rows.add_row(d.kind, d.id[:8], d.change, show.plain(_what(d.record)), show.plain(how))
        show.screen.print(rows)
    else:
        show.json_lines(found)
    for kind in ("report", "event"):
        changes = [d.change for d in found if d.kind == kind]
        told = ", ".join(f"{changes.count(c):,} {c}" for c in ("added", "gone", "changed") if c in changes)
        errors.print(f"run {first} to run {last}: {kind}s: {told or 'no difference'}")
    _tell_quiet(quiet)


def _telling(found: list[C], every: bool) -> tuple[list[C], int]:
    """The changes to show, and how many are left out, since nothing but their confidence is another."""
    kept = [c for c in found if every or not of_confidence_alone(c)]
    return kept, len(found) - len(kept)


def _tell_quiet(many: int) -> None:
    if many:
        errors.print(f"left out, {count(many, 'change')} of confidence alone; --all shows them")


def _what(record: Report | Event) -> str:
    actors = ", ".join(p.name for p in record.actors) or "-"
    recipients = ", ".join(p.name for p in record.recipients)
    told = f"{record.type} {record.status}: {actors}{f' > {recipients}' if recipients else ''}"
    return f"{record.when.from_ or '?'} {told}"


def changes(
    store: Store,
    since: Annotated[
        date | None,
        typer.Option("--since", parser=day, metavar="DATE", help="Since that day (UTC), inclusive."),
    ] = None,
    every: _Every = False,
    format_: Format = None,
) -> None:
    """What became of events since a day: new, changed, merged, split, corrected, and those that are no more.

    Each line has the event as it is from then on, null where it is gone, so that
    whoever holds an earlier export can bring it up to date. A change of nothing
    but confidence is counted and left out, unless --all asks for it.

    \b
    dateline changes --store news.duckdb --since 2024-05-01 > changes.jsonl
    """
    with Archive.reading(store) as archive:
        found, quiet = _telling(archive.changes(since), every)
    _tell_quiet(quiet)
    if not wants_table(format_):
        show.json_lines(found)
        return
    rows = show.grid("at", "run", "event", "change", "why")
    for revision in found:
        rows.add_row(
            f"{revision.at:%Y-%m-%d %H:%M}", str(revision.run), revision.event[:8], revision.change,
            show.plain(revision.why),
        )  # fmt: skip
    show.screen.print(rows)
    show.screen.print(count(len(found), "change"))


def correct(  # noqa: PLR0917  one parameter an option, as Typer reads them
    event: Annotated[
        str, typer.Argument(help="Its id, or the beginning of it.", metavar="EVENT", show_default=False)
    ],
    store: Store,
    by: _Who,
    why: _Why,
    change: Annotated[
        list[str] | None,
        typer.Option("--change", "--set", metavar="FIELD=VALUE", show_default=False,
                     help="status=cancelled, or JSON: 'where={\"name\": \"Lyman\", \"country\": \"UKR\"}'."),
    ] = None,
    reject: Annotated[bool, typer.Option("--reject", help="It is no event.")] = False,
    split: Annotated[
        list[str] | None,
        typer.Option("--split", metavar="REPORT", show_default=False,
                     help="Reports that tell of another event."),
    ] = None,
    merge: Annotated[
        list[str] | None,
        typer.Option("--merge", metavar="EVENT", show_default=False,
                     help="Events that are the same as this one."),
    ] = None,
    format_: Format = None,
) -> None:  # fmt: skip
    """Correct an event: change fields of it, reject it, split reports off, or merge others into it.

    A correction is kept beside the machine's coding with who made it and why.
    Coding anew does not undo it, and the history shows it.

    \b
    dateline correct 3fa9c2 --change status=cancelled --by "A. Analyst" --why "called off" -s news.duckdb
    dateline correct 3fa9c2 --reject --by "A. Analyst" --why "a film, not a strike" -s news.duckdb
    dateline correct 3fa9c2 --split 77aa01 --by "A. Analyst" --why "another town" -s news.duckdb
    dateline correct 3fa9c2 --merge 90bc11 --by "A. Analyst" --why "the same talks" -s news.duckdb
    """
    kinds: list[tuple[CorrectionKind, bool]] = [
        ("change", bool(change)), ("reject", reject), ("split", bool(split)), ("merge", bool(merge)),
    ]  # fmt: skip
    asked = [kind for kind, wanted in kinds if wanted]
    if len(asked) != 1:
        raise UsageError("a correction is one of --change, --reject, --split and --merge")
    fields = dict(_field(pair) for pair in change or ())
    with Archive.reading(store) as archive:
        archive.event(event)  # which says what is wrong with store or id before anything is written
    with Archive(store) as archive:
        made = archive.correct(event, asked[0], by, why, fields, [*(split or ()), *(merge or ())])
    if wants_table(format_):
        errors.print(f"{made.kind}: event {made.event}, noted as {made.id}", markup=False)
    else:
        show.json_lines([made])


def _field(pair: str) -> tuple[str, object]:
    name, is_, value = pair.partition("=")
    if not (name.strip() and is_):
        raise UsageError(f"{pair}: write --change FIELD=VALUE")
    try:
        return name.strip(), msgspec.json.decode(value)
    except msgspec.DecodeError:
        return name.strip(), value  # a word as it stands
