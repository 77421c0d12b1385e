"""Which of GeoNames' alternate names are worth keeping, and the shorter forms of official names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.knowledge.gazetteer import fold

_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF][A-Za-z\u00C0-\u024F\u1E00-\u1EFF'’‘ʻʼ`.\- ]+")
_LOWER_START = re.compile(r"(?:al|el|ad|ar|as|ash|at|az|an)-[A-Z\u00C0-\u00DE]")
_GENERIC = (
    "oblast|region|province|state|governorate|county|district|prefecture|department|raion|rayon|municipality|"
    "division|canton|republic|territory|city|city district|regency|emirate|parish|special region|"
    "autonomous region"
)
_LAST = re.compile(rf"^(?P<name>.{{3,}}?)['’]?\s(?:{_GENERIC})$", re.IGNORECASE)
_FIRST = re.compile(
    r"^(?:(?:the )?(?:state|province|region|republic|county|city|district|department) of|"
    r"(?:the )?(?:municipality|governorate) of|"
    r"provincia de|provincia di|province de|province du|département de|departamento de|estado de|région de|"
    r"comunidad de|land|freistaat|wilayat|wilaya de|muḩāfaz̧at|moḩāfaz̧at-e|ostān-e|kabupaten|kota|"
    r"distrito de)\s"
    r"(?P<name>.{3,})$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:A[ldnrst]|A[sd]h|El|E[nrst]|Ash|Adh|Ath)[\s-](?P<name>[A-Z\u00C0-\u1EFF]\S{4,})$")
# countries (ISO 3166-1 alpha-2) where names of towns begin with the Arabic article
_ARABIC = "AE BH DJ DZ EG EH IL IQ IR JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE"
_SHORTEST = 4


def kept(names: Iterable[str], main: str) -> Iterator[str]:
    """The alternate names that a news text may use: Latin letters, a capital, no airport code.

    GeoNames mixes in codes and machine transliterations written in lower case; they only make noise.
    """
    own = fold(main)
    for name in names:
        clean = name.strip()
        if not _LATIN.fullmatch(clean) or len(clean) > 50:
            continue
        if not (clean[0].isupper() or _LOWER_START.match(clean)):
            continue
        if len(clean) < _SHORTEST or (clean.isupper() and len(clean) <= _SHORTEST + 1):
            continue
        if fold(clean) != own:
            yield clean


def without_article(name: str, iso2: str) -> str | None:
    """An Arabic name without its article, as news often has it ("Al Hudaydah": "Hudaydah"), or None."""
    match = _ARTICLE.match(name) if iso2 in _ARABIC else None
    return match.group("name") if match else None


def shortened(name: str) -> str | None:
    """An administrative name without its generic word ("Donetsk Oblast": "Donetsk"), or None."""
    match = _LAST.match(name) or _FIRST.match(name)
    return match.group("name").strip() if match else None
