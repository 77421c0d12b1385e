"""Who is who in one article: every mention of one actor gets one entity.

Names are joined by what they resolve to, then by their words (a surname, a shorter or misspelt name, an
abbreviation in brackets); titles and roles by role and country; pronouns by number, gender and nearness,
subjects first. A role without a country takes the country that the passage is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from dateline.assemble.coreference.entities import Resolver, actor_of
from dateline.assemble.coreference.linker import Linker
from dateline.assemble.coreference.story import Story
from dateline.knowledge.names import Names
from dateline.model import Actor, ActorMention, Evidence, Place, Span

__all__ = ["Actors", "Resolver", "link"]

_DEED = re.compile(r"\s(?:of|in|for|against|with)\s")
# "a spokesman for the ministry", "State Department spokeswoman Ann Lee"
_SPEAKS_FOR = re.compile(
    r"(?:(?P<body>\S.*?)\s)?spokes(?:man|woman|person)\b(?:\s(?:for|of|from)\s(?:the\s)?(?P<whose>\S.*))?",
    re.IGNORECASE,
)
# "his office": no person, but the office of one
_OFFICE = re.compile(
    r"(?:his|her)\s(?:own\s)?(?P<what>office|administration|campaign|department|agency)", re.IGNORECASE
)
_AND = " and "
_ARTICLE = len("the ")
_UPON = re.compile(r"\s(?:of|on|in|against|at)\s")
_AT = re.compile(r"\s(?:at|in|near|outside|from|on)\s(?:the\s|an?\s)?")
_ENOUGH = 0.2  # of a phrase's letters must be a mention's for the mention to be what the phrase is about


class Actors:
    """The actors of an article: one for each mention, and one for any phrase of its text."""

    def __init__(
        self,
        mentions: Sequence[ActorMention],
        actors: Sequence[Actor],
        fresh: Callable[[Evidence], Actor],
        several: Callable[[Actor, Evidence], tuple[Actor, ...]],
        sentences: Sequence[Span] = (),
    ) -> None:
        self.mentions = tuple(mentions)
        self._sentences = sentences
        self.all = tuple(actors)
        self._fresh, self._several = fresh, several
        self._order = sorted(range(len(self.mentions)), key=lambda at: self.mentions[at].head.start)
        self._heads = [self.mentions[at].head.start for at in self._order]
        self._spoken_for: dict[str, Evidence] = {}
        for mention, actor in zip(self.mentions, self.all, strict=True):
            if (body := _spoken_for(mention.evidence)) is not None:
                self._spoken_for.setdefault(actor.entity, body)

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.all)

    def __getitem__(self, at: int) -> Actor:
        return self.all[at]

    def each(self, phrase: Evidence) -> tuple[Actor, ...]:
        """The actors that a phrase means, one by one: both of "both countries", "they", "US and UK forces".

        One as a rule; all have the phrase as evidence, but for a pronoun that its own sentence explains:
        of "the army said it had", the army is the better evidence.
        """
        at = self._index(phrase)
        if office := _OFFICE.fullmatch(phrase.text):
            return (self._office_of(phrase, office["what"].lower()),)
        if at is not None and (name := self._antecedent(at)) is not None:
            return (_shown_by(self.all[at], name),)
        if len(two := self._apart(phrase)) > 1:
            return tuple(one for part in two for one in self.each(part))
        return self._several(self.at(phrase), phrase)

    def is_age(self, phrase: Evidence) -> bool:
        """Whether a number is the age of whose name stands before it: "Ann Lee, 19, was charged"."""
        if not phrase.text.isdigit():
            return False
        name = self._before(phrase.start)
        return name is not None and name.kind == "person" and name.evidence.end + 2 == phrase.start

    def is_act(self, phrase: Evidence, acts: Sequence[Span]) -> bool:
        """Whether a phrase tells an act, not who did it: "the bombing of the embassy"; `acts` tell such."""
        act = next((a for a in acts if phrase.start <= a.start and a.end < phrase.end), None)
        if act is None or not _UPON.match(phrase.text, act.end - phrase.start):
            return False
        first = bisect_left(self._heads, phrase.start)
        return bisect_left(self._heads, act.end) == first

    def _before(self, start: int) -> ActorMention | None:
        """The mention whose head stands last before an offset."""
        at = bisect_left(self._heads, start)
        return self.mentions[self._order[at - 1]] if at else None

    def _apart(self, phrase: Evidence) -> tuple[Evidence, ...]:
        """The phrases of two people, each with a title and a name, where one phrase names them both."""
        inside = [
            self.mentions[at].evidence
            for at in self._order[
                bisect_left(self._heads, phrase.start) : bisect_left(self._heads, phrase.end)
            ]
            if self.mentions[at].kind == "person"
        ]
        if len(inside) != 2 or inside[1].end != phrase.end:
            return (phrase,)
        first, cut = inside[0], inside[0].end - phrase.start
        if not phrase.text.startswith(_AND, cut) or first.start > phrase.start + _ARTICLE:
            return (phrase,)
        start = first.end + len(_AND)
        return first, Evidence(start, phrase.end, phrase.text[cut + len(_AND) :])

    def speaking(self, phrase: Evidence) -> tuple[Actor, ...]:
        """Who "we" are, of whoever a phrase names: of a spokesman those whose spokesman it is, if told."""
        speaker = self.each(phrase)
        body = self._body_of(speaker[0]) if len(speaker) == 1 else None
        return speaker if body is None else (body,)

    def _body_of(self, speaker: Actor) -> Actor | None:
        """The body whose spokesman somebody is, if anything is known of it."""
        words = self._spoken_for.get(speaker.entity)
        body = None if words is None else self.at(words)
        known = body is not None and body.entity != speaker.entity and (body.country or body.sector)
        return body if known else None

    def _office_of(self, phrase: Evidence, what: str) -> Actor:
        """The office of somebody, who is another party than they are; a spokeswoman's is whose she is."""
        owner = self.at(phrase)
        if (body := self._body_of(owner)) is not None:
            return _shown_by(body, phrase)
        why = f"{owner.why}; the {what} of {owner.name}"
        entity, name = f"{owner.entity}.{what}", f"{what} of {owner.name}"
        return Actor(
            name, owner.country, owner.sector, owner.sectors, None, None, entity, owner.evidence, why
        )

    def _antecedent(self, at: int) -> Evidence | None:
        """The words that name whom a pronoun means, the last before it in its sentence."""
        pronoun = self.mentions[at]
        if pronoun.kind != "pronoun":
            return None
        first = bisect_right(self._sentences, pronoun.head.start, key=lambda s: s.start) - 1
        start = self._sentences[first].start if first >= 0 else pronoun.head.start
        earlier = self._order[bisect_left(self._heads, start) : bisect_left(self._heads, pronoun.head.start)]
        for other in reversed(earlier):
            mention = self.mentions[other]
            if mention.kind != "pronoun" and self.all[other].entity == self.all[at].entity:
                return mention.evidence
        return None

    def at(self, phrase: Evidence) -> Actor:
        """The actor that a phrase means: that of the mention whose head lies in it, else one made for it.

        Of several mentions in the phrase the best fitting one counts. The actor's evidence is the phrase.
        """
        at = self._index(phrase)
        return self._fresh(phrase) if at is None else _shown_by(self.all[at], phrase)

    def _index(self, phrase: Evidence) -> int | None:
        """Which mention a phrase is about; null where none is enough of it."""
        best: tuple[int, int, int] | None = None
        for place in range(bisect_left(self._heads, phrase.start), bisect_left(self._heads, phrase.end)):
            at = self._order[place]
            found = self.mentions[at].evidence
            same = min(phrase.end, found.end) - max(phrase.start, found.start)
            spare = max(phrase.end, found.end) - min(phrase.start, found.start) - same
            score = (2 * same - spare, -self.mentions[at].head.start, at)
            if best is None or (score > best and not self._is_told_where(best[2], at, phrase)):
                best = score
        if best is None:
            return None
        found = self.mentions[best[2]].evidence
        shared = min(phrase.end, found.end) - max(phrase.start, found.start)
        # what follows it only tells where they are: "rebels | at the Palace of Nations"
        heads = found.start - phrase.start < _ARTICLE and _AT.match(phrase.text, found.end - phrase.start)
        little = shared < _ENOUGH * (phrase.end - phrase.start) and not heads
        return None if little or self._is_deed(phrase, best[2]) else best[2]

    def _is_told_where(self, first: int, then: int, phrase: Evidence) -> bool:
        """Whether a mention only tells where those of the one before it are: "workers at the Palace"."""
        before, after = self.mentions[first], self.mentions[then]
        between = phrase.text[
            max(0, before.evidence.end - phrase.start) : max(0, after.evidence.start - phrase.start)
        ]
        return before.kind != "country" and bool(_AT.match(between))

    def _is_deed(self, phrase: Evidence, at: int) -> bool:
        """Whether a phrase is about what was done to a private person: "the murder of Ann Lee" is not her."""
        mention, actor = self.mentions[at], self.all[at]
        private = mention.kind == "person" and actor.sector == "CVL" and actor.role is None
        return private and bool(_DEED.search(phrase.text[: max(0, mention.evidence.start - phrase.start)]))


def _spoken_for(evidence: Evidence) -> Evidence | None:
    """The words of a spokesman's title that name whom he speaks for."""
    found = _SPEAKS_FOR.match(evidence.text)
    part = found and ("whose" if found["whose"] else "body" if found["body"] else None)
    if not found or not part:
        return None
    start = evidence.start + found.start(part)
    return Evidence(start, evidence.start + found.end(part), found[part])


def _shown_by(actor: Actor, evidence: Evidence) -> Actor:
    return Actor(
        actor.name,
        actor.country,
        actor.sector,
        actor.sectors,
        actor.role,
        actor.wikidata,
        actor.entity,
        evidence,
        actor.why,
    )


def link(
    mentions: Sequence[ActorMention],
    names: Names,
    resolver: Resolver,
    *,
    text: str,
    day: date,
    sentences: Sequence[Span],
    places: Sequence[Place] = (),
) -> Actors:
    """Give every mention its entity and code.

    Args:
        mentions: in the order of the text.
        names: the index of names.
        resolver: who a phrase means, given a context and the day (resolve.actors.resolve).
        text: the article's text, to which all offsets refer.
        day: the day of the article.
        sentences: the article's sentences, in order.
        places: the article's resolved places, if known: a town tells a country too.

    Returns:
        The actors, parallel to the mentions, with `at` for any other phrase.
    """
    linker = Linker(mentions, names, resolver, Story(names, text, sentences, places), day)
    entities = linker.run()
    actors = [actor_of(entity, mention.evidence) for entity, mention in zip(entities, mentions, strict=True)]
    return Actors(mentions, actors, linker.fresh, linker.several, sentences)
