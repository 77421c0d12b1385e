"""Every reading of every trigger in a sentence, before they compete."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.find.triggers.draft import Draft, light_token
from dateline.find.triggers.limits import allowed, is_elliptic, may_stand, score_of
from dateline.find.triggers.match import Match
from dateline.find.triggers.modals import refused, withheld
from dateline.find.triggers.operators import Sense, sense_of
from dateline.find.triggers.parties import controlled, parties
from dateline.find.triggers.roles import fill
from dateline.find.triggers.sentence import Sentence
from dateline.find.triggers.status import lasts
from dateline.find.triggers.wholes import OWNERS, IsHostile, alone, whole_of
from dateline.knowledge.triggers import Trigger
from dateline.model import Stance
from dateline.text import syntax

# types that are told by a verb and what it governs: "ordered the governor to appear"
_SPEECH = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


# what is voiced by coming together, writing or meeting for it
_VOICED = frozenset({"REQUEST", "ACCUSE", "PROTEST"})
# who claims by a verb: of "was convicted of the guards' murder" nobody does, the guards least of all
_CLAIMANTS = ("subject", "by")


def drafts(sentence: Sentence, is_hostile: IsHostile) -> Iterator[Draft]:
    """All readings of a sentence, those of operators that stand alone included."""
    used: set[int] = set()
    for token in sentence.span:
        if token.is_space or token.is_punct or not sentence.triggers(token):
            continue
        governs = _only_governs(token, sentence)
        rules = [
            (m, r)
            for m, r in sentence.triggers(token)
            if not governs or r.type in _SPEECH or any(w.dep_ == "xcomp" for w in m.words)  # "force to flee"
        ]
        readings = [d for match, rule in rules if (d := _of_rule(match, rule, sentence)) is not None]
        # an operator works on what the act is best read as, not on a reading that would lose
        readings.sort(key=lambda d: (-d.score, -len(d.words), d.rule))
        for place, draft in enumerate(readings):
            used.update(t.i for op in draft.sense.operations for t in op.match.words)
            yield (_made_of(draft, sentence, is_hostile) if place == 0 else None) or draft
    for token in sentence.span:
        if token.i not in used:
            yield from alone(token, sentence)


def _made_of(draft: Draft, sentence: Sentence, is_hostile: IsHostile) -> Draft | None:
    """The act that a word above, or a modal before it, makes of an act, if one does."""
    whole = whole_of(draft, sentence, is_hostile)
    return whole or refused(draft, sentence, hostile=is_hostile(draft.type))


def _of_rule(match: Match, rule: Trigger, sentence: Sentence) -> Draft | None:
    """What a rule reads at a match; None where the reading is off its limits."""
    if not may_stand(match, rule, sentence.known):
        return None
    light = sentence.light(match)
    actors, recipients = parties(match, rule, light, sentence)
    if not allowed(match, rule, actors, recipients, sentence.known):
        return None
    if match.form.part == "verb" and match.head.dep_ == "amod" and match.head.tag_ == "VBN" and not actors:
        return None  # "the besieged town": how it is, not what happens
    if rule.type not in _SPEECH and _is_habit(match.head, sentence):
        return None
    sense = sense_of(match.head, sentence, light_token(light))
    if (
        rule.type in _VOICED
        and sense.status == "planned"
        and not sense.operations
        and _is_purpose(match.head)
    ):
        sense = sense._replace(status="occurred")  # "gathered to demand": by gathering they did
    if sense.status == "occurred" and match.form.part == "verb" and lasts(match.head, sentence.words.lasting):
        sense = sense._replace(status="ongoing")
    actors = controlled(match, sense, actors, sentence.known)
    if rule.speaker and any(t.dep_ == "neg" for t in match.head.head.children):
        return None  # "they were not behind the raid": nobody is blamed
    stance, said_by = _claim(sense, sentence)
    draft = Draft(
        head=match.head,
        words=match.words,
        type=rule.type,
        mode=rule.mode,
        cameo=rule.cameo,
        rule=rule.id,
        score=score_of(match, rule, actors, recipients, sentence.known),
        actors=tuple(actors),
        recipients=tuple(recipients),
        sense=sense,
        carrier=light_token(light),
        stance=stance,
        said_by=said_by,
        absorbs=frozenset(t.i for t in syntax.objects(match.head)) if rule.object_words else frozenset(),
        speaker=rule.speaker,
        elliptic=is_elliptic(match, actors) and rule.type == "CONSULT",
    )
    return withheld(draft, rule)


def _is_habit(verb: Token, sentence: Sentence) -> bool:
    """Whether a clause tells what somebody is there for: "a charity that feeds the poor".

    Of a state it is news ("Iran, which arms the rebels").
    """
    if verb.dep_ != "relcl" or verb.tag_ not in {"VBZ", "VBP"}:
        return False
    told = any(t.dep_ in {"aux", "auxpass"} or t.ent_type_ in {"DATE", "TIME"} for t in verb.children)
    return not told and not any(sentence.known.is_state(t) for t in syntax.subject(verb))


def _is_purpose(verb: Token) -> bool:
    """Whether an infinitive tells what something was done for, and that was done."""
    above = verb.head
    done = above.tag_ == "VBD" or any(t.dep_ == "aux" and t.lemma_.lower() == "have" for t in above.children)
    return verb.dep_ == "advcl" and done and syntax.is_verb(verb)


def _claim(sense: Sense, sentence: Sentence) -> tuple[Stance | None, Token | None]:
    """The stance of an operator that claims or denies the act, and who does so."""
    # "rejected claims that": who denies speaks last
    for op in sorted(sense.operations, key=lambda o: o.operator.stance != "denies"):
        if op.operator.stance in {"claims", "denies"} and not op.operator.whole:
            part = op.match.form.part
            roles = _CLAIMANTS if part == "verb" else OWNERS
            owners = [] if part == "adjective" else fill(op.match, roles, sentence.known)
            return op.operator.stance, owners[0] if owners else None
    return None, None


def _only_governs(token: Token, sentence: Sentence) -> bool:
    """Whether the verb only tells how another act stands ("fighting to keep the boy" is no fight)."""
    if not syntax.is_verb(token):
        return False
    complements = [t for t in syntax.children(token, "xcomp", "advcl") if t.tag_ == "VB" and t.i > token.i]
    close = any(t.dep_ == "xcomp" or t.left_edge.i <= token.i + 2 for t in complements)
    return close and any(
        operator.whole is None and "infinitive" in operator.takes and match.form.size == 1
        for match, operator in sentence.operators(token)
    )
