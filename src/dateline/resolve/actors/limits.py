"""Words that narrow what a name stands for: where it is said, and that only some are meant."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.names import Entry, Names
from dateline.resolve.actors.parse import Part
from dateline.resolve.actors.scene import Scene


def at_home(parts: Sequence[Part], names: Names, around: Scene) -> Sequence[Part]:
    """The parts without bodies that are called so only at home: "the Centre" in news of India."""
    only = names.small("at_home")
    if not any(part.words[0].key in only and part.entries for part in parts):
        return parts
    return [
        part
        if part.words[0].key not in only
        else Part(
            part.words, tuple(e for e in part.entries if e.kind != "agency" or e.country in around.countries)
        )
        for part in parts
    ]


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
