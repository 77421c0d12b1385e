"""Two coders, one answer: how sure a reading is after both have spoken, learnt on held-back sentences.

The rules say where an act may be told, of what type, and who has which part by the sentence's grammar;
the learned coder says the same from the words. All is weighed by logistic regressions, so that a
confidence of .8 means that eight in ten such readings were right (docs/accuracy.md has the table).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from msgspec import Struct

from dateline.learned.answer import ActAnswer, Answer
from dateline.learned.instances import NONE
from dateline.model import Span, Status

# how many things are weighed of a party, of a rule's reading, and of the learned coder's own
PARTY, READING, ALONE = 7, 6, 8
_MUTUAL = 2  # so many who act may do it with one another
_SURE = 0.8  # above this, 24 of 26 of whom the grammar would rule out were marked in our own sentences
_EDGE = 1e-4  # shares are kept this far from 0 and 1, where their log odds end


class Side(Struct, frozen=True):
    """Whom a rule gives one part in an act: of each party whether it has it, or is joined to one that has.

    `filled` says whether somebody has it who is an actor for sure, and no thing.
    """

    has: tuple[bool, ...]
    joined: tuple[bool, ...]
    filled: bool


class RuleReading(Struct, frozen=True):
    """What a rule reads at a trigger, and to whom it gives which part."""

    type: str
    mode: str | None
    score: float
    does: Side
    suffers: Side


class Opinion(Struct, frozen=True):
    """What both coders say of one trigger.

    `parties` are all who may have a part. `status` is what the words above the trigger make of it, by the
    rules. `rule` is null where no rule takes the words for an act; then `told` is how likely the learned
    coder does.
    """

    trigger: tuple[Span, ...]
    parties: tuple[Span, ...]
    status: Status
    answer: ActAnswer
    rule: RuleReading | None
    told: float = 1.0


class Verdict(Struct, frozen=True):
    """What is made of an opinion, and how likely it is right in type, parties and status (0 to 1).

    `surely` says of each party whether there is next to no doubt that it has its part. `values` are what
    `Chooser.rules` or `Chooser.alone` weighs.
    """

    type: str
    mode: str | None
    status: Status
    does: tuple[bool, ...]
    suffers: tuple[bool, ...]
    surely: tuple[bool, ...]
    values: tuple[float, ...]
    share: float


class Chooser(Struct, frozen=True):
    """The weights, and the shares below which a reading is not told.

    `does` and `suffers` weigh, of each party: 1, whether a rule reads the trigger, whether it gives the
    party that part, whether it gives it the other, whether it gives the part to others alone, whether the
    party is joined to one of those ("and", "including"), and the log odds by the learned coder.
    `status` and `mode` are how much the rules' status and mode weigh, `switch` how much likelier (in log
    odds) another type must be than the rules' to be told in its place.
    `rules` weighs, in this order: 1, the rules' score, the log odds of the same type and of no act, how
    sure the parties are, and how sure the status is. `alone` weighs the same of what the learned coder
    alone reads, with how likely the words tell an act in place of the score, and whether nobody acts, and
    whether it is done to nobody (of what a rule reads, a side that is empty is mostly told nearby).
    `trust` is how much a rule's answer on a marked pair weighs beside the learned one: at least, and by how
    well it joins the pair.
    `least_promise` is how likely a sentence must tell an act, by its words, for the learned coder to look
    for more of them.
    """

    does: tuple[float, ...]
    suffers: tuple[float, ...]
    status: float
    mode: float
    switch: float
    rules: tuple[float, ...]
    alone: tuple[float, ...]
    trust: tuple[float, float]
    least: float
    least_alone: float
    least_promise: float

    def __post_init__(self) -> None:
        """Weights of another version can't be used.

        Raises:
            ValueError: a list of weights has another length.
        """
        lengths = [len(w) for w in (self.does, self.suffers, self.rules, self.alone)]
        if lengths != [PARTY, PARTY, READING, ALONE]:
            raise ValueError("its weights are of another version; train it anew")

    def verdict(self, opinion: Opinion) -> Verdict:
        """One answer from two coders."""
        types, type_ = opinion.answer.types, self.type_of(opinion)
        status, status_sure = self.status_of(opinion)
        parted = _parted(opinion, self.does, self.suffers)
        values: tuple[float, ...] = (
            1.0,
            opinion.rule.score if opinion.rule else _odds(opinion.told),
            _odds(types.get(type_, 0.0)),
            _odds(types[NONE]),
            parted.sure,
            status_sure,
        )
        if opinion.rule is None:
            values += (float(not any(parted.does)), float(parted.lands_on_nobody))
        return Verdict(
            type=type_,
            mode=self.mode_of(opinion, type_),
            status=status,
            does=parted.does,
            suffers=parted.suffers,
            surely=parted.surely,
            values=values,
            share=_share(self.rules if opinion.rule else self.alone, values),
        )

    def type_of(self, opinion: Opinion) -> str:
        """The rules' type, or the learned coder's where there is no other or it is that much likelier."""
        learned = opinion.answer.type
        if opinion.rule is None:
            return learned
        types = opinion.answer.types
        margin = _log(types[learned]) - _log(types.get(opinion.rule.type, 0.0))
        return learned if margin > self.switch else opinion.rule.type

    def status_of(self, opinion: Opinion) -> tuple[Status, float]:
        """The likelier status, and the log of how likely it is."""
        raised = {
            status: max(_EDGE, share) * (math.exp(self.status) if status == opinion.status else 1.0)
            for status, share in opinion.answer.statuses.items()
        }
        best = max(raised, key=raised.__getitem__)
        return best, math.log(raised[best] / sum(raised.values()))

    def mode_of(self, opinion: Opinion, type_: str) -> str | None:
        """The likelier mode of a type, null where having none is likelier."""
        own = opinion.rule.mode if opinion.rule and opinion.rule.type == type_ else ""
        modes = opinion.answer.modes_of(type_)
        return max(modes, key=lambda mode: _log(modes[mode]) + (self.mode if mode == own else 0.0))


class _Parted(Struct, frozen=True):
    """Who has which part, and the log of how likely all of that is right."""

    does: tuple[bool, ...]
    suffers: tuple[bool, ...]
    surely: tuple[bool, ...]
    sure: float

    @property
    def lands_on_nobody(self) -> bool:
        """Whether nobody is acted upon; of two who act each is the other's counterpart, as in talks."""
        return not any(self.suffers) and sum(self.does) < _MUTUAL


def _parted(opinion: Opinion, does: tuple[float, ...], suffers: tuple[float, ...]) -> _Parted:
    """Who has which part by both coders, with the weights of `Chooser.does` and `Chooser.suffers`."""
    shares = [
        [_share(weights, values) for values in party_features(opinion, side)]
        for side, weights in (("does", does), ("suffers", suffers))
    ]
    sure = sum(math.log(max(p, 1 - p)) for side in shares for p in side)
    acts, bears = (_outermost([p > 0.5 for p in side], opinion.parties) for side in shares)
    return _Parted(acts, bears, tuple(max(both) > _SURE for both in zip(*shares, strict=True)), sure)


def _outermost(has: Sequence[bool], phrases: Sequence[Span]) -> tuple[bool, ...]:
    """Without whoever is only named within another that has the part: "Chad" in "the army of Chad"."""
    chosen = [phrase for phrase, mine in zip(phrases, has, strict=True) if mine]
    return tuple(
        mine and not any(o != phrase and o.contains(phrase) for o in chosen)
        for phrase, mine in zip(phrases, has, strict=True)
    )


def party_features(opinion: Opinion, side: str) -> list[tuple[float, ...]]:
    """What `Chooser.does` ("does") or `Chooser.suffers` ("suffers") weighs of each party."""
    many = len(opinion.parties)
    nobody = Side((False,) * many, (False,) * many, filled=False)
    own: Side = getattr(opinion.rule, side) if opinion.rule else nobody
    across: Side = getattr(opinion.rule, "suffers" if side == "does" else "does") if opinion.rule else nobody
    asked = float(opinion.rule is not None)
    return [
        (1.0, asked, float(mine), float(theirs), float(own.filled and not mine), float(joined), _odds(share))
        for mine, theirs, joined, share in zip(
            own.has, across.has, own.joined, getattr(opinion.answer, side), strict=True
        )
    ]


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


def _log(share: float) -> float:
    return math.log(max(_EDGE, share))


def _odds(share: float) -> float:
    kept = min(1 - _EDGE, max(_EDGE, share))
    return math.log(kept / (1 - kept))


def _share(weights: tuple[float, ...], values: tuple[float, ...]) -> float:
    return 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values, strict=True))))
