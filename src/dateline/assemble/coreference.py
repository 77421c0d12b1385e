"""Who is who in one article: every mention of one actor gets one entity.

Names are joined by what they resolve to, then by their words (a surname, a shorter or misspelt name, an
abbreviation in brackets); titles and roles by role and country; pronouns by number, gender and nearness,
subjects first. A role without a country takes the country that the passage is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz.distance import OSA

from dateline.knowledge.folding import fold, key, words
from dateline.knowledge.names import Names
from dateline.model import Actor, ActorCode, ActorMention, Evidence, Span

Resolver = Callable[[str, str, date], ActorCode]
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_MALE = frozenset(["he", "him", "his", "himself"])
_LONG = 6  # letters that a name needs before one slip in it may be a misspelling
_REACH = 3  # sentences that a pronoun looks back
_ABBREVIATION = re.compile(r"\s*\(\s*(?:the\s+)?[\"“]?([A-Z][\w&.\-]{1,9})[\"”]?\s*[),;]")
_WOMEN = frozenset(
    ["woman", "spokeswoman", "chairwoman", "queen", "princess", "actress", "mother", "wife", "daughter", "sister", "girl", "congresswoman", "businesswoman", "mrs", "ms"]
)
_MEN = frozenset(
    ["man", "spokesman", "chairman", "king", "prince", "father", "husband", "son", "brother", "boy", "congressman", "businessman", "mr", "policeman"]
)


@dataclass(slots=True)
class _Entity:
    """An entity while it grows; never leaves this file."""

    id: str
    code: ActorCode
    kind: str
    plural: bool
    keys: set[str] = field(default_factory=set)
    gender: str = ""
    sentences: list[int] = field(default_factory=list)


class Actors:
    """The actors of an article: one for each mention, and one for any phrase of its text."""

    def __init__(
        self, mentions: Sequence[ActorMention], actors: Sequence[Actor], fresh: Callable[[Evidence], Actor]
    ) -> None:
        self.mentions = tuple(mentions)
        self.actors = tuple(actors)
        self._fresh = fresh

    def __len__(self) -> int:
        return len(self.actors)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.actors)

    def __getitem__(self, at: int) -> Actor:
        return self.actors[at]

    def at(self, phrase: Evidence) -> Actor:
        """The actor that a phrase means: that of the mention whose head lies in it, else one made for it.

        The actor's evidence is the phrase.
        """
        best: tuple[int, int] | None = None
        for at, mention in enumerate(self.mentions):
            if mention.evidence.start >= phrase.end:
                break
            if not phrase.contains(mention.head) or not phrase.overlaps(mention.evidence):
                continue
            same = min(phrase.end, mention.evidence.end) - max(phrase.start, mention.evidence.start)
            spare = max(phrase.end, mention.evidence.end) - min(phrase.start, mention.evidence.start) - same
            score = 2 * same - spare
            if best is None or score > best[0]:
                best = (score, at)
        if (
            best is None
            or (2 * best[0] < phrase.end - phrase.start
            and self.mentions[best[1]].head.end < phrase.end - 40)
        ):
            return self._fresh(phrase)
        return _with_evidence(self.actors[best[1]], phrase)


def _with_evidence(actor: Actor, evidence: Evidence) -> Actor:
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


def link(mentions: Sequence[ActorMention], names: Names, *, text: str, day: date, sentences: Sequence[Span],
         resolver: Resolver) -> Actors:  # fmt: skip
    """Give every mention its entity and code.

    Args:
        mentions: in the order of the text.
        names: the index of names.
        text: the article's text, to which all offsets refer.
        day: the day of the article.
        sentences: the article's sentences, in order.
        resolver: who a phrase means, given a context and the day (resolve.actors.resolve).

    Returns:
        The actors, parallel to the mentions, with `at` for any other phrase.
    """
    return _Linker(mentions, names, text, day, sentences, resolver).run()


class _Linker:
    """One pass over an article's mentions; made for one call of `link`."""

    def __init__(self, mentions: Sequence[ActorMention], names: Names, text: str, day: date, sentences: Sequence[Span],
                 resolver: Resolver) -> None:  # fmt: skip
        self.mentions, self.names, self.text, self.day = mentions, names, text, day
        self.sentences, self.resolver = sentences, resolver
        self.entities: list[_Entity] = []
        self.by_key: dict[str, _Entity] = {}
        self.assigned: dict[int, _Entity] = {}
        self.lands = self._lands()

    # --- the story's countries ---

    def _lands(self) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        pieces = words(self.text)
        for match in self.names.scan(pieces):
            codes = {
                e.country for e in match.entries if e.kind in ("country", "nationality", "capital", "seat")
            }
            if len(codes) == 1:
                found.append((pieces[match.first].start, next(iter(codes))))
        return found

    def _about(self, start: int) -> tuple[str, str]:
        """The country that a passage is about, and why: of its sentence, of its paragraph, of the whole."""
        at = self._sentence(start)
        sentence = self.sentences[at] if at < len(self.sentences) else Span(0, len(self.text))
        here = self._most(sentence.start, start)
        if here:
            return here, "the country named before it in the sentence"
        begin = self.text.rfind("\n\n", 0, start) + 1
        here = self._most(begin, start)
        if here:
            return here, "the country of the paragraph"
        first = self.sentences[0].start if self.sentences else 0
        here = self._most(0, first) or self._most(0, len(self.text), share=0.4)
        return (here, "the country that the story is about") if here else ("", "")

    def _most(self, start: int, end: int, share: float = 0.51) -> str:
        counts = Counter(code for where, code in self.lands if start <= where < end)
        if not counts:
            return ""
        code, count = counts.most_common(1)[0]
        return code if count >= share * sum(counts.values()) else ""

    def _sentence(self, start: int) -> int:
        for at, sentence in enumerate(self.sentences):
            if start < sentence.end:
                return at
        return max(0, len(self.sentences) - 1)

    # --- the pass ---

    def run(self) -> Actors:
        for at, mention in enumerate(self.mentions):
            self.assigned[at] = self._one(at, mention)
        actors = [
            self._actor(self.assigned[at], mention.evidence) for at, mention in enumerate(self.mentions)
        ]
        return Actors(self.mentions, actors, self._fresh)

    def _one(self, at: int, mention: ActorMention) -> _Entity:
        if mention.kind == "pronoun":
            entity = self._antecedent(at, mention)
        elif mention.name and mention.kind in ("person", "organisation", "group", "country"):
            entity = self._named(mention)
        else:
            entity = self._role(at, mention)
        entity.sentences.append(self._sentence(mention.evidence.start))
        return entity

    def _actor(self, entity: _Entity, evidence: Evidence) -> Actor:
        code = entity.code
        return Actor(
            code.name,
            code.country,
            code.sector,
            code.sectors,
            code.role,
            code.wikidata,
            entity.id,
            evidence,
            code.why,
        )

    def _fresh(self, phrase: Evidence) -> Actor:
        code = self.resolver(phrase.text, self.text, self.day)
        entity = self.by_key.get(_code_key(code))
        if entity is not None:
            return self._actor(entity, phrase)
        return Actor(
            code.name, code.country, code.sector, code.sectors, code.role, code.wikidata, "", phrase, code.why
        )

    def _new(self, code: ActorCode, mention: ActorMention, *keys: str) -> _Entity:
        entity = _Entity(f"a{len(self.entities) + 1}", code, mention.kind, mention.plural)
        entity.gender = self._gender(mention)
        self.entities.append(entity)
        self._learn(entity, *keys)
        return entity

    def _learn(self, entity: _Entity, *keys: str) -> None:
        for one in keys:
            if one:
                entity.keys.add(one)
                self.by_key.setdefault(one, entity)

    # --- names ---

    def _named(self, mention: ActorMention) -> _Entity:
        code = self.resolver(mention.evidence.text, self.text, self.day)
        known = self.by_key.get(_code_key(code)) if _certain(code) else None
        name = key(mention.name)
        entity = known or self._by_words(mention, name, code)
        if entity is None:
            entity = self._new(code, mention, _code_key(code), name)
        else:
            self._improve(entity, code)
        self._learn(entity, name, _code_key(entity.code))
        if mention.kind != "country":
            short = _ABBREVIATION.match(self.text, mention.evidence.end)
            if short:
                self._learn(entity, key(short.group(1)))
        return entity

    def _by_words(self, mention: ActorMention, name: str, code: ActorCode) -> _Entity | None:
        """An earlier entity that this name is the same as, by its words."""
        if entity := self.by_key.get(name):
            return (
                entity
                if not (_certain(code) and _certain(entity.code) and entity.kind == mention.kind)
                else None
            )
        if mention.kind != "person":
            return None
        pieces = name.split()
        for entity in reversed(self.entities):
            if entity.kind == "person" and any(_same_person(pieces, other.split()) for other in entity.keys):
                return entity
        return None

    def _improve(self, entity: _Entity, code: ActorCode) -> None:
        """What a later mention tells, where the first told nothing."""
        old = entity.code
        if (old.country is None and code.country) or (not old.sectors and code.sectors):
            entity.code = ActorCode(
                old.name if len(old.name) >= len(code.name) or old.wikidata else code.name,
                old.country or code.country, old.sector or code.sector, old.sectors or code.sectors,
                old.role or code.role, old.wikidata or code.wikidata, code.why, ())  # fmt: skip

    # --- roles ---

    def _role(self, at: int, mention: ActorMention) -> _Entity:
        code = self.resolver(mention.evidence.text, "", self.day)
        definite = self._definite(mention)
        beside = self._apposed(at, mention)
        if beside is not None:
            self._improve(beside, code)
            return beside
        role = code.role or ""
        if definite and role and not mention.plural:
            person = self._holder(role, code, mention)
            if person is not None:
                return person
        if definite or code.country:
            known = self.by_key.get(f"role:{role}:{code.country or ''}:{mention.plural}") if role else None
            if known is not None and not re.search(r"\d", mention.evidence.text):
                return known
        if code.country is None and not code.candidates:
            country, why = self._about(mention.evidence.start)
            if country:
                code = ActorCode(
                    code.name,
                    country,
                    code.sector,
                    code.sectors,
                    code.role,
                    code.wikidata,
                    f"{code.why}; {why}",
                )
        return self._new(code, mention, f"role:{role}:{code.country or ''}:{mention.plural}" if role else "",
                         f"role:{role}::{mention.plural}" if role else "")  # fmt: skip

    def _definite(self, mention: ActorMention) -> bool:
        before = self.text[max(0, mention.evidence.start - 6) : mention.evidence.start].lower()
        return bool(re.search(r"\b(?:the|this|that|its|their|his|her)\s+$", before))

    def _apposed(self, at: int, mention: ActorMention) -> _Entity | None:
        """The person beside whom a role stands: "Musa Bello, the Nigerian minister,"."""
        if at == 0 or mention.plural:
            return None
        for back in (1, 2, 3):
            if at - back < 0:
                break
            other = self.mentions[at - back]
            gap = self.text[other.evidence.end : mention.evidence.start]
            if other.kind == "person" and re.fullmatch(r",\s(?:(?:the|a|an|its|their|his|her)\s)?", gap):
                return self.assigned[at - back]
        return None

    def _holder(self, role: str, code: ActorCode, mention: ActorMention) -> _Entity | None:
        """The last person named who has this role ("the minister"), of that country where one is told."""
        head = role.rsplit(maxsplit=1)[-1]
        for entity in reversed(self.entities):
            if entity.kind != "person" or entity.plural:
                continue
            own = (entity.code.role or "").split()
            if head in own and (code.country is None or entity.code.country in (None, code.country)):
                if set(role.split()) <= set(own):
                    return entity
        return None

    # --- pronouns ---

    def _gender(self, mention: ActorMention) -> str:
        pieces = [fold(word.text) for word in words(mention.evidence.text)]
        if set(pieces) & _WOMEN:
            return "f"
        if set(pieces) & _MEN:
            return "m"
        for word in mention.name.split()[:1]:
            return self.names.gender(word)
        return ""

    def _antecedent(self, at: int, mention: ActorMention) -> _Entity:
        word = mention.evidence.text.lower()
        here = self._sentence(mention.evidence.start)
        wanted = "f" if word in _FEMALE else "m" if word in _MALE else ""
        best: tuple[int, _Entity] | None = None
        seen: set[int] = set()
        for back in range(at - 1, -1, -1):
            other = self.mentions[back]
            where = self._sentence(other.evidence.start)
            if here - where > _REACH:
                break
            entity = self.assigned[back]
            if other.modifier or not self._may_be(entity, other, mention, wanted):
                continue
            score = 10 - 4 * (here - where)
            first = where not in seen and not any(
                self._sentence(self.mentions[b].evidence.start) == where
                and self._may_be(self.assigned[b], self.mentions[b], mention, wanted)
                for b in range(back)
            )
            score += 3 if first else 0
            score += 2 if other.kind == "person" else 0
            score += 2 if wanted and entity.gender == wanted else 0
            if best is None or score > best[0]:
                best = (score, entity)
        if best is not None:
            return best[1]
        return self._new(ActorCode(mention.evidence.text, why="a pronoun with nobody before it"), mention)

    def _may_be(self, entity: _Entity, other: ActorMention, pronoun: ActorMention, wanted: str) -> bool:
        if entity.kind == "pronoun":
            return False
        if pronoun.plural:
            return other.plural or other.kind in ("group", "organisation")
        if other.kind not in ("person", "role", "pronoun") or other.plural:
            return False
        return not (wanted and entity.gender and entity.gender != wanted)


def _certain(code: ActorCode) -> bool:
    return code.country is not None or bool(code.sectors)


def _code_key(code: ActorCode) -> str:
    return f"{key(code.name)}|{code.country or ''}"


def _same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be one person's: one ends the other, or they differ by one slip in a long word."""
    if not one or not other:
        return False
    short, full = sorted((one, other), key=len)
    if short[-1] == full[-1]:
        return len(short) == 1 or all(
            any(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for b in full[:-1]) for a in short[:-1]
        )
    if len(short) == 1 and len(full) > 1 and short[0] == full[0]:
        return False
    a, b = short[-1], full[-1]
    if min(len(a), len(b)) < _LONG or a[0] != b[0] or OSA.distance(a, b) > (1 if len(a) < 8 else 2):
        return False
    return len(short) == 1 or short[:-1] == full[:-1]
