"""Fitting the network to marked sentences: seeded, on the CPU, in bfloat16 where the processor has it."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import torch
from msgspec import Struct
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from dateline.learned.acts import MarkedAct
from dateline.learned.corpus import MarkedSentence
from dateline.learned.encode import Encoder
from dateline.learned.instances import NONE, Instance
from dateline.training.batches import (
    UNTOLD,
    ActBatch,
    Labels,
    PairBatch,
    WordBatch,
    act_batches,
    pair_batches,
    word_batches,
)
from dateline.training.network import ActOdds, Network, PairOdds
from dateline.training.swap import Lesson, Renamer

Batch = PairBatch | ActBatch | WordBatch
# what each answer weighs in the loss beside the type
_STATUS, _MODE, _TRIGGER, _ROLES, _WORDS = 0.5, 0.3, 0.5, 3.0, 3.0


class Settings(Struct, frozen=True):
    """How to fit: all that decides the result, besides the data."""

    epochs: int = 5
    batch: int = 32
    rate: float = 8e-5
    head_rate: float = 5e-4
    warmup: float = 0.06
    negatives: float = 1.0  # pairs without an act, for each with one
    smoothing: float = 0.05
    taught: float = 0.5  # what a teacher's answer weighs, the mark having the rest
    renamed: float = 0.5  # the share of pairs whose sentence names other countries, drawn anew each epoch
    average: float = 0.998  # what ships is the running mean of the weights: how much of it each step keeps
    seed: int = 20221027


class Lessons(Struct, frozen=True):
    """What is learned from: all pairs, the acts in the variants of their triggers, and the sentences."""

    pairs: Sequence[Instance]
    acts: Sequence[Sequence[MarkedAct]]
    sentences: Sequence[MarkedSentence]


def fit(
    network: Network,
    encoder: Encoder,
    lessons: Lessons,
    labels: Labels,
    settings: Settings,
    renamer: Renamer,
    say: Callable[[str], None],
) -> None:
    """Train the network in place.

    Args:
        lessons: what to learn from; pairs without an act, and variants, are drawn anew each epoch.
        renamer: gives some of them other countries.
        say: takes a line on each epoch's progress.
    """
    torch.manual_seed(settings.seed)
    draw = random.Random(settings.seed)
    first = _drawn(lessons.pairs, settings, random.Random(settings.seed))
    many = (len(first), len(lessons.acts), len(lessons.sentences))
    steps = settings.epochs * sum(-(-n // settings.batch) for n in many)
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": settings.rate},
        {"params": heads, "lr": settings.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: _slope(s, steps, settings.warmup))
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(settings.average))
    network.train()
    for epoch in range(settings.epochs):
        begun, total, seen = time.monotonic(), 0.0, 0
        for batch in _epoch(lessons, encoder, labels, settings, renamer, draw):
            loss = _loss(network, batch, settings)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.update_parameters(network)
            optimiser.zero_grad(set_to_none=True)
            total, seen = total + loss.item() * len(batch.ids), seen + len(batch.ids)
        pace = seen / (time.monotonic() - begun)
        say(f"epoch {epoch + 1} of {settings.epochs}: loss {total / seen:.3f}, {seen} read, {pace:.0f}/s")
    network.load_state_dict(mean.module.state_dict())
    network.eval()


def _epoch(
    lessons: Lessons,
    encoder: Encoder,
    labels: Labels,
    settings: Settings,
    renamer: Renamer,
    draw: random.Random,
) -> list[Batch]:
    """All batches of an epoch, of the three kinds in turn as they are drawn."""

    def varied(lessons: Iterable[Lesson]) -> list[Lesson]:
        return [renamer.renamed(x, draw) if draw.random() < settings.renamed else x for x in lessons]

    pairs = varied(_drawn(lessons.pairs, settings, draw))
    acts = varied(draw.choice(variants) for variants in lessons.acts)
    batches: list[Batch] = [
        *pair_batches(pairs, encoder, labels, settings.batch, draw),
        *act_batches(acts, encoder, labels, settings.batch, draw),
        *word_batches(lessons.sentences, encoder, labels, settings.batch, draw),
    ]
    draw.shuffle(batches)
    return batches


def _loss(network: Network, batch: Batch, settings: Settings) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        read = network.read(batch.ids, batch.mask)
        if isinstance(batch, WordBatch):
            found = network.find(read)
            return _WORDS * functional.cross_entropy(
                found.float().flatten(0, 1), batch.type.flatten(), ignore_index=UNTOLD
            )
        if isinstance(batch, PairBatch):
            pair = network.pairs(read, batch.at)
            own = _TRIGGER * _yes_or_no(pair.trigger, batch.trigger, heavier=4.0)
            return own + _of_labels(pair, batch, settings)
        act = network.acts(read, batch.at, batch.parties)
        return _ROLES * _yes_or_no(act.roles, batch.roles) + _of_labels(act, batch, settings)


def _of_labels(odds: PairOdds | ActOdds, batch: PairBatch | ActBatch, settings: Settings) -> Tensor:
    loss = functional.cross_entropy(odds.type.float(), batch.type, label_smoothing=settings.smoothing)
    told = batch.status != UNTOLD
    if told.any():
        loss = loss + _STATUS * functional.cross_entropy(odds.status.float()[told], batch.status[told])
        loss = loss + _MODE * functional.cross_entropy(odds.mode.float()[told], batch.mode[told])
    return loss


def _yes_or_no(odds: Tensor, wanted: Tensor, heavier: float = 1.0) -> Tensor:
    """The loss where something is told; a yes weighs `heavier`."""
    told = wanted != UNTOLD
    if not told.any():
        return torch.zeros(())
    weight = torch.where(wanted[told] > 0.5, heavier, 1.0)
    return functional.binary_cross_entropy_with_logits(odds.float()[told], wanted[told], weight=weight)


def _drawn(found: Sequence[Instance], settings: Settings, draw: random.Random) -> list[Instance]:
    """All pairs with an act, and of those without one as many a sentence as the settings say."""
    by_sentence: dict[str, list[Instance]] = defaultdict(list)
    kept: list[Instance] = []
    for instance in found:
        if instance.type != NONE:
            kept.append(instance)
        else:
            by_sentence[instance.sentence].append(instance)
    positives: dict[str, int] = defaultdict(int)
    for instance in kept:
        positives[instance.sentence] += 1
    for sentence, without in by_sentence.items():
        many = max(1, round(settings.negatives * positives[sentence]))
        kept += draw.sample(without, min(len(without), many))
    draw.shuffle(kept)
    return kept


def _slope(step: int, steps: int, warmup: float) -> float:
    """The learning rate's share: up over the warm-up, then down in a line to nothing."""
    if step < warmup * steps:
        return step / max(1.0, warmup * steps)
    return max(0.0, (steps - step) / max(1.0, steps * (1 - warmup)))
