"""A title and the name beside it: "the interior minister, Magdy Ghaffar", "Musa Bello, the premier,"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from dateline.assemble.coreference.entities import Entity, completed
from dateline.assemble.coreference.register import Register
from dateline.assemble.coreference.story import Story
from dateline.model import ActorCode, ActorMention

_APPOSED = re.compile(r"(?:,\s(?:aged\s)?\d{1,2})?,\s(?:(?:the|a|an|its|their|his|her)\s)?")
_INNER = 4  # mentions that one phrase has in it
_ANYBODY = frozenset({"CVL", "CRM"})  # "is a survivor", "is a suspect": that tells no office
_IS = re.compile(r",?\s(?:who\s)?(?:is|was|became|has\sbeen|had\sbeen)\s(?:also\s|now\s)?(?:the|an?)\s")
_CLOSED = re.compile(r"\s*(?:[,.;:)\]–—\n]|--|$|who\b|of\b|and\b|for\b|in\b|\")")
_RIGHT_AFTER = re.compile(r"\s")
_TITLES = r"\s(?:[A-Z][a-z]{1,4}\.\s){0,2}"
_NAMED_AFTER = re.compile(",?" + _TITLES)
# "A priest of the old school, Bello was jailed": what opens a sentence is of whom it tells
_BEGINS = re.compile(r"(?:^|[.!?\n]\s*)An?\s$")
_CLAIMED = re.compile(_TITLES)


class Titles:
    """Joins titles with names; made for one article, over the entities given so far (`assigned`)."""

    def __init__(
        self,
        mentions: Sequence[ActorMention],
        story: Story,
        register: Register,
        assigned: list[Entity],
    ) -> None:
        self._mentions, self._story, self._register = mentions, story, register
        self._assigned = assigned

    def titled(self, at: int, mention: ActorMention, code: ActorCode) -> Entity | None:
        """The holder of a role that a name follows ("the interior minister, Magdy Ghaffar"), now named."""
        if not at:
            return None
        last = self.before(at)
        before, entity = self._mentions[last], self._assigned[last]
        gap = self._story.text[before.evidence.end : mention.evidence.start]
        kind, after = ("role", _NAMED_AFTER) if mention.kind == "person" else ("group", _RIGHT_AFTER)
        if before.kind != kind or before.plural or entity.names or not after.fullmatch(gap):
            return None
        old = entity.code
        if old.country and code.country and old.country != code.country:
            return None
        entity.code = structs.replace(completed(old, code), name=code.name, wikidata=None)
        entity.kind, entity.gender = mention.kind, self._register.gender(mention) or entity.gender
        return entity

    def claim(self, at: int, mention: ActorMention, entity: Entity) -> None:
        """Give a role right before a known person's name ("former leader Fidel Castro") to that person."""
        if not at or entity.kind != "person":
            return
        last = self.before(at)
        before, other = self._mentions[last], self._assigned[last]
        gap = self._story.text[before.evidence.end : mention.evidence.start]
        if other is entity or before.kind != "role" or before.plural or other.names:
            return
        begins = _NAMED_AFTER.fullmatch(gap) and _BEGINS.search(
            self._story.text[: before.evidence.start][-6:]
        )
        doubled = gap == " and " and self._is_doubled(before, mention, entity, other)
        if _CLAIMED.fullmatch(gap) or begins or doubled or self._is_apposed(gap, mention, entity, other):
            self._assigned[last] = entity
            entity.improve(other.code)

    def _is_doubled(self, before: ActorMention, mention: ActorMention, entity: Entity, other: Entity) -> bool:
        """Whether one holds two offices: "Fiji's Treasurer and Trade Minister A B", without an article.

        Where the second title is of a country of its own, there are two people.
        """
        titled = mention.evidence.text != mention.name and not self._story.country_at(mention.evidence.start)
        capitals = all(word[0].isupper() for word in before.evidence.text.split()[-1:])
        own, known = other.code.country, entity.code.country
        same = own is None or known is None or own == known
        start = before.evidence.start
        alone = not (self._story.definite(start) or self._story.indefinite(start))
        return titled and capitals and same and alone

    def before(self, at: int) -> int:
        """The phrase before a mention: not a name inside it ("Mexico's minister, A B")."""
        last = at - 1
        for back in range(at - 2, max(-1, at - 2 - _INNER), -1):
            if self._mentions[back].evidence.contains(self._mentions[last].evidence):
                last = back
        return last

    def _is_apposed(self, gap: str, mention: ActorMention, entity: Entity, other: Entity) -> bool:
        """Whether a name between commas is that of the role before: "Peru's minister, A B, said"."""
        if not _NAMED_AFTER.fullmatch(gap) or not _CLOSED.match(self._story.text, mention.evidence.end):
            return False
        own = other.code
        tied = own.country is None and not own.sectors  # "his successor, A B": that is all it tells
        if not tied and (not own.country or own.country != entity.code.country):
            return False
        if entity.code.sector == "ELI" and other.code.sectors:
            told, old = other.code, entity.code  # in office by the text, whatever the list says
            entity.code = ActorCode(
                old.name, old.country, told.sector, told.sectors, told.role, old.wikidata, told.why
            )
        return True

    def apposed(self, at: int, mention: ActorMention, code: ActorCode) -> Entity | None:
        """The person beside whom a role stands: "Musa Bello, the Nigerian minister,", "Bello is premier"."""
        if (
            mention.plural
            or mention.kind != "role"
            or not _CLOSED.match(self._story.text, mention.evidence.end)
        ):
            return None
        for back in range(at - 1, max(-1, at - 4), -1):
            other = self._mentions[back]
            gap = self._story.text[other.evidence.end : mention.evidence.start]
            tells = code.country or (code.sectors and code.sector not in _ANYBODY)
            is_told = tells and not self._assigned[back].code.sectors and _IS.fullmatch(gap)
            if "person" in (other.kind, self._assigned[back].kind) and (is_told or _APPOSED.fullmatch(gap)):
                return self._assigned[back]
        return None
