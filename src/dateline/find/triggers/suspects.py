"""Who is said to have done what a noun tells, where a charge or a name for the doer governs the noun."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.triggers.sentence import Sentence
from dateline.text import syntax

_OVER = frozenset({"in", "over", "for", "with", "of"})
_MAX_STEPS = 6  # a longer chain of phrases tells of another act


def suspects(act: Token, sentence: Sentence) -> list[Token]:
    """Those who are charged with an act that a noun tells, or named as who did it.

    "Odell was charged with murder in the shooting of a guard", "the mastermind of the raid, Barre".
    """
    here, words = act, sentence.words
    for _ in range(_MAX_STEPS):
        if here.dep_ in {"conj", "dobj"} and here.head.pos_ == "NOUN":
            here = here.head  # "shooting death": the parser may take the first for a verb
            continue
        if here.dep_ == "advcl" and syntax.lemma(here.head) in words.charges and here.pos_ == "NOUN":
            return [t for t in syntax.objects(here.head) if sentence.known(t)]
        if here.dep_ != "pobj" or here.head.lower_ not in _OVER:
            return []
        governor = here.head.head
        if syntax.is_verb(governor):
            objects = [t for t in syntax.objects(governor) if t != here and sentence.known(t)]
            if syntax.lemma(governor) in words.charges:
                return objects
            # "named a suspect in the killing": the parser may hang the killing on the verb
            return [t for t in objects if t.lemma_.lower() in words.suspects]
        if governor.lemma_.lower() in words.masters | words.suspects:
            return _named(governor, sentence)
        if not sentence.is_act(governor) and here.head.lower_ == "of":
            return []
        here = governor
    return []


def _named(doer: Token, sentence: Sentence) -> list[Token]:
    """The name of a mastermind or a suspect: apposed, predicated, or who is charged as one."""
    apposed = [t for t in syntax.children(doer, "appos") if sentence.known(t)]
    if apposed:
        return apposed
    if doer.dep_ == "appos":
        return [doer.head]
    if doer.dep_ == "attr":
        return syntax.surface_subject(doer.head)
    if doer.dep_ == "pobj" and doer.head.lower_ == "as" and syntax.is_verb(doer.head.head):
        return syntax.objects(doer.head.head)
    # "named a suspect in the raid"
    told = doer.lemma_.lower() in sentence.words.masters or doer.dep_ == "dobj"
    return [doer] if told and sentence.known.mentions(doer) else []
