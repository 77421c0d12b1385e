"""Light verbs: the verb that carries the grammar where a noun carries the act ("launch an attack")."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from dateline.knowledge.lightverbs import LightVerbs
from dateline.text import syntax

_CIRCUMSTANCES = frozenset({"in", "during", "at", "after", "following", "on"})


class LightUse(NamedTuple):
    """A nominal trigger's light verb, and what its kind says of the subject.

    Kind "during" is no light verb: another act is told on the occasion of this one ("after talks with
    Kyiv, the minister said"), whose subject took part in it.
    """

    verb: Token
    kind: str

    @property
    def doers(self) -> list[Token]:
        """Who does it (or, for verbs such as "suffer", whom it befalls)."""
        if self.kind == "occur":
            return []
        return syntax.subject(self.verb)

    def after(self, preposition: str) -> list[Token]:
        """The noun phrases after a preposition that the parser hung on the verb."""
        return [t for t in syntax.after(self.verb, preposition) if t.ent_type_ not in {"DATE", "TIME"}]


def light_use(noun: Token, verbs: LightVerbs) -> LightUse | None:
    """The light verb that governs this noun, if one does."""
    head, dep = noun.head, noun.dep_
    if dep == "conj" and syntax.is_noun(head):
        return light_use(head, verbs)
    if dep in {"dobj", "nsubjpass"} and (kind := verbs.kind(syntax.lemma(head), "object")):
        return LightUse(head, kind)
    if dep == "nsubj" and (kind := verbs.kind(syntax.lemma(head), "subject")):
        return LightUse(head, kind)
    if dep == "pobj" and head.lower_ == "of" and syntax.lemma(head.head) in verbs.measures:
        return light_use(head.head, verbs)  # "held a round of talks"
    if dep == "pobj" and head.dep_ == "prep" and syntax.is_verb(head.head):
        kind = verbs.kind(f"{syntax.lemma(head.head)} {head.lower_}", "object")
        if kind is None and head.lower_ in _CIRCUMSTANCES and not syntax.is_passive(head.head):
            return LightUse(head.head, "during")
        return LightUse(head.head, kind) if kind else None
    if dep in {"relcl", "acl"}:
        return None
    for child in noun.children:  # "the attack launched by rebels", "talks that they held"
        if child.dep_ in {"acl", "relcl"} and (kind := verbs.kind(syntax.lemma(child), "object")):
            subjects = [t for t in child.children if t.dep_ == "nsubj" and t.lower_ not in syntax.RELATIVES]
            if syntax.is_passive(child) or subjects:
                return LightUse(child, kind)
    return None
