"""How far content reaches: where the parse of a clause or a thing said is to be cut, and what it lost."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.find.attributions.scene import Scene, cut, is_loose
from dateline.find.attributions.sources import before, name_start, subject
from dateline.find.attributions.words import senses_of
from dateline.model import Span

_ASIDE = 25  # the most tokens between a speaker and the verb, in commas
_BREAKS = frozenset({",", "-", "\u2013", "\u2014", "--"})
_COMPLEMENTS = frozenset({"for", "with", "to", "as", "against", "on", "over", "through", "about", "of"})
_STRETCHES = frozenset({"minute", "hour", "day", "week", "month", "year", "decade", "moment", "shortly"})
_REASONS = frozenset({"because", "if", "unless", "until"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})


def clause_end(scene: Scene, head: Token) -> int:
    """The last token of a content clause: its subtree, short of a further saying that hangs on it.

    "He said that he was sorry and added ...", "..., suggesting ...", "..., while others say ...": the parser
    hangs these on the clause.
    """
    doc, end = scene.doc, without_aside(scene, head)
    for token in doc[head.i + 1 : end]:
        if token.text == "," and scene.quoted[token.i] < 0 and _is_afterwards(doc, token.i + 1, end):
            end = token.i - 1
            break
    for child in head.children:
        if head.i < child.i <= end and turns_away(scene, head, child):
            end = min(end, child.left_edge.i - 1)
    while end > head.i and (is_loose(doc[end]) or doc[end].dep_ == "cc"):
        end -= 1
    return end


def _is_afterwards(doc: Doc, first: int, end: int) -> bool:
    """Whether the writer goes on with what came before: "..., hours after the king had left"."""
    for token in doc[first : min(end, first + 4)]:
        if token.lower_ in ("after", "before") and token.i > first:
            return str(doc[token.i - 1].lower_).rstrip("s") in _STRETCHES
        if token.pos_ not in ("DET", "NUM", "NOUN", "ADV", "ADJ"):
            return False
    return False


def goes_on(scene: Scene, verb: Token, last: int) -> int:
    """The end of a content clause with the clauses that the parser hangs on the saying verb, not on it.

    "He said the road was shut and it would stay so", "... because it was mined".
    """
    doc = scene.doc
    for child in verb.children:
        start = child.left_edge
        if child.i <= last or child.pos_ not in ("VERB", "AUX"):
            continue
        reason = child.dep_ == "advcl" and start.lower_ in _REASONS and start.i in (last + 1, last + 2)
        joined = child.dep_ == "conj" and doc[last + 1].dep_ == "cc" and start.i == last + 2
        own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i < child.i for c in child.children)
        if own and (reason or joined) and not senses_of(scene, child):
            last = int(child.right_edge.i)
    return last


def turns_away(scene: Scene, head: Token, child: Token) -> bool:
    """Whether a clause that the parser hangs on what is said is the writer's again, or another speaker's."""
    start = child.left_edge
    breaks = start.i > 0 and scene.doc[start.i - 1].text == ","
    if child.dep_ == "advcl" and breaks and start.lower_ == "while":
        return True
    senses = senses_of(scene, child)
    if not any(s.frames & {"clause", "quote"} for s in senses):
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark") for c in child.children):
        return False
    if child.dep_ == "advcl":
        return breaks and child.tag_ == "VBG"
    if child.dep_ != "conj":
        return False
    other = child.tag_ in ("VBZ", "VBG") and child.tag_ != head.tag_
    plural = child.tag_ == "VBP" and _finite_tag(head) == "VBZ" and any(s.nests for s in senses)
    return child.tag_ == "VBD" or other or plural


def _finite_tag(verb: Token) -> str:
    """The tag of a verb's finite form: its own or that of its first auxiliary."""
    forms = [c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    return forms[0] if forms else verb.tag_


def relative_of(scene: Scene, verb: Token, clause: Token) -> Span | None:
    """The relative pronoun of a clause that stands before the verb: "which, he said, is ..."."""
    start = saying_start(verb)
    for child in clause.children:
        if (
            child.i < start
            and child.dep_ in ("nsubj", "nsubjpass", "dobj", "advmod")
            and child.tag_ in _RELATIVES
        ):
            return cut(scene, child.left_edge.i, child.i)
    for child in verb.children:
        if (
            child.i < start
            and child.dep_ in ("dobj", "nsubj")
            and child.tag_ in _RELATIVES
            and child != subject(verb)
        ):
            return cut(scene, child.left_edge.i, child.i)
    return None


def lost_subject(verb: Token) -> Token | None:
    """The noun before a finite verb that the parse leaves without a subject: "Ana Ruiz, 44, said ..."."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ not in ("ROOT", "conj", "ccomp"):
        return None
    doc, low = verb.doc, verb.sent.start
    if verb.i == low or doc[verb.i - 1].text != ",":
        return before(verb, low)
    for token in reversed(doc[max(low, verb.i - _ASIDE) : verb.i - 1]):
        if token.text == "," and token.i > low:
            named = doc[token.i - 1]
            return named if named.pos_ in ("PROPN", "NOUN") else None
    return None


def phrase_start(noun: Token) -> int:
    """The first token of a noun phrase, without a clause or comma before it that the parser hangs on it."""
    foreign = [c.right_edge.i for c in noun.lefts if c.dep_ == "ccomp" or c.text == ","]
    if not foreign:
        return int(noun.left_edge.i)
    return min((c.left_edge.i for c in noun.lefts if c.i > foreign[-1]), default=noun.i)


def saying_start(verb: Token) -> int:
    """The first token of the saying clause itself: its subject or auxiliary."""
    found = subject(verb)
    start = verb.i
    for child in verb.children:
        if child.i < verb.i and child.dep_ in ("aux", "auxpass", "neg", "advmod"):
            start = min(start, child.i)
    if found is not None and found.i < verb.i:
        start = min(start, phrase_start(found))
    elif found is None and (lost := lost_subject(verb)) is not None:
        start = min(start, name_start(lost))
    return start


def saying_end(verb: Token) -> int:
    """The last token of the saying clause: its subject, addressee and adverbials."""
    end = verb.i
    for child in verb.children:
        if child.i > verb.i and child.dep_ not in ("ccomp", "punct", "conj", "cc", "parataxis", "advcl"):
            end = max(end, child.right_edge.i)
    return end


def with_complements(verb: Token, last: int) -> int:
    """The end of an object with what completes it: "praised him for ...", "a bill to ..."; not its time."""
    doc = verb.doc
    for child in verb.children:
        bare = child.lower_ == "in" and doc[last].dep_ == "dobj" and doc[last].left_edge.i == last
        if (child.i == last + 1 and (bare or child.lower_ in _COMPLEMENTS) and not _is_time(child)) or (
            child.left_edge.i == last + 1 and doc[last + 1].tag_ == "TO"
        ):
            last = int(child.right_edge.i)
    return last


def _is_time(preposition: Token) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") for t in preposition.children)


def without_aside(scene: Scene, head: Token) -> int:
    """The last token of a phrase without a closing aside of the writer: ", which ...", ", who ..."."""
    doc, end = scene.doc, int(head.right_edge.i)
    for token in (doc[end], *doc[end].ancestors):
        start = token.left_edge.i
        if token.i < head.i or start <= head.i:
            break
        words = token.dep_ == "relcl" and doc[start].lower_ in ("which", "who", "whom", "whose")
        if words and doc[start - 1].text in _BREAKS and token.right_edge.i == end and scene.quoted[start] < 0:
            return start - 2
    return end
