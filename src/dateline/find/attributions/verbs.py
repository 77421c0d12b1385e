"""Indirect and mixed speech, thought and intent: what the saying verbs of the text take as their content."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.attributions.extents import (
    clause_end,
    goes_on,
    lost_subject,
    relative_of,
    saying_end,
    saying_start,
    turns_away,
    with_complements,
    without_aside,
)
from dateline.find.attributions.lost import asked, closing, strayed
from dateline.find.attributions.scene import Draft, Scene, cut, from_sentence_start, is_loose
from dateline.find.attributions.sources import name_start, noun_phrase, phrase_span, subject
from dateline.find.attributions.words import cue_span, senses_of
from dateline.knowledge.cues import Sense
from dateline.model import Span

_REACH = 8  # how far a participle stands from the saying verb it goes on from
_OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})
_RESULTS = frozenset({"xcomp", "oprd", "ccomp"})
_VERBAL = frozenset({"VERB", "AUX"})


def verbal(scene: Scene, taken: set[int]) -> list[Draft]:
    """The attributions of all verbs outside quoted speech; `taken` verbs have their quotation already."""
    drafts = []
    for token in scene.doc:
        if token.lower_ not in scene.cues.verbs or token.i in taken or token.pos_ not in _VERBAL:
            continue
        if any(c.dep_ == "csubj" and c.tag_ == "VBG" for c in token.children):
            continue  # "freeing them shows that ...": a deed, which says nothing
        if _is_refused(scene, token):
            continue
        quoted = scene.inside_speech(token)
        if quoted and not _names_another(token):
            continue
        for sense in senses_of(scene, token):
            if sense.stance == "denies" and _withholds(token):
                continue
            if quoted and not (sense.nests and "clause" in sense.frames):
                continue
            if draft := (_clause if quoted else _draft)(scene, token, sense):
                drafts.append(draft)
                break
    return drafts


def _withholds(verb: Token) -> bool:
    """Whether somebody is denied something, not that something is so: "was denied entry"."""
    given = {c.dep_ for c in verb.children}
    return "dative" in given or ({"nsubjpass"} <= given and bool(given & {"dobj", "oprd"}))


def _is_refused(scene: Scene, verb: Token) -> bool:
    """Whether it is said that somebody would not say it: "declined to say whether ..."."""
    if verb.dep_ != "xcomp" or verb.head.i > verb.i:
        return False
    return any(s.stance == "denies" and "to" in s.frames for s in senses_of(scene, verb.head))


def _names_another(verb: Token) -> bool:
    """Whether a verb within quoted speech has a named subject: '"Moscow says it has left," he said.'"""
    return any(c.dep_ == "nsubj" and c.pos_ == "PROPN" and c.i < verb.i for c in verb.children)


def _draft(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    for frame in FRAMES:
        if draft := frame(scene, verb, sense):
            return draft
    return None


def _make(
    scene: Scene, verb: Token, sense: Sense, content: list[Span | None], particle: str = ""
) -> Draft | None:
    spans = tuple(sorted(s for s in content if s))
    if not spans:
        return None
    return Draft(
        verb.i,
        source_of(scene, verb),
        cue_span(verb, particle or sense.particle, _low(verb)),
        spans,
        False,
        sense.stance,
        sense.nests,
    )


def _low(verb: Token) -> int:
    return int(verb.sent.start)


def source_of(scene: Scene, verb: Token) -> Span | None:
    """The span of a verb's source, on its own side of the verb."""
    found = subject(verb) or _told_of(verb)
    if found is None and (lost := lost_subject(verb)) is not None:
        last = verb.i - 2 if scene.doc[verb.i - 1].text == "," else lost.i
        return phrase_span(scene, name_start(lost), max(last, lost.i), lost)
    if found is None or found.is_space:
        return None
    if (said := _said_before(scene, verb) or _said_above(scene, verb)) is not None:
        found = subject(said) or found
    if found.i < verb.i:
        return noun_phrase(scene, found, 0, verb.i)
    return noun_phrase(scene, found, verb.i + 1, len(scene.doc))


def _told_of(verb: Token) -> Token | None:
    """The noun on which the parser hangs its own verb, after an aside: "The envoy, who ..., denied that"."""
    noun = verb.head
    aside = any(c.dep_ == "relcl" and noun.i < c.i < verb.i for c in noun.children)
    clause = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    return noun if verb.dep_ == "acl" and aside and clause and verb.doc[verb.i - 1].text == "," else None


def _said_before(scene: Scene, verb: Token) -> Token | None:
    """The saying verb that a participle goes on from: "..., the ministry said on Monday, confirming ..."."""
    doc = scene.doc
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i < 2 or doc[verb.i - 1].text != ",":
        return None
    for token in reversed(doc[max(verb.sent.start, verb.i - _REACH) : verb.i - 1]):
        if token.text == ",":
            return None
        if token.tag_ in ("VBD", "VBZ") and any("quote" in s.frames for s in senses_of(scene, token)):
            return token if token != verb.head else None
    return None


def _said_above(scene: Scene, verb: Token) -> Token | None:
    """The saying verb above the clause that a further saying hangs on: "said talks failed and blamed ..."."""
    head = verb.head
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if own or verb.dep_ not in ("conj", "advcl") or not turns_away(scene, head, verb):
        return None
    if any("quote" in s.frames for s in senses_of(scene, head)) and _between_commas(head):
        return None
    while head.dep_ == "conj" and head.head.pos_ in _VERBAL:
        head = head.head
    outer = head.head
    says = any("clause" in s.frames for s in senses_of(scene, outer))
    return outer if says and head.dep_ == "ccomp" and outer.i < head.i else None


def _clause(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    if "clause" not in sense.frames:
        return None
    loose = "to" not in sense.frames and "predicate" not in sense.frames
    clauses = [
        c
        for c in verb.children
        if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and (_finite(c) or (loose and c.tag_ != "VB")))
    ]
    right = [c for c in clauses if c.i > verb.i]
    if right and _is_aside(verb, right[0]):
        return _parenthetical(scene, verb, sense, closing=True)
    if right:
        first = max(right[0].left_edge.i, verb.i + 1 + len(sense.particle.split()))
        last = goes_on(scene, verb, clause_end(scene, right[-1]))
        return _make(scene, verb, sense, [relative_of(scene, verb, right[0]), cut(scene, first, last)])
    if subject(verb) is None and lost_subject(verb) is None:
        return None
    left = [c for c in clauses if c.i < verb.i]
    if "to" in sense.frames and any(c.dep_ == "xcomp" and c.i > verb.i for c in verb.children):
        return None  # "..., and the premier decided not to go": no clause before is decided
    ends = (";", ": ") if left and left[-1].pos_ in _VERBAL else (";",)
    if left and any(mark in scene.text[left[-1].idx : verb.idx] for mark in ends):
        return None
    if left:
        return _leftward(scene, verb, sense, left[-1])
    if verb.dep_ in ("parataxis",) or (verb.dep_ == "ccomp" and _between_commas(verb)):
        return _parenthetical(scene, verb, sense)
    return None


def _finite(token: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "mark", "expl") for c in token.children)


def _leftward(scene: Scene, verb: Token, sense: Sense, clause: Token) -> Draft | None:
    """Content before the saying clause, and what of it follows."""
    start, end = saying_start(verb), saying_end(verb)
    first = min(clause.left_edge.i, verb.sent.start if verb.dep_ == "ROOT" else clause.left_edge.i)
    spans = [from_sentence_start(scene, first, start - 1)]
    following = scene.doc[min(end + 2, len(scene.doc) - 1)]
    if clause.right_edge.i > end and following.tag_ != "VBG":
        spans.append(cut(scene, end + 1, clause.right_edge.i))
    return _make(scene, verb, sense, spans)


def _between_commas(verb: Token) -> bool:
    start = saying_start(verb)
    return start > 0 and verb.doc[start - 1].text == ","


def _is_aside(verb: Token, clause: Token) -> bool:
    """Whether what the parser takes for content is a remark on it: "..., he said, a claim that ..."."""
    doc, first = verb.doc, clause.left_edge.i
    return (
        _between_commas(verb)
        and doc[first - 1].text == ","
        and doc[first].lower_ in ("a", "an", "the", "which")
    )


def _parenthetical(scene: Scene, verb: Token, sense: Sense, *, closing: bool = False) -> Draft | None:
    """A saying clause set between commas within what is said, or `closing` it."""
    start, end = saying_start(verb), saying_end(verb)
    sent = verb.sent
    spans = [from_sentence_start(scene, sent.start, start - 1)]
    goes_on = end + 2 < sent.end and verb.doc[end + 1].text == "," and verb.doc[end + 2].tag_ != "VBG"
    if not closing and goes_on:
        spans.append(cut(scene, end + 1, sent.end - 1))
    return _make(scene, verb, sense, spans)


def _infinitive(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    """wants to go, denied having gone."""
    if "to" not in sense.frames:
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i and child.tag_ in ("VB", "VBG", "VBN"):
            objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < child.i]
            first = (objects[0] if objects and "predicate" in sense.frames else child).left_edge.i
            return _make(scene, verb, sense, [cut(scene, max(first, verb.i + 1), child.right_edge.i)])
    return None


def _predicate(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    """called it a mistake, urged them to go, accused X of lying: the object and what is said of it."""
    if "predicate" not in sense.frames:
        return None
    at = verb.i + len(sense.particle.split())
    parts = [
        c
        for c in verb.children
        if c.i > at and (c.dep_ in _OBJECTS or c.dep_ in ("ccomp", "xcomp") or _completes(c))
    ]
    if sense.particle:
        parts += [c for c in scene.doc[at].children if c.dep_ == "pobj"]
    fronted = relative_of(scene, verb, verb)
    if not parts or not (any(c.dep_ in ("ccomp", "dobj", "oprd", "xcomp", "pobj") for c in parts) or fronted):
        return None
    first = max(min(c.left_edge.i for c in parts), at + 1)
    last = max(c.right_edge.i for c in parts)
    if len(parts) == 1 and parts[0].dep_ == "dobj":
        last = with_complements(verb, without_aside(scene, parts[0]))
    full = parts[0].dep_ == "ccomp" or any(g.dep_ == "pcomp" for c in parts[0].children for g in c.children)
    alone = len(parts) == 1 and not full and fronted is None and "object" not in sense.frames
    if alone and all(scene.quoted[i] < 0 for i in range(first, last + 1)):
        return None
    return _make(scene, verb, sense, [fronted, cut(scene, first, last)])


def _completes(token: Token) -> bool:
    return token.dep_ == "prep" and token.lower_ in ("of", "as", "for", "to", "with")


def _object(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    if "object" not in sense.frames:
        return None
    at = verb.i + len(sense.particle.split())
    for child in verb.children:
        if sense.particle and any(c.i == at and c.dep_ == "mark" for c in child.children):
            return _make(scene, verb, sense, [cut(scene, at + 1, child.right_edge.i)])  # for them to do
    for child in [*verb.children, *(scene.doc[at].children if sense.particle else ())]:
        gerund = child.dep_ == "xcomp" and child.tag_ == "VBG"
        if child.i > at and (gerund or child.dep_ in ("dobj", "ccomp", "pcomp", "pobj")):
            last = with_complements(verb, without_aside(scene, child))
            return _make(scene, verb, sense, [cut(scene, max(child.left_edge.i, at + 1), last)])
    if (fronted := relative_of(scene, verb, verb)) and not sense.particle:
        return _make(scene, verb, sense, [fronted])
    return None


def _preposition(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    """warned of a famine, and with the object between: put the toll at 12."""
    if "passive" in sense.frames:
        return None
    for child in verb.children:
        if child.i <= verb.i or child.lower_ not in sense.prepositions:
            continue
        inner = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
        things = [c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < child.i]
        if inner and child.i == verb.i + 1:
            span = cut(scene, max(inner[0].left_edge.i, child.i + 1), inner[-1].right_edge.i)
            return _make(scene, verb, sense, [span], child.lower_)
        if inner and things and child.lower_ == "at":
            return _make(scene, verb, sense, [cut(scene, things[0].left_edge.i, child.right_edge.i)])
    return None


def _passive(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    """X is expected to come, X was condemned by Y, it is believed that ...: content on both sides."""
    active = "predicate" in sense.frames
    if not ("passive" in sense.frames or active) or sense.particle or verb.tag_ not in ("VBN", "VBD"):
        return None
    subjects = [c for c in verb.children if c.dep_ == "nsubjpass" and c.i < verb.i]
    agents = [c for c in verb.children if c.dep_ == "agent" and c.i > verb.i]
    rest = [c for c in verb.children if c.i > verb.i and (c.dep_ in _RESULTS or _completes(c))]
    if sense.prepositions and not (rest and rest[0].lower_ in sense.prepositions):
        return None
    if not subjects and "passive" in sense.frames and verb.dep_ == "acl" and verb.head.i < verb.i:
        subjects = [verb.head]
    if not subjects or not (rest or agents):
        return None
    head = subjects[0]
    first, particle = (rest[0].left_edge.i, "") if rest else (0, "")
    if rest and rest[0].i == verb.i + 1 and rest[0].lower_ in sense.prepositions:
        first, particle = rest[0].i + 1, rest[0].lower_
    spans = [cut(scene, head.left_edge.i, min(head.right_edge.i, verb.i - 1))]
    if head.lower_ == "it" and rest and rest[0].dep_ == "ccomp":
        spans = []
    if rest:
        spans.append(cut(scene, first, rest[-1].right_edge.i))
    if agents and agents[0].i == verb.i + 1:
        particle = "by"
    source = source_of(scene, verb) if agents else None
    content = tuple(sorted(s for s in spans if s))
    cue = cue_span(verb, particle, _low(verb))
    return Draft(verb.i, source, cue, content, False, sense.stance, sense.nests) if content else None


def _as(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    """As X reported, ...: the content is the sentence that the clause is set in."""
    marks = [c for c in verb.children if c.lower_ == "as" and c.i < verb.i and c.dep_ in ("mark", "advmod")]
    if verb.dep_ != "advcl" or not marks or not sense.frames & {"clause", "quote"}:
        return None
    if subject(verb) is None or any(c.dep_ in ("ccomp", "dobj", "xcomp") for c in verb.children):
        return None
    first, last, sent = marks[0].i, saying_end(verb), verb.sent
    doc = scene.doc
    if last + 1 >= sent.end or not (
        doc[last + 1].is_punct and (first == sent.start or doc[first - 1].text == ",")
    ):
        return None
    before = from_sentence_start(scene, sent.start, first - 1) if first > sent.start else None
    return _make(scene, verb, sense, [before, cut(scene, last + 1, sent.end - 1)])


def _seem(scene: Scene, verb: Token, sense: Sense) -> Draft | None:
    """X seems to be Y: an appearance, whoever sees it."""
    if "seem" not in sense.frames:
        return None
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "expl")]
    rest = [c for c in verb.children if c.dep_ in ("xcomp", "oprd", "ccomp", "acomp") and c.i > verb.i]
    if not subjects or not rest or is_loose(subjects[0]):
        return None
    head = subjects[0]
    spans = [
        cut(scene, head.left_edge.i, min(head.right_edge.i, verb.i - 1)),
        cut(scene, rest[0].left_edge.i, rest[-1].right_edge.i),
    ]
    content = tuple(s for s in spans if s)
    return Draft(verb.i, None, cue_span(verb, "", _low(verb)), content, False, sense.stance, sense.nests)


FRAMES = (
    _as,
    asked,
    _clause,
    strayed,
    closing,
    _infinitive,
    _predicate,
    _object,
    _preposition,
    _passive,
    _seem,
)
