"""`dateline relate` and `dateline resolve`: small questions in JSON lines, one answer a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from msgspec import Struct

from dateline.cli import show
from dateline.cli.questions import questions
from dateline.cli.run import BOTH, Coders, Format, Model, Packs, coder, count, errors, wants_table
from dateline.errors import UsageError
from dateline.knowledge import names, packs
from dateline.model import ActorCode, Failure, Span
from dateline.read import WARNING
from dateline.read.dates import read_date
from dateline.resolve import actors

if TYPE_CHECKING:
    from dateline.assemble.relation import Relation

Q = TypeVar("Q", bound=Struct)
A = TypeVar("A")
Input = Annotated[
    str,
    typer.Argument(
        help="A file of JSON lines (or a folder of such), or - for standard input.",
        metavar="PATH",
        show_default=False,
    ),
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
    date: str | int
    context: str | None = None


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
            _refuse_unusable(name, spans, pair.text)
        if sorted(actor) == sorted(recipient):
            raise UsageError("actor and recipient are the same words")
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
        if not phrase.text.strip():
            raise UsageError("its text is empty")
        day = read_date(phrase.date)
        if day.value is None:
            raise UsageError(day.why or "its date is empty")
        found = actors.resolve(phrase.text, known, context=phrase.context or "", day=day.value)
        return _resolved(str(phrase.id), found)

    columns = ("id", "name", "country", "sectors", "role", "why")
    _answered(path, Phrase, answer, (columns, _resolved_cells) if table else None)


def _refuse_unusable(name: str, spans: list[Span], text: str) -> None:
    if not spans:
        raise UsageError(f"the {name} has no span")
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            length = count(len(text), "character")
            raise UsageError(f"the span {span.start} to {span.end} is not within the text's {length}")
        if not text[span.start : span.end].strip():
            raise UsageError(f"the span {span.start} to {span.end} of the {name} holds no word")


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
    for item in questions(path, shape):
        if isinstance(item, Failure):
            wrong += _named(item)
            continue
        file, line, question = item
        try:
            found = answer(question)
        except UsageError as error:
            wrong += _named(Failure(file, str(error), line=line, article_id=str(getattr(question, "id", ""))))
        except _BROKEN as error:
            wrong += _named(Failure(file, f"{type(error).__name__}: {error}", line=line))
        else:
            if rows is not None and table is not None:
                rows.add_row(*(show.plain(cell) for cell in table[1](found)))
            else:
                show.json_lines([found])
    if rows is not None and rows.row_count:
        show.screen.print(rows)
    if wrong:
        errors.print(f"{count(wrong, 'question')} not read")
        raise typer.Exit(1)


def _named(failure: Failure) -> int:
    """Say what is wrong or odd; 1 for what was not answered."""
    warned = failure.stage == WARNING
    errors.print(f"{'note' if warned else 'not read'}: {failure}", markup=False)
    return int(not warned)
