"""Whom a pronoun stands for: number and gender must fit, near ones and subjects come first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.assemble.coreference.entities import Entity
from dateline.assemble.coreference.speech import Speech
from dateline.knowledge.folding import key
from dateline.knowledge.names import INTERNATIONAL, Names
from dateline.model import ActorMention

_REACH = {"person": 4, "thing": 2, "many": 2, "both": 2}  # sentences looked back
_PER_SENTENCE, _SUBJECT, _PERSON, _INSIDE, _POSSESSOR = 4, 3, 2, 1, 3
_FAR = 4  # sentences looked back for "the two leaders"
_LEADS = 1  # the first fitting mention of a sentence
_ROW = 1  # "Biden and Xi", over one of them
_CONJOINED = 6  # "the agent and his daughter": whoever stands right before
_AROUND = 4  # "the police arrested Bello as he left": a party of the verb that the clause hangs on
_ONE_BODY = 5  # "they" for a single body, which is "it" as a rule
_ONE_OF_ROW = 5  # "it" for one of "Kenya, Ghana and Togo", who are "they"
# Of people other things count: fitted as a log-linear choice on 173 pronouns of real articles that readers
# resolved, rounded; .62 of them are right by weights as above, .69 by these (cross-validated in five parts).
_OF_PERSON = {
    "sentence": -1,  # for each one looked back
    "same sentence": 1,
    "subject": 1,
    "leads": 2,
    "gender": 1,  # known and the same
    "no gender": -1,  # not known
    "both subjects": 2,
    "neither subject": 1,
    "pronoun": -3,
    "name": 4,  # the mention is one
    "named": 4,  # its actor has one somewhere
    "hundred letters": -1,
    "paragraph": -2,  # one ends between
    "around": 1,
}
_WORD = re.compile(r"[A-Za-z]+")
_JOINED = re.compile(r",?\s(?:and|or|with|along with|as well as)\s")


class _Asked(NamedTuple):
    """A pronoun: its place, its sort, the gender that it has, and the heads that it can't stand for."""

    at: int
    sort: str
    gender: str
    apart: frozenset[int]
    others: frozenset[Entity]
    named: frozenset[str]


class Pronouns:
    """The mentions of an article with their sentences, to look back over."""

    def __init__(
        self, mentions: Sequence[ActorMention], sentences: Sequence[int], text: str, names: Names
    ) -> None:
        self._mentions, self._sentences, self._text = mentions, sentences, text
        self._names = names
        self._at_head = {mention.head.start: at for at, mention in enumerate(mentions)}
        self._speech = Speech(mentions, text)

    def antecedents(self, at: int, assigned: Sequence[Entity]) -> tuple[Entity, ...]:
        """The entities that the pronoun at this place stands for, among those before it.

        One as a rule, several where "they" or "both" are people or states named one by one, and none
        where nobody fits.
        """
        asked = self._asked(at, assigned)
        found = self._best(asked, assigned)
        if not found and asked.apart and self._mentions[at].evidence.text.lower() in _OWNERS:
            # "bombed its own town": hostile, and nobody else there
            found = self._best(asked._replace(apart=frozenset(), others=frozenset()), assigned)
        return found

    def _best(self, asked: _Asked, assigned: Sequence[Entity]) -> tuple[Entity, ...]:
        """The antecedent of the highest score."""
        best: tuple[float, int, tuple[Entity, ...]] = (-99, -1, ())
        if asked.sort != "both":
            for score, back in self._single(asked, assigned):
                best = max(best, (score, back, (assigned[back],)), key=lambda one: one[:2])
        if asked.sort in ("many", "both"):
            for score, back, row in self._rows(asked, assigned):
                best = max(best, (score, back, row), key=lambda one: one[:2])
            if not best[2] and (asked.sort == "both" or self._dealt(asked.at)):
                people = asked.sort == "both" and self._mentions[asked.at].evidence.text.lower() != "both"
                return self.pair(asked.at, assigned, 2, (_PEOPLE,) if people else ())
        return best[2]

    def _is_it(self, mention: ActorMention) -> bool:
        """Whether a pronoun is "it" or "its"."""
        return mention.evidence.text.lower() in self._names.small("it")

    def _is_weapon(self, entity: Entity) -> bool:
        """Whether an entity is a drone or the like, which owns and says nothing; a named bomber is a man."""
        return entity.kind != "person" and (entity.code.role or "").rpartition(" ")[2] in self._names.small(
            "weapons"
        )

    def _since(self, sentence: int) -> int:
        """The place of the first mention of a sentence or after it."""
        return bisect_left(self._sentences, sentence)

    def _dealt(self, at: int) -> bool:
        """Whether two dealt with each other shortly before ("Modi met Macron."), so that they are "they"."""
        first = self._since(self._sentences[at] - _FAR + 2)
        before = self._text[self._mentions[first].evidence.start : self._mentions[at].evidence.start]
        return not self._names.small("mutual").isdisjoint(word.lower() for word in _WORD.findall(before))

    def pair(
        self, at: int, assigned: Sequence[Entity], count: int, kinds: Sequence[frozenset[str]] = ()
    ) -> tuple[Entity, ...]:
        """So many of one kind as are named last before a place: "the two leaders", "both countries".

        A sentence with just so many counts before several sentences together, its subjects before all.
        """
        for kind in kinds or (frozenset({"person"}), frozenset({"country"}), _BODIES):
            if found := self._pair_of(at, assigned, count, kind):
                return found
        return ()

    def _pair_of(
        self, at: int, assigned: Sequence[Entity], count: int, kind: frozenset[str]
    ) -> tuple[Entity, ...]:
        seen = dict[Entity, None]()
        for where in range(self._sentences[at], self._sentences[at] - _FAR, -1):
            here = range(self._since(where), min(at, self._since(where + 1)))
            for back in reversed(here):
                members = assigned[back].members
                if len(members) == count and all(one.kind in kind for one in members):
                    return members
            named = [
                back
                for back in here
                if assigned[back].kind in kind
                and not assigned[back].members
                and not (self._mentions[back].plural and not self._mentions[back].name)
                and not self._is_weapon(assigned[back])
            ]
            subjects = dict.fromkeys(assigned[back] for back in named if self._mentions[back].subject)
            everybody = dict.fromkeys(assigned[back] for back in named)
            if where < self._sentences[at] or self._mentions[at].subject:
                seen = everybody | seen  # "Russia urged both": Russia is none of them
            for of_it in (everybody, subjects, seen):
                if len(of_it) == count:
                    return tuple(of_it)
            if len(seen) > count:
                break
        return ()

    def nations(self, at: int, assigned: Sequence[Entity], count: int) -> tuple[str, ...]:
        """The codes of so many countries whose people act last before a place, in its sentence or near it.

        "Peru's premier met the president of Chile. The two countries signed": those two, though two other
        countries are named farther up.
        """
        here = self._sentences[at]
        for where in range(here, max(-1, here - _REACH["many"] - 1), -1):
            row = range(self._since(where), min(at, self._since(where + 1)))
            acting = [back for back in row if not self._mentions[back].modifier]
            found = dict.fromkeys(
                one.code.country
                for back in acting
                for one in (assigned[back].members or (assigned[back],))
                if one.code.country and one.code.country not in INTERNATIONAL
            )
            if len(found) == count:
                return tuple(code for code in found if code)
            if len(found) > count or (where < here and found):
                break
        return ()

    def row(self, at: int, assigned: Sequence[Entity], count: int) -> tuple[Entity, ...]:
        """So many joined by "and" as subjects shortly before, none a person: "the army and the rebels"."""
        here = self._sentences[at]
        rows: dict[int, dict[Entity, None]] = {}
        for back in range(self._since(here - _FAR), at):
            mention = self._mentions[back]
            if mention.joined >= 0 and mention.subject and not mention.modifier:
                rows.setdefault(mention.joined, {})[assigned[back]] = None
        for first in sorted(rows, reverse=True):
            members = tuple(rows[first])
            if len(members) == count and all(_is_body(one) for one in members):
                return members
        return ()

    def _asked(self, at: int, assigned: Sequence[Entity]) -> _Asked:
        pronoun = self._mentions[at]
        word, small = pronoun.evidence.text.lower(), self._names.small
        sort = (
            "both"
            if word in small("both")
            else "many"
            if pronoun.plural
            else "thing"
            if word in small("it")
            else "person"
        )
        gender = "f" if word in small("she") else "m" if word in small("he") else ""
        heads = frozenset((*pronoun.apart, self._speech.speaker_at(pronoun.head.start))) - {-1}
        apart = [self._at_head[head] for head in heads if head in self._at_head]
        return _Asked(
            at,
            sort,
            gender,
            heads,
            frozenset(assigned[back] for back in apart if back < at),
            frozenset(key(name) for back in apart if back > at and (name := self._mentions[back].name)),
        )

    def _single(self, asked: _Asked, assigned: Sequence[Entity]) -> Iterator[tuple[float, int]]:
        """The mentions that one pronoun may stand for, each with its score."""
        here = self._sentences[asked.at]
        leading: dict[int, int] = {}
        fitting: list[int] = []
        for back in range(asked.at - 1, -1, -1):
            if here - self._sentences[back] > _REACH[asked.sort]:
                break
            if self._fits(back, assigned[back], asked):
                leading[self._sentences[back]] = back
                fitting.append(back)
        for back in fitting:
            where = self._sentences[back]
            between = self._text[self._mentions[back].evidence.end : self._mentions[asked.at].evidence.start]
            around = self._mentions[back].head.start in self._mentions[asked.at].around
            leads = leading[where] == back
            if asked.sort == "person":
                score = self._of_person(back, asked, here - where, leads, around, assigned[back], between)
            else:
                score = self._score(back, here - where, leads)
                score += _AROUND if around else 0
            if asked.sort == "thing" and self._mentions[back].joined >= 0:
                score -= _ONE_OF_ROW
            if asked.sort == "many" and not self._mentions[back].plural and not assigned[back].members:
                score -= _ONE_BODY
            yield score + (_CONJOINED if _JOINED.fullmatch(between) else 0), back

    def _rows(
        self, asked: _Asked, assigned: Sequence[Entity]
    ) -> Iterator[tuple[int, int, tuple[Entity, ...]]]:
        """The rows of names joined by "and" that "they" may stand for."""
        here = self._sentences[asked.at]
        rows: dict[int, list[int]] = {}
        for back in range(self._since(here - _REACH[asked.sort]), asked.at):
            mention = self._mentions[back]
            single = mention.joined >= 0 and not mention.plural and not mention.modifier
            if single and mention.kind != "pronoun":
                rows.setdefault(mention.joined, []).append(back)
        for row in rows.values():
            members = tuple(dict.fromkeys(assigned[back] for back in row))
            if len(members) < 2 or set(members) & asked.others or not _alike(members):
                continue
            first = self._mentions[row[0]]
            score = (
                _ROW - _PER_SENTENCE * (here - self._sentences[row[0]]) + (_SUBJECT if first.subject else 0)
            )
            score += _PERSON if members[0].kind == "person" else 0
            yield score, row[-1], members

    def _of_person(
        self, back: int, asked: _Asked, distance: int, leads: bool, around: bool, entity: Entity, between: str
    ) -> float:
        """How well a mention is who "he" or "she" stands for."""
        mention, subject = self._mentions[back], self._mentions[asked.at].subject
        found = {
            "sentence": distance,
            "same sentence": not distance,
            "subject": mention.subject,
            "leads": leads,
            "gender": bool(asked.gender) and entity.gender == asked.gender,
            "no gender": bool(asked.gender) and not entity.gender,
            "both subjects": subject and mention.subject,
            "neither subject": not subject and not mention.subject,
            "pronoun": mention.kind == "pronoun",
            "name": bool(mention.name),
            "named": bool(entity.names),
            "hundred letters": len(between) / 100,
            "paragraph": "\n" in between,
            "around": around,
        }
        return sum(weight * found[what] for what, weight in _OF_PERSON.items())

    def _score(self, back: int, distance: int, leads: bool) -> int:
        """How well a mention is what "it" or who "they" stand for."""
        mention = self._mentions[back]
        score = -_PER_SENTENCE * distance + (_SUBJECT if mention.subject else 0) + (_LEADS if leads else 0)
        score += _PERSON if mention.kind in ("person", "pronoun") else 0
        after = self._text[mention.evidence.end : mention.evidence.end + 2]
        score -= _POSSESSOR if after[:1] in "'’" and after else 0
        outer = self._mentions[back - 1] if back else None
        score -= _INSIDE if outer is not None and outer.evidence.contains(mention.evidence) else 0
        return score

    def _fits(self, back: int, entity: Entity, asked: _Asked) -> bool:
        mention = self._mentions[back]
        if mention.modifier or entity.kind == "pronoun" or self._is_weapon(entity):
            return False
        if mention.head.start in asked.apart or entity in asked.others:
            return False
        if any(" ".join(own) in asked.named for own in entity.names):
            return False
        if asked.sort == "many":
            if entity.members:
                return True
            if mention.kind == "pronoun":
                return mention.plural
            return mention.plural or mention.kind in ("group", "organisation")
        if entity.members:
            return False
        if asked.sort == "thing":
            # "she" of a patient is no "it", whatever the sort of her entity
            of_people = mention.kind == "pronoun" and not self._is_it(mention) and entity.kind not in _THINGS
            return (
                not mention.plural
                and mention.kind in (*_THINGS, "pronoun")
                and entity.kind != "person"
                and not of_people
            )
        if (
            mention.plural
            or (mention.kind not in ("person", "role", "pronoun") and entity.kind != "person")
            or entity.kind not in ("person", "role")
        ):
            return False
        return not (asked.gender and entity.gender and entity.gender != asked.gender)


_THINGS = ("country", "organisation", "group")
_OWNERS = frozenset({"his", "her", "its", "their"})
_PEOPLE = frozenset({"person"})
_PARTIES = frozenset({"GOV", "MIL", "REB", "PRM", "UAF", "OPP", "PTY"})
_BODIES = frozenset({"organisation", "group"})


def _is_body(entity: Entity) -> bool:
    """Whether an entity is a state, a body or a force, and no person nor mere people."""
    if entity.kind in ("country", "organisation", "group"):
        return True
    return entity.kind == "role" and not entity.members and entity.code.sector in _PARTIES


def _alike(members: Sequence[Entity]) -> bool:
    """Whether all are people, or all are states or bodies."""
    kinds = {"person" if one.kind in ("person", "role") else "body" for one in members}
    return len(kinds) == 1
