"""Where a phrase begins and ends, and the bare name in it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.actors.named import BODY, Named
from dateline.knowledge.names import Names
from dateline.model import Evidence, MentionKind
from dateline.text import Reading
from dateline.text.phrase import row_end

_BELONG = frozenset({"of", "for"})
_FOCUS = frozenset({"even", "only", "just", "also", "not", "mainly", "mostly", "especially", "perhaps"})
_BARRIERS = frozenset('()[]:;—–"“”|�')


def start_of(head: Token, named: dict[int, Named]) -> Token:
    """The first word of a phrase, without its article; a possessor belongs to it, except a pronoun."""
    doc = head.doc
    left = head
    for child in head.lefts:
        if child.dep_ in ("det", "predet", "punct", "cc", "preconj", "prep") or child.lower_ in (
            "the",
            "a",
            "an",
        ):
            continue
        if (
            child.dep_ in ("relcl", "nsubj", "advcl")
            or child.tag_ in ("WRB", "WDT", "WP")
            or (child.dep_ == "poss" and child.pos_ == "PRON")
        ):
            continue
        edge = child.left_edge
        if edge.i < left.i:
            left = edge
    at = min(left.i, named[head.i].first if head.i in named else left.i)
    for back in range(head.i - 1, at - 1, -1):
        owned = doc[back].tag_ == "PRP$"  # "calls their farm Eden Farms"
        if owned or doc[back].text[0] in _BARRIERS or doc[back].like_url or "\n" in doc[back].text:
            at = back + 1
            break
    while at < head.i and (
        doc[at].dep_ in ("det", "predet")
        or doc[at].lower_ in ("the", "a", "an")
        or (doc[at].dep_ == "advmod" and doc[at].lower_ in _FOCUS)
        or doc[at].is_punct
        or doc[at].is_space
    ):
        at += 1
    return doc[at]


def end_of(head: Token, kind: MentionKind, named: dict[int, Named], names: Names) -> Token:
    """The last word of a phrase: its head, and what says whom it belongs to or where it is."""
    last = head.doc[named[head.i].last] if head.i in named else head
    if kind == "country":
        return last
    for child in head.rights:
        if child.dep_ != "prep" or child.i > last.i + 2:
            continue
        if kind == "person" and child.lower_ != "of":
            continue
        takes = child.lower_ in _BELONG or (child.lower_ in ("in", "from", "to") and kind != "organisation")
        objects = [c for c in child.children if c.dep_ == "pobj"]
        known = bool(objects) and objects[0].i in named
        if child.lower_ == "of" and not known and head.dep_ == "dobj":
            takes = takes and head.head.lemma_ not in names.small("of_verbs")  # "accused it of betrayal"
        if (
            takes
            and objects
            and (objects[0].i in named or objects[0].pos_ == "PROPN" or child.lower_ in _BELONG)
        ):
            last = _object_end(row_end(objects[0]))
    return last


def _object_end(token: Token) -> Token:
    """The end of the object of a preposition, with its own "of", without clauses and appositions."""
    last = token
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in _BELONG:
            inner = [c for c in child.children if c.dep_ == "pobj"]
            if inner:
                last = _object_end(inner[0])
    return last


def run_start(head: Token, first: Token, named: dict[int, Named], names: Names) -> int:
    """The index of the token at which the unknown proper name that ends in the head begins."""
    doc, begin, particles = head.doc, head.i, names.small("particles")
    while begin > first.i:
        before = doc[begin - 1]
        if before.is_space and begin - 1 > first.i:
            begin -= 1
            continue
        known = named.get(before.i)
        inside = before.lower_ in particles and begin - 1 > first.i and doc[begin - 2].pos_ == "PROPN"
        own = known is None or known.kind("surname") is not None or bool(names.gender(before.text))
        if not inside and not (before.pos_ == "PROPN" and own):
            break
        begin -= 1
    return begin


def name_of(
    head: Token, first: Token, reading: Reading, here: Named | None, named: dict[int, Named], names: Names
) -> Evidence | None:
    """The bare proper name that ends in the head."""
    listed = here is not None and (here.kind(*BODY) is not None or here.kind("role") is None)
    if here is not None and here.last >= head.i and listed:
        begin = here.first
        if here.kind("surname") and not here.kind("person"):
            begin = run_start(head, first, named, names)
    elif head.pos_ == "PROPN":
        begin = run_start(head, first, named, names)
    else:
        return None
    last = reading.doc[here.last] if here is not None and listed else head
    return reading.words(reading.doc[begin], last)
