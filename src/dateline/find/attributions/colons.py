"""Speakers set off by a colon: headlines and posts ("Talks failed: envoy"), interviews ("Q: ...")."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import zip_longest

from spacy.tokens import Token

from dateline.find.attributions.scene import Draft, Scene, cut
from dateline.find.attributions.sources import name_start
from dateline.model import Span

_LABEL = re.compile(r"(?P<who>[^\s:.?!,;\"\u201C(][^:.?!;\"\u201C\u201D\n]{0,60}):\s+(?=\S)")
_TAIL = re.compile(r"(?<=[\w?!)'\u2019\u201D\"]):\s+(?P<who>[^:.?!;\"\u201C\u201D\n]{2,60})$")
# a turn of a transcript: who speaks, in capitals, at the beginning of a line
_TURN = re.compile(
    r"^[^\S\n]*(?P<who>[A-Z][A-Z.'\u2019-]*(?:[^\S\n][A-Z][A-Z.'\u2019-]*){0,3}):\s+(?=\S)", re.MULTILINE
)
_FEWEST_TURNS = 3
_MAX_WORDS = 6
_HEADLINE = 30
_FEWEST = 2  # words: fewer is a figure in a list, not speech


def colons(scene: Scene, direct: list[Draft]) -> list[Draft]:
    """The attributions that a colon alone tells, by paragraph; what `direct` holds has its speaker."""
    drafts = _introduced(scene, direct)
    turns = _turns(scene.text)
    starts = [t.start("who") for t in turns]
    for number, (start, end) in enumerate(scene.parts):
        own = turns[bisect_left(starts, start) : bisect_left(starts, end)]
        for turn, following in zip_longest(own, own[1:]):
            said = Span(turn.end(), following.start() if following else end)
            if draft := _draft(scene, Span(turn.start("who"), turn.end("who")), turn.end("who"), said):
                drafts.append(draft)
        if own:
            continue
        if draft := _labelled(scene, start, end) or _tailed(scene, number, start, end):
            drafts.append(draft)
    return drafts


def _turns(text: str) -> list[re.Match[str]]:
    """The turns of a transcript or interview, where the text is one: speakers take turns and come again."""
    found = list(_TURN.finditer(text))
    names = [t.group("who") for t in found]
    takes_turns = len(found) >= _FEWEST_TURNS and len(set(names)) < len(names)
    return found if takes_turns or {"Q", "A"} <= set(names) else []


def _introduced(scene: Scene, direct: list[Draft]) -> list[Draft]:
    """Speech after a colon that no verb claims: '... angered the historian Ana Ruiz: "We saw it coming."'."""
    claimed = {span.end for draft in direct for span in draft.content}
    drafts = []
    for quote in scene.quotes:
        at = quote.start - 1
        while at > 0 and scene.text[at].isspace():
            at -= 1
        if quote.end in claimed or at < 1 or scene.text[at] != ":" or not scene.is_speech(quote):
            continue
        colon = scene.first_token(at)
        who = _named_before(scene, colon, scene.first_token(scene.parts[quote.paragraph][0]))
        if who is not None:
            cue, said = Span(at, at + 1), Span(quote.start, quote.end)
            drafts.append(Draft(colon, who, cue, (said,), True, "states"))
    return drafts


def _named_before(scene: Scene, colon: int, low: int) -> Span | None:
    """Whoever is named right before a colon within a sentence; `low` is the paragraph's first token."""
    if colon <= low or scene.doc[colon - 1].pos_ not in ("NOUN", "PROPN"):
        return None
    first = name_start(scene.doc[colon - 1])
    who = list(scene.doc[first:colon])
    named = all(t.pos_ == "PROPN" for t in who) and first > low and scene.doc[first - 1].pos_ != "ADP"
    return cut(scene, first, colon - 1) if first > low and (named or _is_speaker(scene, who)) else None


def _labelled(scene: Scene, start: int, end: int) -> Draft | None:
    """Speaker: what they say."""
    match = _LABEL.match(scene.text, start, end)
    if not match:
        return None
    who = scene.between(start, match.end("who"))
    if not _is_speaker(scene, who) and not _is_surname(scene, who, match.end(), end):
        return None
    return _draft(scene, Span(start, match.end("who")), match.end("who"), Span(match.end(), end))


def _tailed(scene: Scene, number: int, start: int, end: int) -> Draft | None:
    """A headline that ends in its speaker."""
    if number > 0 and len(scene.parts) > 1:
        return None
    match = _TAIL.search(scene.text, start, end)
    if not match:
        return None
    who = scene.between(match.start("who"), end)
    named = any(t.ent_type_ in ("ORG", "GPE") for t in who) and not any(t.like_num for t in who)
    if not _is_speaker(scene, who) and not (named and len(who) <= _MAX_WORDS):
        return None
    return _draft(scene, Span(match.start("who"), end), match.start(), Span(start, match.start()))


def _draft(scene: Scene, who: Span, colon: int, said: Span) -> Draft | None:
    tokens = scene.between(said.start, said.end)
    if not tokens:
        return None
    content = cut(scene, tokens[0].i, tokens[-1].i)
    if content is None or sum(t.is_alpha for t in tokens) < _FEWEST:
        return None
    at = scene.first_token(colon)
    return Draft(at, who, Span(colon, colon + 1), (content,), False, "states")


def _is_surname(scene: Scene, who: list[Token], start: int, end: int) -> bool:
    """Whether a bare name before a colon is somebody's, and not the place or topic of a headline."""
    named = all(t.pos_ == "PROPN" and t.ent_type_ in ("", "PERSON", "ORG") and t.is_alpha for t in who)
    said = scene.between(start, end)
    if said and scene.quoted[said[0].i] >= 0 and all(t.pos_ == "PROPN" for t in who):
        return True
    finite = any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in said)
    return named and 0 < len(who) <= 2 and who[0].text.istitle() and finite and len(said) <= _HEADLINE


def _is_speaker(scene: Scene, tokens: list[Token]) -> bool:
    """Whether a short phrase names somebody, or something that speaks for somebody (a poll, a report)."""
    words = [t for t in tokens if not t.is_space and not t.is_punct]
    if (
        not words
        or len(words) > _MAX_WORDS
        or any(t.pos_ in ("VERB", "AUX") and not t.text.istitle() for t in words)
    ):
        return False
    if words[0].text in ("Q", "A") and len(words) == 1:
        return True
    person = any(t.ent_type_ == "PERSON" for t in words)
    return person or any(t.lower_ in scene.cues.speakers for t in words)
