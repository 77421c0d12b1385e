"""Where a rule's words stand in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from dateline.knowledge.triggers import Form
from dateline.text import syntax

_NEAR = 5  # words of a phrasal verb stand at most this far from it when the parse does not join them
_ADVERBIAL = {
    "advmod",
    "prt",
    "prep",
    "acomp",
    "oprd",
    "dobj",
    "xcomp",
    "attr",
    "npadvmod",
    "dative",
    "nsubjpass",
}


# clauses whose verb may be part of a form ("launched an attack, calling them parasites")
_SECOND_VERBS = {"ccomp", "advcl"}


class Match(NamedTuple):
    """A form found at a token: the words it holds, and its trailing preposition where it has one."""

    head: Token
    form: Form
    words: tuple[Token, ...]
    preposition: Token | None


def match(token: Token, form: Form) -> Match | None:
    """The form at this token, or None where a word of it is missing or the part of speech differs."""
    if not _fits(token, form):
        return None
    words = [token]
    for wanted in form.before:
        before = _modifier(token, wanted)
        if before is None:
            return None
        words.append(before)
    anchors = [token]
    for wanted in form.rest:
        word = _dependent(anchors, wanted)
        if word is None:
            return None
        anchors.append(word)
        words.append(word)
    preposition = None
    if form.preposition:
        preposition = _preposition(anchors, form.preposition)
        if preposition is None:
            return None
    if form.part == "verb" and _other_particle(token, words, preposition):
        return None
    return Match(token, form, tuple(sorted(words, key=lambda t: t.i)), preposition)


def _fits(token: Token, form: Form) -> bool:
    if form.part == "verb":
        # a participle before a noun ("the annexed province") tells of an old act, if of any
        # a form that is written in the past ("had to") speaks in the past alone
        named = form.head in {syntax.lemma(token), token.lower_}
        return named and token.dep_ != "amod" and syntax.is_verb(token)
    if form.part == "noun":
        if token.pos_ in {"NOUN", "PROPN"}:
            if token.tag_ == "NNP" and token.ent_type_ == "DATE":  # "in March"
                return False
            # "bombing victims", "strike leaders": who they are, not what happens
            return (
                token.dep_ not in {"compound", "nmod", "appos"}
                and not _in_name(token)
                and (token.lower_ not in _UNLIKE_PLURALS or form.head == token.lower_)
            )
        # a gerund with a determiner or an "of" tail is a noun: "the shelling of"
        return (
            token.tag_ == "VBG"
            and token.lower_ == form.head
            and any(t.dep_ in {"det", "poss", "amod"} or t.lower_ == "of" for t in token.children)
        )
    return token.pos_ in {"ADJ", "VERB", "ADV", "ADP"} and token.lower_ == form.head


def _other_particle(verb: Token, words: list[Token], preposition: Token | None) -> bool:
    """Whether a particle makes another verb of it: "call off" is no call, "give up" no gift."""
    return any(
        child.dep_ == "prt"
        and child not in words
        and child != preposition
        and child.lower_ not in _EMPTY_PARTICLES
        for child in verb.children
    )


# these add direction or thoroughness and leave the verb's sense
_EMPTY_PARTICLES = frozenset({"away", "back", "together", "around", "ahead", "along", "forward", "home"})


def _in_name(noun: Token) -> bool:
    """Whether the noun is part of a proper name ("Holdings Limited Partnership"), outside headlines."""
    if noun.tag_ not in {"NNP", "NNPS"} or not noun.text[:1].isupper() or noun.i == noun.sent.start:
        return False
    named = any(
        t.dep_ == "compound" and t.tag_ in {"NNP", "NNPS"} and t.ent_type_ not in {"GPE", "NORP"}
        for t in noun.lefts
    )
    if not named:
        return False
    words = [t for t in noun.sent if t.is_alpha and len(t) > 3]
    return sum(t.is_title or t.is_upper for t in words) < 0.7 * len(words)


_UNLIKE_PLURALS = frozenset({"arms", "customs", "forces", "troubles"})  # not the plural of their lemma


def _modifier(noun: Token, wanted: str) -> Token | None:
    """A word in front of the noun within its phrase ("air" of "air strike")."""
    start = noun.left_edge.i
    for i in range(noun.i - 1, start - 1, -1):
        word = noun.doc[i]
        if wanted in {word.lower_, word.lemma_.lower()}:
            return word
    return None


def _dependent(anchors: list[Token], wanted: str) -> Token | None:
    """A word that hangs on one of the anchors, or follows close behind them."""
    for anchor in anchors:
        for child in anchor.children:
            if child.dep_ in {"prep", "prt"} and child.i < anchor.i:
                continue  # "in Oslo the cabinet gave in": only what follows the verb is its particle
            if child.dep_ in _ADVERBIAL | _SECOND_VERBS and wanted in {child.lower_, child.lemma_.lower()}:
                return child
            if child.dep_ in {"prep", "agent"}:
                for inner in child.children:
                    if wanted in {inner.lower_, inner.lemma_.lower()}:
                        return inner
    last = anchors[-1]
    for word in last.doc[last.i + 1 : min(last.i + _NEAR, last.sent.end)]:
        if wanted in {word.lower_, word.lemma_.lower()}:
            return word
        if word.is_punct or syntax.is_verb(word):
            break
    return None


def _preposition(anchors: list[Token], wanted: str) -> Token | None:
    for anchor in reversed(anchors):
        for child in anchor.children:
            if (
                child.lower_ == wanted
                and not _before_time(child)
                and child.dep_
                in {
                    "prep",
                    "prt",
                    "dative",
                    "agent",
                    "mark",
                    "advmod",
                    "aux",
                }
            ):
                return child if child.dep_ != "aux" else None
            if child.dep_ in {"dobj", "prt", "advmod", "prep"}:  # the parser often hangs it on the object
                for inner in child.children:
                    if (
                        inner.lower_ == wanted
                        and inner.dep_ in {"prep", "prt", "dative"}
                        and not _before_time(inner)
                    ):
                        return inner
    last = max(anchors, key=lambda t: t.i)
    if last.i + 1 < last.sent.end and last.nbor().lower_ == wanted and last.nbor().dep_ != "aux":
        return None if _before_time(last.nbor()) else last.nbor()
    return None


def _before_time(preposition: Token) -> bool:
    """Whether it only tells when ("a strike on Tuesday")."""
    return any(t.dep_ == "pobj" and t.ent_type_ in {"DATE", "TIME"} for t in preposition.children)
