"""The entities of an article so far, and how a later mention finds them again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from dateline.assemble.coreference.entities import Entity, certain, joint_code
from dateline.knowledge.folding import fold, key
from dateline.knowledge.names import INTERNATIONAL, Names
from dateline.model import ActorCode, ActorMention

_NATIONAL_HEADS = frozenset({"leader", "ruler", "strongman"})
_HEADS_OF_STATE = frozenset(
    {"president", "premier", "chancellor", "king", "queen", "emir", "sultan", "leader"}
)
_OWNER = re.compile(r"['’]s?\s")
_ARMED = frozenset({"REB", "UAF", "CRM"})


class Register:
    """Entities in the order in which they came, and the keys under which they are found."""

    def __init__(self, names: Names, mentions: Sequence[ActorMention] = ()) -> None:
        self._names = names
        single = (key(mention.name) for mention in mentions if mention.kind == "person")
        self._alone = frozenset(name for name in single if name and " " not in name)
        self._entities: list[Entity] = []
        self._by_key: dict[str, Entity] = {}
        self._by_id: dict[str, Entity] = {}

    def __contains__(self, one: str) -> bool:
        return one in self._by_key

    def __getitem__(self, one: str) -> Entity:
        return self._by_key[one]

    def by_id(self, identity: str) -> Entity | None:
        """The entity with this id."""
        return self._by_id.get(identity)

    def get(self, one: str) -> Entity | None:
        """The entity of a key."""
        return self._by_key.get(one)

    def new(self, code: ActorCode, mention: ActorMention, *keys: str) -> Entity:
        """A new entity for a mention."""
        entity = Entity(
            f"a{len(self._entities) + 1}", code, mention.kind, mention.plural, self.gender(mention)
        )
        self._entities.append(entity)
        self._by_id[entity.id] = entity
        self.learn(entity, *keys)
        return entity

    def together(self, members: tuple[Entity, ...], mention: ActorMention) -> Entity:
        """The entity that several are together ("both", "they"); one alone is itself."""
        if len(members) == 1:
            return members[0]
        one = "all:" + "+".join(sorted(member.id for member in members))
        entity = self._by_key.get(one) or self.new(joint_code(members), mention, one)
        entity.members, entity.plural, entity.kind = members, True, "group"
        return entity

    def learn(self, entity: Entity, *keys: str, anew: bool = False) -> None:
        """Let an entity be found by these keys: the first one keeps a key, unless it is given `anew`."""
        for one in keys:
            if one and (anew or one not in self._by_key):
                self._by_key[one] = entity

    def gender(self, mention: ActorMention) -> str:
        """ "f", "m" or "" for a mention, by its words and the first name; "Ms Okafor's husband" is a man."""
        owned = _OWNER.split(mention.evidence.text)
        pieces = {fold(word) for word in owned[-1].split()}
        if pieces & self._names.small("women"):
            return "f"
        if pieces & self._names.small("men"):
            return "m"
        return self._names.gender(mention.name.split()[0]) if mention.name and len(owned) == 1 else ""

    def earlier(self, name: str, mention: ActorMention) -> Entity | None:
        """For a bare surname: the person of that surname in the article, before anybody in the lists.

        A surname may stand first ("Wang" for Wang Lin). Of several people of one family who are spoken of it
        is who acted last ("Jan Moss, a brother of Ole Moss, spoke"), then the last named, but nobody whom the
        article calls by the first name.
        """
        if " " in name:
            return None
        people = [entity for entity in self._entities if entity.kind == "person"]
        alike = [one for one in people if any(len(own) > 1 and own[-1] == name for own in one.names)]
        if not alike and mention.kind == "person" and not self.is_land(name):
            alike = [one for one in people if any(len(own) > 1 and own[0] == name for own in one.names)]
        gender = self.gender(mention)
        alike = [entity for entity in alike if not gender or not entity.gender or entity.gender == gender]
        return max(
            alike, key=lambda one: (not self._by_first_name(one, name), one.acted, one.last), default=None
        )

    def _by_first_name(self, entity: Entity, name: str) -> bool:
        """Whether the article calls a person by the first name: the surname then is another one's."""
        firsts = {own[0] for own in entity.names if len(own) > 1}
        return not (firsts - {name}).isdisjoint(self._alone)

    def first_named(self, name: str) -> Entity | None:
        """The person in the article with this first name and another one after it."""
        for entity in reversed(self._entities):
            if entity.kind == "person" and any(len(own) > 1 and own[0] == name for own in entity.names):
                return entity
        return None

    def by_words(self, name: str, mention: ActorMention, code: ActorCode) -> Entity | None:
        """An earlier entity that an unknown name is the same as, by its words."""
        entity = self._by_key.get(name)
        if entity is not None and not (
            certain(code) and certain(entity.code) and code.country != entity.code.country
        ):
            return entity
        pieces, gender = tuple(name.split()), self.gender(mention)
        if code.wikidata or (mention.kind not in ("person", "organisation")):
            return None
        for entity in sorted(self._entities, key=lambda one: -one.last):
            clash = bool(code.country and entity.code.country and code.country != entity.code.country)
            clash = clash or bool(gender and entity.gender and gender != entity.gender)
            named_so = mention.kind == "person" or len(pieces) == 1
            if named_so and entity.kind == "person" and not clash:
                if entity.may_be(pieces):
                    return entity
                continue
            both = entity.kind == "organisation" == mention.kind and not certain(code)
            if both and any(own[: len(pieces)] == pieces for own in entity.names):
                return entity
        return None

    def is_land(self, name: str) -> bool:
        """Whether a name is that of a country or town."""
        return any(entry.kind in ("country", "capital", "town") for entry in self._names.get(name))

    def holder(self, role: str, code: ActorCode, but: str = "") -> Entity | None:
        """The person who has this role ("the minister"), of that country where one is told.

        Of several the one whom the article has called so, then of whom it speaks most, then the last named;
        nobody with the name `but`, whom the holder deals with.
        """
        wanted = set(role.split())
        head = _head_of(role)
        for entity in sorted(self._entities, key=lambda one: (head not in one.titles, -one.count, -one.last)):
            if but and any(own and own[-1] == but.rpartition(" ")[2] for own in entity.names):
                continue
            if entity.kind != "person" or (code.country and entity.code.country not in (None, code.country)):
                continue
            held = entity.code.role or ""
            own = set(held.split())
            if wanted <= own and _head_of(held) == head:
                return entity
            if role in self._names.small(f"also {held}"):
                return entity  # the prime minister is the premier, too
            if code.country and wanted & _NATIONAL_HEADS and own & _HEADS_OF_STATE:
                return entity
        return None

    def of_office(self, code: ActorCode) -> ActorCode:
        """The code of an envoy or the like without a country, with that of whose envoy was told of before.

        As in "Peru's ambassador to Chile was hurt" and then "Ambassador Ana Quispe".
        """
        if code.country or not code.role or code.role not in self._names.small("abroad"):
            return code
        told = {
            (one.code.country, one.code.sectors)
            for one in self._entities
            if one.kind == "role" and not one.plural and not one.names and one.code.role == code.role
        }
        country, theirs = next(iter(told)) if len(told) == 1 else (None, ())
        if country is None:
            return code
        sectors = code.sectors or theirs
        why = f"{code.why}; of the country whose {code.role} was spoken of before"
        return ActorCode(code.name, country, "".join(sectors[:1]), sectors, code.role, code.wikidata, why)

    def generic(self, role: str, mention: ActorMention, code: ActorCode) -> Entity | None:
        """The body named last, for "the group", or for "the rebels" where it is one of rebels."""
        if code.country is not None:
            return None
        if mention.plural:
            fits = self._armed if code.sector in _ARMED else None
        else:
            fits = partial(self._meant_by, role, code) if role in self._names.small("generic") else None
        if fits is None:
            return None
        for entity in sorted(self._entities, key=lambda one: -one.last):
            if entity.kind in ("organisation", "group") and entity.names and fits(entity):
                return entity
        return None

    @staticmethod
    def _armed(entity: Entity) -> bool:
        return entity.code.sector in _ARMED

    def _meant_by(self, role: str, code: ActorCode, entity: Entity) -> bool:
        """Whether a body may be called so: an alliance is of states, a group is no government."""
        theirs = entity.code
        if role in self._names.small("supranational"):
            return theirs.country in INTERNATIONAL
        if not code.sectors:
            return (
                theirs.sector != "GOV" or entity.kind == "group" or role in self._names.small("public_bodies")
            )
        return not theirs.sectors or bool(set(code.sectors) & set(theirs.sectors))

    def force_of(self, sector: str) -> str:
        """The country whose army (or police) the article has spoken of; "" where none or several."""
        found = {
            one.code.country
            for one in self._entities
            if one.code.sector == sector and one.code.country and one.code.country not in INTERNATIONAL
        }
        return found.pop() or "" if len(found) == 1 else ""

    def last_force(self) -> str:
        """The sector of the force spoken of last: police where there was none."""
        forces = [one for one in self._entities if one.code.sector in ("COP", "MIL")]
        return max(forces, key=lambda one: one.last).code.sector if forces else "COP"


def _head_of(role: str) -> str:
    """The word that a role hangs on: the last one, or the last before "of"."""
    return role.partition(" of ")[0].rpartition(" ")[2]
