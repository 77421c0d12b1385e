"""PLOVER's contexts (why it happens) of a passage, by weighted words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.knowledge.ontology import STEM, ContextWord, Ontology
from dateline.model import Span
from dateline.text import Reading

# what the article says elsewhere counts this much of what the passage itself says
ARTICLE_SHARE = 0.25
# the article alone never makes a context: the passage must carry this much itself
LEAST = 1.0
# even a long article full of one matter adds no more than this part of a context's threshold
ARTICLE_MOST = 0.5

_WORD = re.compile(r"[^\W_]+(?:[-'.&][^\W_]+)*\.?")


def find(
    reading: Reading, passage: Span, ontology: Ontology, article: Mapping[str, float] | None = None
) -> tuple[str, ...]:
    """The contexts of a passage, strongest first.

    Args:
        reading: the article with its parse.
        passage: what is asked about, usually the sentence of an event.
        ontology: where the contexts and their words stand.
        article: what `weigh` gives for the whole text; pass it where many passages of one article
            are asked about.
    """
    around = weigh(reading.text, ontology) if article is None else article
    own = weigh(reading.text[passage.start : passage.end], ontology)
    scores: dict[str, float] = {}
    for name, weight in own.items():
        limit = ontology.contexts[name].threshold
        score = weight + min(ARTICLE_SHARE * around.get(name, 0.0), ARTICLE_MOST * limit)
        if weight >= LEAST and score >= limit:
            scores[name] = score
    return tuple(sorted(scores, key=lambda name: (-scores[name], name)))


def weigh(text: str, ontology: Ontology) -> dict[str, float]:
    """The sum of the weights of the different words that speak for each context in a text."""
    tokens = [_plain(match) for match in _WORD.findall(text.lower().replace("’", "'"))]
    met: set[ContextWord] = set()
    for place, (word, _) in enumerate(tokens):
        for entry in ontology.context_words.get(word[:STEM], ()):
            if entry not in met and _matches(entry, tokens[place : place + len(entry.words)]):
                met.add(entry)
    sums: dict[str, float] = {}
    for entry in met:
        sums[entry.context] = sums.get(entry.context, 0.0) + entry.weight
    return sums


def _plain(word: str) -> tuple[str, str]:
    """A word without possessive or sentence end, and the same without a plural s."""
    if word.endswith(".") and "." not in word[:-1]:
        word = word[:-1]
    word = word.removesuffix("'s")
    return word, word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _matches(entry: ContextWord, tokens: list[tuple[str, str]]) -> bool:
    if len(tokens) < len(entry.words):
        return False
    *before, last = entry.words
    if any(want not in have for want, have in zip(before, tokens, strict=False)):
        return False
    have = tokens[len(before)]
    return have[0].startswith(last) if entry.stem else last in have
