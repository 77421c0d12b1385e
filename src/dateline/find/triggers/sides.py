"""On which side those stand whom an act names after "with": beside who acts, or over against them.

In a shootout both shoot, whoever is named after "with"; who works with a court does so for it, and of the
court nothing is told.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dateline.find.triggers.draft import Draft
from dateline.find.triggers.sentence import Sentence
from dateline.text import syntax

# fire from both sides, by a word alone or by what is exchanged
_BOTH_FIRE = frozenset({"shootout", "shoot-out", "gunfight", "firefight", "gunbattle"})
_EXCHANGED = frozenset({"fire", "gunfire"})
_WORKING = frozenset({"work", "cooperate", "co-operate", "collaborate", "collude"})
# "worked hand in hand with", "worked together with": both do
_AS_ONE = frozenset({"together", "hand", "side", "alongside", "jointly"})


def sided(draft: Draft, sentence: Sentence) -> Draft:
    """The reading, whoever is named after "with" on the side that the act's own word gives them."""
    if draft.type == "ASSAULT" and _is_exchange(draft.head):
        return _both(draft, [t for t in _with(draft.head) if sentence.known.mentions(t)])
    if draft.type == "COOPERATE" and _is_working(draft.head):
        return _one(draft, _with(draft.head))
    return draft


def _with(act: Token) -> list[Token]:
    """Who is named after "with"; of a noun, also where the parser hangs that on its verb."""
    if found := syntax.after(act, "with"):
        return found
    above = act.head.head if act.dep_ == "pobj" else act.head
    beside = not syntax.is_verb(act) and act.dep_ in {"dobj", "pobj"} and syntax.is_verb(above)
    return [t for t in syntax.after(above, "with") if t.i > act.i] if beside else []


def _is_exchange(act: Token) -> bool:
    lemma = act.lemma_.lower()
    if lemma in _BOTH_FIRE:
        return True
    if lemma == "battle":
        return any(t.lower_ == "gun" for t in syntax.children(act, "compound"))
    return lemma == "exchange" and any(t.lower_ in _EXCHANGED for t in syntax.after(act, "of"))


def _is_working(act: Token) -> bool:
    if not syntax.is_verb(act) or act.lemma_.lower() not in _WORKING:
        return False
    return not any(t.lower_ in _AS_ONE for t in act.children)


def _both(draft: Draft, beside: list[Token]) -> Draft:
    """The reading with those beside who acts among the actors, where somebody else is one."""
    if not beside or all(t in beside for t in draft.actors):
        return draft
    actors = (*draft.actors, *(t for t in beside if t not in draft.actors))
    return replace(draft, actors=actors, recipients=tuple(t for t in draft.recipients if t not in beside))


def _one(draft: Draft, others: list[Token]) -> Draft:
    """The reading with those as recipients with whom somebody works."""
    moved = [t for t in draft.actors if t in others]
    actors = tuple(t for t in draft.actors if t not in others)
    if not moved or not actors:
        return draft
    return replace(draft, actors=actors, recipients=(*draft.recipients, *moved))
