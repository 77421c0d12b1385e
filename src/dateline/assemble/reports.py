"""Candidates and layers to reports: the one place where a report is put together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec import structs

from dateline.assemble.said import attribution_of
from dateline.assemble.when import is_historical, status_on, when_of
from dateline.assemble.where import where_of
from dateline.knowledge.ontology import Ontology
from dateline.model import (
    Actor,
    Article,
    Attribution,
    Candidate,
    Evidence,
    Place,
    Report,
    ReportAttribution,
    Size,
    SizeMention,
    Span,
    Time,
    When,
)

# society's codes that are politics by themselves
_PUBLIC = frozenset({"OPP", "PRE", "REF", "ELI", "LAB", "CRM"})
_LINKS = frozenset(["of", "in", "near", "at", "on", "for", "from", "to", "by", "with"])
_FIRST_PERSON = frozenset({"i", "we", "me", "us"})
_ARTICLES = frozenset({"the", "a", "an"})
ActorAt = Callable[[Evidence], Actor]


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
    contexts_of: Callable[[Span], tuple[str, ...]]


def assemble(candidates: Sequence[Candidate], findings: Findings, ontology: Ontology) -> list[Report]:
    """The reports of the candidates that stand, in the order of the text."""
    standing = sorted((c for c in candidates if not c.lost), key=lambda c: c.trigger.start)
    acts = [c.trigger for c in standing]
    reports: dict[str, Report] = {}
    last: Report | None = None
    for candidate in standing:
        story = last.when if last is not None and _goes_on(last, candidate, findings.article.text) else None
        report = report_of(candidate, acts, findings, ontology, story)
        if report is not None:
            reports[report.id] = last = report
    return sorted(reports.values(), key=lambda r: (r.trigger.start, r.rule))


def _goes_on(last: Report, candidate: Candidate, text: str) -> bool:
    """Whether a candidate goes on with the history that the last report told, in the same paragraph."""
    between = text[last.sentence.end : candidate.sentence.start]
    return (
        last.historical
        and last.sentence != candidate.sentence
        and len(between) < 200
        and "\n\n" not in between
    )


def report_of(
    candidate: Candidate,
    acts: Sequence[Span],
    findings: Findings,
    ontology: Ontology,
    story: When | None = None,
) -> Report | None:
    """The report of one candidate; None where neither party turns out to be an actor."""
    said = attribution_of(candidate, findings.attributions, acts, findings.actor_at)
    actors = _parties(candidate.actors, findings, said, ())
    recipients = _parties(candidate.recipients, findings, said, actors)
    if not is_political(candidate.type, (*actors, *recipients), ontology):
        return None
    published = findings.article.published
    when = when_of(candidate, findings.times, published, story)
    status = status_on(candidate, when, published)
    cameo = ontology.cameo(candidate.type, candidate.mode, code=candidate.cameo, status=status)
    return Report(
        id=_id(findings.article.id, candidate),
        article_id=findings.article.id,
        published=published,
        type=candidate.type,
        mode=candidate.mode,
        contexts=findings.contexts_of(candidate.sentence),
        plover=ontology.plover_of(candidate.type, status),
        cameo=cameo,
        quad=ontology.quad(candidate.type),
        intensity=ontology.intensity(candidate.type, candidate.mode),
        goldstein=ontology.goldstein(cameo),
        status=status,
        historical=is_historical(when, published),
        actors=actors,
        recipients=recipients,
        when=when,
        where=where_of(
            candidate,
            findings.places,
            findings.dateline,
            findings.article.text,
            [p.country for p in (*actors, *recipients) if p.country],
        ),
        attribution=said,
        size=_sizes(candidate, findings.sizes),
        trigger=candidate.trigger,
        sentence=candidate.sentence,
        rule=candidate.rule,
        confidence=candidate.score,
        status_evidence=candidate.status_words,
    )


def is_somebody(actor: Actor) -> bool:
    """Whether anything is known of a party: a country, a sector, a role, or that it is a name."""
    return bool(actor.country or actor.sector or actor.role)


def is_political(type_: str, parties: Sequence[Actor], ontology: Ontology) -> bool:
    """Whether the act is one for event data: somebody of state or party, or of two countries, has a part.

    Force and protest count whoever is in it; a charity's help for its members does not.
    """
    if not parties:
        return False
    if ontology.quad(type_) == 4:
        return True
    countries = {p.country for p in parties if p.country}
    return len(countries) > 1 or any(_is_public(p, ontology) for p in parties)


def _is_public(party: Actor, ontology: Ontology) -> bool:
    if party.sector:
        return ontology.sectors[party.sector].kind == "state" or party.sector in _PUBLIC
    return party.country is not None or not party.role


def is_name(phrase: Evidence) -> bool:
    """Whether the phrase is a proper name: somebody, though nobody we know. "A road near Oslo" is none."""
    words = phrase.text.split()
    words = words[words[0].lower() in _ARTICLES :]
    cut = next((i for i, word in enumerate(words) if i and word.lower() in _LINKS), len(words))
    return bool(words[:cut]) and words[cut - 1][0].isupper()


def _parties(
    phrases: Sequence[Evidence],
    findings: Findings,
    said: ReportAttribution | None,
    taken: Sequence[Actor],
) -> tuple[Actor, ...]:
    """The actors of the phrases, each entity once, without those already on the other side.

    A thing acted upon ("the decision") is no party: PLOVER's actors are people, bodies and states.
    """
    entities = {a.entity for a in taken}
    found: list[Actor] = []
    for phrase in phrases:
        actor = _actor_of(phrase, findings, said)
        if actor.entity not in entities and (is_somebody(actor) or is_name(phrase)):
            entities.add(actor.entity)
            found.append(actor)
    return tuple(found)


def _actor_of(phrase: Evidence, findings: Findings, said: ReportAttribution | None) -> Actor:
    """Who a phrase means: in a quotation "I" is who speaks; a town or who is in it has the town's country."""
    if phrase.text.lower() in _FIRST_PERSON and said is not None and said.source is not None:
        return structs.replace(findings.actor_at(said.source.evidence), evidence=phrase)
    actor = findings.actor_at(phrase)
    if actor.country is None and (is_somebody(actor) or is_name(phrase)):
        inside = [p for p in findings.places if p.country and p.use != "modifier" and phrase.contains(p)]
        if inside:
            return structs.replace(actor, country=inside[0].country, why=f"in {inside[0].name}")
    return actor


def _sizes(candidate: Candidate, sizes: Sequence[SizeMention]) -> dict[str, Size]:
    """The numbers that hang on the candidate's own words, by kind (killed, injured ...)."""
    found: dict[str, Size] = {}
    for size in sizes:
        near = size.trigger.overlaps(candidate.trigger) or any(
            s.contains(size.evidence) for s in candidate.scope
        )
        if near and size.kind not in found:
            found[size.kind] = Size(size.low, size.high, size.evidence)
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
