"""Candidates and layers to reports: the one place where a report is put together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec import structs

from dateline.assemble.accused import with_doers
from dateline.assemble.ages import is_historical, status_on
from dateline.assemble.agree import agreed
from dateline.assemble.bystanders import of_the_people, of_the_scene
from dateline.assemble.coreference import Actors
from dateline.assemble.elsewhere import Elsewhere
from dateline.assemble.home import CountryPlace
from dateline.assemble.index import Index
from dateline.assemble.lend import lent, of_vote, tried_over
from dateline.assemble.narrative import Narrative, Told
from dateline.assemble.parties import UNSIGNED, blamed, is_political, parties, struck
from dateline.assemble.presence import spoken_of
from dateline.assemble.said import ActorAt, Speakers
from dateline.assemble.sayings import Sayings
from dateline.assemble.when import Calendar
from dateline.assemble.where import Map
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.passing import PassingWords
from dateline.knowledge.powers import Power
from dateline.model import (
    Actor,
    Article,
    Attribution,
    Candidate,
    Evidence,
    Place,
    Report,
    Size,
    SizeMention,
    Span,
    Time,
    Where,
)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is known of an article when its reports are put together."""

    article: Article
    dateline: Span | None
    times: Sequence[Time]
    places: Sequence[Place]
    attributions: Sequence[Attribution]
    sizes: Sequence[SizeMention]
    actor_at: ActorAt
    actors: Actors
    contexts_of: Callable[[Span], tuple[str, ...]]
    is_capital: Callable[[str], bool]
    country_place: CountryPlace
    local: frozenset[str]
    passing: PassingWords
    powers: Sequence[Power]


def assemble(candidates: Sequence[Candidate], findings: Findings, ontology: Ontology) -> list[Report]:
    """The reports of the candidates that stand, in the order of the text."""
    standing = sorted((c for c in candidates if not c.lost), key=lambda c: c.trigger.start)
    words = sorted((c.trigger for c in candidates), key=lambda t: t.start)
    assembler = _Assembler(findings, [c.trigger for c in standing], words, ontology)
    told: list[Told] = []
    places: dict[str, int] = {}
    for candidate in standing:
        report = assembler.report_of(candidate, told)
        if report is None:
            continue
        at = places.setdefault(report.id, len(told))
        told[at : at + 1] = [Told(candidate, report, earlier=assembler.is_earlier(candidate))]
    told.sort(key=lambda t: (t.report.trigger.start, t.report.rule))
    reports = agreed(told, lent(told, assembler.narrative), assembler.narrative)
    settled = [assembler.settled(one, report) for one, report in zip(told, reports, strict=True)]
    again = _again(told, settled, assembler.narrative)
    dated = of_vote(assembler.of_crime(told, again))
    elsewhere = Elsewhere(findings.actors, findings.powers, assembler.narrative, findings.article.text)
    done = with_doers(elsewhere.filled(told, dated), findings.article.text)
    return of_the_people([of_the_scene(report) for report in done], findings.actors)


def _again(told: Sequence[Told], reports: Sequence[Report], narrative: Narrative) -> list[Report]:
    """The reports, those still of the day of the article given that at which the text tells the act again."""
    if not any(_is_of_today(report) for report in reports):
        return list(reports)
    tellings = [Told(one.candidate, report, one.earlier) for one, report in zip(told, reports, strict=True)]
    again = lent(tellings, narrative, _is_of_today)
    return [
        structs.replace(report, when=other.when, historical=other.historical)
        for report, other in zip(reports, again, strict=True)
    ]


def _is_of_today(report: Report) -> bool:
    """Whether it has the day of the article, for want of another."""
    return report.when.why == "published"


class _Assembler:
    """Puts the reports of one article together."""

    def __init__(
        self, findings: Findings, acts: Sequence[Span], words: Sequence[Span], ontology: Ontology
    ) -> None:
        self._findings, self._words = findings, words
        self._ontology = ontology
        text = findings.article.text
        self.narrative = Narrative(text, findings.passing, findings.article.body)
        self._map = Map(
            findings.places,
            findings.dateline,
            text,
            findings.is_capital,
            findings.country_place,
            findings.local,
            self.narrative,
            spoken_of(findings.attributions, findings.actor_at),
            actors=findings.actors.all,
        )
        times, published = findings.times, findings.article.published
        sayings = Sayings(text, times, findings.attributions, findings.actor_at, published)
        self._calendar = Calendar(
            times, published, text, self.narrative, acts, sayings, findings.dateline, findings.passing
        )
        self.settled = self._calendar.settled
        self.is_earlier = self._calendar.is_earlier
        self._speakers = Speakers(findings.attributions, acts, findings.actor_at)
        self._sizes = Index((size.trigger, size) for size in findings.sizes)

    def of_crime(self, told: Sequence[Told], reports: Sequence[Report]) -> list[Report]:
        """The reports, the deed that the article is about given the day that its words tell."""
        dated = self._calendar.deeds.dated(told, reports, tried_over(told, self.narrative))
        published = self._findings.article.published
        return [
            r if r.when is old.when else structs.replace(r, historical=is_historical(r.when, published))
            for r, old in zip(dated, reports, strict=True)
        ]

    def _doers(self, candidate: Candidate, phrases: Sequence[Evidence]) -> Sequence[Evidence]:
        """The phrases of those who did it: the bombing that killed ten is nobody."""
        if candidate.type not in UNSIGNED:
            return phrases
        return tuple(p for p in phrases if not self._findings.actors.is_act(p, self._words))

    def report_of(self, candidate: Candidate, told: Sequence[Told]) -> Report | None:
        """The report of one candidate; None where nobody of politics has a part in it."""
        ontology, article = self._ontology, self._findings.article
        said = self._speakers.of(candidate)
        spoken = candidate.actors
        if candidate.speaker:
            if said is None or said.source is None:
                return None
            spoken, said = (said.source.evidence,), None
        actors = parties(self._doers(candidate, spoken), self._findings.actors, self._map, said)
        recipients = parties(candidate.recipients, self._findings.actors, self._map, said, actors)
        if candidate.speaker and not recipients:
            if candidate.recipients:
                return None  # "the army said it was responsible": nobody else is blamed
            recipients = blamed(candidate, actors, [t.report for t in told], ontology)
        where = self._where_of(candidate, actors, recipients, told)
        if candidate.type == "ASSAULT" and not recipients:
            recipients = struck(candidate.recipients, self._findings.actors, self._map, where)
        placed = where.why == "stated" and candidate.type in UNSIGNED
        asks = (candidate.type, candidate.mode) == ("REQUEST", "yield")
        yielding = asks and bool(actors)  # "to demand the release of the monks"
        if not (placed or yielding or is_political(candidate.type, actors, recipients, ontology)):
            return None
        when = self._calendar.when_of(candidate, (*actors, *recipients), where, told)
        status = status_on(candidate, when, article.published)
        cameo = ontology.cameo(candidate.type, candidate.mode, code=candidate.cameo, status=status)
        return Report(
            id=_id(article.id, candidate),
            article_id=article.id,
            published=article.published,
            type=candidate.type,
            mode=candidate.mode,
            contexts=self._findings.contexts_of(candidate.sentence),
            plover=ontology.plover_of(candidate.type, status),
            cameo=cameo,
            quad=ontology.quad(candidate.type),
            intensity=ontology.intensity(candidate.type, candidate.mode),
            goldstein=ontology.goldstein(cameo),
            status=status,
            historical=is_historical(when, article.published),
            actors=actors,
            recipients=recipients,
            when=when,
            where=where,
            attribution=said,
            size=self._size_of(candidate),
            trigger=candidate.trigger,
            sentence=candidate.sentence,
            rule=candidate.rule,
            confidence=candidate.score,
            status_evidence=candidate.status_words,
        )

    def _where_of(
        self, candidate: Candidate, actors: Sequence[Actor], others: Sequence[Actor], told: Sequence[Told]
    ) -> Where:
        """The place of a candidate, in the light of when it was."""
        old, stale = self._calendar.is_old(candidate, told), self._calendar.is_stale(candidate)
        return self._map.where_of(candidate, actors, others, told, old=old, stale=stale)

    def _size_of(self, candidate: Candidate) -> dict[str, Size]:
        """The numbers that hang on the candidate's own words, by kind (killed, injured ...)."""
        found: dict[str, Size] = {}
        own = self._sizes.over(candidate.trigger)
        near = [s for span in candidate.scope for s in self._sizes.over(span) if span.contains(s.evidence)]
        for size in (*own, *(s for s in near if self._ontology.bears(candidate.type, s.kind))):
            found.setdefault(size.kind, Size(size.low, size.high, size.evidence))
        return found


def _id(article_id: str, candidate: Candidate) -> str:
    """A hash of what the report is: coding twice gives the same ids."""
    parts = (
        article_id,
        candidate.type,
        candidate.trigger.start,
        candidate.trigger.end,
        *((p.start, p.end) for p in (*candidate.actors, *candidate.recipients)),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
