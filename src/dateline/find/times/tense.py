"""The tense of the verb that governs a time expression, read off the parse."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct
from spacy.tokens import Doc, Token

from dateline.knowledge.times import TimeGrammar
from dateline.model import Tense

_FARTHEST = 12  # steps up the tree; a verb farther off does not govern the time
_QUALIFIES = ("poss", "compound", "nmod", "amod", "nummod")


class Side(Struct, frozen=True):
    """The tense that governs a time.

    `fixture`: the time qualifies something held at a set time; `direct`: it hangs on the verb itself.
    """

    tense: Tense
    fixture: bool = False
    direct: bool = False


class Tenses:
    """Tells the tense at a span of one parsed text."""

    def __init__(self, doc: Doc, grammar: TimeGrammar) -> None:
        self._doc = doc
        self._grammar = grammar
        self._offsets = [token.idx for token in doc]

    def at(self, start: int, end: int, weekday: bool = False) -> Side:
        """The tense of the verb over the characters [start, end); none where there is no verb.

        Where the time only qualifies a noun ("Sunday's attack", "a June election"), the noun tells
        more than the verb. `weekday` says that the time is one, and so within a week of the news.
        """
        first = bisect_right(self._offsets, start) - 1
        last = bisect_right(self._offsets, max(start, end - 1)) - 1
        tokens = self._doc[max(first, 0) : last + 1]
        if first < 0 or not tokens:
            return Side("none")
        if first and self._grammar.has("since_lead", self._doc[first - 1].lower_):
            return Side("past")
        clause = self._of_clause(tokens.root, first, last)
        tense = clause.tense
        noun = tokens.root.head
        if tokens.root.dep_ not in _QUALIFIES or noun.i <= last or noun.pos_ not in ("NOUN", "PROPN"):
            return clause
        if self._is_fixture(noun):
            return Side(tense if weekday else "none", fixture=True)
        return Side("none" if tense == "future" and not weekday else "past")

    def _is_fixture(self, noun: Token) -> bool:
        return self._grammar.has("fixture", noun.lower_) or self._grammar.has("fixture", noun.lemma_.lower())

    def _of_clause(self, token: Token, first: int, last: int) -> Side:
        """The tense of the verb above; a fixture on the way ("the vote on Sunday is a test") lies ahead."""
        by = self._doc[first - 1].lower_ if first else ""
        direct, held = True, False
        for _ in range(_FARTHEST):
            if token.pos_ in ("VERB", "AUX") and not first <= token.i <= last:
                tense = self._tense(token, by, first, direct)
                return Side("future" if held and tense in ("present", "none") else tense, direct=direct)
            if token.pos_ == "ADJ" and self._grammar.has("planning", token.lemma_.lower()):
                return Side("future")
            outside = not first <= token.i <= last
            if outside and token.pos_ in ("ADP", "SCONJ") and self._grammar.has("since_lead", token.lower_):
                return Side("past")  # "the first visit since the coup in August"
            direct = direct and (not outside or token.pos_ in ("ADP", "SCONJ", "ADV"))
            held = held or (outside and token.pos_ == "NOUN" and self._is_fixture(token))
            if token.head.i == token.i:
                break
            token = token.head
        return Side("none")

    def _tense(self, verb: Token, by: str = "", time: int = -1, direct: bool = False) -> Tense:
        helpers = [t for t in verb.children if t.dep_ in ("aux", "auxpass")]
        lemma = verb.lemma_.lower()
        modal = next((t.lower_ for t in helpers if self._grammar.has("future_modal", t.lower_)), "")
        if modal:
            could_be = modal == "could" and self._grammar.has("could_be", lemma)
            return "past" if could_be or any(t.lemma_ == "have" for t in helpers) else "future"
        planned = self._grammar.has("planning", lemma)
        named = self._grammar.has("appointed_lead", by) and self._grammar.has("appointing", lemma)
        if named and not any(t.dep_ == "neg" for t in verb.children):  # "until Friday, he had not called"
            return "future"
        if self._grammar.has("foreseeing", lemma) and _behind(verb, time, ("dobj", "nsubjpass")):
            return "future"
        if verb.tag_ in ("VBZ", "VBP") and self._is_due(verb, time):
            return "future"
        if planned and _behind(verb, time, ("xcomp", "ccomp", "advcl")):
            return "future"
        if verb.tag_ in ("VBD", "VBN"):
            return self._participle(verb, helpers, planned)
        if verb.tag_ == "VBG":
            return self._gerund(verb, helpers, direct)
        if verb.tag_ == "VB":
            return self._infinitive(verb, helpers)
        ahead = self._grammar.has("timetable", lemma) or self._is_condition(verb)
        ahead = ahead or self._grammar.has("until_lead", by)  # "it runs until Sunday"
        ahead = ahead or (lemma == "be" and direct and self._is_of_fixture(verb))
        return "future" if ahead or (direct and not self._grammar.has("telling", lemma)) else "present"

    def _was_about_to(self, verb: Token, helpers: list[Token]) -> bool:
        """Whether something was about to be done on the day told ("was about to leave on Feb. 1")."""
        to = next((t.i for t in helpers if t.lower_ == "to"), verb.i)
        before = [t.lower_ for t in self._doc[max(0, to - 3) : to]]
        return before[-1:] == ["about"] and any(word in ("was", "were") for word in before)

    def _is_due(self, verb: Token, time: int) -> bool:
        """Whether something is "due" or "ready" then ("results are due at 9 p.m.")."""
        states = [t for t in verb.children if t.dep_ == "acomp" and t.i < time]
        return any(self._grammar.has("planning", t.lemma_.lower()) for t in states)

    def _is_of_fixture(self, verb: Token) -> bool:
        """Whether something held at a set time is the subject ("the rally is on Friday")."""
        return any(self._is_fixture(t) for t in verb.children if t.dep_ == "nsubj")

    def _is_condition(self, verb: Token) -> bool:
        """Whether "if", "when" or "before" puts this present tense ahead ("if he wins in November")."""
        return any(self._grammar.has("condition", t.lower_) for t in verb.children if t.i < verb.i)

    def _participle(self, verb: Token, helpers: list[Token], planned: bool) -> Tense:
        if verb.tag_ == "VBD" or not helpers:
            return "past"
        if any(t.tag_ in ("VBD", "VBN") or t.lemma_ == "have" for t in helpers):
            return "past"
        if any(t.lower_ == "to" for t in helpers):
            return self._infinitive(verb, helpers)
        return "future" if planned else "present"

    def _gerund(self, verb: Token, helpers: list[Token], direct: bool) -> Tense:
        if any(t.tag_ == "VBD" for t in helpers):
            return "past"
        if any(t.lemma_ == "be" and t.tag_ in ("VBZ", "VBP") for t in helpers):
            return "future" if direct else "present"
        head = verb.head
        if verb.dep_ == "pcomp" and self._grammar.has("afterwards_lead", head.lower_):
            return "past"
        if head.i != verb.i and head.pos_ in ("VERB", "AUX"):
            return self._tense(head)
        return "none"

    def _infinitive(self, verb: Token, helpers: list[Token]) -> Tense:
        if any(t.lemma_ == "do" for t in helpers):
            return "past" if any(t.tag_ == "VBD" for t in helpers) else "present"
        head = verb.head
        if any(t.lemma_ == "have" for t in helpers):
            return "past"
        if not any(t.lower_ == "to" for t in helpers):
            return "future" if head.i == verb.i or head.pos_ not in ("VERB", "AUX") else self._tense(head)
        if self._was_about_to(verb, helpers):
            return "past"
        if head.i == verb.i or head.pos_ not in ("VERB", "AUX"):
            return "future"
        if head.lemma_ == "be" and verb.dep_ == "xcomp":
            return "future"  # "talks that were to begin on Thursday"
        headline = head.is_sent_start and any(t.i == head.i + 1 for t in helpers)  # a name taken for a verb
        if headline or self._grammar.has("planning", head.lemma_.lower()):
            return "future"
        return self._tense(head)


def _behind(verb: Token, time: int, relations: tuple[str, ...]) -> bool:
    """Whether the time stands behind such a part of the verb ("planned to leave on Thursday")."""
    return any(t.dep_ in relations and verb.i < t.i < time for t in verb.children)
