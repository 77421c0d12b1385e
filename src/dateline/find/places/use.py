"""What a name of a place is used for: the place itself, its government, or a quality of something else."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.places.judge import dateline
from dateline.find.places.signs import Signs
from dateline.find.places.spots import capital
from dateline.model import PlaceUse


def use_of(signs: Signs) -> PlaceUse:
    """The use, from the grammar around the name."""
    if dateline(signs):
        return "literal"
    if (
        signs.right is not None
        and capital(signs.right)
        and signs.right.lower_ in signs.page.words.public_body
    ):
        return "modifier"
    if signs.spot.adjective:
        return "literal" if _located(signs) else "modifier"
    head = _head(signs)
    if signs.right is not None and signs.right.text == "-" and signs.second_right is not None:
        return "literal" if signs.second_right.lower_ in signs.page.words.locational else "modifier"
    if (
        signs.left is not None
        and signs.left.text == "-"
        and head.dep_ not in {"pobj", "nsubj", "dobj", "appos"}
    ):
        return "modifier"
    if _qualifies(head, signs):
        return "literal" if _located(signs) else "modifier"
    if head.dep_ == "poss":
        return "literal" if head.head.lower_ in signs.page.words.locational else "modifier"
    if _of_office(signs):
        return "modifier"
    if _governs(signs) and _government(head, signs):
        return "metonym"
    return "literal"


def _head(signs: Signs) -> Token:
    return signs.page.doc[signs.spot.first : signs.spot.last + 1].root


def _qualifies(head: Token, signs: Signs) -> bool:
    """Whether it stands before a noun: "Cairo suburb", "the Japanese and UK governments"."""
    while head.dep_ == "conj" and head.head.dep_ in {"compound", "nmod", "amod", "conj"}:
        head = head.head
    return head.dep_ in {"compound", "nmod", "amod"} and head.head.i > signs.spot.last


def _located(signs: Signs) -> bool:
    """Whether what the name qualifies lies there: "the Turkish border", "the Cairo suburb"."""
    words = signs.page.words
    head = _head(signs).head if _head(signs).i <= signs.spot.last else None
    nearby = {t.lower_ for t in (signs.right, head) if t is not None and not capital(t)}
    return bool(nearby & words.locational)


def _of_office(signs: Signs) -> bool:
    """ "the President of France", "the government of Chad"."""
    left, second = signs.left, signs.second_left
    if left is not None and left.lower_ == "the" and second is not None:
        left, second = second, signs.page.before(second.i)
    return (
        left is not None
        and left.lower_ == "of"
        and second is not None
        and second.lower_ in signs.page.words.organisation_of
    )


def _governs(signs: Signs) -> bool:
    """Whether it can stand for those who rule it, or for its team; a river or a street can't."""
    return any(
        p.precision in {"country", "admin1", "city"} or p.feature in {"UNION", "BUILDING"}
        for p in signs.spot.places
    )


def _government(head: Token, signs: Signs) -> bool:
    words = signs.page.words
    while head.dep_ == "conj":
        head = head.head
    verb = head.head
    if head.dep_ == "nsubj":
        return verb.pos_ in {"VERB", "AUX"} and verb.lemma_.lower() not in words.inert_verb
    if head.dep_ == "pobj":
        noun = verb.head
        if verb.dep_ == "agent" or noun.lower_ in words.government_noun:
            return True
        return verb.lower_ in words.government_preposition and noun.lower_ not in words.frontier
    if head.dep_ == "dative":
        return True
    return head.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in words.government_object
