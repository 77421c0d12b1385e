"""Whom a pronoun stands for: number and gender must fit, near ones and subjects come first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.assemble.coreference.entities import Entity
from dateline.knowledge.names import Names
from dateline.model import ActorMention

_REACH = {"person": 4, "thing": 1, "many": 2}  # sentences looked back
_PER_SENTENCE, _SUBJECT, _PERSON, _GENDER, _INSIDE, _POSSESSOR = 4, 3, 2, 4, 1, 1
_CONJOINED = 6  # "the agent and his daughter": whoever stands right before
_JOINED = re.compile(r",?\s(?:and|or|with|along with|as well as)\s")


class Pronouns:
    """The mentions of an article with their sentences, to look back over."""

    def __init__(
        self, mentions: Sequence[ActorMention], sentences: Sequence[int], text: str, names: Names
    ) -> None:
        self._mentions, self._sentences, self._text = mentions, sentences, text
        self._names = names

    def antecedent(self, at: int, assigned: Sequence[Entity]) -> Entity | None:
        """The entity that the pronoun at this place stands for, among those before it."""
        pronoun = self._mentions[at]
        word = pronoun.evidence.text.lower()
        sort = "many" if pronoun.plural else "thing" if word in self._names.small("it") else "person"
        gender = "f" if word in self._names.small("she") else "m" if word in self._names.small("he") else ""
        here = self._sentences[at]
        best: tuple[int, int] | None = None
        leading: dict[int, int] = {}
        for back in range(at - 1, -1, -1):
            if here - self._sentences[back] > _REACH[sort]:
                break
            if self._fits(self._mentions[back], assigned[back], sort, gender):
                leading[self._sentences[back]] = back
        for back in range(at - 1, -1, -1):
            where = self._sentences[back]
            if here - where > _REACH[sort]:
                break
            if not self._fits(self._mentions[back], assigned[back], sort, gender):
                continue
            score = self._score(back, here - where, leading.get(where) == back, assigned[back], gender)
            if _JOINED.fullmatch(self._text[self._mentions[back].evidence.end : pronoun.evidence.start]):
                score += _CONJOINED
            if best is None or score > best[0]:
                best = (score, back)
        return assigned[best[1]] if best else None

    def _score(self, back: int, distance: int, leads: bool, entity: Entity, gender: str) -> int:
        mention = self._mentions[back]
        score = -_PER_SENTENCE * distance + (_SUBJECT if leads else 0)
        score += _PERSON if mention.kind in ("person", "pronoun") else 0
        score += _GENDER if gender and entity.gender == gender else 0
        after = self._text[mention.evidence.end : mention.evidence.end + 2]
        score -= _POSSESSOR if after[:1] in "'’" and after else 0
        outer = self._mentions[back - 1] if back else None
        score -= _INSIDE if outer is not None and outer.evidence.contains(mention.evidence) else 0
        return score

    @staticmethod
    def _fits(mention: ActorMention, entity: Entity, sort: str, gender: str) -> bool:
        if mention.modifier or entity.kind == "pronoun":
            return False
        if sort == "many":
            if mention.kind == "pronoun":
                return mention.plural
            return mention.plural or mention.kind in ("group", "organisation")
        if sort == "thing":
            return (
                not mention.plural
                and mention.kind in ("country", "organisation", "group", "pronoun")
                and entity.kind != "person"
            )
        if (
            mention.plural
            or mention.kind not in ("person", "role", "pronoun")
            or entity.kind not in ("person", "role")
        ):
            return False
        return not (gender and entity.gender and entity.gender != gender)
