"""The words among which an act's own date and place stand."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.find.triggers.draft import Draft
from dateline.find.triggers.sentence import Sentence
from dateline.model import Span
from dateline.text import syntax

_OTHER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})
_TIMES = frozenset({"DATE", "TIME"})
_SUBJECTS = syntax.SUBJECTS | syntax.PASSIVE_SUBJECTS
_BEFORE = frozenset({"poss", "nmod", "nummod", "compound", "amod", "npadvmod"})
# what these are about, or come after, has a day and a place of its own
_AFTER = frozenset({"after", "before", "following", "until", "despite", "amid", "unlike", "like"})
_REASONS = frozenset({"for", "over", "because", "regarding", "concerning"})
_REASONED = frozenset({"COERCE", "SANCTION", "ACCUSE", "REJECT", "SUPPORT", "PROTEST"})
_CAUSES = frozenset({"connection", "charge", "suspicion", "accusation", "allegation", "relation", "response"})
# what somebody is charged with or punished for has a day of its own ("indicted in the 1998 shooting death")
_BLAME = frozenset({"ACCUSE", "SANCTION"})
_CRIMES = frozenset({"death", "slaying", "case", "disappearance", "crash", "scandal", "affair"})
_OCCASIONS = frozenset({"CONSULT", "PROTEST"})
_HELD = frozenset({"on", "in", "at", "during", "ahead", "after"})
# acts that are done by words: what they are about may be anywhere
_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
_CONTENT = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})  # "signed an accord in Lima" is no content
_ABOUT = frozenset({"about", "of", "over", "for", "against", "on", "to", "with", "from", "as", "into"})
_LINKS = frozenset(
    "xcomp conj pobj dobj nsubjpass nsubj prep attr acomp pcomp acl compound".split()  # noqa: SIM905
)


def scope_of(draft: Draft, sentence: Sentence) -> tuple[Span, ...]:
    """The spans of the act's own clause, nearest first, then of the clauses that carry it.

    A clause that reports or describes another act is left out, and so is a noun that tells one: a date
    never comes from there.
    """
    return _Scope(draft, sentence, dated=True).spans()


def grounds_of(draft: Draft, sentence: Sentence) -> tuple[Span, ...]:
    """The spans in which the act's place may stand: its scope, for words without what they are about."""
    return _Scope(draft, sentence, wordy=draft.type in _WORDS).spans()


class _Scope:
    """One act's scope while it is gathered.

    `wordy` leaves out what an act of words is about; `dated` takes in what shares an act's day alone.
    """

    def __init__(self, draft: Draft, sentence: Sentence, *, wordy: bool = False, dated: bool = False) -> None:
        self._wordy = wordy
        self._dated = dated
        self._draft = draft
        self._sentence = sentence
        self._verb = draft.carrier or draft.head
        self._seen: set[int] = set()

    def spans(self) -> tuple[Span, ...]:
        """All spans, nearest first."""
        found: list[Span] = []
        for top in self._carriers():
            found += self._gather(top)
        verb = self._verb
        for child in verb.children:
            # "shot and wounded two on Friday", "exploded, killing ten on Friday": one moment
            if _is_participle(child) or _is_bare_conjunct(child) or self._is_same_act(child):
                found += self._gather(child)
        first = _first_of_row(verb) if self._dated else verb
        if first.dep_ in {"relcl", "acl"} and syntax.is_noun(first.head):
            # "in 1968, when they invaded", "the August blast that killed ten and maimed a nurse"
            found += self._gather(self._sentence.act_above(first.head) or first.head)
        if verb.dep_ == "advcl" and self._shares_moment(verb):
            found += self._gather(verb.head)
        if self._dated:
            for other in self._of_same_day():
                found += self._gather(other)
        return tuple(found)

    def _of_same_day(self) -> Iterator[Token]:
        """The verbs whose day is the act's too, though their clauses are others.

        "paid tribute on Tuesday on a visit to Lima"; "was arrested on Monday, and a court jailed him".
        """
        head, here = self._draft.head, self._verb
        if not syntax.is_verb(here):
            held = head.dep_ == "pobj" and head.head.lower_ in _HELD and self._draft.type in _OCCASIONS
            above = self._verb_above(head.head) if held else None
            if above is not None and self._draft.sense.status != "planned":
                yield above
            return
        while (
            here.dep_ == "conj" and here.tag_ == here.head.tag_ and here.tag_ in {"VBD", "VBN"}
        ) and self._draft.sense.status == "occurred":
            here = here.head
            yield here

    def _verb_above(self, preposition: Token) -> Token | None:
        """The verb that a phrase hangs on, or the noun before it; None where that tells another act."""
        here = preposition.head
        for _ in range(4):
            if syntax.is_verb(here):
                return here
            if self._sentence.is_act(here) or here.head == here:
                return None
            here = here.head
        return None

    def _is_same_act(self, clause: Token) -> bool:
        """Whether a clause of time tells the same act: "were killed when a bomb went off in Basra"."""
        if clause.dep_ != "advcl" or not {t.lower_ for t in clause.children} & {"when", "as", "after"}:
            return False
        return any(rule.type == self._draft.type for _, rule in self._sentence.triggers(clause))

    def _shares_moment(self, verb: Token) -> bool:
        """Whether a clause of time is of the same moment as its main clause, or of the same past year."""
        marks = {t.lower_ for t in verb.children if t.dep_ in {"mark", "advmod"}}
        if marks & {"when", "as"}:
            return True
        # "cut ties in January 2016 after a crowd stormed the embassy"; "after" a weekday it is another day
        return "after" in marks and any(t.shape_ == "dddd" for t in self._own(verb.head))

    def _gather(self, top: Token) -> list[Span]:
        tokens = [t for t in self._own(top) if t.i not in self._seen]
        self._seen.update(t.i for t in tokens)
        return _runs(tokens)

    def _carriers(self) -> Iterator[Token]:
        """The trigger, its light verb, and the verbs above that share their circumstances."""
        yield self._draft.head
        if self._verb != self._draft.head:
            yield self._verb
        here = self._verb
        if self._draft.said_by is not None:
            return  # "accused on Tuesday of killing": the accusation was on Tuesday
        if not syntax.is_verb(here) and here.dep_ not in {"nsubj", "nsubjpass", "attr", "conj"}:
            return  # "condemned on Friday the blasts": Friday is not the blasts'
        for _ in range(6):
            spoken = self._draft.speaker and here.dep_ in {"ccomp", "attr", "acomp", "parataxis"}
            shares = here.dep_ in _LINKS or _is_participle(here) or _is_purpose(here)
            if here.dep_ == "compound" and self._sentence.known.mentions(here.head):
                return  # "paid tribute on Tuesday to bombing victims"
            if here.head == here or not (shares or spoken):
                return
            if here.dep_ == "conj" and syntax.is_verb(here) and syntax.children(here, "nsubj", "nsubjpass"):
                return
            if here.dep_ == "acl" and not syntax.is_verb(here):
                return
            here = here.head
            if syntax.is_verb(here) or here.dep_ == "conj":
                yield here

    def _own(self, top: Token) -> Iterator[Token]:
        """The tokens of a clause without those of the clauses and acts within it."""
        yield top
        for child in top.children:
            if child.is_space or child.is_punct or self._is_apart(child, top):
                continue
            yield from self._own(child)

    def _is_apart(self, child: Token, top: Token) -> bool:
        if child.dep_ == "relcl" and top == self._draft.head and not self._sentence.triggers(child):
            return False  # "talks that were to begin on Thursday"
        if child.dep_ == "relcl" and _happens(child):
            return False  # "killed in a blast that took place near Nairobi"
        if self._is_reason(child) or (self._wordy and self._is_about(child, top)):
            return True
        if self._dated and self._is_blame(child, top):
            return True
        if top == self._draft.head != self._verb and child.lower_ == "of" and _tells_time(child):
            return True  # "renewed its advisory of May": the day is the advisory's
        if _is_participle(child) and not self._sentence.triggers(child):
            return False  # "speaking in Berlin on Tuesday, she accused"
        if child.dep_ in _OTHER_CLAUSES or (child.dep_ == "conj" and syntax.is_verb(child)):
            return True
        if child.dep_ == "xcomp" and top.lemma_ == "be":
            return False  # "talks that were to begin on Thursday", "is to land on Monday"
        if child.dep_ == "acl" and top.dep_ == "conj" and child.tag_ == "VBN" and syntax.is_verb(top.head):
            return False  # "ten were killed and two others / wounded": the parser hangs it on the others
        if child.dep_ in {"xcomp", "acl"}:
            return child != self._verb
        if self._tells_another(child):
            return True
        # "his 2016 pact": that is the pact's own date
        mine = top in {self._draft.head, self._verb} or self._draft.type in self._sentence.acts(top)
        mine = mine or (top.dep_ in _SUBJECTS and top.head == self._verb)  # "the Friday blasts killed ten"
        mine = mine or top.ent_type_ in _TIMES  # "Friday morning"
        return child.dep_ in _BEFORE and not mine and syntax.is_noun(top) and _tells_time(child)

    def _is_reason(self, child: Token) -> bool:
        """Whether a phrase tells what came before or why: "after the fall of Kabul", "over the blasts"."""
        if child.dep_ != "prep" or not (inner := syntax.children(child, "pobj", "pcomp")):
            return False
        noun, word = inner[0], child.lower_
        if word in _AFTER:
            # "after Monday" is a time, "after days of protests" is not
            return noun.ent_type_ not in _TIMES or any(t.lower_ == "of" for t in noun.children)
        if self._draft.type not in _REASONED:
            return False
        if word in {"in", "on"}:
            return noun.lemma_.lower() in _CAUSES
        return word in _REASONS and noun.ent_type_ not in _TIMES

    def _is_blame(self, child: Token, top: Token) -> bool:
        """Whether it tells what somebody is charged with: "accused of shooting a guard on May 3"."""
        if self._draft.type not in _BLAME or top not in {self._draft.head, self._verb}:
            return False
        if child.dep_ != "prep" or not (inner := syntax.children(child, "pobj", "pcomp")):
            return False
        done = inner[0]
        if done.dep_ == "pcomp":
            return syntax.is_verb(done) and child.lower_ in _ABOUT | {"in"}
        words = {done, *syntax.children(done, "compound", "amod")}
        crime = done.lemma_.lower() in _CRIMES or any(self._sentence.is_act(word) for word in words)
        return child.lower_ == "in" and crime and "CONSULT" not in self._sentence.acts(done)

    def _is_about(self, child: Token, top: Token) -> bool:
        """Whether it is what an act of words is about ("condemned the war in Chad", "a call for calm")."""
        if top not in {self._draft.head, self._verb} or child in {self._draft.head, self._verb}:
            return False
        if child.dep_ in {"dobj", "dative", "oprd", "attr"}:
            return self._draft.type in _CONTENT and child.ent_type_ not in _TIMES
        return child.dep_ == "prep" and child.lower_ in _ABOUT and not self._is_occasion(child)

    def _is_occasion(self, preposition: Token) -> bool:
        """Whether a phrase tells when and where it was said: "on Friday", "on a visit to Tunis"."""
        inner = syntax.children(preposition, "pobj")
        if not inner:
            return False
        return inner[0].ent_type_ in _TIMES or "CONSULT" in self._sentence.acts(inner[0])

    def _tells_another(self, noun: Token) -> bool:
        """Whether a noun tells an act of another type ("arrested over last year's bombings")."""
        if noun in {self._draft.head, self._verb}:
            return False
        if noun.dep_ == "pobj" and noun.head.lower_ in {"on", "during", "at"}:
            return False  # "on a visit to Tunis in May, he said": the occasion shares its day and place
        types = self._sentence.acts(noun)
        return bool(types) and self._draft.type not in types


def _is_participle(verb: Token) -> bool:
    """Whether a clause without subject and tense shares the circumstances of its main clause."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ in {"VBG", "VBN"}
        and not any(
            t.dep_ in {"nsubj", "nsubjpass", "aux"} or (t.dep_ == "mark" and t.lower_ != "while")
            for t in verb.children
        )
    )


def _first_of_row(verb: Token) -> Token:
    """The first of the verbs joined to this one, where it has no subject of its own."""
    while verb.dep_ == "conj" and syntax.is_verb(verb.head) and not syntax.children(verb, *_SUBJECTS):
        verb = verb.head
    return verb


def _is_purpose(verb: Token) -> bool:
    """Whether an infinitive tells what for: "gathered in Minsk on Sunday to denounce the vote"."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VB"
        and any(t.dep_ == "aux" and t.lower_ == "to" for t in verb.children)
        and not syntax.children(verb, "nsubj", "mark")
    )


def _happens(verb: Token) -> bool:
    return verb.lemma_ in {"occur", "happen", "erupt"} or (
        verb.lemma_ == "take" and any(t.lower_ == "place" for t in syntax.children(verb, "dobj"))
    )


def _is_bare_conjunct(verb: Token) -> bool:
    """Whether a conjunct has no clause of its own: "shot and wounded", "ten were killed and two wounded"."""
    own = syntax.children(verb, *_SUBJECTS) and (
        verb.tag_ != "VBN" or syntax.children(verb, "aux", "auxpass")
    )
    return verb.dep_ == "conj" and syntax.is_verb(verb) and not own


def _tells_time(token: Token) -> bool:
    return any(t.ent_type_ in _TIMES for t in token.subtree)


def _runs(tokens: list[Token]) -> list[Span]:
    """The tokens as spans of neighbours, in the order of the text."""
    spans: list[Span] = []
    last = -2
    for token in sorted(tokens, key=lambda t: t.i):
        end = token.idx + len(token)
        # marks and spaces between two tokens do not part them
        joined = last >= 0 and all(t.is_punct or t.is_space for t in token.doc[last + 1 : token.i])
        if joined:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(token.idx, end))
        last = token.i
    return spans
