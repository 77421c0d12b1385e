"""Who takes part: the parties of a match, after all that the engine knows of constructions."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.triggers.apart import is_nobody
from dateline.find.triggers.apart import root as _root
from dateline.find.triggers.known import Known
from dateline.find.triggers.landing import (
    complied,
    doers,
    is_freed,
    joined,
    landing,
    listed,
    makers,
    meant_for,
)
from dateline.find.triggers.light import LightUse
from dateline.find.triggers.match import Match
from dateline.find.triggers.operators import Sense
from dateline.find.triggers.roles import fill, of_noun
from dateline.find.triggers.sentence import Sentence
from dateline.find.triggers.suspects import suspects
from dateline.find.triggers.written import written
from dateline.knowledge.triggers import Trigger, as_roles
from dateline.text import syntax


def parties(
    match: Match, rule: Trigger, light: LightUse | None, sentence: Sentence
) -> tuple[list[Token], list[Token]]:
    """The heads of actors and recipients of a match; an act or a time is neither."""
    known = sentence.known
    actors, recipients = _filled(match, rule, light, known)
    if rule.reciprocal:
        actors, recipients = _together(match, rule, light, [*actors, *recipients], known), []
    actors = [a for t in actors for a in _meant(t, match.head)]
    actors = [a for t in actors for a in _people_of(t, match, rule.type, sentence)]
    if match.head.dep_ == "relcl" and _is_scene(match.head.head, rule.type, sentence):
        actors = [t for t in actors if t != match.head.head and t not in match.head.head.conjuncts]
    if rule.type == "REQUEST":
        recipients = [t for t in recipients if not is_freed(t)]
    recipients = [a for t in recipients for a in listed(t, known)]
    recipients = [a for t in recipients for a in landing(t, rule.type, sentence) if a not in actors]
    actors = [t for t in actors if not _is_time(t) and (known.mentions(t) or not sentence.is_act(t))]
    if rule.type == "ASSAULT" and match.form.part == "noun" and match.head.lemma_.lower() in _ON_SITES:
        sites = [t for t in match.head.lefts if known.is_site_before(t)]
        hit = any(_root(t).dep_ != "pobj" or _root(t).head.lower_ not in _WHERE for t in recipients)
        actors, recipients = [t for t in actors if t not in sites], recipients if hit else sites or recipients
    if rule.type == "ASSAULT" and not actors and match.form.part == "noun":
        actors = [t for t in suspects(match.head, sentence) if t not in recipients]
    if rule.type == "MOBILIZE" and not actors and match.form.part == "verb":
        actors = [t for t in syntax.objects(match.head) if known(t)]  # "police were deployed in Paris"
    if rule.type == "AID" and not recipients and match.form.part == "verb":
        recipients = [t for t in meant_for(match.head, known) if t not in actors]
    if rule.type == "REQUEST" and match.form.part == "verb":
        writers, readers = written(match.head, known)
        actors = writers or actors
        recipients = recipients if any(known(t) for t in recipients) else readers or recipients
    if rule.type == "REQUEST" and match.head.lemma_.lower() in sentence.words.wishes:
        recipients = [t for t in _told(match.head, known) if t not in actors] or recipients
    actors = [t for t in actors if not (is_nobody(t) or _names_case(t, match, rule.type))]
    recipients = [t for t in recipients if not _is_time(t)]
    return joined(actors, known), joined(recipients, known)


def _filled(
    match: Match, rule: Trigger, light: LightUse | None, known: Known
) -> tuple[list[Token], list[Token]]:
    if match.form.part == "noun":
        asked = complied(match.head) if rule.type == "REQUEST" else ([], [])
        return asked if all(asked) else of_noun(match, rule, light, known)
    actors = fill(match, as_roles(rule.actor), known)
    recipients = fill(match, as_roles(rule.recipient), known)
    moved = rule.type == "RETREAT" and bool(syntax.children(match.head, "dobj"))
    if moved and match.preposition is not None and match.preposition.dep_ != "prt":
        # "pulled its troops from Chad": not whom it pulled
        recipients = syntax.with_conjuncts(syntax.children(match.preposition, "pobj")) or recipients
    if not recipients and "object" in as_roles(rule.recipient) and _lacks_auxiliary(match.head):
        return syntax.agents(match.head), actors
    return actors, recipients


def _told(verb: Token, known: Known) -> list[Token]:
    """Who is told what somebody wants, and so is asked: "told the cabinet that he wants the troops out"."""
    above = verb.head
    own = [t for t in syntax.children(verb, "nsubj") if t.tag_ == "PRP"]
    if verb.dep_ != "ccomp" or above.lemma_ not in _TELLS or not own:
        return []
    told = [*syntax.indirect(above), *syntax.after(above, "to"), *syntax.children(above, "dobj")]
    return [t for t in told if known.mentions(t) and t.i < verb.i]


_TELLS = frozenset({"tell", "signal", "inform", "say", "write", "indicate", "explain"})
_WHERE = frozenset({"in", "at", "near"})
# what hits a building named before it: of a school shooting it is only where
_ON_SITES = frozenset({"bombing", "attack", "raid", "blast", "explosion", "assault", "arson", "siege"})


def _is_scene(antecedent: Token, type_: str, sentence: Sentence) -> bool:
    """Whether a clause goes on with an act at a place: "bombings in Kenya, which killed ten"."""
    if sentence.act_above(antecedent) is not None:
        return True  # the bombings killed, not Kenya
    after_in = antecedent.dep_ == "pobj" and antecedent.head.lower_ in _WHERE
    return type_ == "ASSAULT" and after_in and not sentence.known.is_state(antecedent)


def _names_case(token: Token, match: Match, type_: str) -> bool:
    """Whether a name before an attack tells which it is, by whom or where it hit: "the Odell shooting"."""
    named = token.dep_ == "compound" and token.head == match.head and token.ent_type_ == "PERSON"
    return named and type_ == "ASSAULT" and token.tag_ == "NNP"


def _meant(token: Token, verb: Token) -> list[Token]:
    """Those whom "they" means within its sentence: the several that the main clause is about."""
    if token.lower_ != "they" or verb.dep_ not in {"advcl", "ccomp"} or not syntax.is_verb(verb.head):
        return [token]
    above = syntax.with_conjuncts(syntax.surface_subject(verb.head))
    return above if len(above) > 1 else [token]


_OF_FORCE = frozenset({"ASSAULT", "COERCE"})


def _people_of(actor: Token, match: Match, type_: str, sentence: Sentence) -> list[Token]:
    """Who acts where the grammar gives a thing: whose plan, fight or strike it is that does it."""
    known = sentence.known
    if known.mentions(actor) or actor.pos_ != "NOUN":
        return listed(actor, known)
    if sentence.is_act(actor) and actor.dep_ in {"nsubj", "pobj"}:
        return (doers(actor, known) if type_ in _OF_FORCE else []) or [actor]  # "a raid by rebels killed ten"
    if type_ not in _OF_FORCE and (made := makers(actor, known)):
        return made
    head, up = match.head, match.head.head
    planned = head.dep_ == "xcomp" and actor.head == up and bool(sentence.operators(actor))
    if actor.lemma_ == "one" and actor.dep_ == "attr":
        return syntax.surface_subject(actor.head) or [actor]  # "they are the ones who shelled Goma"
    if planned or (head.dep_ == "relcl" and actor == up and any(t.lower_ == "to" for t in head.lefts)):
        return syntax.owner_of(actor) or [actor]  # "foiled a plot by rebels to topple him"
    return listed(actor, known)


def _together(
    match: Match, rule: Trigger, light: LightUse | None, parties: list[Token], known: Known
) -> list[Token]:
    """All who take part in an act without direction: before and after "with", "between", "among"."""
    roles = (
        ("possessor", "nationality", "between", "among", "with")
        if match.form.part == "noun"
        else ("with", "between")
    )
    found = [*parties, *(t for role in roles for t in fill(match, (role,), known))]
    if light is not None and (light.kind != "during" or rule.type == "CONSULT"):
        found += [*light.doers, *light.after("with"), *light.after("between")]
    found += [t for party in list(found) for t in syntax.after(party, "with")]
    if not found:
        # "the summit is set for June in Geneva between X and Y": anywhere in the clause
        verb = match.head.head
        chain = (t for p in ("between", "with") for t in syntax.after_chain(verb, p))
        found = list(chain) if syntax.is_verb(verb) else []
    return sorted((t for t in dict.fromkeys(found) if t not in match.words), key=lambda t: t.i)


def controlled(match: Match, sense: Sense, actors: list[Token], known: Known) -> list[Token]:
    """Who does the inner act where the operator says so: the object of "accused Y of X-ing"."""
    if syntax.is_passive(match.head) or not sense.operations:
        return actors
    nearest = sense.operations[0]
    if match.form.part == "noun":
        own, takes = actors, {"noun"}
    else:
        own, takes = syntax.children(match.head, *syntax.SUBJECTS), {"gerund", "infinitive"}
    if own or nearest.operator.doer != "object" or nearest.construction not in takes:
        return actors
    return fill(nearest.match, ("object",), known) or syntax.objects(nearest.match.head) or actors


def _lacks_auxiliary(verb: Token) -> bool:
    """Whether a headline left out the auxiliary of a passive ("Four soldiers killed in Mali").

    Headlines tell in the present tense: a past form without an object is a participle there.
    """
    if (
        verb.tag_ not in {"VBD", "VBN"}
        or syntax.is_passive(verb)
        or syntax.children(verb, "aux", "prt", "xcomp", "ccomp")
    ):
        return False
    last = next((t for t in reversed(verb.sent) if not t.is_space), verb)
    return last.text not in {".", "!", "?", '"', "”", "''"}


def _is_time(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}
