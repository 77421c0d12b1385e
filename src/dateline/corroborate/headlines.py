"""An event in a line that a person reads at once: who, what, to whom, where, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.knowledge.event_rules import EventRules
from dateline.model import Party, Stage, Status, When, Where

_NAMES = 3  # parties named before "and others"
_PREPOSITIONS = frozenset({"with", "to", "from", "on", "of", "at", "against", "before", "about"})
_BEFORE = {"negated": "Denied: ", "hypothetical": "Possible: ", "attempted": "Attempted: "}


def headline(
    what: tuple[str, str | None],
    parties: tuple[Sequence[Party], Sequence[Party]],
    when: When,
    where: Where,
    status: Status,
    rules: EventRules,
    stage: Stage | None = None,
) -> str:
    """ "Antony Blinken to visit China, Beijing, 5 February 2023 (called off)".

    Args:
        what: the type and mode.
        parties: actors and recipients.
        when: its date; only a stated one, or that of a fact, is named.
        where: its place; a country is left out.
        status: what became of it.
        rules: how types read.
        stage: the last step of its life, which tells what was put off from what was called off.
    """
    actors, recipients = parties
    wording = rules.worded(*what)
    undone = status in {"planned", "cancelled", "hypothetical"}
    verb = f"to {wording.to_do}" if undone else wording.done
    if not recipients and len(actors) > 1 and verb.rpartition(" ")[2] == "with":
        who, whom = _names(actors[:1]), _names(actors[1:])
    else:
        who, whom = _names(actors) or "Somebody", _names(recipients)
    if not whom and verb.rpartition(" ")[2] in _PREPOSITIONS:
        verb = verb.rpartition(" ")[0]
    said = " ".join(filter(None, (who, verb, whom)))
    spot = where.name if where.name and where.precision not in {None, "country"} else ""
    day = _day(when) if when.why == "stated" or not undone else ""
    line = ", ".join(filter(None, (said, spot, day)))
    line = _BEFORE.get(status, "") + line[:1].upper() + line[1:]
    off = "postponed" if stage == "postponed" else "called off"
    return f"{line} ({off})" if status == "cancelled" else line


def _names(parties: Sequence[Party]) -> str:
    names = [p.name for p in parties[:_NAMES]]
    if len(parties) > _NAMES:
        return f"{', '.join(names)} and others"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _day(when: When) -> str:
    first, last = when.from_ or when.until, when.until or when.from_
    if first is None or last is None:
        return ""
    if first == last:
        return _worded(first)
    if when.precision == "month":
        return f"{first:%B} {first.year}"
    return str(first.year) if when.precision == "year" else f"{_worded(first)} to {_worded(last)}"


def _worded(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
