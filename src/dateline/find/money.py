"""Sums of money, with their currency and the word that they depend on."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dateline.find.numbers import Number, bounded
from dateline.knowledge.sizes import SizeWords
from dateline.model import SizeMention, Span
from dateline.text import Reading

_SURETIES = frozenset({"bail", "bond"})  # what frees a suspect measures no act


def money(reading: Reading, words: SizeWords, numbers: Sequence[Number]) -> list[SizeMention]:
    """The sums among the numbers of an article, in order, each on the verb or noun that it depends on."""
    doc = reading.doc
    found: list[SizeMention] = []
    for number in numbers:
        sign = words.signs.get(doc[number.first - 1].text.upper()) if number.first else None
        word = _currency_after(doc, words, number.last + 1)
        if (not sign and not word) or doc[number.last].head.lower_ in _SURETIES:
            continue
        first = number.first - 1 if sign else number.first
        whole = bounded(doc, Number(first, number.last, number.low, number.high), words) if sign else number
        last = number.last if sign else number.last + 1
        evidence = reading.words(doc[whole.first], doc[max(last, whole.last)])
        trigger = _spends(doc[number.last])
        span = Span(trigger.idx, trigger.idx + len(trigger))
        mention = SizeMention("money", whole.low, whole.high, evidence, span, sign or word or "")
        if found and _is_range(reading, found[-1], mention):
            start = found.pop()
            both = reading.evidence(start.evidence.start, evidence.end)
            mention = SizeMention("money", start.low, mention.high, both, start.trigger, mention.currency)
        found.append(mention)
    return found


def _is_range(reading: Reading, one: SizeMention, other: SizeMention) -> bool:
    """Whether two sums stand as "$2 million to $3 million", or "between $2 million and $3 million"."""
    between = reading.text[one.evidence.end : other.evidence.start].strip()
    if between == "and" and reading.text[: one.evidence.start].lower().endswith("between "):
        between = "to"
    rising = other.high is None or one.low < other.high
    return between in ("to", "-", "\u2013") and one.currency == other.currency and rising


def _currency_after(doc: Doc, words: SizeWords, at: int) -> str | None:
    """The code of a currency's name after a number; "pounds of rice" is a weight."""
    if at >= len(doc) or (
        at + 1 < len(doc) and doc[at + 1].lower_ == "of" and doc[at].lower_.startswith("pound")
    ):
        return None
    return words.money.get(doc[at].lower_)


def _spends(token: Token) -> Token:
    """The verb above a sum, or the noun it qualifies where there is no verb."""
    at = token
    while at.head != at and at.pos_ != "VERB":
        at = at.head
    return at if at.pos_ == "VERB" else token.head
