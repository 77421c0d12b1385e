"""One sentence as the rules see it: which forms stand at which token, looked up once."""

from __future__ import annotations

from typing import TypeVar

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from dateline.find.triggers.known import Known
from dateline.find.triggers.light import LightUse, light_use
from dateline.find.triggers.match import Match, match
from dateline.knowledge.act_words import ActWords
from dateline.knowledge.lightverbs import LightVerbs
from dateline.knowledge.triggers import FormIndex, Operator, Rules, Trigger
from dateline.text import syntax

R = TypeVar("R", Trigger, Operator)
_PLACES = frozenset({"GPE", "LOC", "FAC"})


class Sentence:
    """A sentence, its actors, and the rules that may speak of it; nothing of it outlives the sentence."""

    def __init__(
        self, span: DocSpan, known: Known, rules: Rules, light_verbs: LightVerbs, words: ActWords
    ) -> None:
        self.span = span
        self.known = known
        self.words = words
        self._rules = rules
        self._light_verbs = light_verbs
        # most forms need several words: one that is not in the sentence rules them out at once
        self._words = frozenset(w for t in span for w in (t.lower_, t.lemma_.lower()))
        self._triggers: dict[int, list[tuple[Match, Trigger]]] = {}
        self._operators: dict[int, list[tuple[Match, Operator]]] = {}

    def triggers(self, token: Token) -> list[tuple[Match, Trigger]]:
        """The forms of triggers that stand at a token, with their rules."""
        found = self._triggers.get(token.i)
        if found is None:
            found = self._triggers[token.i] = self._matches(token, self._rules.trigger_forms)
        return found

    def operators(self, token: Token) -> list[tuple[Match, Operator]]:
        """The forms of operators that stand at a token, with their rules."""
        found = self._operators.get(token.i)
        if found is None:
            found = self._operators[token.i] = self._matches(token, self._rules.operator_forms)
        return found

    def light(self, match: Match) -> LightUse | None:
        """The light verb of a nominal match, if it has one."""
        return light_use(match.head, self._light_verbs) if match.form.part == "noun" else None

    def is_act(self, token: Token) -> bool:
        """Whether a noun by itself tells an act, and so is nobody: "the talks ended the war"."""
        return bool(self.acts(token))

    def act_above(self, token: Token) -> Token | None:
        """The noun telling an act on which a phrase hangs: "bombings" for "a clinic in Ohio" after it."""
        here = token
        while here.dep_ in {"pobj", "conj", "appos"} and here.head != here:
            if here.dep_ == "appos" and here.head.ent_type_ not in _PLACES:
                return None
            here = here.head.head if here.dep_ == "pobj" else here.head
            if self.is_act(here):
                return here
        return None

    def acts(self, token: Token) -> frozenset[str]:
        """The types of the acts that a common noun may tell by itself."""
        if token.pos_ != "NOUN":
            return frozenset()
        return frozenset(
            rule.type
            for found, rule in self.triggers(token)
            if found.form.part == "noun" and len(found.words) == 1
        )

    def _matches(self, token: Token, index: FormIndex[R]) -> list[tuple[Match, R]]:
        return [
            (hit, rule)
            for key in sorted({syntax.lemma(token), token.lower_})
            for form, rule in index.under(key, self._words)
            if (hit := match(token, form)) is not None
        ]
