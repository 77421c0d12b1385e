"""What is refused by not doing it: "will not free them", "did not accept the offer"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dateline.find.triggers.draft import Draft
from dateline.find.triggers.match import Match
from dateline.find.triggers.sentence import Sentence
from dateline.find.triggers.status import condition_of
from dateline.knowledge.triggers import Operator, Trigger
from dateline.text import syntax


def refused(inner: Draft, sentence: Sentence, *, hostile: bool) -> Draft | None:
    """The refusal that a plain "will not" makes of a friendly act, if its doer is somebody who could do it.

    "Will not be sending" and "will not be sent" tell a plan that is off, and refuse nothing.
    """
    verb = inner.carrier or inner.head
    if hostile or inner.sense.status != "negated" or inner.sense.operations or verb.tag_ != "VB":
        return None
    found = _before(verb, sentence)
    if found is None or syntax.is_passive(verb):
        return None
    match, operator = found
    subjects = syntax.subject(verb)
    actors = tuple(t for t in inner.actors if t in subjects)
    if not any(sentence.known(t) or t.pos_ == "PRON" for t in actors):
        return None
    if operator.whole is None or {inner.type, f"{inner.type}.{inner.mode}"} & set(operator.keeps):
        return None
    return replace(
        inner,
        words=tuple(sorted({*inner.words, *match.words}, key=lambda t: t.i)),
        type=operator.whole,
        mode=operator.mode_over(inner.type, inner.mode),
        cameo=operator.cameo,
        rule=operator.id,
        actors=actors,
        # whom they would talk to
        recipients=(*inner.recipients, *(t for t in inner.actors if t not in actors)),
        sense=inner.sense._replace(status="occurred"),
        absorbs=inner.covered,
        elliptic=False,
    )


def withheld(draft: Draft, rule: Trigger) -> Draft:
    """The reading, as its rule's `denied` where its doer did not do what was asked; "not yet" is open."""
    operations = draft.sense.operations
    failed = all(op.match.head.lemma_ == "fail" for op in operations)
    verb = draft.carrier or draft.head
    open_yet = any(t.lower_ in {"yet", "still"} for word in (verb, verb.head) for t in word.children)
    if not rule.denied or draft.sense.status != "negated" or not failed or open_yet or not draft.actors:
        return draft
    type_, _, mode = rule.denied.partition(".")
    return replace(
        draft, type=type_, mode=mode or None, cameo=None, sense=draft.sense._replace(status="occurred")
    )


def _before(verb: Token, sentence: Sentence) -> tuple[Match, Operator] | None:
    """The modal with its "not" before a verb, unless the clause hangs on a condition or on what was not."""
    auxiliaries = [t for t in verb.children if t.dep_ == "aux"]
    if any(t.lemma_.lower() == "have" for t in auxiliaries):
        return None  # "would not have signed"
    for word in auxiliaries:
        if word.lower_ == "would" and condition_of(verb) is not None:
            return None  # "would not sign if"
        for match, operator in sentence.operators(word):
            if "bare" in operator.takes:
                return match, operator
    return None
