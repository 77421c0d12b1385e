"""Every phrase of an article that may name an actor: names, roles, groups of people and pronouns.

The parse gives noun phrases and their heads; the index of names says which of them are somebody. The
model's entity labels are a hint for names that stand in no list. A country's name that only tells where
something is ("in Turkey") is no actor, and one that only qualifies a thing ("Russian oil") is a modifier.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.actors.binding import apart_from, around, is_subject, joined_to
from dateline.find.actors.kinds import in_place, is_head, is_thing, kind_of
from dateline.find.actors.named import BODY, LAND, Named, named_in
from dateline.find.actors.phrases import end_of, name_of, start_of
from dateline.find.actors.pieces import is_piece
from dateline.knowledge.names import Names
from dateline.model import ActorMention, Span
from dateline.text import Reading
from dateline.text.phrase import past_dateline

__all__ = ["find"]

_WITH_NOUN = frozenset({"det", "predet", "cc", "cc:preconj"})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADP", "DET"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def find(reading: Reading, names: Names) -> list[ActorMention]:
    """The mentions of actors in the article's text, in order; one inside another is listed too.

    Raises nothing: a text without actors gives an empty list.
    """
    named = named_in(reading, names)
    found: dict[tuple[int, int], ActorMention] = {}
    origin = reading.dateline
    for token in reading.doc:
        if origin is not None and origin.start <= token.idx < origin.end:
            continue
        mention = _mention(token, reading, names, named)
        if mention is not None and mention.evidence.text:
            place = (mention.evidence.start, mention.evidence.end)
            if place not in found:
                found[place] = mention
    found.update(_surnames(reading, found))
    for place in _owned_by_things(reading, found):
        del found[place]
    return sorted(found.values(), key=lambda m: (m.evidence.start, -m.evidence.end))


def _owned_by_things(reading: Reading, found: dict[tuple[int, int], ActorMention]) -> list[tuple[int, int]]:
    """The places of each "its" that is a thing's, named right before: "rejected the plan and its terms"."""
    heads = {mention.head.start for mention in found.values()}
    places: list[tuple[int, int]] = []
    for token in reading.doc:
        if token.lower_ != "its" or _span_of(token) not in found or token.i < 2:
            continue
        joint, owner = token.nbor(-1), token.nbor(-2)
        if joint.lower_ == "and" and owner.tag_ == "NN" and owner.idx not in heads:
            places.append(_span_of(token))
    return places


def _surnames(
    reading: Reading, found: dict[tuple[int, int], ActorMention]
) -> dict[tuple[int, int], ActorMention]:
    """Bare surnames of people whom the article names in full, where the parse saw no name."""
    known = {
        mention.name.split()[-1]
        for mention in found.values()
        if mention.kind == "person" and " " in mention.name.strip()
    }
    known = {name for name in known if len(name) > 2 and name[0].isupper()}
    covered = {(mention.head.start, mention.head.end) for mention in found.values()}
    inside = [mention.evidence for mention in found.values() if mention.kind == "person"]
    more: dict[tuple[int, int], ActorMention] = {}
    for token in reading.doc:
        if token.text not in known or _span_of(token) in covered:
            continue
        start, end = _span_of(token)
        if any(person.start <= start < person.end for person in inside):
            continue
        if token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN" and token.nbor().dep_ != "conj":
            continue
        more[start, end] = ActorMention(
            reading.words(token, token),
            Span(start, end),
            "person",
            token.text,
            subject=is_subject(token),
            joined=joined_to(token),
        )
    return more


def _span_of(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _mention(token: Token, reading: Reading, names: Names, named: dict[int, Named]) -> ActorMention | None:
    pointing = token.lower_ in names.small("both") and _stands_alone(token)
    if token.pos_ == "PRON" or pointing or token.lower_ in ("his", "her", "its", "their"):
        return _pronoun(token, reading, names)
    if token.like_url or token.text[0] in "@#" or "/" in token.text:
        return None
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") and token.i not in named:
        return None
    here = named.get(token.i)
    if here is not None and here.first <= token.head.i <= here.last and token.head.i != token.i:
        return None  # inside a name: its head speaks for it
    if here is not None and here.kind("capital") and not here.kind("country") and _in_a_name(token):
        return None  # "St. John's University" is nobody in Antigua
    if is_piece(token, here, names):
        return None
    if is_head(token, here):
        return _phrase(token, reading, names, named)
    if (
        here is not None
        and here.last == token.i
        and here.kind(*LAND, *BODY)
        and qualifies_thing(token, named)
    ):
        return ActorMention(
            reading.words(reading.doc[here.first], token),
            span(token),
            "country" if here.kind(*LAND) else "organisation",
            reading.words(reading.doc[here.first], token).text,
            modifier=True,
        )
    return None


def _in_a_name(town: Token) -> bool:
    """Whether a town only begins the name of a school, park or the like: the noun after it has a capital."""
    after = town.nbor() if town.i + 1 < len(town.doc) else town
    if after.text in ("'s", "’s") and after.i + 1 < len(town.doc):
        after = after.nbor()
    return after.pos_ == "PROPN" and after.text[0].isupper() and town.head.i > town.i


def _pronoun(token: Token, reading: Reading, names: Names) -> ActorMention | None:
    word, many = token.lower_, names.small("they") | names.small("both")
    if token.dep_ == "expl" or not any(
        word in names.small(sort) for sort in ("he", "she", "it", "they", "both")
    ):
        return None
    empty = token.head.lower_ in ("is", "'s", "’s", "was") or token.head.lemma_ in names.small("empty_verbs")
    if word == "it" and (empty or token.dep_ not in _ARGUMENTS):
        return None
    if word == "it" and token.dep_ == "dobj" and token.head.lemma_ in names.small("of_events"):
        return None
    if word in names.small("both") and not _stands_alone(token):
        return None
    return ActorMention(
        reading.words(token, token),
        span(token),
        "pronoun",
        "",
        word in many,
        subject=is_subject(token),
        joined=joined_to(token),
        apart=apart_from(token, names),
        around=around(token, names),
    )


def _stands_alone(token: Token) -> bool:
    """Whether "both" or "the two" is somebody by itself: "urged both to wait", "the pair met"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if token.dep_ in _WITH_NOUN or (after is not None and after.pos_ in _NOUNS):
        return False
    return token.lower_ == "both" or any(child.lower_ == "the" for child in token.children)


def span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def qualifies_thing(token: Token, named: dict[int, Named]) -> bool:
    """Whether a known name stands before a noun that is nobody ("Russian oil", "the Pentagon budget")."""
    head = token.head
    return head.i > token.i and head.i not in named and head.ent_type_ != "PERSON"


def _phrase(head: Token, reading: Reading, names: Names, named: dict[int, Named]) -> ActorMention | None:
    here = named.get(head.i)
    first = past_dateline(start_of(head, named), head, reading.dateline)
    kind = kind_of(head, here, first, named, names)
    if kind is None:
        return None
    if (
        here is not None
        and here.kind(*LAND)
        and not here.kind(*BODY)
        and kind == "country"
        and in_place(head, names, here.kind("country", "nationality") is None)
    ):
        return None
    if kind in ("role", "group") and here is not None and is_thing(head, here, first, names, named):
        return None
    last = end_of(head, kind, named, names)
    evidence = reading.words(first, last)
    name = name_of(head, first, reading, here, named, names)
    plural = head.tag_ in ("NNS", "NNPS") or any(child.dep_ == "nummod" for child in head.children)
    return ActorMention(
        evidence,
        span(head),
        kind,
        name.text if name else "",
        plural,
        subject=is_subject(head),
        joined=joined_to(head),
    )
