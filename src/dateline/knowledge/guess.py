"""A last answer where no rule speaks: which type's own examples a sentence's words are most like.

Multinomial naive Bayes over words and word pairs of the packs' examples (Manning, Raghavan and Schuetze,
Introduction to Information Retrieval, 2008, ch. 13). It is there so that `relate` always answers; reports
are never made of it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from msgspec import Struct

from dateline.knowledge.triggers import Trigger

RULE = "guess"
_WORD = re.compile(r"[a-z][a-z'-]+")
_BRACKETS = re.compile(r"\[(?:actor|recipient|trigger) ([^\[\]]+)\]")


class Guess(Struct, frozen=True):
    """Log weights of words by type, and of the types themselves."""

    prior: Mapping[str, float]
    words: Mapping[str, Mapping[str, float]]
    unseen: Mapping[str, float]

    def of(self, text: str) -> tuple[str, float]:
        """The likeliest type of a text, and how likely (0 to 1) against all others."""
        features = list(_features(text))
        scores = {
            type_: prior + sum(self.words[type_].get(f, self.unseen[type_]) for f in features)
            for type_, prior in self.prior.items()
        }
        best = max(scores, key=lambda t: (scores[t], t))
        total = sum(math.exp(score - scores[best]) for score in scores.values())
        return best, round(1 / total, 3)


def learn(triggers: Iterable[Trigger]) -> Guess:
    """Count the words of all examples by the type of their rule."""
    counts: dict[str, Counter[str]] = {}
    examples: Counter[str] = Counter()
    for rule in triggers:
        for sentence in rule.examples:
            counts.setdefault(rule.type, Counter()).update(_features(_BRACKETS.sub(r"\1", sentence)))
            examples[rule.type] += 1
    size = len({f for c in counts.values() for f in c})
    total = sum(examples.values())
    smooth = {t: math.log(sum(c.values()) + 0.5 * size) for t, c in counts.items()}
    return Guess(
        prior={t: math.log(n / total) for t, n in examples.items()},
        words={t: {f: math.log(n + 0.5) - smooth[t] for f, n in c.items()} for t, c in counts.items()},
        unseen={t: math.log(0.5) - smooth[t] for t in counts},
    )


def _features(text: str) -> Iterable[str]:
    words = _WORD.findall(text.lower())
    yield from words
    yield from (f"{a} {b}" for a, b in pairwise(words))
