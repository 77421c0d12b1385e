"""Words that sound like an act where nothing was done: habits, wishes, abilities, advice, what a body is for.

Such words have a doer and a verb as an act has. What tells them apart is the form of the clause: a plain
present beside "seldom", a "can" without a day, a "you" to whom advice is given.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from dateline.find.triggers.draft import Draft
from dateline.find.triggers.sentence import Sentence
from dateline.find.triggers.status import MAY, negation_of
from dateline.knowledge.act_words import ActWords
from dateline.text import syntax

_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # done time and again, it was done
_SPOKEN = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE", "ACCUSE"})
_SERVICES = frozenset({"SUPPORT", "AID", "COOPERATE"})
_CLUES = frozenset({"information", "tip", "tipoff", "clue", "evidence", "lead", "detail", "anything"})
_CLAUSES = frozenset({"acl", "relcl"})
_SOUGHT = frozenset({"for", "with"})
_SETTLED = frozenset({"paid", "received", "collected", "thanked"})
_AHEAD = MAY | {"will", "would"}
_CAN = frozenset({"can", "ca"})
_ANYBODY = frozenset({"a", "an", "any"})
_OPEN = frozenset({"negated", "hypothetical"})
_DONE = frozenset({"occurred", "ongoing"})
# an article of games: so many of its words are of them, and so many different ones
_SPORT_SHARE, _SPORT_WORDS = 0.03, 8
_HAS_TENSE = frozenset({"VBZ", "VBP"})


def is_sport(doc: Doc, words: ActWords) -> bool:
    """Whether a text tells of games, where all attack and defend and nobody is hurt."""
    plain = [t.lower_ for t in doc if t.is_alpha]
    heard = [word for word in plain if word in words.sport]
    return len(heard) >= _SPORT_SHARE * len(plain) and len(set(heard)) >= _SPORT_WORDS


def told_acts(drafts: Iterable[Draft], sentence: Sentence, *, sport: bool) -> tuple[list[Draft], list[Draft]]:
    """The readings that tell an act, and those that only sound like one, each with the reason.

    Args:
        drafts: what is read in the sentence.
        sentence: the sentence of all.
        sport: whether its text tells of games (`is_sport`).
    """
    kept: list[Draft] = []
    lost: list[Draft] = []
    for draft in drafts:
        played = sport and syntax.lemma(draft.head) in sentence.words.contests
        why = "a figure of speech of sport" if played else _why_nothing(draft, sentence)
        if why:
            lost.append(draft.losing(why))
        else:
            kept.append(draft)
    return kept, lost


def _why_nothing(draft: Draft, sentence: Sentence) -> str:
    verb = syntax.grammar_of(draft.carrier or draft.head)
    if not syntax.is_verb(verb):
        return "what clues are wanted for" if _is_wanted(draft.head) else ""
    status, type_ = draft.sense.status, draft.type
    if _is_advice(verb, type_):
        return "advice to whoever reads it"
    if status in _OPEN and type_ not in _SPOKEN and _is_ability(verb, sentence):
        return "what may be done or not at any time, not what was"
    if status == "negated" and type_ == "REQUEST" and _asks_nothing(verb, sentence):
        return "nothing is asked"
    if status == "negated" and type_ == "CONSULT" and _is_unpermitted(verb, sentence):
        return "a rule on who may speak"
    if _is_habit(verb, sentence) and (status == "negated" or type_ not in _FORCE):
        return "a habit"
    if _is_by_right(draft, verb, sentence):
        return "what somebody has or lacks the power to do"
    if status in _DONE and type_ in _SERVICES and _tells_what_for(verb):
        return "what such a body is for"
    if status in _DONE and draft.mode == "investigate" and _tells_task(verb):
        return "what such a body is for"
    return ""


def _is_wanted(noun: Token) -> bool:
    """Whether clues to it are only asked for: "a reward for information leading to his arrest"."""
    while noun.dep_ == "conj" and noun.head != noun:
        noun = noun.head
    leads = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "to" or syntax.lemma(leads) != "lead":
        return False
    clue = leads.head
    ahead = leads.tag_ == "VBG" or _is_plain_present(leads) or bool(_auxiliaries(leads) & _AHEAD)
    if leads.dep_ not in _CLAUSES or clue.lemma_.lower() not in _CLUES or not ahead:
        return False
    sought = clue.dep_ == "pobj" and clue.head.lower_ in _SOUGHT
    return sought and not any(t.lower_ in _SETTLED for t in clue.ancestors)


def _auxiliaries(verb: Token) -> set[str]:
    return {t.lower_ for t in verb.children if t.dep_ in {"aux", "auxpass"}}


def _is_plain_present(verb: Token) -> bool:
    """Whether a verb is in the simple present: "meets", "does not meet", not "is meeting", "has met"."""
    auxiliaries = _auxiliaries(verb)
    if auxiliaries:
        return auxiliaries <= {"do", "does"}
    return verb.tag_ in _HAS_TENSE


def _is_advice(verb: Token, type_: str) -> bool:
    """Whether "you" are told what to do, or may: "you should call them", "call the police on 999"."""
    if type_ in {"REQUEST", "THREATEN"}:
        return False
    yours = any(t.lower_ == "you" for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"})
    if yours:
        return bool(_auxiliaries(verb) & MAY)
    bare = verb.tag_ == "VB" and verb.dep_ == "ROOT" and not _auxiliaries(verb)
    return bare and not syntax.children(verb, "nsubj", "nsubjpass") and type_ in {"CONSULT", "ACCUSE"}


def _is_ability(verb: Token, sentence: Sentence) -> bool:
    """Whether a clause tells what somebody can or cannot do, and not what for ("so that it can try him")."""
    if verb.dep_ == "xcomp" and syntax.lemma(verb.head) in sentence.words.means:
        return True  # "could not afford to house them"
    purpose = any(t.dep_ == "mark" for t in verb.children)
    return bool(_auxiliaries(verb) & _CAN) and "have" not in _auxiliaries(verb) and not purpose


def _asks_nothing(verb: Token, sentence: Sentence) -> bool:
    """Whether nobody wants or asks for it, now or ever: "did not want them to leave", "doesn't ask"."""
    return _is_plain_present(verb) or syntax.lemma(verb) in sentence.words.wishes


def _is_unpermitted(verb: Token, sentence: Sentence) -> bool:
    """Whether somebody "was not authorised to discuss" it: he tells it all the same."""
    above = verb.head
    return (
        verb.dep_ == "xcomp"
        and bool({above.lemma_.lower(), above.lower_} & sentence.words.permits)
        and (negation_of(above) or negation_of(above.head)) is not None
    )


def _is_habit(verb: Token, sentence: Sentence) -> bool:
    return _is_plain_present(verb) and any(
        t.lower_ in sentence.words.habits for t in verb.children if t.dep_ == "advmod"
    )


def _is_by_right(draft: Draft, verb: Token, sentence: Sentence) -> bool:
    """Whether somebody "has the power to arrest", or "never had the right to": it is told of no day."""
    if any(op.operator.whole is not None for op in draft.sense.operations):
        return False  # "reserves the right to pull out" is a threat
    while verb.dep_ == "conj" and syntax.is_verb(verb.head):
        verb = verb.head
    power = verb.head
    if verb.dep_ not in {"acl", "relcl"} or "to" not in _auxiliaries(verb) or power.dep_ != "dobj":
        return False
    holds = power.head
    named = syntax.lemma(power) in sentence.words.powers
    return named and (_is_plain_present(holds) or negation_of(holds) is not None)


def _tells_task(verb: Token) -> bool:
    """Whether a clause names the cases that some office is there for: "which probes deaths in custody"."""
    if verb.dep_ != "relcl" or verb.tag_ not in _HAS_TENSE or _auxiliaries(verb):
        return False
    matters = [t for t in (*syntax.children(verb, "dobj"), *_governed(verb)) if t.tag_ == "NNS"]
    return any(all(t.dep_ in {"amod", "compound"} for t in matter.lefts) for matter in matters)


def _governed(verb: Token) -> list[Token]:
    """What follows the prepositions of a verb: the "deaths" of "looks into deaths"."""
    return [noun for t in syntax.children(verb, "prep") for noun in syntax.children(t, "pobj")]


def _tells_what_for(verb: Token) -> bool:
    """Whether a clause describes what some body does: "an agency that supports governments"."""
    noun = verb.head
    if verb.dep_ != "relcl" or not _is_plain_present(verb) or noun.tag_ not in {"NN", "NNS"}:
        return False
    return not any(
        (t.dep_ == "det" and t.lower_ not in _ANYBODY) or t.dep_ in {"poss", "nummod"} for t in noun.lefts
    )
