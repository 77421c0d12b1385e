"""Every phrase of an article that may name an actor: names, roles, groups of people and pronouns.

The parse gives noun phrases and their heads; the index of names says which of them are somebody. The
model's entity labels are a hint for names that stand in no list. A country's name that only tells where
something is ("in Turkey") is no actor, and one that only qualifies a thing ("Russian oil") is a modifier.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from dateline.knowledge.names import Entry, Match, Names, scanned
from dateline.model import ActorMention, Evidence, MentionKind, Span
from dateline.text import Reading

_LAND = ("country", "nationality", "capital")
_BODY = ("organisation", "group", "party", "agency", "seat")
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_BELONG = frozenset({"of", "for"})
_NOBODY = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_BARRIERS = frozenset('()[]:;—–"“”|�')


class _Named(NamedTuple):
    """A known name with the tokens that it covers."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def kind(self, *kinds: str) -> Entry | None:
        """The first entry of one of these kinds."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)


def find(reading: Reading, names: Names) -> list[ActorMention]:
    """The mentions of actors in the article's text, in order; one inside another is listed too.

    Raises nothing: a text without actors gives an empty list.
    """
    named = _named(reading, names)
    found: dict[tuple[int, int], ActorMention] = {}
    for token in reading.doc:
        mention = _mention(token, reading, names, named)
        if mention is not None and mention.evidence.text:
            place = (mention.evidence.start, mention.evidence.end)
            if place not in found:
                found[place] = mention
    found.update(_surnames(reading, found))
    return sorted(found.values(), key=lambda m: (m.evidence.start, -m.evidence.end))


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
        more[start, end] = ActorMention(reading.words(token, token), Span(start, end), "person", token.text)
    return more


def _span_of(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _named(reading: Reading, names: Names) -> dict[int, _Named]:
    """The known name that covers a token, by the token's index."""
    doc = reading.doc
    offsets = [token.idx for token in doc]
    pieces, matches = scanned(names, reading.text)
    found: dict[int, _Named] = {}
    for match in matches:
        first = bisect_right(offsets, pieces[match.first].start) - 1
        last = bisect_right(offsets, pieces[match.last - 1].start) - 1
        if first < 0 or doc[first].sent.end <= last:
            continue
        named = _Named(first, last, _fitting(match, doc[first], doc[last]))
        if named.entries:
            for at in range(first, last + 1):
                found[at] = named
    return found


def _fitting(match: Match, first: Token, last: Token) -> tuple[Entry, ...]:
    """The entries that the words' part of speech allows: a role is a noun."""
    if last.ent_type_ in _NOBODY:
        return ()
    if last.pos_ in ("NOUN", "PROPN", "ADJ") or first.pos_ == "PROPN":
        return tuple(entry for entry in match.entries if entry.kind != "town")
    return tuple(entry for entry in match.entries if entry.kind not in ("role", "title"))


def _mention(token: Token, reading: Reading, names: Names, named: dict[int, _Named]) -> ActorMention | None:
    if token.pos_ == "PRON" or token.lower_ in ("his", "her", "its", "their"):
        return _pronoun(token, reading, names)
    if token.like_url or token.text[0] in "@#" or "/" in token.text:
        return None
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") and token.i not in named:
        return None
    here = named.get(token.i)
    if here is not None and here.first <= token.head.i <= here.last and token.head.i != token.i:
        return None  # inside a name: its head speaks for it
    if _is_head(token, here):
        return _phrase(token, reading, names, named)
    if (
        here is not None
        and here.last == token.i
        and here.kind(*_LAND, *_BODY)
        and _qualifies_thing(token, named)
    ):
        return ActorMention(
            reading.words(reading.doc[here.first], token),
            _span(token),
            "country" if here.kind(*_LAND) else "organisation",
            reading.words(reading.doc[here.first], token).text,
            modifier=True,
        )
    return None


def _pronoun(token: Token, reading: Reading, names: Names) -> ActorMention | None:
    word, many = token.lower_, names.small("they")
    if token.dep_ == "expl" or not any(word in names.small(sort) for sort in ("he", "she", "it", "they")):
        return None
    if word == "it" and (token.head.lemma_ in names.small("empty_verbs") or token.dep_ not in _ARGUMENTS):
        return None
    return ActorMention(reading.words(token, token), _span(token), "pronoun", "", word in many)


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _is_head(token: Token, here: _Named | None) -> bool:
    """Whether a token heads a noun phrase of its own."""
    if here is not None and here.kind("nationality") and token.pos_ == "ADJ" and token.dep_ == "conj":
        return token.head.pos_ in ("NOUN", "PROPN") and token.head.dep_ not in ("compound", "amod", "nmod")
    if token.dep_ in ("compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "punct", "case"):
        return False
    return token.pos_ in ("NOUN", "PROPN", "NUM") or (
        token.pos_ == "ADJ" and token.dep_ in ("nsubj", "pobj", "dobj", "nsubjpass")
    )


def _qualifies_thing(token: Token, named: dict[int, _Named]) -> bool:
    """Whether a known name stands before a noun that is nobody ("Russian oil", "the Pentagon budget")."""
    head = token.head
    return head.i > token.i and head.i not in named and head.ent_type_ != "PERSON"


def _phrase(head: Token, reading: Reading, names: Names, named: dict[int, _Named]) -> ActorMention | None:
    here = named.get(head.i)
    first = _start(head, named)
    kind = _kind(head, here, first, named, names)
    if kind is None:
        return None
    if (
        here is not None
        and here.kind(*_LAND)
        and not here.kind(*_BODY)
        and kind == "country"
        and _in_place(head, names, here.kind("country", "nationality") is None)
    ):
        return None
    if kind in ("role", "group") and here is not None and _is_thing(head, here, first, names, named):
        return None
    last = _end(head, kind, named)
    evidence = reading.words(first, last)
    name = _name(head, first, reading, here, named, names)
    plural = head.tag_ in ("NNS", "NNPS") or any(child.dep_ == "nummod" for child in head.children)
    return ActorMention(evidence, _span(head), kind, name.text if name else "", plural)


def _kind(
    head: Token, here: _Named | None, first: Token, named: dict[int, _Named], names: Names
) -> MentionKind | None:
    if here is not None:
        if here.kind("person", "surname") and not here.kind(*_LAND, "role"):
            return "person"
        if here.kind(*_BODY):
            return "group" if here.kind("group") else "organisation"
        if here.kind(*_LAND):
            if head.ent_type_ == "PERSON" and first.i < here.first:
                return "person"
            return "country"
        role = here.kind("role")
        if role is not None and head.ent_type_ == "PERSON" and head.pos_ == "PROPN" and here.first > first.i:
            before = head.doc[here.first - 1]
            if before.ent_type_ == "PERSON" and before.i not in named:
                return "person"
        if role is not None:
            return "group" if role.group or role.plural or head.tag_ == "NNS" else "role"
    if head.pos_ != "PROPN":
        return None
    given = head.doc[_run_start(head, first, named, names)]
    if (
        head.ent_type_ == "PERSON"
        or _titled(head, first, named)
        or (given.i < head.i and names.gender(given.text))
    ):
        return "person"
    return "organisation" if head.ent_type_ in ("ORG", "NORP") else None


def _is_thing(head: Token, here: _Named, first: Token, names: Names, named: dict[int, _Named]) -> bool:
    """Whether a noun of many meanings ("body", "front", "conference") names nobody here.

    It needs a name or role before it, or after an "of", or an article and the place of a subject.
    """
    role = here.kind("role")
    if role is None or (role.name not in names.small("things") and role.sectors):
        return False
    if any(at in named for at in range(first.i, here.first)):
        return False
    if (
        any(c.dep_ == "compound" and c.i < here.first and c.i not in named for c in head.children)
        and not role.sectors
    ):
        return True
    if role.name not in names.small("things"):
        return False
    for child in head.rights:
        if child.dep_ == "prep" and any(c.i in named or c.pos_ == "PROPN" for c in child.children):
            return False
    return not (
        role.sectors
        or (
            head.dep_ in ("nsubj", "nsubjpass", "agent", "dobj", "pobj")
            and role.name in names.small("generic")
        )
    )


def _titled(head: Token, first: Token, named: dict[int, _Named]) -> bool:
    """Whether a role or title stands before an unknown name."""
    return any(
        named[at].kind("role", "title") is not None and named[at].kind("role", "title").plural is False  # type: ignore[union-attr]
        for at in range(first.i, head.i)
        if at in named
    )


def _start(head: Token, named: dict[int, _Named]) -> Token:
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
        if doc[back].text[0] in _BARRIERS or doc[back].like_url or "\n" in doc[back].text:
            at = back + 1
            break
    while at < head.i and (
        doc[at].dep_ in ("det", "predet")
        or doc[at].lower_ in ("the", "a", "an")
        or doc[at].is_punct
        or doc[at].is_space
    ):
        at += 1
    return doc[at]


def _end(head: Token, kind: MentionKind, named: dict[int, _Named]) -> Token:
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
        if (
            takes
            and objects
            and (objects[0].i in named or objects[0].pos_ == "PROPN" or child.lower_ in _BELONG)
        ):
            last = _object_end(objects[0])
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


def _run_start(head: Token, first: Token, named: dict[int, _Named], names: Names) -> int:
    """The index of the token at which the unknown proper name that ends in the head begins."""
    doc, begin, particles = head.doc, head.i, names.small("particles")
    while begin > first.i:
        before = doc[begin - 1]
        known = named.get(before.i)
        if before.pos_ == "PROPN" and (known is None or known.kind("surname")):
            begin -= 1
        elif before.lower_ in particles and begin - 1 > first.i and doc[begin - 2].pos_ == "PROPN":
            begin -= 1
        else:
            break
    return begin


def _name(
    head: Token, first: Token, reading: Reading, here: _Named | None, named: dict[int, _Named], names: Names
) -> Evidence | None:
    """The bare proper name that ends in the head."""
    if here is not None and here.last == head.i and not here.kind("role"):
        begin = here.first
        if here.kind("surname") and not here.kind("person"):
            begin = _run_start(head, first, named, names)
    elif head.pos_ == "PROPN":
        begin = _run_start(head, first, named, names)
    else:
        return None
    return reading.words(reading.doc[begin], head)


def _in_place(head: Token, names: Names, capital: bool) -> bool:
    """Whether a country's name only tells where something is or moves."""
    if capital and head.dep_ in ("nsubj", "nsubjpass", "dobj", "conj", "attr", "ROOT", "appos"):
        verb = head.head
        return not (
            head.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_ not in names.small("of_towns")
        )
    top = head
    while top.dep_ == "conj" and top.head.i < top.i:
        top = top.head
    if top.dep_ == "npadvmod" or (top.dep_ == "appos" and top.head.ent_type_ == "GPE"):
        return True
    if top.dep_ != "pobj":
        return False
    link = top.head.lower_
    if link in names.small("where"):
        return True
    if link in ("to", "from", "into", "for", "out", "of"):
        governor = top.head.head
        return governor.lemma_.lower() in names.small("motion")
    return False


def phrases(mentions: list[ActorMention]) -> Iterator[Evidence]:
    """The phrases of the mentions, in order."""
    return (mention.evidence for mention in mentions)
