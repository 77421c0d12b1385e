"""Who is joined to whom, and who stands before what, by the parse and past its commonest mistakes."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

DASHES = frozenset({"-", "\u2013", "\u2014", "--", "_"})
_NOUN_PLACES = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
_HEADED = frozenset({"led", "headed", "spearheaded", "commanded", "claimed"})


def is_noun(token: Token) -> bool:
    """Whether the token heads a noun phrase; an adjective with an article does: "the dissident Ana Ruiz"."""
    if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} or token.tag_.startswith("NN"):
        return True
    return token.tag_ == "JJ" and token.dep_ in _NOUN_PLACES and any(t.dep_ == "det" for t in token.lefts)


def children(token: Token, *labels: str) -> list[Token]:
    """The token's children under any of these labels, in the order of the text."""
    return [child for child in token.children if child.dep_ in labels]


def with_conjuncts(tokens: list[Token]) -> list[Token]:
    """The tokens and the noun phrases joined to them by and, or, commas."""
    found: list[Token] = []
    for token in tokens:
        for part in (token, *_conjuncts(token)):
            if part not in found:
                found.append(part)
    return found


def _conjuncts(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj" and (joined := _joined(child)) is not None:
            yield joined
            yield from _conjuncts(joined)
        elif child.dep_ == "appos" and (second := _second_name(child)) is not None:
            yield second


def _joined(conjunct: Token) -> Token | None:
    """The noun phrase that a conjunct is, by any tag of the parser; None for a verb or a quality."""
    if is_noun(conjunct) or (conjunct.ent_type_ == "NORP" and children(conjunct, "det")):
        return conjunct  # "six Syrians and an Eritrean": an adjective to the tagger
    if conjunct.tag_ in {"VBD", "VBN"} and conjunct.nbor(-1).dep_ == "cc":
        things = children(conjunct, "dobj")
        if len(list(conjunct.children)) == len(things) == 1 and things[0].left_edge.i == conjunct.i + 1:
            return things[0]  # "forces and allied militias": no verb, having neither subject nor auxiliary
    return None


def _second_name(name: Token) -> Token | None:
    """The other person of a row that the parser takes for names of one: "editor Ann Lee and host Ray Poe"."""
    before = [t for t in name.head.children if t.dep_ == "appos" and t.i < name.i]
    joined = before and any(t.dep_ == "cc" and t.i < name.left_edge.i for t in before[-1].children)
    return name if joined else None


def leaders(noun: Token) -> list[Token]:
    """Who leads or claims what a noun tells, as a participle before it says: "a French-led raid"."""
    led = [t for t in children(noun, "amod") if t.lower_ in _HEADED]
    return [t for participle in led for t in children(participle, "npadvmod")]


def is_dash(token: Token) -> bool:
    """Whether a dash parts phrases; that within a name ("Mi-ra") has no space around it."""
    return (
        token.text in DASHES and bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)
    )
