"""Words that narrow what a name stands for: where it is said, and that only some are meant."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.names import Entry, Names
from dateline.resolve.actors.parse import Part
from dateline.resolve.actors.scene import Scene

_LANDS = frozenset({"country", "nationality", "capital", "town"})
_PARTY = Entry("role", "party", "party", "", ("PTY",), group=True)

_TWICE = 2  # times the country of a name's own bearer: so often its namesake's is named that is meant


def at_home(parts: Sequence[Part], names: Names, around: Scene) -> Sequence[Part]:
    """The parts without bodies that are called so only at home, elsewhere.

    "The Centre" is India's government in news of India, "Congress" a party there, and the Labour Party that
    of Norway in news of Norway. A party of which nothing more is known stays one.
    """
    only = names.small("at_home")
    lands = {entry.country for part in parts for entry in part.entries if entry.kind in _LANDS}
    return [_here(part, lands, around, " ".join(word.key for word in part.words) in only) for part in parts]


def _here(part: Part, lands: set[str], around: Scene, local: bool) -> Part:
    """A part with those of its bodies only that may be meant in news of these countries."""
    if not local and not any(entry.homely for entry in part.entries):
        return part
    here = lands or {around.owner(part.text) or around.foremost}
    kept = tuple(
        entry
        for entry in part.entries
        if not (entry.homely or (local and entry.kind == "party")) or entry.country in here
    )
    if local:
        return Part(part.words, tuple(e for e in kept if e.kind != "agency" or e.country in around.countries))
    near = tuple(entry for entry in kept if entry.homely)
    own = tuple(entry for entry in kept if entry.kind == "party" and not entry.homely)
    if near and all(_far(entry, near[0], around) for entry in own):
        return Part(part.words, near)
    known = lands or around.countries
    kept = tuple(e for e in kept if not e.homely and (e not in own or not known or e.country in known))
    if not kept and all(entry.kind != "party" for entry in part.entries):
        return Part(part.words, ())  # "Hawks" in no news of South Africa
    return Part(part.words, kept or (_PARTY,))


def _far(entry: Entry, other: Entry, around: Scene) -> bool:
    """Whether the context names the country of one body far less than that of another."""
    seen = around.countries
    return seen.get(other.country, 0) >= _TWICE * max(1, seen.get(entry.country, 0))


def is_some(before: Sequence[Part], body: Entry, names: Names) -> bool:
    """Whether only some of a loose group of states are meant: "three European countries", "eastern ..."."""
    if body.name.rpartition(" ")[2] not in names.small("loosely"):
        return False
    some = names.small("amount") | names.small("parts")
    words = [part.words[0].key for part in before]
    return any(word in some - {"all", "west", "western"} or word.isdigit() for word in words)


def is_concerned(before: Sequence[Part], names: Names) -> bool:
    """Whether parties are those to a matter, not political ones: "the relevant parties"."""
    return any(part.words[-1].key in names.small("concerned") for part in before)
