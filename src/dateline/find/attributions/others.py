"""What is no verb: "according to", nouns (his claim that ...), adjectives, adverbs (reportedly)."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.attributions.scene import Draft, Scene, cut, from_sentence_start, is_loose
from dateline.find.attributions.sources import noun_phrase, subject
from dateline.find.attributions.words import cue_span
from dateline.knowledge.cues import Sense
from dateline.model import Span

_LIGHT = frozenset(
    [
        "make",
        "issue",
        "give",
        "voice",
        "express",
        "raise",
        "have",
        "repeat",
        "release",
        "offer",
        "deliver",
        "renew",
        "dismiss",
    ]
)
_BY = frozenset({"by", "from", "among"})


def other(scene: Scene) -> list[Draft]:
    """The attributions by prepositions, nouns, adjectives and adverbs outside quoted speech."""
    cues = scene.cues
    starts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in cues.prepositions:
        starts.setdefault(phrase[0], []).append(phrase)
    drafts: list[Draft | None] = []
    for token in scene.doc:
        word = token.lower_
        if word in starts:
            drafts.append(_according(scene, token, starts[word]))
        elif word in cues.nouns and token.pos_ == "NOUN" and not scene.inside_speech(token):
            drafts.append(_noun(scene, token, cues.nouns[word]))
        elif word in cues.adverbs and not scene.inside_speech(token):
            drafts.append(_adverb(scene, token, cues.adverbs[word]))
        elif (
            word in cues.adjectives
            and token.dep_ in ("acomp", "attr", "ROOT")
            and not scene.inside_speech(token)
        ):
            drafts.append(_adjective(scene, token, cues.adjectives[word]))
    return [d for d in drafts if d]


def _according(scene: Scene, token: Token, phrases: list[tuple[str, ...]]) -> Draft | None:
    """According to X, Y; Y, according to X: the content is the rest of the sentence."""
    doc = scene.doc
    sense, words = None, 0
    for phrase in phrases:
        candidate = scene.cues.prepositions[phrase]
        if len(phrase) <= words or (candidate.objects and not token.is_sent_start):
            continue
        if tuple(t.lower_ for t in doc[token.i : token.i + len(phrase)]) == phrase:
            sense, words = candidate, len(phrase)
    last = token.i + words - 1
    if sense is None or last + 1 >= len(doc):
        return None
    head = _object(doc[last])
    if head is None or (sense.objects and head.lower_ not in sense.objects):
        return None
    if head.pos_ != "PROPN" and scene.inside_speech(token):
        return None
    first, end = last + 1, _phrase_end(scene, last, head)
    source = cut(scene, first, end)
    if source is None:
        return None
    closing = scene.text[source.end : source.end + 1] == "," and "," in scene.text[source.start : source.end]
    if closing:
        source = Span(source.start, source.end + 1)
    cue = Span(token.idx, doc[last].idx + len(doc[last]))
    content = _around(scene, token, end)
    return Draft(token.i, source, cue, content, False, sense.stance, sense.nests) if content else None


def _object(preposition: Token) -> Token | None:
    """What a preposition governs: its object, or the noun of the words that follow."""
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            return child
    for token in preposition.doc[preposition.i + 1 : preposition.i + 10]:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "poss", "nmod"):
            return token
    return None


def _phrase_end(scene: Scene, last: int, head: Token) -> int:
    """The last token of the source of "according to": its subtree, short of the clause that follows it."""
    doc, end = scene.doc, min(head.right_edge.i, len(scene.doc) - 1)
    if not is_loose(doc[last - 1]) and last > doc[last].sent.start + 2:
        return end
    # at the start of a sentence the parser takes the subject that follows the comma for another source
    for token in doc[head.i : end]:
        if token.text == "," and doc[token.i + 1].head.i > end:
            return int(token.i) - 1
    rest = doc[end + 1 : doc[last].sent.end]
    has_subject = any(
        t.dep_ in ("nsubj", "nsubjpass", "expl") and t.head.pos_ in ("VERB", "AUX") for t in rest
    )
    commas = [t.i for t in doc[head.i : end] if t.text == ","]
    return commas[0] - 1 if commas and not has_subject else end


def _around(scene: Scene, token: Token, end: int) -> tuple[Span, ...]:
    """The sentence without the phrase: before it and after it."""
    sent = token.sent
    before = from_sentence_start(scene, _told_from(scene, token), token.i - 1)
    after = cut(scene, end + 1, sent.end - 1)
    if before and after and scene.doc[end + 1].text != ",":
        after = None
    return tuple(s for s in (before, after) if s)


def _told_from(scene: Scene, token: Token) -> int:
    """Where that begins which stands before "according to": its sentence, or a clause that is set off in it.

    "The fleet, which holds nine ships, according to X, ..."; "it was idle: no ship came, according to X".
    """
    doc, start = scene.doc, int(token.sent.start)
    for above in token.ancestors:
        first = above.left_edge.i
        if above.dep_ == "relcl" and start < first and above.i < token.i and doc[first - 1].text == ",":
            return int(first)
    colons = [t.i for t in doc[start : token.i] if t.text in (":", ";")]
    after = doc[colons[-1] + 1 : token.i] if colons else ()
    told = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in after)
    return colons[-1] + 1 if told and scene.quoted[colons[-1] + 1] < 0 else start


def _noun(scene: Scene, noun: Token, sense: Sense) -> Draft | None:
    """X's claim that Y, the warning from X that Y, his pledge to Y, criticism of Y by X."""
    source = _noun_source(scene, noun)
    particle, span = _noun_content(scene, noun, sense)
    if span is None or (source is None and (particle or not _stands_alone(scene, noun, span))):
        return None
    first = _noun_first(noun)
    last = noun.doc[noun.i + 1] if particle else noun
    cue = Span(noun.doc[first].idx, last.idx + len(last))
    return Draft(noun.i, source, cue, (span,), False, sense.stance, sense.nests)


def _stands_alone(scene: Scene, noun: Token, span: Span) -> bool:
    """Whether a noun without a source is a saying: "reports that ...", not the object of another cue."""
    that = scene.text[span.start : span.end].startswith("that ")
    return that and noun.head.lower_ not in scene.cues.verbs


def _noun_first(noun: Token) -> int:
    """The first token of a noun as a cue: after its possessor, with its adjectives."""
    first = noun.i
    while (
        first > 0
        and noun.doc[first - 1].dep_ in ("amod", "compound", "advmod")
        and noun.doc[first - 1].head == noun
    ):
        first -= 1
    return first


def _noun_source(scene: Scene, noun: Token) -> Span | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return noun_phrase(scene, child, 0, noun.i)
    for child in noun.children:
        if (child.dep_ == "prep" and child.lower_ in _BY) or child.dep_ == "agent":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return noun_phrase(scene, inner, child.i + 1, len(scene.doc))
    head = noun.head
    if noun.dep_ == "dobj" and head.lemma_.lower() in _LIGHT:
        found = subject(head)
        if found is not None and found.i < head.i:
            return noun_phrase(scene, found, 0, head.i)
    return None


def _noun_content(scene: Scene, noun: Token, sense: Sense) -> tuple[str, Span | None]:
    """The content that a noun takes, and the preposition before it, if any."""
    for child in noun.children:
        if child.i <= noun.i:
            continue
        marked = any(c.lower_ in ("that", "whether") for c in child.children if c.dep_ in ("mark", "nsubj"))
        infinitive = child.tag_ == "VB" and any(c.tag_ == "TO" for c in child.children)
        if (
            "clause" in sense.frames
            and child.dep_ in ("acl", "ccomp", "relcl")
            and marked
            and child.dep_ != "relcl"
        ):
            return "", cut(scene, child.left_edge.i, child.right_edge.i)
        if "to" in sense.frames and child.dep_ in ("acl", "xcomp", "relcl") and infinitive:
            return "", cut(scene, child.left_edge.i, child.right_edge.i)
        if child.dep_ == "prep" and child.i == noun.i + 1 and child.lower_ in sense.prepositions:
            inner = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
            if inner:
                return child.lower_, cut(
                    scene, max(child.i + 1, inner[0].left_edge.i), inner[-1].right_edge.i
                )
    return "", None


def _adverb(scene: Scene, token: Token, sense: Sense) -> Draft | None:
    """X reportedly did Y: nobody is named, and the clause around the adverb is the content."""
    head = token.head
    if head.pos_ not in ("VERB", "AUX", "ADJ") or token.dep_ not in ("advmod", "amod"):
        return None
    edges = [c for c in head.children if c.dep_ not in ("advcl", "punct", "cc", "conj", "mark")] + [head]
    first = min(c.left_edge.i if c != head else head.i for c in edges)
    last = head.right_edge.i
    spans = (cut(scene, first, token.i - 1), cut(scene, token.i + 1, last))
    content = tuple(s for s in spans if s)
    cue = Span(token.idx, token.idx + len(token))
    return Draft(token.i, None, cue, content, False, sense.stance) if content else None


def _adjective(scene: Scene, token: Token, sense: Sense) -> Draft | None:
    """X is confident that Y, X is eager to Y."""
    verb = token.head
    found = subject(verb)
    if found is None or found.i > verb.i or verb.lemma_ not in ("be", "remain", "become", "feel"):
        return None
    nobody = found.lower_ == "it"
    for child in (*token.children, *(c for c in verb.children if c.dep_ == "ccomp")):
        if child.i < token.i:
            continue
        clause = "clause" in sense.frames and child.dep_ == "ccomp"
        infinitive = "to" in sense.frames and child.dep_ == "xcomp"
        particle = child.dep_ == "prep" and child.lower_ in sense.prepositions and child.i == token.i + 1
        if not (clause or infinitive or particle):
            continue
        start = child.i + 1 if particle else child.left_edge.i
        span = cut(scene, max(start, token.i + 1), child.right_edge.i)
        end = child if particle else token
        if span:
            cue = Span(found.idx if nobody else cue_span(verb).start, end.idx + len(end))
            source = None if nobody else noun_phrase(scene, found, 0, verb.i)
            return Draft(token.i, source, cue, (span,), False, sense.stance, sense.nests)
    return None
