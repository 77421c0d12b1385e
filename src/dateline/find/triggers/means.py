"""By what means an assault was done, where the rule that reads it does not say: "two bombs killed ten"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from dateline.find.triggers.draft import Draft
from dateline.knowledge.weapons import Weapons
from dateline.text import syntax

_BY = frozenset({"by", "with", "from"})
_IN = frozenset({"in", "during", "of", "after", "when"})
_WHEN = frozenset({"when", "after", "as"})
_BEFORE = frozenset({"compound", "amod", "nmod"})


def armed(draft: Draft, weapons: Weapons) -> Draft:
    """The draft with the mode that the words beside its trigger tell, where it is an assault without one."""
    if draft.type != "ASSAULT" or draft.mode is not None:
        return draft
    told = {mode for word in _things(draft) if (mode := _mode(word, weapons.things)) is not None}
    told |= {mode for word in _occasions(draft.head) if (mode := _mode(word, weapons.acts)) is not None}
    return replace(draft, mode=weapons.first(told))


def _mode(word: Token, modes: Mapping[str, str]) -> str | None:
    """The mode that a word tells, alone or with the one before it."""
    forms = {word.lower_, word.lemma_.lower()}
    before = word.nbor(-1).lower_ if word.i > word.sent.start else ""
    found = next((modes[p] for f in forms if (p := f"{before} {f}") in modes), None)
    return found or next((modes[f] for f in forms if f in modes), None)


def _things(draft: Draft) -> Iterator[Token]:
    """The words that may name what did the harm, or who by what he carried."""
    head = draft.head
    yield from _whole(draft.words)  # "died of stab wounds"
    yield from _whole(_doers(head))
    if not syntax.is_verb(head):
        yield from _whole([head])
        for victim in draft.recipients:  # "the slaying of a doctor cut down by a sniper's bullet"
            for clause in syntax.children(victim, "relcl", "acl"):
                yield from (t for t in (clause, *_whole(syntax.agents(clause))) if syntax.is_passive(clause))
    for preposition in syntax.prepositions(head):
        if preposition.lower_ in _BY:
            yield from _whole(syntax.children(preposition, "pobj"))
    for other in _beside(head):
        yield other
        yield from _whole(_doers(other))


def _doers(verb: Token) -> list[Token]:
    return syntax.subject(verb) if syntax.is_verb(verb) else syntax.agents(verb)


def _beside(head: Token) -> Iterator[Token]:
    """The verbs that tell the same moment: "shot and killed", "killed when a bomb went off"."""
    if not syntax.is_verb(head):
        return
    if head.dep_ == "conj" and syntax.is_verb(head.head) and not syntax.children(head, "nsubj", "nsubjpass"):
        yield head.head
    if head.dep_ == "advcl" and head.tag_ == "VBG":
        yield head.head  # "a bomb went off, killing ten"
    for child in head.children:
        shares = child.dep_ == "conj" and syntax.is_verb(child)
        timed = child.dep_ == "advcl" and not {t.lower_ for t in child.children}.isdisjoint(_WHEN)
        if timed or (shares and not syntax.children(child, "nsubj", "nsubjpass")):
            yield child


def _occasions(head: Token) -> Iterator[Token]:
    """The nouns that name what the harm was done in: "killed in a bombing", "the blast that killed ten"."""
    if head.dep_ in {"relcl", "acl"} and syntax.is_noun(head.head):
        yield from _whole([head.head])
        if head.head.dep_ == "pobj" and head.head.head.lower_ == "of":
            yield from _whole([head.head.head.head])  # "the shooting of a nurse, who was wounded"
    hosts = [head]
    if not syntax.is_verb(head):
        hosts += syntax.after(head, "of")
        if head.dep_ == "pobj":  # "charged with murder in the shooting of"
            hosts += [head.head.head, *syntax.children(head.head.head, "dobj")]
    for host in hosts:
        for preposition in host.children:
            if preposition.dep_ == "prep" and preposition.lower_ in _IN | _BY:
                yield from _whole(syntax.children(preposition, "pobj"))


def _whole(nouns: Iterable[Token]) -> Iterator[Token]:
    """Nouns with the words before them and what is joined to them."""
    for noun in nouns:
        yield noun
        yield from (t for t in noun.lefts if t.dep_ in _BEFORE)
        yield from syntax.children(noun, "conj")
