"""Who says what: source, cue and content of everything said, thought, wanted or shown in a text."""

from __future__ import annotations

from dateline.find.attributions.colons import colons
from dateline.find.attributions.direct import direct
from dateline.find.attributions.follow import followed
from dateline.find.attributions.headlines import headlines
from dateline.find.attributions.others import other
from dateline.find.attributions.scene import Draft, Scene, scene
from dateline.find.attributions.settle import settle
from dateline.find.attributions.verbs import verbal
from dateline.knowledge.cues import Cues
from dateline.model import Attribution, Source, Span
from dateline.text import Reading

__all__ = ["find"]


def find(reading: Reading, cues: Cues) -> list[Attribution]:
    """All attributions of an article, in the order of their cues.

    The spans follow PolNeAR (Newell et al., LREC 2018): a source is a whole noun phrase, a cue takes in its
    auxiliaries, adverbs and particle, and content may stand in several pieces.
    """
    here = scene(reading, cues)
    drafts = direct(here)
    drafts += colons(here, drafts)
    drafts += verbal(here, {d.verb for d in drafts})
    drafts += other(here)
    drafts += headlines(here, drafts)
    drafts = followed(here, settle(drafts, here.parts))
    return [made for d in sorted(drafts, key=_place) if (made := _attribution(here, d))]


def _place(draft: Draft) -> tuple[int, int]:
    at = draft.cue or (draft.content[0] if draft.content else Span(0, 0))
    return at.start, at.end


def _attribution(here: Scene, draft: Draft) -> Attribution | None:
    """The finished record: evidence for source and cue, content without what those two take."""
    reading = here.reading
    cue = reading.evidence(draft.cue.start, draft.cue.end) if draft.cue else None
    source = None
    if draft.source:
        words = reading.evidence(draft.source.start, draft.source.end)
        source = Source(words.start, words.end, words.text)
    taken: list[Span] = [s for s in (cue, source) if s]
    content = tuple(_disjoint(draft.content, taken))
    if not content:
        return None
    return Attribution(source, cue, content, draft.quote, draft.stance)


def _disjoint(content: tuple[Span, ...], taken: list[Span]) -> list[Span]:
    """Content in order, without overlaps."""
    out: list[Span] = []
    for span in sorted(content):
        start = max(span.start, out[-1].end) if out else span.start
        if start < span.end:
            out.append(Span(start, span.end))
    return out
