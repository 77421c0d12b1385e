"""Dispatches: short news texts with every report marked in all its fields (corpus/README.md has the format).

A dispatch is a Markdown file: `date: YYYY-MM-DD`, the text, a line `---`, then one report a line:

    type.mode | trigger | actors > recipients | status | when | where | words of the source = code stance

`/` parts alternatives, `;` the parties, `-` is none and `*` is anything. A line that begins with `?` (type
and trigger only) is a reading that is neither wanted nor wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from dateline.errors import ReadError
from dateline.evaluate.coding import Coding
from dateline.evaluate.scores import Score
from dateline.model import Actor, Article, Report, ReportAttribution, Span, When, Where

NAME = "dispatches"
HELD_BACK = 50  # the dispatches from here on, by file name, are only measured, never read when mending
FIELDS = ("mode", "actors", "recipients", "status", "when", "where", "source", "whole")

_RULE = "\n---\n"
_COLUMNS = 7
_HEAD = re.compile(r"date: (\d{4}-\d{2}-\d{2})\n\n")
_NTH = re.compile(r"(.+?)(?:@(\d+))?")
# a state and its government are the same party to a reader: the bare country is both
_SAME_SECTOR = {"GOV": ""}
_INTERNATIONAL = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}

Choices = tuple[str, ...]


class GoldReport(Struct, frozen=True):
    """One marked report; each field holds its alternatives. `triggers` are spans of the text.

    `parties` holds pairs of actors and recipients as written; `line` is the mark itself.
    """

    types: Choices
    triggers: tuple[Span, ...]
    line: str
    parties: tuple[tuple[str, str], ...] = ()
    status: Choices = ()
    when: Choices = ()
    where: Choices = ()
    source: str = "*"


class Dispatch(Struct, frozen=True):
    """One text with its marks: the reports wanted, and readings that are neither wanted nor wrong."""

    article: Article
    wanted: tuple[GoldReport, ...]
    moot: tuple[GoldReport, ...]


class Outcome(Struct, frozen=True):
    """What a coder made of a dispatch: reports found, marked reports missed, and reports too many."""

    pairs: tuple[tuple[GoldReport, Report], ...]
    missed: tuple[GoldReport, ...]
    extra: tuple[Report, ...]


def recognises(path: Path) -> bool:
    """Whether the path is a folder of dispatches."""
    return path.is_dir() and any(_is_dispatch(file) for file in sorted(path.glob("*.md"))[:1])


def evaluate(path: Path, coder: Coding) -> list[Score]:
    """Reports found (type and trigger), and each field of those matched; those held back are told apart.

    `reports` has precision and recall; the fields count right ones among the matched reports for which the
    mark says something (`*` says nothing). `whole`: type, both parties and status right, and its precision
    and recall are over all reports.

    Raises:
        ReadError: a file that is no dispatch.
    """
    outcomes = [outcome(d, coder.reports(d.article)) for d in dispatches(path)]
    scores = _scores(NAME, outcomes)
    if len(outcomes) > HELD_BACK:
        scores += _scores(f"{NAME}.read", outcomes[:HELD_BACK])
        scores += _scores(f"{NAME}.held", outcomes[HELD_BACK:])
    return scores


def dispatches(path: Path) -> list[Dispatch]:
    """The dispatches of a folder, by file name.

    Raises:
        ReadError: a file that is no dispatch.
    """
    return [_dispatch(file) for file in sorted(path.glob("*.md"))]


def outcome(dispatch: Dispatch, reports: Sequence[Report]) -> Outcome:
    """Each marked report with the one that tells it: by trigger, else of its type in the same sentence."""
    left = list(reports)
    pairs: list[tuple[GoldReport, Report]] = []
    missed = list(dispatch.wanted)
    for near in (_same_trigger, _same_sentence):
        for gold in tuple(missed):
            fits = [r for r in left if r.type in _types(gold) and near(gold, r)]
            if fits:
                best = max(fits, key=lambda r: sum(right(gold, r).values()))
                pairs.append((gold, best))
                left.remove(best)
                missed.remove(gold)
        if near is _same_trigger:
            left = [
                r for r in left if not any(r.type in _types(m) and _same_trigger(m, r) for m in dispatch.moot)
            ]
    return Outcome(tuple(pairs), tuple(missed), tuple(left))


def right(gold: GoldReport, report: Report) -> dict[str, bool]:
    """The fields of which the mark says something, and whether the report has each right."""
    found: dict[str, bool] = {}
    modes = {mode for type_, _, mode in (t.partition(".") for t in gold.types) if type_ == report.type}
    if modes and "" not in modes:
        found["mode"] = report.mode in modes
    found["actors"], found["recipients"] = _parties(gold, report)
    found["status"] = any(s.split()[0] in {"*", report.status} for s in gold.status)
    if "*" not in gold.when:
        found["when"] = any(_when(g, report.when) for g in gold.when)
    if "*" not in gold.where:
        found["where"] = any(_where(g, report.where) for g in gold.where)
    if gold.source != "*":
        found["source"] = _source(gold.source, report.attribution)
    found["whole"] = found["actors"] and found["recipients"] and found["status"]
    return found


# --- reading ----------------------------------------------------------------------------------


def _is_dispatch(file: Path) -> bool:
    text = file.read_text(encoding="utf-8", errors="replace")
    return bool(_HEAD.match(text)) and _RULE in text


def _dispatch(file: Path) -> Dispatch:
    if not _is_dispatch(file):
        raise ReadError(str(file), "no dispatch: wants `date: YYYY-MM-DD`, the text and marks below `---`")
    head, marks = file.read_text(encoding="utf-8").split(_RULE, 1)
    day = _HEAD.match(head)
    assert day is not None  # _is_dispatch looked
    text = head[day.end() :].strip()
    wanted, moot = [], []
    for number, line in enumerate(marks.splitlines(), head.count("\n") + 3):
        try:
            if line.startswith("? "):
                types, trigger = (cell.strip() for cell in line[2:].split(" | "))
                moot.append(GoldReport(_choices(types), _triggers(trigger, text), line))
            elif line.strip():
                wanted.append(_report(line, text))
        except ValueError as error:
            raise ReadError(str(file), f"no marked report: {error}", line=number) from error
    article = Article(id=file.stem, text=text, published=date.fromisoformat(day[1]), path=str(file))
    return Dispatch(article, tuple(wanted), tuple(moot))


def _report(line: str, text: str) -> GoldReport:
    cells = [cell.strip() for cell in line.split(" | ")]
    if len(cells) != _COLUMNS:
        raise ValueError(f"{len(cells)} columns where {_COLUMNS} are wanted")
    types, trigger, parties, status, when, where, source = cells
    pairs = _pairs(parties)
    return GoldReport(
        types=_choices(types),
        triggers=_triggers(trigger, text),
        line=line,
        parties=pairs,
        status=_choices(status),
        when=_choices(when),
        where=_choices(where),
        source=source,
    )


def _pairs(cell: str) -> tuple[tuple[str, str], ...]:
    """Actors and recipients. Each side has alternatives; a third `>` begins another pair of sides.

    "A; B > -/A > B" reads as (A; B, none) or (A, B): an alternative that holds `>` replaces both sides.
    """
    sides = cell.split(" > ")
    if len(sides) == 2:
        return tuple((a, r) for a in _choices(sides[0]) for r in _choices(sides[1]))
    if len(sides) < 2:
        raise ValueError(f"no parties in {cell!r}: wants `actors > recipients`")
    pairs = []
    lefts = _choices(sides[0])
    for side in sides[1:]:
        *rights, last = _choices(side)
        if side is sides[-1]:
            rights, last = [*rights, last], ""
        # the last alternative of a middle side begins the next pair
        pairs += [(a, r) for a in lefts for r in rights]
        lefts = (last,)
    return tuple(pairs)


def _choices(cell: str) -> Choices:
    return tuple(choice.strip() for choice in cell.split("/"))


def _triggers(cell: str, text: str) -> tuple[Span, ...]:
    return tuple(_nth(choice, text) for choice in _choices(cell))


def _nth(words: str, text: str) -> Span:
    """Where words stand in a text, `word@2` for the second time."""
    match = _NTH.fullmatch(words)
    assert match is not None  # any text matches
    places = list(re.finditer(rf"(?<!\w){re.escape(match[1])}(?!\w)", text))
    number = int(match[2] or 1)
    if len(places) < number:
        raise ValueError(f"the text has no {words!r}")
    return Span(*places[number - 1].span())


# --- comparing --------------------------------------------------------------------------------


def _types(gold: GoldReport) -> set[str]:
    return {t.partition(".")[0] for t in gold.types}


def _same_trigger(gold: GoldReport, report: Report) -> bool:
    return any(report.trigger.overlaps(t) for t in gold.triggers)


def _same_sentence(gold: GoldReport, report: Report) -> bool:
    return any(report.sentence.contains(t) for t in gold.triggers)


def _parties(gold: GoldReport, report: Report) -> tuple[bool, bool]:
    """Whether actors and recipients are right, by the marked pair that suits them best."""
    answers = [(_same(a, report.actors), _same(r, report.recipients)) for a, r in gold.parties]
    return max(answers, key=sum)


def _same(wanted: str, found: Sequence[Actor]) -> bool:
    if wanted == "*":
        return True
    codes = [] if wanted == "-" else [code.strip() for code in wanted.split(";")]
    actors = list({(a.country, a.sector): a for a in found}.values())
    return _match(codes, [(a.country, a.sector) for a in actors])


def _match(codes: Sequence[str], found: Sequence[tuple[str | None, str]]) -> bool:
    """Whether each code can have a party of its own, with none left over."""
    if not codes:
        return not found
    rest = codes[1:]
    return any(
        _code(codes[0], *party) and _match(rest, [*found[:i], *found[i + 1 :]])
        for i, party in enumerate(found)
    )


def _code(code: str, country: str | None, sector: str) -> bool:
    wanted, _, part = code.partition(" ")
    if wanted == "*" and not part:
        return True
    if wanted not in {"*", country or ""}:
        return False
    return wanted in _INTERNATIONAL or _SAME_SECTOR.get(part, part) == _SAME_SECTOR.get(sector, sector)


def _when(wanted: str, when: When) -> bool:
    if wanted == "-":
        return when.why != "stated"
    first, _, last = wanted.partition("..")
    return str(when.from_) == first and str(when.until) == (last or first)


def _where(wanted: str, where: Where) -> bool:
    if wanted == "-":
        return where.country is None
    name, _, country = wanted.rpartition(", ")
    if country not in {"*", where.country or ""}:
        return False
    words = where.evidence.text if where.evidence else ""
    return any(_alike(name, other) for other in (where.name or "", words) if other)


def _source(wanted: str, said: ReportAttribution | None) -> bool:
    source = said.source if said else None
    if wanted == "-" or (wanted.endswith("/-") and source is None):
        return source is None
    if said is None or source is None:
        return False
    words, _, coded = wanted.removesuffix("/-").partition(" = ")
    codes, _, stance = coded.rpartition(" ")
    return (
        (words == "*" or _alike(words, source.evidence.text))
        and any(_code(code, source.country, source.sector) for code in _choices(codes or "*"))
        and stance in {"*", said.stance}
    )


def _alike(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


def _scores(name: str, outcomes: Sequence[Outcome]) -> list[Score]:
    matched = sum(len(o.pairs) for o in outcomes)
    found = matched + sum(len(o.extra) for o in outcomes)
    wanted = matched + sum(len(o.missed) for o in outcomes)
    rights: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for field, yes in _answers(outcomes):
        rights[field] += yes
        asked[field] += 1
    fields = [Score(f"{name}.{f}", rights[f], asked[f], asked[f]) for f in FIELDS if f != "whole"]
    return [
        Score(f"{name}.reports", matched, found, wanted),
        *fields,
        Score(f"{name}.whole", rights["whole"], found, wanted),
    ]


def _answers(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, bool]]:
    for o in outcomes:
        for gold, report in o.pairs:
            yield from right(gold, report).items()
