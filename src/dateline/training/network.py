"""The network: one shared encoder, and a head for each thing asked of a marked pair."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

MARKS = 4  # the pieces 1 to 4 of BERT's vocabulary mark the pair (learned/encode.py)


class PairNetwork(nn.Module):  # type: ignore[misc]  # torch is no part of the checked set-up
    """Answers for a batch of marked pairs.

    Args:
        encoder: folder of a BERT-like encoder (config.json, model.safetensors).
        types, modes, statuses: how many there are of each.
    """

    def __init__(self, encoder: Path, types: int, modes: int, statuses: int) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            encoder, add_pooling_layer=False, attn_implementation="eager"
        )
        width = self.encoder.config.hidden_size
        self.marks = nn.Embedding(MARKS + 1, width, padding_idx=0)
        nn.init.zeros_(self.marks.weight)
        self.pair = nn.Sequential(nn.Dropout(0.1), nn.Linear(3 * width, width), nn.GELU(), nn.Dropout(0.1))
        self.what = nn.Linear(width, types)
        self.how = nn.Linear(width, modes)
        self.whether = nn.Linear(width, statuses)
        self.words = nn.Linear(width, 1)

    def forward(self, ids: Tensor, mask: Tensor, at: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Logits of type, mode and status by pair, of being a trigger by piece, and the pair's vector.

        Args:
            ids: pieces, batch by length; mask: 1 where there is one; at: places of the two opening
                marks, batch by 2.
        """
        marks = self.marks(torch.where(ids <= MARKS, ids, 0))
        words = self.encoder.embeddings.word_embeddings(ids) + marks
        read = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        rows = torch.arange(ids.shape[0])
        joined = torch.cat([read[:, 0], read[rows, at[:, 0]], read[rows, at[:, 1]]], dim=1)
        pair = self.pair(joined)
        return self.what(pair), self.how(pair), self.whether(pair), self.words(read).squeeze(-1), pair
