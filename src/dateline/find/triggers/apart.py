"""Who is named in the sentence of an act and has, by the grammar, no part in it.

The second coder weighs words; that one blames the act, is asked about it, suffers another act or only
stands in a clause that the act has nothing to do with, the parse tells.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.triggers.draft import Draft
from dateline.find.triggers.landing import JUDGED, is_force, is_freed
from dateline.find.triggers.sentence import Sentence
from dateline.text import syntax

_JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
# what is judged, promised an answer to or threatened over is another act, with its own victims
_OVER_OTHERS = JUDGED | {"THREATEN"}
_SEEN = frozenset({"ASSAULT", "PROTEST"})  # others tell of them; who reports an arrest may have made it
_LANDS = frozenset({"of", "on", "against", "upon", "at", "in", "to", "from"})
_ABOUT = frozenset({"in", "over", "about", "on", "for", "of"})
# who is wanted for these may know of an act, and need not have done it
_ASKING = frozenset(
    {"questioning", "interview", "interrogation", "witness", "information", "scene", "inquest"}
)
_OWNERS = frozenset({"his", "her", "its", "their"})
_SINGULAR = frozenset({"was", "is", "has"})
_CLAUSES = frozenset({"acl", "relcl"})
_MAX_STEPS = 8  # a longer chain of phrases tells of something else


def root(token: Token) -> Token:
    """The first of the phrases that a phrase is joined or apposed to."""
    here = token
    while here.dep_ in {"conj", "appos"} and here.head != here:
        here = here.head
    return here


def is_same(second: Token) -> bool:
    """Whether what is joined to a name is the same person: "Odell, 52, and the father of four, was shot"."""
    first = second.head
    if second.dep_ != "conj" or first.pos_ != "PROPN" or second.tag_ != "NN":
        return False
    finite = [first.head, *syntax.children(first.head, "aux", "auxpass")]
    subject = first.dep_ in {"nsubj", "nsubjpass"}
    return subject and any(t.lower_ in _SINGULAR or t.tag_ == "VBZ" for t in finite)


def judges(token: Token, draft: Draft, sentence: Sentence) -> bool:
    """Whether somebody blames or backs the act that a noun tells, or only tells of it.

    "The mufti condemned the raid", "the raid, condemned by the mufti"; but "he renewed his attack" is his.
    """
    act, first = draft.head, root(token)
    if act.dep_ == "dobj" and first.dep_ == "nsubj" and first.head == act.head:
        if draft.type in _SEEN and act.head.lemma_ in sentence.words.witnessing:
            return True
        own = any(t.lower_ in _OWNERS for t in syntax.children(act, "poss"))
        return not own and _is_judging(act.head, sentence)
    if first.dep_ != "pobj" or first.head.lower_ != "by":
        return False
    verb = first.head.head
    return verb.head == act and verb.dep_ in _CLAUSES and _is_judging(verb, sentence)


def _is_judging(verb: Token, sentence: Sentence) -> bool:
    return any(rule.type in _JUDGING and match.form.part == "verb" for match, rule in sentence.triggers(verb))


def is_victim(token: Token, draft: Draft, sentence: Sentence) -> bool:
    """Whether somebody suffers an act that is only judged, or is to be freed: "endorsed the raid on Goma"."""
    if draft.type not in _OVER_OTHERS:
        return False
    here = root(token)
    for _ in range(_MAX_STEPS):
        if here.dep_ != "pobj" or here.head.lower_ not in _LANDS:
            return False
        here = root(here.head.head)
        if here == draft.head or here in draft.words or syntax.is_verb(here):
            return False
        if is_force(here, sentence) or (draft.type == "REQUEST" and is_freed(here)):
            return True
    return False


def is_asked(draft: Draft) -> bool:
    """Whether the sentence only asks about the act: "wanted for questioning in the raid"."""
    here = draft.head
    for _ in range(_MAX_STEPS):
        if here.dep_ != "pobj" or here.head.lower_ not in _ABOUT or syntax.is_verb(here.head.head):
            return False
        here = here.head.head
        if here.lemma_.lower() in _ASKING:
            return True
    return False


def is_elsewhere(token: Token, draft: Draft) -> bool:
    """Whether somebody is the subject of a clause that is neither above nor below the act."""
    first = root(token)
    of_noun = not syntax.is_verb(draft.head) or draft.head.dep_ in _CLAUSES
    if first.dep_ not in {"nsubj", "nsubjpass"} or not of_noun:
        return False
    clause, act = first.head, draft.head
    if clause.dep_ == "aux":  # "have co-sponsored": the parser splits the verb
        clause = clause.head
    return clause != act and clause not in act.ancestors and act not in clause.ancestors


def is_scene(token: Token, draft: Draft, sentence: Sentence) -> bool:
    """Whether a clause after a place goes on with the act: "the raid on Goma, which killed"."""
    first, act = root(token), draft.head
    if act.dep_ != "relcl" or first.dep_ != "pobj" or (act not in first.subtree and act.head != token):
        return False
    return sentence.act_above(first) is not None


def is_nobody(token: Token) -> bool:
    """Whether a phrase says that there is none: "nobody", "no one", "no group"."""
    return token.lower_ in {"nobody", "none"} or any(t.lower_ == "no" for t in token.lefts)
