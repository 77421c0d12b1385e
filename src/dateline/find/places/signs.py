"""What the words around a known name say about it: a place, a person, an organisation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc, Token

from dateline.find.places.spots import Spot, capital
from dateline.knowledge.place_words import PlaceWords

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_TITLE_CASE = 0.7
_MAX_TITLE = 25


@dataclass(frozen=True)
class Page:
    """A parsed text with what is true of all of it: surnames, headlines, words also seen in lower case."""

    doc: Doc
    words: PlaceWords

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Words that name a person in this text ("Bolton" after "John Bolton") and no place ("in Bolton")."""
        names: Counter[str] = Counter()
        places: Counter[str] = Counter()
        for entity in self.doc.ents:
            words = [t for t in entity if t.is_alpha]
            if entity.label_ == "PERSON" and len(words) > 1:
                names.update(t.lower_ for t in words if capital(t))
        for token, name in pairwise(self.doc):
            if not capital(name):
                continue
            if (
                capital(token)
                and token.lower_ in self.words.person_before
                and name.ent_type_ not in PLACE_LABELS
            ):
                names[name.lower_] += 1
            owns = name.i + 1 < len(self.doc) and self.doc[name.i + 1].text in {"'s", "’s"}
            if token.lower_ in self.words.in_ and name.ent_type_ in PLACE_LABELS and not owns:
                places[name.lower_] += 1
        return frozenset(name for name, count in names.items() if count > places[name])

    @cached_property
    def people(self) -> frozenset[str]:
        """Words that end the name of a person anywhere in this text."""
        ends = (entity[-1] for entity in self.doc.ents if entity.label_ == "PERSON" and len(entity) > 1)
        return frozenset(t.lower_ for t in ends if t.is_alpha)

    @cached_property
    def lowered(self) -> frozenset[str]:
        """Words that also stand in lower case."""
        return frozenset(t.text for t in self.doc if t.is_alpha and t.text.islower())

    @cached_property
    def headlines(self) -> frozenset[int]:
        """Words of sentences in which most words are capitalised, so that a capital says nothing."""
        found: set[int] = set()
        for sentence in self.doc.sents:
            words = [t for t in sentence if t.is_alpha and len(t) > 3]
            if (
                len(words) >= 3
                and len(sentence) <= _MAX_TITLE
                and sum(map(capital, words)) / len(words) >= _TITLE_CASE
            ):
                found.update(range(sentence.start, sentence.end))
        return frozenset(found)

    def headline(self, token: Token) -> bool:
        """Whether the word stands in a headline."""
        return token.i in self.headlines

    def before(self, index: int) -> Token | None:
        """The word before a token; white space is passed over within a paragraph."""
        index -= 1
        while index >= 0 and self.doc[index].is_space:
            if self.doc[index].text.count("\n"):
                return None
            index -= 1
        return self.doc[index] if index >= 0 else None

    def after(self, index: int) -> Token | None:
        """The word after a token; white space is passed over within a paragraph."""
        index += 1
        while index < len(self.doc) and self.doc[index].is_space:
            if self.doc[index].text.count("\n"):
                return None
            index += 1
        return self.doc[index] if index < len(self.doc) else None


@dataclass(frozen=True)
class Signs:
    """The neighbours of a spot, read once."""

    page: Page
    spot: Spot

    @cached_property
    def left(self) -> Token | None:
        """The word before, if any."""
        return self.page.before(self.spot.first)

    @cached_property
    def right(self) -> Token | None:
        """The word after, if any."""
        return self.page.after(self.spot.last)

    @cached_property
    def second_left(self) -> Token | None:
        """The word before the word before."""
        return self.page.before(self.left.i) if self.left else None

    @cached_property
    def second_right(self) -> Token | None:
        """The word after the word after."""
        return self.page.after(self.right.i) if self.right else None

    @cached_property
    def labels(self) -> frozenset[str]:
        """What the model calls the words."""
        return frozenset(
            t.ent_type_ for t in self.page.doc[self.spot.first : self.spot.last + 1] if t.ent_type_
        )

    @cached_property
    def alone(self) -> bool:
        """Whether the entity that the model sees is this name and no more."""
        doc, spot = self.page.doc, self.spot
        kind = doc[spot.first].ent_type_
        begins = spot.first == 0 or doc[spot.first].ent_iob_ == "B"
        ends = spot.last + 1 >= len(doc) or doc[spot.last + 1].ent_iob_ != "I"
        return bool(kind) and begins and ends

    @cached_property
    def lower(self) -> str:
        """The name in lower case."""
        return self.spot.name.lower()

    @cached_property
    def headline(self) -> bool:
        """Whether the name stands in a headline."""
        return self.page.headline(self.page.doc[self.spot.first])

    @cached_property
    def opens_sentence(self) -> bool:
        """Whether the name begins a sentence, so that its capital says nothing."""
        left = self.left
        return (
            left is None
            or bool(self.page.doc[self.spot.first].is_sent_start)
            or left.text in {"“", '"', ":", "‘", "-", "—"}
        )

    @cached_property
    def preposition(self) -> str:
        """The lower-case preposition, verb or adjective before the name, "the" passed over; or ""."""
        left = self.left
        if left is not None and left.lower_ == "the":
            left = self.second_left
        return left.lower_ if left is not None else ""
