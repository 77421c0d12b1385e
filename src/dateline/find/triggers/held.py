"""What the words above an act say of its status, held against the second coder where they leave no choice.

The second coder weighs all words of a sentence and may overhear "denies", "any" or "should"; the rules read
which act these stand above. Where they only guess ("believed to have fled"), the second coder decides.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dateline.find.triggers.draft import Draft
from dateline.find.triggers.operators import Sense
from dateline.find.triggers.sentence import Sentence
from dateline.find.triggers.status import MAY, NEVER, is_imperative, is_limited, lasts, of_clause
from dateline.model import Status
from dateline.text import syntax

_DONE = frozenset({"occurred", "ongoing"})
# acts of words, which a denial or a condition may make what they are: "will not send", "will strike if"
_WORDS = frozenset({"THREATEN", "AGREE", "REQUEST", "REJECT"})
_BROKEN_OFF = frozenset({"SANCTION", "RETREAT", "CONCEDE"})  # "will no longer pay"
# failing to do these is not doing them; who fails to kill has tried
_WILLED = frozenset({"CONSULT", "AID", "COOPERATE", "SUPPORT", "AGREE", "CONCEDE", "RETREAT"})
# acts of words that are there as soon as somebody is said to have them
_MADE = frozenset({"REQUEST", "THREATEN"})
_PAST = frozenset({"had", "was", "were"})
# a state does these by deciding on them; who decides to bomb or to help has yet to do it
_DECIDED = frozenset({"SANCTION", "COERCE"})
_AFTER = frozenset({"after", "following", "since"})
_AHEAD = frozenset({"next", "plan", "plans", "planned", "from", "if", "by"})


def held(draft: Draft, type_: str, weighed: Status, sentence: Sentence) -> Status:
    """The status of an act after both have spoken.

    Args:
        draft: with the status by its words.
        type_: what the act is taken for by both.
        weighed: the status that both together give.
        sentence: the sentence of both.
    """
    told = draft.sense.status
    if told == weighed or type_ in _WORDS:
        return weighed
    if told == "negated":
        keeps = _stays_negated(draft, type_, weighed, sentence)
    elif told == "hypothetical":
        keeps = _stays_open(draft, weighed, sentence)
    elif told == "planned":
        # "the aide scheduled a briefing" calls nothing off; "had planned to" may
        keeps = weighed == "cancelled" and not any(t.lower_ in _PAST for t in sentence.span)
    elif told == "ongoing" and weighed == "occurred":
        keeps = lasts(draft.head, sentence.words.lasting)
    else:
        keeps = told in _DONE and (
            (weighed == "negated" and _denies_nothing(draft, sentence))
            or (weighed == "planned" and _is_behind(draft, type_, sentence))
        )
    return told if keeps else weighed


def _verb(draft: Draft) -> Token:
    return syntax.grammar_of(draft.carrier or draft.head)


def _stays_negated(draft: Draft, type_: str, weighed: Status, sentence: Sentence) -> bool:
    """Whether it was denied or not done for sure."""
    if weighed == "attempted":
        return type_ in _WILLED
    if weighed not in _DONE:
        return False  # what will not take place was called off, or is still to come
    if any(op.operator.stance == "denies" for op in draft.sense.operations):
        return True
    if any(t.lower_ in {"but", "except"} for t in sentence.span):
        return False  # "met nobody but the premier"
    clause = of_clause(_verb(draft))
    return type_ not in _BROKEN_OFF and clause.status == "negated" and not draft.sense.operations


def _stays_open(draft: Draft, weighed: Status, sentence: Sentence) -> bool:
    """Whether a modal, "any", "if", an order or a right leaves it open, and not what somebody believes."""
    if weighed not in {*_DONE, "planned"}:
        return False
    verb, operations = _verb(draft), draft.sense.operations
    if not operations:
        if not syntax.is_verb(verb) or is_imperative(verb):
            return weighed in _DONE
        own = {t.lower_ for t in _first_of_row(verb).children if t.dep_ in {"aux", "mark"}}
        return bool(own & (MAY | {"if"})) and (weighed in _DONE or not own & {"if", "should"})
    if any(op.operator.whole is not None for op in operations):
        return False
    by_right = any(op.match.head.lemma_.lower() in sentence.words.powers for op in operations)
    needed = operations[-1].operator.status == "hypothetical" and operations[-1].operator.stance is None
    return by_right or (needed and operations[-1].construction == "infinitive" and not _is_future(draft))


def _first_of_row(verb: Token) -> Token:
    """The verb whose "if" a bare participle shares: "if they were charged and convicted"."""
    while verb.dep_ == "conj" and verb.tag_ == "VBN" and not syntax.children(verb, "aux", "nsubj"):
        verb = verb.head
    return verb


def _is_future(draft: Draft) -> bool:
    return any(t.tag_ == "MD" for t in draft.sense.words)


def _denies_nothing(draft: Draft, sentence: Sentence) -> bool:
    """Whether all that sounds like a denial says that there is more: "not only in holding rallies"."""
    heads = {t: t.head for t in sentence.span if t.dep_ == "neg" or t.lower_ in NEVER}
    return bool(heads) and all(is_limited(t, head) for t, head in heads.items())


def _is_behind(draft: Draft, type_: str, sentence: Sentence) -> bool:
    """Whether a noun tells what is done for sure: "comes after the killing of", "announced the expulsion"."""
    act = draft.head
    if syntax.is_verb(act) or any(t.tag_ == "MD" for t in sentence.span):
        return False
    if type_ == "ASSAULT" and act.dep_ == "pobj" and act.head.lower_ in _AFTER:
        return True
    if type_ != "SANCTION" or act.dep_ != "dobj" or syntax.lemma(act.head) != "announce":
        return False
    return act.head.tag_ in {"VBD", "VBN"} and not any(t.lower_ in _AHEAD for t in sentence.span)


def settled(draft: Draft, type_: str, weighed: Status, sentence: Sentence) -> Sense:
    """The sense of an act with the status that it has after both have spoken."""
    return draft.sense._replace(status=held(draft, type_, weighed, sentence))


def as_made(draft: Draft) -> Draft:
    """The reading, as done where it is done by deciding on it, or somebody else only weighs it.

    "Moscow's decision to expel four envoys", "is considering Chad's request".
    """
    noun = draft.head
    if draft.type in _DECIDED and draft.sense.status == "planned" and _is_decided(draft):
        return replace(draft, sense=draft.sense._replace(status="occurred", words=()))
    if draft.type not in _MADE or draft.sense.status != "hypothetical" or syntax.is_verb(noun):
        return draft
    owned = any(t.dep_ == "poss" and t.pos_ != "PRON" for t in noun.lefts)
    if noun.dep_ not in {"dobj", "nsubjpass"} or not owned:
        return draft
    return replace(draft, sense=draft.sense._replace(status="occurred", words=()))


def _is_decided(draft: Draft) -> bool:
    """Whether an infinitive tells what somebody's decision was: "the decision by Oslo to close its port"."""
    verb = draft.head
    decision = verb.head
    if not syntax.is_verb(verb) or verb.dep_ not in {"acl", "relcl"} or decision.lemma_.lower() != "decision":
        return False
    alone = all(op.match.head == decision for op in draft.sense.operations)
    if not alone or decision.dep_ == "attr":
        return False
    owned = any(t.dep_ == "poss" for t in decision.lefts)
    above = of_clause(decision.head).status if syntax.is_verb(decision.head) else "occurred"
    named = owned or any(t.lower_ in {"the", "this", "that"} for t in decision.lefts)
    # "is nearing the decision to", "will await its decision to"
    return named and (above == "occurred" or (owned and above == "ongoing"))
