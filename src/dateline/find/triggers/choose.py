"""Which readings of a sentence stand: one act told twice is one report."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dateline.find.triggers.draft import Draft
from dateline.find.triggers.merging import Merging
from dateline.knowledge.act_words import ActWords
from dateline.text import syntax

_CRIME_AFTER = frozenset({"with", "of"})
_DEED_AFTER = frozenset({"in", "for", "over"})
_HELP = frozenset({"AID", "SUPPORT"})
LEAST = 0.4  # a weaker reading has no party that is known, and mostly no act that is meant


def chosen(drafts: list[Draft], words: ActWords) -> tuple[list[Draft], list[Draft]]:
    """The readings that stand, in the order of the text, and those that lost, each with the reason."""
    kept: list[Draft] = []
    lost: list[Draft] = []
    for draft in sorted(
        drafts, key=lambda d: (-len(d.absorbs) * 0.05 - d.score, -len(d.words), d.head.i, d.rule)
    ):
        rival = next((k for k in kept if k.covered & draft.covered), None)
        if rival is not None:
            lost.append(draft.losing(f"the same words are read as {rival.type} by {rival.rule}"))
        elif not draft.actors and not draft.recipients and not (draft.elliptic or _is_unsigned(draft, words)):
            lost.append(draft.losing("neither party is named"))
        elif draft.score < LEAST and not (draft.elliptic or _is_unsigned(draft, words)):
            lost.append(draft.losing(f"too weak: {draft.score} where {LEAST} is the least"))
        else:
            kept.append(draft)
    merged, dropped = _merged(_without_denials(kept, lost))
    merged, served = _served(merged)
    merged, told = _protested(merged)
    merged, struck = _struck(merged)
    return sorted(merged, key=lambda d: d.head.i), lost + dropped + served + told + struck


def _is_unsigned(draft: Draft, words: ActWords) -> bool:
    """Force or protest that is told without anybody: "clashes broke out", "residents reported shelling"."""
    if draft.speaker:
        return True
    head = draft.head
    seen = head.dep_ == "dobj" and head.head.lemma_ in words.witnessing
    told = (head.dep_ in {"nsubj", "nsubjpass", "ROOT"} or seen) and not syntax.is_verb(head)
    return told and draft.type in {"ASSAULT", "PROTEST"} and not (draft.actors or draft.recipients)


def _without_denials(kept: list[Draft], lost: list[Draft]) -> list[Draft]:
    """A denial of an act is told by the act itself, negated and denied, not by a report of its own."""
    denials = {
        op.match.head.i: d
        for d in kept
        for op in d.sense.operations
        if op.operator.stance == "denies" and not op.operator.whole
    }
    stay = [d for d in kept if d.head.i not in denials]
    lost += [
        d.losing(f"what is denied is told by {denials[d.head.i].rule}") for d in kept if d.head.i in denials
    ]
    return stay


def _merged(drafts: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Join a nominal reading with the verb that tells the same act ("killed in an attack by")."""
    merging = Merging(drafts)
    for noun in drafts:
        if (syntax.is_verb(noun.head) and noun.head.dep_ != "pcomp") or noun not in merging.kept:
            continue
        others = (d for d in merging.kept if d is not noun and d.type == noun.type)
        verb = next((d for d in others if _hangs_on(noun.head, d.head)), None)
        if verb is not None:
            merging.take(noun, verb, _completed(verb, noun))
    return merging.outcome


def _served(drafts: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Join help given with the purpose that names whom it serves ("sent tents to help Haiti")."""
    merging = Merging(drafts)
    for purpose in drafts:
        if purpose.type not in _HELP or not any(
            t.dep_ == "aux" and t.lower_ == "to" for t in purpose.head.children
        ):
            continue
        gifts = (merging.at(above, "AID") for above in purpose.head.ancestors)
        gift = next((g for g in gifts if g is not None), None)
        if gift is not None:
            whole = replace(gift, recipients=_named(gift) + purpose.recipients or gift.recipients)
            merging.take(purpose, gift, whole, f"what {gift.head.text!r} is for")
    return merging.outcome


def _protested(drafts: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Join a protest with how and what for it was held: "took to the streets to protest"."""
    merging = Merging(drafts)
    for lower in drafts:
        if lower.type != "PROTEST" or lower.head.dep_ not in {"advcl", "xcomp", "conj"}:
            continue
        upper = merging.at(lower.head.head, "PROTEST")
        if upper is None or upper.actors != lower.actors or not syntax.is_verb(upper.head):
            continue
        if lower.head.dep_ == "conj" and lower.mode not in {None, upper.mode}:
            continue  # "rallied and went on strike"
        whole = replace(upper, recipients=upper.recipients or lower.recipients)
        merging.take(lower, upper, whole, f"the same protest is told by {upper.head.text!r}")
    return merging.outcome


def _struck(drafts: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Join who was killed with the attack in which: "two were killed when gunmen attacked a market"."""
    merging = Merging(drafts)
    for blow in drafts:
        if blow.type != "ASSAULT" or blow.head.dep_ != "advcl":
            continue
        if not any(t.lower_ == "when" and t.i < blow.head.i for t in blow.head.children):
            continue
        above = (merging.at(t, "ASSAULT") for t in (blow.head.head, *blow.head.head.conjuncts))
        harm = next((d for d in above if d is not None), None)
        if harm is None or harm.actors or harm.sense.status != blow.sense.status:
            continue
        hit = tuple(t for t in blow.recipients if t not in harm.recipients and not _is_theirs(t))
        whole = replace(
            harm, actors=blow.actors, recipients=(*harm.recipients, *hit), mode=blow.mode or harm.mode
        )
        merging.take(blow, harm, whole)
    return merging.outcome


def _is_theirs(token: Token) -> bool:
    """Whether what was hit is told by those in it: "them", "their van"."""
    return token.pos_ == "PRON" or any(t.tag_ == "PRP$" for t in token.children)


def _named(gift: Draft) -> tuple[Token, ...]:
    """Its recipients that have a name: "gave Jordan money" has one, "gave money in aid" has not."""
    return tuple(t for t in gift.recipients if t.pos_ == "PROPN")


def tells_same(noun: Token, verb: Token) -> bool:
    """Whether a noun or gerund hangs on the verb as its subject, its object or a circumstance."""
    if noun.head == verb and noun.dep_ in {"nsubj", "dobj", "nsubjpass"}:
        return True
    if verb.dep_ in {"relcl", "acl"} and verb.head == noun:  # "a lawsuit accusing Uganda"
        return True
    if noun.dep_ == "pcomp":  # "killed in shelling from across the border"
        return noun.head.head == verb and noun.head.lower_ in {"in", "by", "during"}
    return (
        noun.dep_ == "pobj"
        and noun.head.head == verb
        and noun.head.lower_ in {"in", "during", "by", "with", "after", "of", "for"}
    )


def names_crime(deed: Token, crime: Token) -> bool:
    """Whether a noun is the name in law of a deed: "charged with murder in the slaying of Ana Ruiz"."""
    if not deed.dep_ == crime.dep_ == "pobj" or crime.i > deed.i:
        return False
    if crime.head.lower_ not in _CRIME_AFTER or deed.head.lower_ not in _DEED_AFTER:
        return False
    return deed.head.head in {crime, crime.head.head}


def _hangs_on(noun: Token, verb: Token) -> bool:
    return tells_same(noun, verb) and not names_crime(noun, verb)


def _completed(verb: Draft, noun: Draft) -> Draft:
    """The verb's reading with the parties that only the noun names."""
    actors = tuple(t for t in verb.actors if t != noun.head)
    recipients = tuple(t for t in verb.recipients if t != noun.head) or noun.recipients
    if not actors or not (recipients or noun.recipients):
        # nobody's, or an act without direction: all whom the noun names take part
        actors = (*actors, *(t for t in noun.actors if t not in actors and t not in recipients))
    return replace(verb, actors=actors, recipients=recipients, mode=noun.mode or verb.mode)
