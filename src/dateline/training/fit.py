"""Fitting the network to marked pairs: seeded, on the CPU, in bfloat16 where the processor has it."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import torch
from msgspec import Struct
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from dateline.learned.encode import Encoded, Encoder
from dateline.learned.instances import NONE, Instance
from dateline.model import Status
from dateline.training.network import PairNetwork
from dateline.training.swap import Renamer

_STEP = 16


class Settings(Struct, frozen=True):
    """How to fit: all that decides the result, besides the data."""

    epochs: int = 5
    batch: int = 32
    rate: float = 8e-5
    head_rate: float = 5e-4
    warmup: float = 0.06
    negatives: float = 1.5  # pairs without an act, for each with one
    smoothing: float = 0.05
    renamed: float = 0.5  # the share of pairs whose sentence names other countries, drawn anew each epoch
    average: float = 0.998  # what ships is the running mean of the weights: how much of it each step keeps
    seed: int = 20221027


class Labels(Struct, frozen=True):
    """What the heads tell apart, in the order of their outputs."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[Status, ...]


class Batch(Struct, frozen=True):
    """Tensors of one batch: what is read, and what should come out (-100 where nothing is told)."""

    ids: Tensor
    mask: Tensor
    at: Tensor
    type: Tensor
    mode: Tensor
    status: Tensor
    trigger: Tensor


def fit(
    network: PairNetwork,
    encoder: Encoder,
    found: Sequence[Instance],
    labels: Labels,
    settings: Settings,
    renamer: Renamer,
    say: Callable[[str], None],
) -> None:
    """Train the network in place.

    Args:
        found: the instances to learn from; those without an act are drawn anew each epoch.
        renamer: gives some of them other countries.
        say: takes a line on each epoch's progress.
    """
    torch.manual_seed(settings.seed)
    draw = random.Random(settings.seed)
    first = _drawn(found, settings, random.Random(settings.seed))
    steps = settings.epochs * (len(first) // settings.batch + 1)
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
        drawn = [
            renamer.renamed(i, draw) if draw.random() < settings.renamed else i
            for i in _drawn(found, settings, draw)
        ]
        for batch in batches(drawn, encoder, labels, settings.batch, draw):
            loss = _loss(network, batch, settings)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.update_parameters(network)
            optimiser.zero_grad(set_to_none=True)
            total, seen = total + loss.item() * len(batch.ids), seen + len(batch.ids)
        pace = seen / (time.monotonic() - begun)
        say(f"epoch {epoch + 1} of {settings.epochs}: loss {total / seen:.3f}, {seen} pairs, {pace:.0f}/s")
    network.load_state_dict(mean.module.state_dict())
    network.eval()


def batches(
    found: Sequence[Instance],
    encoder: Encoder,
    labels: Labels,
    size: int,
    draw: random.Random | None = None,
) -> Iterator[Batch]:
    """Batches of alike length, in an order drawn at random (in the order of length without `draw`)."""
    read = [(encoder.pair(encoder.pieces(i.text), i.actor, i.recipient), i) for i in found]
    read.sort(key=lambda pair: len(pair[0].ids) + (draw.random() * 8 if draw else 0))
    chunks = [read[i : i + size] for i in range(0, len(read), size)]
    if draw:
        draw.shuffle(chunks)
    for chunk in chunks:
        yield _batch(chunk, labels)


def _batch(chunk: Sequence[tuple[Encoded, Instance]], labels: Labels) -> Batch:
    # few widths: the processor's kernels are made anew for each shape
    width = -(-max(len(e.ids) for e, _ in chunk) // _STEP) * _STEP
    ids = torch.zeros(len(chunk), width, dtype=torch.long)
    mask = torch.zeros_like(ids)
    trigger = torch.full((len(chunk), width), -100.0)
    for row, (encoded, instance) in enumerate(chunk):
        length = len(encoded.ids)
        ids[row, :length] = torch.tensor(encoded.ids)
        mask[row, :length] = 1
        if instance.trigger:
            for i, span in enumerate(encoded.spans):
                if span is not None:
                    trigger[row, i] = float(any(span.overlaps(t) for t in instance.trigger))
    return Batch(
        ids=ids,
        mask=mask,
        at=torch.tensor([e.at for e, _ in chunk]),
        type=torch.tensor([labels.types.index(i.type) for _, i in chunk]),
        mode=torch.tensor([_mode(i, labels) for _, i in chunk]),
        status=torch.tensor([-100 if i.type == NONE else labels.statuses.index(i.status) for _, i in chunk]),
        trigger=trigger,
    )


def _mode(instance: Instance, labels: Labels) -> int:
    if instance.type == NONE:
        return -100
    name = f"{instance.type}.{instance.mode}"
    return labels.modes.index(name) if name in labels.modes else labels.modes.index(NONE)


def _loss(network: PairNetwork, batch: Batch, settings: Settings) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        type_, mode, status, trigger, _ = network(batch.ids, batch.mask, batch.at)
    loss = nn.functional.cross_entropy(type_.float(), batch.type, label_smoothing=settings.smoothing)
    told = batch.status >= 0
    if told.any():
        loss = loss + 0.5 * nn.functional.cross_entropy(status.float()[told], batch.status[told])
        loss = loss + 0.3 * nn.functional.cross_entropy(mode.float()[told], batch.mode[told])
    pieces = batch.trigger >= 0
    if pieces.any():
        weight = torch.where(batch.trigger[pieces] > 0.5, 4.0, 1.0)
        loss = loss + 0.5 * nn.functional.binary_cross_entropy_with_logits(
            trigger.float()[pieces], batch.trigger[pieces], weight=weight
        )
    return loss


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
