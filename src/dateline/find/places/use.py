"""What a name of a place is used for: the place itself, its government, or a quality of something else."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.places.judge import dateline
from dateline.find.places.signs import Signs
from dateline.find.places.spots import capital
from dateline.model import PlaceUse

_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_OFFICES = 3  # of one name: "Deputy Minister of Defence of"
_TOWN = 50_000  # people of a town that may stand for those who rule it, or for its team
_ARGUMENTS = frozenset({"pobj", "nsubj", "dobj", "appos"})


def use_of(signs: Signs) -> PlaceUse:
    """The use, from the grammar around the name."""
    words, right = signs.page.words, signs.right
    if dateline(signs):
        return "literal"
    if right is not None and capital(right) and right.lower_ in words.public_body:
        return "modifier"
    if signs.spot.adjective and _is_body(signs):
        return "modifier"
    if signs.spot.adjective:
        return "literal" if _located(signs) else "modifier"
    if (_natural(signs) and not _dealt_with(signs)) or _placed(signs):
        return "literal"
    head = _head(signs)
    if right is not None and right.text == "-" and signs.second_right is not None:
        return "literal" if signs.second_right.lower_ in words.locational else "modifier"
    if signs.left is not None and signs.left.text == "-" and head.dep_ not in _ARGUMENTS:
        return "modifier"
    if _qualifies(head, signs) or head.dep_ == "poss":
        return "literal" if _located(signs) or _within_whose(head, signs) else "modifier"
    if _of_office(signs):
        return "modifier"
    return "metonym" if _governs(signs) and _government(head, signs) else "literal"


def _natural(signs: Signs) -> bool:
    """Whether it is a stretch of land or water, or a building, that nobody rules from."""
    place = signs.spot.places[0]
    return place.precision in {"region", "site"} and place.feature not in {"UNION", "BUILDING", "AREA"}


def _is_body(signs: Signs) -> bool:
    """Whether what it qualifies only sounds like a place: "the Lebanese Red Crescent"."""
    right, second = signs.right, signs.second_right
    return (
        right is not None
        and second is not None
        and f"{right.lower_} {second.lower_}" in signs.page.words.not_places
    )


def _dealt_with(signs: Signs) -> bool:
    """Whether a land that nobody rules from is a party all the same: "the war with the Donbas"."""
    left, second, words = signs.left, signs.second_left, signs.page.words
    if left is not None and left.lower_ == "the" and second is not None:
        left, second = second, signs.page.before(second.i)
    dealt = left is not None and left.lower_ in words.government_preposition
    return dealt and second is not None and second.lower_ in words.government_noun


def _placed(signs: Signs) -> bool:
    """Whether a preposition of place stands before it and nothing that it could qualify after it."""
    left, right = signs.left, signs.right
    if left is not None and left.lower_ == "the":
        left = signs.second_left
    if left is None or left.lower_ not in signs.page.words.at_place | {"to", "from"}:
        return False
    dash = right is not None and right.text == "-" and right.idx > _end(signs)  # "the United States - and"
    closed = (
        right is None
        or right.is_punct
        or right.pos_ in {"ADP", "CCONJ", "SCONJ", "VERB", "AUX", "PRON", "DET"}
    )
    if left.lower_ == "from":
        closed = closed and left.head.lower_ not in signs.page.words.government_noun
    return dash or (closed and right is not None and right.text not in {"-", "'s", "’s"})


def _end(signs: Signs) -> int:
    last = signs.page.doc[signs.spot.last]
    return last.idx + len(last)


def _head(signs: Signs) -> Token:
    return signs.page.doc[signs.spot.first : signs.spot.last + 1].root


def _qualifies(head: Token, signs: Signs) -> bool:
    """Whether it stands before a noun: "Cairo suburb", "the Japanese and UK governments"."""
    while head.dep_ == "conj" and head.head.dep_ in {"compound", "nmod", "amod", "conj"}:
        head = head.head
    noun = head.head
    return head.dep_ in {"compound", "nmod", "amod"} and noun.i > signs.spot.last and noun.pos_ in _NOUNS


def _located(signs: Signs) -> bool:
    """Whether what the name qualifies lies there: "the Turkish border", "the Cairo suburb"."""
    head = _head(signs)
    noun = head.head if head.head.i > signs.spot.last else signs.right
    words = signs.page.words
    return noun is not None and noun.lower_ in (
        words.landform if capital(noun) else words.locational | words.unit
    )


def _within_whose(head: Token, signs: Signs) -> bool:
    """Whether what the place owns is a place itself: "along Havana's boulevard", "near Goma's airport"."""
    if head.dep_ != "poss" or head.head.dep_ != "pobj":
        return False
    preposition, owned = head.head.head, head.head
    words = signs.page.words
    return preposition.lower_ in words.at_place and owned.lower_ not in words.public_body | words.organisation


def _of_office(signs: Signs) -> bool:
    """ "the President of France", "the government of Chad"."""
    left, second = signs.left, signs.second_left
    if left is not None and left.lower_ == "the" and second is not None:
        left, second = second, signs.page.before(second.i)
    for _ in range(_OFFICES):  # "the Deputy Minister of Defence of Chad"
        if left is None or left.lower_ != "of" or second is None:
            return False
        if second.lower_ in signs.page.words.organisation_of:
            return True
        left = signs.page.before(second.i)
        second = signs.page.before(left.i) if left is not None else None
    return False


def _governs(signs: Signs) -> bool:
    """Whether it can stand for those who rule it, or for its team; a river or a street can't."""
    return any(
        p.precision not in {"region", "site"} or p.feature in {"UNION", "BUILDING"} for p in signs.spot.places
    )


def _is_small(signs: Signs) -> bool:
    """Whether it is a town that has neither a government nor a team that anybody deals with."""
    first = signs.spot.places[0]
    return first.precision == "city" and first.feature != "PPLC" and first.population < _TOWN


def _government(head: Token, signs: Signs) -> bool:
    words = signs.page.words
    while head.dep_ == "conj":
        head = head.head
    verb = head.head
    if head.dep_ == "nsubj" and verb.lemma_ == "be":
        return any(t.dep_ == "acomp" and t.lower_ in words.willing for t in verb.children)
    if head.dep_ == "nsubj" and verb.lemma_ == "continue":
        # "will continue to support": what it goes on to do tells
        verb = next((t for t in verb.children if t.dep_ == "xcomp" and t.pos_ == "VERB"), verb)
    if head.dep_ == "nsubj":
        return verb.pos_ in {"VERB", "AUX"} and verb.lemma_.lower() not in words.inert_verb
    if head.dep_ == "pobj":
        noun = verb.head
        if verb.lower_ in words.at_place or _is_small(signs):
            return False
        before = signs.page.before(verb.i)
        nouns = {noun.lower_, before.lower_ if before is not None else ""}  # "put pressure on Chad"
        if verb.dep_ == "agent" or nouns & words.government_noun:
            return True
        if verb.lower_ == "on" and noun.lemma_.lower() in words.government_object:
            return True  # "blamed on Chad"
        if verb.lower_ == "between":
            country = signs.spot.places[0].precision == "country"
            return country and noun.lower_ not in words.frontier | words.motion
        return verb.lower_ in words.government_preposition and noun.lower_ not in words.frontier
    if head.dep_ == "dative":
        return True
    return head.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in words.government_object
