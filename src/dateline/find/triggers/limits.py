"""The limits that a rule sets to its reading, and how sure the reading is."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.triggers.known import Known
from dateline.find.triggers.match import Match
from dateline.knowledge.triggers import Trigger, WordList
from dateline.text import syntax


def may_stand(match: Match, rule: Trigger, known: Known) -> bool:
    """Whether a rule may speak at a match, whoever the parties are: to find them takes most of the time."""
    if rule.speaker and not _is_predicate(match.head):
        return False
    if rule.plain_object and not _is_plain(match.head):
        return False
    if not rule.object_words or not (rule.speaker or match.form.part == "verb" or _has_object(match)):
        return True
    return _object_fits(match, _objects(match), rule.wanted, known)


def allowed(match: Match, rule: Trigger, actors: list[Token], recipients: list[Token], known: Known) -> bool:
    """Whether the parties and the words around are such as the rule wants."""
    elliptic = is_elliptic(match, actors)
    if "actor" in rule.needs and not actors and not elliptic:
        return False
    if (
        "recipient" in rule.needs
        and not elliptic
        and not (_are_several(actors, rule.type) if rule.reciprocal else recipients)
    ):
        return False
    if rule.subject_words and not _named(match, actors, rule.subject_words, known):
        return False
    if rule.recipient_kind == "actor" and recipients and not any(holds_actor(t, known) for t in recipients):
        return False
    if rule.actor_kind == "actor" and actors and not any(holds_actor(t, known) for t in actors):
        return False
    if rule.type == "ASSAULT" and actors and not any(_can_assault(t, known) for t in actors):
        return False
    return not (rule.not_words and _spoils(match, _objects(match), actors, recipients, rule.unwanted, known))


def _objects(match: Match) -> list[Token]:
    return syntax.objects(match.head) if match.form.part == "verb" else []


def _has_object(match: Match) -> bool:
    """Whether a noun has its object after its own preposition: "withdrawal from"."""
    return match.form.part == "noun" and match.preposition is not None


def _is_predicate(word: Token) -> bool:
    """Whether a word is what is said of somebody: "this is madness", "rebels were behind the raid"."""
    said = word.dep_ == "prep" and word.head.lemma_ == "be"
    return said or word.dep_ in {"attr", "acomp", "oprd"}


def is_elliptic(match: Match, actors: list[Token]) -> bool:
    """Whether a noun speaks of an act told before: definite, and without anybody of its own."""
    return (
        match.form.part == "noun"
        and not actors
        and (
            any(t.lower_ in {"the", "this", "these", "that", "those"} for t in match.head.children)
            or (
                match.head.dep_ in {"nsubj", "nsubjpass"}
                and not any(t.lower_ in {"a", "an"} for t in match.head.children)
            )
        )
    )


def _are_several(actors: list[Token], type_: str) -> bool:
    """Whether an act without direction has its two sides: two parties, or one that is several."""
    return len(actors) > 1 or any(_is_pair(t) or (type_ == "CONSULT" and _is_plural(t)) for t in actors)


def _is_pair(token: Token) -> bool:
    return token.lower_ in {"they", "both"} or any(t.lower_ in {"both", "two"} for t in token.lefts)


def _is_plural(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"}


def _can_assault(token: Token, known: Known) -> bool:
    """Somebody, a weapon, or the attack itself; not waves, elephants or a virus."""
    return holds_actor(token, known) or token.pos_ == "PRON" or token.lemma_.lower() in _WEAPONS


# what strikes in place of who sends it
_WEAPONS = frozenset(
    """bomb missile rocket shell bullet mine grenade explosive blast explosion attack strike airstrike raid
    drone fire gunfire bombing shelling shooting assault clash fighting ambush mortar artillery warplane jet
    helicopter plane aircraft tank ship warship vessel boat convoy car truck vehicle device shrapnel arrow
    knife pellet round shot""".split()  # noqa: SIM905
)


_STATE = "@state"


def _is_plain(verb: Token) -> bool:
    """Whether nothing but an object gives the verb its sense: not "called him a liar", "called on him"."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return False  # "a strike at the airports called by the union"
    judged = any(t.dep_ == "amod" and t.i > noun.i for noun in syntax.objects(verb) for t in noun.children)
    return not judged and not any(
        t.dep_ in {"oprd", "ccomp"}
        or (t.dep_ == "xcomp" and not any(c.lower_ == "to" for c in t.children))
        or (
            t.dep_ in {"prep", "prt"}
            and t.i == verb.i + 1
            and t.lower_ in {"on", "upon", "for", "off", "up"}
            and not any(c.ent_type_ in {"DATE", "TIME"} for c in t.children)
        )
        for t in verb.children
    )


def holds_actor(token: Token, known: Known) -> bool:
    """Whether the noun phrase is an actor, or belongs to one ("Kenya's decision")."""
    if known(token) or token.lower_ == "it":  # "Norway said it would ...": settled in the article
        return True
    if known.is_force_before(token):  # "the police shooting of a man"
        return True
    if token.ent_type_ == "CARDINAL" or (
        token.pos_ == "NUM" and not token.ent_type_
    ):  # "killed dozens", "arrested 40": people, counted
        return True
    return any(known(t) for t in token.lefts if t.dep_ in {"poss", "amod", "compound", "nmod"}) or any(
        known(t) for p in ("of", "by", "from", "in") for t in syntax.after(token, p)
    )


def _object_fits(match: Match, objects: list[Token], wanted: WordList, known: Known) -> bool:
    """Whether an object is one of the words, or of the kind that "@place" or "@actor" stands for."""
    nouns = list(objects)
    carrier = match.head if match.head.dep_ == "prep" else match.preposition  # "were behind the raid"
    if carrier is not None:
        nouns += [t for t in carrier.children if t.dep_ == "pobj"]
    for noun in nouns:
        if ("@place" in wanted.single and _is_place(noun, known)) or (
            "@actor" in wanted.single and holds_actor(noun, known)
        ):
            return True
        words = {noun.lower_, noun.lemma_.lower()}
        words |= {
            w for t in noun.lefts if t.dep_ in {"compound", "amod"} for w in (t.lower_, t.lemma_.lower())
        }
        words |= {w for t in syntax.after(noun, "of") for w in (t.lower_, t.lemma_.lower())}
        if not words.isdisjoint(wanted.single):
            return True
        phrase = noun.doc[noun.left_edge.i : noun.i + 1].text.lower() if wanted.phrases else ""
        if any(w in phrase for w in wanted.phrases):
            return True
    return False


def _is_place(noun: Token, known: Known) -> bool:
    """Whether a noun is the name of a place, as far as the parse and the list of countries tell."""
    if noun.ent_type_ in {"GPE", "LOC", "FAC"} or known.is_place_before(noun):
        return True
    # the small model does not know most towns: a lone name that is nobody's
    return (
        noun.tag_ == "NNP"
        and noun.ent_type_ not in {"PERSON", "ORG", "NORP", "DATE"}
        and not known.mentions(noun)
    )


def _named(match: Match, actors: list[Token], wanted: tuple[str, ...], known: Known) -> bool:
    """Whether the subject is one of these words, or has one in its name ("Secretary of State Blinken")."""
    for head in actors or syntax.surface_subject(match.head):
        if _STATE in wanted and _is_state(head, known):
            return True
        phrase = head.doc[head.left_edge.i : head.i + 1]
        words = " ".join(t.lemma_.lower() if t == head else t.lower_ for t in phrase)
        # "a team of UN inspectors" is what it is made of
        made_of = [head.doc[t.left_edge.i : t.i + 1].text.lower() for t in syntax.after(head, "of")]
        if any(f" {w} " in f" {form} " for form in (words, phrase.text.lower(), *made_of) for w in wanted):
            return True
    return False


def _is_state(noun: Token, known: Known) -> bool:
    """Whether a noun is the bare name of a place, which stands for its government where it acts."""
    return noun.tag_ in {"NNP", "NNPS"} and (noun.ent_type_ == "GPE" or known.is_land(noun))


def _spoils(
    match: Match,
    objects: list[Token],
    actors: list[Token],
    recipients: list[Token],
    words: WordList,
    known: Known,
) -> bool:
    near = {*objects, *actors, *recipients}
    near |= {
        t
        for t in match.head.children
        if t.dep_ in {"amod", "compound", "nmod", "nsubj", "nsubjpass", "prt", "advmod"}
    }
    near |= {t for p in syntax.prepositions(match.head) for t in p.children if t.dep_ == "pobj"}
    # "dozens of envoys are being expelled": what is counted
    near |= {what for t in near if t.ent_type_ == "CARDINAL" for what in syntax.after(t, "of")}
    # "Attorney Lee defended them": the title tells in what part somebody acts
    near |= {t for name in actors if name.pos_ == "PROPN" for t in name.lefts if t.dep_ == "compound"}
    if match.form.part == "noun" and match.head.dep_ in {"compound", "nmod"}:
        near.add(match.head.head)
    forms = {w for t in near for w in (t.lower_, t.lemma_.lower())}
    forms |= {w.lower_ for t in objects for w in t.lefts}
    state = _STATE in words.single and any(_is_state(t, known) for t in actors)
    if state or not forms.isdisjoint(words.single):
        return True
    around = match.head.sent.text.lower() if words.phrases else ""
    return any(w in around for w in words.phrases)


def score_of(
    match: Match, rule: Trigger, actors: list[Token], recipients: list[Token], known: Known
) -> float:
    """How sure this reading is, before anything is calibrated: parties filled, words fixed, sense limited."""
    score = 0.35 if match.form.part == "verb" else 0.25
    score += 0.06 * min(3, match.form.size - 1)
    score += 0.04 * bool(rule.object_words) + 0.02 * (rule.recipient_kind == "actor")
    if actors:
        score += 0.2 if any(known(t) or known.is_force_before(t) for t in actors) else 0.06
    wants = bool(rule.recipient) and not rule.reciprocal
    if recipients or not wants:
        score += 0.2 if not wants or any(holds_actor(t, known) for t in recipients) else 0.1
    return round(min(score, 0.95), 3)
