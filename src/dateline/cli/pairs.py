"""`dateline relate` and `dateline resolve`: small questions in JSON lines, one answer a line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
import typer
from msgspec import Struct

from dateline.cli import show
from dateline.cli.run import Model, Packs, coder, errors
from dateline.errors import UsageError
from dateline.knowledge import names, packs
from dateline.model import ActorCode, Span
from dateline.resolve import actors

Q = TypeVar("Q", bound=Struct)
Input = Annotated[
    str,
    typer.Argument(help="A file of JSON lines, or - for standard input.", metavar="PATH", show_default=False),
]


class Pair(Struct, frozen=True):
    """A question for `relate`: character spans of actor and recipient; each may be a list of spans."""

    id: str | int
    text: str
    actor: Span | list[Span]
    recipient: Span | list[Span]
    published: date | None = None


class Phrase(Struct, frozen=True):
    """A question for `resolve`."""

    id: str | int
    text: str
    context: str = ""
    date: date | None = None


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


def relate(path: Input, pack: Packs = None, model: Model = None) -> None:
    """The relation of a marked pair: {id, text, actor: {start, end}, recipient: {start, end}} in, its type out.

    There is always an answer; its `rule` says where it comes from.
    """
    code = coder(model, pack)

    def answer(pair: Pair) -> object:
        actor = pair.actor if isinstance(pair.actor, list) else [pair.actor]
        recipient = pair.recipient if isinstance(pair.recipient, list) else [pair.recipient]
        for span in (*actor, *recipient):
            if not 0 <= span.start < span.end <= len(pair.text):
                raise UsageError(f"[{pair.id}] the span {span.start} to {span.end} is not in the text")
        return code.relate(str(pair.id), pair.text, actor, recipient)

    _answered(path, Pair, answer)


def resolve(path: Input, pack: Packs = None) -> None:
    """Who an actor phrase means on a day: {id, text, context, date} in, name and codes out, with the reason."""
    known = names.load(packs.folders(tuple(pack or ())))

    def answer(phrase: Phrase) -> object:
        if phrase.date is None:
            raise UsageError(f"[{phrase.id}] a date is needed: who holds an office depends on the day")
        return _resolved(str(phrase.id), actors.resolve(phrase.text, known, context=phrase.context, day=phrase.date))

    _answered(path, Phrase, answer)


def _resolved(identity: str, found: ActorCode) -> Resolved:
    return Resolved(
        identity, found.name, found.country, found.sector, found.sectors, found.role, found.wikidata, found.why,
        found.candidates,
    )  # fmt: skip


def _answered(path: str, shape: type[Q], answer: Callable[[Q], object]) -> None:
    """Answer each line; a line that can't be taken is named, and the rest is done."""
    wrong = 0
    for number, line in _lines(path):
        try:
            show.json_lines([answer(msgspec.json.decode(line, type=shape))])
        except (msgspec.DecodeError, UsageError) as error:
            wrong += 1
            errors.print(f"not read: {path}:{number}: {error}", markup=False)
    if wrong:
        raise typer.Exit(1)


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
