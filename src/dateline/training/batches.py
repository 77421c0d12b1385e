"""Batches of what is learned from, as tensors: marked pairs, marked triggers, and whole sentences."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import torch
from msgspec import Struct
from torch import Tensor

from dateline.learned.acts import MarkedAct
from dateline.learned.corpus import MarkedSentence
from dateline.learned.encode import Encoded, Encoder
from dateline.learned.instances import NONE, Instance
from dateline.model import Span, Status

T = TypeVar("T")
UNTOLD = -100  # where nothing is told
_STEP = 8


class Labels(Struct, frozen=True):
    """What the heads tell apart, in the order of their outputs.

    `taught` is how much a teacher's answer weighs beside the mark (0 to 1).
    """

    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[Status, ...]
    taught: float = 0.0

    def shares(self, lesson: Instance | MarkedAct) -> list[float]:
        """How likely each type is meant to be: the marked one alone, or with what the teacher says."""
        marked = [float(name == lesson.type) for name in self.types]
        if not lesson.taught:
            return marked
        said = dict(lesson.taught)
        total = sum(said.values())
        return [
            self._both(own, said.get(name, 0.0) / total) for own, name in zip(marked, self.types, strict=True)
        ]

    def parts(self, act: MarkedAct) -> list[tuple[float, float]]:
        """How likely each party is meant to be an actor and a recipient; untold without an act."""
        if act.type == NONE:
            return [(UNTOLD, UNTOLD)] * len(act.parties)
        marked = [(float(a), float(b)) for a, b in zip(act.does, act.suffers, strict=True)]
        said = act.taught_parts or (None,) * len(marked)
        return [
            own if told is None else (self._both(own[0], told[0]), self._both(own[1], told[1]))
            for own, told in zip(marked, said, strict=True)
        ]

    def _both(self, marked: float, said: float) -> float:
        return (1 - self.taught) * marked + self.taught * said

    def mode_at(self, type_: str, mode: str) -> int:
        """The place of a mode; that of none where the type has no such mode."""
        if type_ == NONE:
            return UNTOLD
        name = f"{type_}.{mode}"
        return self.modes.index(name if name in self.modes else NONE)

    def status_at(self, type_: str, status: Status) -> int:
        """The place of a status."""
        return UNTOLD if type_ == NONE else self.statuses.index(status)


class PairBatch(Struct, frozen=True):
    """Marked pairs: what is read, and what should come out; `type` is the share of each."""

    lessons: Sequence[Instance]
    ids: Tensor
    mask: Tensor
    at: Tensor
    type: Tensor
    mode: Tensor
    status: Tensor
    trigger: Tensor


class ActBatch(Struct, frozen=True):
    """Marked triggers: what is read, and what should come out.

    `type` is the share of each, `roles` are by party, -100 without an act.
    """

    lessons: Sequence[MarkedAct]
    ids: Tensor
    mask: Tensor
    at: Tensor
    parties: Tensor
    type: Tensor
    mode: Tensor
    status: Tensor
    roles: Tensor


class WordBatch(Struct, frozen=True):
    """Sentences: what is read, and by piece the type of the act that it tells."""

    ids: Tensor
    mask: Tensor
    type: Tensor


def pair_batches(
    found: Sequence[Instance], encoder: Encoder, labels: Labels, size: int, draw: random.Random | None = None
) -> Iterator[PairBatch]:
    """Batches of pairs of alike length, in an order drawn at random (by length without `draw`)."""
    for chunk in _chunks(
        found, lambda i: encoder.pair(encoder.pieces(i.text), i.actor, i.recipient), size, draw
    ):
        ids, mask = _padded([e for e, _ in chunk])
        trigger = torch.full(ids.shape, float(UNTOLD))
        for row, (encoded, instance) in enumerate(chunk):
            for i, told in enumerate(_told(encoded, instance.trigger) if instance.trigger else ()):
                if told is not None:
                    trigger[row, i] = float(told)
        yield PairBatch(
            lessons=[i for _, i in chunk],
            ids=ids,
            mask=mask,
            at=torch.tensor([e.at for e, _ in chunk]),
            type=torch.tensor([labels.shares(i) for _, i in chunk]),
            mode=torch.tensor([labels.mode_at(i.type, i.mode) for _, i in chunk]),
            status=torch.tensor([labels.status_at(i.type, i.status) for _, i in chunk]),
            trigger=trigger,
        )


def act_batches(
    found: Sequence[MarkedAct], encoder: Encoder, labels: Labels, size: int, draw: random.Random | None = None
) -> Iterator[ActBatch]:
    """Batches of triggers of alike length, in an order drawn at random (by length without `draw`)."""
    for chunk in _chunks(
        found, lambda a: encoder.act(encoder.pieces(a.text), a.trigger, a.parties), size, draw
    ):
        ids, mask = _padded([e for e, _ in chunk])
        parties = [(row, *ends) for row, (e, _) in enumerate(chunk) for ends in e.parties]
        roles = [part for _, a in chunk for part in labels.parts(a)]
        yield ActBatch(
            lessons=[a for _, a in chunk],
            ids=ids,
            mask=mask,
            at=torch.tensor([e.at for e, _ in chunk]),
            parties=torch.tensor(parties, dtype=torch.long).reshape(-1, 3),
            type=torch.tensor([labels.shares(a) for _, a in chunk]),
            mode=torch.tensor([labels.mode_at(a.type, a.mode) for _, a in chunk]),
            status=torch.tensor([labels.status_at(a.type, a.status) for _, a in chunk]),
            roles=torch.tensor(roles).reshape(-1, 2),
        )


def word_batches(
    sentences: Sequence[MarkedSentence],
    encoder: Encoder,
    labels: Labels,
    size: int,
    draw: random.Random | None = None,
) -> Iterator[WordBatch]:
    """Batches of sentences of alike length, in an order drawn at random (by length without `draw`)."""
    for chunk in _chunks(sentences, lambda s: encoder.plain(encoder.pieces(s.text)), size, draw):
        ids, mask = _padded([e for e, _ in chunk])
        types = torch.full(ids.shape, UNTOLD)
        for row, (encoded, sentence) in enumerate(chunk):
            types[row, : len(encoded.ids)] = torch.tensor(
                [UNTOLD if span is None else 0 for span in encoded.spans]
            )
            for report in reversed(sentence.reports):
                for i, told in enumerate(_told(encoded, sentence.triggers[report.trigger])):
                    if told:
                        types[row, i] = labels.types.index(report.type)
        yield WordBatch(ids=ids, mask=mask, type=types)


def _chunks(
    found: Sequence[T], encode: Callable[[T], Encoded], size: int, draw: random.Random | None
) -> list[list[tuple[Encoded, T]]]:
    read = [(encode(one), one) for one in found]
    read.sort(key=lambda pair: len(pair[0].ids) + (draw.random() * 8 if draw else 0))
    chunks = [read[i : i + size] for i in range(0, len(read), size)]
    if draw:
        draw.shuffle(chunks)
    return chunks


def _padded(read: Sequence[Encoded]) -> tuple[Tensor, Tensor]:
    # few widths: the processor's kernels are made anew for each shape
    width = -(-max(len(e.ids) for e in read) // _STEP) * _STEP
    ids = torch.zeros(len(read), width, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, encoded in enumerate(read):
        ids[row, : len(encoded.ids)] = torch.tensor(encoded.ids)
        mask[row, : len(encoded.ids)] = 1
    return ids, mask


def _told(encoded: Encoded, words: Sequence[Span]) -> list[bool | None]:
    """Of each piece whether it is one of the words; null for a mark."""
    return [None if span is None else any(span.overlaps(w) for w in words) for span in encoded.spans]
