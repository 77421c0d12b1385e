"""Numbers in words and digits, with the words that bound them: "at least two dozen", "10 to 15"."""

from __future__ import annotations

import re

from msgspec import Struct
from spacy.tokens import Doc

from dateline.knowledge.sizes import SizeWords

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALED = re.compile(r"(\d[\d,.]*)(k|m|mn|bn|tn|b|million|billion|trillion)?(\+)?", re.IGNORECASE)
_UNITS = {
    w: n
    for n, w in enumerate(
        (
            *(
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
            ),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        )
    )
}
_TEN_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {w: 10 * n for n, w in enumerate(_TEN_WORDS, 2)}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "b": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
}
_LONGEST_PHRASE = 4


class Number(Struct, frozen=True):
    """A number phrase over tokens first to last (included); `high` is null where it has no upper bound."""

    first: int
    last: int
    low: int
    high: int | None


def numbers(doc: Doc, words: SizeWords) -> list[Number]:
    """All number phrases, in order, none inside another."""
    found: list[Number] = []
    at = 0
    while at < len(doc):
        word = doc[at].lower_
        number = _vague(doc, at, words) if word in words.amount_starts else None
        if number is None and _may_begin(word):
            number = _ranged(doc, at)
        if number is None:
            at += 1
            continue
        number = bounded(doc, number, words)
        found.append(number)
        at = number.last + 1
    return found


def _may_begin(word: str) -> bool:
    """Whether a plain number may begin with a word: what most words fail is asked first."""
    return (
        word[:1].isdigit()
        or word == "a"
        or word.partition("-")[0] in _UNITS
        or word.partition("-")[0] in _TENS
    )


def _vague(doc: Doc, at: int, words: SizeWords) -> Number | None:
    """dozens, tens of thousands, a dozen."""
    for length in range(_LONGEST_PHRASE, 0, -1):
        phrase = tuple(t.lower_ for t in doc[at : at + length])
        amount = words.amounts.get(phrase)
        if amount and len(phrase) == length and doc[at].dep_ not in ("preconj", "cc:preconj", "cc"):
            return Number(at, at + length - 1, amount.low, amount.high)
    return None


def _ranged(doc: Doc, at: int) -> Number | None:
    """A number, or two joined to a range: 10 to 15, 10-15, between 10 and 15, two or three."""
    one = _plain(doc, at)
    if one is None:
        return None
    last, value = one
    joint = last + 1
    if joint + 1 < len(doc) and doc[joint].lower_ in ("to", "-", "\u2013", "or", "and"):
        other = _plain(doc, joint + 1)
        between = at > 0 and doc[at - 1].lower_ == "between"
        if other and (doc[joint].lower_ != "and" or between):
            low, high = _scaled_pair(doc, value, other)
            if low < high:
                return Number(at - 1 if between else at, other[0], low, high)
    return Number(at, last, value, value)


def _scaled_pair(doc: Doc, low: int, other: tuple[int, int]) -> tuple[int, int]:
    """ "2 to 3 million": the scale of the second holds for the first."""
    last, high = other
    scale = _SCALES.get(doc[last].lower_, 1)
    return (low * scale if scale > 1 and low < scale and low * scale < high else low), high


def _plain(doc: Doc, at: int) -> tuple[int, int] | None:
    """The last token and the value of a plain number that begins at a token."""
    total, current, last = 0, 0.0, at - 1
    if (
        doc[at].lower_ == "a"
        and at + 1 < len(doc)
        and doc[at + 1].lower_ in ("dozen", "hundred", "thousand", "million")
    ):
        current, last = 1.0, at
    while last + 1 < len(doc):
        token = doc[last + 1]
        word = token.lower_.rstrip(".") if last >= at else token.lower_
        if word == "one" and is_no_one(doc, token.i):
            break
        if (value := _value(word)) is not None and (
            current == 0 or (value < 10 <= current and current % 10 == 0)
        ):
            current += value
        elif word in _SCALES and last >= at:
            current *= _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, current = total + round(current), 0.0
        elif word in ("-", "and") and last >= at and _joins(doc, last + 1):
            last += 1
            continue
        elif value is not None and current >= 100 and value < 100:
            current += value
        else:
            break
        last += 1
    if last < at or (not total and current != round(current)):
        return None
    return last, total + round(current)


def is_no_one(doc: Doc, at: int) -> bool:
    """Whether "one" stands for somebody rather than for the number: no one, no-one, everyone."""
    lead = " ".join(t.lower_ for t in doc[max(0, at - 2) : at])
    return lead in ("no", "no -", "any", "every") or lead.endswith(
        (" no", "no -", " any", " every", " which")
    )


def _joins(doc: Doc, at: int) -> bool:
    """Whether a hyphen or "and" stands within one number: twenty-two, a hundred and five."""
    if at + 1 >= len(doc) or at == 0:
        return False
    before, after = doc[at - 1].lower_, doc[at + 1].lower_
    if doc[at].text == "-":
        return (before in _TENS and after in _UNITS) or (_value(before) is not None and after in _SCALES)
    return before in ("hundred", "thousand") and (after in _UNITS or after in _TENS)


def _value(word: str) -> float | None:
    if word in _UNITS:
        return float(_UNITS[word])
    if word in _TENS:
        return float(_TENS[word])
    if "-" in word:
        tens, _, unit = word.partition("-")
        return float(_TENS[tens] + _UNITS[unit]) if tens in _TENS and unit in _UNITS else None
    match = _SCALED.fullmatch(word)
    if not match or not _DIGITS.fullmatch(match.group(1)):
        return None
    return float(match.group(1).replace(",", "")) * _SCALES.get((match.group(2) or "").lower(), 1)


def bounded(doc: Doc, number: Number, words: SizeWords) -> Number:
    """The number with the words that bound it taken in."""
    first, last, low, high = number.first, number.last, number.low, number.high
    side, length = _phrase_before(doc, first, words)
    if side:
        first -= length
        if side == "low":
            high = None
        elif side == "high":
            low, high = min(1, low), number.high or number.low
    after, length = _phrase_after(doc, last, words)
    if after or doc[last].text.endswith("+"):
        last += length
        low, high = (low, None) if after != "high" else (min(1, low), high)
        if after == "about":
            high = number.high
    # "at least about 40": a second word of the same kind
    more, length = _phrase_before(doc, first, words)
    if more and side:
        first -= length
        high = None if more == "low" else high
    return Number(first, last, low, high)


def _phrase_before(doc: Doc, first: int, words: SizeWords) -> tuple[str, int]:
    for length in range(_LONGEST_PHRASE, 0, -1):
        if first - length >= 0:
            side = words.before.get(tuple(t.lower_ for t in doc[first - length : first]))
            if side:
                return side, length
    return "", 0


def _phrase_after(doc: Doc, last: int, words: SizeWords) -> tuple[str, int]:
    for length in range(_LONGEST_PHRASE, 0, -1):
        told = tuple(t.lower_ for t in doc[last + 1 : last + 1 + length])  # shorter at the text's end
        side = words.after.get(told)
        if side:
            return side, len(told)
    return "", 0
