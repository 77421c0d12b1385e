"""The common words of the language, told by the tables of the parser's lemmatizer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.language import Language

_PARTS = ("verb", "noun", "adj", "adv")
_SHORTEST = 4  # letters of a part of a compound
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb aug sept sep oct nov dec""".split()  # noqa: SIM905
)
_DOUBTFUL = frozenset({"may", "march"})
_DATED = frozenset({"in", "on", "of", "since", "by", "until", "last", "next", "early", "late", "mid", "from"})


class Vocabulary:
    """Which words are common ones; `small` are those that carry the grammar (of, the, who)."""

    def __init__(
        self,
        index: Mapping[str, Any],
        rules: Mapping[str, Any],
        odd: Mapping[str, Any],
        small: frozenset[str],
    ) -> None:
        self._index, self._rules, self._odd, self.small = index, rules, odd, small

    @classmethod
    def of(cls, nlp: Language) -> Vocabulary:
        """The vocabulary of a pipeline; empty but for the small words where its lemmatizer has no tables."""
        lookups = nlp.get_pipe("lemmatizer").lookups if nlp.has_pipe("lemmatizer") else None  # type: ignore[attr-defined]

        def table(name: str) -> dict[str, Any]:
            if lookups is None or not lookups.has_table(name):
                return {}
            found = lookups.get_table(name)
            return {part: found[part] for part in _PARTS if part in found}

        index = {part: frozenset(lemmas) for part, lemmas in table("lemma_index").items()}
        small = frozenset(word.lower() for word in nlp.Defaults.stop_words)
        return cls(index, table("lemma_rules"), table("lemma_exc"), small)

    def is_common(self, word: str) -> bool:
        """Whether a word in small letters is a verb, noun, adjective, adverb or small word."""
        return word in self.small or any(self._is(word, part) for part in _PARTS)

    def is_verb(self, word: str) -> bool:
        """Whether a word can be a verb's form."""
        return self._is(word, "verb")

    def is_noun_only(self, word: str) -> bool:
        """Whether a word is a noun and nothing else: names of places stand among the nouns."""
        return not any(self._is(word, part) for part in ("verb", "adj", "adv"))

    def is_compound(self, word: str) -> bool:
        """Whether a word is made of two nouns: "schoolchildren"."""
        return any(
            self._is(word[:cut], "noun") and self._is(word[cut:], "noun")
            for cut in range(_SHORTEST, len(word) - _SHORTEST + 1)
        )

    def is_calendar(self, word: str, before: str, after: str) -> bool:
        """Whether a word is a weekday or month, given its neighbours ("in May", "may go")."""
        if word in _DOUBTFUL:
            return before in _DATED or before[:1].isdigit() or after[:1].isdigit()
        return word in _DAYS or word in _MONTHS

    def _is(self, word: str, part: str) -> bool:
        index = self._index.get(part, ())
        if word in index or word in self._odd.get(part, ()):
            return True
        return any(
            word.endswith(old) and len(word) > len(old) and word[: -len(old) or None] + new in index
            for old, new in self._rules.get(part, ())
        )
