"""Where the parser misreads a verb without an ending, it is hung where it belongs.

"was due to open a school that burnt down and meet the king": the parser joins "meet" to "burnt", but a verb
without an ending goes on from a verb without an ending. "demanded that President Odell resign": it takes
"resign" for a noun that the name belongs to.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

REHANG = "dateline_rehang"
_FINITE = frozenset({"VBD", "VBZ", "VBN"})
_LEADS = frozenset({"TO", "MD"})
_OWN = frozenset({"aux", "auxpass", "nsubj", "nsubjpass", "expl", "mark"})


@Language.component(REHANG)
def _rehang(doc: Doc) -> Doc:
    """The parse with its bare verbs in their places."""
    for token in doc:
        if _is_demanded(token):
            list(token.lefts)[-1].dep_ = "nsubj"
            token.tag_, token.pos_, token.lemma_ = "VB", "VERB", token.lower_
        if _is_astray(token) and (first := _first_of_row(token)) is not None:
            token.head = first
            token.dep_, token.tag_ = "conj", "VB"
    return doc


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
