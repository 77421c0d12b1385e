"""What the grammar leaves open to the second coder, which weighs words and not whose they are.

A side of an act is one phrase with whoever is joined to it. Where a rule has read it off the parse, the
second coder may doubt who stands there and add whom the rule cut off, but no stranger: not who reports the
act, nor the subject of the clause beside it, nor the same one again by another name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.find.triggers.apart import is_asked, is_elsewhere, is_scene, is_victim, judges
from dateline.find.triggers.apart import root as _root
from dateline.find.triggers.draft import Draft
from dateline.find.triggers.known import Known
from dateline.find.triggers.landing import joined
from dateline.find.triggers.sentence import Sentence
from dateline.text import syntax

_SINGLE = frozenset({"he", "him", "she", "it"})
_SEVERAL = frozenset({"they", "them"})
_PRONOUNS = _SINGLE | _SEVERAL
_EXAMPLES = frozenset({"including", "like", "as"})
_TOGETHER = frozenset({"with", "between"})
_PLACES = frozenset({"in", "at", "near", "on", "outside", "inside", "across"})
_STRUCK = _PLACES | {"against", "of", "upon"}
_CLAUSES = frozenset({"ccomp", "xcomp"})
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_ALONG = frozenset({"along", "alongside", "together"})
_CONDITIONS = frozenset({"if", "unless", "until"})
_FILED = frozenset({"file", "lodge", "unseal", "submit"})
_BESIDE = frozenset({"while", "whereas", "although", "though"})


def bounded(weighed: Sequence[Draft], told: Iterable[Draft], sentence: Sentence) -> list[Draft]:
    """The readings as both coders weighed them, without parties that the grammar rules out.

    Args:
        weighed: what stands after the second coder has spoken.
        told: what the rules read, before that.
        sentence: the sentence of both.
    """
    before = {(draft.head.i, draft.words): draft for draft in told}
    return [_bounded(draft, before.get((draft.head.i, draft.words)), sentence) for draft in weighed]


def _bounded(draft: Draft, rule: Draft | None, sentence: Sentence) -> Draft:
    actors, recipients = draft.actors, draft.recipients
    if rule is not None and draft.type == rule.type == "CONSULT" and not rule.recipients:
        actors, recipients = _mutual(draft, rule)
    elif rule is not None and draft.type == rule.type:
        actors, recipients = _unmoved(draft, rule)
    doers, sufferers = (rule.actors, rule.recipients) if rule else ((), ())
    actors = _with_sure(_side(actors, doers, draft, sentence, _may_do), actors, draft)
    recipients = _with_sure(_side(recipients, sufferers, draft, sentence, _may_suffer), recipients, draft)
    actors, recipients = _each_once(actors), _each_once(recipients)
    if rule is None and not actors and not recipients:
        return draft
    before = {*draft.actors, *draft.recipients} if rule is None else {*rule.actors, *rule.recipients}
    pronouns = {t for t in before if t.lower_ in _PRONOUNS and t not in actors and t not in recipients}
    named = frozenset(t.i for t in (*actors, *recipients) if t not in before) if pronouns else frozenset()
    return replace(draft, actors=actors, recipients=recipients, named=named)


def _each_once(side: tuple[Token, ...]) -> tuple[Token, ...]:
    """A side without what only tells who one of it is: "Odell, a doctor and father of four"."""
    return tuple(t for t in side if not _is_description(t, side))


def _is_description(token: Token, side: Sequence[Token]) -> bool:
    here, apposed = token, False
    while here.dep_ in {"conj", "appos"} and here.pos_ == "NOUN" and here.head != here:
        apposed = here.dep_ == "appos"
        here = here.head
    return apposed and here.pos_ == "PROPN" and here in side


def _with_sure(kept: tuple[Token, ...], now: tuple[Token, ...], draft: Draft) -> tuple[Token, ...]:
    """A side with whomever the second coder is sure of, but for who stands there already by another name."""
    sure = {t for t in now if t in draft.sure and t not in kept and not _is_there(t, kept)}
    return tuple(t for t in now if t in kept or t in sure) if sure else kept


def _is_there(token: Token, kept: Sequence[Token]) -> bool:
    """Whether somebody may be one who is there: by a pronoun, "the minister, Odell", "the first to sign"."""
    if token.pos_ == "PRON" or any(one in token.ancestors for one in kept):
        return True
    names = [one for one in kept if one.dep_ in {"appos", "attr"}]
    return any(token in {one.head, *syntax.children(one.head, "nsubj")} for one in names) or (
        token.dep_ == "attr" and any(one.head == token.head for one in kept)
    )


def _unmoved(draft: Draft, rule: Draft) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Both sides unchanged: of a noun's act the grammar is sure who suffers ("Chad suffered a raid")."""
    struck = {t for t in rule.recipients if t not in rule.actors}
    moved = [t for t in draft.actors if t in struck]
    if not moved or draft.type in _MUTUAL or syntax.is_verb(draft.head):
        return draft.actors, draft.recipients
    recipients = sorted({*draft.recipients, *moved}, key=lambda t: t.i)
    return tuple(t for t in draft.actors if t not in moved), tuple(recipients)


def _mutual(draft: Draft, rule: Draft) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Both sides of talks, all of whom the rule has act: "she met the envoys".

    The second coder may take one of them for a recipient; whom the verb has beside it stays in any case.
    """
    back = {t for t in rule.actors if t in draft.recipients}
    if len(rule.actors) > 1:
        back |= {t for t in rule.actors if _is_beside(t, _TOGETHER) or _root(t).dep_ == "nsubj"}
    actors = tuple(sorted({*draft.actors, *back}, key=lambda t: t.i)) if back else draft.actors
    # whose case it is that two discuss is no party
    owners = {t for t in draft.recipients if t.dep_ == "poss" and len(rule.actors) > 1}
    return actors, tuple(t for t in draft.recipients if t not in back and t not in owners)


def _side(
    now: tuple[Token, ...],
    own: tuple[Token, ...],
    draft: Draft,
    sentence: Sentence,
    may: Callable[[Token, Draft, Sentence, bool], bool],
) -> tuple[Token, ...]:
    """One side of an act: whom the rule names of it and who is joined to them, else who may be there."""
    now = _whole_row(now, own, draft, sentence.known)
    kept = [t for t in now if t in own]
    added = [t for t in now if t not in own]
    if not added:
        return now
    if not kept and _of_kin(added, own, sentence):
        return own
    if not any(_is_somebody(t, sentence.known) for t in kept):
        found = [t for t in now if t in own or may(t, draft, sentence, bool(own))]
        return tuple(found) or tuple(t for t in own if not sentence.known.mentions(t))
    named = {pronoun: name for pronoun in kept if (name := _named_for(pronoun, added)) is not None}
    joined = {t for t in added if is_joined(t, kept, draft)}
    return tuple(dict.fromkeys(named.get(t, t) for t in now if t in kept or t in joined))


def _whole_row(
    now: tuple[Token, ...], own: tuple[Token, ...], draft: Draft, known: Known
) -> tuple[Token, ...]:
    """A side with those whom "and" or "along with" joins to one who stands there: it befalls both."""
    kept = [t for t in now if t in own]
    roots = {_root(t) for t in kept}
    parties = {*draft.actors, *draft.recipients}
    along = {*joined(kept, known)}
    back = [
        t
        for t in own
        if t not in parties
        and known.mentions(t)
        and ((t.dep_ == "conj" and _root(t) in roots) or (t in along and t.dep_ == "pobj"))
    ]
    return tuple(sorted({*now, *back}, key=lambda t: t.i)) if 0 < len(back) <= len(kept) else now


def _of_kin(added: Sequence[Token], own: tuple[Token, ...], sentence: Sentence) -> bool:
    """Whether all who are added are only kin of who suffers: "the mother of a boy who was shot"."""
    kin = [t for t in added if t.lemma_.lower() in sentence.words.kin]
    suffering = {child for t in kin for child in syntax.after(t, "of")}
    return bool(own) and len(kin) == len(added) and {*own} <= suffering


def _is_somebody(token: Token, known: Known) -> bool:
    """Whether a phrase of the rules is somebody for sure, and no thing that may be anyone's."""
    counted = token.pos_ == "NUM" or any(known(t) for t in syntax.after(token, "of"))
    return token.lower_ in _PRONOUNS or known(token) or counted


def _belongs(token: Token, kept: Sequence[Token]) -> bool:
    """Whether a phrase is joined to one of the others, or an example of it ("people, including a nurse")."""
    roots = {_root(t) for t in kept}
    root = _root(token)
    if root in roots or (root.dep_ == "pobj" and root.head.head.lower_ in _ALONG):
        return True
    joined = root != token
    for one, other in ((root, roots), *((_root(t), {root}) for t in kept)):
        if one.dep_ != "pobj":
            continue
        # "dozens of nurses and teachers": joined within what is counted
        counted = (
            joined and one.head.lower_ == "of" and one.ent_type_ != "GPE"
        )  # not "leaders of Chad and Mali"
        if one.head.lower_ in _EXAMPLES or counted:
            above = one.head.head if one.head.head.dep_ != "prep" else one.head.head.head
            if _root(above) in other:
                return True
    return False


def is_joined(token: Token, kept: Sequence[Token], draft: Draft) -> bool:
    """Whether a phrase has the part of the others by its grammar: joined to them, or named with the act."""
    return _belongs(token, kept) or _takes_part(token, draft)


def _takes_part(token: Token, draft: Draft) -> bool:
    """Whether somebody has the same part in an act without direction, or is named with the act itself."""
    root = _root(token)
    if token.lower_ in _PRONOUNS:
        return False
    if root.dep_ == "pobj" and root.head.lower_ == "with":
        return root.head.head in {draft.head, *draft.words, *syntax.objects(draft.head)}
    if draft.type not in _MUTUAL:
        return False
    if any(t.lower_ in _SEVERAL for t in draft.actors):
        return True  # "where they discussed": those who met
    if root.dep_ != "pobj":
        # "Chad's premier joined the envoy for a meeting with allies"
        verb = draft.head.head.head if draft.head.dep_ == "pobj" else draft.head.head
        return not syntax.is_verb(draft.head) and root.head == verb and root.dep_ in {"nsubj", "dobj"}
    controlled = syntax.is_verb(draft.head) and not syntax.children(draft.head, "nsubj")
    return _is_beside(token, _TOGETHER | {"of"} | ({"to"} if controlled else set()))


def _is_beside(token: Token, prepositions: frozenset[str]) -> bool:
    """Whether somebody may meet or talk, too: named after such a preposition, or within what is."""
    here = _root(token)
    while here.dep_ == "pobj" and token.lower_ not in _PRONOUNS:
        if here.head.lower_ in prepositions:
            return True
        here = _root(here.head.head)
    return False


def _named_for(pronoun: Token, added: Sequence[Token]) -> Token | None:
    """The name before a pronoun that the second coder gives the same part, and so the same meaning.

    It is the subject of a clause above, or an object there; of the subject of a clause beside it
    nothing is known.
    """
    if pronoun.lower_ not in _PRONOUNS:
        return None
    several, above = pronoun.lower_ in _SEVERAL, set(pronoun.head.ancestors)
    doers = syntax.surface_subject(pronoun.head)  # "Chad cut ties, accusing it of": not Chad
    names = [t for t in added if t.i < pronoun.i and t.pos_ != "PRON" and t.head != pronoun.head]
    if pronoun not in doers:
        names = [t for t in names if t not in doers]
    subjects = [t for t in names if t.dep_ in {"nsubj", "nsubjpass"}]
    if several and pronoun.head.dep_ == "ccomp":  # "the spokesman said they would"
        return next((t for t in subjects if t.head == pronoun.head.head), None)
    meant = [t for t in subjects if t.head in above] or [t for t in names if t not in subjects]
    return next((t for t in meant if _is_plural(t) == several), None)


def _is_plural(token: Token) -> bool:
    plural = token.tag_ in {"NNS", "NNPS"} or token.lemma_.lower() == "police"
    return plural or any(t.dep_ in {"nummod", "conj"} for t in token.children)


def _may_do(token: Token, draft: Draft, sentence: Sentence, thing: bool) -> bool:
    """Whether somebody may be the doer of an act whose doer no rule has read."""
    head = draft.head
    if _is_predicate(token, head) or _is_behind(token) or _is_filed_with(token, head):
        return False
    if not syntax.is_verb(head):
        return not (judges(token, draft, sentence) or is_asked(draft) or is_elsewhere(token, draft))
    root = _root(token)
    if is_scene(token, draft, sentence) or root.head.dep_ == "dative":
        return False  # "sent a letter to the king asking him"
    if syntax.is_passive(head):
        if root.dep_ in {"nsubj", "nsubjpass"} and root.head != head:
            return _is_open(root.head, head)
        if root.dep_ == "pobj" and root.head.dep_ == "agent" and root.head.head != head:
            return False
        where = root.dep_ == "pobj" and root.head.head == head and root.head.lower_ in _PLACES
        return not where or "court" in token.lower_
    return not (root.dep_ == "pobj" and root.head.lower_ in _STRUCK and _is_struck(root, draft, sentence))


def _is_struck(root: Token, draft: Draft, sentence: Sentence) -> bool:
    """Whether somebody is where bombs went off that killed, or whom the raids hit: "outside the embassy"."""
    subjects = [t for t in syntax.subject(draft.head) if sentence.is_act(t)]
    if any(root == act or act.is_ancestor(root) for act in subjects):
        return True
    if draft.type != "ASSAULT":
        return False
    above = root.head.head
    beside = draft.head.dep_ == "advcl" and above == draft.head.head and root.head.lower_ in _PLACES
    return beside or "ASSAULT" in sentence.acts(above)


def _may_suffer(token: Token, draft: Draft, sentence: Sentence, thing: bool) -> bool:
    """Whether an act may befall somebody where no rule has read whom: not the subject of another clause.

    It may where the rules have a `thing`, which is somebody's ("they wrote, and he dismissed the letter"),
    and where that clause is a condition.
    """
    head = draft.head
    if _is_predicate(token, head) or _is_behind(token) or _is_venue(token):
        return False
    if is_victim(token, draft, sentence) or is_elsewhere(token, draft):
        return False
    root = _root(token)
    if thing or not syntax.is_verb(head) or root.dep_ not in {"nsubj", "nsubjpass"}:
        return True
    if not syntax.children(head, "nsubj", "nsubjpass") or _is_open(root.head, head):
        return True
    return root.head == head or _is_complement(root.head, head)


def _is_open(clause: Token, above: Token) -> bool:
    """Whether a clause is what an act hangs on, or is a participle that the parser gave a subject."""
    if clause.tag_ == "VBG" and not syntax.children(clause, "aux"):
        return True  # "an attack on the government calling it weak"
    if clause.dep_ == "advcl" and clause.head == above:
        # "fired when strikers came near", but not "Chad wants a dam, while Niger wants a road"
        return not any(t.dep_ == "mark" and t.lower_ in _BESIDE for t in clause.children)
    chain = [clause, *(t for t in clause.ancestors if above in t.ancestors)]
    return any(t.lower_ in _CONDITIONS for verb in chain for t in verb.lefts)


def _is_complement(verb: Token, above: Token) -> bool:
    """Whether a clause is what a verb governs: "wants them to leave"."""
    here = verb
    while here.dep_ in _CLAUSES and here.head != here:
        here = here.head
        if here == above:
            return True
    return here.dep_ == "conj" and here.head == above


def _is_predicate(token: Token, verb: Token) -> bool:
    """Whether a noun only tells what somebody is called: "called him a liar"."""
    return token.dep_ in {"oprd", "attr"} and token.head == verb


def _is_behind(token: Token) -> bool:
    """Whether somebody is only named for what he backs, makes or holds: "an Emirati-backed push"."""
    return (
        token.dep_ == "npadvmod" and token.head.tag_ == "VBN" and token not in syntax.leaders(token.head.head)
    )


def _is_filed_with(token: Token, act: Token) -> bool:
    """Whether somebody only has the paper in which it is told: "accused in a suit filed in federal court"."""
    root = _root(token)
    paper = root.head.head if root.dep_ == "pobj" else root
    return paper.dep_ == "acl" and paper.tag_ == "VBN" and paper.lemma_ in _FILED and paper != act


def _is_venue(token: Token) -> bool:
    """Whether somebody is only who hears a case: "fought the claim before the high court"."""
    root = _root(token)
    return root.dep_ == "pobj" and root.head.lower_ == "before"
