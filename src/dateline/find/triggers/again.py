"""One act that several words tell: "claimed the blast that killed six", "found guilty and sentenced"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from dateline.find.triggers.choose import names_crime
from dateline.find.triggers.draft import Draft
from dateline.find.triggers.merging import Merging, joined
from dateline.text import syntax

_FORCE = "ASSAULT"
_CLAIMED = frozenset({"responsibility", "credit"})
_NEAR = 6  # words: what stands further from the claim is no part of its trigger
_AS_PART = frozenset({"in", "during", "by"})
_COMPLEMENTS = frozenset({"of", "on", "against", "by", "upon"})
_JUDGEMENTS = frozenset({"SANCTION", "COERCE"})
_GUILTY = frozenset({"convict", "find", "declare"})
_PUNISHED = frozenset({"sentence", "jail", "imprison", "fine"})


def told_once(drafts: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """The readings of a sentence with one for each act that several of its words tell.

    Returns:
        what stands, and the readings that were taken into another, with the reason.
    """
    merging = Merging([_as_claimed(draft) for draft in drafts])
    for told in list(merging.kept):
        for other in [d for d in merging.kept if d.head != told.head]:
            first = merging.at(told.head, told.type)
            if first is not None and other in merging.kept and any(same(first, other) for same in _SAME):
                merging.take(other, first, _joined(first, other))
    return merging.outcome


def _as_claimed(draft: Draft) -> Draft:
    """An act with who claims it for its source; what nobody has claimed was done all the same."""
    if _claimed_by(draft) is None:
        return draft
    if draft.sense.status == "negated":
        return replace(draft, actors=(), sense=draft.sense._replace(status="occurred", words=()))
    if draft.said_by is not None or not draft.actors:
        return draft
    return replace(draft, said_by=draft.actors[0], stance=draft.stance or "states")


def _joined(first: Draft, other: Draft) -> Draft:
    act = _claimed_by(first)
    if act is None:
        # who only takes part in a kind of act ("the latest attack on reporters") is not who suffered this one
        return joined(
            first, other, first.recipients or [t for t in other.recipients if t not in first.actors]
        )
    words = first.words
    if 0 < act.i - words[-1].i <= _NEAR:
        words = (*words, *act.doc[words[-1].i + 1 : act.i + 1])
    return replace(joined(first, other, (*first.recipients, *other.recipients)), words=words)


def _claimed_by(draft: Draft) -> Token | None:
    """The act that somebody claims: the "blast" of "claimed responsibility for the blast"."""
    if draft.type != _FORCE or not syntax.is_verb(draft.head):
        return None
    for claim in syntax.children(draft.head, "dobj"):
        if claim.lemma_.lower() in _CLAIMED:
            own = [t for t in (*claim.children, *draft.head.children) if t.lower_ == "for"]
            return next((act for t in own for act in syntax.children(t, "pobj")), None)
    return None


def _is_claimed(first: Draft, other: Draft) -> bool:
    """ "Claimed responsibility for the blast that killed six": what it did is told of the same act."""
    act = _claimed_by(first)
    if act is None or other.type != _FORCE or other.sense.status != first.sense.status:
        return False
    strangers = [t for t in other.actors if t not in first.actors and t.i != act.i]
    below = other.head == act or (other.head.dep_ == "relcl" and other.head.head in (act, *act.conjuncts))
    return below and not strangers


def _is_called(first: Draft, other: Draft) -> bool:
    """ "The killing of Ana Ruiz was the third attack on reporters": one act, called by two names."""
    act, name = first.head, other.head
    called = act.dep_ == "nsubj" and name.dep_ == "attr" and act.head == name.head
    if not called or other.type != first.type or name.tag_ != "NN" or act.tag_ in {"NNS", "NNPS"}:
        return False
    return not any(t.dep_ == "neg" for t in (*act.head.children, *name.children))


def _is_way(first: Draft, other: Draft) -> bool:
    """ "The murder of a nurse in a stabbing": how it was done."""
    act, way = first.head, other.head
    if first.type != _FORCE or other.type != _FORCE or syntax.is_verb(act) or syntax.is_verb(way):
        return False
    if way.dep_ != "pobj" or way.head.lower_ not in _AS_PART or way.i < act.i or _has_own(way):
        return False
    hosts = {act, act.head.head if act.dep_ == "pobj" else act}
    hosts |= {t for p in syntax.children(act, "prep") if p.lower_ == "of" for t in syntax.children(p, "pobj")}
    return way.head.head in hosts and (not other.recipients or set(other.recipients) <= set(first.recipients))


def _is_named_crime(first: Draft, other: Draft) -> bool:
    """The name in law of the deed that is told."""
    return first.type == other.type == _FORCE and names_crime(first.head, other.head)


def _is_taken_up(first: Draft, other: Draft) -> bool:
    """ "Odell was wounded in the shooting but survived the attack": of the same, told before."""
    act = _died_in(other) or other.head
    if first.type != _FORCE or other.type != _FORCE or syntax.is_verb(act) or act.i < first.head.i:
        return False
    bare = [t for t in act.lefts if t.is_alpha]
    if act.tag_ != "NN" or [t.lower_ for t in bare] != ["the"] or _has_own(act):
        return False
    doer = act.head if act.dep_ == "dobj" else act.head.head
    part = act.dep_ == "dobj" or (act.dep_ == "pobj" and act.head.lower_ in _AS_PART)
    return part and syntax.lemma(doer) in {"survive", "die"} and _of_same_people(first, other)


def _died_in(draft: Draft) -> Token | None:
    """The "attack" of "ten died in the attack", where the verb tells of it."""
    if not syntax.is_verb(draft.head):
        return None
    return next((t for t in draft.words if t.dep_ == "pobj" and t.head.head == draft.head), None)


def _is_fate(first: Draft, other: Draft) -> bool:
    """ "The shooting of Ana Ruiz, who was wounded": what became of whom the act was done to."""
    if first.type != _FORCE or other.type != _FORCE or syntax.is_verb(first.head):
        return False
    fate = other.head
    clause = fate.dep_ == "relcl" and fate.head in first.recipients and first.head in fate.head.ancestors
    if not clause or not syntax.is_passive(fate) or syntax.agents(fate):
        return False
    dated = any(t.ent_type_ in {"DATE", "TIME"} for t in fate.subtree)
    ways = [t.lower_ for t in syntax.children(fate, "prep", "advcl")]
    return (
        not dated and not set(ways) & {"after", "before", "when", "since"} and _of_same_people(first, other)
    )


def _is_lodged(first: Draft, other: Draft) -> bool:
    """ "Filed a lawsuit accusing Uganda of murder": what the suit says is what was filed."""
    if first.type != "ACCUSE" or other.type != "ACCUSE" or other.head.dep_ != "acl":
        return False
    return other.head.head.head == first.head and other.head.head.dep_ == "dobj"


def _of_same_people(first: Draft, other: Draft) -> bool:
    if first.sense.status != other.sense.status:
        return False
    hurt, hands = set(other.recipients), set(other.actors)
    return bool(hurt) and hurt <= set(first.recipients) and (not first.actors or hands <= set(first.actors))


def _has_own(noun: Token) -> bool:
    """Whether a noun has a doer or a target of its own: "a stabbing by two men", "the attack on Goma"."""
    return any(t.dep_ in {"prep", "agent"} and t.lower_ in _COMPLEMENTS for t in noun.children)


def _is_sentence(first: Draft, other: Draft) -> bool:
    """ "Found him guilty and sentenced him to nine years": one judgement."""
    verdict, penalty = first.head, other.head
    if first.type != "SANCTION" or other.type not in _JUDGEMENTS or penalty not in verdict.conjuncts:
        return False
    if penalty.i < verdict.i or first.sense.status != other.sense.status:
        return False
    if syntax.lemma(verdict) not in _GUILTY or syntax.lemma(penalty) not in _PUNISHED:
        return False
    own = [t for t in penalty.children if t.dep_ in {"nsubj", "nsubjpass", "agent"} or _is_new(t)]
    return not own


def _is_new(token: Token) -> bool:
    """Whether an object is somebody else than was told of: "their leader", not "him", "her", "nine years"."""
    return token.dep_ == "dobj" and token.pos_ != "PRON" and token.ent_type_ not in {"DATE", "MONEY"}


_SAME: tuple[Callable[[Draft, Draft], bool], ...] = (
    _is_claimed,
    _is_called,
    _is_way,
    _is_named_crime,
    _is_taken_up,
    _is_fate,
    _is_lodged,
    _is_sentence,
)
