"""Headlines in Capital Letters, which the parser takes for names: speaker, saying verb, what is said."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.attributions.scene import Draft, Scene, cut
from dateline.find.attributions.words import senses_of
from dateline.knowledge.cues import Sense
from dateline.model import Span

_MAX_TOKENS = 30
_MAX_TITLE = 20
_MAX_SOURCE = 7
_TAKES = frozenset({"clause", "quote", "object", "predicate", "to"})
_SMALL = 3  # words up to this length stay small in a headline


def headlines(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The attributions of headlines in which no cue was found; `drafts` are those found so far."""
    taken = {d.verb for d in drafts}
    found = []
    for number, (start, end) in enumerate(scene.parts):
        tokens = [t for t in scene.between(start, end) if not t.is_space]
        title = number == 0 and len(scene.parts) > 1
        if not is_headline(tokens, title=title) or any(t.i in taken for t in tokens):
            continue
        if draft := _headline(scene, tokens):
            found.append(draft)
    return found


def is_headline(tokens: list[Token], *, title: bool = False) -> bool:
    """Whether a paragraph is a headline: in Capital Letters without a full stop, or a short first line."""
    if not 3 < len(tokens) <= _MAX_TOKENS or any(t.text == "." for t in tokens[:-1]):
        return False
    if title and len(tokens) <= _MAX_TITLE:
        return True
    if tokens[-1].text == ".":
        return False
    words = [t for t in tokens if t.is_alpha and len(t) > _SMALL]
    return bool(words) and all(t.text[0].isupper() for t in words)


def _headline(scene: Scene, tokens: list[Token]) -> Draft | None:
    for place, token in enumerate(tokens[1:-1], 1):
        if place > _MAX_SOURCE:
            return None
        if any(t.text in (":", ";") for t in tokens[:place]) or token.pos_ in ("DET", "ADP", "CCONJ"):
            return None
        sense = _speaks(scene, token)
        if sense is None or scene.quoted[token.i] >= 0:
            continue
        after = token.i + 1 + len(sense.particle.split())
        source, content = cut(scene, tokens[0].i, token.i - 1), cut(scene, after, tokens[-1].i)
        if source is None or content is None:
            return None
        end = scene.doc[after - 1]
        cue = Span(token.idx, end.idx + len(end))
        return Draft(token.i, source, cue, (content,), False, sense.stance)
    return None


def _speaks(scene: Scene, token: Token) -> Sense | None:
    """The sense of a finite form: "Says", "Slams", "Told"; a base form might be a noun."""
    if not token.lower_.endswith(("s", "ed", "id", "ld")) or token.lower_.endswith("ss"):
        return None
    if token.pos_ == "NOUN" and token.is_lower:
        return None  # "in court on corruption charges": the parser knows a small noun
    return next((s for s in senses_of(scene, token) if s.frames & _TAKES), None)
