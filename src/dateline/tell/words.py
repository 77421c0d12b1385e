"""Parties, days, places and numbers of an event as a person writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dateline.knowledge.schemes import shipped
from dateline.model import Event, Party, Teller, Toll, Version, When, Where

UNKNOWN = "?"
_UNNAMED = "unnamed"
_STANCES = {
    "states": "said by", "claims": "claimed by", "denies": "denied by", "expects": "expected by",
    "asks": "asked for by",
}  # fmt: skip
_UNITS = {
    "killed": "killed", "injured": "injured", "arrested": "arrested", "abducted": "abducted",
    "displaced": "displaced", "participants": "took part", "money": "in money",
}  # fmt: skip


def party(who: Party) -> str:
    """A party with its codes: "Sergey Lavrov (RUS GOV)"."""
    codes = " ".join(filter(None, (who.country, who.sector)))
    return f"{who.name} ({codes})" if codes else who.name


def parties(whom: Iterable[Party]) -> str:
    """Parties by name: "China, India and Russia"; "" for nobody."""
    return listed(who.name for who in whom)


def listed(words: Iterable[str]) -> str:
    """Words in a row as a sentence has them: "a, b and c"."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 article", "1,200 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day(when: date) -> str:
    """A day: "8 November 2022"."""
    return f"{when.day} {when:%B %Y}"


def days(from_: date | None, until: date | None) -> str:
    """A day or an interval: "8 November 2022", "8 to 10 November 2022", "November 2022"; "?" for none."""
    if from_ is None:
        return UNKNOWN if until is None else f"until {day(until)}"
    if until is None:
        return f"from {day(from_)}"
    if from_ == until:
        return day(from_)
    if until < from_:
        return f"{day(from_)} to {day(until)}"
    if from_.day == 1 and (until + timedelta(days=1)).day == 1:
        if (from_.month, until.month) == (1, 12) and from_.year == until.year:
            return f"{from_.year}"
        if (from_.year, from_.month) == (until.year, until.month):
            return f"{from_:%B %Y}"
    if (from_.year, from_.month) == (until.year, until.month):
        return f"{from_.day} to {day(until)}"
    start = f"{from_.day} {from_:%B}" if from_.year == until.year else day(from_)
    return f"{start} to {day(until)}"


def when(told: When) -> str:
    """The event's days; "no day told" where nothing tells one."""
    found = days(told.from_, told.until)
    return "no day told" if found == UNKNOWN else found


def where(told: Where) -> str:
    """The event's place: "Kyiv, UKR", "Ukraine"; "" where none is told."""
    if told.name is None:
        return told.country or ""
    return f"{told.name}, {told.country}" if told.country and told.precision != "country" else told.name


def act(event: Event) -> str:
    """What kind of act, in PLOVER's words: "ASSAULT (aerial)"."""
    return f"{event.type} ({event.mode})" if event.mode else event.type


def label(event: Event) -> str:
    """What kind of act, in plain words: "Talks, visit", "Assault, aerial"."""
    known = shipped().ontology.types.get(event.type)
    plain = (known.label if known else "") or event.type.capitalize()
    return f"{plain}, {event.mode.replace('-', ' ')}" if event.mode else plain


def deed(event: Event) -> str:
    """The event in a line: "Assault, aerial: army against villagers"; without parties its headline."""
    who, whom = parties(event.actors), parties(event.recipients)
    known = shipped().ontology.types.get(event.type)
    between = known.between if known else "with"
    told = " ".join(filter(None, (who, between if whom else "", whom))) or event.headline
    return f"{label(event)}: {told}" if told else label(event)


def version(told: Version) -> str:
    """One of several values: "11, says a hospital (1 independent origin)"."""
    said = f", says {listed(told.tellers)}" if told.tellers else ""
    return f"{told.value}{said} ({count(told.origins, 'independent origin')})"


def sentence(words: str) -> str:
    """Words as a sentence: a capital, a full stop."""
    ended = words if words.endswith((".", "!", "?")) else f"{words}."
    return ended[:1].upper() + ended[1:]


def toll(kind: str, told: Toll) -> str:
    """How many, with the range where tellings differ: "11 killed (3 to 11 told)"."""
    unit = _UNITS.get(kind, kind)
    if told.low == told.high:
        return f"{told.best:,} {unit}"
    if told.high is None and told.low == told.best:
        return f"{told.low:,} or more {unit}"
    told_range = f"{told.low:,} or more" if told.high is None else f"{told.low:,} to {told.high:,} told"
    return f"{told.best:,} {unit} ({told_range})"


def teller(who: Teller) -> str:
    """Who says so, and how: "claimed by Turkish officials (TUR GOV)"; the articles where nobody is named."""
    if not who.name:
        return "the articles themselves"
    if who.name == _UNNAMED:
        return f"{_STANCES[who.stance]} somebody unnamed"
    codes = " ".join(filter(None, (who.country, who.sector)))
    return f"{_STANCES[who.stance]} {who.name}" + (f" ({codes})" if codes else "")


def witnesses(event: Event) -> str:
    """How many tell it: "3 independent origins, 5 articles by 4 publishers"."""
    told = f"{count(event.origins, 'independent origin')}, {count(event.articles, 'article')}"
    return f"{told} by {count(len(event.publishers), 'publisher')}" if event.publishers else told
