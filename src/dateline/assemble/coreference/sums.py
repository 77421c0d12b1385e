"""Phrases that stand for several at once: "both countries", "the two leaders", "US and British forces"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.assemble.coreference.entities import Entity, code_key, joined_countries
from dateline.assemble.coreference.placing import Codes
from dateline.assemble.coreference.pronouns import Pronouns
from dateline.assemble.coreference.register import Register
from dateline.assemble.coreference.story import Story
from dateline.knowledge.folding import key
from dateline.knowledge.names import Names
from dateline.model import ActorCode, ActorMention, Evidence, Span

_BACK = 3  # sentences looked back for "the ministers"
_COUNTS = {"two": 2, "three": 3, "four": 4}


class Sums:
    """Finds who several are; made for one article, over its register of entities."""

    def __init__(
        self,
        mentions: Sequence[ActorMention],
        names: Names,
        codes: Codes,
        story: Story,
        register: Register,
        pronouns: Pronouns,
    ) -> None:
        self._mentions, self._names, self._codes, self._story = mentions, names, codes, story
        self._register, self._pronouns = register, pronouns

    def meant(self, at: int, assigned: Sequence[Entity], role: str) -> Entity | None:
        """ "Both countries", "the two leaders": those named last; None where the phrase tells no number."""
        mention = self._mentions[at]
        count = self._count(mention)
        if not count:
            those = self._holders(at, assigned, role) if self._story.definite(mention.evidence.start) else ()
            return self._register.together(those, mention) if those else None
        if (told := self._counted_before(mention)) is not None:
            return told
        found = self._nations(at, assigned, role, count) or self._sides(at, assigned, role, count)
        found = found or self._pronouns.pair(at, assigned, count, self._kinds(role))
        if not found:
            code = ActorCode(
                mention.evidence.text, why="several at once, and who they are stands out nowhere"
            )
            return self._register.new(code, mention)
        return self._register.together(found, mention)

    def _counted_before(self, mention: ActorMention) -> Entity | None:
        """Those who came up under the same words: "two men were sought", and then "the two men"."""
        found = self._register.get(f"role:{key(mention.evidence.text)}:")
        return found if found is not None and found.plural and not found.names else None

    def _nations(self, at: int, assigned: Sequence[Entity], role: str, count: int) -> tuple[Entity, ...]:
        """The countries of those who deal with each other right before: "the two countries"."""
        if role.rpartition(" ")[2] not in self._names.small("lands"):
            return ()
        return tuple(self._land(code) for code in self._pronouns.nations(at, assigned, count))

    def _land(self, country: str) -> Entity:
        """The entity of a country, though only its people are named."""
        land = self._names.country(country)
        code = ActorCode(land.name if land else country, country, why="the country of who acts before it")
        mention = ActorMention(Evidence(0, 0, ""), Span(0, 0), "country", code.name)
        return self._register.get(code_key(code)) or self._register.new(code, mention, code_key(code))

    def _sides(self, at: int, assigned: Sequence[Entity], role: str, count: int) -> tuple[Entity, ...]:
        """The parties that are told together before "the two sides", whoever speaks of them since."""
        if role.rpartition(" ")[2] not in ("side", "party"):
            return ()
        return self._pronouns.row(at, assigned, count)

    def _holders(self, at: int, assigned: Sequence[Entity], role: str) -> tuple[Entity, ...]:
        """The two people named shortly before who hold an office of this sort: "the ministers"."""
        head, sentence = role.rpartition(" ")[2], self._story.sentence(self._mentions[at].evidence.start)
        found: dict[Entity, None] = {}
        for back in range(at - 1, -1, -1):
            if sentence - self._story.sentence(self._mentions[back].evidence.start) > _BACK:
                break
            held = assigned[back].code.role or ""
            same = held.rpartition(" ")[2] == head or (
                head == "leader" and held in self._names.small("heads")
            )
            if same and assigned[back].kind in ("person", "role") and not self._mentions[back].plural:
                found[assigned[back]] = None
        return tuple(reversed(found)) if len(found) == 2 else ()

    def _kinds(self, role: str) -> tuple[frozenset[str], ...]:
        head = role.rpartition(" ")[2]
        anybody, state = frozenset({"country", "organisation", "group"}), frozenset({"country"})
        if head in self._names.small("parties"):
            return (anybody,) if head in ("side", "party") else (state, anybody)
        if head in self._names.small("lands"):
            return (state,)
        return (frozenset({"person", "role"}),)

    def counts(self, role: str, mention: ActorMention) -> bool:
        """Whether a phrase only counts those named before: "the two leaders", "both sides"."""
        heads = self._names.small("lands") | self._names.small("parties") | self._names.small("sums")
        return (
            role.rpartition(" ")[2] in heads and len(mention.evidence.text.split()) <= len(role.split()) + 1
        )

    def _count(self, mention: ActorMention) -> int:
        """How many "both countries" or "the two leaders" are; 0 where the words say no such thing."""
        start = mention.evidence.start
        before = self._story.text[max(0, start - 12) : start].split()
        first = mention.evidence.text.split()[0].lower()
        if first in _COUNTS and self._story.definite(start):
            return _COUNTS[first]
        return 2 if first == "both" or before[-1:] in (["both"], ["Both"]) else 0

    def of_each(self, at: int, entity: Entity, code: ActorCode) -> tuple[Entity, ...]:
        """Those of each country for "the navies of Brazil and Uruguay" or "US and British forces"."""
        mention = self._mentions[at]
        if not mention.plural or not code.role:
            return ()
        codes = joined_countries(mention.evidence.text, self._names)
        inner = [
            other
            for other in self._mentions[at + 1 : at + 8]
            if other.kind == "country"
            and other.joined >= mention.head.end
            and other.joined < mention.evidence.end
        ]
        if not codes:
            found = (self._codes(other.evidence.text, False).country for other in inner)
            codes = tuple(dict.fromkeys(country for country in found if country))
        if len(codes) < 2:
            return ()
        members = []
        for country in codes:
            one = ActorCode(code.name, country, code.sector, code.sectors, code.role, why=code.why)
            members.append(self._register.new(one, mention))
        entity.code = ActorCode(
            code.name, None, code.sector, code.sectors, code.role, why=f"{code.why}; of {' and '.join(codes)}"
        )
        return tuple(members)
