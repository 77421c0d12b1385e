"""Did it happen: the status that a verb's own clause gives, before any operator above it speaks.

Statuses carry PLOVER's auxiliary modes (historical, future, hypothetical, negation) and more.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from spacy.tokens import Token

from dateline.model import Status, Tense
from dateline.text import syntax

WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
MAY = frozenset({"may", "might", "could", "can", "should", "must", "ought", "ca"})
CONDITIONS = frozenset({"if", "unless", "whether", "should", "lest", "provided", "suppose"})
NEVER = frozenset(
    {"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without", "none", "nobody"}
)
INSTEAD = frozenset({"without", "instead", "rather"})
NOBODY = frozenset({"none", "nobody", "neither", "nothing"})
PERHAPS = frozenset({"perhaps", "maybe", "possibly", "conceivably"})
_ORDINALS = frozenset({"first", "last", "latest", "only", "next", "second", "third", "fourth", "fifth"})
_STAYS = frozenset({"remain", "stay"})
_PAST_TAGS = frozenset({"VBD", "VBN"})
_PASSIVE = syntax.PASSIVE_SUBJECTS


class Clause(NamedTuple):
    """What a clause says of its verb: its status, its tense, and the words that decided."""

    status: Status
    tense: Tense
    words: tuple[Token, ...] = ()


_RANK: dict[Status, int] = {
    "negated": 6,
    "cancelled": 5,
    "hypothetical": 4,
    "planned": 3,
    "attempted": 2,
    "ongoing": 1,
    "occurred": 0,
}


def combined(inner: Status, outer: Status) -> Status:
    """The status of an act under another: "did not plan to" is negated, "may have agreed to" hypothetical."""
    if outer == "negated" and inner == "negated":
        return "occurred"
    return inner if _RANK[inner] >= _RANK[outer] else outer


def of_clause(verb: Token) -> Clause:
    """The status of a verb (or of a noun that tells an act) by its own auxiliaries, negation and marks."""
    if not syntax.is_verb(verb):
        of_noun, copula = _of_noun(verb), _copula(verb)
        if copula is None or of_noun.status == "negated":
            return of_noun  # "there had been no request"
        verb = copula
    if regretted := _regretted(verb):
        return regretted
    if negation := negation_of(verb):
        return Clause("negated", _tense(verb), (negation,))
    if condition := condition_of(verb) or _inverted(verb) or _perhaps(verb):
        return Clause("hypothetical", _tense(verb), (condition,))
    if is_imperative(verb):
        return Clause("hypothetical", "none", (verb,))
    return _of_auxiliaries(verb)


def _regretted(verb: Token) -> Clause | None:
    """What was done or not done against what is right: "should never have been jailed", "should have met"."""
    auxiliaries = {t.lower_: t for t in verb.children if t.dep_ in {"aux", "auxpass"}}
    modal = auxiliaries.get("should") or auxiliaries.get("ought")
    if modal is None or "have" not in auxiliaries or verb.tag_ != "VBN":
        joined = verb.dep_ == "conj" and verb.tag_ == "VBN" and not auxiliaries
        return _regretted(verb.head) if joined and syntax.is_verb(verb.head) else None
    if negation := negation_of(verb):
        return Clause("occurred", "past", (modal, negation))
    return Clause("negated", "past", (modal,))


def is_imperative(verb: Token) -> bool:
    """An order in a quotation ("Send him back") is no act yet."""
    ordered = verb.dep_ in {"ROOT", "ccomp"} or (verb.dep_ in {"csubj", "advcl"} and _opens_quotation(verb))
    return (
        verb.tag_ == "VB"
        and ordered
        and not any(t.dep_ in {"aux", "nsubj", "nsubjpass"} and t.i < verb.i for t in verb.children)
    )


def _opens_quotation(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).is_quote


def _inverted(verb: Token) -> Token | None:
    """The auxiliary that stands before the subject in place of "if": "had Moscow attacked, it would"."""
    if verb.dep_ != "advcl":
        return None
    for aux in (*(t for t in verb.children if t.dep_ == "aux"), verb.head):
        subjects = [t for t in (*verb.children, *aux.children) if t.dep_ in syntax.SUBJECTS | _PASSIVE]
        if aux.lower_ in {"had", "were", "should"} and any(aux.i < t.i < verb.i for t in subjects):
            between = verb.doc[aux.left_edge.i : aux.i] if aux == verb.head else ()
            if not any(t.is_alpha for t in between):
                return aux
    return None


def _perhaps(verb: Token) -> Token | None:
    return next((t for t in verb.children if t.dep_ == "advmod" and t.lower_ in PERHAPS), None)


def _copula(token: Token) -> Token | None:
    return token.head if token.dep_ in {"acomp", "attr", "oprd"} and syntax.is_verb(token.head) else None


def _of_noun(noun: Token) -> Clause:
    for word in noun.lefts:
        if word.lower_ in {"no", "neither"}:
            return Clause("negated", "none", (word,))
        if word.lower_ == "any":
            return Clause("hypothetical", "none", (word,))
    if noun.dep_ == "pobj" and (noun.head.lower_ == "without" or _instead(noun.head)):
        return Clause("negated", "none", (noun.head,))
    if imagined := _imagined(noun) or _awaited(noun):
        return Clause("hypothetical", "none", (imagined,))
    return Clause("occurred", "none")


_CLUES = frozenset({"information", "tip", "clue", "evidence", "lead"})


def _awaited(noun: Token) -> Token | None:
    """The "leading" of what clues are asked for: "a reward for information leading to the arrest of"."""
    while noun.dep_ == "conj" and noun.head != noun:
        noun = noun.head
    leading = noun.head.head
    sought = noun.dep_ == "pobj" and noun.head.lower_ == "to" and leading.lemma_ == "lead"
    return leading if sought and leading.tag_ == "VBG" and leading.head.lemma_ in _CLUES else None


def _imagined(act: Token) -> Token | None:
    """The modal of what is only thought through: "an attack on Iran would cost", "bombing it could"."""
    while act.dep_ == "conj" and act.head != act:
        act = act.head
    if act.dep_ not in syntax.SUBJECTS or (
        act.dep_ == "nsubj" and not {t.lower_ for t in act.lefts if t.dep_ == "det"} <= {"a", "an", "another"}
    ):
        return None
    if act.dep_ == "nsubj" and any(t.dep_ in {"poss", "amod", "nummod"} for t in act.lefts):
        return None
    return next(
        (t for t in act.head.children if t.dep_ == "aux" and t.lower_ in {"would", "could", "might"}), None
    )


def _denied(noun: Token) -> Token | None:
    """The word that says there was nobody and nothing: "no minister", "not one of them", "neither side"."""
    if noun.lower_ in NOBODY:
        return noun
    for word in noun.lefts:
        if (word.lower_ in {"no", "neither"} and word.dep_ in {"det", "preconj", "cc"}) or (
            word.lower_ == "not" and word.dep_ == "neg"
        ):
            return word
    if noun.lower_ == "one" and noun.i and noun.nbor(-1).lower_ in {"no", "not"}:
        return noun.nbor(-1)
    return None


def negation_of(verb: Token) -> Token | None:
    """The word that negates the verb within its clause, if one does."""
    for child in verb.children:
        if child.lower_ in {"longer", "more"} and any(t.lower_ == "no" for t in child.children):
            return child
        denies = child.dep_ == "neg" or child.lower_ in {"never", "nor", "neither"}
        if denies and not is_limited(child, verb):
            return child
        if never := _never_before(child):
            return never
        nouns = [child] if child.dep_ in syntax.SUBJECTS | _PASSIVE | {"dobj"} else []
        nouns += syntax.children(child, "pobj") if child.dep_ == "agent" else []
        if denied := next((word for noun in nouns if (word := _denied(noun))), None):
            return denied
        if child.dep_ == "aux" and (inner := next((t for t in child.children if t.dep_ == "neg"), None)):
            return inner
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"without", "of", "than"} and _instead(verb.head):
        return verb.head
    if (
        verb.dep_ == "conj"
        and syntax.is_verb(verb.head)
        and not syntax.children(verb, "nsubj", "nsubjpass", "aux")
    ):
        joint = next((t.lower_ for t in verb.head.children if t.dep_ == "cc"), "")
        return negation_of(verb.head) if joint in {"or", "nor"} else None
    return None


def _never_before(adverb: Token) -> Token | None:
    """The denial that an adverb brings along: "never before has Chad met them"."""
    if adverb.dep_ != "advmod" or adverb.lower_ not in {"before", "again", "once"}:
        return None
    return next((t for t in adverb.children if t.lower_ in {"never", "not"}), None)


def is_limited(negation: Token, verb: Token) -> bool:
    """Whether it is only said that there is more: "not only shelled", "not being probed only by Kenya"."""
    last = len(verb.doc) - 1
    after = {verb.doc[min(at + 1, last)].lower_ for at in (negation.i, verb.i)}
    return bool(after & {"only", "just", "least", "merely", "solely"})


def _instead(preposition: Token) -> bool:
    if preposition.lower_ == "without":
        return True
    return preposition.i > 0 and preposition.nbor(-1).lower_ in INSTEAD


def condition_of(verb: Token) -> Token | None:
    """The word that makes the verb's clause a condition, the matter of one, or a question."""
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in CONDITIONS:
            return child
        # "will answer if it is attacked" is conditional; "threatened to answer if" is a threat made
        modal = any(t.dep_ == "aux" and t.tag_ == "MD" for t in verb.children)
        if (
            (modal or verb.tag_ not in {"VBD", "VBN", "VBZ", "VBP"})
            and child.dep_ in {"advcl", "prep"}
            and any(t.dep_ == "mark" and t.lower_ in {"if", "unless", "should"} for t in child.children)
        ):
            return next(t for t in child.children if t.dep_ == "mark")
    if verb.dep_ == "conj" and syntax.is_verb(verb.head) and not syntax.children(verb, "nsubj", "nsubjpass"):
        return condition_of(verb.head)
    return None


def lasts(verb: Token, lasting: Collection[str]) -> bool:
    """Whether an act goes on by its words: "is in custody", "has been held since May".

    Args:
        lasting: verbs whose act goes on since a day.
    """
    if verb.lemma_ == "be":
        return verb.tag_ in {"VBZ", "VBP"}
    perfect = any(t.dep_ == "aux" and t.lower_ in {"has", "have"} for t in verb.children)
    since = any(t.dep_ == "prep" and t.lower_ == "since" for t in verb.children)
    return perfect and since and syntax.lemma(verb) in lasting


def _of_auxiliaries(verb: Token) -> Clause:
    auxiliaries = [t for t in verb.children if t.dep_ in {"aux", "auxpass"}]
    names = {t.lower_: t for t in auxiliaries}
    if will := next((names[w] for w in names if w in WILL), None):
        return Clause("planned", "future", (will,))
    if may := next((names[w] for w in names if w in MAY), None):
        return Clause("hypothetical", "future", (may,))
    if would := names.get("would") or names.get("'d"):
        return Clause("planned" if _reported_in_past(verb) else "hypothetical", "future", (would,))
    if "to" in names:
        return _of_infinitive(verb, names)
    if going_on := _progressive(verb, auxiliaries):
        return Clause("ongoing", "past" if going_on.tag_ == "VBD" else "present", (going_on,))
    if verb.lemma_ in _STAYS and verb.tag_ in {"VBZ", "VBP"}:
        return Clause("ongoing", "present", (verb,))  # "remain on strike"
    if verb.dep_ == "csubj" and (imagined := _imagined(verb)):
        return Clause("hypothetical", "none", (imagined,))
    shares = verb.dep_ == "conj" and syntax.is_verb(verb.head) and not syntax.children(verb, "nsubj")
    if shares and not auxiliaries and verb.head.tag_ == verb.tag_:
        return _of_auxiliaries(verb.head)
    return Clause("occurred", _tense(verb))


def _progressive(verb: Token, auxiliaries: list[Token]) -> Token | None:
    """The "is" of what goes on, done or suffered: "is shelling", "is being shelled"."""
    if verb.tag_ != "VBG" and not any(t.lower_ == "being" for t in auxiliaries):
        return None
    return next((t for t in auxiliaries if t.lemma_ == "be" and t.lower_ != "being"), None)


def _of_infinitive(verb: Token, names: dict[str, Token]) -> Clause:
    """An infinitive alone: a headline's future ("Modi to visit"), a purpose ("came to seek aid"), "is to"."""
    if verb.dep_ in {"xcomp", "advcl"} and verb.head.lower_ == "were" and _inverted(verb):
        return Clause("hypothetical", "future", (verb.head,))
    if verb.dep_ == "xcomp" and verb.head.tag_ == "VBD" and verb.head.lemma_ == "be" and "have" in names:
        return Clause("cancelled", "past", (names["to"], names["have"]))  # "was to have met": they did not
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        return Clause("planned", "future", (names["to"],))
    if ("have" in names and verb.tag_ == "VBN") or (
        names["to"].i > 0 and names["to"].nbor(-1).lower_ == "only"
    ):
        return Clause("occurred", "past")  # "is said to have fled", "fled, only to be jailed"
    if first := _one_who_did(verb):
        return of_clause(first)
    if verb.dep_ == "ROOT":
        return Clause("planned", "future", (names["to"],))
    if verb.dep_ in {"advcl", "acl", "relcl"} or syntax.children(verb, "nsubj"):
        return Clause("planned", "future", (names["to"],))
    return Clause("occurred", "none")


def _one_who_did(verb: Token) -> Token | None:
    """The verb that says whether "the first country to recognise them" did: "became", "would be"."""
    last = verb.left_edge.nbor(-1) if verb.left_edge.i else verb
    if last.dep_ not in {"attr", "pobj", "oprd"} or not any(t.lower_ in _ORDINALS for t in last.lefts):
        return None
    return last.head if syntax.is_verb(last.head) else None


def _reported_in_past(verb: Token) -> bool:
    """ "said it would": the future of a past, told by a saying verb above."""
    above = verb
    for _ in range(6):
        if above.dep_ in {"ccomp", "conj", "relcl", "parataxis"}:
            above = above.head
            if above.dep_ != "conj" and (above.tag_ in _PAST_TAGS or above.tag_ == "VBZ"):
                return True
        else:
            break
    return any(
        t.tag_ in {"VBD", "VBZ"} and t.dep_ in {"ccomp", "parataxis", "ROOT"} and t != verb and _says(t)
        for t in (verb.head, *verb.children)
    )


def _says(verb: Token) -> bool:
    return verb.lemma_ in {"say", "announce", "tell", "add", "state", "report", "confirm", "declare", "note"}


def _tense(verb: Token) -> Tense:
    if verb.tag_ == "VBD":
        return "past"
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass"}:
            if child.lower_ in WILL:
                return "future"
            if child.tag_ == "VBD" or child.lower_ in {"has", "have", "had", "been", "was", "were"}:
                return "past"
    if verb.tag_ == "VBN":
        return "past"
    if verb.tag_ in {"VBZ", "VBP"}:
        return "present"
    if verb.dep_ in {"conj", "advcl", "xcomp"} and verb.head != verb and syntax.is_verb(verb.head):
        return "past" if verb.head.tag_ == "VBD" else "none"
    return "none"
