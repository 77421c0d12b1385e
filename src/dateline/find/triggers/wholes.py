"""Operators at work: the act that a word above makes of the one it governs ("refused to meet")."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from dateline.find.triggers.draft import Draft, light_token
from dateline.find.triggers.intent import own_intent
from dateline.find.triggers.issue import over_to
from dateline.find.triggers.landing import is_force, makers
from dateline.find.triggers.limits import holds_actor
from dateline.find.triggers.match import Match
from dateline.find.triggers.operators import modal_of, sense_of
from dateline.find.triggers.prospects import Operation
from dateline.find.triggers.roles import fill
from dateline.find.triggers.sentence import Sentence
from dateline.find.triggers.status import of_clause
from dateline.knowledge.triggers import Operator, as_roles
from dateline.text import syntax

IsHostile = Callable[[str], bool]
OWNERS = ("subject", "possessor", "by", "nationality", "from", "of")


def whole_of(inner: Draft, sentence: Sentence, is_hostile: IsHostile) -> Draft | None:
    """The act that an operator above makes of the inner one ("refused to meet": REJECT), if one does."""
    known = sentence.known
    planned = False
    for op in inner.sense.operations:
        if op.match.head.i in inner.covered:
            continue  # a clause that the parser hung both above and below: an act is made of another once
        if planned and op.operator.status == "cancelled":
            continue  # "put on hold a plan to send troops": nothing was there to suspend
        planned = planned or op.operator.status == "planned"
        kind = _kind(op, inner, is_hostile)
        kept = {inner.type, f"{inner.type}.{inner.mode}"} & set(op.operator.keeps)
        if kind is None or (kept and kind != op.operator.denied):
            continue
        if op.operator.modals and not (
            any(_is_other(t, sentence) for t in inner.actors) and _says_so(op.match, sentence)
        ):
            continue
        owners = [a for t in fill(op.match, OWNERS, known) for a in makers(t, known) or [t]]
        actors = [t for t in owners if t != inner.head and (known.mentions(t) or not sentence.is_act(t))]
        if not actors and op.match.form.part == "noun" and op.operator.doer == "subject":
            actors = list(inner.actors)  # "the threat of NATO strikes"
        recipients = [t for t in _landed(op, inner, actors, sentence) if t not in actors]
        whole = _operated(op, kind, inner, actors, recipients, sentence)
        return whole_of(whole, sentence, is_hostile) or whole  # "agreed to allow monitors to visit": AGREE
    return None


def _kind(op: Operation, inner: Draft, is_hostile: IsHostile) -> str | None:
    """The type of the whole, by the inner act; "said it would not help" is a refusal."""
    if op.operator.intent and inner.sense.status == "negated":
        return None if is_hostile(inner.type) else op.operator.denied
    if op.operator.intent and inner.sense.status == "hypothetical":
        # "will free them if": a condition; "will shoot them if": a threat
        return op.operator.hostile if is_hostile(inner.type) else None
    return op.operator.hostile if is_hostile(inner.type) else op.operator.whole


def _landed(op: Operation, inner: Draft, actors: list[Token], sentence: Sentence) -> list[Token]:
    """To whom the whole is done: whom the operator names, else who would do the inner act or suffer it."""
    if recipients := fill(op.match, as_roles(op.operator.recipient), sentence.known):
        return recipients
    asks = op.operator.doer == "object"
    if asks and (asked := [t for t in inner.actors if t not in actors]):
        return asked
    return [*inner.recipients, *(inner.actors if asks or len(inner.actors) > 1 else ())]


def _operated(
    op: Operation, kind: str, inner: Draft, actors: list[Token], recipients: list[Token], sentence: Sentence
) -> Draft:
    light = sentence.light(op.match)
    if not actors and light is not None:
        actors = light.doers
    return Draft(
        head=op.match.head,
        words=op.match.words,
        type=kind,
        mode=op.operator.mode_over(inner.type, inner.mode),
        cameo=op.operator.cameo,
        rule=op.operator.id,
        # a rule that knows verb and noun together ("call off a strike") is surer than an operator on a noun
        score=min(0.9, inner.score + (0.05 if op.construction != "noun" else -0.05)),
        actors=tuple(actors),
        recipients=tuple(recipients),
        sense=sense_of(op.match.head, sentence, light_token(light)),
        carrier=light_token(light),
        absorbs=inner.covered,
        inner=(inner.carrier or inner.head) if _only_reports(op.operator) else None,
    )


def alone(token: Token, sentence: Sentence) -> Iterator[Draft]:
    """An operator that tells an act though nothing known follows ("refused to answer")."""
    known = sentence.known
    for match, operator in sentence.operators(token):
        kind = _kind_alone(match, operator, sentence)
        if kind is None:
            continue
        actors = _owners(match, sentence)
        recipients = fill(match, as_roles(operator.recipient), known)
        if not actors and not _is_unsigned(match, operator, recipients, sentence):
            continue
        if any(c.lemma_.lower() in operator.not_words for c in match.head.children):
            continue
        recipients = recipients or _complement_party(match, operator, sentence)
        yield Draft(
            head=match.head,
            words=match.words,
            type=kind,
            mode=None,
            cameo=operator.cameo,
            rule=operator.id,
            score=_score_alone(operator, actors, recipients, sentence),
            actors=tuple(actors),
            recipients=tuple(t for t in recipients if t not in actors),
            sense=sense_of(match.head, sentence, light_token(sentence.light(match))),
            carrier=light_token(sentence.light(match)),
            inner=_reported(match) if _only_reports(operator) else None,
        )


def _is_unsigned(match: Match, operator: Operator, recipients: list[Token], sentence: Sentence) -> bool:
    """Whether somebody is bidden by nobody who is named: "residents were told to leave"."""
    bidden = operator.doer == "object" and match.form.part == "verb" and syntax.is_passive(match.head)
    return bidden and any(sentence.known.mentions(t) for t in recipients)


def _only_reports(operator: Operator) -> bool:
    """Whether a plain word of saying is the operator, and its clause tells the act: "said they must go"."""
    return operator.intent or bool(operator.modals)


def _reported(match: Match) -> Token | None:
    return next((c for c in _complements(match) if c.dep_ in {"ccomp", "parataxis"}), None)


def _kind_alone(match: Match, operator: Operator, sentence: Sentence) -> str | None:
    """The type that an operator tells by itself, of one with `intent` what the speaker is yet to do."""
    if operator.modals and not _says_so(match, sentence):
        return None
    if operator.modals:
        return operator.whole if any(_is_bidden(c, operator, sentence) for c in _complements(match)) else None
    if not operator.intent:
        return operator.whole if operator.alone and _has_complement(match, operator) else None
    for clause in _complements(match):
        status = of_clause(clause).status if clause.dep_ in {"ccomp", "parataxis"} else None
        if status and not syntax.is_passive(clause) and own_intent(clause, status, match, sentence.known):
            return operator.denied if status == "negated" else operator.whole if operator.alone else None
    return None


def _is_bidden(clause: Token, operator: Operator, sentence: Sentence) -> bool:
    """Whether a clause tells what somebody else must do: "that Kenya must pay", not "that it must rest"."""
    if clause.dep_ != "ccomp" or modal_of(clause, operator) is None or clause.lemma_ == "be":
        return False
    return not syntax.children(clause, "auxpass", "neg") and any(
        _is_other(t, sentence) for t in syntax.children(clause, "nsubj")
    )


def _says_so(match: Match, sentence: Sentence) -> bool:
    """Whether somebody says it who can be told: an actor, or "he"; not "a creed", "those who"."""
    speakers = fill(match, OWNERS, sentence.known)
    return any(sentence.known.mentions(t) or t.tag_ == "PRP" for t in speakers)


def _is_other(party: Token, sentence: Sentence) -> bool:
    """Whether a party is named, and so is not who speaks."""
    return party.pos_ != "PRON" and sentence.known.mentions(party)


# whoever refuses, threatens or promises acts in politics, even where nobody is named whom it is done to
_AGAINST = frozenset({"REJECT", "THREATEN", "AGREE"})


def _owners(match: Match, sentence: Sentence) -> list[Token]:
    """Whose act an operator is; "renewed its call": the name rather than the pronoun."""
    known = sentence.known
    owners = [a for t in fill(match, OWNERS, known) for a in makers(t, known) or [t]]
    light = sentence.light(match)
    if light is not None and all(t.tag_ == "PRP$" for t in owners):
        return light.doers or owners
    return owners


def _score_alone(
    operator: Operator, actors: list[Token], recipients: list[Token], sentence: Sentence
) -> float:
    if any(sentence.known(t) for t in recipients):
        return 0.5
    firm = operator.whole in _AGAINST or operator.alone_with_noun
    firm = firm or any(sentence.known.is_state(t) for t in actors)
    firm = firm and any(sentence.known.mentions(t) for t in actors)
    return 0.42 if firm else 0.3


def _has_complement(match: Match, operator: Operator) -> bool:
    if "infinitive" not in operator.takes:
        return False
    if match.preposition is not None and "noun" in operator.takes and operator.alone_with_noun:
        return True  # "called for calm"
    if match.form.part == "noun" and any(t.lower_ in {"to", "on"} for t in syntax.prepositions(match.head)):
        return operator.whole == "REQUEST"  # "its call on Americans", the parser hangs "to leave" elsewhere
    if "that" not in operator.takes and not _has_object(match):
        return False  # "wanted to leave" asks nobody
    # "demanded that they leave" needs no auxiliary
    asked = operator.doer == "object" and "that" in operator.takes
    auxiliaries = {"to", "will", "would"} if "that" in operator.takes else {"to"}
    return any(
        child.dep_ in {"xcomp", "ccomp", "acl", "advcl"}
        and not syntax.is_question(child)
        and any(
            (t.dep_ == "aux" and t.lower_ in auxiliaries)
            or (asked and t.dep_ == "mark" and t.lower_ == "that")
            for t in child.children
        )
        for child in _complements(match)
    )


def _complements(match: Match) -> list[Token]:
    """What may be the operator's clause: of a noun also what the parser hung on its verb."""
    found = list(match.head.children)
    if match.form.part == "noun" and match.head.dep_ in {"dobj", "nsubjpass"}:
        found += [t for t in match.head.head.children if t.i > match.head.i]
    return found


def _has_object(match: Match) -> bool:
    clauses = syntax.children(match.head, "xcomp", "ccomp")
    return bool(syntax.objects(match.head) or any(syntax.children(c, "nsubj") for c in clauses))


def _complement_party(match: Match, operator: Operator, sentence: Sentence) -> list[Token]:
    """Who is asked ("demanded that Kenya pay"), or whom the complement acts upon ("agreed to pay Kenya")."""
    known = sentence.known
    for child in _complements(match):
        if child.dep_ in {"xcomp", "ccomp", "acl", "advcl"}:
            if syntax.is_passive(child):
                return syntax.agents(child)
            if operator.doer == "object" and (asked := syntax.children(child, "nsubj")):
                return syntax.with_conjuncts(asked)
            found = [t for t in (*syntax.objects(child), *syntax.indirect(child)) if known(t)]
            for preposition in syntax.prepositions(child):
                if preposition.lower_ in {"to", "in", "from", "at"} and not syntax.objects(child):
                    continue  # "willing to go to Oslo" does nothing to Oslo
                found += [t for t in syntax.after(child, preposition.lower_) if known(t)]
            found += [t for t in over_to(child) if known(t) and t not in found]
            return found or _on_whom(child, sentence)
    return []


def _on_whom(verb: Token, sentence: Sentence) -> list[Token]:
    """On whose goods a measure lies: "agreed to lift a ban on imports of Kenyan beef"."""
    measures = [t for t in syntax.objects(verb) if is_force(t, sentence)]
    goods = [t for m in measures for p in ("on", "against", "of") for t in syntax.after(m, p)]
    goods += [t for noun in goods for p in ("of", "from", "by", "to") for t in syntax.after(noun, p)]
    return next(([t] for t in goods if holds_actor(t, sentence.known)), [])
