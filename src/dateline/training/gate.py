"""The gate: which sentences promise an act, by the word pieces in them. A logistic regression."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from dateline.learned.encode import Pieces

_ROUNDS = 200
_RATE = 0.05
_SHRINK = 1e-4  # how much the weights' squares cost: most pieces are in few sentences


def fit_gate(
    read: Sequence[tuple[Pieces, bool]], vocabulary: int
) -> np.ndarray[tuple[int], np.dtype[np.float16]]:
    """The weight of each piece, and behind them that of every sentence.

    Args:
        read: the pieces of sentences, and whether they tell an act.
        vocabulary: how many pieces there are.
    """
    torch.manual_seed(0)
    rows = [sorted(set(pieces.ids)) for pieces, _ in read]
    flat = torch.tensor([i for row in rows for i in row])
    starts = torch.tensor(np.cumsum([0, *(len(row) for row in rows[:-1])]))
    wanted = torch.tensor([float(told) for _, told in read])
    bag = nn.EmbeddingBag(vocabulary, 1, mode="sum")
    nn.init.zeros_(bag.weight)
    bias = torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.Adam([*bag.parameters(), bias], lr=_RATE)
    for _ in range(_ROUNDS):
        optimiser.zero_grad()
        odds = bag(flat, starts).squeeze(-1) + bias
        loss = nn.functional.binary_cross_entropy_with_logits(odds, wanted)
        (loss + _SHRINK * bag.weight.pow(2).sum()).backward()
        optimiser.step()
    weights = torch.cat([bag.weight.detach().squeeze(-1), bias.detach()])
    return np.asarray(weights, dtype=np.float16)
