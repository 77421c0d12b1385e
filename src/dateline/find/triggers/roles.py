"""Who fills the roles of a matched trigger: the engine's part, so that no rule has to say it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.triggers.known import Known
from dateline.find.triggers.light import LightUse
from dateline.find.triggers.match import Match
from dateline.knowledge.triggers import Trigger, as_roles
from dateline.text import syntax

_BEFORE = frozenset({"amod", "compound", "nmod"})
_NOUN_ACTOR = ("possessor", "by", "nationality", "from", "between", "among")
# where the act of a noun lands, when its rule names only verbs' roles
_NOUN_RECIPIENT = ("on", "against", "upon", "to", "with", "toward", "towards", "for")


def fill(match: Match, roles: tuple[str, ...], known: Known) -> list[Token]:
    """The head tokens of the first of these roles that is filled."""
    for role in roles:
        if found := role_of(match, role, known):
            return found
    return []


def role_of(match: Match, role: str, known: Known) -> list[Token]:
    """The head tokens of the noun phrases in one role of a match."""
    head = match.head
    if role == "nationality":
        qualifies_actor = known(head)  # then "foreign" of "foreign forces" is no actor of its own
        return [t for t in syntax.leaders(head) if known(t)] or [
            t
            for t in _before(match)
            if t.dep_ in _BEFORE
            and known(t)
            and not known.is_place_before(t)
            and not (qualifies_actor and t.pos_ == "ADJ" and not t.ent_type_)
        ]
    if role == "place":
        return [t for t in head.lefts if t.dep_ in _BEFORE and known.is_place_before(t)]
    if role == "possessor":
        owners = [t for t in syntax.children(head, "poss") if not _is_time(t)]  # "Sunday's killings"
        return syntax.with_conjuncts(owners) or _owners_of_object(match)
    if match.form.part != "verb":
        return (
            []
            if role in {"subject", "object", "indirect"} and match.form.part == "noun"
            else _predicate(match, role)
        )
    if role == "subject":
        return syntax.subject(head)
    if role == "object":
        return _object(match)
    if role == "indirect":
        return syntax.indirect(head)
    if role == "that":
        clauses = [c for word in (head, *match.words) for c in syntax.children(word, "ccomp", "acl")]
        return syntax.with_conjuncts([t for c in clauses for t in syntax.surface_subject(c)])
    if role == "to":
        return _after_any(match, role) or syntax.indirect(head)
    return _after_any(match, role)


def _before(match: Match) -> list[Token]:
    """The words before a noun, and before one that belongs to it: "Russian" of "Russian missile strikes"."""
    inner = [t for w in match.words if w.dep_ == "compound" and w.head == match.head for t in w.lefts]
    return [*inner, *match.head.lefts]


def _owners_of_object(match: Match) -> list[Token]:
    if match.form.part != "verb":
        return []
    return syntax.with_conjuncts([o for obj in _object(match) for o in syntax.children(obj, "poss")])


def _object(match: Match) -> list[Token]:
    """The object; after a trailing preposition it is what follows that ("open fire on the crowd")."""
    if match.preposition is not None:
        direct = (
            [t for t in syntax.objects(match.head) if t not in match.words] if len(match.words) == 1 else []
        )
        if direct and match.preposition.dep_ != "prt":
            return direct  # "provide the islands with water", "accuse the militia of"
        found = [t for t in match.preposition.children if t.dep_ == "pobj"]
        if found:
            return syntax.with_conjuncts([syntax.resolved_relative(t) for t in found])
        if match.preposition.dep_ == "prt":
            return syntax.objects(match.head)
        return syntax.objects(match.head) if syntax.is_passive(match.head) else _next_noun(match.preposition)
    found = [t for t in syntax.objects(match.head) if t not in match.words]
    if not found:
        # "hold the operator responsible": the parser makes a clause of object and adjective
        small = [word for word in match.words if word.dep_ == "ccomp"]
        found = [t for word in small for t in syntax.children(word, "nsubj")]
    if not found:
        # "vow to crush the militants": whom the second of its verbs lands on
        second = [word for word in match.words if word != match.head and word.dep_ == "xcomp"]
        found = [t for word in second for t in syntax.objects(word) if t not in match.words]
    return found


def _next_noun(preposition: Token) -> list[Token]:
    """What follows a preposition that the parser left empty."""
    for word in preposition.doc[preposition.i + 1 : preposition.sent.end]:
        if syntax.is_noun(word) and word.dep_ not in {"compound", "poss", "nmod"}:
            return [word]
        if syntax.is_verb(word) or word.is_punct or word.dep_ == "prep":
            break  # "shot at | during a traffic stop": it is they who were
    return []


def _after_any(match: Match, preposition: str) -> list[Token]:
    """After a preposition that hangs on the verb, on its fixed words, or on its object."""
    for anchor in (match.head, *match.words, *syntax.objects(match.head)):
        if found := [t for t in syntax.after(anchor, preposition) if not _is_time(t)]:
            return found
    return []


def _predicate(match: Match, role: str) -> list[Token]:
    """Roles of adjectives ("X is critical of Y") and prepositional roles of nouns."""
    head = match.head
    if match.form.part == "adjective":
        copula = head.head if head.dep_ in {"acomp", "attr", "oprd", "prep", "xcomp"} else head
        if role == "subject":
            if copula != head or syntax.is_verb(head):
                return syntax.with_conjuncts(syntax.surface_subject(copula))
            return [head.head] if head.dep_ == "amod" else []
        if role == "object" and match.preposition is not None:
            return syntax.with_conjuncts([t for t in match.preposition.children if t.dep_ == "pobj"])
        return syntax.after(head, role) or syntax.after(copula, role)
    for word in (head, *match.words):
        found = [t for t in syntax.after_chain(word, role) if not _is_time(t) and t not in match.words]
        if found:
            return found
    return []


def _is_where(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "near", "across"}


def _is_time(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def noun_roles(rule: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The roles of a rule's nouns: its own, or what follows from the roles of its verbs.

    "The shelling of Y": what is done to an object is after "of"; "the visit of X": where nothing has
    an object, the doer is.
    """
    recipients = as_roles(rule.recipient)
    transitive = "object" in recipients
    actor = as_roles(rule.noun_actor) or (_NOUN_ACTOR if transitive else (*_NOUN_ACTOR, "of"))
    if rule.noun_recipient:
        return actor, as_roles(rule.noun_recipient)
    if not recipients:
        return actor, ()
    others = tuple(r for r in recipients if r not in {"object", "indirect", "subject", "possessor"})
    return actor, (
        *others,
        *(r for r in _NOUN_RECIPIENT if r not in others),
        *(("of", "place") if transitive else ()),
    )


def of_noun(
    match: Match, rule: Trigger, light: LightUse | None, known: Known
) -> tuple[list[Token], list[Token]]:
    """Actor and recipient of a nominal trigger, with the help of its light verb."""
    actor_roles, recipient_roles = noun_roles(rule)
    recipients = fill(match, recipient_roles, known)
    if match.preposition is not None and match.preposition.lower_ != "by":
        recipients = _object(match) or recipients
    actors = [t for t in fill(match, actor_roles, known) if t not in recipients]
    if light is not None and (light.kind != "during" or rule.type == "CONSULT"):
        if not recipients:
            recipients = next((f for r in recipient_roles if (f := light.after(r))), [])
        if light.kind == "undergo":
            if not recipients or all(_is_where(t) for t in recipients):
                recipients = light.doers or recipients  # "Chad suffered raids in the north"
            return actors or light.after("from") or light.after("by"), recipients
        actors = actors or light.doers
    actors = actors or [t for t in match.head.lefts if t not in match.words and known.is_force_before(t)]
    return actors, [t for t in recipients if t not in actors]
