"""Who asks, and whom, where a letter does: "a letter from the mayors to the king asking for peace"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.triggers.apart import root
from dateline.find.triggers.known import Known
from dateline.find.triggers.landing import doers
from dateline.text import syntax

_LETTERS = frozenset(
    {"letter", "petition", "message", "statement", "note", "email", "telegram", "memo", "cable"}
)
_GETS = frozenset({"receive", "get"})
_MAX_STEPS = 5  # a longer chain of phrases tells of something else


def written(verb: Token, known: Known) -> tuple[list[Token], list[Token]]:
    """Those who wrote what a participle says, and those whom they wrote to, where a letter does."""
    letter = _letter_above(verb) if verb.tag_ == "VBG" and verb.dep_ in {"acl", "advcl"} else None
    if letter is None:
        return [], []
    sent = letter.head if letter.dep_ == "dobj" and syntax.is_verb(letter.head) else None
    # the parser hangs "from" and "to" on the verb, where a day stands between
    around = [letter] if sent is None else [letter, sent]
    writers = [t for word in around for t in syntax.after(word, "from") if known(t)] or doers(letter, known)
    readers = [t for word in around for t in syntax.after_chain(word, "to") if known(t)]
    if sent is not None:
        subjects = syntax.subject(sent)
        if sent.lemma_.lower() in _GETS:
            readers = readers or subjects
        else:
            writers = writers or subjects
            readers = readers or syntax.indirect(sent)
    readers = [t for t in dict.fromkeys(readers) if t not in writers]
    return list(dict.fromkeys(writers)), readers


def _letter_above(verb: Token) -> Token | None:
    """The letter whose words a participle tells, whichever noun after it the parser hangs that on."""
    here = verb.head
    for _ in range(_MAX_STEPS):
        if syntax.is_verb(here):
            return next((t for t in syntax.children(here, "dobj") if t.lemma_.lower() in _LETTERS), None)
        here = root(here)
        if here.lemma_.lower() in _LETTERS:
            return here
        if here.dep_ == "pobj":
            here = here.head.head
        elif here.dep_ in {"nmod", "compound"}:
            here = here.head
        else:
            return None
    return None
