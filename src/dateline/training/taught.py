"""What a larger network says of the corpus: the one that ships learns from that beside the marks.

A mark says which one type is right, and who has a part; a larger network also says how near the others are
(distillation: Hinton et al., 2015). Its answers stand in a file beside the sentences, so that it isn't
needed to train.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from dateline.errors import CorpusError
from dateline.learned.acts import MarkedAct
from dateline.learned.corpus import MarkedSentence, lines
from dateline.learned.instances import Instance, instances
from dateline.model import Span

PARTS = ("actors", "recipients")
LEAST = 0.02  # a type that is less likely than this is left out


class Asked(NamedTuple):
    """What was asked about, in a sentence.

    "a>b" is the type of a pair, "12-20" that of the trigger at these characters, "12-20 actors" and "12-20
    recipients" are the parts in its act: the share of each party, by its own characters.
    """

    sentence: str
    what: str


Shares = tuple[tuple[str, float], ...]
Answers = Mapping[Asked, Shares]


def load(path: Path) -> dict[Asked, Shares]:
    """The answers of a file: in each line a sentence's id, what was asked, and `TYPE share` in turn.

    Raises:
        CorpusError: a line that can't be read.
    """
    found = {}
    for number, line in lines(path):
        try:
            sentence, what, said = line.rstrip("\n").split("\t")
            words = said.split()
            found[Asked(sentence, what)] = tuple(
                (type_, float(share)) for type_, share in zip(words[::2], words[1::2], strict=True)
            )
        except ValueError as error:
            raise CorpusError(path, number, f"no answer of a teacher: {error}") from error
    return found


def row(asked: Asked, shares: Iterable[tuple[str, float]]) -> str:
    """An answer on a type as a line of the file, the likeliest type first."""
    return _row(asked, sorted((s for s in shares if s[1] >= LEAST), key=lambda one: -one[1]))


def part_rows(act: MarkedAct, parts: Sequence[tuple[float, float]]) -> list[str]:
    """The answers on who has which part in an act, as lines of the file; `parts` are those of each party."""
    return [
        _row(of_part(act, part), ((_at(p), shares[i]) for p, shares in zip(act.parties, parts, strict=True)))
        for i, part in enumerate(PARTS)
    ]


def _row(asked: Asked, shares: Iterable[tuple[str, float]]) -> str:
    return f"{asked.sentence}\t{asked.what}\t" + " ".join(f"{name} {share:.2f}" for name, share in shares)


def pairs(sentence: MarkedSentence) -> list[tuple[Asked, Instance]]:
    """Every ordered pair of a sentence's actors, as it is asked about."""
    named = permutations(sentence.actors, 2)
    return [
        (Asked(sentence.id, f"{one}>{other}"), found)
        for (one, other), found in zip(named, instances(sentence), strict=True)
    ]


def of_act(act: MarkedAct) -> Asked:
    """A trigger, as it is asked about."""
    return Asked(act.sentence, _at(Span(act.trigger[0].start, act.trigger[-1].end)))


def of_part(act: MarkedAct, part: str) -> Asked:
    """Who has a part in a trigger's act, as it is asked about."""
    asked = of_act(act)
    return asked._replace(what=f"{asked.what} {part}")


def _at(span: Span) -> str:
    return f"{span.start}-{span.end}"


def taught_pairs(sentences: Iterable[MarkedSentence], answers: Answers) -> list[Instance]:
    """The pairs of sentences with what the teacher says of them, where it was asked."""
    return [
        structs.replace(found, taught=answers.get(asked, ()))
        for sentence in sentences
        for asked, found in pairs(sentence)
    ]


def taught_acts(variants: Iterable[Sequence[MarkedAct]], answers: Answers) -> list[tuple[MarkedAct, ...]]:
    """The acts with what the teacher says of each variant, where it was asked."""
    return [tuple(_taught_act(act, answers) for act in acts) for acts in variants]


def _taught_act(act: MarkedAct, answers: Answers) -> MarkedAct:
    does, suffers = (dict(answers.get(of_part(act, part), ())) for part in PARTS)
    told = tuple(
        (does[_at(p)], suffers[_at(p)]) if _at(p) in does and _at(p) in suffers else None for p in act.parties
    )
    return structs.replace(act, taught=answers.get(of_act(act), ()), taught_parts=told if any(told) else ())
