"""What is counted together with a noun: "nine soldiers and two drivers", "90 in Goma and 12 in Bukavu"."""

from __future__ import annotations

from spacy.tokens import Token


def joined(head: Token) -> list[Token]:
    """What "and" and commas join to a noun; the parser hangs each on the one before."""
    found: list[Token] = []
    following = [c for c in head.children if c.dep_ == "conj"]
    while following:
        found += following
        following = [c for f in following for c in f.children if c.dep_ == "conj"]
    return found or _elsewhere(head)


def _elsewhere(head: Token) -> list[Token]:
    """A second number with a place of its own, which the parser hangs on the first one's place."""
    places = (g for c in head.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj")
    return [
        c
        for place in places
        for c in place.children
        if c.dep_ == "conj" and c.like_num and any(g.dep_ == "prep" for g in c.children)
    ]
