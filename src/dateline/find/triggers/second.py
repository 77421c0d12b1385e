"""The second coder's part: its doubts about what the rules read, and what it reads where they are silent.

Which pairs it is asked about is decided here, since each costs about as much as parsing the sentence:
the parties of what the rules read, and in a sentence that promises an act, the likeliest other pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import permutations

from msgspec import Struct
from spacy.tokens import Token

from dateline.find.triggers.draft import Draft
from dateline.find.triggers.operators import sense_of
from dateline.find.triggers.sentence import Sentence
from dateline.learned.answer import Answer
from dateline.learned.chooser import Chooser, opinion_of, pair_of
from dateline.learned.coder import LearnedCoder
from dateline.learned.encode import Pieces
from dateline.learned.instances import LEARNED, NONE
from dateline.model import ActorMention, Span
from dateline.text import Reading
from dateline.text.phrase import phrase

_PAIRS = 1  # asked in a sentence in which the rules see nothing between two
_OTHERS = 2  # looked at for the party that a reading lacks
_DOUBT = 0.3  # a pair that is likelier than this stays as the rules have it
_SURE = 0.85  # how likely another party must be to be taken in
_PARTIES = 6  # looked at in a sentence, those nearest to its verbs first


class Party(Struct, frozen=True):
    """Somebody of a sentence: the heads of its names joined by "and", and their spans in the sentence."""

    heads: tuple[Token, ...]
    spans: tuple[Span, ...]
    subject: bool


@dataclass(frozen=True, slots=True)
class SecondReader:
    """Asks the learned coder about a sentence's pairs; keeps no state between sentences."""

    coder: LearnedCoder

    @property
    def chooser(self) -> Chooser:
        """How the two coders are weighed."""
        return self.coder.card.chooser

    def judged(
        self, sentence: Sentence, reading: Reading, mentions: Sequence[ActorMention], standing: list[Draft]
    ) -> tuple[list[Draft], list[Draft]]:
        """What stands after both have spoken, and what the second coder talks the rules out of.

        Args:
            mentions: the actors of this sentence.
            standing: what the rules read in it, without what lost.
        """
        asked = _Asked(self.coder, sentence, reading, mentions)
        weighed = [self._weighed(self._mended(d, asked), asked) for d in standing]
        kept = [d for d in weighed if not d.lost]
        kept += self._own(asked, kept)
        return sorted(kept, key=lambda d: d.head.i), [d for d in weighed if d.lost]

    def _mended(self, draft: Draft, asked: _Asked) -> Draft:
        """The reading with the party that it lacks, or in place of one that does not fit.

        Another party is taken only where the second coder is sure that the same words tell its act.
        """
        pair = pair_of(draft.actors, draft.recipients)
        if pair and asked.share(draft.type, *pair) > _DOUBT:
            return draft
        others = [p.heads for p in asked.others(draft)]
        sides = [(other, draft.recipients) for other in others if draft.recipients]
        sides += [(draft.actors, other) for other in others if draft.actors]
        shares = [asked.share(draft.type, a, r, draft.words) for a, r in sides]
        if not sides or max(shares) < _SURE:
            return draft
        does, suffers = sides[shares.index(max(shares))]
        return replace(draft, actors=does, recipients=suffers)

    def _weighed(self, draft: Draft, asked: _Asked) -> Draft:
        pair = pair_of(draft.actors, draft.recipients)
        answer = asked.about(asked.spans(pair[0]), asked.spans(pair[1])) if pair else None
        score = self.chooser.both(opinion_of(draft.score, draft.type, answer))
        if answer is not None and not asked.knows((*draft.actors, *draft.recipients)):
            # a town or a thing is no actor: agreement counts, doubt does not
            score = max(score, self.chooser.both(opinion_of(draft.score, draft.type, None)))
        if score < self.chooser.least:
            return draft.losing("the second coder sees no such act between its parties")
        return replace(draft, score=round(score, 3))

    def _own(self, asked: _Asked, standing: list[Draft]) -> Iterator[Draft]:
        told = any(pair_of(d.actors, d.recipients) for d in standing)
        parties = asked.parties
        if told or len(parties) < 2 or self.coder.promise(asked.pieces) < self.chooser.least_promise:
            return  # between whom the rules see an act there is seldom another that they miss
        taken = {i for d in standing for i in d.covered}
        joined = {frozenset((*d.actors, *d.recipients)) for d in standing}
        pairs = [p for p in _likely(parties) if not any(set(_heads(p)) <= j for j in joined)]
        for actor, recipient in pairs[:_PAIRS]:
            answer = asked.about(actor.spans, recipient.spans)
            draft = self._draft(answer, actor, recipient, asked)
            if draft is not None and not draft.covered & taken:
                taken |= draft.covered
                yield draft

    def _draft(self, answer: Answer, actor: Party, recipient: Party, asked: _Asked) -> Draft | None:
        """The learned reading of a pair; None where it is not sure, or its trigger is nobody's word."""
        type_ = answer.type
        score = self.chooser.learned(answer.types[type_], answer.types[NONE])
        head, words = asked.trigger(answer.trigger)
        if score < self.chooser.least_alone or head is None:
            return None
        together = asked.about(recipient.spans, actor.spans)
        both = together.types[type_] > 0.5
        return Draft(
            head=head,
            words=words,
            type=type_,
            mode=answer.mode_of(type_),
            cameo=None,
            rule=LEARNED,
            score=round(score, 3),
            actors=actor.heads + (recipient.heads if both else ()),
            recipients=() if both else recipient.heads,
            sense=sense_of(head, asked.sentence)._replace(status=answer.status),
        )


class _Asked:
    """The questions put about one sentence, each once."""

    def __init__(
        self,
        coder: LearnedCoder,
        sentence: Sentence,
        reading: Reading,
        mentions: Sequence[ActorMention],
    ) -> None:
        self.sentence = sentence
        self._span = reading.span(sentence.span)
        self._coder = coder
        self._start = self._span.start
        self._mentions = mentions
        self._actors = frozenset(m.head.start for m in mentions)
        self._answers: dict[tuple[tuple[Span, ...], tuple[Span, ...]], Answer] = {}

    @cached_property
    def pieces(self) -> Pieces:
        """The sentence's word pieces: made when first asked for, since many sentences need none."""
        return self._coder.pieces(self._span.text)

    def about(self, actor: tuple[Span, ...], recipient: tuple[Span, ...]) -> Answer:
        """What the one does to the other."""
        found = self._answers.get((actor, recipient))
        if found is None:
            found = self._answers[actor, recipient] = self._coder.read(self.pieces, actor, recipient)
        return found

    def knows(self, heads: Sequence[Token]) -> bool:
        """Whether all are actors; what is done to a thing ("block roads") the learned coder calls nothing."""
        return all(t.idx in self._actors for t in heads)

    def share(
        self, type_: str, actors: Sequence[Token], recipients: Sequence[Token], words: Sequence[Token] = ()
    ) -> float:
        """How sure it is of an act of this type between two, if told by one of these words."""
        answer = self.about(self.spans(actors), self.spans(recipients))
        if words and not self._tells(answer, words):
            return 0.0
        return answer.types.get(type_, 0.0)

    def _tells(self, answer: Answer, words: Sequence[Token]) -> bool:
        told = answer.trigger
        if told is None:
            return False
        start, end = told.start + self._start, told.end + self._start
        return any(word.idx < end and start < word.idx + len(word) for word in words)

    def others(self, draft: Draft) -> list[Party]:
        """The parties nearest to a reading's trigger that have no part in it."""
        mine = {t.i for t in (*draft.actors, *draft.recipients)}
        found = [p for p in self.parties if not mine & {t.i for t in p.heads}]
        return sorted(found, key=lambda p: abs(p.heads[0].i - draft.head.i))[:_OTHERS]

    def spans(self, heads: Sequence[Token]) -> tuple[Span, ...]:
        """The phrases of some heads, in the sentence's own offsets."""
        return tuple(self._phrase(head) for head in heads)

    def _phrase(self, head: Token) -> Span:
        around = [m.evidence for m in self._mentions if m.head.start == head.idx]
        if around:
            return Span(around[0].start - self._start, around[0].end - self._start)
        first, last = phrase(head)
        return Span(first.idx - self._start, last.idx + len(last) - self._start)

    @cached_property
    def parties(self) -> list[Party]:
        """Everybody in the sentence, those joined by "and" as one."""
        rows: dict[int, list[ActorMention]] = {}
        for mention in self._mentions:
            rows.setdefault(mention.joined if mention.joined >= 0 else mention.head.start, []).append(mention)
        tokens = {t.idx: t for t in self.sentence.span}
        found = [
            Party(
                heads=tuple(tokens[m.head.start] for m in row if m.head.start in tokens),
                spans=tuple(Span(m.evidence.start - self._start, m.evidence.end - self._start) for m in row),
                subject=any(m.subject for m in row),
            )
            for row in rows.values()
        ]
        return [p for p in found if p.heads][:_PARTIES]

    def trigger(self, span: Span | None) -> tuple[Token | None, tuple[Token, ...]]:
        """The token that heads a trigger's words, and all of them."""
        if span is None:
            return None, ()
        start, end = span.start + self._start, span.end + self._start
        words = tuple(t for t in self.sentence.span if t.idx < end and start < t.idx + len(t) and t.is_alpha)
        head = next((t for t in words if t.head not in words or t.head == t), None)
        return head, words


def _likely(parties: Sequence[Party]) -> list[tuple[Party, Party]]:
    """Ordered pairs, the likeliest first: a subject with what stands after it, near before far."""
    return sorted(permutations(parties, 2), key=_unlikely)


def _unlikely(pair: tuple[Party, Party]) -> tuple[bool, bool, int]:
    actor, recipient = pair
    distance = abs(actor.heads[0].i - recipient.heads[0].i)
    return not actor.subject, actor.heads[0].i > recipient.heads[0].i, distance


def _heads(pair: tuple[Party, Party]) -> tuple[Token, ...]:
    return (pair[0].heads[0], pair[1].heads[0])
