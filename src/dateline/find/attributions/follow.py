"""Speech that no cue claims: it goes on with whoever spoke last, in its paragraph or the one before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.find.attributions.quotes import Quote
from dateline.find.attributions.scene import Draft, Scene
from dateline.find.attributions.words import senses_of
from dateline.model import Span

_MARKS = "\"'`\u201c\u201d\u2018\u2019 "
_ENDS = (".", "?", "!")
_STOPS = (". ", "? ", "! ", ".\n")
_RELATIVES = frozenset({"who", "which", "that"})
_REACH = 1_000  # characters that these may fill
_MOST = 100  # pieces of one speech: a text of nothing but quotations is not told by its first speaker
_FAR = 2  # sentences of the writer's between a speaker and speech of the same


def followed(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, the speakers among them with the unclaimed speech that follows theirs."""
    out = list(drafts)
    claimed = _claimed(scene, out)
    speakers = sorted((n for n, d in enumerate(out) if _speaks(scene, d)), key=lambda n: out[n].verb)
    carried: dict[int, int] = {}  # the speaker with whom a paragraph ends, where it is all speech
    at = -1
    for number, quote in enumerate(scene.quotes):
        first = scene.first_token(quote.start)
        while at + 1 < len(speakers) and out[speakers[at + 1]].verb < first:
            at += 1
        if number in claimed or not _is_sentence(scene, quote):
            continue
        alone = _is_alone(scene, quote)
        chosen = carried.get(quote.paragraph - 1) if alone else None
        if chosen is None and at >= 0:
            speaker = out[speakers[at]]
            chosen = speakers[at] if _is_near(scene, speaker, quote, alone=alone) else None
        if chosen is None or len(out[chosen].content) >= _MOST:
            continue
        carried[quote.paragraph] = chosen
        content = (*out[chosen].content, Span(quote.start, quote.end))
        out[chosen] = replace(out[chosen], content=content)
    return out


def _speaks(scene: Scene, draft: Draft) -> bool:
    """Whether a draft is of somebody's words, as they may be quoted."""
    if draft.source is None or draft.cue is None or not draft.nests:
        return False
    word = scene.doc[draft.verb]
    aside = word.tag_ == "VBG" or scene.text[draft.source.start : draft.source.end] in _RELATIVES
    negated = any(c.dep_ == "neg" for c in word.children)
    return not aside and not negated and any({"clause", "quote"} <= s.frames for s in senses_of(scene, word))


def _claimed(scene: Scene, drafts: Sequence[Draft]) -> set[int]:
    """The numbers of the quotations that stand in somebody's content."""
    starts = [quote.start for quote in scene.quotes]
    found: set[int] = set()
    for span in (span for draft in drafts for span in draft.content):
        first, last = bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)
        found.update(n for n in range(max(first, 0), last) if scene.quotes[n].end > span.start)
    return found


def _is_sentence(scene: Scene, quote: Quote) -> bool:
    """Whether a quotation is a sentence or more."""
    words = scene.text[quote.start : quote.end].strip(_MARKS)
    return scene.is_speech(quote) and words[:1].isupper() and words.endswith(_ENDS)


def _is_alone(scene: Scene, quote: Quote) -> bool:
    """Whether a paragraph is all quotation."""
    start, end = scene.parts[quote.paragraph]
    return not (scene.text[start : quote.start] + scene.text[quote.end : end]).strip()


def _is_near(scene: Scene, speaker: Draft, quote: Quote, *, alone: bool) -> bool:
    """Whether a speaker is the last to have spoken before a quotation, and not long ago."""
    paragraph = scene.paragraph[speaker.verb]
    if paragraph != quote.paragraph and not (alone and paragraph == quote.paragraph - 1):
        return False
    told = (*speaker.content, speaker.cue, speaker.source)
    end = max(span.end for span in told if span and span.end <= quote.start)
    if quote.start - end > _REACH:
        return False
    between = scene.text[end : quote.start]
    ended = not between.strip() or between.rstrip().endswith((*_ENDS, '"', "\u201d", "''"))
    return (
        ended and sum(map(between.count, _STOPS)) <= _FAR and not _another(scene, speaker, end, quote.start)
    )


def _another(scene: Scene, speaker: Draft, start: int, end: int) -> bool:
    """Whether another person comes up between a speaker and a quotation."""
    named = scene.text[speaker.source.start : speaker.source.end] if speaker.source else ""
    tokens = scene.between(start, end)
    return any(t.dep_ == "nsubj" and t.ent_type_ == "PERSON" and t.text not in named for t in tokens)
