"""The way of the data: path -> Article -> Reading -> mentions -> Report. This file alone knows the order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Literal

from spacy.language import Language

from dateline.assemble.coreference import Actors, link
from dateline.assemble.relation import Relation, agreed, best_for, relation_of, told_of
from dateline.assemble.reports import Findings, assemble
from dateline.assemble.speakers import Voices
from dateline.errors import LearnedError
from dateline.find import actors as find_actors
from dateline.find import attributions as find_attributions
from dateline.find import contexts as find_contexts
from dateline.find import places as find_places
from dateline.find import sizes as find_sizes
from dateline.find import times as find_times
from dateline.find.triggers import Finder
from dateline.find.triggers.second import SecondReader
from dateline.knowledge.guess import RULE
from dateline.knowledge.whole import Knowledge
from dateline.learned.acts import FirstPass
from dateline.learned.alike import Alike, Example
from dateline.learned.chooser import Opinion, joint
from dateline.learned.coder import SHIPPED, LearnedCoder
from dateline.model import (
    ActorCode,
    ActorLayer,
    ActorMention,
    Article,
    Attribution,
    Candidate,
    Evidence,
    Failure,
    Layers,
    Place,
    Report,
    SizeMention,
    Source,
    Span,
    Time,
)
from dateline.resolve import actors as resolve_actors
from dateline.resolve import dates as resolve_dates
from dateline.resolve import places as resolve_places
from dateline.text import Caser, Reading, as_stored, load_model, read, read_many

_ANY_DAY = date(2020, 1, 1)  # of a sentence without one
Coders = Literal["both", "rules"]


@dataclass(frozen=True, slots=True)
class Coded:
    """One article with all that was found in it; `candidates` holds the readings that lost, too."""

    article: Article
    reports: tuple[Report, ...]
    candidates: tuple[Candidate, ...]
    layers: Layers


@dataclass(frozen=True, slots=True)
class _Mentions:
    """What the stages before the assembler found in one reading."""

    sentences: tuple[Span, ...]
    times: Sequence[Time]
    places: Sequence[Place]
    actors: Actors
    voices: Voices
    attributions: Sequence[Attribution]
    sizes: Sequence[SizeMention]
    candidates: Sequence[Candidate]


class Coder:
    """Codes articles into reports; loads model and packs once, and keeps no state between articles.

    Args:
        model: name or path of a spaCy pipeline; None takes the English one that is installed.
        packs: the user's own pack folders, read after the shipped ones.
        coders: "both", or "rules" for the rules alone.
        learned: the folder of the second coder; null takes the `learned` of the last pack that has one,
            else the shipped one. Where it is missing or damaged the rules code alone, and `notes` says so.

    Raises:
        ModelMissingError, PackError, GazetteerError: what it stands on can't be loaded.
    """

    def __init__(
        self,
        model: str | None = None,
        packs: tuple[Path, ...] = (),
        coders: Coders = "both",
        learned: Path | None = None,
    ) -> None:
        self.notes: tuple[str, ...] = ()
        self.knowledge = Knowledge.load(packs)
        self._nlp: Language = load_model(model)
        self._learned_in = learned or _learned_in(packs)
        self._learned: LearnedCoder | None = None
        if coders == "both":
            try:
                self._learned = LearnedCoder(self._learned_in)
            except LearnedError as error:
                self.notes = (str(error),)
        know = self.knowledge
        self._population = know.gazetteer.population
        self._caser = Caser(self._nlp, know.names, self._population)
        finder = partial(
            Finder,
            know.rules,
            know.light_verbs,
            know.weapons,
            know.act_words,
            know.names,
            know.ontology.is_hostile,
        )
        self._rules = finder()
        self._triggers = finder(SecondReader(self._learned)) if self._learned else self._rules

    # --- whole articles -----------------------------------------------------------------

    def code(self, article: Article) -> Coded:
        """Code one article."""
        cased = self._caser.recast(article)
        return _stored(self._coded(read(cased, self._nlp, self._population)), article)

    def code_many(self, articles: Iterable[Article], batch_size: int = 16) -> Iterator[Coded | Failure]:
        """Code articles in order, in batches; one that breaks a stage is a Failure, and the rest goes on."""
        given: deque[Article] = deque()  # in the order of their readings
        for reading in read_many(self._cased(articles, given), self._nlp, batch_size, self._population):
            article = given.popleft()
            try:
                yield _stored(self._coded(reading), article)
            except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
                yield _failure(reading.article, error)

    def _cased(self, articles: Iterable[Article], given: deque[Article]) -> Iterator[Article]:
        for article in articles:
            given.append(article)
            yield self._caser.recast(article)

    def annotate(self, article: Article) -> Layers:
        """The layers of one article: sentences, times, places, actors, attributions."""
        return self.code(article).layers

    def candidates(self, text: str, day: date = _ANY_DAY) -> Sequence[Candidate]:
        """What the rules read in a bare sentence, the readings that lost included."""
        return self._rules.find(*self._seen(text, day))

    def first_pass(self, text: str) -> FirstPass:
        """What the rules see in a bare sentence, before the second coder is asked."""
        reading, mentions = self._seen(text)
        return FirstPass(mentions, list(self._rules.tellings(reading, mentions)))

    def opinions(self, text: str, learned: LearnedCoder) -> list[tuple[int, Opinion]]:
        """What the rules and a learned coder say of each act of a bare text (`Finder.opinions`)."""
        return list(self._rules.opinions(*self._seen(text), learned))

    def _seen(self, text: str, day: date = _ANY_DAY) -> tuple[Reading, Sequence[ActorMention]]:
        """A bare text as it is parsed, and those named in it who may be actors."""
        reading = read(_bare(text, day), self._nlp)
        return reading, find_actors.find(reading, self.knowledge.names)

    def relate(self, identity: str, text: str, actor: Sequence[Span], recipient: Sequence[Span]) -> Relation:
        """The relation of a marked pair: the best reading there is, always one."""
        found = self._relation(identity, self._caser.recast(_bare(text)).text, actor, recipient)
        told: Relation = as_stored(found, text)
        return told

    def _relation(
        self, identity: str, text: str, actor: Sequence[Span], recipient: Sequence[Span]
    ) -> Relation:
        plover_of = self.knowledge.ontology.plover_of
        candidates = self.candidates(text)
        best = best_for(candidates, actor, recipient)
        if self._learned is None:
            type_, confidence = self.knowledge.guess.of(text)
            return relation_of(best, (type_, RULE, confidence), identity, self.knowledge.ontology)
        answer = self._learned.read(self._learned.pieces(text), actor, recipient)
        told, fits = told_of(candidates, actor, recipient, plover_of)
        shares = joint(answer, told, fits, self._learned.card.chooser.trust, plover_of)
        return agreed(best, answer, shares, identity, text, plover_of)

    def alike(self, report: Report, many: int = 3) -> list[Example]:
        """The sentences of the corpus most like what a report stands on; none without the second coder."""
        if self._learned is None or self._alike is None:
            return []
        sentence = report.sentence
        actors, recipients = (
            [Span(p.evidence.start - sentence.start, p.evidence.end - sentence.start) for p in parties]
            for parties in (report.actors, report.recipients)
        )
        return self._alike.nearest(
            self._learned.vector(self._learned.pieces(sentence.text), actors, recipients), many
        )

    @cached_property
    def _alike(self) -> Alike | None:
        """The sentences behind the second coder: read when first asked for; null where they are missing."""
        try:
            return Alike(self._learned_in)
        except LearnedError:
            return None

    def resolve(self, phrase: str, context: str, day: date) -> ActorCode:
        """Who an actor phrase means on that day."""
        return resolve_actors.resolve(phrase, self.knowledge.names, context=context, day=day)

    # --- the stages, in order -----------------------------------------------------------

    def _coded(self, reading: Reading) -> Coded:
        mentions, ontology = self._mentions(reading), self.knowledge.ontology
        around = find_contexts.weigh(reading.text, ontology)
        findings = Findings(
            article=reading.article,
            dateline=reading.dateline,
            times=mentions.times,
            places=mentions.places,
            attributions=mentions.attributions,
            sizes=mentions.sizes,
            actor_at=mentions.voices.at,
            actors=mentions.actors,
            is_capital=self._is_capital,
            country_place=self._country_places.get,
            local=self.knowledge.place_words.local,
            passing=self.knowledge.passing,
            powers=self.knowledge.powers,
            contexts_of=partial(find_contexts.find, reading, ontology=ontology, article=around),
        )
        reports = assemble(mentions.candidates, findings, ontology)
        return Coded(reading.article, tuple(reports), tuple(mentions.candidates), _layers(reading, mentions))

    @cached_property
    def _country_places(self) -> dict[str, Place]:
        """Every country as a place of no words."""
        return resolve_places.countries(self.knowledge.gazetteer)

    def _is_capital(self, name: str) -> bool:
        return any(entry.kind == "capital" for entry in self.knowledge.names.get(name))

    def _mentions(self, reading: Reading) -> _Mentions:
        know, published = self.knowledge, reading.article.published
        sentences = tuple(reading.span(s) for s in reading.doc.sents if s.text.strip())
        times = resolve_dates.resolve(find_times.find(reading, know.times), published)
        places = resolve_places.resolve(
            find_places.find(reading, know.gazetteer, know.place_words), know.gazetteer
        )
        found = find_actors.find(reading, know.names)
        actors = link(
            found,
            know.names,
            self.resolve,
            text=reading.text,
            day=published,
            sentences=sentences,
            places=places,
        )
        attributions = find_attributions.find(reading, know.cues)
        voices = Voices(attributions, actors, know.names.gender)
        return _Mentions(
            sentences=tuple(Span(s.start, s.end) for s in sentences),
            times=times,
            places=places,
            actors=actors,
            voices=voices,
            attributions=[_sourced(a, voices) for a in attributions],
            sizes=find_sizes.find(reading, know.sizes),
            candidates=self._triggers.find(reading, found),
        )


def _bare(text: str, day: date = _ANY_DAY) -> Article:
    return Article(id="text", text=text, published=day)


def _stored(coded: Coded, article: Article) -> Coded:
    """What was coded of a recast article, told of the article as stored."""
    if coded.article is article:
        return coded
    text = article.text
    return Coded(
        article,
        as_stored(coded.reports, text),
        as_stored(coded.candidates, text),
        as_stored(coded.layers, text),
    )


def _learned_in(packs: tuple[Path, ...]) -> Path:
    """Where the second coder is: in the user's last pack that brings one, else among what ships."""
    return next((p / "learned" for p in reversed(packs) if (p / "learned").is_dir()), SHIPPED)


def _sourced(attribution: Attribution, voices: Voices) -> Attribution:
    """The attribution with its source resolved to an actor."""
    source = attribution.source
    if source is None:
        return attribution
    actor = voices.at(Evidence(source.start, source.end, source.text))
    named = Source(source.start, source.end, source.text, actor.name, actor.country, actor.sector)
    return Attribution(named, attribution.cue, attribution.content, attribution.quote, attribution.stance)


def _layers(reading: Reading, mentions: _Mentions) -> Layers:
    article = reading.article
    return Layers(
        id=article.id,
        published=article.published,
        title=article.title,
        publisher=article.publisher,
        sentences=mentions.sentences,
        times=tuple(mentions.times),
        places=tuple(mentions.places),
        actors=tuple(
            ActorLayer(
                a.evidence.start,
                a.evidence.end,
                a.evidence.text,
                a.entity,
                a.name,
                a.country,
                a.sector,
                a.role,
            )
            for a in mentions.actors.all
        ),
        attributions=tuple(mentions.attributions),
    )


def _failure(article: Article, error: Exception) -> Failure:
    return Failure(article.path, f"{type(error).__name__}: {error}", stage="code", article_id=article.id)
