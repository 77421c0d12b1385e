"""Runs of capitalised words that the gazetteer knows: the longest at each point, nothing judged yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace
from dateline.knowledge.place_words import PlaceWords

_LONGEST = 6
_DISTRICT = frozenset({"D.C.", "DC", "D.C"})
_JOINTS = frozenset("-–'’.&")
_ARABIC_ARTICLE = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "az", "an"})


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `first` to `last` (both included) bear a name that the gazetteer knows."""

    first: int
    last: int
    name: str
    places: tuple[GazetteerPlace, ...]

    @property
    def adjective(self) -> bool:
        """Whether the name is only the adjective of a place ("Russian")."""
        return self.places[0].kind == "adjective"


def spots(doc: Doc, gazetteer: Gazetteer, words: PlaceWords) -> Iterator[Spot]:
    """The longest known names, left to right, without overlap; names of clubs and papers are passed over."""
    text, start, size = doc.text, 0, len(doc)
    while start < size:
        spot = _longest(doc, text, start, gazetteer, words) if _opens(doc, start) else None
        if spot and spot.places:
            yield spot
        start = spot.last + 1 if spot else start + 1


def capital(token: Token) -> bool:
    """Whether the word begins with a capital letter."""
    return token.text[:1].isupper()


def _opens(doc: Doc, start: int) -> bool:
    token = doc[start]
    if capital(token):
        return True
    return (
        token.lower_ in _ARABIC_ARTICLE
        and start + 2 < len(doc)
        and doc[start + 1].text == "-"
        and capital(doc[start + 2])
    )


def _longest(doc: Doc, text: str, start: int, gazetteer: Gazetteer, words: PlaceWords) -> Spot | None:
    """The longest known name that begins here; without places where it is one that is no place's."""
    for last in reversed(list(_ends(doc, start, words))):
        name = text[doc[start].idx : doc[last].idx + len(doc[last])]
        if name.lower() in words.not_places:
            return Spot(start, last, name, ())
        places = _fitting(name, gazetteer.lookup(name))
        if doc[start].lower_ == "the":  # "The Hague", but not "The Mission"
            places = tuple(p for p in places if p.name.startswith("The "))
        if places:
            return Spot(start, last, name, places)
    return None


def _ends(doc: Doc, start: int, words: PlaceWords) -> Iterator[int]:
    """Where a name that begins here can end: after a capitalised word, or a small one like "corridor"."""
    for last in range(start, min(start + _LONGEST, len(doc))):
        token = doc[last]
        if token.is_space or (last > start and token.is_sent_start):
            return
        if capital(token) or (token.text in words.tail and last > start):
            yield last
        elif token.text == "," and last + 1 < len(doc) and doc[last + 1].text in _DISTRICT:
            continue  # "Washington, D.C."
        elif token.lower_ not in words.inner and token.text not in _JOINTS and last != start:
            return


def _fitting(name: str, places: tuple[GazetteerPlace, ...]) -> tuple[GazetteerPlace, ...]:
    """Without the places that the spelling rules out: "Us" is not the US, "LA." not La."""
    letters = name.replace(".", "")
    if len(letters) > 3 or not letters.isalpha():
        return places
    if letters.isupper():  # an abbreviation: no village of two letters is meant
        return tuple(
            p
            for p in places
            if p.kind == "short" or p.feature == "UNION" or (p.precision == "country" and p.kind == "main")
        )
    if "." in name:  # "La.", "Me."
        return tuple(p for p in places if p.kind == "short")
    return tuple(p for p in places if p.kind == "short" or (p.precision != "country" and p.kind == "main"))
