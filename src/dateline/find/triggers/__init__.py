"""Triggers: the words that tell an act, with the phrases that fill its roles.

Rules (packs) are matched over the parse; what they find competes by score; what stands is handed on
as `Candidate` records, the same door through which any other coder of acts comes in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import structs
from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from dateline.find.triggers.again import told_once
from dateline.find.triggers.apart import is_same
from dateline.find.triggers.bounds import bounded
from dateline.find.triggers.choose import chosen
from dateline.find.triggers.draft import Draft
from dateline.find.triggers.drafts import drafts
from dateline.find.triggers.harm import joined_harm
from dateline.find.triggers.held import as_made
from dateline.find.triggers.issue import is_at_issue
from dateline.find.triggers.known import Known
from dateline.find.triggers.landing import JUDGED, is_force, is_nobodys
from dateline.find.triggers.means import armed
from dateline.find.triggers.nothing import is_sport, told_acts
from dateline.find.triggers.scope import grounds_of, scope_of
from dateline.find.triggers.second import Asked, SecondReader, spans_of
from dateline.find.triggers.sentence import Sentence
from dateline.find.triggers.sides import sided
from dateline.knowledge.act_words import ActWords
from dateline.knowledge.lightverbs import LightVerbs
from dateline.knowledge.names import Names
from dateline.knowledge.triggers import Rules
from dateline.knowledge.weapons import Weapons
from dateline.learned.acts import Telling
from dateline.learned.chooser import Opinion
from dateline.learned.coder import LearnedCoder
from dateline.model import ActorMention, Candidate, Evidence
from dateline.text import Reading, syntax
from dateline.text.phrase import past_dateline, phrase

# characters: some three sentences; further back, "the talks" may be others
_TAKEN_UP_WITHIN = 600


_WHO = frozenset({"who", "whom", "whose"})
_OF_PEOPLE = frozenset(
    {"responsible", "involved", "guilty", "accused", "suspected", "convicted", "arrested", "detained"}
    | {"imprisoned", "jailed", "killed", "wounded", "injured", "displaced"}
)
_BEFORE = frozenset({"previously", "earlier", "once", "formerly", "long", "repeatedly", "historically"})


class Finder:
    """Finds candidates in readings with a set of rules; keeps no state between readings."""

    def __init__(
        self,
        rules: Rules,
        light_verbs: LightVerbs,
        weapons: Weapons,
        words: ActWords,
        names: Names,
        is_hostile: Callable[[str], bool],
        second: SecondReader | None = None,
    ) -> None:
        self._rules = rules
        self._light_verbs = light_verbs
        self._weapons = weapons
        self._words = words
        self._names = names
        self._is_hostile = is_hostile
        self._second = second

    def opinions(
        self, reading: Reading, mentions: Sequence[ActorMention], coder: LearnedCoder
    ) -> Iterator[tuple[int, Opinion]]:
        """What the rules and a learned coder say of each act of a text, with the start of its sentence.

        The spans of an opinion are the sentence's own.
        """
        for seen in self._sentences(reading, mentions):
            standing, _ = self._read(seen)
            asked = Asked(coder, seen, reading, _within(seen.span, mentions))
            told = [asked.of_rule(draft)[1] for draft in standing]
            told += [o for _, o in asked.of_words({i for d in standing for i in d.covered})]
            yield from ((asked.start, opinion) for opinion in told)

    def tellings(self, reading: Reading, mentions: Sequence[ActorMention]) -> Iterator[Telling]:
        """Where the rules read acts, and of which type: in a text's own characters, losers included."""
        for seen in self._sentences(reading, mentions):
            for draft in drafts(seen, self._is_hostile):
                yield Telling(tuple(spans_of(draft.telling)), draft.type)

    def find(self, reading: Reading, mentions: Sequence[ActorMention]) -> list[Candidate]:
        """All candidates of a text; those that lost carry the reason in `lost`."""
        found: list[Candidate] = []
        sport = is_sport(reading.doc, self._words)
        for seen in self._sentences(reading, mentions):
            stand, lost = self._read(seen)
            if self._second is not None:
                told = stand
                stand, doubted = self._second.judged(seen, reading, _within(seen.span, mentions), told)
                stand = bounded(stand, told, seen)
                lost += doubted
            stand = [sided(draft, seen) for draft in map(as_made, stand)]
            stand, nothing = told_acts(stand, seen, sport=sport)
            stand, taken = joined_harm(stand, seen)
            stand, again = told_once(stand)
            lost += nothing + taken + again
            for draft in (*stand, *lost):
                found.append(_with_antecedent(_candidate(reading, seen, draft), draft, found))
        return found

    def _read(self, sentence: Sentence) -> tuple[list[Draft], list[Draft]]:
        """What the rules read in a sentence, with the means of violence, and what lost."""
        stand, lost = chosen(list(drafts(sentence, self._is_hostile)), sentence.words)
        return [armed(draft, self._weapons) for draft in stand], lost

    def _sentences(self, reading: Reading, mentions: Sequence[ActorMention]) -> Iterator[Sentence]:
        known = Known(mentions, self._names)
        for sentence in reading.doc.sents:
            yield Sentence(sentence, known, self._rules, self._light_verbs, self._words)


def _within(sentence: DocSpan, mentions: Sequence[ActorMention]) -> Sequence[ActorMention]:
    """The mentions, which are in the order of the text, that begin in a sentence."""
    first = bisect_left(mentions, sentence.start_char, key=lambda m: m.evidence.start)
    return mentions[first : bisect_left(mentions, sentence.end_char, key=lambda m: m.evidence.start)]


def _with_antecedent(candidate: Candidate, draft: Draft, before: list[Candidate]) -> Candidate:
    """The candidate with the parties of the act that it takes up ("the visit"), told shortly before."""
    if not draft.elliptic or candidate.lost:
        return candidate
    for act in reversed(before):
        if candidate.trigger.start - act.trigger.end > _TAKEN_UP_WITHIN:
            break
        if act.type == candidate.type and not act.lost and act.actors:
            recipients = candidate.recipients or act.recipients
            return structs.replace(candidate, actors=act.actors, recipients=recipients)
    return structs.replace(candidate, lost="neither party is named, nor told before")


def _candidate(reading: Reading, sentence: Sentence, draft: Draft) -> Candidate:
    return Candidate(
        trigger=reading.words(*draft.trigger),
        sentence=reading.span(sentence.span),
        type=draft.type,
        mode=draft.mode,
        rule=draft.rule,
        score=draft.score,
        actors=_phrases(reading, _not_things(draft.actors, sentence), bare=draft.named),
        recipients=_phrases(reading, _somebody(draft, sentence), _judges(draft, sentence), draft.named),
        scope=scope_of(draft, sentence),
        grounds=grounds_of(draft, sentence),
        pointing=_points_back(draft),
        status=draft.sense.status,
        status_words=tuple(reading.words(t, t) for t in dict.fromkeys(draft.sense.words)),
        tense=draft.sense.tense,
        stance=draft.stance,
        said_by=_phrases(reading, (draft.said_by,))[0] if draft.said_by is not None else None,
        cameo=draft.cameo,
        embedded=_is_embedded(draft),
        speaker=draft.speaker,
        lost=draft.lost,
    )


def _somebody(draft: Draft, sentence: Sentence) -> tuple[Token, ...]:
    """The recipients of a draft without hostile acts that are nobody's, and whom it is only about."""
    return tuple(
        t
        for t in _not_things(draft.recipients, sentence)
        if not is_nobodys(t, sentence) and not is_at_issue(t, draft, sentence)
    )


def _not_things(heads: tuple[Token, ...], sentence: Sentence) -> tuple[Token, ...]:
    """The heads without a thing that has its capital only from standing first: "Remarks blame him".

    Nor is one there twice: neither Trinidad and Tobago nor "Odell, 52, and the father of four, was".
    """
    first = next((t.i for t in sentence.span if t.is_alpha), -1)
    once = dict.fromkeys(t.head if is_same(t) else t for t in heads if not sentence.known.is_inside_land(t))
    return tuple(t for t in once if t.i != first or not _is_thing(t, sentence))


def _is_thing(noun: Token, sentence: Sentence) -> bool:
    if noun.tag_ != "NNS" or noun.ent_type_ or sentence.known.mentions(noun):
        return False
    below = [t for t in noun.subtree if t != noun]
    return not any(t.text[:1].isupper() or sentence.known.mentions(t) for t in below)


def _judges(draft: Draft, sentence: Sentence) -> Callable[[Token], bool] | None:
    """What tells the acts that are blamed, backed or refused: whom these were done to is no party."""
    if draft.type == "ACCUSE":
        return sentence.is_act
    return partial(is_force, sentence=sentence) if draft.type in JUDGED or draft.type == "PROTEST" else None


def _is_embedded(draft: Draft) -> bool:
    if draft.speaker:
        return False
    if draft.said_by is not None:
        return True  # what somebody is accused of, or denies
    if not syntax.is_verb(draft.head):
        return draft.carrier is None and draft.head.dep_ not in {"ROOT", "nsubj", "nsubjpass"}
    verb = draft.head
    if verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBZ"}:
        return False  # "said they had attacked": that is the news
    before = any(
        (t.dep_ == "aux" and t.lower_ in {"had", "'d"}) or (t.dep_ == "advmod" and t.lower_ in _BEFORE)
        for t in verb.children
    )
    return verb.dep_ in {"relcl", "acl"} or before


def _points_back(draft: Draft) -> bool:
    """Whether a noun takes up an act that was told before: "the attack", "this bombing", "Monday's blast"."""
    head = draft.head
    if syntax.is_verb(head) or head.pos_ != "NOUN":
        return False
    owned = any(t.dep_ == "poss" and t.ent_type_ in {"DATE", "TIME"} for t in head.lefts)
    return owned or any(t.lower_ in {"the", "this", "that"} for t in head.lefts if t.dep_ == "det")


def _phrases(
    reading: Reading,
    heads: tuple[Token, ...],
    is_act: Callable[[Token], bool] | None = None,
    bare: frozenset[int] = frozenset(),
) -> tuple[Evidence, ...]:
    """The phrases of the heads; of one for which `is_act` holds without whom it was done to.

    Those of the `bare` ones, which stand for a pronoun, have no article.
    """
    found: list[Evidence] = []
    for head in heads:
        first, last = phrase(head)
        first = past_dateline(first, head, reading.dateline)
        if head.i in bare and first.pos_ == "DET" and first != head:
            first = first.nbor()
        evidence = reading.words(first, head if is_act is not None and is_act(head) else last)
        if first == last == head and head.lower_ == "those" and not _are_people(head):
            continue
        if evidence.text and evidence not in found:
            found.append(evidence)
    return tuple(found)


def _are_people(those: Token) -> bool:
    """Whether "those" are people by what follows: "those who fled", and not "those made of wood"."""
    clauses = [t for t in those.children if t.dep_ == "relcl"]
    if any(word.lower_ in _WHO for clause in clauses for word in clause.subtree):
        return True
    return any(t.dep_ in {"acl", "amod"} and t.i > those.i and t.lower_ in _OF_PEOPLE for t in those.children)
