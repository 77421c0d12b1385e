"""Who counts as a party of an event, and which acts count as events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from dateline.assemble.coreference import Actors
from dateline.assemble.where import Map
from dateline.knowledge.ontology import Ontology
from dateline.model import Actor, Candidate, Evidence, Place, Report, ReportAttribution, Where

# acts that are told without anybody: "clashes broke out in Khartoum"
UNSIGNED = frozenset({"ASSAULT", "PROTEST"})
_COUNT = re.compile(
    r"(?:at least |more than |about |some |nearly |around |up to |over )*"
    r"(?:[\d,.]+|dozens|hundreds|thousands|scores|several|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?: others| more)?(?: in \w.*)?",
    re.IGNORECASE,
)
# people whom nothing names but what they did or suffer: "those who fled", "those responsible for the raid"
_THOSE = re.compile(
    r"(?:all |any of |some of |many of )?those(?:$| (?:\w+ly )?"
    r"(?:who|whom|whose|responsible|involved|behind|guilty|accused|suspected|convicted|arrested|detained|imprisoned"
    r"|jailed|held|killed|wounded|injured|hurt|affected|displaced)\b)",
    re.IGNORECASE,
)
_MATERIAL_CONFLICT = 4  # the quad class
_JUST_SAID = 600  # characters, some three paragraphs of news, to the act that outrages
# society's codes that are politics by themselves
_PUBLIC = frozenset({"OPP", "PRE", "REF", "ELI", "LAB", "CRM"})
# and those that are where they quarrel: students with a rector, a charity with a ministry
_CONTENDING = _PUBLIC | {"EDU", "REL", "SOC", "AGR", "MED"}
_LINKS = frozenset(["of", "in", "near", "at", "on", "for", "from", "to", "by", "with"])
_OURS = frozenset({"we", "us"})
_FIRST_PERSON = _OURS | {"i", "me"}
# these tell nothing themselves, so that the name of whom they stand for counts; "we" are more than who speaks
_PRONOUNS = frozenset({"i", "me", "he", "she", "it", "they", "him", "her", "them", "his", "its", "their"})
_OWNED = 3  # words: "his old house" is his, "his arrest in the killing of Smith" is nobody
_ARTICLES = frozenset({"the", "a", "an"})


def parties(
    phrases: Sequence[Evidence],
    actors: Actors,
    places: Map,
    said: ReportAttribution | None,
    taken: Sequence[Actor] = (),
) -> tuple[Actor, ...]:
    """The actors of the phrases, each entity once, without those already on the other side (`taken`).

    A thing acted upon ("the decision") is no party: PLOVER's actors are people, bodies and states.
    """
    entities = {a.entity for a in taken}
    if said is not None and said.source is not None and any(p.text.lower() in _OURS for p in phrases):
        # "we" are the ministry, and its spokesman no other party beside it
        own, ours = actors.each(said.source.evidence), actors.speaking(said.source.evidence)
        entities |= {a.entity for a in own} - {a.entity for a in ours}
    found: list[Actor] = []
    for phrase in phrases:
        if actors.is_age(phrase) or any(_is_titled(phrase, other) for other in phrases):
            continue
        for actor in _actors_of(phrase, actors, places, said):
            if actor.entity not in entities and (is_somebody(actor) or _is_named(actor, phrase)):
                entities.add(actor.entity)
                found.append(actor)
    return tuple(found)


def _is_titled(title: Evidence, name: Evidence) -> bool:
    """Whether a phrase is the title of whose name stands after it: "the interior minister, Ann Lee"."""
    follows = name.start - title.end == len(", ")
    return follows and title.text.startswith("the ") and not is_name(title.text) and _is_full(name.text)


def _is_full(name: str) -> bool:
    """Whether all words of a phrase have capitals, two at least: that of a person or a body."""
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def struck(phrases: Sequence[Evidence], actors: Actors, places: Map, where: Where) -> tuple[Actor, ...]:
    """Those who are hit where only a thing is named: "targets in Gaza", "the town of Nikopol".

    They are of the country of the place in the phrase, or of the place that is told for the act itself.
    """
    for phrase in phrases:
        thing, *others = actors.each(phrase)
        around: list[Place | Where] = [*places.inside(phrase)]
        if where.why == "stated":
            around.append(where)
        there = next((p for p in around if p.country), None)
        if there and not others:
            return (structs.replace(thing, country=there.country, why=f"in {there.name}"),)
    return ()


def blamed(
    candidate: Candidate, actors: Sequence[Actor], told: Sequence[Report], ontology: Ontology
) -> tuple[Actor, ...]:
    """Whom a word of outrage without an object ("This is madness") is about: who did the last wrong told.

    That is the doer of the nearest hostile act shortly before it that is not the speaker's own.
    """
    own = {a.entity for a in actors}
    countries = {a.country for a in actors if a.country}
    for report in reversed(told):
        if candidate.trigger.start - report.trigger.end > _JUST_SAID:
            return ()
        doers = tuple(
            a for a in report.actors if a.entity not in own and a.country and a.country not in countries
        )
        if ontology.quad(report.type) == _MATERIAL_CONFLICT and doers:
            return doers
    return ()


def _actors_of(
    phrase: Evidence, actors: Actors, places: Map, said: ReportAttribution | None
) -> tuple[Actor, ...]:
    """Who a phrase means, one by one: in a quotation "I" is who speaks."""
    if _speaks(phrase.text) and said is not None and said.source is not None:
        speaker = said.source.evidence
        ours = phrase.text.lower() in _OURS
        meant = actors.speaking(speaker) if ours else actors.each(speaker)
        return tuple(structs.replace(actor, evidence=phrase) for actor in meant)
    meant = actors.each(phrase)
    return meant if len(meant) > 1 else (_placed(meant[0], phrase, places),)


def _speaks(phrase: str) -> bool:
    """Whether a phrase is a pronoun of whoever speaks: "us", and not the US."""
    return phrase.lower() in _FIRST_PERSON and (len(phrase) == 1 or not phrase.isupper())


def _placed(actor: Actor, phrase: Evidence, places: Map) -> Actor:
    """An actor with what its phrase tells by itself: a number is people, a town has its country."""
    if _COUNT.fullmatch(phrase.text) and not (actor.sector or actor.role):
        # "killing dozens", "wounded about 70 in Karachi": people, counted
        return structs.replace(actor, sector="CVL", sectors=("CVL",), role="people", why="people, by number")
    if _THOSE.match(phrase.text) and not is_somebody(actor):
        return structs.replace(actor, role="people", why="people, by what is told of them")
    if actor.country is None and (is_somebody(actor) or _is_named(actor, phrase)):
        inside = [p for p in places.inside(phrase) if p.country]
        if inside:
            return structs.replace(actor, country=inside[0].country, why=f"in {inside[0].name}")
    return actor


def is_somebody(actor: Actor) -> bool:
    """Whether anything is known of a party: a country, a sector, a role, or that it is a name."""
    return bool(actor.country or actor.sector or actor.role)


def _is_named(actor: Actor, phrase: Evidence) -> bool:
    """Whether a party has a name: by its phrase, or of "he" and "his house" by the name of whom it means."""
    first, *rest = phrase.text.split()
    if first.lower() not in _PRONOUNS or len(rest) >= _OWNED:
        return is_name(phrase.text)
    return actor.name.lower() not in _PRONOUNS and is_name(actor.name)


def is_name(phrase: str) -> bool:
    """Whether the phrase is a proper name: somebody, though nobody we know. "A road near Oslo" is none."""
    words = phrase.split()
    words = words[words[0].lower() in _ARTICLES :]
    cut = next((i for i, word in enumerate(words) if i and word.lower() in _LINKS), len(words))
    return bool(words[:cut]) and words[cut - 1][0].isupper()


def is_political(
    type_: str, actors: Sequence[Actor], recipients: Sequence[Actor], ontology: Ontology
) -> bool:
    """Whether the act is one for event data: somebody of state or party, or of two countries, has a part.

    Force and protest count whoever is in it; a charity's help for its members does not.
    """
    everybody = (*actors, *recipients)
    if not everybody:
        return False
    if ontology.quad(type_) == 4 or (type_ == "ACCUSE" and not actors):
        return True  # "seventeen people have been indicted": nobody but the state indicts
    countries = {p.country for p in everybody if p.country}
    quarrel = ontology.is_hostile(type_) or type_ == "CONCEDE"
    public = _CONTENDING if quarrel else _PUBLIC
    return len(countries) > 1 or any(_is_public(p, public, ontology) for p in everybody)


def _is_public(party: Actor, public: frozenset[str], ontology: Ontology) -> bool:
    if party.sector:
        return ontology.sectors[party.sector].kind == "state" or party.sector in public
    return party.country is not None
