"""Operators: the words above an act that turn it into another, or say whether it happened.

From the act's own word the climb goes up through the complements that carry it ("refused / to agree /
to talks"), inner to outer. Each governing word that a pack calls an operator has its say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from dateline.find.triggers.climb import Step, steps
from dateline.find.triggers.intent import own_intent
from dateline.find.triggers.match import Match
from dateline.find.triggers.prospects import Operation, appointed, dropped
from dateline.find.triggers.sentence import Sentence
from dateline.find.triggers.status import Clause, combined, of_clause
from dateline.knowledge.triggers import Operator
from dateline.model import Status, Tense
from dateline.text import syntax

_NOUN_LINKS = frozenset({"of", "for", "on", "to", "in", "about", "against", "over"})


class Sense(NamedTuple):
    """The status of an act in its whole context, the operators above it from inner to outer."""

    status: Status
    tense: Tense
    words: tuple[Token, ...]
    operations: tuple[Operation, ...]


def operation(step: Step, sentence: Sentence, inner: Token) -> Operation | None:
    """The operator that stands at a governing word and takes what it governs, the longest form first.

    Of two that the same word may be, the one that wants the modal of the `inner` act's clause speaks.
    """
    found = [
        Operation(operator, match, step.construction)
        for match, operator in sentence.operators(step.governor)
        if _takes(operator, step) and _joins(match, step) and not _only_moves(match, step)
    ]
    found = [o for o in found if not o.operator.modals or modal_of(inner, o.operator) is not None]
    for said in _predicates(step):
        found += [
            Operation(operator, match, step.construction)
            for match, operator in sentence.operators(said)
            if match.form.part == "adjective" and operator.whole is None and _takes(operator, step)
        ]
    return max(found, key=lambda o: (bool(o.operator.modals), o.match.form.size), default=None)


def modal_of(verb: Token, operator: Operator) -> Token | None:
    """The modal of a clause that an operator wants there ("said that they must leave"), if it has it."""
    return next((t for t in verb.children if t.dep_ == "aux" and t.lower_ in operator.modals), None)


def _only_moves(match: Match, step: Step) -> bool:
    """Whether "go" is a way and no future: "went to Oslo to meet them", not "is going to meet them"."""
    verb = match.head
    alone = match.form.size == 1 and syntax.lemma(verb) == "go"
    return alone and step.construction == "infinitive" and verb.tag_ != "VBG"


_EVIDENCE = frozenset({"evidence", "proof", "indication", "sign"})
_SURE = frozenset({"can", "must", "should"})
_COPULAS = frozenset({"be", "remain", "seem", "appear", "become", "look", "stay"})


def _predicates(step: Step) -> list[Token]:
    """What is said of an act by a copula: "the talks are under way", "it is likely that they will meet"."""
    verb = step.governor
    if step.construction not in {"subject", "that"} or verb.lemma_ not in _COPULAS:
        return []
    return [
        t for t in verb.children if t.dep_ in {"acomp", "oprd", "prep", "attr", "advmod"} and t.i > verb.i
    ]


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


def _told_after(token: Token, sentence: Sentence) -> Iterator[Operation]:
    """Participles and clauses after a noun that tell how it stands: "a visit planned for May"."""
    for clause in token.rights:
        passive = clause.dep_ == "acl" and clause.tag_ == "VBN"
        gap = clause.dep_ == "relcl" and not syntax.children(clause, "dobj")
        if not (passive or gap) or of_clause(clause).status != "occurred":
            continue
        for match, operator in sentence.operators(clause):
            plain = match.form.part == "verb" and not match.form.rest
            if plain and "noun" in operator.takes and operator.whole is None and operator.status:
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
    operations: list[Operation] = []
    if not syntax.is_verb(token):
        operations = list(attributive(token, sentence))
        if status != "planned":  # "the eviction, put back twice, will begin on Monday"
            operations += _told_after(token, sentence)
        if (day := appointed(token)) is not None and status == "occurred":
            status, words = "planned", [*words, day]
    for before in operations:
        status, words = _applied(before, status, words)
    top = speaker
    for step in (*_carried(token, carrier), *steps(top)):
        op = operation(step, sentence, top)
        above = _not_again(of_clause(step.governor), words)
        if op is not None and (not op.operator.intent or own_intent(top, status, op.match, sentence.known)):
            operations.append(op)
            status, words = _under(op, above, step, (status, words), sentence)
            tense = above.tense if tense == "none" else tense
        elif step.construction == "that" and (doubted := _doubted(step, above, sentence)):
            status = combined(status, doubted)
            words += above.words
            break
        elif step.construction == "that" and syntax.is_verb(step.governor) and not _predicates(step):
            tense = above.tense if tense == "none" else tense
            break  # "failed to establish who shelled it": what is said of the saying is not said of the act
        elif step.construction == "infinitive" and status == "occurred" and tense == "none":
            # "would like to meet", "will go on to attack"
            status, tense, words = _weight(above, ahead=True), above.tense, [*words, *above.words]
        elif tense == "none":
            tense = above.tense
    if status == "planned" and (end := dropped(token, operations, sentence)):
        status, words = "cancelled", [*words, *end]
    if _is_question(token):
        status = combined(status, "hypothetical")
    return Sense(status, tense, tuple(words), tuple(operations))


def _carried(token: Token, carrier: Token | None) -> Iterator[Step]:
    """The light verb itself may be an operator: "cancelled a visit", "the talks resumed"."""
    if carrier is not None and not (token.dep_ == "nsubj" and syntax.children(carrier, "dobj")):
        yield Step(carrier, "subject" if token.dep_ == "nsubj" else "noun", "")


def _weight(clause: Clause, *, ahead: bool = False) -> Status:
    """Of a governing clause denial and doubt come down to what it governs, and what lies `ahead` if asked."""
    heavy = {"negated", "hypothetical", "cancelled"} | ({"planned"} if ahead else set())
    return clause.status if clause.status in heavy else "occurred"


def _not_again(clause: Clause, words: list[Token]) -> Clause:
    """The clause without a denial that has been counted: the "no" of "there are no plans to"."""
    seen = clause.words and all(t in words for t in clause.words)
    return Clause("occurred", clause.tense) if seen else clause


def _doubted(step: Step, above: Clause, sentence: Sentence) -> Status | None:
    """What a clause without an operator makes of its content: doubt, or "it is not true that"."""
    untrue = any(t.lower_ == "true" for t in _predicates(step)) or step.governor.lemma_ in _EVIDENCE
    if above.status == "negated" and untrue:
        return "negated"  # "it is not true that", "there is no evidence that"
    if any(t.lower_ in _SURE for t in above.words) and step.governor.lemma_ in sentence.words.tidings:
        return None  # "can confirm that", "must report that"
    return "hypothetical" if above.status == "hypothetical" else None


def _under(
    op: Operation, above: Clause, step: Step, so_far: tuple[Status, list[Token]], sentence: Sentence
) -> tuple[Status, list[Token]]:
    """The status under an operator and its own clause: "did not plan to", "will begin to"."""
    before, words = so_far
    if op.operator.status == "negated" and above.status == "negated":
        # "did not rule out sending" leaves it open; "did not fail to send" sent
        opens = op.operator.whole == op.operator.hostile == "REJECT" and not op.operator.keeps
        return ("hypothetical" if opens else before), [*words, *op.match.words, *above.words]
    if _had_to(op) and above.status == "occurred":
        return ("occurred" if before == "planned" else before), words
    if before == "attempted" and op.operator.status == "negated" and op.operator.stance != "denies":
        return before, [*words, *op.match.words]  # a failed bid is a bid
    if op.operator.status == "negated" and _tried(step, sentence):
        return "attempted", [*words, *op.match.words]
    if above.status == "hypothetical" and op.operator.status in {"cancelled", "negated"}:
        # "may call off the visit", "could fail to ratify it": that it will not happen is open
        return combined(before, "hypothetical"), [*words, *op.match.words, *above.words]
    if above.status == "negated" and op.operator.status == "cancelled":
        return before, [*words, *op.match.words, *above.words]
    status, words = _applied(op, before, words)
    accuses = op.operator.stance == "claims" and op.operator.doer == "object"
    if op.operator.whole is None and not (accuses and above.status == "negated"):
        begun = op.operator.status in {"occurred", "ongoing", "attempted"}
        status = combined(status, _weight(above, ahead=begun))
        words = [*words, *above.words]
    return status, words


def _had_to(op: Operation) -> bool:
    """Whether what had to be done was done: "police had to use tear gas"; what "has to" is not yet."""
    verb = op.match.head
    told = verb.dep_ not in {"ccomp", "advcl"}  # "said that they had to leave" may ask it of them
    return told and op.construction == "infinitive" and syntax.lemma(verb) == "have" and verb.tag_ == "VBD"


def _tried(step: Step, sentence: Sentence) -> bool:
    """Whether failing is told as the end of trying: "tried but failed to"."""
    head = step.governor.head
    return step.governor.dep_ == "conj" and any(o.status == "attempted" for _, o in sentence.operators(head))


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
