"""Fitting the chooser on held-back sentences: how far to trust each coder, and both together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import torch
from msgspec import Struct
from torch import nn

from dateline.assemble.relation import told_of
from dateline.learned.answer import Answer
from dateline.learned.chooser import Chooser, alone_features, features, joint, likeliest, opinion_of, pair_of
from dateline.learned.coder import LearnedCoder
from dateline.learned.corpus import MarkedReport, MarkedSentence
from dateline.learned.instances import NONE, Instance, instances
from dateline.model import Candidate, Span, Status

_LEAST = 0.08  # a reading less likely than this is not told
_LEAST_ALONE = 0.6  # what the rules do not see at all must be surer
_KEPT = 0.9  # of the sentences that tell an act, how many the gate lets through
_RULES, _ALONE = 5, 3  # how many things the chooser weighs of each
_SAME: Mapping[Status, Status] = {"ongoing": "occurred"}

Candidates = Callable[[str], Sequence[Candidate]]
PloverOf = Callable[[str, Status], str]


class Case(Struct, frozen=True):
    """What is weighed, and whether it was right."""

    values: tuple[float, ...]
    right: bool


def choose(
    coder: LearnedCoder, sentences: Sequence[MarkedSentence], candidates: Candidates, plover_of: PloverOf
) -> Chooser:
    """The chooser that fits the held-back sentences best.

    Args:
        coder: the trained coder.
        sentences: marked sentences that it was not trained on.
        candidates: what the rules read in a text.
        plover_of: the PLOVER code of a type with a status.
    """
    read = {s.id: [c for c in candidates(s.text) if not c.lost] for s in sentences}
    promises = sorted(coder.promise(coder.pieces(s.text)) for s in sentences if s.reports)
    return Chooser(
        rules=_logistic(_RULES, [case for s in sentences for case in _of_rules(coder, s, read[s.id])]),
        alone=_logistic(_ALONE, [case for s in sentences for case in _of_learned(coder, s, read[s.id])]),
        trust=_trust(coder, sentences, read, plover_of),
        least=_LEAST,
        least_alone=_LEAST_ALONE,
        least_promise=round(promises[int(len(promises) * (1 - _KEPT))], 3),
    )


def _of_rules(coder: LearnedCoder, sentence: MarkedSentence, read: Sequence[Candidate]) -> Iterator[Case]:
    pieces = coder.pieces(sentence.text)
    for candidate in read:
        pair = pair_of(candidate.actors, candidate.recipients)
        answer = coder.read(pieces, *pair) if pair else None
        opinion = opinion_of(candidate.score, candidate.type, answer)
        right = any(tells(candidate, report, sentence) for report in sentence.reports)
        yield Case(features(opinion), right)


def _of_learned(coder: LearnedCoder, sentence: MarkedSentence, read: Sequence[Candidate]) -> Iterator[Case]:
    """Pairs that the rules say nothing of, in which the learned coder sees something."""
    pieces = coder.pieces(sentence.text)
    for instance in instances(sentence):
        if any(_joins(c, instance) for c in read):
            continue
        answer = coder.read(pieces, instance.actor, instance.recipient)
        same, none = answer.types[answer.type], answer.types[NONE]
        if same > 0.2:
            yield Case(alone_features(same, none), answer.type == instance.type)


def tells(candidate: Candidate, report: MarkedReport, sentence: MarkedSentence) -> bool:
    """Whether a reading tells a marked report: its type, its parties and its status."""
    same = _SAME.get(candidate.status, candidate.status) == _SAME.get(report.status, report.status)
    return (
        candidate.type == report.type
        and same
        and _fills(candidate.actors, report.actors, sentence)
        and _fills(candidate.recipients, report.recipients, sentence)
    )


def _fills(found: Sequence[Span], wanted: Sequence[str], sentence: MarkedSentence) -> bool:
    """Whether the phrases are those marked; where nobody is, a thing may stand, but no other actor."""
    told = [span for letter in wanted for span in sentence.actors[letter]]
    if told:
        return any(f.overlaps(t) for f in found for t in told)
    return not any(f.overlaps(s) for f in found for spans in sentence.actors.values() for s in spans)


def _joins(candidate: Candidate, instance: Instance) -> bool:
    parties = (*candidate.actors, *candidate.recipients)
    return all(
        any(p.overlaps(s) for p in parties for s in spans) for spans in (instance.actor, instance.recipient)
    )


def _trust(
    coder: LearnedCoder,
    sentences: Iterable[MarkedSentence],
    read: Mapping[str, Sequence[Candidate]],
    plover_of: PloverOf,
) -> tuple[float, float]:
    """How much a rule's answer weighs beside the learned one, by how well it joins the pair: by trying."""
    asked: list[tuple[Answer, str, float, str]] = []
    for sentence in sentences:
        pieces = coder.pieces(sentence.text)
        for instance in instances(sentence):
            if instance.type == NONE:
                continue
            told, fits = told_of(read[sentence.id], instance.actor, instance.recipient, plover_of)
            wanted = plover_of(instance.type, instance.status)
            asked.append((coder.read(pieces, instance.actor, instance.recipient), told, fits, wanted))

    def right(trust: tuple[float, float]) -> int:
        return sum(
            likeliest(joint(answer, told, fits, trust, plover_of)) == wanted
            for answer, told, fits, wanted in asked
        )

    grid = [(base / 2, slope / 4) for base in range(-8, 5) for slope in range(9)]
    return max(grid, key=lambda trust: (right(trust), -abs(trust[0]), -trust[1]))


def _logistic(many: int, cases: Sequence[Case]) -> tuple[float, ...]:
    """The `many` weights of a logistic regression, lightly shrunk; without cases, none weighs anything."""
    if not cases:
        return (0.0,) * many
    values = torch.tensor([c.values for c in cases], dtype=torch.float64)
    wanted = torch.tensor([float(c.right) for c in cases], dtype=torch.float64)
    weights = torch.zeros(values.shape[1], dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        told = nn.functional.binary_cross_entropy_with_logits(values @ weights, wanted)
        whole = told + 1e-3 * weights[1:].pow(2).sum()
        whole.backward()
        return whole

    optimiser.step(loss)
    return tuple(round(w, 4) for w in weights.tolist())


def temperature(odds: torch.Tensor, wanted: torch.Tensor) -> float:
    """By what the logits are to be divided so that shares are shares (Guo et al., ICML 2017)."""
    grid = [t / 20 for t in range(10, 61)]
    return min(grid, key=lambda t: float(nn.functional.cross_entropy(odds / t, wanted)))
