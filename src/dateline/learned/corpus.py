"""Marked sentences: reading the corpus's line format (corpus/GUIDELINES.md describes it).

A line holds an id, the sentence with its marks, and the reports, parted by tabs:

    s1	[a Rebels] [1 shelled] [b Goma], [c monks] said.	1 ASSAULT a > b occurred by c states
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, get_args

from msgspec import Struct

from dateline.errors import CorpusError
from dateline.model import Span, Stance, Status

SUFFIX = ".tsv"
_OPEN = re.compile(r"\[([a-z]|\d{1,2}) ")
_REPORT = re.compile(
    r"(?P<trigger>\d+) (?P<type>[A-Z]+)(?:\.(?P<mode>[a-z-]+))? (?P<actors>\S+) > (?P<recipients>\S+)"
    r" (?P<status>[a-z]+)(?P<historical> historical)?(?: by (?P<source>[a-z]|-) (?P<stance>[a-z]+))?"
)
_STATUSES: frozenset[str] = frozenset(get_args(Status))
_STANCES: frozenset[str] = frozenset(get_args(Stance))
_SAME: Mapping[Status, Status] = {"ongoing": "occurred"}


class MarkedReport(Struct, frozen=True):
    """One report of a sentence; `actors`, `recipients` and `source` are letters of its actors.

    `source` is null where nobody is named, `stance` is null where the sentence speaks in its own voice.
    """

    trigger: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    historical: bool = False
    source: str | None = None
    stance: Stance | None = None


class MarkedSentence(Struct, frozen=True):
    """A sentence without its brackets; `actors` and `triggers` hold the spans of each letter and number."""

    id: str
    text: str
    actors: dict[str, tuple[Span, ...]]
    triggers: dict[str, tuple[Span, ...]]
    reports: tuple[MarkedReport, ...]


def files(path: Path) -> list[Path]:
    """The corpus files at a path: itself, or those of a folder by name."""
    return sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]


def load(path: Path, types: Collection[str] = (), modes: Collection[str] = ()) -> list[MarkedSentence]:
    """All sentences of a file or folder.

    Args:
        path: a file, or a folder of them.
        types: the types there are ("ASSAULT"); anything goes where none are given.
        modes: the modes there are ("ASSAULT.aerial").

    Raises:
        CorpusError: the first line that can't be read, or an id that stands twice.
    """
    found: dict[str, MarkedSentence] = {}
    for file in files(path):
        for number, line in lines(file):
            try:
                sentence = parse(line, types, modes)
            except ValueError as error:
                raise CorpusError(file, number, str(error)) from error
            if sentence.id in found:
                raise CorpusError(file, number, f"the id {sentence.id} stands twice")
            found[sentence.id] = sentence
    return list(found.values())


def lines(file: Path) -> Iterator[tuple[int, str]]:
    """The lines that hold sentences, with their numbers (from 1)."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


class Parts(NamedTuple):
    """A corpus in parts: nothing that is chosen by or measured on has been learned from."""

    learn: list[MarkedSentence]
    choosing: list[MarkedSentence]
    test: list[MarkedSentence]


def parts(marked: Iterable[MarkedSentence]) -> Parts:
    """Sentences to learn from, a tenth to choose by, a twentieth to measure on: by a hash of their id."""
    found = Parts([], [], [])
    for sentence in marked:
        share = int(hashlib.sha256(sentence.id.encode()).hexdigest()[:8], 16) % 20
        (found.choosing if share < 2 else found.test if share == 2 else found.learn).append(sentence)
    return found


def same_status(one: Status, other: Status) -> bool:
    """Whether two statuses differ in no more than that what goes on has occurred, too.

    The marks and a verb's form often differ in that.
    """
    return _SAME.get(one, one) == _SAME.get(other, other)


def marked_lines(path: Path) -> dict[str, str]:
    """Sentences with their marks and reports as they stand in the files, by id."""
    cells = (line.split("\t", 1) for file in files(path) for _, line in lines(file))
    return {id_.strip(): rest.replace("\t", "  ") for id_, rest in cells}


def parse(line: str, types: Collection[str] = (), modes: Collection[str] = ()) -> MarkedSentence:
    """Read one line.

    Raises:
        ValueError: what is wrong with it, in words.
    """
    cells = line.split("\t")
    if len(cells) != 3:
        raise ValueError(f"{len(cells)} columns instead of 3 (id, sentence, reports), parted by tabs")
    text, spans = unbracket(cells[1])
    actors = {k: tuple(v) for k, v in spans.items() if k.isalpha()}
    triggers = {k: tuple(v) for k, v in spans.items() if k.isdigit()}
    told = cells[2].strip()
    reports = () if told == "-" else tuple(_report(r.strip(), types, modes) for r in told.split(";"))
    _hold_together(reports, actors, triggers)
    return MarkedSentence(cells[0].strip(), text, actors, triggers, reports)


def unbracket(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The plain sentence and the spans of each label, in the order of their ends.

    >>> unbracket("[a Rebels] [1 fled].")
    ('Rebels fled.', {'a': [Span(start=0, end=6)], '1': [Span(start=7, end=11)]})

    Raises:
        ValueError: a bracket that is not closed, or not opened.
    """
    text = ""
    open_: list[tuple[str, int]] = []
    spans: dict[str, list[Span]] = {}
    at = 0
    while at < len(marked):
        if begun := _OPEN.match(marked, at):
            open_.append((begun[1], len(text)))
            at = begun.end()
        elif marked[at] == "]":
            if not open_:
                raise ValueError("a ] without its [")
            label, start = open_.pop()
            spans.setdefault(label, []).append(Span(start, len(text)))
            at += 1
        elif marked[at] == "[":
            raise ValueError(
                f"a bracket wants a small letter or a number and a space: {marked[at : at + 12]!r}"
            )
        else:
            text += marked[at]
            at += 1
    if open_:
        raise ValueError(f"the bracket [{open_[-1][0]} is not closed")
    return text, spans


def _report(told: str, types: Collection[str], modes: Collection[str]) -> MarkedReport:
    read = _REPORT.fullmatch(told)
    if read is None:
        raise ValueError(f"a report is '1 TYPE.mode a > b status [historical] [by c states]', not {told!r}")
    if types and read["type"] not in types:
        raise ValueError(f"no type {read['type']}; known: {', '.join(sorted(types))}")
    if modes and read["mode"] and f"{read['type']}.{read['mode']}" not in modes:
        known = sorted(m for m in modes if m.startswith(f"{read['type']}."))
        raise ValueError(f"no mode {read['type']}.{read['mode']}; known: {', '.join(known) or 'none'}")
    return MarkedReport(
        trigger=read["trigger"],
        type=read["type"],
        mode=read["mode"],
        actors=_letters(read["actors"]),
        recipients=_letters(read["recipients"]),
        status=_one_of(_STATUSES, read["status"], "status"),
        historical=bool(read["historical"]),
        source=None if read["source"] in {None, "-"} else read["source"],
        stance=_one_of(_STANCES, read["stance"], "stance") if read["stance"] else None,
    )


def _letters(told: str) -> tuple[str, ...]:
    return () if told == "-" else tuple(told.split("+"))


def _one_of(known: frozenset[str], word: str, what: str) -> Any:
    if word not in known:
        raise ValueError(f"no {what} {word!r}; known: {', '.join(sorted(known))}")
    return word


def _hold_together(
    reports: Iterable[MarkedReport], actors: Collection[str], triggers: Collection[str]
) -> None:
    """Every label that a report names stands in the sentence."""
    for report in reports:
        if report.trigger not in triggers:
            raise ValueError(f"no trigger [{report.trigger} ...] in the sentence")
        for letter in (*report.actors, *report.recipients, *filter(None, [report.source])):
            if letter not in actors:
                raise ValueError(f"no actor [{letter} ...] in the sentence")
        if set(report.actors) & set(report.recipients):
            raise ValueError("one and the same is actor and recipient")
