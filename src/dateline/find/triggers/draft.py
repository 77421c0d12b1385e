"""A draft: one rule's reading of one trigger, still in tokens of the parse."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from dateline.find.triggers.light import LightUse
from dateline.find.triggers.operators import Sense
from dateline.model import Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule reads at a trigger; `words` are all tokens that its form fixes.

    `speaker` marks an act that is done by saying so, whose actor is who says it.
    `named` are indexes of names that stand for a pronoun of the reading.
    `elliptic` marks a noun that takes its actors from an act told before ("the visit was postponed").
    `sure` are those of whose part the second coder has next to no doubt.
    `inner` is the verb of what somebody only says they will do ("said it would free them").
    """

    head: Token
    words: tuple[Token, ...]
    type: str
    mode: str | None
    cameo: str | None
    rule: str
    score: float
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    sense: Sense
    carrier: Token | None = None
    stance: Stance | None = None
    said_by: Token | None = None
    absorbs: frozenset[int] = field(default_factory=frozenset)
    named: frozenset[int] = field(default_factory=frozenset)
    elliptic: bool = False
    speaker: bool = False
    sure: frozenset[Token] = field(default_factory=frozenset)
    inner: Token | None = None
    lost: str = ""

    @property
    def covered(self) -> frozenset[int]:
        """Indexes of the tokens that this reading uses up as its trigger."""
        return frozenset(t.i for t in self.words) | self.absorbs

    @property
    def trigger(self) -> tuple[Token, Token]:
        """The first and last of its words, where they stand close together; else its head alone."""
        first, last = self.words[0], self.words[-1]
        return (first, last) if last.i - first.i < len(self.words) + 2 else (self.head, self.head)

    @property
    def telling(self) -> list[tuple[Token, Token]]:
        """The words that tell the act to a reader, in runs: of "said it would go" the last two."""
        modals = [t for t in self.words if t.tag_ == "MD" and t.head != self.head]
        verb = modals[0].head if modals else self.inner
        if verb is not None:
            return [(next((t for t in verb.lefts if t.tag_ == "MD"), verb), verb)]
        if self.trigger != (self.head, self.head):
            return [self.trigger]
        runs: list[tuple[Token, Token]] = []
        for word in self.words:
            joins = runs and word.i == runs[-1][1].i + 1
            runs.append((runs.pop()[0], word) if joins else (word, word))
        return runs

    def losing(self, why: str) -> Draft:
        """The same reading, marked as lost and why."""
        return replace(self, lost=why)


def light_token(light: LightUse | None) -> Token | None:
    """The token of a light verb, if there is one."""
    return light.verb if light and light.kind != "during" else None
