"""The second coder at work: marked pairs and triggers in, what they tell out. No torch, no download."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime
from msgspec import Struct, structs
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.errors import LearnedError
from dateline.learned.answer import ActAnswer, Answer, Told
from dateline.learned.chooser import Chooser
from dateline.learned.encode import Encoded, Encoder, Pieces
from dateline.learned.instances import NONE
from dateline.model import Span, Status

MODEL, VOCABULARY, GATE, CARD = "model.onnx", "tokenizer.json", "gate.npy", "card.json"
Vector = NDArray[np.float32]
SHIPPED = Path(__file__).resolve().parent / "shipped"
# the outputs of the model: of a pair, of a trigger, of a sentence
PAIR = ("type", "mode", "status", "trigger", "pair")
ACT = ("act_type", "act_mode", "act_status", "roles")
WORDS = ("words",)
_TRIGGER = 0.5  # the share above which a piece is read as part of the trigger
_WORD = 0.3  # the share above which a piece may tell an act


class Card(Struct, frozen=True):
    """What a trained model's outputs mean, and how it came to be.

    `data` is the hash of the corpus, `sha256` that of the model, `begun` that of the model it went on from.
    """

    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[Status, ...]
    temperature: float
    act_temperature: float
    chooser: Chooser
    data: str
    settings: dict[str, float]
    figures: dict[str, float]
    sha256: str = ""
    begun: str = ""


class LearnedCoder:
    """Reads pairs and triggers with a trained model; keeps no state between calls.

    They are read one by one, without padding: 8-bit arithmetic takes its scale from all that it reads
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
            self._only_these = onnxruntime.RunOptions()
            self._only_these.only_execute_path_to_fetches = True
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
        *labels, trigger = self._run(PAIR[:4], encoded)
        answer = self._answer(labels, self.card.temperature)
        return structs.replace(answer, trigger=_words(encoded, _share(trigger[0])))

    def act(self, pieces: Pieces, trigger: Sequence[Span], parties: Sequence[Span]) -> ActAnswer:
        """What a trigger tells, and who has which part in it.

        Args:
            pieces: those of the sentence.
            trigger: the trigger's words, spans in the sentence.
            parties: the phrases of those who may have a part.
        """
        *labels, roles = self._run(ACT, self._encoder.act(pieces, trigger, parties))
        answer = self._answer(labels, self.card.act_temperature)
        does, suffers = _share(roles[: len(parties)]).T.tolist()
        return ActAnswer(
            types=answer.types,
            statuses=answer.statuses,
            modes=answer.modes,
            does=tuple(does),
            suffers=tuple(suffers),
        )

    def told(self, pieces: Pieces) -> list[Told]:
        """The words of a sentence that may tell acts, in its order."""
        encoded = self._encoder.plain(pieces)
        (odds,) = self._run(WORDS, encoded)
        none = self.card.types.index(NONE)
        shares = [
            0.0 if span is None else 1 - _shares(row)[none]
            for span, row in zip(encoded.spans, odds[0], strict=True)
        ]
        return list(_runs(encoded, shares))

    def vector(self, pieces: Pieces, actor: Sequence[Span], recipient: Sequence[Span]) -> Vector:
        """Where the pair lies among all pairs: alike ones lie close, whatever their words."""
        (found,) = self._run(PAIR[4:], self._encoder.pair(pieces, actor, recipient))
        return np.asarray(found[0], dtype=np.float32)

    def _answer(self, labels: Sequence[Vector], temperature: float) -> Answer:
        """The shares of types, modes and statuses, from their logits in this order."""
        types, modes, statuses = (odds[0] for odds in labels)
        card = self.card
        return Answer(
            types=dict(zip(card.types, _shares(types / temperature), strict=True)),
            statuses=dict(zip(card.statuses, _shares(statuses), strict=True)),
            modes=dict(zip(card.modes, _shares(modes), strict=True)),
        )

    def _run(self, outputs: Sequence[str], encoded: Encoded) -> list[Vector]:
        ids = np.array([encoded.ids], dtype=np.int64)
        parties = [(0, *ends) for ends in encoded.parties] or [(0, 0, 0)]
        given = {
            "ids": ids,
            "mask": np.ones_like(ids),
            "at": np.array([encoded.at], dtype=np.int64),
            "parties": np.array(parties, dtype=np.int64),
        }
        return list(self._session.run(list(outputs), given, self._only_these))


def _share(odds: Vector) -> Vector:
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)


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


def _runs(encoded: Encoded, shares: Sequence[float]) -> Iterator[Told]:
    """Pieces side by side that may tell an act; a run is as likely as its likeliest piece."""
    start: Span | None = None
    end, best = 0, 0.0
    for span, share in zip((*encoded.spans, None), (*shares, 0.0), strict=True):
        if span is not None and share > _WORD:
            start, end, best = start or span, span.end, max(best, share)
        elif start is not None:
            yield Told(Span(start.start, end), best)
            start, best = None, 0.0
