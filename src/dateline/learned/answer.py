"""What the learned coder says of one marked pair."""

from __future__ import annotations

from msgspec import Struct

from dateline.learned.instances import NONE
from dateline.model import Span, Status


class Answer(Struct, frozen=True):
    """What is read of a pair: how likely each type is ("-" for none), and each status.

    `mode` is the likeliest mode of the likeliest type, null where none is told. `trigger` is null where
    no word stands out.
    """

    types: dict[str, float]
    statuses: dict[Status, float]
    modes: dict[str, float]
    trigger: Span | None

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
