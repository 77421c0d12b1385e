"""Who did what the sentence tells without a doer, where the article names just one who can have: the police
that arrest, the prosecutors that charge, the court that sentences.

What nobody in reach is named for stays empty: a wrong party is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from dateline.assemble.accused import told_again
from dateline.assemble.coreference import Actors
from dateline.assemble.narrative import Narrative, Told, is_country
from dateline.knowledge.powers import Power
from dateline.model import Actor, ActorMention, Report

_NEAR = 2  # sentences to either side in which the body next to an act counts before all others
_FAR = 3_000  # characters within which the one body that the article names counts
_TELLINGS = 60  # reports looked at on either side
_DONE = frozenset({"occurred", "ongoing"})
_HOLDS = frozenset({"", "GOV", "MIL", "SPY"})  # those of a state who arrest people besides its police
_COUNTED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|several|some|other|former)\b", re.IGNORECASE
)
# done more than once, or all over: by more than one
_OFTEN = re.compile(
    r"\b(?:times|twice|thrice|repeatedly|(?:several|many|various|different)\s(?:\w+\s)?(?:states|countries|cities))\b"
)
# "information leading to the arrest", "to Bello's arrest"
_LEADING_TO = re.compile(r"\blead(?:s|ing)?\sto\s(?:[\w’'-]+\s){0,3}$")
_BEFORE = 40  # characters
_WORDS = re.compile(r"[\w.’'-]+")


class _Body(NamedTuple):
    """A mention of a body that holds a power."""

    mention: ActorMention
    actor: Actor
    powers: frozenset[str]

    @property
    def start(self) -> int:
        return self.mention.head.start

    @property
    def is_named(self) -> bool:
        """Whether it is told which it is: "Leeds police", and not "the police"."""
        role = (self.actor.role or "").split()
        words = self.mention.evidence.text.split()
        return bool(self.mention.name) or any(w[:1].isupper() and w.lower() not in role for w in words)


class Elsewhere:
    """The bodies of office that one article names."""

    def __init__(self, actors: Actors, powers: Sequence[Power], narrative: Narrative, text: str) -> None:
        self._powers, self._narrative, self._text = powers, narrative, text
        self._bodies = sorted(_bodies(actors, powers), key=_start)
        self._starts = [body.start for body in self._bodies]

    def filled(self, told: Sequence[Told], reports: Sequence[Report]) -> list[Report]:
        """The reports, those of an act of office without a doer given the body that the article names."""
        filled = list(reports)
        for at, (one, report) in enumerate(zip(told, reports, strict=True)):
            powers = () if report.actors or report.status not in _DONE else self._powers_of(report)
            if powers:
                beside = reports[max(0, at - _TELLINGS) : at + _TELLINGS]
                filled[at] = self._again(report, beside) or self._of(one, report, powers)
        return filled

    def _powers_of(self, report: Report) -> tuple[Power, ...]:
        return tuple(p for p in self._powers if p.is_of(report.type, report.mode, report.trigger.text))

    def _again(self, report: Report, beside: Sequence[Report]) -> Report | None:
        """The report with the doers that all other tellings have: "held by Iran", then "was held"."""
        able = {p.sector for p in self._powers_of(report)} | (
            _HOLDS if report.type == "COERCE" else frozenset()
        )
        people = {r.entity for r in report.recipients if not is_country(r)}
        same = [
            other
            for other in beside
            if other.actors
            and all(a.country and a.sector in able for a in other.actors)
            and (other.type, other.mode, other.historical) == (report.type, report.mode, report.historical)
            and other.status in _DONE
            and people & {r.entity for r in other.recipients}
            and self._powers_of(other)
        ]
        doers = told_again(same)
        return structs.replace(report, actors=doers) if doers else None

    def _of(self, one: Told, report: Report, powers: Sequence[Power]) -> Report:
        """The report with the body in reach that has the power, if there is just one."""
        sectors = {p.sector for p in powers}
        if self._is_vague(report) or any(sectors & set(r.sectors) for r in report.recipients):
            return report
        body = self._body(report, frozenset(p.id for p in powers), news=one.is_news)
        if body is None:
            return report
        actor = structs.replace(
            body.actor,
            evidence=body.mention.evidence,
            why=f"{body.actor.why}; named elsewhere in the article",
        )
        return structs.replace(report, actors=(actor,))

    def _is_vague(self, report: Report) -> bool:
        """Whether it was done by many, or is only what a reward is for."""
        before = self._text[max(0, report.trigger.start - _BEFORE) : report.trigger.start]
        return bool(_OFTEN.search(report.sentence.text) or _LEADING_TO.search(before))

    def _body(self, report: Report, powers: frozenset[str], *, news: bool) -> _Body | None:
        """The one body in reach: in its sentence, else near it, else in the whole article."""
        sentence = report.sentence
        first = bisect_left(self._starts, sentence.start - _FAR)
        last = bisect_left(self._starts, sentence.end + _FAR)
        able = [b for b in self._bodies[first:last] if b.powers & powers and self._may_act(b, report)]
        here = [b for b in able if sentence.start <= b.start < sentence.end]
        if any(_does_else(b, report) for b in here):
            return None
        near = [b for b in able if self._apart(b, report) <= _NEAR]
        for tier in (here, near, able if news else []):
            if tier:
                return _one_of(tier, report.trigger.start, able)
        return None

    def _may_act(self, body: _Body, report: Report) -> bool:
        """Whether a body may be the doer: not who suffers or tells it, nor one of another country."""
        country = body.actor.country
        if _tells(body, report):
            return False  # "was arrested, Leeds police said": whoever arrested him
        apart = country and report.where.country and report.where.country != country
        return not apart and all(body.actor.entity != r.entity for r in report.recipients)

    def _apart(self, body: _Body, report: Report) -> int:
        """How many sentences lie between."""
        sentence = report.sentence
        if sentence.start <= body.start < sentence.end:
            return 0
        if body.start < sentence.start:
            return self._narrative.sentences(body.start, sentence.start)
        return self._narrative.sentences(sentence.end - 1, body.start) + 1


def _one_of(tier: Sequence[_Body], at: int, able: Sequence[_Body]) -> _Body | None:
    """The one that all in a tier are; "the police" are those that are named, where the article names one."""
    named = _apart_from(b for b in tier if b.is_named)
    if len(named) > 1:
        return None
    if not named:
        every = _apart_from(b for b in able if b.is_named)
        if len(every) == 1:
            named = every
    if named:
        return named[0]
    return min(tier, key=lambda b: abs(b.start - at))


def _apart_from(bodies: Iterable[_Body]) -> list[_Body]:
    """The bodies, each entity and each name once."""
    found: dict[str, _Body] = {}
    for body in bodies:
        if any(
            b.actor.name.lower() in body.actor.name.lower() or body.actor.name.lower() in b.actor.name.lower()
            for b in found.values()
        ):
            continue
        found.setdefault(body.actor.entity, body)
    return list(found.values())


def _does_else(body: _Body, report: Report) -> bool:
    """Whether a court does something else in the sentence: "a higher court cut his sentence"."""
    return body.actor.sector == "JUD" and body.mention.subject and not _tells(body, report)


def _tells(body: _Body, report: Report) -> bool:
    """Whether a mention of a body is that of who tells of the act."""
    source = report.attribution.source if report.attribution else None
    return source is not None and source.evidence.start <= body.start < source.evidence.end


def _start(body: _Body) -> int:
    return body.start


def _bodies(actors: Actors, powers: Sequence[Power]) -> Iterator[_Body]:
    for mention, actor in zip(actors.mentions, actors.all, strict=True):
        held = frozenset(p.id for p in powers if _holds(mention, actor, p))
        if held:
            yield _Body(mention, actor, held)


def _holds(mention: ActorMention, actor: Actor, power: Power) -> bool:
    """Whether a mention is of a body, and no mere member of one, that has a power."""
    if mention.modifier or mention.kind == "pronoun" or power.sector not in actor.sectors:
        return False
    text = mention.evidence.text
    if _COUNTED.search(text):
        return False
    role = actor.role or " ".join(_WORDS.findall(text)).replace("’", "'").lower()
    fits = any(role == own or role.endswith(" " + own) for own in power.roles)
    force = bool(role) and text.lower().endswith(role)  # the model takes "Yorkshire Police" for a person
    if (mention.kind == "person" and not force) or (mention.kind == "role" and not mention.plural):
        return power.people and fits
    if fits:
        return True
    return power.named and not actor.role and bool(mention.name)
