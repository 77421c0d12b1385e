"""The second coder at work: a marked pair in, what the one does to the other out. No torch, no download."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime
from msgspec import Struct
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.errors import LearnedError
from dateline.learned.answer import Answer
from dateline.learned.chooser import Chooser
from dateline.learned.encode import Encoded, Encoder, Pieces
from dateline.model import Span, Status

MODEL, VOCABULARY, GATE, CARD = "model.onnx", "tokenizer.json", "gate.npy", "card.json"
Vector = NDArray[np.float32]
SHIPPED = Path(__file__).resolve().parent / "shipped"
_TRIGGER = 0.5  # the share above which a piece is read as part of the trigger


class Card(Struct, frozen=True):
    """What a trained model's outputs mean, and how it came to be."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[Status, ...]
    temperature: float
    chooser: Chooser
    data: str
    settings: dict[str, float]
    figures: dict[str, float]
    sha256: str = ""


class LearnedCoder:
    """Reads pairs with a trained model; keeps no state between calls.

    Pairs are read one by one, without padding: 8-bit arithmetic takes its scale from all that it reads
    at once, so that in a batch an answer would hang on its neighbours.

    Args:
        folder: what `training.export` wrote.

    Raises:
        LearnedError: a file is missing or damaged.
    """

    def __init__(self, folder: Path = SHIPPED) -> None:
        try:
            self.card = msgspec.json.decode((folder / CARD).read_bytes(), type=Card)
            model = (folder / MODEL).read_bytes()
            if self.card.sha256 and hashlib.sha256(model).hexdigest() != self.card.sha256:
                raise LearnedError(folder / MODEL, "it is not the file that the card describes")
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
            self._encoder = Encoder(Tokenizer.from_file(str(folder / VOCABULARY)))
            self._gate = np.load(folder / GATE, allow_pickle=False).astype(np.float32)
        except OSError as error:
            raise LearnedError(folder, error.strerror or str(error)) from error
        except (ValueError, RuntimeError, msgspec.DecodeError) as error:
            raise LearnedError(folder, str(error).splitlines()[0]) from error
        except Exception as error:
            raise LearnedError(folder, str(error).splitlines()[0]) from error

    def pieces(self, text: str) -> Pieces:
        """The word pieces of a sentence, to be read for each of its pairs."""
        return self._encoder.pieces(text)

    def promise(self, pieces: Pieces) -> float:
        """How likely a sentence tells an act at all, by its words alone: cheap, to be asked first."""
        odds = float(self._gate[sorted(set(pieces.ids))].sum() + self._gate[-1])
        return float(1 / (1 + np.exp(-odds)))

    def read(self, pieces: Pieces, actor: Sequence[Span], recipient: Sequence[Span]) -> Answer:
        """What the actor does to the recipient; either may be nobody (no spans).

        Args:
            pieces: those of the sentence.
            actor, recipient: spans in the sentence.
        """
        encoded = self._encoder.pair(pieces, actor, recipient)
        types, modes, statuses, trigger = self._run(["type", "mode", "status", "trigger"], encoded)
        card = self.card
        return Answer(
            types=dict(zip(card.types, _shares(types[0] / card.temperature), strict=True)),
            statuses=dict(zip(card.statuses, _shares(statuses[0]), strict=True)),
            modes=dict(zip(card.modes, _shares(modes[0]), strict=True)),
            trigger=_words(encoded, 1 / (1 + np.exp(-trigger[0]))),
        )

    def vector(self, pieces: Pieces, actor: Sequence[Span], recipient: Sequence[Span]) -> Vector:
        """Where the pair lies among all pairs: alike ones lie close, whatever their words."""
        (found,) = self._run(["pair"], self._encoder.pair(pieces, actor, recipient))
        return np.asarray(found[0], dtype=np.float32)

    def _run(self, outputs: list[str], encoded: Encoded) -> list[Vector]:
        ids = np.array([encoded.ids], dtype=np.int64)
        given = {"ids": ids, "mask": np.ones_like(ids), "at": np.array([encoded.at], dtype=np.int64)}
        return list(self._session.run(outputs, given))


def _shares(logits: Vector) -> list[float]:
    raised = np.exp(logits - logits.max())
    return [float(x) for x in raised / raised.sum()]


def _words(encoded: Encoded, shares: Vector) -> Span | None:
    """The run of pieces around the likeliest one that are read as the trigger."""
    told = [i for i, span in enumerate(encoded.spans) if span is not None]
    if not told:
        return None
    best = max(told, key=lambda i: float(shares[i]))
    first = last = best
    while first - 1 in told and shares[first - 1] > _TRIGGER:
        first -= 1
    while last + 1 in told and shares[last + 1] > _TRIGGER:
        last += 1
    begin, end = encoded.spans[first], encoded.spans[last]
    return Span(begin.start, end.end) if begin is not None and end is not None else None
