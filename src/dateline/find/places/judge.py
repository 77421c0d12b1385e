"""Whether a known name is meant as a place: a sum of what speaks for and against.

The weights are logits, set by hand and checked on news; a name is taken at zero and above. Names of
countries and great cities start above it, names of villages below, since most capitalised words are
the name of some village.
"""

from __future__ import annotations

from collections.abc import Container
from math import log10

from dateline.find.places.signs import PLACE_LABELS, Signs
from dateline.find.places.spots import capital
from dateline.knowledge.gazetteer import GazetteerPlace

_BIAS = 0.7
_KNOWN = 1.0  # standing from which a name is known to everybody
_SAINT = frozenset({"st.", "st", "saint", "sainte", "ste."})
_PATRON = -12.0  # points for the name of a saint whose a house is
_PATRONS = 8  # words of a list of them
_VILLAGE = -1.0  # standing up to which a name is that of some village


def standing(place: GazetteerPlace) -> float:
    """How likely its name is to mean it, before any context: from a village (-2) to a country (3)."""
    if place.precision == "country":
        return 3.0
    if place.precision in {"region", "site"} and place.population == 0:
        return 2.0 if place.kind == "main" else 1.0
    size = log10(place.population + 1)
    found = 0.9 * (size - 5.0)  # 100,000 people: zero
    if place.feature == "PPLC":
        found = max(found + 1, 1.5)
    elif place.precision == "admin1":
        found = max(min(found, 1.0) + 1.0, 1.2)
    elif place.precision == "admin2":
        found = min(found, 0.5) - 0.5
    if place.kind == "alternate":
        found -= 0.5
    return max(-2.5, min(found, 2.5))


def score(signs: Signs) -> float:
    """The sum of all signs."""
    return (
        _BIAS
        + _own(signs)
        + _label(signs)
        + _before(signs)
        + _after(signs)
        + _people(signs)
        + dateline(signs)
        + (_PATRON if is_patron(signs) else 0.0)
    )


def is_patron(signs: Signs) -> bool:
    """Whether it is the saint whose a house is, no town: "the church of St. Mark", "St. Mark's Cathedral"."""
    doc, right, second = signs.page.doc, signs.right, signs.second_right
    if doc[signs.spot.first].lower_ not in _SAINT:
        return False
    if right is not None and right.text in {"'s", "’s"} and second is not None and capital(second):
        return True
    end = signs.spot.last + 1
    if right is not None and right.lower_ == "and" and second is not None and second.lower_ in _SAINT:
        # "the Saint Mark and Saint Paul Coptic Church"
        named = (t for t in doc[end : end + _PATRONS] if t.lower_ in signs.page.words.dedicated)
        if any(capital(token) for token in named):
            return True
    start = signs.spot.first
    for token in reversed(doc[max(0, start - _PATRONS) : start]):
        if token.lower_ == "of":
            return token.i > 0 and doc[token.i - 1].lower_ in signs.page.words.dedicated
        if not (capital(token) or token.lower_ in {"and", ",", "the"}):
            return False
    return False


def _own(signs: Signs) -> float:
    spot, words = signs.spot, signs.page.words
    total = max(standing(p) for p in spot.places)
    if all(
        p.kind == "short" for p in spot.places
    ):  # "Fla." stands only after a place, or is spelt out in capitals
        total = 1.0 if spot.name.isupper() and (len(spot.name) > 2) else -1.5
    single = spot.first == spot.last
    if single and signs.lower in words.stop | words.direction:
        total -= 4.0
    if single and signs.lower in words.shy | words.given:
        total -= 1.0 if signs.lower in words.shy else 2.0
    if single and signs.lower in signs.page.lowered:
        total -= 2.5
    if not single:
        total += 0.7 * (spot.last - spot.first)
        if _dull(signs):
            total -= 4.0
    token = signs.page.doc[spot.last]
    if single and signs.opens_sentence and token.pos_ not in {"PROPN", "ADJ", "NOUN"} and total < 2.5:
        total -= 1.5
    if single and signs.opens_sentence and total < 1:
        total -= 0.8
    if single and signs.headline and total < 0.5:
        total -= 1.5
    return total


def _dull(signs: Signs) -> bool:
    """Whether it is put together of general words only: "Western District", "Old Town"."""
    words = signs.page.words
    general = words.stop | words.direction | words.division | words.settlement
    place = signs.spot.places[0]
    return place.precision not in {"country", "region", "site"} and all(
        w in general for w in signs.lower.replace("-", " ").split()
    )


def _label(signs: Signs) -> float:
    labels = signs.labels
    if labels & PLACE_LABELS:
        return 1.3
    if "PERSON" in labels:
        great = max(map(standing, signs.spot.places)) > 0.5
        return -0.5 if great and signs.alone else -1.2 if signs.alone else -2.2
    if "ORG" in labels:
        return -0.6
    if "LANGUAGE" in labels and signs.spot.adjective:
        return -4.0
    if labels & {"WORK_OF_ART", "LAW", "LANGUAGE", "DATE", "EVENT"}:
        return -0.8
    return 0.0


def _before(signs: Signs) -> float:
    words, before = signs.page.words, signs.preposition
    left = signs.left
    if left is None:
        return 0.0
    total = 0.0
    if before in words.in_ or (
        before == "of"
        and (signs.second_left or left).lower_ in words.direction | words.settlement | words.division
    ):
        total += 2.0
    elif left.lemma_.lower() in words.takes and left.pos_ in {"VERB", "AUX"}:
        total += 1.5
    elif before in words.to:
        total += 0.7
        second = signs.second_left
        if before in {"to", "from"} and second is not None and second.lower_ in words.motion:
            total += 1.3
    if (
        before == "to"
        and (signs.second_left or left).lower_ == "according"
        and max(map(standing, signs.spot.places)) < _KNOWN
    ):
        total -= 2.0  # who says it
    if left.text == "," and signs.second_left is not None and signs.second_left.ent_type_ in PLACE_LABELS:
        total += 0.5
    return total


def _after(signs: Signs) -> float:
    right, words = signs.right, signs.page.words
    if right is None:
        return 0.0
    if right.lower_ in words.settlement | words.division and not capital(right):
        return 2.0
    if right.text == "," and signs.second_right is not None:
        second = signs.second_right
        if second.lower_ in {"a", "an", "the"} and _appositive(signs, second.i):
            return 2.5
        if second.ent_type_ in PLACE_LABELS and capital(second):
            return 1.5
        third = signs.page.after(second.i)
        if second.like_num and third is not None and third.lower_ in words.measure:
            return 1.5  # "Kingston, 12 miles away"
        if second.like_num and third is not None:
            return -2.0  # "Kingston, 34, said": an age
    if right.text == "-" and signs.second_right is not None and signs.second_right.lower_ in words.locational:
        return 1.5
    if right.lower_ in words.person_verb:
        return -0.8
    return 0.0


def _appositive(signs: Signs, start: int) -> bool:
    """Whether what follows says what it is: ", a besieged town"."""
    words = signs.page.words
    return any(
        t.lower_ in words.settlement | words.unit
        for t in signs.page.doc[start + 1 : start + 6]
        if not capital(t)
    )


def _people(signs: Signs) -> float:
    """A name that this text gives to a person is that person's, unless the words around say place."""
    spot, page = signs.spot, signs.page
    if spot.first != spot.last:
        return 0.0
    great = max(map(standing, spot.places))
    if great <= _VILLAGE and signs.lower in page.people:
        return -5.0  # "interest in Kopp": of a village nobody has heard
    if signs.lower not in page.surnames:
        return 0.0
    if signs.preposition in page.words.in_:
        return -1.5
    return -3.0 if great >= 1.0 else -5.0


def dateline(signs: Signs) -> float:
    """Points for capitals before an agency or a dash: "KYIV (Reuters) -", "AUSTIN, Texas -"."""
    right, second = signs.right, signs.second_right
    if right is None:
        return 0.0
    if signs.opens_sentence and right.text == "(" and second is not None and second.text.isupper():
        return 4.0
    if not signs.spot.name.isupper() or len(signs.spot.name) < 4:
        return 0.0
    if right.text in {"(", "—", "–", "--", "_"} or (
        right.text == "," and signs.second_right is not None and capital(signs.second_right)
    ):
        return 4.0
    return 0.0


def embedded(signs: Signs, neighbours: Container[int]) -> bool:
    """Whether the name is part of a longer one that is not a place's: "Washington Post", "Paris Hilton".

    `neighbours` are the first words of other names that can hardly be anything but places.
    """
    if dateline(signs):
        return False
    if signs.headline:
        return _embedded_right(signs, neighbours, headline=True)
    return _embedded_right(signs, neighbours, headline=False) or _embedded_left(signs, neighbours)


def _embedded_right(signs: Signs, neighbours: Container[int], *, headline: bool) -> bool:
    right, words = signs.right, signs.page.words
    if right is not None and right.lower_ == "of" and signs.lower in words.landform:
        return signs.second_right is not None and capital(signs.second_right)  # "the Bay of Pigs"
    if right is None or not capital(right) or right.i != signs.spot.last + 1 or right.is_sent_start:
        return _ampersand(signs)
    if right.lower_ in words.public_body and (
        signs.spot.adjective or max(map(standing, signs.spot.places)) >= 0
    ):
        return False
    if right.lower_ in words.organisation:
        return True
    if (
        headline
        or right.lower_ in words.title
        or right.lower_ in words.direction | words.settlement | words.division
    ):
        return False
    if right.lower_ in words.calendar or right.ent_type_ == "DATE":
        return False
    if signs.spot.adjective or right.i in neighbours or _before_title(signs):
        return False
    if signs.spot.places[0].precision == "country" and right.ent_type_ in {"PERSON", "NORP"}:
        return False
    return right.pos_ in {"PROPN", "NOUN", "ADJ"}


def _before_title(signs: Signs) -> bool:
    """Whether an office follows a little later: "U.S. Commerce Secretary"."""
    for token in signs.page.doc[signs.spot.last + 1 : signs.spot.last + 5]:
        if not capital(token) or token.ent_type_ == "PERSON":
            return False
        if token.lower_ in signs.page.words.title:
            return True
    return False


def _ampersand(signs: Signs) -> bool:
    right, second = signs.right, signs.second_right
    return (
        right is not None
        and right.text in {"&", "/"}
        and second is not None
        and capital(second)
        and right.text == "&"
    )


def _embedded_left(signs: Signs, neighbours: Container[int]) -> bool:
    left, second, words = signs.left, signs.second_left, signs.page.words
    if left is None:
        return False
    if left.lower_ == "of" or (left.lower_ == "the" and second is not None and second.lower_ == "of"):
        of = left if left.lower_ == "of" else second
        head = signs.page.before(of.i) if of is not None else None
        return (
            head is not None
            and capital(head)
            and head.lower_ in words.organisation_of - words.title - words.office
        )
    if left.i != signs.spot.first - 1 or not capital(left) or left.is_punct or left.i in neighbours:
        return False
    if any(letter.isdigit() for letter in left.text):
        return False  # "the A4 Reading exit"
    if left.lower_ in words.direction | words.settlement | words.calendar | {
        "the",
        "a",
        "an",
        "in",
        "at",
        "from",
        "and",
        "mainland",
        "greater",
    }:
        return False
    if left.is_sent_start and left.pos_ not in {"PROPN", "NOUN"}:
        return False
    if left.lower_ in words.person_before:
        return signs.spot.places[0].precision != "country" or left.lower_ in {
            "mr",
            "mr.",
            "mrs",
            "mrs.",
            "ms",
            "ms.",
        }
    return left.pos_ == "PROPN" or left.ent_type_ in {"PERSON", "ORG"}
