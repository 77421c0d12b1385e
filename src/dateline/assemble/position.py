"""How the name of a place stands in its sentence: as where something is, as where somebody is from."""

from __future__ import annotations

import re

from dateline.model import Candidate, Place

# "Kopp, 44, of St. Albans", "Marsh, 31, from the Leeds suburb of Morley": where somebody is from
_HOME = re.compile(
    r"(?:,\s(?:\d+,\s)?|\b(?:native|citizen|national|resident|graduate)s?\s)of\s(?:the\s)?$"
    r"|,\s(?:aged\s)?\d{1,2},\s(?:of|from)\s(?:the\s)?(?:[\w-]+\s){0,3}(?:of\s)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s(?:the\s)?$")
# "the envoy to Chad": to whom somebody is sent
_POSTED = re.compile(r"\b(?:ambassador|envoy|emissary|high\scommissioner)s?\sto\s(?:the\s)?$", re.IGNORECASE)
# "a Paris, Missouri, man"
_WHOSE_HOME = re.compile(
    r"(?:,\s[A-Z][\w.]+,?)?[\s-](?:man|woman|men|women|teen|teenager|resident|native|couple|boy|girl|father|mother)s?\b"
)
# what stands before a sea or a continent in which something is
_WITHIN = re.compile(
    r"\b(?:in|on|at|of|to|off|near|over|across|around|into|inside|through|throughout|along|above|from)\s(?:the\s)?"
    r"(?:[A-Z]\w+,?\s(?:and\s)?(?:the\s)?)?$"
)
# of a country, and in another: "the U.S. Embassy bombings"
_MISSION = re.compile(r"\b(?:embassy|consulate|high\scommission)\b", re.IGNORECASE)
_BEFORE = 60  # characters
_FROM = re.compile(r"\bfrom\s(?:the\s)?(?:\w+ern\s)?$")
_LOCATED = re.compile(r"\b(?:in|at|near|outside|inside|across|throughout|off)\s(?:the\s)?(?:\w+\s)?$")
# the same with more words between: "in the northern port city of"
_IN_ITS = re.compile(
    r"\b(?:in|at|near|outside|inside|across|throughout|off|around|within|(?:visit|trip|tour|travel\w*|(?<!is\s)(?<!er\s)(?<!ir\s)(?<![’']s\s)return\w*)\sto)"
    r"\s(?:(?!(?:favou?r|support|response|protest|connection|case|light|view|of\s\w+\sof)\s)[\w'’-]+\s){0,5}$",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"\s(?:\w+\s)?(?:suburb|neighbou?rhood|district|section|borough|quarter)\sof\s[A-Z]")
_COURT_AFTER = re.compile(
    r"(?:['’]s)?\s(?:(?:County|City|District|Federal|Superior|High|Supreme|Crown|Circuit|Criminal|Municipal"
    r"|Regional|Local|Magistrates?['’]?s?|Children['’]s|Youth)\s){0,3}[Cc]ourt(?:house)?\b"
)
_COURT_BEFORE = re.compile(r"\bcourt(?:house)?\s(?:sitting\s)?(?:in|at)\s$", re.IGNORECASE)
# where the hurt are brought, and the act was not
_WARD = re.compile(r"\b(?:hospital|medical\scent(?:er|re)|clinic|infirmary|morgue|mortuary)\b", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|,?\sand|,?\sor)\s(?:the\s)?(?:\w+ern\s)?")
# acts that leave a place: "withdrew from Kherson", "deported from France", "ousted from Sirte"
_LEAVES = frozenset({"RETREAT", "COERCE", "SANCTION"})


def is_scene(place: Place, text: str) -> bool:
    """Whether an act may be there: not where somebody is from, nor a continent as a quality of something."""
    before = text[: place.start][-_BEFORE:]
    agent = place.precision == "country" and _BY.search(before)  # "the campaign by Turkey"
    if place.precision == "country" and _MISSION.search(place.text):
        return False
    if _HOME.search(before) or _POSTED.search(before) or agent:
        return False
    if place.precision != "region" or place.country is not None:
        return True
    # "the African envoys", "Europe's biggest economy"
    quality = place.text.endswith("an") and place.text != place.name
    return not quality and bool(_WITHIN.search(before))


def is_whose_home(place: Place, text: str) -> bool:
    """Whether somebody is called after it: "a Paris, Missouri, man"."""
    return bool(_WHOSE_HOME.match(text[place.end : place.end + _BEFORE]))


def is_origin(place: Place, candidate: Candidate, text: str) -> bool:
    """Whether somebody or something is only from there: "killed a tourist from Canada"."""
    leaves = candidate.type in _LEAVES and place.precision != "region"  # "left the European Union"
    return not leaves and bool(_FROM.search(text[: place.start][-16:]))


def is_located(place: Place, text: str) -> bool:
    """Whether something is told to be in, at or near it."""
    return bool(_LOCATED.search(text[: place.start][-24:]))


def is_within(place: Place, text: str) -> bool:
    """The same, where more words may stand between: "in the northern port city of Basra".

    So is what opens a text in capitals: "LIMA The minister said".
    """
    before = text[: place.start][-60:]
    return bool(_IN_ITS.search(before)) or (place.text.isupper() and before[-1:] in {"", "\n"})


def goes_on(place: Place, before: Place, text: str) -> bool:
    """Whether a list goes on with it: "militias from Lebanon, Iraq and Afghanistan"."""
    return bool(_LISTED.fullmatch(text[before.end : place.start]))


def is_court(place: Place, text: str) -> bool:
    """Whether a court is told by its town: "Leeds Crown Court", "a court in Leeds"."""
    if place.precision not in {"city", "admin2"} or place.use == "metonym":
        return False
    after = _COURT_AFTER.match(text[place.end : place.end + _BEFORE])
    return bool(after or _COURT_BEFORE.search(text[: place.start][-_BEFORE:]))


def is_ward(place: Place) -> bool:
    """Whether it is a house to which the hurt and dead are brought from where the act was."""
    return bool(_WARD.search(place.text))


def is_holder(place: Place, text: str) -> bool:
    """Whether it only holds the place named after it: "the Lusaka suburb of Chawama"."""
    return bool(_HOLDS.match(text[place.end : place.end + _BEFORE]))
