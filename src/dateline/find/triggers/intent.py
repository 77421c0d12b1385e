"""Whether who says that something will be done is who will do it, or speaks for them."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.triggers.known import Known
from dateline.find.triggers.match import Match
from dateline.find.triggers.status import WILL
from dateline.model import Status
from dateline.text import syntax

_SPEAKERS = frozenset({"it", "they", "he", "she", "we", "i"})
_OWNS = frozenset({"its", "their", "his", "her", "our", "my"})


def own_intent(verb: Token, status: Status, saying: Match, known: Known) -> bool:
    """Whether who speaks will do it: "they said they would leave", "vowed its troops will"."""
    if status not in {"planned", "negated", "hypothetical"} or not any(
        t.dep_ == "aux" and t.lower_ in WILL | {"would"} for t in verb.children
    ):
        return False
    own = syntax.children(verb, "nsubj")
    if len(own) == 1:
        # what a state is to do is a plan of its own; on a condition, or as a warning, it is a threat
        heard = status == "hypothetical" or (status == "planned" and saying.head.lemma_ == "warn")
        theirs = heard and _speaks_for(saying, own[0], known)
        return theirs or _is_speaker(own[0], saying)
    # "warned that marchers would be arrested": by whom need not be said
    unsaid = bool(syntax.children(verb, "nsubjpass")) and not syntax.agents(verb)
    return unsaid and (saying.head.lemma_ == "warn" or status == "hypothetical")


def _is_speaker(subject: Token, saying: Match) -> bool:
    """Whether a clause's subject is who says it, or theirs: "it", "its army", "Iran ..., its envoy said"."""
    if subject.lower_ in _SPEAKERS or any(t.lower_ in _OWNS for t in subject.lefts):
        return True
    return subject.i < saying.head.i and any(
        t.lower_ in _OWNS for speaker in syntax.subject(saying.head) for t in speaker.lefts
    )


def _speaks_for(saying: Match, subject: Token, known: Known) -> bool:
    """Whether who says it holds an office of the state that will do it, by its nation or by no other.

    "Norway will reply in kind, Foreign Minister Dale warned", "the Malian president said Mali would if".
    """
    if not known.is_state(subject):
        return False
    for speaker in syntax.subject(saying.head):
        nations = {country for t in speaker.subtree if (country := known.nation(t))}
        if nations <= {known.nation(subject)} and any(known.holds_office(t) for t in _phrase(speaker)):
            return True
    return False


def _phrase(noun: Token) -> list[Token]:
    """The words of a phrase up to its head."""
    return [t for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.head in {noun, noun.head} or t == noun]
