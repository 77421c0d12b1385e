"""What a context tells of a short form: "the company" after Boeing, "PRI" beside the name behind it."""

from __future__ import annotations

import re

from dateline.knowledge.names import Entry, Names, scanned
from dateline.resolve.actors.combine import Facts

_SHORT = re.compile(r"[A-Z][A-Z&.]{1,7}")
_LINKS = frozenset(("of", "the", "for", "and", "in", "on", "de", "la", "to"))
_NAME = r"((?:[^\W\d_a-z][\w'’-]*)(?:\s(?:(?:of|the|for|and|in|on|de|la|to)\s)*[^\W\d_a-z][\w'’-]*){1,7})"


def long_form(short: str, context: str) -> str:
    """The name that a context gives for an abbreviation: "Penal Reform International (PRI)"; "" for none.

    Also "PRI, or Penal Reform International". The initials of the name must be those of the abbreviation.
    """
    if _SHORT.fullmatch(short) is None:
        return ""
    plain = short.replace(".", "")
    for pattern in (
        rf"{_NAME}\s\(\s?(?:the\s)?{re.escape(short)}\b",
        rf"\b{re.escape(short)},\sor\s(?:the\s)?{_NAME}",
    ):
        for found in re.finditer(pattern, context):
            pieces = found.group(1).split()
            for at in range(len(pieces)):  # what stands before the name may have capitals too
                initials = "".join(word[0] for word in pieces[at:] if word not in _LINKS)
                if initials.upper() == plain:
                    return " ".join(pieces[at:])
    return ""


def body_before(found: Facts, phrase: str, names: Names, context: str) -> Entry | None:
    """The body that "the company" or "the group" goes back to: the last one of its kind named before it."""
    if found.plural and not (found.role_entry and found.role_entry.group):
        return None
    if found.role not in names.small("generic") or not phrase.lower().startswith("the "):
        return None
    pieces, matches = scanned(names, context)
    end = context.find(phrase) if phrase in context else context.find(phrase[0].upper() + phrase[1:])
    last: Entry | None = None
    for match in matches:
        if 0 <= end <= pieces[match.first].start:
            break
        body = next(
            (e for e in match.entries if e.kind in ("organisation", "group", "party", "agency")), None
        )
        if body is not None and (not found.sectors or set(found.sectors) & set(body.sectors)):
            last = body
    return last
