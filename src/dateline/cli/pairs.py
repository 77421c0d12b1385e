"""`dateline relate` and `dateline resolve`: small questions in JSON lines, one answer a line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import msgspec
import typer
from msgspec import Struct

from dateline.cli import show
from dateline.cli.run import BOTH, Coders, Format, Model, Packs, coder, count, errors, wants_table
from dateline.errors import UsageError
from dateline.knowledge import names, packs
from dateline.model import ActorCode, Span
from dateline.resolve import actors

if TYPE_CHECKING:
    from dateline.assemble.relation import Relation

Q = TypeVar("Q", bound=Struct)
A = TypeVar("A")
Input = Annotated[
    str,
    typer.Argument(help="A file of JSON lines, or - for standard input.", metavar="PATH", show_default=False),
]
# what a stage may raise on a text that nobody thought of; everything else is ours to know
_BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError)


class Pair(Struct, frozen=True):
    """A question for `relate`: character spans of actor and recipient; each may be a list of spans."""

    id: str | int
    text: str
    actor: Span | list[Span]
    recipient: Span | list[Span]


class Phrase(Struct, frozen=True):
    """A question for `resolve`; without a date it names nobody, since offices change hands."""

    id: str | int
    text: str
    date: date
    context: str = ""


class Resolved(Struct, frozen=True):
    """An answer of `resolve`."""

    id: str
    name: str
    country: str | None
    sector: str
    sectors: tuple[str, ...]
    role: str | None
    wikidata: str | None
    why: str
    candidates: tuple[str, ...] = ()


def relate(
    path: Input, format_: Format = None, pack: Packs = None, model: Model = None, coders: Coders = BOTH
) -> None:
    """The relation of a marked pair: a text with the spans of actor and recipient in, its type out.

    There is always an answer; its rule says where it comes from. Spans are
    half-open character offsets; actor and recipient may also be lists of spans.

    \b
    echo '{"id": "1", "text": "Rebels shelled Goma.", "actor": {"start": 0, "end": 6},
      "recipient": {"start": 15, "end": 19}}' | tr -d '\\n' | dateline relate -
    """
    table = wants_table(format_)
    code = coder(model, pack, coders)

    def answer(pair: Pair) -> Relation:
        actor = pair.actor if isinstance(pair.actor, list) else [pair.actor]
        recipient = pair.recipient if isinstance(pair.recipient, list) else [pair.recipient]
        for name, spans in (("actor", actor), ("recipient", recipient)):
            if not spans:
                raise UsageError(f"[{pair.id}] the {name} has no span")
        for span in (*actor, *recipient):
            if not 0 <= span.start < span.end <= len(pair.text):
                raise UsageError(
                    f"[{pair.id}] the span {span.start} to {span.end} is not within the text's "
                    f"{count(len(pair.text), 'character')}"
                )
        return code.relate(str(pair.id), pair.text, actor, recipient)

    columns = ("id", "type", "mode", "status", "trigger", "rule", "confidence")
    _answered(path, Pair, answer, (columns, _relation_cells) if table else None)


def resolve(path: Input, format_: Format = None, pack: Packs = None) -> None:
    """Who an actor phrase means on a day: name, codes, and why.

    \b
    echo '{"id": "1", "text": "the Kremlin", "context": "", "date": "2022-10-27"}' | dateline resolve -
    """
    table = wants_table(format_)
    known = names.load(packs.folders(tuple(pack or ())))

    def answer(phrase: Phrase) -> Resolved:
        found = actors.resolve(phrase.text, known, context=phrase.context, day=phrase.date)
        return _resolved(str(phrase.id), found)

    columns = ("id", "name", "country", "sectors", "role", "why")
    _answered(path, Phrase, answer, (columns, _resolved_cells) if table else None)


def _relation_cells(found: Relation) -> tuple[str, ...]:
    trigger = found.trigger.text if found.trigger else ""
    return (
        found.id,
        found.plover,
        found.mode or "",
        found.status,
        trigger,
        found.rule,
        f"{found.confidence:.2f}",
    )


def _resolved_cells(found: Resolved) -> tuple[str, ...]:
    return (found.id, found.name, found.country or "", " ".join(found.sectors), found.role or "", found.why)


def _resolved(identity: str, found: ActorCode) -> Resolved:
    codes = (found.country, found.sector, found.sectors, found.role, found.wikidata)
    return Resolved(identity, found.name, *codes, found.why, found.candidates)


def _answered(
    path: str,
    shape: type[Q],
    answer: Callable[[Q], A],
    table: tuple[tuple[str, ...], Callable[[A], tuple[str, ...]]] | None,
) -> None:
    """Answer each line; a line that can't be taken is named, and the rest is done."""
    wrong = 0
    rows = show.grid(*table[0]) if table else None
    for number, line in _lines(path):
        try:
            found = answer(msgspec.json.decode(line, type=shape))
        except msgspec.DecodeError as error:
            wrong += _named(path, number, _about_json(line, error))
        except UsageError as error:
            wrong += _named(path, number, str(error))
        except _BROKEN as error:
            wrong += _named(path, number, f"{type(error).__name__}: {error}")
        else:
            if rows is not None and table is not None:
                rows.add_row(*(show.plain(cell) for cell in table[1](found)))
            else:
                show.json_lines([found])
    if rows is not None and rows.row_count:
        show.screen.print(rows)
    if wrong:
        errors.print(f"{count(wrong, 'line')} not read")
        raise typer.Exit(1)


def _named(path: str, number: int, reason: str) -> int:
    errors.print(f"not read: {path}:{number}: {reason}", markup=False)
    return 1


def _about_json(line: bytes, error: msgspec.DecodeError) -> str:
    """What is wrong with a line, in words: a shape that does not fit, or no JSON at all."""
    if not isinstance(error, msgspec.ValidationError):
        return f"not valid JSON: {error}"
    try:
        identity = msgspec.json.decode(line).get("id", "")
    except (msgspec.DecodeError, AttributeError):
        identity = ""
    reason = str(error).replace("Invalid RFC3339 encoded date", "not a date as 2022-10-27")
    return f"[{identity}] {reason}" if identity != "" else reason


def _lines(path: str) -> Iterator[tuple[int, bytes]]:
    if path == "-":
        numbered = enumerate(sys.stdin.buffer, 1)
        yield from ((n, line) for n, line in numbered if line.strip())
        return
    file = Path(path)
    if not file.is_file():
        raise UsageError(f"{path}: no such file; give a file of JSON lines, or - for standard input")
    with file.open("rb") as lines:
        yield from ((n, line) for n, line in enumerate(lines, 1) if line.strip())
