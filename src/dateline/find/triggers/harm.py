"""Those whom one blow hurt: "killed ten and wounded seventy", "shelled a market, killing ten"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dateline.find.triggers.draft import Draft
from dateline.find.triggers.merging import Merging, joined
from dateline.find.triggers.sentence import Sentence
from dateline.text import syntax

_FORCE = "ASSAULT"
_TAKES = frozenset({"claim", "take", "cost"})


def joined_harm(drafts: list[Draft], sentence: Sentence) -> tuple[list[Draft], list[Draft]]:
    """One report of a blow with all whom it hurt, in place of one for each verb that tells of them.

    Returns:
        what stands, and the readings that were taken into another, with the reason.
    """
    merging = Merging(drafts)
    for told in drafts:
        if told.type != _FORCE:
            continue
        for harm, hurt in _harms(told.head, sentence):
            blow, other = merging.at(told.head, _FORCE), merging.at(harm, _FORCE)
            if blow is not None and (other is None or _is_of_one(blow, other)):
                merging.take(other, blow, _with_hurt(blow, other, hurt))
    return merging.outcome


def _harms(told: Token, sentence: Sentence) -> Iterator[tuple[Token, list[Token]]]:
    """The verbs of harm that belong to a blow, each with those whom it tells of."""
    verb = told if syntax.is_verb(told) else told.head if told.dep_ == "nsubj" else None
    if verb is None:
        return
    for harm in (t for t in verb.children if _is_outcome(t, sentence)):
        yield harm, _objects(harm)
        yield from _beside(harm, sentence)
    if _takes_lives(verb):
        yield verb, _objects(verb)
        yield from _beside(verb, sentence)
    elif verb == told and (_is_harm(verb, sentence) or _leaves_so(verb)):
        yield from _beside(verb, sentence)


def _is_outcome(verb: Token, sentence: Sentence) -> bool:
    """Whether a participle tells what a blow did: "shelled a market, killing ten"; not "before killing"."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "acl"} or not _is_harm(verb, sentence):
        return False
    return not any(t.dep_ in {"mark", "nsubj", "neg"} for t in verb.children)


def _beside(verb: Token, sentence: Sentence) -> Iterator[tuple[Token, list[Token]]]:
    """The same for the verbs that follow a verb of harm, without an actor of their own."""
    victims_first = syntax.is_passive(verb) or _leaves_so(verb)
    for other in verb.conjuncts:
        if other.i < verb.i or any(t.dep_ == "neg" for t in (*verb.children, *other.children)):
            continue
        if victims_first and not syntax.is_verb(other):
            yield from ((t, [other]) for t in other.children if t.tag_ == "VBN" and _is_harm(t, sentence))
        elif _is_harm(other, sentence):
            own = [t for t in other.children if t.dep_ in {"nsubj", "nsubjpass", "agent"}]
            if not own:
                yield other, _objects(other)
            elif victims_first and other.tag_ == "VBN":
                yield other, [t for t in own if t.dep_ != "agent"]


def _is_harm(verb: Token, sentence: Sentence) -> bool:
    return syntax.is_verb(verb) and syntax.lemma(verb) in sentence.words.harming


def _leaves_so(verb: Token) -> bool:
    """Whether it is the verb of "left ten dead and twenty wounded"."""
    return syntax.lemma(verb) == "leave" and any(t.dep_ in {"oprd", "ccomp"} for t in verb.children)


def _takes_lives(verb: Token) -> bool:
    """Whether it is the verb of "the blasts claimed 30 lives and wounded 90"."""
    return syntax.lemma(verb) in _TAKES and any(t.lower_ == "lives" for t in syntax.children(verb, "dobj"))


def _objects(verb: Token) -> list[Token]:
    return [x for t in verb.children if t.dep_ == "dobj" for x in (t, *t.conjuncts) if x.i >= t.i]


def _is_of_one(blow: Draft, other: Draft) -> bool:
    """Whether two readings tell of one act by the same hands."""
    same = blow.sense.status == other.sense.status
    return same and (not blow.actors or set(other.actors) <= set(blow.actors))


def _with_hurt(blow: Draft, other: Draft | None, hurt: list[Token]) -> Draft:
    """The blow with those hurt, and with what only the other reading tells."""
    if other is None:
        return replace(blow, recipients=tuple(dict.fromkeys((*blow.recipients, *hurt))))
    return joined(blow, other, (*blow.recipients, *other.recipients, *hurt))
