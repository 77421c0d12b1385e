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
        modes = self.modes_of(type_)
        return max(modes, key=modes.__getitem__)

    def modes_of(self, type_: str) -> dict[str | None, float]:
        """How likely each mode of a type is, and having none (null), which stands first."""
        modes: dict[str | None, float] = {None: self.modes[NONE]}
        own = (mode for mode in self.modes if mode.startswith(f"{type_}."))
        return modes | {mode.partition(".")[2]: self.modes[mode] for mode in own}


class ActAnswer(Answer, frozen=True):
    """What is read at a marked trigger, and of each party how likely it is an actor and a recipient."""

    does: tuple[float, ...] = ()
    suffers: tuple[float, ...] = ()


class Told(Struct, frozen=True):
    """Words that may tell an act: how likely they do."""

    words: Span
    share: float
