"""A phrase cut into its head and what hangs on it: "villagers | in northern Nigeria"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.knowledge.folding import POSSESSIVE, Word
from dateline.knowledge.names import Entry, Match, Names

_MARKS = frozenset(',;:()[]—–-"“”/&')
_OPEN = frozenset("([")


class Part(NamedTuple):
    """A known name or one unknown word of a phrase; `entries` is empty for an unknown word."""

    words: tuple[Word, ...]
    entries: tuple[Entry, ...]

    @property
    def text(self) -> str:
        """The words as printed, one space between them."""
        return " ".join(word.text for word in self.words)

    def kind(self, *kinds: str) -> Entry | None:
        """The first entry that is of one of these kinds."""
        for entry in self.entries:
            if entry.kind in kinds:
                return entry
        return None


class Segment(NamedTuple):
    """A run of words without a break; `link` is the word or mark before it."""

    link: str
    parts: tuple[Part, ...]


def parts_of(words: Sequence[Word], matches: Sequence[Match]) -> list[Part]:
    """The words of a phrase in order, those of a known name together."""
    found: list[Part] = []
    at = 0
    for match in matches:
        found.extend(Part((word,), ()) for word in words[at : match.first])
        found.append(Part(tuple(words[match.first : match.last]), match.entries))
        at = match.last
    found.extend(Part((word,), ()) for word in words[at:])
    return found


def segments(parts: Sequence[Part], names: Names) -> list[Segment]:
    """A phrase cut at prepositions, marks, participles and relative words.

    A word that is glued to the one before by a hyphen ("Iran-backed") never cuts.
    """
    breaks, participles = names.small("breaks"), names.small("participles")
    found: list[Segment] = []
    link, run = "", list[Part]()
    for part in parts[_number_at(parts, names) :]:
        word = part.words[0]
        cuts = not part.entries and not word.glued and _cuts(word, run, breaks, participles)
        if not cuts:
            run.append(part)
            continue
        if run or not found:
            found.append(Segment(link, tuple(run)))
        link, run = _link(link, word.key, bool(run)), []
    if run:
        found.append(Segment(link, tuple(run)))
    return [segment for segment in found if segment.parts] or [Segment("", ())]


def _number_at(parts: Sequence[Part], names: Names) -> int:
    """Where the number stands that a phrase opens with: after "up to", "as many as", "20 to"; else 0."""
    before, numbers = names.small("before_numbers"), names.small("numbers")
    number = at = 0
    for at, part in enumerate(parts):
        key = part.words[0].key
        if key[:1].isdigit() or key in numbers:
            number = at
        elif key not in before:
            break
    return number if number and at > number else 0


def _cuts(word: Word, run: Sequence[Part], breaks: frozenset[str], participles: frozenset[str]) -> bool:
    """Whether a word ends the run before it; a participle does so only after a head ("suspected rebels")."""
    if word.key in _MARKS:
        return True
    if word.capital:
        return False
    if word.key in breaks:
        return True
    owned = bool(run) and run[-1].words[-1].key == POSSESSIVE  # "her party's elected leaders"
    return word.key in participles and not owned and any(part.entries for part in run)


def _link(before: str, now: str, fresh: bool) -> str:
    """Which of two breaks in a row counts: "loyal to" is loyal, "based in" is in."""
    if fresh or not before:
        return now
    if now == "to" and before not in _MARKS:
        return before
    if before in ("led", "backed", "supported") and now == "by":
        return before
    return now


def in_brackets(segment: Segment) -> bool:
    """Whether the segment is an abbreviation or aside in brackets."""
    return segment.link in _OPEN
