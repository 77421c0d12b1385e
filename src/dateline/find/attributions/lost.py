"""Content that the parser hangs on another word than the saying verb: told from the words around it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.attributions.extents import (
    clause_end,
    lost_subject,
    phrase_start,
    saying_end,
    saying_start,
)
from dateline.find.attributions.scene import Draft, Scene, cut, from_sentence_start, is_loose
from dateline.find.attributions.sources import after, name_start, noun_phrase, phrase_span, subject
from dateline.find.attributions.words import cue_span, senses_of
from dateline.knowledge.cues import Sense

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BESIDE = 25  # tokens from a saying verb in which its content begins
_HUNG = frozenset({"relcl", "acl", "ccomp"})
_STOPS = frozenset({";", ":", "\u2014"})
_SAID = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVES = frozenset({"WP", "WDT", "WP$"})
_BELOW = frozenset({"relcl", "acl", "advcl", "csubj"})
_ASKED = frozenset({"if", "whether", "why", "how", "what", "when", "where", "who"})
_HEARERS = frozenset({"dobj", "dative"})
_SPEECH = frozenset({"clause", "quote"})


def closing(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    """..., said X; ..., X said: a saying clause that closes its sentence, whatever it hangs on."""
    if not _speaks(sense) or verb.tag_ not in _SAID or verb.i == 0:
        return None
    told = {c.dep_ for c in verb.children if c.i > verb.i}
    if sense.particle or told & {"ccomp", "xcomp", "intj"}:
        return None
    doc, sent = scene.doc, verb.sent
    own = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    object_said = _takes_object(scene, verb)
    if doc[verb.i - 1].text == "," and own is None and (object_said or not told & _HEARERS):
        return _inverted(scene, verb, sense) if "dative" not in told else None
    found = own or lost_subject(verb) or _misread_subject(verb)
    if found is None or found.tag_ in _RELATIVES or (object_said and told & _HEARERS):
        return None
    start = saying_start(verb) if own is not None else name_start(found)
    last = saying_end(verb)
    if not start <= found.i < verb.i:
        return None
    if start <= sent.start or doc[start - 1].text != "," or not _closes(scene, last):
        return None
    content = from_sentence_start(scene, sent.start, start - 1)
    first = phrase_start(found) if own is not None else name_start(found)
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


def _takes_object(scene: Scene, verb: Token) -> bool:
    """Whether what follows a saying verb may be what is said ("announced a truce"), not who hears it."""
    return any("object" in s.frames for s in senses_of(scene, verb))


def _misread_subject(verb: Token) -> Token | None:
    """The noun before a finite verb that the parser takes for a participle: "..., the agency announced"."""
    noun = verb.head
    misread = verb.dep_ == "acl" and verb.tag_ == "VBD" and noun.dep_ == "npadvmod"
    return noun if misread and noun.i == verb.i - 1 else None


def _closes(scene: Scene, last: int) -> bool:
    """Whether nothing of its sentence follows a token but punctuation, or what goes on from it.

    "..., the ministry said, easing fears of ...", "..., and shops were open".
    """
    doc, end = scene.doc, scene.doc[last].sent.end
    if all(is_loose(t) for t in doc[last + 1 : end]):
        return True
    goes_on = last + 2 < end and doc[last + 1].text == ","
    return goes_on and (doc[last + 2].tag_ == "VBG" or doc[last + 2].dep_ == "cc")


def _is_told(scene: Scene, first: int, end: int) -> bool:
    """Whether tokens first to end (excluded) have a main clause, which can be told."""
    finite = (t for t in scene.doc[first:end] if t.tag_ in _FINITE)
    return any((t.head if t.dep_ in ("aux", "auxpass") else t).dep_ not in _BELOW for t in finite)
