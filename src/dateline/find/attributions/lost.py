"""Content that the parser hangs on another word than the saying verb: told from the words around it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.attributions.extents import clause_end, lost_subject, saying_end, saying_start
from dateline.find.attributions.scene import Draft, Scene, cut, from_sentence_start, is_loose
from dateline.find.attributions.sources import after, name_start, noun_phrase, phrase_span, subject
from dateline.find.attributions.words import cue_span
from dateline.knowledge.cues import Sense

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BESIDE = 25  # tokens from a saying verb in which its content begins
_HUNG = frozenset({"relcl", "acl", "ccomp"})
_STOPS = frozenset({";", ":", "\u2014"})
_SAID = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVES = frozenset({"WP", "WDT", "WP$"})
_BELOW = frozenset({"relcl", "acl", "advcl", "csubj"})
_ASKED = frozenset({"if", "whether", "why", "how", "what", "when", "where", "who"})
_SPEECH = frozenset({"clause", "quote"})


def closing(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    """..., said X; ..., X said: a saying clause that closes its sentence, whatever it hangs on."""
    if not _speaks(sense) or verb.tag_ not in _SAID or verb.i == 0:
        return None
    told = {c.dep_ for c in verb.children if c.i > verb.i}
    if sense.particle or told & {"ccomp", "xcomp", "dative", "intj"}:
        return None
    doc, sent = scene.doc, verb.sent
    if doc[verb.i - 1].text == ",":
        return _inverted(scene, verb, sense)
    start, last = saying_start(verb), saying_end(verb)
    found = subject(verb) or lost_subject(verb)
    if found is None or found.tag_ in _RELATIVES or not start <= found.i < verb.i or "dobj" in told:
        return None
    if start <= sent.start or doc[start - 1].text != "," or not _closes(scene, last):
        return None
    content = from_sentence_start(scene, sent.start, start - 1)
    first = found.left_edge.i if subject(verb) is not None else name_start(found)
    source = phrase_span(scene, max(first, start), max(found.i, min(found.right_edge.i, verb.i - 1)), found)
    if content is None or not _is_told(scene, sent.start, start):
        return None
    return Draft(verb.i, source, cue_span(verb, "", start), (content,), False, sense.stance, sense.nests)


def strayed(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    """Content that hangs on a noun beside the verb: "said in a letter that", "told him on Friday he ..."."""
    if not _speaks(sense) or sense.particle or any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        return None
    found = subject(verb)
    if found is None or found.i > verb.i:
        return None
    for token in scene.doc[verb.i + 1 : min(verb.right_edge.i, verb.i + _BESIDE) + 1]:
        start = _clause_start(token)
        if start is None or start <= verb.i or token.head.lower_ in scene.cues.nouns:
            continue
        if any(t.text in _STOPS or t.tag_ in _FINITE for t in scene.doc[verb.i + 1 : start]):
            return None
        span = cut(scene, start, clause_end(scene, token))
        source, cue = noun_phrase(scene, found, 0, verb.i), cue_span(verb, "", verb.sent.start)
        return Draft(verb.i, source, cue, (span,), False, sense.stance, sense.nests) if span else None
    return None


def _speaks(sense: Sense) -> bool:
    """Whether a sense is that of saying or claiming in words, which takes both clause and quotation."""
    return sense.nests and sense.frames >= _SPEECH and sense.stance in ("states", "claims")


def asked(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    """asked whether X, she said Y: what was asked, by nobody who is named or by an agent."""
    if sense.stance != "asks" or "clause" not in sense.frames or verb.tag_ != "VBN" or sense.particle:
        return None
    for child in verb.children:
        begins = child.left_edge
        if child.i > verb.i and child.dep_ in ("advcl", "ccomp") and begins.lower_ in _ASKED:
            span = cut(scene, begins.i, child.right_edge.i)
            found = next((g for c in verb.children if c.dep_ == "agent" for g in c.children), None)
            source = noun_phrase(scene, found, verb.i + 1, begins.i) if found is not None else None
            cue = cue_span(verb, "", verb.sent.start)
            return Draft(verb.i, source, cue, (span,), False, sense.stance, sense.nests) if span else None
    return None


def _clause_start(clause: Token) -> int | None:
    """Where a clause begins that its noun can't take: "time [that papers had gone]", "Friday [he saw it]"."""
    noun, left = clause.head, clause.left_edge
    if clause.dep_ not in _HUNG or clause.pos_ not in ("VERB", "AUX"):
        return None
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i < clause.i]
    if not subjects or left.i <= noun.i:
        return None
    if left.lower_ == "that" and all(c != left for c in subjects):
        return int(left.i)
    return int(left.i) if noun.ent_type_ in ("DATE", "TIME") and left.tag_ not in _RELATIVES else None


def _inverted(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    """The speaker after the verb: "..., reported the coastguard."."""
    sent = verb.sent
    following = after(verb, sent.end)
    if following is None or verb.tag_ == "VBP":
        return None
    head, first = following
    last = max(head.right_edge.i, head.i)
    content = from_sentence_start(scene, sent.start, verb.i - 1)
    if content is None or not _closes(scene, last) or not _is_told(scene, sent.start, verb.i):
        return None
    source = phrase_span(scene, first, last, head)
    cue = cue_span(verb, "", verb.i)
    return Draft(verb.i, source, cue, (content,), False, sense.stance, sense.nests)


def _closes(scene: Scene, last: int) -> bool:
    """Whether a token is the last of its sentence but for punctuation."""
    sent = scene.doc[last].sent
    return all(is_loose(t) for t in scene.doc[last + 1 : sent.end])


def _is_told(scene: Scene, first: int, end: int) -> bool:
    """Whether tokens first to end (excluded) have a main clause, which can be told."""
    finite = (t for t in scene.doc[first:end] if t.tag_ in _FINITE)
    return any((t.head if t.dep_ in ("aux", "auxpass") else t).dep_ not in _BELOW for t in finite)
