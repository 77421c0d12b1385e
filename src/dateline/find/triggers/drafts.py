"""Every reading of every trigger in a sentence, before they compete."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from dateline.find.triggers.draft import Draft, light_token
from dateline.find.triggers.known import Known
from dateline.find.triggers.light import LightUse, light_use
from dateline.find.triggers.match import Match, matches
from dateline.find.triggers.operators import Operation, Sense, sense_of
from dateline.find.triggers.roles import fill, of_noun
from dateline.knowledge.lightverbs import LightVerbs
from dateline.knowledge.triggers import Operator, Rules, Trigger, as_roles
from dateline.model import Stance
from dateline.text import syntax

IsHostile = Callable[[str], bool]
# types that are told by a verb and what it governs: "ordered the governor to appear"
_SPEECH = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_OWNERS = ("subject", "possessor", "by", "nationality", "from", "of")


class Drafter:
    """Drafts readings with a set of rules; holds only what does not change."""

    def __init__(self, rules: Rules, light_verbs: LightVerbs, is_hostile: IsHostile) -> None:
        self.rules = rules
        self.light_verbs = light_verbs
        self.is_hostile = is_hostile

    def drafts(self, sentence: DocSpan, known: Known) -> Iterator[Draft]:
        """All readings of a sentence, those of operators that stand alone included."""
        used: set[int] = set()
        for token in sentence:
            if token.is_space or token.is_punct:
                continue
            governs = self._only_governs(token)
            for match, rule in matches(token, self.rules.trigger_forms):
                if governs and rule.type not in _SPEECH:
                    continue
                for draft in self._of_rule(match, rule, known):
                    used.update(t.i for op in draft.sense.operations for t in op.match.words)
                    yield draft
        for token in sentence:
            if token.i not in used:
                yield from self._alone(token, known)

    # --- triggers -----------------------------------------------------------------------

    def _of_rule(self, match: Match, rule: Trigger, known: Known) -> Iterator[Draft]:
        light = light_use(match.head, self.light_verbs) if match.form.part == "noun" else None
        actors, recipients = self._parties(match, rule, light, known)
        actors = [t for t in actors if not _is_time(t) and (known.mentions(t) or not self._is_act(t))]
        recipients = [t for t in recipients if not _is_time(t)]
        if not _allowed(match, rule, actors, recipients, known):
            return
        if (
            match.form.part == "verb"
            and match.head.dep_ == "amod"
            and match.head.tag_ == "VBN"
            and not actors
        ):
            return  # "the besieged town": how it is, not what happens
        sense = sense_of(match.head, self.rules, light_token(light))
        actors = _controlled(match, sense, actors, known)
        stance, said_by = self._claim(sense, known)
        draft = Draft(
            head=match.head,
            words=match.words,
            type=rule.type,
            mode=rule.mode,
            cameo=rule.cameo,
            rule=rule.id,
            score=_score(match, rule, actors, recipients, known),
            actors=tuple(actors),
            recipients=tuple(recipients),
            sense=sense,
            carrier=light_token(light),
            stance=stance,
            said_by=said_by,
            absorbs=frozenset(t.i for t in syntax.objects(match.head)) if rule.object_words else frozenset(),
        )
        whole = self._whole(draft, known)
        yield whole or draft

    def _is_act(self, token: Token) -> bool:
        """An act is nobody: "the talks ended the war" names no actor."""
        return token.pos_ == "NOUN" and any(
            match.form.part == "noun" and match.form.size == 1
            for match, _ in matches(token, self.rules.trigger_forms)
        )

    def _parties(
        self, match: Match, rule: Trigger, light: LightUse | None, known: Known
    ) -> tuple[list[Token], list[Token]]:
        if match.form.part == "noun":
            actors, recipients = of_noun(match, rule, light, known)
        else:
            actors = fill(match, as_roles(rule.actor), known)
            recipients = fill(match, as_roles(rule.recipient), known)
            if not recipients and "object" in as_roles(rule.recipient) and _lacks_auxiliary(match.head):
                actors, recipients = syntax.agents(match.head), actors
        if rule.reciprocal:
            return _together(match, rule, light, [*actors, *recipients], known), []
        return actors, [t for t in map(partial(_landing, known=known), recipients) if t not in actors]

    @staticmethod
    def _claim(sense: Sense, known: Known) -> tuple[Stance | None, Token | None]:
        for op in sense.operations:
            if op.operator.stance in {"claims", "denies"} and not op.operator.whole:
                owners = fill(op.match, _OWNERS, known) if op.match.form.part != "adjective" else []
                return op.operator.stance, owners[0] if owners else None
        return None, None

    def _only_governs(self, token: Token) -> bool:
        """Whether the verb only tells how another act stands ("fighting to keep the boy" is no fight)."""
        if not syntax.is_verb(token):
            return False
        complements = [
            t for t in syntax.children(token, "xcomp", "advcl") if t.tag_ == "VB" and t.i > token.i
        ]
        close = any(t.dep_ == "xcomp" or t.left_edge.i <= token.i + 2 for t in complements)
        return close and any(
            operator.whole is None and "infinitive" in operator.takes and match.form.size == 1
            for match, operator in matches(token, self.rules.operator_forms)
        )

    # --- operators ----------------------------------------------------------------------

    def _whole(self, inner: Draft, known: Known) -> Draft | None:
        """The act that an operator above makes of the inner one ("refused to meet": REJECT)."""
        for op in inner.sense.operations:
            kind = op.operator.hostile if self.is_hostile(inner.type) else op.operator.whole
            if kind is None or inner.type in op.operator.keeps:
                continue
            owners = fill(op.match, _OWNERS, known)
            actors = [t for t in owners if t != inner.head and (known.mentions(t) or not self._is_act(t))]
            if not actors and op.match.form.part == "noun" and op.operator.doer == "subject":
                actors = list(inner.actors)  # "the threat of NATO strikes"
            recipients = fill(op.match, as_roles(op.operator.recipient), known)
            if not recipients and op.operator.doer == "object":
                recipients = [t for t in inner.actors if t not in actors]
            if not recipients:
                others = inner.actors if op.operator.doer == "object" or len(inner.actors) > 1 else ()
                recipients = [*inner.recipients, *others]
            return self._operated(op, kind, inner, actors, [t for t in recipients if t not in actors])
        return None

    def _operated(
        self, op: Operation, kind: str, inner: Draft, actors: list[Token], recipients: list[Token]
    ) -> Draft:
        light = light_use(op.match.head, self.light_verbs) if op.match.form.part == "noun" else None
        if not actors and light is not None:
            actors = light.doers
        return Draft(
            head=op.match.head,
            words=op.match.words,
            type=kind,
            mode=op.operator.modes.get(inner.type),
            cameo=op.operator.cameo,
            rule=op.operator.id,
            score=min(0.9, inner.score + 0.05),
            actors=tuple(actors),
            recipients=tuple(recipients),
            sense=sense_of(op.match.head, self.rules, light_token(light)),
            carrier=light_token(light),
            absorbs=frozenset(t.i for t in inner.words),
        )

    def _alone(self, token: Token, known: Known) -> Iterator[Draft]:
        """An operator that tells an act though nothing known follows ("refused to answer")."""
        for match, operator in matches(token, self.rules.operator_forms):
            if not operator.alone or operator.whole is None or not _has_complement(match, operator):
                continue
            actors = fill(match, _OWNERS, known)
            recipients = fill(match, as_roles(operator.recipient), known)
            recipients = recipients or _complement_party(match, operator, known)
            recipients = [t for t in recipients if t not in actors]
            if not actors:
                continue
            yield Draft(
                head=match.head,
                words=match.words,
                type=operator.whole,
                mode=None,
                cameo=operator.cameo,
                rule=operator.id,
                score=0.5 if any(known(t) for t in recipients) else 0.3,
                actors=tuple(actors),
                recipients=tuple(recipients),
                sense=sense_of(match.head, self.rules),
            )


def _has_complement(match: Match, operator: Operator) -> bool:
    if "infinitive" not in operator.takes:
        return False
    asked = operator.doer == "object"  # "demanded that they leave" needs no auxiliary
    return any(
        child.dep_ in {"xcomp", "ccomp", "acl", "advcl"}
        and any(
            (t.dep_ == "aux" and t.lower_ in {"to", "will", "would"})
            or (asked and t.dep_ == "mark" and t.lower_ == "that")
            for t in child.children
        )
        for child in match.head.children
    )


def _is_time(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def _complement_party(match: Match, operator: Operator, known: Known) -> list[Token]:
    """Who is asked ("demanded that Kenya pay"), or whom the complement acts upon ("agreed to pay Kenya")."""
    for child in match.head.children:
        if child.dep_ in {"xcomp", "ccomp", "acl", "advcl"}:
            if syntax.is_passive(child):
                return syntax.agents(child)
            if operator.doer == "object" and (asked := syntax.children(child, "nsubj")):
                return syntax.with_conjuncts(asked)
            found = [t for t in (*syntax.objects(child), *syntax.indirect(child)) if known(t)]
            for preposition in syntax.prepositions(child):
                found += [t for t in syntax.after(child, preposition.lower_) if known(t)]
            return found
    return []


def _landing(recipient: Token, known: Known) -> Token:
    """Where an act upon a thing lands: on whose thing it is ("rejected talks with Riyadh")."""
    if known(recipient) or recipient.pos_ != "NOUN":
        return recipient
    for preposition in ("with", "from", "by", "against", "to", "on", "for"):
        found = [t for t in syntax.after(recipient, preposition) if known(t)]
        if found:
            return found[0]
    return recipient


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


def _controlled(match: Match, sense: Sense, actors: list[Token], known: Known) -> list[Token]:
    """Who does the inner act where the operator says so: the object of "accused Y of X-ing"."""
    if match.form.part != "verb" or syntax.is_passive(match.head) or not sense.operations:
        return actors
    nearest = sense.operations[0]
    own = syntax.children(match.head, *syntax.SUBJECTS)
    if own or nearest.operator.doer != "object" or nearest.construction not in {"gerund", "infinitive"}:
        return actors
    return fill(nearest.match, ("object",), known) or syntax.objects(nearest.match.head) or actors


# --- limits on a reading --------------------------------------------------------------------


def _allowed(match: Match, rule: Trigger, actors: list[Token], recipients: list[Token], known: Known) -> bool:
    if "actor" in rule.needs and not actors:
        return False
    if "recipient" in rule.needs and not (len(actors) > 1 if rule.reciprocal else recipients):
        return False
    if rule.plain_object and not _is_plain(match.head):
        return False
    if rule.subject_words and not _named(match, actors, rule.subject_words):
        return False
    if rule.recipient_kind == "actor" and recipients and not any(_holds_actor(t, known) for t in recipients):
        return False
    if rule.actor_kind == "actor" and actors and not any(_holds_actor(t, known) for t in actors):
        return False
    objects = syntax.objects(match.head) if match.form.part == "verb" else []
    if (
        rule.object_words
        # "withdrawal from": after a noun's own preposition stands its object
        and (match.form.part == "verb" or (match.form.part == "noun" and match.preposition is not None))
        and not _object_fits(match, objects, rule.object_words)
    ):
        return False
    return not (rule.not_words and _spoils(match, objects, actors, recipients, rule.not_words))


def _is_plain(verb: Token) -> bool:
    """Whether nothing but an object gives the verb its sense: not "called him a liar", "called on him"."""
    return not any(
        t.dep_ in {"oprd", "ccomp"}
        or (t.dep_ == "xcomp" and not any(c.lower_ == "to" for c in t.children))
        or (
            t.dep_ in {"prep", "prt"} and t.i == verb.i + 1 and t.lower_ in {"on", "upon", "for", "off", "up"}
        )
        for t in verb.children
    )


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


def _holds_actor(token: Token, known: Known) -> bool:
    """Whether the noun phrase is an actor, or belongs to one ("Kenya's decision")."""
    if known(token) or token.lower_ == "it":  # "Norway said it would ...": settled in the article
        return True
    if (
        token.ent_type_ == "CARDINAL" or (token.pos_ == "NUM" and not token.ent_type_)
    ):  # "killed dozens", "arrested 40": people, counted
        return True
    return any(known(t) for t in token.lefts if t.dep_ in {"poss", "amod", "compound", "nmod"}) or any(
        known(t) for p in ("of", "by", "from", "in") for t in syntax.after(token, p)
    )


def _object_fits(match: Match, objects: list[Token], wanted: tuple[str, ...]) -> bool:
    nouns = list(objects)
    if match.preposition is not None:
        nouns += [t for t in match.preposition.children if t.dep_ == "pobj"]
    for noun in nouns:
        words = {noun.lower_, noun.lemma_.lower()}
        words |= {
            w for t in noun.lefts if t.dep_ in {"compound", "amod"} for w in (t.lower_, t.lemma_.lower())
        }
        words |= {t.lemma_.lower() for t in syntax.after(noun, "of")}
        if words & set(wanted):
            return True
        phrase = noun.doc[noun.left_edge.i : noun.i + 1].text.lower()
        if any(" " in w and w in phrase for w in wanted):
            return True
    return False


def _named(match: Match, actors: list[Token], wanted: tuple[str, ...]) -> bool:
    """Whether the subject is one of these words, alone or as the end of a compound."""
    heads = actors or syntax.surface_subject(match.head)
    for head in heads:
        phrase = head.doc[head.left_edge.i : head.i + 1]
        forms = (phrase.text.lower(), " ".join((*(t.lower_ for t in phrase[:-1]), head.lemma_.lower())))
        if any(form == w or form.endswith(f" {w}") for form in forms for w in wanted):
            return True
    return False


def _spoils(
    match: Match, objects: list[Token], actors: list[Token], recipients: list[Token], words: tuple[str, ...]
) -> bool:
    near = {*objects, *actors, *recipients}
    near |= {
        t
        for t in match.head.children
        if t.dep_ in {"amod", "compound", "nmod", "nsubj", "nsubjpass", "prt", "advmod"}
    }
    near |= {t for p in syntax.prepositions(match.head) for t in p.children if t.dep_ == "pobj"}
    if match.form.part == "noun" and match.head.dep_ in {"compound", "nmod"}:
        near.add(match.head.head)
    forms = {w for t in near for w in (t.lower_, t.lemma_.lower())}
    forms |= {w.lower_ for t in objects for w in t.lefts}
    if forms & set(words):
        return True
    around = match.head.sent.text.lower()
    return any(" " in w and w in around for w in words)


def _score(match: Match, rule: Trigger, actors: list[Token], recipients: list[Token], known: Known) -> float:
    """How sure this reading is, before anything is calibrated: parties filled, words fixed, sense limited."""
    score = 0.35 if match.form.part == "verb" else 0.25
    score += 0.06 * min(3, match.form.size - 1)
    score += 0.04 * bool(rule.object_words) + 0.02 * (rule.recipient_kind == "actor")
    if actors:
        score += 0.2 if any(known(t) for t in actors) else 0.06
    wants = bool(rule.recipient) and not rule.reciprocal
    if recipients or not wants:
        score += 0.2 if not wants or any(_holds_actor(t, known) for t in recipients) else 0.1
    return round(min(score, 0.95), 3)
