"""The climb from an act's own word up through what governs it ("refused / to agree / to talks")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from dateline.text import syntax

_MAX_STEPS = 8
_PREPOSITIONAL = frozenset({"prep", "agent", "dative", "prt", "mark"})


class Step(NamedTuple):
    """One governing word on the way up, how it governs, and through which preposition."""

    governor: Token
    construction: str
    preposition: str


def steps(token: Token) -> Iterator[Step]:  # noqa: PLR0912 - one branch a construction
    """The words that govern the act at `token`, inner to outer."""
    here = token
    for _ in range(_MAX_STEPS):
        head, dep = here.head, here.dep_
        if head == here:
            return
        if dep == "conj":
            if not _shares_governor(here, head):
                return
        elif dep in {"xcomp", "ccomp"}:
            if _is_sentence_of_its_own(here, head):
                return
            yield Step(head, _verbal(here, dep), "")
            if syntax.is_question(here):
                return  # "refused to say whether it would leave" refuses no leaving
        elif dep in {"pcomp", "pobj"} and syntax.first_of(head).dep_ in _PREPOSITIONAL:
            preposition, head = head, syntax.first_of(head).head
            if preposition.lower_ in {"after", "before", "since", "during", "amid", "following", "despite"}:
                return
            construction = "gerund" if dep == "pcomp" else "noun"
            yield Step(head, construction, preposition.lower_)
            if head.dep_ in {"dobj", "nsubjpass", "advmod", "acomp", "prt", "prep"} and syntax.is_verb(
                head.head
            ):
                # the parser often hangs "accused Kenya / of killing" on Kenya
                yield Step(head.head, construction, preposition.lower_)
            if dep == "pobj" and preposition.lower_ != "of":
                return  # "agreed to punish them over the attack": the attack is not agreed to
            if preposition.lower_ == "for" and syntax.children(head, "dobj"):
                return  # "wanted to punish them for arming rebels": arm they did
        elif dep in {"dobj", "nsubjpass", "attr"}:
            yield Step(head, "noun", "")
        elif dep == "nsubj" and not syntax.children(head, "dobj"):
            yield Step(head, "subject", "")
        elif dep in {"acl", "relcl"}:
            above = _above_noun(here, head)
            if above is None:
                return
            found, head = above
            yield from found
        elif dep == "advcl" and _is_infinitive(here):
            yield Step(head, "infinitive", "")
        elif dep in {"acomp", "oprd"}:
            pass
        else:
            return
        here = head


def _above_noun(clause: Token, noun: Token) -> tuple[list[Step], Token] | None:
    """What governs a clause that hangs on a noun, and where the climb goes on; None where nothing does."""
    if clause.dep_ == "relcl":
        verb = _misread_content(clause)
        return None if verb is None else ([Step(verb, "that", "")], verb)
    if _is_infinitive(clause):
        found = [Step(noun, "infinitive", "")]
        if not syntax.is_verb(noun) and noun.dep_ in {"dobj", "pobj", "nsubjpass"}:
            # the parser often hangs "urged Kyiv to leave" on Kyiv
            found.append(Step(noun.head if noun.dep_ != "pobj" else noun.head.head, "infinitive", ""))
        return found, noun
    if _is_had_done(clause):
        return [], noun.head  # "tried to have him killed": the parser makes it a clause upon him
    if any(t.dep_ == "mark" and t.lower_ == "that" for t in clause.children):
        return [Step(noun, "that", "")], noun
    return None


def _is_had_done(participle: Token) -> bool:
    noun = participle.head
    return (
        participle.tag_ == "VBN"
        and noun.dep_ == "dobj"
        and noun.head.lemma_ == "have"
        and noun.head.dep_ in {"xcomp", "ccomp"}
    )


def _misread_content(clause: Token) -> Token | None:
    """The verb whose content was hung on a noun before it: "denied at a briefing that they had fled".

    A relative clause has one object, and "that" would be a second.
    """
    objects = syntax.children(clause, "dobj")
    if len(objects) < 2 or objects[0].lower_ != "that":
        return None
    preposition = clause.head.head
    return preposition.head if preposition.dep_ == "prep" and syntax.is_verb(preposition.head) else None


def _verbal(verb: Token, dep: str) -> str:
    if syntax.is_question(verb):
        return "question"  # "asked whether they would leave" asks nobody to leave
    if _is_infinitive(verb) or (verb.tag_ == "VB" and dep == "xcomp"):
        return "infinitive"
    return "gerund" if verb.tag_ == "VBG" and not syntax.children(verb, "aux") else "that"


def _is_infinitive(verb: Token) -> bool:
    return any(t.dep_ == "aux" and t.lower_ == "to" for t in verb.children)


def _is_sentence_of_its_own(clause: Token, head: Token) -> bool:
    """Whether a semicolon parts a clause from what the parser hung it on."""
    first, second = sorted((clause.i, head.i))
    return any(t.text == ";" for t in head.doc[first:second])


def _shares_governor(here: Token, head: Token) -> bool:
    """A conjunct shares what governs its head, unless it is a full clause of its own."""
    if not syntax.is_verb(here):
        return True
    finite = here.tag_ in {"VBD", "VBZ", "VBP"} or syntax.children(here, "aux", "nsubj", "nsubjpass")
    return not finite and (here.tag_ == head.tag_ or not syntax.is_verb(head))
