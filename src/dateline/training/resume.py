"""From the files that ship back to a network that can learn on: the 8-bit weights, read as numbers again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import onnx
import torch
from google.protobuf.message import DecodeError
from onnx import numpy_helper
from torch import Tensor

from dateline.errors import UsageError
from dateline.learned.coder import MODEL
from dateline.training.network import Network

_WHOLE = "network."  # the graph's inputs are named after the module that was exported


def resume(network: Network, folder: Path) -> list[str]:
    """Give the network the weights of a trained one, in place.

    A head for other types than the network's keeps its own weights: an own codebook goes on from the encoder.

    Args:
        network: one that has learned nothing yet.
        folder: a trained coder's.

    Returns:
        The names of the weights that were left as they are.

    Raises:
        UsageError: there is no model in the folder, or it is another network's.
    """
    try:
        graph = onnx.load(str(folder / MODEL)).graph
    except (OSError, DecodeError) as error:
        raise UsageError(f"{folder / MODEL}: {error}: give the folder of a trained coder") from None
    own = network.state_dict()
    read = {name: weight for name, weight in _weights(graph) if name in own}
    encoder = [name for name in own if name.startswith("encoder.")]
    lost = [name for name in encoder if name not in read or read[name].shape != own[name].shape]
    if lost:
        raise UsageError(f"{folder / MODEL}: has no {lost[0]}: it is of another encoder")
    fitting = {name: weight for name, weight in read.items() if weight.shape == own[name].shape}
    network.load_state_dict({**own, **fitting})
    return [name for name in own if name not in fitting]


def _weights(graph: onnx.GraphProto) -> Iterator[tuple[str, Tensor]]:
    """All weights by the name that the network has for them."""
    held = {given.name: torch.tensor(numpy_helper.to_array(given)) for given in graph.initializer}
    for name, weight in held.items():
        if name.startswith(_WHOLE) and name.endswith((".weight", ".bias")):
            yield name.removeprefix(_WHOLE), weight
        elif name.startswith(_WHOLE) and name.endswith(".weight_quantized"):
            yield name.removeprefix(_WHOLE).removesuffix("_quantized"), _plain(held, name)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            yield _name(node), _plain(held, node.input[1]).T.contiguous()


def _name(node: onnx.NodeProto) -> str:
    given = node.input[1]
    if given.startswith(_WHOLE):
        return str(given).removeprefix(_WHOLE).removesuffix("_Transposed_quantized")
    # some have a number for a name; then the node has that of its module
    module, _ = node.name.strip("/").rsplit("/", 1)
    return f"{module.replace('/', '.')}.weight"


def _plain(held: dict[str, Tensor], name: str) -> Tensor:
    stem = name.removesuffix("_quantized")
    whole, zero, scale = held[name], held[f"{stem}_zero_point"], held[f"{stem}_scale"]
    return (whole.float() - zero.float()) * scale
