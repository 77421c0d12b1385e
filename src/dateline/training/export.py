"""From the trained network to the files that ship: 8-bit ONNX, the vocabulary, and what the outputs mean."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from dateline.learned.coder import MODEL, VOCABULARY
from dateline.training.network import PairNetwork

_OPSET = 17


def export(network: PairNetwork, encoder: Path, folder: Path) -> None:
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
        torch.onnx.export(
            network.eval(),
            (ids, torch.ones_like(ids), torch.tensor([[1, 5]])),
            str(plain),
            input_names=["ids", "mask", "at"],
            output_names=["type", "mode", "status", "trigger", "pair"],
            dynamic_axes={
                "ids": {0: "pairs", 1: "pieces"},
                "mask": {0: "pairs", 1: "pieces"},
                "at": {0: "pairs"},
                "pair": {0: "pairs"},
                "trigger": {0: "pairs", 1: "pieces"},
            },
            opset_version=_OPSET,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(ready, folder / MODEL, weight_type=QuantType.QInt8, per_channel=True)
    shutil.copyfile(encoder / "tokenizer.json", folder / VOCABULARY)
