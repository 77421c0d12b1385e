"""One act that several words tell is one report: readings of a sentence, taken into each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.find.triggers.draft import Draft


class Merging:
    """The readings of a sentence that still stand (`kept`), and those taken into another (`dropped`)."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.kept = list(drafts)
        self.dropped: list[Draft] = []

    def at(self, head: Token, type_: str) -> Draft | None:
        """The reading of this type that stands at a word."""
        return next((d for d in self.kept if d.head == head and d.type == type_), None)

    def take(self, taken: Draft | None, into: Draft, whole: Draft, why: str = "") -> None:
        """Let the whole stand in place of a reading, and of the one that is taken into it, if there is one.

        Args:
            why: the reason for `explain`; by default that the other tells the same act.
        """
        self.kept[self.kept.index(into)] = whole
        if taken is not None:
            self.kept.remove(taken)
            self.dropped.append(taken.losing(why or f"the same act is told by {into.head.text!r}"))

    @property
    def outcome(self) -> tuple[list[Draft], list[Draft]]:
        """What stands, and the readings that were taken into another, with the reason."""
        return self.kept, self.dropped


def joined(first: Draft, other: Draft, recipients: Sequence[Token]) -> Draft:
    """A reading with what only another of the same act tells: who did it, how, and how surely."""
    return replace(
        first,
        actors=first.actors or tuple(t for t in other.actors if t not in recipients),
        recipients=tuple(dict.fromkeys(recipients)),
        mode=first.mode or other.mode,
        cameo=first.cameo if first.mode else other.cameo or first.cameo,
        score=max(first.score, other.score),
    )
