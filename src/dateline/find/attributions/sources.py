"""Who a saying word belongs to, and how far the words for them reach."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.attributions.scene import Scene, cut, is_loose
from dateline.model import Span

_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_NOUNLIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PRENOMINAL = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN", "PRON"})
_TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "earlier",
        "later",
        "week",
        "month",
        "year",
        "morning",
        "afternoon",
        "evening",
        "night",
        "time",
        "day",
    ]
)
_JOINTS = frozenset({"'s", "\u2019s", "-", "."})
_PAPERS = frozenset({"statement", "letter", "note", "memo", "message", "tweet", "release", "communique"})
_MAX_CLIMB = 6


def subject(verb: Token, climb: int = 0) -> Token | None:
    """The word that does the saying: the verb's own subject, or that of the verb it hangs on."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "csubj") and not _is_time(c)]
    if own:
        return min(own, key=lambda c: abs(c.i - verb.i))
    agents = [g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
    if agents:
        return agents[0]
    lost = [g for c in verb.children if c.dep_ == "aux" for g in c.children if g.dep_ in _SUBJECTS]
    if lost:
        return lost[0]
    if climb >= _MAX_CLIMB or any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return None
    if climb == 0 and is_passive(verb):
        return None
    return _borrowed(verb, climb)


def _is_time(token: Token) -> bool:
    """Whether a would-be subject is a time: "in the past two months was ... and warned"."""
    return token.lower_.rstrip("s") in _TIMES and token.ent_type_ in ("DATE", "TIME")


def is_passive(verb: Token) -> bool:
    """Whether a participle says what is done to somebody: "was accused", "asked about it, he ..."."""
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    passive = any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children)
    return passive or verb.dep_ in ("acl", "advcl", "amod")


def _borrowed(verb: Token, climb: int) -> Token | None:
    """The subject that a participle, an infinitive or the second of two verbs shares with its head."""
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "acl" and head.pos_ in _NOUNLIKE:
        return (_issuer(head) or head) if verb.tag_ == "VBG" else None
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep") and verb.dep_ != "ccomp":
        if verb.dep_ == "xcomp":
            objects = [c for c in head.children if c.dep_ in ("dobj", "dative")]
            if objects:
                return objects[0]
        if verb.dep_ == "pcomp" and head.lower_ == "as":
            objects = [c for c in head.head.children if c.dep_ == "dobj" and c.i < verb.i]
            if objects:
                return objects[0]
        if verb.dep_ == "advcl" and verb.tag_ not in ("VBG", "VBN", "VB"):
            return None
        if verb.dep_ == "advcl" and verb.tag_ == "VB" and any(c.dep_ == "nsubjpass" for c in head.children):
            return None  # "the rifle was sent off to determine whether ...": the rifle determines nothing
        found = subject_up(head, climb + 1) or _left_subject(verb)
        dummy = found is not None and found.lower_ in ("it", "there") and found.head.lemma_ == "be"
        return None if dummy else found
    return None


def _issuer(paper: Token) -> Token | None:
    """Who puts out a paper that says something: "she released a statement saying ..."."""
    if paper.dep_ != "dobj" or paper.lemma_ not in _PAPERS:
        return None
    return next((c for c in paper.head.children if c.dep_ == "nsubj" and c.i < paper.head.i), None)


def _left_subject(verb: Token) -> Token | None:
    """The subject of the nearest verb above that has one before this verb."""
    token = verb.head
    for _ in range(_MAX_CLIMB):
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i:
                return child
        if token.head == token:
            break
        token = token.head
    return None


def subject_up(token: Token, climb: int) -> Token | None:
    """The subject of the nearest verb at or above a token."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token and climb < _MAX_CLIMB:
        token, climb = token.head, climb + 1
    if token.pos_ not in ("VERB", "AUX"):
        return None
    passive = [c for c in token.children if c.dep_ == "nsubjpass"]
    return passive[0] if passive else subject(token, climb)


def noun_phrase(scene: Scene, head: Token, low: int, high: int) -> Span | None:
    """The span of a noun phrase with all that hangs on it, within tokens low to high (high excluded).

    A comma that closes an apposition before the verb belongs to it.
    """
    first, last = max(head.left_edge.i, low), min(head.right_edge.i, high - 1)
    if first > head.i or last < head.i:
        return None
    return phrase_span(scene, first, last, head)


def phrase_span(scene: Scene, first: int, last: int, head: Token) -> Span | None:
    """Tokens first to last as a source: without a leading conjunction, with the comma of an apposition."""
    doc = scene.doc
    while first < head.i and (is_loose(doc[first]) or doc[first].dep_ in ("cc", "preconj", "mark", "advmod")):
        if doc[first].dep_ == "advmod" and doc[first].head != doc[first + 1]:
            pass
        elif doc[first].dep_ == "advmod":
            break
        first += 1
    span = cut(scene, first, _without_date(head, last))
    if span is None:
        return None
    inner = scene.text[span.start : span.end]
    after = scene.text[span.end : span.end + 1]
    if after == "," and ", " in inner and last + 1 < len(doc):
        return Span(span.start, span.end + 1)
    return span


def _without_date(head: Token, last: int) -> int:
    """The end of a source without the day that the parser hangs on it: "the premier on Monday"."""
    for child in head.children:
        dated = any(g.dep_ == "pobj" and g.ent_type_ in ("DATE", "TIME") for g in child.children)
        if child.dep_ == "prep" and child.i > head.i and dated and child.right_edge.i == last:
            return int(child.i) - 1
    return last


def before(verb: Token, low: int) -> Token | None:
    """The noun that stands right before a saying verb, where the parse gives it no subject."""
    doc = verb.doc
    at = verb.i - 1
    while at >= low and (doc[at].pos_ in ("AUX", "ADV", "PART") or doc[at].is_space):
        at -= 1
    return doc[at] if at >= low and _can_speak(doc[at]) else None


def name_start(last: Token) -> int:
    """The first token of a name or noun that ends at a token: what stands unbroken before it."""
    doc, first = last.doc, last.i
    while first > last.sent.start and (
        (doc[first - 1].pos_ in _PRENOMINAL and not doc[first - 1].is_punct) or doc[first - 1].tag_ == "POS"
    ):
        first -= 1
    return first


def after(verb: Token, high: int) -> tuple[Token, int] | None:
    """The noun phrase that begins right after a saying verb: its last word and where it begins."""
    doc = verb.doc
    at = verb.i + 1
    while at < high and (doc[at].pos_ == "ADV" or doc[at].is_space or doc[at].lower_ in _TIMES):
        at += 1
    first = at
    while at < high and (doc[at].pos_ in _PRENOMINAL or doc[at].dep_ == "amod" or doc[at].text in _JOINTS):
        at += 1
    heads = [t for t in doc[first:at] if t.pos_ in _NOUNLIKE]
    return (heads[-1], first) if heads and _can_speak(heads[-1]) else None


def _can_speak(token: Token) -> bool:
    return token.pos_ in _NOUNLIKE and token.lower_ not in _TIMES
