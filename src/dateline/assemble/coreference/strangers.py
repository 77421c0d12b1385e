"""People of whom the article tells no office and whom it shows as private people, by age, home or mishap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.assemble.coreference.entities import Entity
from dateline.assemble.coreference.placing import Placer
from dateline.assemble.coreference.story import Story
from dateline.knowledge.folding import key
from dateline.knowledge.names import Names
from dateline.model import ActorCode, ActorMention

_PRIVATE = "CVL"
_AGED = re.compile(r"\s?,?\s(?:aged\s|now\s)?\d{1,2}\b(?![-:%])")
_WORD = re.compile(r"[A-Za-z]+")
# "Lee, who ran a shop on Main Street, is charged"
_WHO = re.compile(r"\s?,\s(?:who|whose)\s[^,.;:\n]{1,90},(?=\s)")
_DOCTORS = "MED"
_ANYBODY = frozenset({"", "CVL", "CRM", "UAF"})  # of whom that tells no trade
_INCLUDING = re.compile(r",?\s(?:including|such\sas|among\sthem)\s(?:Dr\.\s)?")
_INCLUDED = re.compile(_INCLUDING.pattern + "$")
_AMONG = re.compile(r",?\s(?:who\s)?(?:is|was)\s(?:also\s)?(?:one\sof|among)\s(?:the\s|only\s|about\s)*")
_AFTER, _BEFORE = 40, 24  # characters in which what is done to somebody stands beside the name


class Strangers:
    """Settles the codes of private people when all of an article is read; made for one article.

    News tells the office of whoever has one, and the age and home of others. Who is named with these, or as
    killed, arrested or tried, and has no office anywhere in the article, is a civilian. Of whom the article
    shows nothing of the kind no code is guessed.
    """

    def __init__(self, mentions: Sequence[ActorMention], names: Names, story: Story, placer: Placer) -> None:
        self._mentions, self._names, self._story, self._placer = mentions, names, story, placer
        self._rows: frozenset[int] = frozenset()

    def settle(self, assigned: Sequence[Entity]) -> None:
        """Give each such person the code; `assigned` is the entity of each mention."""
        self._colleagues(assigned)
        places: dict[Entity, list[int]] = {}
        for at, entity in enumerate(assigned):
            if entity.kind == "person" and not entity.members:
                places.setdefault(entity, []).append(at)
        self._rows = frozenset(
            self._mentions[at].joined for own in places.values() for at in own if self._is_done_to(at)
        ) - {-1}
        for entity, own in places.items():
            code = entity.code
            if not (code.sectors or code.candidates or code.wikidata):
                entity.code = self._told(code, own, assigned) or self._private(code, own)
        self._families(places, assigned)

    def _colleagues(self, assigned: Sequence[Entity]) -> None:
        """Give a row of names the office that opens it: "Ministers Ada Bello, Musa Kone and Jo Diaw"."""
        heads = {mention.head.start: at for at, mention in enumerate(self._mentions)}
        for at, entity in enumerate(assigned):
            joined, code = self._mentions[at].joined, entity.code
            first = heads.get(joined, at)
            if first == at or entity.kind != "person" or code.sectors or code.candidates or code.wikidata:
                continue
            opening, office = self._mentions[first], assigned[first].code
            titles = self._names.get(opening.evidence.text.partition(" ")[0])
            if opening.kind != "person" or not any(e.kind == "role" and e.plural for e in titles):
                continue
            why = f"{code.why}; {titles[0].name} as {office.name}"
            sectors = office.sectors or titles[0].sectors
            country = code.country or office.country
            entity.code = ActorCode(
                code.name, country, "".join(sectors[:1]), sectors, titles[0].name, why=why
            )

    def _families(self, people: Iterable[Entity], assigned: Sequence[Entity]) -> None:
        """Give "the Lees" the code of the private person of whose family they are."""
        named = {own[-1] + "s": one for one in people for own in one.names if len(own) > 1}
        for entity in dict.fromkeys(assigned):
            code = entity.code
            one = named.get(key(code.name).removeprefix("the ")) if entity.plural else None
            if one is not None and one.code.sector == _PRIVATE and not (code.sectors or code.candidates):
                why = f"{code.why}; the family of {one.code.name}"
                entity.code = ActorCode(code.name, one.code.country, _PRIVATE, (_PRIVATE,), why=why)

    def _told(self, code: ActorCode, own: Sequence[int], assigned: Sequence[Entity]) -> ActorCode | None:
        """The code of somebody whose trade is told of many at once, or by a title: "doctors, including Lee".

        "Dr." is a doctor of medicine where the article speaks of one.
        """
        office = next(filter(None, (self._one_of(at, assigned) for at in own)), None)
        if office is None and any(self._is_doctor(at) for at in own):
            office = next((one.code for one in assigned if one.code.sector == _DOCTORS), None)
        if office is None or office.sector in _ANYBODY or any(map(self._is_place, own)):
            return None
        why = f"{code.why}; {office.role or office.name} by the text"
        told = ActorCode(code.name, code.country, office.sector, office.sectors, office.role, why=why)
        first = self._mentions[own[0]]
        return self._placer.placed(told, first.evidence.start, first)

    def _one_of(self, at: int, assigned: Sequence[Entity]) -> ActorCode | None:
        """The code of the many of whom a name is said to be one: "is one of the judges", "including Lee"."""
        mention, text = self._mentions[at], self._story.text
        if mention.kind == "pronoun":
            return None
        if _INCLUDED.search(text[: mention.evidence.start][-_AFTER:]):
            many = next((back for back in range(at - 1, max(-1, at - 3), -1) if self._is_many(back)), -1)
            gap = text[self._mentions[many].evidence.end : mention.evidence.start] if many >= 0 else ""
            return assigned[many].code if _INCLUDING.fullmatch(gap) else None
        among = _AMONG.match(text, mention.evidence.end)
        if among is None:
            return None
        for after in range(at + 1, min(at + 3, len(self._mentions))):
            if self._mentions[after].evidence.start <= among.end() and self._is_many(after):
                return assigned[after].code
        return None

    def _is_many(self, at: int) -> bool:
        mention = self._mentions[at]
        return mention.plural and mention.kind in ("role", "group")

    def _is_doctor(self, at: int) -> bool:
        """Whether "Dr." stands before a name."""
        evidence = self._mentions[at].evidence
        return evidence.text.startswith("Dr. ") or self._story.text[: evidence.start].endswith("Dr. ")

    def _private(self, code: ActorCode, own: Sequence[int]) -> ActorCode:
        """The code of a private person: of the country that is told beside a name, else of the passage's."""
        if any(map(self._is_place, own)):
            return code
        ends = [self._mentions[at].evidence.end for at in own if self._mentions[at].kind != "pronoun"]
        origin = next(filter(None, map(self._story.origin_after, ends)), "")
        if not origin and not any(self._is_shown(at) for at in own):
            return code
        why = f"{code.why}; no office is told"
        if origin and code.country is None:
            why = f"{why}; from there by the text"
        country, sectors = code.country or origin or None, (_PRIVATE,)
        private = ActorCode(code.name, country, _PRIVATE, sectors, code.role, why=why)
        first = self._mentions[own[0]]
        placed = self._placer.placed(private, first.evidence.start, first)
        spans = [self._mentions[at].evidence for at in own]
        return placed if self._story.names_outside(placed.country, spans) else private

    def _is_shown(self, at: int) -> bool:
        """Whether a name is shown as a private person's, or stands in a row with one that is."""
        mention = self._mentions[at]
        in_row = mention.kind != "pronoun" and mention.joined in self._rows
        return in_row or self._is_aged(at) or self._is_done_to(at)

    def _is_place(self, at: int) -> bool:
        """Whether a name is that of a town, which a girl may bear, too: Regina, but not Regina Howe."""
        mention = self._mentions[at].evidence
        place = self._story.place_at(mention.start)
        return place is not None and place.end >= mention.end

    def _is_aged(self, at: int) -> bool:
        """Whether an age stands with a name: ", 44," or "44-year-old"."""
        mention = self._mentions[at]
        if mention.kind == "pronoun":
            return False
        return "-year-old" in mention.evidence.text or bool(
            _AGED.match(self._story.text, mention.evidence.end)
        )

    def _is_done_to(self, at: int) -> bool:
        """Whether a name stands beside a word of killing, arrest or trial as the one to whom it is done."""
        mention, text, done = self._mentions[at], self._story.text, self._names.small("done_to")
        if mention.kind == "pronoun":
            return False
        helping = self._names.small("helping")
        end, start = mention.evidence.end, mention.evidence.start
        if (aside := _WHO.match(text, end)) is not None and not self._names.small("heading").intersection(
            aside[0].lower().split()
        ):
            end = aside.end()
        for found in _WORD.finditer(text, end, end + _AFTER):
            word = found[0].lower()
            if word in done and found.start() > end + 1:
                return True
            if word not in helping:
                break
        before = [word.lower() for word in _WORD.findall(text, max(0, start - _BEFORE), start)]
        if before[-1:] == ["of"]:
            before.pop()  # "the murder of"
        return bool(before) and before[-1] in done
