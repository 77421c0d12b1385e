"""Fitting the chooser on held-back sentences: how far to trust each coder, and both together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import torch
from msgspec import Struct, structs
from torch import nn

from dateline.assemble.relation import told_of
from dateline.learned.acts import first_reports, letter_of
from dateline.learned.answer import Answer
from dateline.learned.chooser import ALONE, PARTY, READING, Chooser, Opinion, joint, likeliest, party_features
from dateline.learned.coder import LearnedCoder
from dateline.learned.corpus import MarkedReport, MarkedSentence, same_status
from dateline.learned.instances import NONE, instances
from dateline.model import Candidate, Span, Status
from dateline.pipeline import Coder

_LEAST = 0.2  # a reading less likely than this is not told: what is right below costs four wrong and more
_LEAST_ALONE = 0.4  # what the rules do not see at all must be surer
# So much more the rules weigh than our own sentences tell: those are from the hands that the learned coder
# learned from, and on text of others it errs more often (tried on the first two thirds of PLV).
_TRUST, _STATUS, _SWITCH = (1.0, 1.0), 0.5, 1.5
_KEPT = 0.95  # of the sentences that tell an act, how many the gate lets through

PloverOf = Callable[[str, Status], str]


UNCHOSEN = Chooser(
    does=(0.0,) * PARTY,
    suffers=(0.0,) * PARTY,
    status=0.0,
    mode=0.0,
    switch=99.0,
    rules=(0.0,) * READING,
    alone=(0.0,) * ALONE,
    trust=(0.0, 0.0),
    least=0.0,
    least_alone=0.0,
    least_promise=0.0,
)


class Case(Struct, frozen=True):
    """What is weighed, and whether it was right."""

    values: tuple[float, ...]
    right: bool


def choose(
    coder: LearnedCoder, sentences: Sequence[MarkedSentence], rules: Coder, plover_of: PloverOf
) -> Chooser:
    """The chooser that fits the held-back sentences best.

    Args:
        coder: the trained coder.
        sentences: marked sentences that it was not trained on.
        rules: what the rules read is asked of this.
        plover_of: the PLOVER code of a type with a status.
    """
    heard = [h for s in sentences for h in _heard(s, rules.opinions(s.text, coder))]
    does, suffers = (_logistic(PARTY, _of_parties(heard, side)) for side in ("does", "suffers"))
    read = {s.id: [c for c in rules.candidates(s.text) if not c.lost] for s in sentences}
    first = Chooser(
        does=does,
        suffers=suffers,
        status=_status(heard),
        mode=_mode(heard),
        switch=_switch(heard),
        rules=(0.0,) * READING,
        alone=(0.0,) * ALONE,
        trust=_trust(coder, sentences, read, plover_of),
        least=_LEAST,
        least_alone=_LEAST_ALONE,
        least_promise=_promise(coder, sentences),
    )
    cases = [(h.opinion.rule is None, _case(first, h)) for h in heard]
    return structs.replace(
        first,
        rules=_logistic(READING, [case for alone, case in cases if not alone]),
        alone=_logistic(ALONE, [case for alone, case in cases if alone]),
    )


class Heard(Struct, frozen=True):
    """An opinion on words of a marked sentence, the letters of its parties, and what the marks say of them.

    `report` is null where no act is marked.
    """

    opinion: Opinion
    letters: tuple[str | None, ...]
    report: MarkedReport | None


def _heard(sentence: MarkedSentence, opinions: Iterable[tuple[int, Opinion]]) -> Iterator[Heard]:
    for start, opinion in opinions:
        type_ = opinion.rule.type if opinion.rule else opinion.answer.type
        trigger = [Span(t.start + start, t.end + start) for t in opinion.trigger]
        told = [
            r
            for r in first_reports(sentence)
            if any(t.overlaps(m) for t in trigger for m in sentence.triggers[r.trigger])
        ]
        same = next((r for r in told if r.type == type_), None)
        letters = [letter_of(sentence, Span(p.start + start, p.end + start)) for p in opinion.parties]
        yield Heard(opinion, tuple(letters), same or next(iter(told), None))


def _of_parties(heard: Iterable[Heard], side: str) -> list[Case]:
    """Each party of each act that is marked: what is known of it, and whether it has the part.

    A thing that a rule gives the part, and that nobody marked as an actor, is neither right nor wrong.
    """
    cases = []
    for h in heard:
        if h.report is not None:
            wanted = h.report.actors if side == "does" else h.report.recipients
            given = getattr(h.opinion.rule, side).has if h.opinion.rule else (False,) * len(h.letters)
            cases += [
                Case(values, letter in wanted)
                for values, letter, mine in zip(
                    party_features(h.opinion, side), h.letters, given, strict=True
                )
                if letter is not None or not mine
            ]
    return cases


def _status(heard: Sequence[Heard]) -> float:
    """How much the rules' status weighs: by trying on our own sentences, and `_STATUS` more."""

    def right(weight: float) -> int:
        chooser = structs.replace(UNCHOSEN, status=weight)
        return sum(
            same_status(chooser.status_of(h.opinion)[0], h.report.status)
            for h in heard
            if h.report is not None
        )

    return _STATUS + max((w / 4 for w in range(25)), key=lambda weight: (right(weight), -weight))


def _mode(heard: Sequence[Heard]) -> float:
    """How much the rules' mode weighs: by trying on our own sentences."""
    told = [(h.opinion, h.report) for h in heard if h.report is not None and h.opinion.rule is not None]

    def right(weight: float) -> int:
        chooser = structs.replace(UNCHOSEN, mode=weight)
        return sum(chooser.mode_of(opinion, report.type) == report.mode for opinion, report in told)

    return max((w / 4 for w in range(25)), key=lambda weight: (right(weight), weight))


def _switch(heard: Sequence[Heard]) -> float:
    """How much likelier another type must be than the rules' to replace it: by trying, and `_SWITCH` more."""
    told = [h for h in heard if h.report is not None and h.opinion.rule is not None]

    def right(margin: float) -> int:
        chooser = structs.replace(UNCHOSEN, switch=margin)
        return sum(chooser.type_of(h.opinion) == h.report.type for h in told if h.report is not None)

    return _SWITCH + max((m / 4 for m in range(40)), key=lambda margin: (right(margin), margin))


def _case(chooser: Chooser, heard: Heard) -> Case:
    """What the chooser weighs of an opinion, and whether its verdict is what the marks say."""
    verdict, report = chooser.verdict(heard.opinion), heard.report
    if report is None or report.type != verdict.type or not same_status(verdict.status, report.status):
        return Case(verdict.values, right=False)
    right = _are(verdict.does, heard.letters, report.actors) and _are(
        verdict.suffers, heard.letters, report.recipients
    )
    return Case(verdict.values, right)


def _are(found: Sequence[bool], letters: Sequence[str | None], wanted: Sequence[str]) -> bool:
    """Whether all that are marked are found, and nobody else that is marked."""
    return {x for has, x in zip(found, letters, strict=True) if has and x is not None} == set(wanted)


def _promise(coder: LearnedCoder, sentences: Iterable[MarkedSentence]) -> float:
    promises = sorted(coder.promise(coder.pieces(s.text)) for s in sentences if s.reports)
    return round(promises[int(len(promises) * (1 - _KEPT))], 3) if promises else 0.0


def _trust(
    coder: LearnedCoder,
    sentences: Iterable[MarkedSentence],
    read: Mapping[str, Sequence[Candidate]],
    plover_of: PloverOf,
) -> tuple[float, float]:
    """How much a rule's answer weighs beside the learned one, by how well it joins the pair: by trying.

    That is on our own sentences; `_TRUST` is added.
    """
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
    base, slope = max(grid, key=lambda trust: (right(trust), -abs(trust[0]), -trust[1]))
    return base + _TRUST[0], slope + _TRUST[1]


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
