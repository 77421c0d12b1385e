"""The wire dateline of a text ("NAIROBI, Kenya (AP) _"), at its beginning or below lines over the news."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.model import Span

Population = Callable[[str], int]  # of the largest place of a name; -1 where there is none

_AGENCY = r"(?:\s?\([A-Z][\w/ .,&]{1,40}\)|\s/[A-Z][\w .-]{1,30}/)?"
_DAY = r"(?:\d{1,2}\s[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s\d{1,2})"
# "NAIROBI, Kenya (AP) _", "KYIV, Oct 27, 2022 (Reuters) -", "WASHINGTON --", "Paris, 7 March 2023 \u2013"
_DATELINE = re.compile(
    rf"""\s*
    (?P<line>
        [A-Z\u00C0-\u00DE][A-Z\u00C0-\u00DE.'\u2019/\- ]{{2,40}}      # the city in capitals
        (?:,\s(?:[A-Z]|\d{{1,2}}\s[A-Z]|(?:19|20)\d\d)[\w.'\u2019 ]{{0,30}}){{0,4}}  # country, date, year
        {_AGENCY}\s?(?:[\u2014\u2013_:]\s|-\s|--\s?)
      | (?!(?:In|On|At)\s)  # or in small letters, with the full date
        [A-Z][\w.'\u2019-]+(?:\s[A-Z][\w.'\u2019-]+){{0,3}}
        (?:,\s[A-Z][\w.'\u2019 ]{{1,30}}){{0,2}},\s{_DAY},?\s(?:19|20)\d\d
        {_AGENCY}\s?(?:[\u2014\u2013_]|--?)\s
      | \([A-Z][\w/ .&]{{1,30}}\)\s?(?:[\u2014\u2013_:]|--?)?\s       # "(CNN) ", "(Reuters) - "
    )""",
    re.VERBOSE,
)
_UPPER = r"[A-Z\u00C0-\u00DE]"
_CAPITALS = rf"(?P<city>{_UPPER}{{2}}(?:{_UPPER}|[.'\u2019-])+(?:\x20(?:{_UPPER}|[.'\u2019-]){{2,}}){{0,3}})"
_SMALL = rf"(?P<town>{_UPPER}[\w.'\u2019-]+(?:\x20{_UPPER}[\w.'\u2019-]+){{0,2}})"
_REST = r"(?:,\s(?:[A-Z]|\d{1,2}\s[A-Z]|(?:19|20)\d\d)[\w.'\u2019\x20]{0,30}?)"  # country, date, year
_BY = r"\s?\([A-Z][\w/ .,&]{1,40}\)"
_DASH = r"\s?(?:[\u2014\u2013_]|--|-(?=\s))"
_THEN = r"(?=\s|(?<=[\u2014\u2013:])[A-Z\"\u201c])"  # what follows, at times without a space
# amid other words it tells its agency, or the country or day; it may end a row of words in capitals
_AMID = re.compile(
    rf"(?<=\s)(?<!{_UPPER}{_UPPER}\s)(?=(?P<line>{_CAPITALS}(?:{_REST}{{0,3}}{_BY}(?:{_DASH}|:)?|{_REST}{{1,3}}{_DASH})){_THEN})"
)
# where it opens a line or a sentence it need not
_OPENING = re.compile(
    rf"(?:^[ \t]*|(?<=[.!?]\s))"
    rf"(?P<line>{_CAPITALS}{_DASH}|{_SMALL}(?:(?:,\s[A-Z][\w.]+)?\s\([A-Z]\w+\)(?:{_DASH}|:)?|,\s[A-Z]{{2,12}}{_DASH})){_THEN}",
    re.MULTILINE,
)
# a place too small to be known, where the state and a dash or the agency tell it: "FORT DAWSON, Wash. -"
_SMALL_PLACE = re.compile(
    rf"^[ \t]*(?P<line>{_CAPITALS}{_REST}{{1,3}}(?:{_BY}(?:{_DASH}|:)?|{_DASH})){_THEN}", re.MULTILINE
)
# a city in capitals with nothing to set it off, as some sites print it: "LONDON The minister said"
_BARE = re.compile(rf"^[ \t]*(?P<line>{_CAPITALS}(?:,\s[A-Z][a-z]+)?)(?=\s[A-Z][a-z])", re.MULTILINE)
_COLON = re.compile(rf"^[ \t]*(?P<line>(?:{_CAPITALS}|{_SMALL}):)(?=\s)", re.MULTILINE)
_HEAD = 1_500  # characters in which lines above the news may stand
_CITY = 100_000  # people of a city that stands with a mere colon ("Bogota: The union said")
# how many people the place must have
_FORMS = ((_AMID, 0), (_OPENING, 0), (_COLON, _CITY), (_SMALL_PLACE, -1), (_BARE, _CITY))


def dateline_of(text: str, start: int = 0) -> Span | None:
    """The span of the wire dateline with which a news text begins, if it has one, by its shape alone."""
    match = _DATELINE.match(text, start)
    return Span(match.start("line"), match.end("line")) if match else None


def dateline_in(text: str, start: int, population: Population | None) -> Span | None:
    """The span of a text's wire dateline, at the offset or below the lines that stand over the news there.

    `population` tells a place from a label ("UPDATE:"). Without it, only the beginning is looked at.
    """
    first = dateline_of(text, start)
    if population is None or (first is not None and not _is_label(text[first.start : first.end], population)):
        return first
    head = text[: start + _HEAD]
    found = [
        Span(match.start("line"), match.end("line"))
        for form, least in _FORMS
        for match in form.finditer(head, start)
        if population(_name(match)) >= least
    ]
    return min(found, key=lambda s: s.start, default=None)


def _name(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return str(groups["city"] or groups["town"])


def _is_label(line: str, population: Population) -> bool:
    """Whether what ends with a colon is no place: "UPDATE: "."""
    words = line.rstrip()
    return words.endswith(":") and population(re.split(r"[,(:]", words)[0].strip()) < 0
