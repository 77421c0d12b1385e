"""Operators: the words above an act that turn it into another, or say whether it happened.

From the act's own word the climb goes up through the complements that carry it ("refused / to agree /
to talks"), inner to outer. Each governing word that a pack calls an operator has its say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from dateline.find.triggers.match import Match
from dateline.find.triggers.sentence import Sentence
from dateline.find.triggers.status import WILL, Clause, combined, of_clause
from dateline.knowledge.triggers import Operator
from dateline.model import Status, Tense
from dateline.text import syntax

_MAX_STEPS = 8
_PREPOSITIONAL = frozenset({"prep", "agent", "dative", "prt", "mark"})
_NOUN_LINKS = frozenset({"of", "for", "on", "to", "in", "about", "against", "over"})


class Step(NamedTuple):
    """One governing word on the way up, how it governs, and through which preposition."""

    governor: Token
    construction: str
    preposition: str


class Operation(NamedTuple):
    """An operator at work on an act."""

    operator: Operator
    match: Match
    construction: str


class Sense(NamedTuple):
    """The status of an act in its whole context, the operators above it from inner to outer."""

    status: Status
    tense: Tense
    words: tuple[Token, ...]
    operations: tuple[Operation, ...]


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
        elif dep == "acl" and _is_infinitive(here):
            yield Step(head, "infinitive", "")
            if not syntax.is_verb(head) and head.dep_ in {"dobj", "pobj", "nsubjpass"}:
                # the parser often hangs "urged Kyiv to leave" on Kyiv
                yield Step(head.head if head.dep_ != "pobj" else head.head.head, "infinitive", "")
        elif dep == "advcl" and _is_infinitive(here):
            yield Step(head, "infinitive", "")
        elif dep == "acl" and any(t.dep_ == "mark" and t.lower_ == "that" for t in here.children):
            yield Step(head, "that", "")
        elif dep in {"acomp", "oprd"}:
            pass
        else:
            return
        here = head


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


def operation(step: Step, sentence: Sentence) -> Operation | None:
    """The operator that stands at a governing word and takes what it governs, the longest form first."""
    found = [
        Operation(operator, match, step.construction)
        for match, operator in sentence.operators(step.governor)
        if _takes(operator, step) and _joins(match, step)
    ]
    return max(found, key=lambda o: o.match.form.size, default=None)


def _asks_somebody(step: Step) -> bool:
    """Whether an infinitive has a doer of its own: "want them to leave", not "want to leave"."""
    return bool(
        syntax.children(step.governor, "dobj")
        or any(syntax.children(c, "nsubj") for c in syntax.children(step.governor, "xcomp", "ccomp"))
        or syntax.is_passive(step.governor)
    )


def _takes(operator: Operator, step: Step) -> bool:
    if step.construction == "subject":
        # "the talks collapsed" says how they fared; "the visit ended" is not somebody's ending it
        return "noun" in operator.takes and operator.whole is None
    asks = operator.doer == "object" and operator.whole is not None and "that" not in operator.takes
    if asks and step.construction == "infinitive" and not _asks_somebody(step):
        return False
    return step.construction in operator.takes


def _joins(match: Match, step: Step) -> bool:
    form = match.form
    if not step.preposition:
        return form.preposition is None or step.construction in {"infinitive", "that"}
    if form.preposition:
        return form.preposition == step.preposition
    return form.part == "noun" and step.preposition in _NOUN_LINKS


def attributive(token: Token, sentence: Sentence) -> Iterator[Operation]:
    """Adjectives before a noun that tell whether it happened: "a planned visit", "the alleged attack"."""
    for word in token.lefts:
        if word.dep_ in {"amod", "compound", "nmod"}:
            for match, operator in sentence.operators(word):
                if match.form.part == "adjective" and match.form.size == 1 and "noun" in operator.takes:
                    yield Operation(operator, match, "noun")


def sense_of(token: Token, sentence: Sentence, carrier: Token | None = None) -> Sense:
    """Status, tense and operators of the act at `token`.

    `carrier` is the light verb of a nominal act, whose auxiliaries speak for it.
    """
    speaker = syntax.grammar_of(carrier or token)
    base = of_clause(speaker)
    if carrier is not None and (own := of_clause(token)).status == "negated":
        base = own
    status, tense, words = base.status, base.tense, list(base.words)
    operations = list(attributive(token, sentence)) if not syntax.is_verb(token) else []
    for before in operations:
        status, words = _applied(before, status, words)
    top = speaker
    for step in (*_carried(token, carrier), *steps(top)):
        op = operation(step, sentence)
        if op is not None and (not op.operator.intent or _own_intent(top, status)):
            operations.append(op)
            status, words = _applied(op, status, words)
            above = of_clause(step.governor)
            if op.operator.whole is None:
                status = combined(status, _weight(above))
                words += above.words
            tense = above.tense if tense == "none" else tense
        elif step.construction == "that":
            above = of_clause(step.governor)
            if above.status == "hypothetical":
                status = combined(status, "hypothetical")
                words += above.words
        elif tense == "none":
            tense = of_clause(step.governor).tense
    if _is_question(token):
        status = combined(status, "hypothetical")
    return Sense(status, tense, tuple(words), tuple(operations))


def _carried(token: Token, carrier: Token | None) -> Iterator[Step]:
    """The light verb itself may be an operator: "cancelled a visit", "the talks resumed"."""
    if carrier is not None and not (token.dep_ == "nsubj" and syntax.children(carrier, "dobj")):
        yield Step(carrier, "subject" if token.dep_ == "nsubj" else "noun", "")


def _own_intent(verb: Token, status: Status) -> bool:
    """Whether who speaks will do it: "they said they would leave"."""
    own = syntax.children(verb, "nsubj")
    ahead = any(t.dep_ == "aux" and t.lower_ in WILL | {"would"} for t in verb.children)
    speaks = len(own) == 1 and own[0].lower_ in {"it", "they", "he", "she", "we", "i"}
    return ahead and speaks and status in {"planned", "negated"}


def _weight(clause: Clause) -> Status:
    """Of a governing clause only denial and doubt come down to what it governs."""
    return clause.status if clause.status in {"negated", "hypothetical", "cancelled"} else "occurred"


def _applied(op: Operation, status: Status, words: list[Token]) -> tuple[Status, list[Token]]:
    if op.operator.status is None:
        return status, words
    if status == "negated" and op.operator.status == "negated":
        return "occurred", [*words, *op.match.words]
    if op.operator.status == "occurred":
        # "caused them to flee": what the infinitive leaves open, the operator says was done
        return ("occurred" if status == "planned" and op.construction != "that" else status), words
    if status in {"planned", "ongoing", "occurred"}:
        return op.operator.status, [*words, *op.match.words]
    return combined(status, op.operator.status), [*words, *op.match.words]


def _is_question(token: Token) -> bool:
    sentence = token.sent
    last = sentence[-1]
    while last.is_space and last.i > sentence.start:
        last = last.nbor(-1)
    return last.text == "?"
