"""What lies ahead: the day that an act told by a noun is set for, and plans that are dropped later on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from dateline.find.triggers.match import Match
from dateline.find.triggers.sentence import Sentence
from dateline.find.triggers.status import of_clause
from dateline.knowledge.triggers import Operator
from dateline.text import syntax


class Operation(NamedTuple):
    """An operator at work on an act."""

    operator: Operator
    match: Match
    construction: str


_SPANS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})


def appointed(token: Token) -> Token | None:
    """The "for" that gives an act told by a noun its day to come: "a rally for Saturday", "set for May"."""
    if syntax.is_verb(token):
        return None
    hosts = [token, *(t for t in token.rights if t.dep_ == "acl")]
    if token.dep_ in {"dobj", "nsubjpass"}:
        hosts.append(token.head)
    for host in hosts:
        for preposition in host.rights:
            day = next((t for t in preposition.children if t.dep_ == "pobj"), None)
            if preposition.lower_ != "for" or day is None or day.ent_type_ != "DATE":
                continue
            words = {t.lower_ for t in day.lefts}
            counts = any(t.pos_ == "NUM" for t in day.lefts)
            lasts = counts or day.lemma_.lower() in _SPANS or words & {"the", "a"}  # "for three days"
            if "next" in words or not lasts:
                return preposition
    return None


def dropped(token: Token, operations: Sequence[Operation], sentence: Sentence) -> tuple[Token, ...]:
    """The words that drop a past plan later in the sentence: "had planned to march, then called it off"."""
    used = {t.i for op in operations for t in op.match.words}
    plans = [token, *(op.match.head for op in operations)]
    plans += [t.head for t in plans if t.dep_ in {"acomp", "attr", "dobj", "xcomp", "oprd"}]
    past = any(
        t.tag_ == "VBD"
        or any(c.lower_ in {"had", "was", "were"} for c in t.children if c.dep_ in _AUXILIARIES)
        for t in plans
    )
    if not past:
        return ()
    for later in sentence.span:
        if later.i <= token.i or later.i in used or later.tag_ not in {"VBD", "VBN", "VBZ", "VBP"}:
            continue
        for match, operator in sentence.operators(later):
            if operator.status == "cancelled" and _takes_up(match, sentence) and not of_clause(later).words:
                return match.words
    return ()


_AUXILIARIES = frozenset({"aux", "auxpass"})


def _takes_up(match: Match, sentence: Sentence) -> bool:
    """Whether what is dropped was told before: "it", "the visit", "the idea"."""
    ended = syntax.children(match.head, "dobj", "nsubjpass")
    if match.preposition is not None:
        ended += syntax.children(match.preposition, "pobj")
    return all(t.pos_ == "PRON" or t in match.words or _is_definite(t) for t in ended)


def _is_definite(noun: Token) -> bool:
    return any(t.lower_ in {"the", "that", "this"} or t.dep_ == "poss" for t in noun.lefts)
