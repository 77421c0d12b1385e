"""Whom an act of words or a protest is only about: who is to be freed, sent home or turned over.

Neither is asked, and it is not against him: "protested against the repatriation of Odell", "demanded that
Odell be freed". The grammar tells it, whichever coder has named him.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.find.triggers.apart import root
from dateline.find.triggers.draft import Draft
from dateline.find.triggers.landing import is_force, is_freed
from dateline.find.triggers.sentence import Sentence
from dateline.text import syntax

_CLAUSES = frozenset({"ccomp", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# whom something is asked for, or what about: "sought asylum for the child", "demanded action on the homeless"
_BENEFIT = frozenset({"for", "on", "over", "about", "concerning"})
# whom a deed is done to
_LANDS = frozenset({"of", "on", "against", "upon", "at"})
_ABOUT = frozenset({"concerning", "regarding", "targeting", "insulting"})
_AGAINST = frozenset({"against", "on", "upon", "about", "concerning"})
# along these a march goes, and at whom it is aimed they don't tell
_ALONG = frozenset({"in", "through", "along", "around", "down", "across", "for"})
_MARKS = frozenset({"after", "before", "since", "while", "because", "as"})
_JUDGED = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_HANDED = frozenset({"REJECT", "AGREE", "THREATEN", "REQUEST"})
_MAX_STEPS = 6  # a longer chain of phrases tells of something else


def is_at_issue(token: Token, draft: Draft, sentence: Sentence) -> bool:
    """Whether somebody is only the person or thing that an act is about, and so no recipient of it."""
    if token in draft.words:
        return False
    if draft.type in _HANDED and _is_handed(token, draft, sentence):
        return True
    if draft.type == "REQUEST":
        return is_freed(token) or _is_asked_for(token, draft, sentence)
    if draft.type == "PROTEST":
        return _is_scenery(token, sentence) or _is_fate(token, draft, sentence)
    if draft.type == "ACCUSE" and _is_lost(token, sentence):
        return True
    return draft.type in _JUDGED and _suffers_deed(token, sentence)


def _is_asked_for(token: Token, draft: Draft, sentence: Sentence) -> bool:
    first = root(token)
    if first.dep_ in _SUBJECTS and _is_fated(first, draft):
        return True
    if first.dep_ == "dobj" and first.head == draft.head and len(draft.words) > 1:
        wanted = draft.head.lemma_.lower() in sentence.words.wishes
        if wanted and draft.words[-1] != draft.head and draft.words[-1].dep_ in {"advmod", "prt"}:
            return True  # "wants Odell back"
    if first.dep_ == "pobj" and first.head.lower_ in _BENEFIT:
        thing = first.head.head
        asked = thing.dep_ == "dobj" and thing.head == draft.head and thing.pos_ == "NOUN"
        if asked and thing not in draft.words:
            return not sentence.known.mentions(thing)
    return _is_fate(token, draft, sentence)


def _is_fated(subject: Token, draft: Draft) -> bool:
    """Whether something is to be done to somebody, or he did something at another time.

    "Demanded that Odell be freed", "wants Odell returned"; "called for the files after Odell appealed".
    """
    clause = subject.head
    if clause.dep_ == "advcl" and clause.head == draft.head:
        return any(t.dep_ == "mark" and t.lower_ in _MARKS for t in clause.lefts)
    if clause.dep_ not in _CLAUSES or clause.head not in {draft.head, *draft.words}:
        return False
    bare = clause.tag_ in {"VBN", "VBD"} and not syntax.children(clause, "aux")
    return subject.dep_ == "nsubjpass" or bare


def _is_fate(token: Token, draft: Draft, sentence: Sentence) -> bool:
    """Whether somebody has part in what is to become of him, or in a deed that a protest is about."""
    fates = sentence.words.fates
    owned = root(token).dep_ == "poss"
    for word in _upwards(token):
        if word != draft.head and (owned or word not in draft.words) and word.lemma_.lower() in fates:
            return True  # also of words of the act itself: "pushed for the boy's return"
        if word == draft.head or word in draft.words:
            return False
        if draft.type == "PROTEST" and word != token and is_force(word, sentence):
            return _is_struck(token, word)
    return False


def _is_struck(token: Token, deed: Token) -> bool:
    first = root(token)
    return first.dep_ == "pobj" and first.head.head == deed and first.head.lower_ in _LANDS


def _upwards(token: Token) -> Iterator[Token]:
    """A phrase and the nouns that it hangs on, the nearest first."""
    here = root(token)
    for _ in range(_MAX_STEPS):
        yield here
        if here.dep_ == "pobj":
            here = here.head.head
        elif here.dep_ in {"poss", "compound", "amod", "nmod"}:
            here = here.head
        else:
            return
        if syntax.is_verb(here):
            return
        here = root(here)


def _is_scenery(token: Token, sentence: Sentence) -> bool:
    """Whether somebody is only where people gather, or for whom: "outside the family's home"."""
    first = root(token)
    place = root(first.head) if first.dep_ == "poss" else first
    if place.dep_ != "pobj":
        return False
    return place.head.lower_ in _ALONG or token.lemma_.lower() in sentence.words.kin


def _is_handed(token: Token, draft: Draft, sentence: Sentence) -> bool:
    """Whether somebody is what is given or withheld: "refused to turn Odell over to his father"."""
    first = root(token)
    verb = first.head
    if first.dep_ != "dobj" or verb == draft.head or verb.lemma_.lower() not in sentence.words.handing:
        return False
    takers = [*syntax.indirect(verb), *syntax.after(verb, "to"), *over_to(verb)]
    return any(sentence.known.mentions(t) for t in takers)


def over_to(verb: Token) -> list[Token]:
    """Who takes what is handed, where the parser hangs him on the particle: "hand over to Chad"."""
    return [t for word in syntax.children(verb, "prt", "advmod") for t in syntax.after(word, "to")]


def _is_lost(token: Token, sentence: Sentence) -> bool:
    """Whether somebody is dead or gone, and others are looked into for it: "probes the death of Odell"."""
    here = root(token)
    for _ in range(_MAX_STEPS):
        if here.lemma_.lower() in sentence.words.losses:
            return True
        if here.dep_ == "pobj" and here.head.lower_ == "of":
            here = root(here.head.head)
        elif here.dep_ == "poss":
            here = here.head
        else:
            return False
    return False


def _suffers_deed(token: Token, sentence: Sentence) -> bool:
    """Whether a deed or a word that is judged was against somebody: "deplored the acts against Odell"."""
    first = root(token)
    if first.dep_ == "dobj" and first.head.lower_ in _ABOUT:
        return first.head.head.lemma_.lower() in sentence.words.deeds  # "statements concerning Odell"
    if first.dep_ != "pobj" or first.head.lower_ not in _AGAINST:
        return False
    return first.head.head.lemma_.lower() in sentence.words.deeds
