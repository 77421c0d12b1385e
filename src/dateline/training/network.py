"""The network: one shared encoder, and a head for each thing asked of a pair, a trigger or a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import AutoModel

MARKS = 6  # so many pieces, side by side in the vocabulary, mark pairs and triggers (learned/encode.py)


class PairOdds(NamedTuple):
    """Logits of a batch of pairs: type, mode and status by pair, trigger by piece; and the pairs' vectors."""

    type: Tensor
    mode: Tensor
    status: Tensor
    trigger: Tensor
    vector: Tensor


class ActOdds(NamedTuple):
    """Logits of a batch of triggers: type, mode and status by trigger, and actor and recipient by party."""

    type: Tensor
    mode: Tensor
    status: Tensor
    roles: Tensor


class Network(nn.Module):  # type: ignore[misc]  # torch is no part of the checked set-up
    """Answers for batches of marked pairs, of marked triggers, and of plain sentences.

    Args:
        encoder: folder of a BERT-like encoder (config.json, model.safetensors).
        types, modes, statuses: how many there are of each.
        first_mark: the number of the first of the marks in the encoder's vocabulary.
    """

    def __init__(self, encoder: Path, types: int, modes: int, statuses: int, first_mark: int) -> None:
        super().__init__()
        # to drop shares of attention takes a tenth of the time
        self.encoder = AutoModel.from_pretrained(
            encoder, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        self.first_mark = first_mark
        width = self.encoder.config.hidden_size
        self.marks = nn.Embedding(MARKS + 1, width, padding_idx=0)
        nn.init.zeros_(self.marks.weight)
        self.pair = _layer(3 * width, width)
        self.what = nn.Linear(width, types)
        self.how = nn.Linear(width, modes)
        self.whether = nn.Linear(width, statuses)
        self.words = nn.Linear(width, 1)
        self.act = _layer(2 * width, width)
        self.act_what = nn.Linear(width, types)
        self.act_how = nn.Linear(width, modes)
        self.act_whether = nn.Linear(width, statuses)
        self.party = nn.Sequential(*_layer(4 * width, width), nn.Linear(width, 2))
        self.find = nn.Linear(width, types)

    def read(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The encoder's vectors, batch by length by width.

        Args:
            ids: pieces, batch by length; mask: 1 where there is one.
        """
        mark = ids - self.first_mark + 1
        marks = self.marks(torch.where((mark > 0) & (mark <= MARKS), mark, 0))
        words = self.encoder.embeddings.word_embeddings(ids) + marks
        return self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state

    def pairs(self, read: Tensor, at: Tensor) -> PairOdds:
        """What the first of each pair does to the second.

        Args:
            at: places of the two opening marks, batch by 2.
        """
        rows = torch.arange(read.shape[0])
        pair = self.pair(torch.cat([read[:, 0], read[rows, at[:, 0]], read[rows, at[:, 1]]], dim=1))
        return PairOdds(
            self.what(pair), self.how(pair), self.whether(pair), self.words(read).squeeze(-1), pair
        )

    def acts(self, read: Tensor, at: Tensor, parties: Tensor) -> ActOdds:
        """What each marked trigger tells, and who has which part in it.

        Args:
            at: places of the opening mark (twice), batch by 2.
            parties: row, first and last piece of each party, parties by 3.
        """
        trigger = read[torch.arange(read.shape[0]), at[:, 0]]
        act = self.act(torch.cat([read[:, 0], trigger], dim=1))
        row, first, last = parties.unbind(dim=1)
        begin, end, told = read[row, first], read[row, last], trigger[row]
        roles = self.party(torch.cat([begin, end, told, begin * told], dim=1))
        return ActOdds(self.act_what(act), self.act_how(act), self.act_whether(act), roles)


def _layer(given: int, width: int) -> nn.Sequential:
    return nn.Sequential(nn.Dropout(0.1), nn.Linear(given, width), nn.GELU(), nn.Dropout(0.1))
