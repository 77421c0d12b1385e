"""Which tokens of a text are somebody: what the finder of actors has told, in the terms of the parse."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.knowledge.names import Names
from dateline.model import ActorMention, MentionKind

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


_FORCE = frozenset({"MIL", "REB", "UAF", "COP", "PRM", "SPY", "CRM"})
# before an act these tell its sort, and not who does it ("terrorist attack", "gang rape")
_SORTS = frozenset(
    {"terrorist", "terror", "gang", "mob", "criminal", "drug", "cartel", "spy", "military", "naval"}
)
_RULERS = frozenset({"government", "regime", "junta", "opposition", "state", "student", "union", "worker"})


class Known:
    """The actors of one text; called with a token, it tells whether the token belongs to one."""

    def __init__(self, mentions: Sequence[ActorMention], names: Names) -> None:
        self._names = names
        self._kinds: dict[int, MentionKind] = {}
        self._lands = [m.evidence for m in mentions if m.kind == "country" and " and " in m.evidence.text]
        # the widest first, so that the narrowest mention around a character has the last word
        for mention in sorted(mentions, key=lambda m: m.evidence.start - m.evidence.end):
            self._kinds.update(
                dict.fromkeys(range(mention.evidence.start, mention.evidence.end), mention.kind)
            )

    def __call__(self, token: Token) -> bool:
        """Whether the token is part of an actor, by its mention, its label or its capital."""
        return token.idx in self._kinds or token.ent_type_ in _NAMED or token.tag_ in {"NNP", "NNPS"}

    def mentions(self, token: Token) -> bool:
        """Whether the finder of actors has told the token as one."""
        return token.idx in self._kinds

    def is_state(self, token: Token) -> bool:
        """Whether the token is a country or an organisation that acts."""
        return self._kinds.get(token.idx) in {"country", "organisation"}

    def is_land(self, token: Token) -> bool:
        """Whether the token is a country, by its name or its capital's."""
        return self._kinds.get(token.idx) == "country"

    def is_inside_land(self, token: Token) -> bool:
        """Whether the token is the second part of a country's name: "Tobago" of "Trinidad and Tobago"."""
        return any(land.start < token.idx < land.end for land in self._lands)

    def nation(self, token: Token) -> str:
        """The country that a word names or is the adjective of, by its code; "" where it is neither."""
        kinds = {"country", "nationality", "capital"}
        return next((e.country for e in self._names.get(token.text) if e.kind in kinds), "")

    def holds_office(self, token: Token) -> bool:
        """Whether a word is an office of state or of an army, or its spokesman's."""
        roles = [e for e in self._names.get(token.lower_) if e.kind == "role"]
        return any(not e.sectors or {"GOV", "MIL"} & set(e.sectors) for e in roles)

    def is_place_before(self, token: Token) -> bool:
        """A country or town before a noun is where it happens ("the Iraq invasion", "Paris attacks"); an
        adjective or an abbreviation is who does it ("Russian strikes", "U.S. raids").
        """
        if token.tag_ not in {"NNP", "NNPS"} or token.is_upper or "." in token.text:
            return False
        if any(entry.kind == "nationality" for entry in self._names.get(token.text)):
            return False
        return token.ent_type_ in {"GPE", "LOC", "FAC", "DATE"} or self._kinds.get(token.idx) == "country"

    def is_doer_before(self, token: Token) -> bool:
        """Whether a word before a noun tells who does what the noun says ("Russian", "rebel", "NATO")."""
        if self.is_place_before(token) or token.ent_type_ in {"DATE", "TIME", "CARDINAL", "ORDINAL"}:
            return False
        if not self(token):
            return False
        return token.text[:1].isupper() or self._is_force(token)

    def is_sort_before(self, token: Token) -> bool:
        """Whether a word before an act tells its sort by those who mostly do such: "terrorist attack"."""
        return token.lower_ in _SORTS

    def is_site_before(self, token: Token) -> bool:
        """Whether a word before an act tells what it hits: "the embassy bombings"."""
        before = token.dep_ in {"compound", "amod", "nmod"}
        return before and token.lemma_.lower() in self._names.small("sites")

    def is_force_before(self, token: Token) -> bool:
        """Whether a common noun before an act is the force that does it ("police shooting", "rebel raid")."""
        if token.pos_ not in {"NOUN", "ADJ"} or token.dep_ not in {"amod", "compound", "nmod"}:
            return False
        weapons = self._names.small("weapons") | self._names.small("munitions")
        if {token.lower_, token.lemma_.lower()} & (_SORTS | weapons):
            return False
        return self._may_be_force(token)

    def _is_force(self, token: Token) -> bool:
        """Of common nouns before an act force and government do it ("rebel attack"); a school suffers it."""
        if token.lower_ in _RULERS:
            return True
        return self._may_be_force(token)

    def _may_be_force(self, token: Token) -> bool:
        return any(_FORCE & set(entry.sectors) for entry in self._names.get(token.lower_))
