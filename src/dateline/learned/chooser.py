"""Two coders, one answer: how sure a reading is after both have spoken, learnt on held-back sentences.

Both parts are logistic regressions over what the coders say, so that a confidence of .8 means that
eight in ten such readings were right (docs/accuracy.md has the table).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

from dateline.learned.answer import Answer
from dateline.learned.instances import NONE
from dateline.model import Status

T = TypeVar("T")
_EDGE = 1e-4  # shares are kept this far from 0 and 1, where their log odds end


class Opinion(Struct, frozen=True):
    """What the coders say of one reading of the rules.

    `rule` is the rules' score; `same` is the learned coder's share for the same type, `none` that for no
    act at all, both null where the reading has but one party and the learned coder is not asked.
    """

    rule: float
    same: float | None = None
    none: float | None = None


class Chooser(Struct, frozen=True):
    """The weights, and the confidence below which a reading is not told.

    `rules` weighs, in this order: 1, the rules' score, and where the learned coder was asked 1, the log
    odds of the same type and those of no act. `alone` weighs 1 and the log odds of
    the type and of no act, for what the learned coder alone reads. `trust` is how much a rule's answer
    on a marked pair weighs beside the learned one: at least, and by how well it joins the pair.
    """

    rules: tuple[float, ...]
    alone: tuple[float, ...]
    trust: tuple[float, float]
    least: float
    least_alone: float
    least_promise: float

    def both(self, opinion: Opinion) -> float:
        """How likely a reading of the rules is right, 0 to 1."""
        return _share(self.rules, features(opinion))

    def learned(self, same: float, none: float) -> float:
        """How likely a reading of the learned coder alone is right, 0 to 1."""
        return _share(self.alone, alone_features(same, none))


def joint(
    answer: Answer,
    told: str,
    fits: float,
    trust: tuple[float, float],
    plover_of: Callable[[str, Status], str],
) -> dict[str, float]:
    """How likely each PLOVER code of a marked pair is, by both coders together.

    Args:
        answer: the learned coder's.
        told: the code that the rules give, empty where they are silent.
        fits: how well the rules' reading joins the pair (`assemble.relation.fit`).
        trust: see `Chooser`.
        plover_of: the PLOVER code of a type with a status.
    """
    shares: dict[str, float] = {}
    for type_, share in answer.types.items():
        for status, part in answer.statuses.items() if type_ != NONE else ():
            code = plover_of(type_, status)
            shares[code] = shares.get(code, _EDGE) + share * part
    if told in shares:
        shares[told] *= math.exp(trust[0] + trust[1] * fits)
    total = sum(shares.values())
    return {code: share / total for code, share in shares.items()}


def likeliest(shares: dict[str, float]) -> str:
    """The code with the largest share; of equals, the last by name."""
    return max(shares, key=lambda code: (shares[code], code))


def features(opinion: Opinion) -> tuple[float, ...]:
    """What `Chooser.rules` weighs."""
    if opinion.same is None or opinion.none is None:
        return (1.0, opinion.rule, 0.0, 0.0, 0.0)
    return (1.0, opinion.rule, 1.0, _odds(opinion.same), _odds(opinion.none))


def pair_of(actors: Sequence[T], recipients: Sequence[T]) -> tuple[Sequence[T], Sequence[T]] | None:
    """Between whom a reading is: doers and those done to, or two that act together; null of one alone."""
    if actors and recipients:
        return actors, recipients
    return (actors[:1], actors[1:2]) if len(actors) > 1 else None


def opinion_of(score: float, type_: str, answer: Answer | None) -> Opinion:
    """What both coders say of a reading, by its score, its type and the learned coder's answer."""
    if answer is None:
        return Opinion(score)
    return Opinion(score, answer.types.get(type_, 0.0), answer.types[NONE])


def alone_features(same: float, none: float) -> tuple[float, ...]:
    """What `Chooser.alone` weighs."""
    return (1.0, _odds(same), _odds(none))


def _odds(share: float) -> float:
    kept = min(1 - _EDGE, max(_EDGE, share))
    return math.log(kept / (1 - kept))


def _share(weights: tuple[float, ...], values: tuple[float, ...]) -> float:
    return 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values, strict=True))))
