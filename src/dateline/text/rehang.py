"""Where the parser commonly misreads a verb or its own preposition, they are hung where they belong.

"was due to open a school that burnt down and meet the king": the parser joins "meet" to "burnt", but a verb
without an ending goes on from a verb without an ending. "demanded that President Odell resign": it takes
"resign" for a noun that the name belongs to. "a tribute to bombing victims": nobody bombs them there. "by a
sniper hiding in a yard": the sniper hides. "accused Chad and its allies of shelling": not allies of shelling.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

REHANG = "dateline_rehang"
_FINITE = frozenset({"VBD", "VBZ", "VBN"})
_LEADS = frozenset({"TO", "MD"})
_OWN = frozenset({"aux", "auxpass", "nsubj", "nsubjpass", "expl", "mark"})
# who or what is named by an act before it: "bombing victims", "shooting suspects", "killing spree"
_BY_ACT = frozenset(
    "victim survivor suspect casualty spree scene site plot campaign range mission investigation".split()  # noqa: SIM905
)
_DOER = re.compile(r"[a-z]+(?:er|or|ist|man|men|woman|women)s?")
_OF_VERBS = frozenset({"accuse", "convict", "suspect", "acquit", "clear", "absolve"})


@Language.component(REHANG)
def _rehang(doc: Doc) -> Doc:
    """The parse with its bare verbs, and what is like them, in their places."""
    for token in doc:
        if _is_named_by_act(token):
            _name_by(token)
        if _is_doing(token):
            _do(token)
        if (verb := _blamed_in(token)) is not None:
            token.head = verb
        if _is_demanded(token):
            list(token.lefts)[-1].dep_ = "nsubj"
            token.tag_, token.pos_, token.lemma_ = "VB", "VERB", token.lower_
        if _is_astray(token) and (first := _first_of_row(token)) is not None:
            token.head = first
            token.dep_, token.tag_ = "conj", "VB"
    return doc


def _is_named_by_act(act: Token) -> bool:
    """Whether a participle after a preposition only names the noun right after it: "to bombing victims"."""
    things = [t for t in act.rights if t.dep_ == "dobj"]
    return (
        act.tag_ == "VBG"
        and act.dep_ == "pcomp"
        and len(things) == 1
        and things[0].i == act.i + 1
        and things[0].lemma_.lower() in _BY_ACT
    )


def _name_by(act: Token) -> None:
    """A noun takes the place of the participle that names it, which hangs on it then."""
    noun = next(t for t in act.rights if t.dep_ == "dobj")
    noun.head, noun.dep_ = act.head, "pobj"
    for other in [t for t in act.children if t != noun]:
        other.head = noun
        if other.dep_ == "conj" and other.tag_ == "NN" and (last := _object_of(other)) is not None:
            _swap(other, last)  # "bombing victims and embassy staff", read as two verbs
    act.head, act.dep_, act.tag_, act.pos_, act.lemma_ = noun, "compound", "NN", "NOUN", act.lower_


def _object_of(noun: Token) -> Token | None:
    return next((t for t in noun.rights if t.dep_ == "dobj" and t.i == noun.i + 1), None)


def _swap(first: Token, noun: Token) -> None:
    """A noun takes the place of the one before it, which only qualifies it."""
    noun.head, noun.dep_ = first.head, first.dep_
    for other in [t for t in first.children if t != noun]:
        other.head = noun
    first.head, first.dep_ = noun, "compound"


def _is_doing(participle: Token) -> bool:
    """Whether what the parser takes for the doer is what the doer before it does: "by a sniper hiding in"."""
    if participle.tag_ != "NN" or not participle.lower_.endswith("ing") or participle.dep_ != "pobj":
        return False
    before = participle.nbor(-1)
    agent = participle.head.dep_ == "agent" and before.dep_ == "compound" and before.head == participle
    return agent and bool(_DOER.fullmatch(before.text)) and any(t.dep_ == "prep" for t in participle.rights)


def _do(participle: Token) -> None:
    """The noun before a participle takes its place, and the participle hangs on it."""
    doer = participle.nbor(-1)
    doer.head, doer.dep_ = participle.head, participle.dep_
    for other in [t for t in participle.lefts if t != doer]:
        other.head = doer
    participle.head, participle.dep_, participle.tag_, participle.pos_ = doer, "acl", "VBG", "VERB"


def _blamed_in(preposition: Token) -> Token | None:
    """The verb that an "of" belongs to, hung on the last of several who are blamed: "them and Chad of"."""
    last = preposition.head
    if preposition.lower_ != "of" or preposition.dep_ != "prep" or last.dep_ != "conj":
        return None
    first = last
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    verb = first.head
    blames = verb.lemma_ in _OF_VERBS and first.dep_ == "dobj"
    return verb if blames and not any(t.lower_ == "of" and t.dep_ == "prep" for t in verb.rights) else None


def _is_demanded(noun: Token) -> bool:
    """Whether a noun is the verb of a clause that opens with "that", right after the name of its subject."""
    if noun.tag_ != "NN" or noun.dep_ != "ccomp" or noun.head.i > noun.i:
        return False
    left = list(noun.lefts)
    named = len(left) > 1 and left[-1].dep_ in {"compound", "nsubj"} and left[-1].tag_ == "NNP"
    return named and left[0].dep_ == "mark"


def _is_astray(verb: Token) -> bool:
    """Whether a verb without ending, subject and auxiliary is joined to a finite one."""
    head = verb.head
    return (
        verb.dep_ == "conj"
        and verb.tag_ in {"VB", "VBP"}
        and verb.pos_ == "VERB"
        and verb.i > head.i
        and head.tag_ in _FINITE
        and head.pos_ in {"VERB", "AUX"}
        and not _leads(head)
        and not any(c.dep_ in _OWN for c in verb.children)
    )


def _leads(verb: Token) -> bool:
    """Whether a verb has an auxiliary that goes with what is joined to it: "to", "will", "they have"."""
    return any(
        c.dep_ in {"aux", "auxpass"} and (c.tag_ in _LEADS or c.tag_ == "VBP" or c.lemma_ == "do")
        for c in verb.children
    )


def _first_of_row(verb: Token) -> Token | None:
    """The last infinitive before a verb that stands above or below what the parser joined it to."""
    for before in reversed(verb.doc[verb.sent.start : verb.i]):
        if before.tag_ == "VB" and any(c.dep_ == "aux" and c.tag_ in _LEADS for c in before.children):
            near = before.is_ancestor(verb.head) or verb.head.is_ancestor(before)
            return before if near else None
    return None
