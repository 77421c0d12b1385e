"""What an act is like, as far as that tells where it may be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.assemble.home import is_told
from dateline.assemble.kinds import INTERNATIONAL, WORDS
from dateline.assemble.narrative import PLURAL, is_country
from dateline.model import Actor, Candidate

# "spoke by telephone": two ends, and no one place
_BY_PHONE = re.compile(r"\b(?:by|over\sthe|on\sthe|during\sa|in\sa)\s(?:tele)?phone\b")
_ASIDE = 90  # characters after an act in which its means is told


def is_decreed(candidate: Candidate, doers: Sequence[Actor]) -> bool:
    """Whether a state or a court does it, from where it sits: an expulsion, an embargo, a sentence."""
    if candidate.type == "SANCTION" and candidate.mode == "convict":
        return True
    decreed = candidate.type == "SANCTION" or (candidate.type == "COERCE" and candidate.mode == "restrict")
    return decreed and bool(doers) and all(is_country(a) or a.sector == "GOV" for a in doers)


def is_one(candidate: Candidate) -> bool:
    """Whether it is one act that is told as done, not what happens now and then ("the bombings")."""
    plural = candidate.tense == "none" and PLURAL.search(candidate.trigger.text)
    return candidate.status in {"occurred", "ongoing"} and not plural


def is_legal(candidate: Candidate) -> bool:
    """Whether somebody is charged or investigated, which is mostly done where the story is."""
    return candidate.type == "ACCUSE" and candidate.mode in {"allege", "investigate"} and not candidate.actors


def bound(candidate: Candidate, doers: Sequence[Actor], sufferers: Sequence[Actor]) -> list[str]:
    """The countries in which an act must be: those of who does it, else of who suffers it.

    What an alliance says of a country is said anywhere.
    """
    said = candidate.type in WORDS and any(a.country in INTERNATIONAL for a in doers)
    return countries_of(doers) or ([] if said else countries_of(sufferers))


def told_countries(actors: Sequence[Actor]) -> list[str]:
    """The countries of those whose own words tell it."""
    return countries_of([a for a in actors if is_told(a)])


def countries_of(actors: Sequence[Actor]) -> list[str]:
    """Their countries; an alliance or a company has none that tells where it acts."""
    return [a.country for a in actors if a.country and a.country not in INTERNATIONAL]


def is_by_phone(candidate: Candidate) -> bool:
    """Whether people talk from afar, which is in no one place."""
    after = candidate.trigger.end - candidate.sentence.start
    told = _BY_PHONE.search(candidate.sentence.text[after : after + _ASIDE])
    return candidate.mode == "phone" or (candidate.type == "CONSULT" and told is not None)


def is_hearsay(candidate: Candidate) -> bool:
    """Whether words are only spoken of, by nobody who is told: "the allegations against the army"."""
    noun = candidate.tense == "none" or candidate.pointing
    return candidate.type in WORDS and noun and not candidate.actors
