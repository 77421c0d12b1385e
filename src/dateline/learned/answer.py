"""What the learned coder says: of a marked pair, of a marked trigger, and of the words of a sentence."""

from __future__ import annotations

from msgspec import Struct

from dateline.learned.instances import NONE
from dateline.model import Span, Status


class Answer(Struct, frozen=True):
    """What is read of a pair or a trigger: how likely each type is ("-" for none), each status, each mode.

    `trigger` is the word that tells what a pair does, null where none stands out.
    """

    types: dict[str, float]
    statuses: dict[Status, float]
    modes: dict[str, float]
    trigger: Span | None = None

    @property
    def type(self) -> str:
        """The likeliest type, "-" set aside."""
        return max((t for t in self.types if t != NONE), key=self.types.__getitem__)

    @property
    def status(self) -> Status:
        """The likeliest status."""
        return max(self.statuses, key=self.statuses.__getitem__)

    def mode_of(self, type_: str) -> str | None:
        """The likeliest mode of a type, null where having none is likelier."""
        own = {m: p for m, p in self.modes.items() if m.startswith(f"{type_}.")}
        best = max(own, key=own.__getitem__, default=None)
        return best.partition(".")[2] if best is not None and own[best] > self.modes[NONE] else None


class ActAnswer(Answer, frozen=True):
    """What is read at a marked trigger, and of each party how likely it is an actor and a recipient."""

    does: tuple[float, ...] = ()
    suffers: tuple[float, ...] = ()


class Told(Struct, frozen=True):
    """Words that may tell an act: how likely they do."""

    words: Span
    share: float
