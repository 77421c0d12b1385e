"""Saying words in a text: which sense a token has, and how far the cue reaches."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.attributions.scene import Scene
from dateline.knowledge.cues import Sense
from dateline.model import Span

_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "advmod"})
_NOT_IN_CUE = frozenset(
    {"when", "why", "how", "where", "however", "so", "then", "and", "but", "as", "thus", "therefore"}
)


def sense_of(scene: Scene, token: Token) -> Sense | None:
    """The sense of a verb form, the one whose particle follows first; null where it is no cue."""
    senses = scene.cues.verbs.get(token.lower_)
    if not senses:
        return None
    for sense in senses:
        if not sense.particle or _follows(token, sense.particle):
            return sense
    return None


def senses_of(scene: Scene, token: Token) -> list[Sense]:
    """All senses of a form that the words after it allow, those with a particle first."""
    return [
        s for s in scene.cues.verbs.get(token.lower_, ()) if not s.particle or _follows(token, s.particle)
    ]


def _follows(token: Token, particle: str) -> bool:
    words = particle.split()
    doc = token.doc
    return [t.lower_ for t in doc[token.i + 1 : token.i + 1 + len(words)]] == words


def cue_tokens(verb: Token, particle: str = "", low: int = 0) -> tuple[int, int]:
    """First and last token of a cue: the verb with its auxiliaries, negation, adverbs and particle."""
    doc = verb.doc
    first, last = verb.i, verb.i + len(particle.split())
    at = verb.i - 1
    while at >= low and _belongs(doc[at], verb):
        if not doc[at].is_space:
            first = at
        at -= 1
    if first - 2 > low and [t.lower_ for t in doc[first - 2 : first]] == ["yet", "to"]:
        first -= 3 if doc[first - 3].lemma_ in ("have", "be") else 2
    return first, min(last, len(doc) - 1)


def _belongs(token: Token, verb: Token) -> bool:
    if token.is_space:
        return False
    if token.lower_ in _NOT_IN_CUE or token.is_punct:
        return False
    if token.tag_ == "TO":
        return False
    return token.dep_ in _CUE_PARTS and verb in (token.head, token.head.head)


def cue_span(verb: Token, particle: str = "", low: int = 0) -> Span:
    """The character span of a cue."""
    first, last = cue_tokens(verb, particle, low)
    doc = verb.doc
    if last + 1 < len(doc) and doc[last + 1].text == ":" and not doc[last].whitespace_:
        last += 1
    return Span(doc[first].idx, doc[last].idx + len(doc[last]))
