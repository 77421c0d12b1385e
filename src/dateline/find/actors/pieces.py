"""Words with a capital that are only a piece of a longer name: no actor by themselves."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.actors.named import LAND, Named
from dateline.knowledge.names import Names

_BETWEEN = frozenset({",", "and", "&"})


def is_piece(token: Token, here: Named | None, names: Names) -> bool:
    """Whether a word only belongs to the name of a body, a building or a street.

    "The Ministry of Health, Labour and Welfare" is no Labour party, "the Children's Hospital" no children,
    and nobody lives in "College Street".
    """
    if not token.text[0].isupper() or (here is not None and here.kind(*LAND)):
        return False
    if here is None and token.lower_ in names.small("ways") and token.i > token.sent.start:
        return token.nbor(-1).pos_ == "PROPN"
    if here is not None and here.first != here.last:
        return False
    return _listed(token, here, names) or (
        here is not None and here.kind("role") is not None and _owns(token)
    )


def _listed(token: Token, here: Named | None, names: Names) -> bool:
    """Whether a word is one of those after "Department of", "Institute of" and the like."""
    at = token.i - 1
    while at > token.sent.start and (token.doc[at].lower_ in _BETWEEN or _is_field(token.doc[at])):
        at -= 1
    body = token.doc[at - 1] if at > token.sent.start else token
    if token.doc[at].lower_ not in ("of", "for") or body.lower_ not in names.small("named_bodies"):
        return False
    first = at == token.i - 1
    return body.text[0].isupper() and (not first or (here is not None and here.kind("role") is not None))


def _is_field(token: Token) -> bool:
    return token.is_alpha and token.text[0].isupper() and token.nbor().lower_ in _BETWEEN


def _owns(token: Token) -> bool:
    """Whether a role owns a noun with a capital ("Veterans' Hospital"), in the middle of a sentence."""
    head = token.head
    return token.dep_ == "poss" and head.pos_ == "PROPN" and head.text[0].isupper() and token.pos_ == "PROPN"
