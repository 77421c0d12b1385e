"""What a noun is: a person, a body, a role, a country, or nobody."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.actors.named import BODY, LAND, Named
from dateline.find.actors.phrases import run_start
from dateline.knowledge.names import Names
from dateline.model import MentionKind


def is_head(token: Token, here: Named | None) -> bool:
    """Whether a token heads a noun phrase of its own."""
    if here is not None and here.kind("nationality") and token.pos_ == "ADJ" and token.dep_ == "conj":
        return token.head.pos_ in ("NOUN", "PROPN") and token.head.dep_ not in ("compound", "amod", "nmod")
    if token.dep_ in ("compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "punct", "case"):
        return False
    return token.pos_ in ("NOUN", "PROPN", "NUM") or (
        token.pos_ == "ADJ" and token.dep_ in ("nsubj", "pobj", "dobj", "nsubjpass")
    )


def kind_of(
    head: Token, here: Named | None, first: Token, named: dict[int, Named], names: Names
) -> MentionKind | None:
    """What the phrase with this head names; None for nobody."""
    if here is not None:
        if here.kind("person", "surname") and not here.kind(*LAND, "role"):
            return "person"
        if here.kind(*BODY):
            return "group" if here.kind("group") else "organisation"
        if here.kind(*LAND):
            if head.ent_type_ == "PERSON" and first.i < here.first:
                return "person"
            return "country"
        role = here.kind("role")
        if role is not None and head.ent_type_ == "PERSON" and head.pos_ == "PROPN" and here.first > first.i:
            before = head.doc[here.first - 1]
            if before.ent_type_ == "PERSON" and before.i not in named:
                return "person"
        if role is not None:
            return "group" if role.group or role.plural or head.tag_ == "NNS" else "role"
    if _is_crowd(head, names):
        return "group"
    if head.pos_ != "PROPN" or head.text.islower():
        return None
    given = head.doc[run_start(head, first, named, names)]
    if head.ent_type_ == "PERSON" or _titled(head, first, named) or names.gender(given.text):
        return "person"
    return "organisation" if head.ent_type_ in ("ORG", "NORP") else None


def _is_crowd(head: Token, names: Names) -> bool:
    """Whether a number that does or suffers something is people: "thousands marched", but no "of flights"."""
    subject = head.dep_ in ("nsubj", "nsubjpass") and head.lower_ in names.small("crowds")
    return subject and all(child.lower_ != "of" for child in head.rights)


def is_thing(head: Token, here: Named, first: Token, names: Names, named: dict[int, Named]) -> bool:
    """Whether a noun of many meanings ("body", "front", "conference") names nobody here.

    It needs a name or role before it, or after an "of", or an article and the place of a subject.
    """
    role = here.kind("role")
    if (
        role is not None
        and role.name in names.small("never")
        and (head.pos_ != "PROPN" or head.text.islower())
    ):
        return True
    if role is None:
        return False
    if role.name.rpartition(" ")[2] in names.small("munitions") and head.dep_ not in ("nsubj", "nsubjpass"):
        return not (head.dep_ == "pobj" and head.head.lower_ == "by")
    if (
        role.name in names.small("lands")
        and head.dep_ == "pobj"
        and head.tag_ != "NNS"
        and (head.head.lower_ in names.small("where") or (role.name, head.head.lower_) == ("island", "on"))
        and not any(at in named for at in range(first.i, here.first))
    ):
        return True
    settled = _by_place(head, here, first, role.name, names)
    if settled is not None:
        return settled
    if role.name in names.small("rifts") and not any(
        at in named or head.doc[at].pos_ in ("PROPN", "NUM", "NOUN") for at in range(first.i, here.first)
    ):
        return True
    if role.name in names.small("other_senses") and (
        head.pos_ == "PROPN" or _after_a_noun(head, here, named)
    ):
        return True
    if (role.name not in names.small("things") and role.sectors) or _is_addressed(head):
        return False
    if any(at in named for at in range(first.i, here.first)):
        return False
    if not role.sectors and _after_a_noun(head, here, named):
        return True
    if role.name not in names.small("things"):
        return False
    for child in head.rights:
        if child.dep_ == "prep" and any(c.i in named or c.pos_ == "PROPN" for c in child.children):
            return False
    return not (
        role.sectors
        or (
            head.dep_ in ("nsubj", "nsubjpass", "agent", "dobj", "pobj")
            and role.name in names.small("generic")
        )
    )


def _is_addressed(head: Token) -> bool:
    """Whether something is to be done by whom a noun names: "urged the council to keep the park"."""
    definite = any(child.dep_ == "poss" or child.lower_ == "the" for child in head.lefts)
    if head.dep_ != "dobj" or not definite:
        return False
    tasks = [t for t in head.head.rights if t.dep_ == "xcomp" and t.i > head.i]
    return any(t.lower_ == "to" for task in tasks for t in task.lefts)


def _by_place(head: Token, here: Named, first: Token, role: str, names: Names) -> bool | None:
    """Whether a noun is nobody by its place in the sentence; None where that does not tell."""
    if role in names.small("parties") and head.tag_ == "NNS" and _counted(head):
        return False  # "both sides"
    if role in names.small("localities"):
        if head.dep_ == "pobj" and head.head.dep_ == "agent":
            return False  # "backed by several provinces"
        acts = head.dep_ == "nsubj" and head.head.pos_ == "VERB"
        return not (acts and head.head.lemma_ not in names.small("of_towns"))
    if role in names.small("abstract") and head.tag_ == "NN" and _bare(head, here, first):
        return True
    if role == "opposition" and any(child.lower_ == "to" for child in head.rights):
        return True  # the church's opposition to a law
    return None


def _counted(head: Token) -> bool:
    """Whether "both" or "the two" stands before a noun."""
    return any(child.lower_ in ("both", "two", "three") for child in head.lefts)


def _bare(head: Token, here: Named, first: Token) -> bool:
    """Whether a noun stands without article, owner and other words before it ("had no authority")."""
    return first.i == here.first and not any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in ("the", "an", "this", "that"))
        for child in head.children
    )


def _after_a_noun(head: Token, here: Named, named: dict[int, Named]) -> bool:
    """Whether a noun that is nobody is the first part of this one ("nerve agent", "tennis court")."""
    return any(
        child.dep_ == "compound" and child.i < here.first and child.i not in named and child.pos_ == "NOUN"
        for child in head.children
    )


def _titled(head: Token, first: Token, named: dict[int, Named]) -> bool:
    """Whether a role or title stands before an unknown name."""
    return any(
        named[at].kind("role", "title") is not None and named[at].kind("role", "title").plural is False  # type: ignore[union-attr]
        for at in range(first.i, head.i)
        if at in named
    )


def in_place(head: Token, names: Names, capital: bool) -> bool:
    """Whether a country's name only tells where something is or moves."""
    if capital and head.dep_ in ("nsubj", "nsubjpass", "dobj", "conj", "attr", "ROOT", "appos"):
        verb = head.head
        if head.dep_ == "dobj" or (head.dep_ == "nsubjpass" and verb.pos_ == "VERB"):
            return verb.lemma_.lower() not in names.small("to_governments")
        if head.dep_ == "conj" and head.head.i < head.i and head.head.ent_type_ == "GPE":
            return in_place(head.head, names, capital)
        return not (
            head.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_ not in names.small("of_towns")
        )
    top = head
    while top.dep_ == "conj" and top.head.i < top.i:
        top = top.head
    if top.dep_ == "npadvmod" or (top.dep_ == "appos" and top.head.ent_type_ == "GPE"):
        return True
    if top.dep_ != "pobj":
        return False
    link = top.head.lower_
    if link in names.small("where"):
        return True
    if link in ("to", "from", "into", "for", "out", "of"):
        governor = top.head.head
        return governor.lemma_.lower() in names.small("motion")
    return False
