"""From the trained network to the files that ship: 8-bit ONNX, the vocabulary, and what the outputs mean."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from dateline.learned.coder import ACT, MODEL, PAIR, VOCABULARY, WORDS
from dateline.training.network import Network

_OPSET = 17


class _Whole(nn.Module):  # type: ignore[misc]  # torch is no part of the checked set-up
    """All heads at once, as one graph; who runs it asks for the outputs that it needs."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, at: Tensor, parties: Tensor) -> tuple[Tensor, ...]:
        read = self.network.read(ids, mask)
        return (*self.network.pairs(read, at), *self.network.acts(read, at, parties), self.network.find(read))


def export(network: Network, encoder: Path, folder: Path) -> None:
    """Write the model and its vocabulary into a folder.

    Args:
        network: the trained network, in evaluation mode.
        encoder: the folder that the encoder came from, with its tokenizer.json.
        folder: where to write; made where it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = Path(scratch, "plain.onnx"), Path(scratch, "ready.onnx")
        ids = torch.full((1, 12), 1000, dtype=torch.long)
        parties = torch.tensor([[0, 2, 3], [0, 6, 6]])
        torch.onnx.export(
            _Whole(network).eval(),
            (ids, torch.ones_like(ids), torch.tensor([[1, 5]]), parties),
            str(plain),
            input_names=["ids", "mask", "at", "parties"],
            output_names=[*PAIR, *ACT, *WORDS],
            dynamic_axes={
                "ids": {0: "read", 1: "pieces"},
                "mask": {0: "read", 1: "pieces"},
                "at": {0: "read"},
                "parties": {0: "parties"},
                "pair": {0: "read"},
                "trigger": {0: "read", 1: "pieces"},
                "roles": {0: "parties"},
                "words": {0: "read", 1: "pieces"},
            },
            opset_version=_OPSET,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(ready, folder / MODEL, weight_type=QuantType.QInt8, per_channel=True)
    shutil.copyfile(encoder / "tokenizer.json", folder / VOCABULARY)
