"""What the grammar of a sentence says of a phrase's reference: subject, joined by "and", bound apart.

A pronoun is never another party of its own verb ("urged it", "accusing it": not who urges or accuses),
after Chomsky's binding principles B and C; a possessive in what one fights is not one's own
("attacked its troops").
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.names import Names
from dateline.text import syntax

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "iobj", "pobj", "oprd"})
_DEEPER = frozenset({"xcomp", "acomp", "prep", "agent", "prt", "dative"})
_CLAUSES = frozenset({"ccomp", "advcl", "xcomp", "pcomp"})
_REFLEXIVE = ("self", "selves")
_DEPTH = 5


def is_subject(head: Token) -> bool:
    """Whether a phrase is a subject, or joined by "and" to one."""
    return _first(head).dep_ in _SUBJECTS


def joined_to(head: Token) -> int:
    """The offset of the first head of the row of phrases that this one stands in, -1 where there is none."""
    first = _first(head)
    if first is head and not any(c.dep_ == "conj" and syntax.is_noun(c) for c in head.children):
        return -1
    return int(first.idx)


def apart_from(token: Token, names: Names) -> tuple[int, ...]:
    """The offsets of the heads of the phrases that a pronoun can't stand for."""
    if token.lower_.endswith(_REFLEXIVE):
        return ()
    noun = _first(token.head if token.dep_ == "poss" else token)
    verb = _governor(noun)
    if verb is None:
        return ()
    if token.dep_ == "poss" and noun.dep_ == "nsubj" and verb.dep_ == "ccomp":
        upper = verb.head  # "does not allow its delegates to visit"
        return _offsets(syntax.subject(upper)) if _guards(upper, names) else ()
    if token.dep_ == "poss":
        own = syntax.lemma(noun) in names.small("others")  # one does accuse one's own rival
        hostile = syntax.lemma(verb) in names.small("hostile") or _guards(verb, names)
        foes = not own and noun.dep_ not in _SUBJECTS and hostile
        return _offsets(syntax.subject(verb)) if foes else ()
    if noun.dep_ in _SUBJECTS:
        return (*_offsets(_objects(verb, 0)), *_offsets(_accuser(verb, names)))
    return _offsets(syntax.subject(verb) or syntax.surface_subject(verb), token)


def _guards(verb: Token, names: Names) -> bool:
    """Whether a verb of allowing or holding stands in what somebody else says or does."""
    told = verb.dep_ in _CLAUSES and syntax.is_verb(verb.head)
    return told and syntax.lemma(verb) in names.small("guarding") and bool(syntax.surface_subject(verb.head))


def around(token: Token, names: Names) -> tuple[int, ...]:
    """The offsets of the heads of the parties of the verb that a pronoun's clause hangs on.

    Of an arrest or attack ("held them after they threw eggs") it is whom it was done to.
    """
    noun = _first(token.head if token.dep_ == "poss" else token)
    verb = _governor(noun)
    if verb is None or verb.dep_ not in _CLAUSES or not syntax.is_verb(verb.head):
        return ()
    upper = verb.head
    objects = _objects(upper, _DEPTH)
    done = names.small("hostile") | names.small("guarding")
    if verb.dep_ == "advcl" and objects and syntax.lemma(upper) in done:
        return _offsets(objects)
    return (*_offsets(syntax.surface_subject(upper)), *_offsets(objects))


def _accuser(verb: Token, names: Names) -> list[Token]:
    """Who blames in "condemned Y, saying it had fired": what is told then is of Y."""
    saying = verb.head
    told = verb.dep_ == "ccomp" and saying.dep_ == "advcl" and saying.tag_ == "VBG"
    past = verb.tag_ == "VBD" or any(child.lower_ in ("had", "has") for child in verb.children)
    if told and past and syntax.lemma(saying.head) in names.small("hostile"):
        return syntax.subject(saying.head)
    return []


def _first(head: Token) -> Token:
    """The first of a row of phrases joined by "and"."""
    for _ in range(_DEPTH):
        if head.dep_ != "conj" or not syntax.is_noun(head.head):
            break
        head = head.head
    return head


def _governor(noun: Token) -> Token | None:
    """The verb that a phrase is a party of, through prepositions and a noun between ("ties with it")."""
    at = noun
    for _ in range(_DEPTH):
        if at.dep_ not in _SUBJECTS | _OBJECTS | {"prep", "agent", "conj"} or at.head is at:
            return None
        at = at.head
        if syntax.is_verb(at):
            return at
    return None


def _objects(verb: Token, depth: int) -> list[Token]:
    """The objects of a verb and of the infinitives and prepositions that hang on it."""
    found: list[Token] = []
    for child in verb.children:
        if child.lower_.endswith(_REFLEXIVE):
            continue
        if child.dep_ in _OBJECTS and syntax.is_noun(child):
            found += syntax.with_conjuncts([child])
        elif child.dep_ in _DEEPER and depth < _DEPTH:
            found += _objects(child, depth + 1)
    return found


def _offsets(tokens: list[Token], but: Token | None = None) -> tuple[int, ...]:
    return tuple(token.idx for token in tokens if token is not but)
