"""The second coder's part: who has which part in what the rules read, its doubts, and acts that they miss.

It is asked at the trigger of each reading of the rules, and, in a sentence whose words promise an act, at
other words that it takes for one: each question costs about as much as parsing the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from dateline.find.triggers.apart import is_nobody
from dateline.find.triggers.bounds import is_joined
from dateline.find.triggers.choose import tells_same
from dateline.find.triggers.draft import Draft
from dateline.find.triggers.held import settled
from dateline.find.triggers.operators import sense_of
from dateline.find.triggers.sentence import Sentence
from dateline.learned.chooser import Opinion, RuleReading, Side, Verdict
from dateline.learned.coder import LearnedCoder
from dateline.learned.encode import Pieces
from dateline.learned.instances import LEARNED, NONE
from dateline.model import ActorMention, Span
from dateline.text import Reading
from dateline.text.phrase import phrase

_ARMED = "ASSAULT"  # by what means is told by names of weapons, which leave no choice
_PARTIES = 40  # who may have a part, in a sentence: more are a list of names


@dataclass(frozen=True, slots=True)
class SecondReader:
    """Asks the learned coder about a sentence's acts; keeps no state between sentences."""

    coder: LearnedCoder

    def judged(
        self, sentence: Sentence, reading: Reading, mentions: Sequence[ActorMention], standing: list[Draft]
    ) -> tuple[list[Draft], list[Draft]]:
        """What stands after both have spoken, and what the second coder talks the rules out of.

        Args:
            mentions: the actors of this sentence.
            standing: what the rules read in it, without what lost.
        """
        asked = Asked(self.coder, sentence, reading, mentions)
        weighed = [self._weighed(draft, asked) for draft in standing]
        kept = [d for d in weighed if not d.lost]
        kept += [own for own in self._own(asked, standing) if not any(_tells_again(own, d) for d in kept)]
        return sorted(kept, key=lambda d: d.head.i), [d for d in weighed if d.lost]

    def _weighed(self, draft: Draft, asked: Asked) -> Draft:
        chooser = self.coder.card.chooser
        heads, opinion = asked.of_rule(draft)
        verdict = chooser.verdict(opinion)
        if verdict.share < chooser.least:
            return draft.losing("the second coder sees no such act in its words")
        does, suffers = _parties(heads, verdict)
        if not does and not suffers:
            does, suffers = draft.actors, draft.recipients
        sense = draft.sense._replace(status=verdict.status)
        if verdict.type == draft.type:
            sense = settled(draft, verdict.type, verdict.status, asked.sentence)
        else:
            draft = replace(draft, type=verdict.type, mode=None, cameo=None, rule=LEARNED)
        mode = draft.mode if draft.mode and draft.type == _ARMED else verdict.mode
        return replace(
            draft,
            mode=mode,
            cameo=draft.cameo if mode == draft.mode else None,
            score=round(verdict.share, 3),
            actors=does or _things(draft.actors, asked),
            recipients=suffers or _things(draft.recipients, asked),
            sense=sense,
            sure=_surely(heads, verdict),
        )

    def _own(self, asked: Asked, standing: Sequence[Draft]) -> Iterator[Draft]:
        chooser = self.coder.card.chooser
        if self.coder.promise(asked.pieces) < chooser.least_promise:
            return
        for draft, opinion in asked.of_words({i for d in standing for i in d.covered}):
            verdict = chooser.verdict(opinion)
            does, suffers = _parties(asked.actors, verdict)
            if verdict.share >= chooser.least_alone and (does or suffers):
                yield replace(
                    draft,
                    type=verdict.type,
                    mode=verdict.mode,
                    score=round(verdict.share, 3),
                    actors=does,
                    recipients=suffers,
                    sure=_surely(asked.actors, verdict),
                    sense=settled(draft, verdict.type, verdict.status, asked.sentence),
                )


def _parties(heads: Sequence[Token], verdict: Verdict) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The heads of those who act, and of those who are acted upon."""
    does, suffers = (
        tuple(head for head, has in zip(heads, side, strict=True) if has)
        for side in (verdict.does, verdict.suffers)
    )
    return does, suffers


def _surely(heads: Sequence[Token], verdict: Verdict) -> frozenset[Token]:
    """The heads of those who have their part without much doubt."""
    return frozenset(head for head, is_sure in zip(heads, verdict.surely, strict=True) if is_sure)


def spans_of(runs: Iterable[tuple[Token, Token]], start: int = 0) -> Iterator[Span]:
    """The characters of runs of words, counted from `start`."""
    return (Span(first.idx - start, last.idx + len(last) - start) for first, last in runs)


def _tells_again(own: Draft, told: Draft) -> bool:
    """Whether an act is one that is told already: "a mortar attack by rebels killed nine"."""
    if own.type == told.type and tells_same(own.head, told.head):
        return True
    same = (not own.actors or not {*own.actors}.isdisjoint(told.actors)) and (
        not own.recipients or not {*own.recipients}.isdisjoint(told.recipients)
    )
    return own.type == told.type and same


def _things(heads: Sequence[Token], asked: Asked) -> tuple[Token, ...]:
    """What the rules take for a party and nobody takes for an actor ("the bridge")."""
    return tuple(t for t in heads if not asked.knows(t))


class Asked:
    """The questions put about one sentence.

    Args:
        mentions: the actors of this sentence.
    """

    def __init__(
        self,
        coder: LearnedCoder,
        sentence: Sentence,
        reading: Reading,
        mentions: Sequence[ActorMention],
    ) -> None:
        self._coder = coder
        self.sentence = sentence
        self._span = reading.span(sentence.span)
        self.start = self._span.start
        tokens = {t.idx: t for t in sentence.span}
        self._mentions = {
            tokens[m.head.start]: Span(m.evidence.start - self.start, m.evidence.end - self.start)
            for m in mentions[:_PARTIES]
            if m.head.start in tokens and not is_nobody(tokens[m.head.start])
        }

    @cached_property
    def pieces(self) -> Pieces:
        """The sentence's word pieces: made when first asked for, since many sentences need none."""
        return self._coder.pieces(self._span.text)

    def knows(self, head: Token) -> bool:
        """Whether a phrase names an actor."""
        return head in self._mentions

    @property
    def actors(self) -> list[Token]:
        """The heads of all who are actors in the sentence."""
        return list(self._mentions)

    def of_rule(self, draft: Draft) -> tuple[list[Token], Opinion]:
        """What both coders say where a rule reads an act, and the heads of those who may have a part.

        Whom the rule gives a part stands first, as in the record.
        """
        own = [t for t in (*draft.actors, *draft.recipients) if t not in self._mentions]
        mine = {*draft.actors, *draft.recipients}
        heads = sorted([*self._mentions, *dict.fromkeys(own)], key=lambda t: t not in mine)
        trigger = tuple(spans_of(draft.telling, self.start))
        spans = tuple(self._phrase(head) for head in heads)
        return heads, Opinion(
            trigger=trigger,
            parties=spans,
            status=draft.sense.status,
            answer=self._coder.act(self.pieces, trigger, spans),
            rule=RuleReading(
                type=draft.type,
                mode=draft.mode,
                score=draft.score,
                does=self._side(draft.actors, heads, draft),
                suffers=self._side(draft.recipients, heads, draft),
            ),
        )

    def _side(self, own: Sequence[Token], heads: Sequence[Token], draft: Draft) -> Side:
        somebody = [t for t in own if t in self._mentions]
        return Side(
            has=tuple(head in own for head in heads),
            joined=tuple(head not in own and is_joined(head, somebody, draft) for head in heads),
            filled=bool(somebody),
        )

    def of_words(self, taken: set[int]) -> Iterator[tuple[Draft, Opinion]]:
        """What the learned coder takes for acts at other words, each with a draft to be filled in.

        Args:
            taken: indexes of the tokens that rules read.
        """
        for told in self._coder.told(self.pieces):
            words = self._words(told.words)
            head = next((t for t in words if t.head not in words or t.head == t), None)
            if head is None or any(t.i in taken for t in words):
                continue
            trigger = (told.words,)
            spans = tuple(self._mentions.values())
            answer = self._coder.act(self.pieces, trigger, spans)
            sense = sense_of(head, self.sentence)
            opinion = Opinion(trigger, spans, sense.status, answer, None, told.share)
            yield Draft(head, words, NONE, None, None, LEARNED, 0.0, (), (), sense), opinion

    def _phrase(self, head: Token) -> Span:
        known = self._mentions.get(head)
        if known is not None:
            return known
        first, last = phrase(head)
        return Span(first.idx - self.start, last.idx + len(last) - self.start)

    def _words(self, span: Span) -> tuple[Token, ...]:
        start, end = span.start + self.start, span.end + self.start
        return tuple(t for t in self.sentence.span if t.idx < end and start < t.idx + len(t) and t.is_alpha)
