"""The words among which an act's own date and place stand."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.model import Span
from dateline.text import syntax

_BEFORE = frozenset({"poss", "nmod", "nummod", "compound", "amod", "npadvmod"})
_OTHER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})


def scope_of(verb: Token, trigger: Token) -> tuple[Span, ...]:
    """The spans of the act's own clause, nearest first, then of the clauses that carry it.

    A clause that reports or describes another act is left out: a date never comes from there.
    """
    seen: set[int] = set()
    spans: list[Span] = []
    for top in _carriers(verb, trigger):
        tokens = [t for t in _own(top, verb, trigger) if t.i not in seen]
        seen.update(t.i for t in tokens)
        spans += _runs(tokens)
    if verb.dep_ in {"relcl", "acl"} and syntax.is_noun(verb.head):
        # "in 1968, when they invaded", "the August blast that killed ten"
        spans += _runs([t for t in _own(verb.head, verb, verb.head) if t.i not in seen])
    return tuple(spans)


def _carriers(verb: Token, trigger: Token) -> Iterator[Token]:
    """The trigger, its light verb, and the verbs above that share their circumstances."""
    yield trigger
    if verb != trigger:
        yield verb
    here = verb
    for _ in range(6):
        head = here.head
        if head == here:
            return
        if here.dep_ in {
            "xcomp",
            "conj",
            "pobj",
            "dobj",
            "nsubjpass",
            "nsubj",
            "prep",
            "attr",
            "acomp",
            "pcomp",
            "acl",
            "compound",
        }:
            if here.dep_ == "conj" and syntax.is_verb(here) and syntax.children(here, "nsubj", "nsubjpass"):
                return
            if here.dep_ == "acl" and not syntax.is_verb(here):
                return
            here = head
            if syntax.is_verb(here) or here.dep_ in {"conj"}:
                yield here
        elif here.dep_ == "advcl" and any(t.dep_ == "aux" and t.lower_ == "to" for t in here.children):
            return
        else:
            return


def _tells_time(token: Token) -> bool:
    return any(t.ent_type_ in {"DATE", "TIME"} for t in token.subtree)


def _own(top: Token, verb: Token, trigger: Token) -> Iterator[Token]:
    """The tokens of a clause without those of the clauses within it."""
    yield top
    for child in top.children:
        if child.is_space or child.is_punct:
            continue
        if child.dep_ in _OTHER_CLAUSES or (child.dep_ == "conj" and syntax.is_verb(child)):
            continue
        if child.dep_ in {"xcomp", "acl"} and child != verb:
            continue
        if child.dep_ in _BEFORE and top.dep_ != "ROOT" and top != trigger and _tells_time(child):
            continue  # "last year's blasts": that is the blasts' own date
        yield from _own(child, verb, trigger)


def _runs(tokens: list[Token]) -> list[Span]:
    """The tokens as spans of neighbours, in the order of the text."""
    spans: list[Span] = []
    last = -2
    for token in sorted(tokens, key=lambda t: t.i):
        end = token.idx + len(token)
        # marks and spaces between two tokens do not part them
        joined = last >= 0 and all(t.is_punct or t.is_space for t in token.doc[last + 1 : token.i])
        if joined:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(token.idx, end))
        last = token.i
    return spans
