"""What an act takes from the acts told before it: their day and their place.

News tells the day and the place of what happened once, and then goes on in the past tense. The first act
with a day in the opening paragraphs is the main one: what takes it up ("the attack"), and what is told of
the same kind without a day of its own, is of its day and place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec import structs

from dateline.assemble.happening import Happenings
from dateline.assemble.kinds import FORCE, GROUND, WORDS
from dateline.knowledge.passing import PassingWords
from dateline.model import POINTS, Actor, Candidate, Report, Span, When, Where
from dateline.text.paragraphs import Paragraphs

_LEAD_PARAGRAPHS = 4  # the opening, title included, in which the main act is told
_LEAD = 1500  # characters of it, where a text has no paragraphs
_FIRST = 600  # characters, and paragraphs, in which the news itself is told in the perfect
_FIRST_PARAGRAPHS = 3
_JUST_TOLD = 50  # acts told before another in which its day and place may stand
_NEXT = 3  # characters from one sentence to the next
_NEAR_HISTORY = 200  # characters from one sentence of history to the next
# not that of an abbreviation
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\"'”’]{2})[.!?][\"'”’)]*(?=\s)")
PLURAL = re.compile(r"[a-z]{3}[^s]s$")  # of a noun that tells acts: "the bombings" need not be in one place
_TOLD = frozenset({"stated", "recipient", "actor", "story"})
# "have arrested" tells that it is done, not that it was on the day just told
_BEFORE = re.compile(r"\b(?:had|who|which|that|earlier|previously|former|formerly)\b", re.IGNORECASE)
# "the May 3 attacks in Leeds, which left ten dead"
_LATER = re.compile(r"\b(?:had|later|subsequently|eventually|finally|since|after|before)\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:which|that)\s(?:\w+ly\s)?$")
_NEAR_WORDS = 60  # characters before a verb in which what puts it farther back stands
_PERFECT = re.compile(r"\b(?:has|have|[’']ve|now)\s(?:\w+\s){0,2}$", re.IGNORECASE)
# "has sued his critics and | had them arrested": what is joined to a perfect is one too
_AND_PERFECT = re.compile(
    r"\b(?:has|have|[’']ve)\s(?:(?:\w+ly|also|now|since|not|been)\s)*"
    r"(?:\w+ed|said|told|made|taken|sent|given|held|found|put|set|met|gone|won|left)\b"
    r"[^;:.\"“”]{0,90}?\band\s(?:\w+ly\s|also\s|been\s)*$",
    re.IGNORECASE,
)
# what is said today of an act that a noun names: "the refusal of aid | raises doubts"
_IS = re.compile(r"\s(?:(?:is|are)\s(?!being\b)|(?:rais|includ|remain|show|mean|suggest)e?s?\s)")
_THE_ONE = re.compile(r"\bthe\s(?:[\w-]+\s){1,3}(?:that|which)\s(?:\w+ly\s)?$")
_BEING = re.compile(r"[^.;]{0,40}\b(?:is|are)\sbeing\b")
_NOW = re.compile(r"\b(?:is|are|remains?|stands?)\s(?:\w+\s){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """An act that was told, with the report of it; `earlier` marks one told to lie so long before another."""

    candidate: Candidate
    report: Report
    earlier: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether it happened on a day that the text tells, not long ago, as the news itself."""
        report = self.report
        return (
            self.is_news
            and report.when.why == "stated"
            and report.when.precision == "day"
            and report.when.until is not None
            and report.when.until <= report.published
        )

    @property
    def is_placed(self) -> bool:
        """Whether it happened in a place finer than a country, as the news itself."""
        return self.is_news and self.report.where.precision in POINTS and self.report.where.why in _TOLD

    @property
    def is_news(self) -> bool:
        """Whether it happened or goes on, and is told neither in passing nor as background."""
        report = self.report
        return not (report.historical or self.candidate.embedded or self.earlier) and report.status in {
            "occurred",
            "ongoing",
        }


class Narrative:
    """One article's text, as the acts in it take up each other."""

    def __init__(self, text: str, passing: PassingWords, body: int = 0) -> None:
        self._text = text
        self._paragraphs = Paragraphs(text)
        self._happenings = Happenings(text)
        self.blow = passing.blow
        # "The car bomb attack in Leeds killed ten", "the blast, which left nine dead, damaged"
        self._what_did_it = re.compile(
            rf"\b(?:the|this|that)\s(?:[\w-]+\s){{0,4}}?{passing.blow}\b(?:[^;:.\"“”]|(?<=[A-Z])\.){{0,120}}$",
            re.IGNORECASE,
        )
        # "were killed | in the hotel bombing"
        self._in_the_blow = re.compile(
            rf"\s(?:\w+\s){{0,3}}?(?:in|by|during)\sthe\s(?:[\w.’'-]+\s){{0,4}}?{passing.blow}\b",
            re.IGNORECASE,
        )
        self.body = body + len(text[body:]) - len(text[body:].lstrip())

    def happening(self, candidate: Candidate) -> Span | None:
        """What tells when and where an act on the ground took place, in the sentences after it."""
        news = candidate.type in GROUND and candidate.status in {"occurred", "ongoing", "attempted"}
        if not news or candidate.embedded or candidate.tense == "future":
            return None
        return self._happenings.after(candidate.sentence)

    def apart(self, start: int, end: int) -> int:
        """How many paragraphs lie between two offsets: 0 within one."""
        return self._paragraphs.of(end) - self._paragraphs.of(start)

    def sentences(self, start: int, end: int) -> int:
        """How many sentences end between two offsets."""
        return len(_SENTENCE_END.findall(self._text, start, end))

    def main_day(self, told: Sequence[Told]) -> Told | None:
        """The main act, by its day."""
        return next((t for t in self._lead(told) if t.is_dated), None)

    def main_place(self, told: Sequence[Told]) -> Told | None:
        """The main act, by its place."""
        return next((t for t in self._lead(told) if t.is_placed), None)

    def opens(self, candidate: Candidate) -> bool:
        """Whether an act is told in the opening paragraphs."""
        start = candidate.sentence.start
        return start - self.body <= _LEAD and self.apart(self.body, start) < _LEAD_PARAGRAPHS

    def _lead(self, told: Sequence[Told]) -> Iterator[Told]:
        """The acts on the ground that the opening of the text tells."""
        for one in told:
            if not self.opens(one.candidate):
                return
            if one.report.type in GROUND:
                yield one

    def history(self, candidate: Candidate, told: Sequence[Told]) -> When | None:
        """The date of the act told just before, where that is history and this goes on with it."""
        if not told or told[-1].candidate.embedded:
            return None
        last = told[-1].report
        between = candidate.sentence.start - last.sentence.end
        same = last.sentence == candidate.sentence or between > _NEAR_HISTORY
        if not last.historical or same or self.apart(last.sentence.end, candidate.sentence.start):
            return None
        return last.when

    def is_same_scene(self, candidate: Candidate, told: Sequence[Told]) -> bool:
        """Whether force comes right after a crowd: "Farmers marched. Police fired on them"."""
        last = told[-1].report if told else None
        if last is None or last.type != "PROTEST" or candidate.type not in FORCE or candidate.embedded:
            return False
        near = 0 <= candidate.sentence.start - last.sentence.end <= _NEXT
        head = self._text[candidate.sentence.start : candidate.trigger.start]
        return near and last.when.precision == "day" and not _LATER.search(head)

    def follows(self, earlier: Span, candidate: Candidate) -> bool:
        """Whether an act is told in the sentence after some words, in the same paragraph."""
        start = candidate.sentence.start
        if start <= earlier.end or self.apart(earlier.start, start):
            return False
        return self.sentences(earlier.end, start) == 1

    def day(
        self, candidate: Candidate, parties: Sequence[Actor], where: Where, told: Sequence[Told]
    ) -> When | None:
        """The day that the narrative is at, for an act of the past that tells none itself.

        `parties` are its actors and recipients, `where` is its place.
        """
        if candidate.status != "occurred":
            return None
        main, ground = self.main_day(told), candidate.type in GROUND
        if main is not None and takes_up(candidate, parties, where, main):
            return main.report.when
        if (meeting := self._meeting(candidate, told)) is not None:
            return meeting.report.when if meeting.report.when.why == "stated" else None
        if candidate.tense != "past" or self.is_perfect(candidate):
            return None
        if (before := self._gone_on_from(candidate, told)) is not None:
            return before.report.when
        if candidate.embedded:
            return self._day_of_same(candidate, told)
        for earlier in reversed(told[-_JUST_TOLD:]):
            apart = self.apart(earlier.report.sentence.start, candidate.sentence.start)
            if apart > 1 or (ground and apart):
                break
            if not earlier.is_dated or not (ground or _shares(earlier.report, parties)):
                continue
            if earlier.report.sentence == candidate.sentence and earlier.report.type != candidate.type:
                return None  # "closed its embassy on Monday after rebels shelled the town"
            return earlier.report.when if ground == (earlier.report.type in GROUND) else None
        return main.report.when if main is not None and self._is_still_at(main, candidate, told) else None

    def _is_still_at(self, main: Told, candidate: Candidate, told: Sequence[Told]) -> bool:
        """Whether an act is of the main one's kind, and nothing told since has another day."""
        last = next((t for t in reversed(told) if t.is_dated), main)
        same = (last.report.when.from_, last.report.when.until) == (
            main.report.when.from_,
            main.report.when.until,
        )
        return same and candidate.type in GROUND and main.report.type == candidate.type

    def _day_of_same(self, candidate: Candidate, told: Sequence[Told]) -> When | None:
        """The day of an act of the same kind told just before, of which this tells more.

        "A gunman opened fire on Monday. The attack left two people wounded."
        """
        last = told[-1] if told else None
        if last is None or last.report.type != candidate.type or candidate.type not in GROUND:
            return None
        if last.report.sentence == candidate.sentence and last.report.when.why == "stated":
            between = self._text[last.report.trigger.end : candidate.trigger.start]
            if candidate.pointing or _WHICH.search(between):
                return last.report.when
        before = _BEFORE.search(self._before(candidate, _NEAR_WORDS))
        if before or not last.is_dated or self.apart(last.report.trigger.start, candidate.trigger.start):
            return None
        return last.report.when

    def _gone_on_from(self, candidate: Candidate, told: Sequence[Told]) -> Told | None:
        """The act of the same kind told in the sentence right before, of which this tells more.

        "The country saw several attacks over the summer. Ten people were killed."
        """
        last = told[-1] if told else None
        if last is None or last.report.type != candidate.type or candidate.type not in GROUND:
            return None
        gap = candidate.sentence.start - last.report.sentence.end
        done = candidate.status == last.report.status == "occurred" and candidate.tense == "past"
        if not done or not 0 <= gap <= _NEXT or last.report.when.why != "stated":
            return None
        before = _BEFORE.search(self._before(candidate, _NEAR_WORDS)) or self.is_perfect(candidate)
        return None if before or last.report.historical else last

    def told_again(self, candidate: Candidate, told: Sequence[Told]) -> Where | None:
        """The place of the act of force told in the sentence before, of which this tells more.

        "The raids on farms in Chad were his idea. The raids left forty dead."
        """
        last = told[-1].report if told and candidate.type == "ASSAULT" else None
        if last is None or last.type != candidate.type or last.mode != candidate.mode:
            return None
        gap = candidate.sentence.start - last.sentence.end
        told_there = last.where.why in _TOLD and last.where.name is not None
        if not 0 <= gap <= _NEXT or not told_there or not (candidate.mode or candidate.pointing):
            return None
        return structs.replace(last.where, why="story")

    def is_perfect(self, candidate: Candidate) -> bool:
        """Whether it stands in the present perfect."""
        head = self._text[candidate.sentence.start : candidate.trigger.start]
        joined = candidate.tense != "present" and _AND_PERFECT.search(head)  # "has sued and wants more"
        return bool(_PERFECT.search(self._before(candidate, 30)) or joined)

    def has_been(self, candidate: Candidate) -> bool:
        """Whether it stands in the present perfect where that tells what is known: in speech, or far down."""
        if not self.is_perfect(candidate) or _NOW.search(self._before(candidate, 30)):
            return False  # "is now charged" holds today
        start = candidate.sentence.start
        leads = start - self.body <= _FIRST and self.apart(self.body, start) < _FIRST_PARAGRAPHS
        return not leads or self._is_spoken(candidate)

    def is_known(self, candidate: Candidate, told: Sequence[Told]) -> bool:
        """Whether it takes for known what no news act before it told, so that it is of no day that is told.

        "Ten people were killed in the hotel bombing", "the raid on Gao is not linked with the vote".
        """
        if candidate.status != "occurred" or any(t.is_news and t.report.type == candidate.type for t in told):
            return False
        trigger, sentence = candidate.trigger, candidate.sentence
        if candidate.type == "ASSAULT" and self._in_the_blow.match(self._text, trigger.end, sentence.end):
            return True
        phrase = next((s for s in candidate.scope if s.contains(trigger)), None)
        return phrase is not None and bool(_IS.match(self._text, phrase.end, sentence.end))

    def _is_spoken(self, candidate: Candidate) -> bool:
        """Whether it is told within quotation marks that open in its paragraph."""
        start = candidate.trigger.start
        head = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        opened = head.count("“") > head.count("”") or head.count("``") > head.count("''")
        return opened or head.count('"') % 2 == 1

    def points_back(self, candidate: Candidate) -> bool:
        """Whether it takes up an act told before: "the attack", or "the blast that killed ten"."""
        relative = candidate.embedded and _THE_ONE.search(self._before(candidate, _NEAR_WORDS))
        if candidate.pointing or relative:
            return True
        head = self._text[candidate.sentence.start : candidate.trigger.start]
        return candidate.type == "ASSAULT" and bool(self._what_did_it.search(head))

    def is_present(self, candidate: Candidate) -> bool:
        """Whether it holds today: "has been charged", "is accused"."""
        if self.is_perfect(candidate) or _NOW.search(self._before(candidate, 30)):
            return True
        return bool(_BEING.match(self._text, candidate.trigger.end))

    def _before(self, candidate: Candidate, characters: int) -> str:
        start = candidate.trigger.start
        return self._text[max(0, start - characters) : start]

    def place(
        self, candidate: Candidate, parties: Sequence[Actor], countries: Sequence[str], told: Sequence[Told]
    ) -> Where | None:
        """Where the narrative is, for an act that tells no place itself."""
        main, ground = self.main_place(told), candidate.type in GROUND
        if main is not None and takes_up(candidate, parties, None, main):
            return main.report.where
        if (meeting := self._meeting(candidate, told)) is not None:
            return meeting.report.where if meeting.report.where.why in _TOLD else None
        if (before := self._gone_on_from(candidate, told)) is not None and before.report.where.why in _TOLD:
            return before.report.where
        for earlier in reversed(told[-_JUST_TOLD:]):
            if self.apart(earlier.report.sentence.start, candidate.sentence.start):
                break
            if not earlier.is_placed or (earlier.report.type in WORDS and ground):
                continue
            if _may_be(earlier.report.where, countries) and (ground or _shares(earlier.report, parties)):
                return earlier.report.where
        return None

    def _meeting(self, candidate: Candidate, told: Sequence[Told]) -> Told | None:
        """The meeting told just before that a noun takes up ("the talks", "that meeting")."""
        if candidate.type != "CONSULT" or not candidate.pointing:
            return None
        last = next((t for t in reversed(told) if t.report.type == "CONSULT"), None)
        if last is None:
            return None
        near = self.apart(last.report.sentence.start, candidate.sentence.start) <= 1
        return last if near and last.report.sentence != candidate.sentence else None

    def main_scene(
        self, candidate: Candidate, countries: Sequence[str], told: Sequence[Told]
    ) -> Where | None:
        """The place of the main act, for another of its kind that nothing puts elsewhere."""
        main = self.main_place(told)
        if main is None or main.report.type != candidate.type or not _may_be(main.report.where, countries):
            return None
        return main.report.where


def takes_up(candidate: Candidate, parties: Sequence[Actor], where: Where | None, main: Told) -> bool:
    """Whether a noun takes up the main act ("the attack"), as far as it tells with its parties and place."""
    if where is not None and is_elsewhere(where, main.report.where):
        return False
    if not candidate.pointing or candidate.type not in GROUND or candidate.type != main.report.type:
        return False
    # "the attack in Ankara" is no other attack for being on Turkey
    named = [p for p in parties if p.sector or not (p.why.startswith("in ") or is_country(p))]
    return not named or _shares(main.report, named)


def is_elsewhere(one: Where, other: Where) -> bool:
    """Whether two acts are told in different places, neither of which may hold the other."""
    told = {"stated", "recipient"}
    if one.why not in told or other.why not in told or one.geonameid == other.geonameid:
        return False
    if one.country is None or other.country is None:
        return False  # "the bombings in East Africa"
    return one.country != other.country or (one.precision == other.precision == "city")


def parties_of(report: Report) -> tuple[Actor, ...]:
    """All who have a part in a report."""
    return (*report.actors, *report.recipients)


def is_country(actor: Actor) -> bool:
    """Whether it is a bare country, nobody of it."""
    return not actor.sector and actor.why == f"{actor.name} by name"


def _shares(report: Report, parties: Sequence[Actor]) -> bool:
    entities = {actor.entity for actor in parties}
    return any(actor.entity in entities for actor in parties_of(report))


def _may_be(where: Where, countries: Sequence[str]) -> bool:
    return not countries or where.country in countries
