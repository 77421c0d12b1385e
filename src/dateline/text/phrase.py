"""Which words a noun phrase is made of, without what is only joined to it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.model import Span
from dateline.text.rows import DASHES, is_dash

_PLACES = frozenset({"GPE", "LOC", "FAC"})
# "embassy staff on a visit": when, not who
_OCCASIONS = frozenset({"visit", "trip", "tour", "occasion", "eve", "sidelines", "grounds", "suspicion"})


def phrase(head: Token) -> tuple[Token, Token]:
    """The first and last token of the noun phrase of `head`, without what is only joined to it.

    Conjuncts, appositions, relative and participle clauses are left out; "of" phrases and
    modifiers stay in.
    """
    first, last = head.left_edge, head
    while first.i < head.i and (first.dep_ in {"cc", "preconj", "punct"} or first.is_space):
        first = head.doc[first.i + 1]
    first = _after_byline(first, head)
    if head.dep_ == "compound" and head.pos_ == "NOUN":
        first = _named_before(first, head)
    for child in head.rights:
        if child.dep_ in {"prep", "nmod", "nummod", "compound", "poss", "amod"} and not _breaks(child, last):
            last = _last_of(child)
        elif child.dep_ in {"conj", "cc", "appos", "relcl", "acl", "punct"}:
            break
    return first, last


def past_dateline(first: Token, head: Token, dateline: Span | None) -> Token:
    """Where a phrase begins that the parser began before the dateline: "Agency OSLO (AG) - Norway"."""
    if dateline is None or not first.idx < dateline.start <= dateline.end <= head.idx:
        return first
    words = (t for t in head.doc[first.i : head.i + 1] if t.idx >= dateline.end and not t.is_space)
    return next(words, head)


def _after_byline(first: Token, head: Token) -> Token:
    """The first word after a byline that the parser takes for part of a name: "AP NAIROBI (AP) - Kenya"."""
    for word in reversed(list(head.lefts)):
        if is_dash(word):
            return word.nbor()
    return first


def _named_before(first: Token, head: Token) -> Token:
    """The name right before a noun that stands before another: "the Dover police shooting"."""
    while first.i > head.sent.start:
        before = first.nbor(-1)
        if before.pos_ != "PROPN" or before.dep_ != "compound" or before.head != head.head:
            break
        first = before
    return first


def _breaks(child: Token, last: Token) -> bool:
    """A prepositional phrase of time or with a clause, or after a comma, is not part of who it is."""
    if child.i > last.i + 1 and _head_comma(child):
        return True
    return child.dep_ == "prep" and (
        child.lower_ not in {"of", "in", "for", "from", "to", "at", "on", "near", "against"}
        or any(t.dep_ == "pobj" and t.ent_type_ in {"DATE", "TIME"} for t in child.children)
        or (
            child.lower_ == "on"
            and any(t.dep_ == "pobj" and t.lemma_.lower() in _OCCASIONS for t in child.children)
        )
        or any(t.dep_ == "pcomp" for t in child.children)  # "accused the cartel of smuggling"
    )


def _head_comma(token: Token) -> bool:
    """Whether a comma or a dash stands right before the token's phrase."""
    edge = token.left_edge.i
    return edge > 0 and token.doc[edge - 1].text in {",", *DASHES}


def _last_of(child: Token) -> Token:
    last = child
    for token in child.rights:
        if token.dep_ == "pobj":
            last = phrase(row_end(token))[1]
    return last


def row_end(token: Token) -> Token:
    """The last of a row of places that "and" joins: "embassies in Kenya and Tanzania" are in both."""
    last = token
    while last.ent_type_ in _PLACES:
        joined = next((t for t in last.rights if t.dep_ == "conj" and t.ent_type_ in _PLACES), None)
        if joined is None:
            break
        last = joined
    return last
