"""Roles in plain words over the dependency parse: who does, who is done to, with whom, to whom.

Labels are those of spaCy's English models (ClearNLP). Everything else in Dateline says `subject`,
`object`, `to`, `against`; this file alone maps these words onto a parser's labels. All functions take
a token and give the head tokens of noun phrases (or verbs), nearest first, conjuncts expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from dateline.text.rows import children as children  # noqa: PLC0414 - said by syntax, too
from dateline.text.rows import is_dash
from dateline.text.rows import is_noun as is_noun  # noqa: PLC0414 - said by syntax, too
from dateline.text.rows import leaders as leaders  # noqa: PLC0414 - said by syntax, too
from dateline.text.rows import with_conjuncts as with_conjuncts  # noqa: PLC0414 - said by syntax, too

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "oprd"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj"})
# one syllable with a short vowel: its final consonant doubles before -ed and -ing ("rapped", "stagged")
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_IRREGULAR = {"retook": "retake", "retaken": "retake", "overthrown": "overthrow", "overran": "overrun"}
_INFLECTED = frozenset({"VBD", "VBN", "VBG", "VBZ"})
_MAX_CLIMB = 12  # a longer chain of verbs is a broken parse, not English


def lemma(token: Token) -> str:
    """The lower-case lemma, with the e that small models take off ("fined" is no form of "fin")."""
    found = _IRREGULAR.get(token.lower_) or token.lemma_.lower()
    cut = token.tag_ in _INFLECTED and token.lower_ in {f"{found}ed", f"{found}ing", f"{found}es"}
    return f"{found}e" if cut and _DOUBLES.fullmatch(found) else found


def is_verb(token: Token) -> bool:
    """Whether the token acts as a verb in its sentence, whatever its tag ("Turkey summons ambassador")."""
    if token.pos_ in {"VERB", "AUX"} or (token.tag_.startswith("VB") and token.dep_ != "amod"):
        return True
    return _is_headline_verb(token)


def _is_headline_verb(token: Token) -> bool:
    """A verb of a headline that the tagger took for a noun: nothing else has an object."""
    return token.tag_ in {"NN", "NNS"} and any(child.dep_ == "dobj" for child in token.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice, full or reduced ("the town shelled by rebels")."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "agent"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in {"aux", "nsubj"} for child in verb.children):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head):
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl", "amod", "relcl", "ROOT"} and not children(verb, "dobj")


def is_question(clause: Token) -> bool:
    """Whether a clause asks instead of stating: "asked whether they would leave"."""
    return any(t.dep_ in {"mark", "advmod"} and t.lower_ in {"if", "whether"} for t in clause.children)


def resolved_relative(token: Token) -> Token:
    """The antecedent of a relative pronoun, or the token itself."""
    if token.lower_ not in RELATIVES or token.is_upper:  # the WHO is a body
        return token
    clause = token
    for _ in range(_MAX_CLIMB):
        if clause.dep_ in {"relcl", "acl"}:
            return clause.head
        if clause.head == clause:
            break
        clause = clause.head
    return token


def subject(verb: Token) -> list[Token]:
    """Who does what the verb says: the logical subject, through passive, control and participles."""
    return with_conjuncts([resolved_relative(t) for t in _subject(verb, 0)])


def _subject(verb: Token, depth: int) -> list[Token]:
    if depth > _MAX_CLIMB:
        return []
    if is_passive(verb):
        return agents(verb)
    own = _own_subjects(verb, SUBJECTS)
    if not own and _is_headline_verb(verb):
        own = [t for t in verb.lefts if t.dep_ in {"compound", "nmod"}][-1:]
    return own or controller(verb, depth + 1)


def _own_subjects(verb: Token, labels: frozenset[str]) -> list[Token]:
    """A verb's own subjects; a town and agency before a dash are none ("LOME, ATOP - Togo")."""
    own = [t for t in verb.children if t.dep_ in labels and is_noun(t)]
    if len(own) > 1 and is_dash(own[-1].left_edge.nbor(-1)):
        return own[-1:]
    return own


def agents(verb: Token) -> list[Token]:
    """The noun phrases after the passive's "by", wherever the parser hung it."""
    carriers = [verb, *children(verb, "dobj", "oprd", "prt", "advmod")]
    carriers += [noun for prep in children(verb, "prep") for noun in children(prep, "pobj")]
    for carrier in carriers:
        found = [
            noun
            for by in carrier.children
            if by.dep_ in {"agent", "prep"} and by.lower_ == "by"
            for noun in by.children
            if noun.dep_ == "pobj" and not _is_time_word(noun)
        ]
        if found:
            return found
    return []


def _is_time_word(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, passive or not, shared ones included."""
    if depth > _MAX_CLIMB:
        return []
    own = _own_subjects(verb, SUBJECTS | PASSIVE_SUBJECTS)
    return own or controller(verb, depth + 1)


def _hung_on_a_date(verb: Token) -> list[Token]:
    """The subject that the parser joins to a date: "fell on Monday and Russia pulled out"."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].dep_ in {"advmod", "aux", "auxpass", "neg"}:
        at -= 1
    before = verb.doc[at] if verb.dep_ == "conj" and at >= verb.sent.start else verb
    dates = {"DATE", "TIME"}
    joined = before.dep_ == "conj" and before.head.ent_type_ in dates and before.ent_type_ not in dates
    return [before] if joined and is_noun(before) else []


def controller(verb: Token, depth: int = 0) -> list[Token]:
    """Who is understood as the subject of a verb that has none of its own."""
    head, dep = verb.head, verb.dep_
    if depth > _MAX_CLIMB or head == verb:
        return []
    if dep == "conj" and (hung := _hung_on_a_date(verb)):
        return hung
    if dep == "conj" and is_verb(head):
        return (
            surface_subject(head, depth)
            if not is_passive(head) or is_passive(verb)
            else _passive_shared(head, depth)
        )
    if dep in {"xcomp", "ccomp"} and is_verb(head):
        if objects := children(head, "dobj"):
            return objects
        return surface_subject(head, depth)
    if dep == "xcomp" and head.dep_ in {"acomp", "oprd"} and is_verb(head.head):
        return surface_subject(head.head, depth)  # "is willing to", "are likely to"
    if dep == "relcl":
        return [head] if not _has_gap_elsewhere(verb) else []
    if dep == "acl":
        if verb.tag_ in {"VBG", "VBN", "VBD"} and not _has_to(verb):  # VBD: a main verb misread
            # "issued a statement asking": whose statement it is asks
            return (owner_of(head, depth) or [head]) if _speaks_for_owner(head) else [head]
        return owner_of(head, depth)
    if dep == "advcl":
        if _heads_headline(head) and _has_to(verb):
            return [head]
        return surface_subject(head, depth) if is_verb(head) else []
    return _of_gerund(head, depth) if dep == "pcomp" else []


def _of_gerund(preposition: Token, depth: int) -> list[Token]:
    """Who does what a gerund after a preposition tells ("accused of shelling", "guilty of shelling")."""
    if first_of(preposition).dep_ not in {"prep", "agent"}:
        return []
    governor = first_of(preposition).head
    if is_verb(governor):
        if lemma(governor) == "join" and preposition.lower_ == "in":
            # "Chad joined its neighbours in calling": all of them call
            return [*surface_subject(governor, depth), *children(governor, "dobj"), *agents(governor)]
        if is_passive(governor) or preposition.lower_ not in _OF_OBJECT:
            return surface_subject(governor, depth)
        return children(governor, "dobj") or surface_subject(governor, depth)
    if governor.dep_ in {"acomp", "oprd"} and is_verb(governor.head):
        return surface_subject(governor.head, depth)  # "is guilty of shelling the town"
    return owner_of(governor, depth)


# what somebody asks, warns or accuses in
_TEXTS = frozenset(
    """statement letter advisory notice decree order ruling resolution note message communique tweet post
    report petition appeal document text article speech interview declaration motion call
    warning lawsuit suit complaint""".split()  # noqa: SIM905
)
# what people come together for, and how: not they that break it up, but they that hold it ask
_GATHERINGS = frozenset({"protest", "rally", "demonstration", "march", "campaign", "strike", "vigil"})
_HELD = frozenset(
    {"hold", "stage", "launch", "begin", "start", "organise", "organize", "join", "lead", "mount"}
)
# whose plan is foiled, upheld or opposed is another's than who does so
_OF_OTHERS = frozenset(
    """foil thwart prevent stop block avert reject oppose condemn denounce criticise criticize deplore uphold
    overturn support back welcome praise endorse reveal expose uncover investigate
    defeat survive escape veto challenge""".split()  # noqa: SIM905
)


# what a body or a nation before it means to do
_INTENTS = frozenset(
    "plan bid plot proposal effort attempt decision campaign push move offer threat order".split()  # noqa: SIM905
)
_BODIES = frozenset({"ORG", "GPE", "NORP"})


def _speaks_for_owner(noun: Token) -> bool:
    """Whether what a participle tells of a thing is done by whose thing it is."""
    if noun.lemma_ in _GATHERINGS:
        return noun.dep_ == "dobj" and lemma(noun.head) in _HELD
    return noun.lemma_ in _TEXTS


def _heads_headline(token: Token) -> bool:
    """Whether a name at the head of a headline was taken for its verb ("Modi to visit Kyiv")."""
    first = token.sent.start
    while token.doc[first].is_space and first < token.i:
        first += 1
    return (
        token.dep_ == "ROOT" and token.i == first and token.is_title and token.lemma_.lower() == token.lower_
    )


# "accused Kenya of shelling": who is accused did it; "left after shelling": who left
_OF_OBJECT = frozenset({"of", "from", "for", "into", "about", "with"})


def first_of(preposition: Token) -> Token:
    """The first of prepositions joined by and: "accused of looting and / of killing"."""
    while (
        preposition.dep_ == "conj"
        and preposition.head.tag_ in {"IN", "TO"}
        and preposition.head != preposition
    ):
        preposition = preposition.head
    return preposition


def grammar_of(verb: Token) -> Token:
    """The verb whose auxiliaries and governors speak for this one: itself, or the infinitive it is joined to.

    "was due to lay flowers, talk to guards": the parser joins "talk" to "was due" as a present tense.
    """
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBP" and head.tag_ in {"VBD", "VBN", "VBZ"}:
        infinitives = [t for t in children(head, "xcomp") if _has_to(t) and t.i < verb.i]
        if infinitives and not children(verb, *SUBJECTS, *PASSIVE_SUBJECTS):
            return infinitives[-1]
    return verb


def _passive_shared(head: Token, depth: int) -> list[Token]:
    """An active verb joined to a passive one shares its surface subject ("was arrested and died")."""
    return surface_subject(head, depth)


def _has_gap_elsewhere(relative_clause: Token) -> bool:
    return any(t.dep_ in SUBJECTS | PASSIVE_SUBJECTS for t in relative_clause.children)


def _has_to(verb: Token) -> bool:
    return any(t.dep_ == "aux" and t.lower_ == "to" for t in verb.children)


def owner_of(noun: Token, depth: int = 0) -> list[Token]:
    """Whose plan, bid or right it is: the possessor, who made it, or the subject of the verb it hangs on."""
    owners = [t for t in children(noun, "poss") if not _is_time_word(t)]
    if not owners and noun.lemma_ in _INTENTS:  # "challenged a White House plan to"
        owners = [t for t in children(noun, "compound", "amod", "nmod") if t.ent_type_ in _BODIES][-1:]
    if owners := owners or list(_after(noun, "by")):
        return owners  # "foiled a plot by rebels to topple him"
    verb = noun.head
    if noun.dep_ in {"dobj", "attr", "pobj"}:
        if noun.dep_ == "pobj" and verb.dep_ == "prep":
            verb = verb.head
        mine = is_verb(verb) and lemma(verb) not in _OF_OTHERS
        return surface_subject(verb, depth) if mine else []
    return []


def objects(verb: Token) -> list[Token]:
    """Whom the act lands on: the logical object, through passive, relative clauses and participles."""
    return with_conjuncts([resolved_relative(t) for t in _objects(verb)])


def _objects(verb: Token) -> list[Token]:
    if is_passive(verb):
        if own := [t for t in verb.children if t.dep_ in PASSIVE_SUBJECTS]:
            # "they were offered talks": what is given stays the object, the surface subject receives it
            return children(verb, "dobj", "oprd") if _was_given(verb) else own
        if verb.dep_ in {"acl", "relcl", "amod"}:
            return [verb.head]
        return _person_before(verb) or controller(verb)
    if own := [t for t in verb.children if t.dep_ in OBJECTS and is_noun(t)]:
        return own
    if own := [t for t in verb.children if t.dep_ in _MISTAKEN and t.i > verb.i and _looks_like_name(t)]:
        return own
    if verb.dep_ == "relcl" and _has_gap_elsewhere(verb) and is_noun(verb.head):
        pronouns = [t for t in verb.children if t.dep_ in SUBJECTS and t.lower_ in RELATIVES]
        return [] if pronouns else [verb.head]
    shared = [t for t in verb.children if t.dep_ == "conj" and is_verb(t) and not is_passive(t)]
    # "shelled and captured the town": only where nothing else stands between the two verbs
    if shared and not any(t.dep_ in {"prep", "ccomp", "xcomp", "prt"} for t in verb.children):
        return [t for t in shared[0].children if t.dep_ in OBJECTS and not children(shared[0], *SUBJECTS)]
    return []


def _person_before(participle: Token) -> list[Token]:
    """The person before a participle that was hung on the verb above: "a reward for Odell, indicted in"."""
    at = participle.i - 2
    if participle.dep_ != "advcl" or at < participle.sent.start or participle.nbor(-1).text != ",":
        return []
    before = participle.doc[at]
    person = before.ent_type_ == "PERSON" and before.dep_ in {"pobj", "dobj"} and participle.tag_ == "VBN"
    return [before] if person else []


# how the parser hangs names that it does not know upon a verb ("capture Bakhmut")
_MISTAKEN = frozenset({"advmod", "npadvmod", "acomp", "attr", "oprd", "ccomp", "xcomp"})


def _looks_like_name(token: Token) -> bool:
    """A capital in the midst of a sentence, on a word that nothing hangs on but its own name."""
    return (
        token.is_title
        and token.ent_type_ not in {"DATE", "TIME"}
        and token.pos_ in {"ADV", "ADJ", "VERB", "X", "NOUN", "PROPN", "INTJ", "ADP"}
        and all(t.dep_ in {"compound", "punct", "prep", "det"} for t in token.children)
    )


def indirect(verb: Token) -> list[Token]:
    """To whom something is given: "gave Ukraine tanks", "gave tanks to Ukraine"."""
    found: list[Token] = []
    if is_passive(verb) and _was_given(verb):
        return with_conjuncts([resolved_relative(t) for t in children(verb, *PASSIVE_SUBJECTS)])
    for child in children(verb, "dative"):
        found += children(child, "pobj") if child.tag_ == "IN" or child.lower_ in {"to", "for"} else [child]
    return with_conjuncts(found)


def _was_given(verb: Token) -> bool:
    return bool(children(verb, "dobj")) and bool(children(verb, *PASSIVE_SUBJECTS))


def after(token: Token, preposition: str) -> list[Token]:
    """The noun phrases after a preposition that hangs on the token."""
    return with_conjuncts([resolved_relative(noun) for noun in _after(token, preposition)])


def _after(token: Token, preposition: str) -> Iterator[Token]:
    for child in token.children:
        if preposition not in _OWN_ONLY and child.i > token.i and (date := _date_after(child)) is not None:
            # the parser hangs "signed / on Friday / with Norway" on the day
            yield from _after(date, preposition)
        if child.lower_ == preposition and child.dep_ in {"prep", "dative", "agent", "prt", "mark", "advmod"}:
            own = children(child, "pobj")
            yield from own
            if not own:  # "from behind", "out of": a preposition upon a preposition
                yield from (t for inner in children(child, "prep") for t in children(inner, "pobj"))
        elif child.dep_ in {"prep", "prt", "advmod"} and child.lower_ in {"out", "up", "off", "away", "as"}:
            yield from _after(child, preposition)


def _date_after(word: Token) -> Token | None:
    """The date that a word after a verb tells: "on Friday", "Friday"."""
    dates = [t for t in word.children if t.dep_ == "pobj"] if word.dep_ == "prep" else [word]
    return next((t for t in dates if t.dep_ in {"npadvmod", "pobj"} and t.ent_type_ == "DATE"), None)


# of a chain of prepositions only these lead from one party of an act to the other
_PARTIES = frozenset({"by", "from", "between", "with", "among", "of"})
_OWN_ONLY = frozenset({"of", "in", "for", "at"})


def after_chain(token: Token, preposition: str) -> list[Token]:
    """The same, also where the preposition hangs on the phrase before ("protests by X against Y")."""
    if found := after(token, preposition):
        return found
    if preposition in _OWN_ONLY:
        return []
    for first in prepositions(token):
        if first.lower_ not in _PARTIES:
            continue
        for carrier in (first, *children(first, "pobj")):
            if found := after(carrier, preposition):
                return found
    return []


def prepositions(token: Token) -> Iterator[Token]:
    """The prepositions that hang on the token."""
    yield from (
        t for t in token.children if t.dep_ in {"prep", "agent", "dative"} and t.tag_ in {"IN", "TO", "RP"}
    )
