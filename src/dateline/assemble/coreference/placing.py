"""The country of somebody whose own words tell none: that of the passage, or none where it may be several."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from dateline.assemble.coreference.story import Story
from dateline.knowledge.folding import key, words
from dateline.knowledge.names import Names, countries_in
from dateline.model import ActorCode, ActorMention, Evidence, Place

Codes = Callable[[str, bool], ActorCode]  # who a phrase means, by itself or in the article
_ENDS = re.compile(r"\s*(?:[,.;:)\]–—\n]|--|$)")
# "the president's visit to Chad", "the head of state to Chad"
_BOUND_FOR = re.compile(r"(?:['’]s?)?\s(?:\w+\s)?to\s(?:the\s)?")
_SURE = 2  # words of games in an article: one may be an aside
_MISSIONS = ("embass", "consulate")
# "the U.S. embassies in Chad and Mali", up to the last of these
_MISSION_IN = (
    r"((?:[A-Z][\w.’']+\s)+(?:[Ee]mbass(?:y|ies)|[Cc]onsulates?))\sin\s(?:[A-Z]\w+,?\s(?:and\s)?){0,2}"
)
_RIVAL = 0.5  # of the mentions of the country named most: with so many, another one is as much a party
_SPEAKING = frozenset({"GOV", "COP", "MIL", "JUD", "MED"})


class Placer:
    """Gives countries by where an article mentions whom; made for one article."""

    def __init__(self, mentions: Sequence[ActorMention], names: Names, codes: Codes, story: Story) -> None:
        self._mentions, self._names, self._codes, self._story = mentions, names, codes, story
        self._society = frozenset(sector.upper() for sector in names.small("society"))

    def placed(self, code: ActorCode, start: int, mention: ActorMention | None = None) -> ActorCode:
        """A code without a country, with that of the passage; who has no role in a state is left alone."""
        if code.country is not None or code.candidates or not (code.role or code.sectors):
            return code
        if (
            mention is not None
            and code.sector == "CVL"
            and (from_ := self._story.origin_after(mention.evidence.end))
        ):
            why = f"{code.why}; from there by the text"
            return ActorCode(code.name, from_, code.sector, code.sectors, code.role, code.wikidata, why)
        if mention is not None and (town := self._of_town(code, mention)) is not None:
            return town
        if mention is not None and not code.sectors and self._is_foreign(mention):
            return code
        if open_ := self._open(code):
            return ActorCode(
                code.name, None, code.sector, code.sectors, code.role, code.wikidata, f"{code.why}; {open_}"
            )
        country, why = self._where_of(code, start, mention)
        home, reason = self._home(code, country)
        country, why = (home, reason) if home else (country, why)
        if not country:
            return code
        sectors = code.sectors or (("GOV",) if code.role in self._names.small("public") else ())
        return ActorCode(
            code.name,
            country,
            "".join(sectors[:1]),
            sectors,
            code.role,
            code.wikidata,
            f"{code.why}; {why}",
            (),
        )

    def counted(self, code: ActorCode, phrase: Evidence) -> ActorCode:
        """The code of people who are only counted: "at least nine", "dozens"."""
        small, keys = self._names.small("numbers"), [word.key for word in words(phrase.text)]
        numbers = [word for word in keys if word in small or word[:1].isdigit()]
        if code.country or code.sectors or code.role or code.candidates or not numbers:
            return code
        if not set(keys).difference(numbers) <= self._names.small("at_least"):
            return code
        return ActorCode(code.name, None, "CVL", ("CVL",), "people", why="people, by number")

    def _is_foreign(self, mention: ActorMention) -> bool:
        """Whether a phrase says that somebody is of another country: "any foreign organisations"."""
        words = mention.evidence.text.lower().split()[:-1]
        owned = "'" in mention.evidence.text or "’" in mention.evidence.text
        return not owned and not self._names.small("foreign").isdisjoint(words)

    def called(self, code: ActorCode, mention: ActorMention) -> ActorCode:
        """The code of a body with a name of its own that tells no country: "Dover University", "Congress".

        Of the place in its name, or of the one country that the whole story is about; else left open.
        """
        role = code.role or ""
        if code.candidates or self._open(code) or self._names.small("abroad") & {role, role.split()[-1]}:
            return code
        if (town := self._of_town(code, mention)) is not None:
            return town
        country, why = self._story.whole
        country, why = self._home(code, country)[0] or country, self._home(code, country)[1] or why
        if not country or code.sector in ("REF", "CRM"):
            return code
        return ActorCode(
            code.name, country, code.sector, code.sectors, role or None, code.wikidata, f"{code.why}; {why}"
        )

    def _where_of(self, code: ActorCode, start: int, mention: ActorMention | None) -> tuple[str, str]:
        """The country that a passage gives to somebody without one, and why."""
        if mention is not None and (away := self._not_from(mention)):
            return self._story.about(start, away)
        if code.sector in self._society:
            if code.role in self._names.small("nationals") and (state := self._state_before(start)):
                return state, "of the state that acts upon them"
            if mention is not None and not mention.subject and (doer := self.subject_before(start)):
                return self._story.upon(start, doer)
            return self._story.where(start)
        local = (code.role or "").partition(" ")[0] in self._names.small("of_the_place")
        if local and (here := self._story.where(start))[0]:
            return here
        if mention is None or not mention.subject:
            return self._story.about(start)
        speaks, end = code.sector in _SPEAKING, mention.evidence.end
        if speaks and (spoken := self._story.spoken_in(end)):
            return spoken, "of the country where they speak"
        if code.sector == "GOV" and (told := self.subject_before(start)):
            return told, "of the country that acts in the sentence"
        if speaks and self._story.speaks(end) and (origin := self._story.origin(start)):
            return origin
        return self._story.about(start, self._acted_upon(start))

    def _not_from(self, mention: ActorMention) -> frozenset[str]:
        """The countries that a phrase itself rules out, where it does.

        Whom "the president's visit to Chad" is of is no Chadian, and what is federal is of no other state.
        """
        if "federal" in mention.evidence.text.lower().split():
            federal = {code.upper() for code in self._names.small("federal_states")}
            named = {code for code, _ in self._story.counted()}
            return frozenset(named - federal) if named & federal else frozenset()
        bound = _BOUND_FOR.match(self._story.text, mention.evidence.end)
        goal = self._story.country_at(bound.end()) if bound is not None else ""
        return frozenset({goal} - {""})

    def _state_before(self, start: int) -> str:
        """The country of the state that is the only subject before an offset in its sentence."""
        sentence = self._story.sentence(start)
        found = {
            self._codes(mention.evidence.text, False).country
            for mention in self._mentions
            if mention.subject
            and mention.evidence.start < start
            and mention.kind in ("country", "role", "group")
            and self._story.sentence(mention.evidence.start) == sentence
        }
        return found.pop() or "" if len(found) == 1 else ""

    def _home(self, code: ActorCode, country: str) -> tuple[str, str]:
        """The country of a body or office that is called so all over the world, and why: the Pope, Congress.

        Congress is somebody else's where the passage has another country for it.
        """
        if code.role in self._names.small("of_vat"):
            return "VAT", "there is one of them"
        american = not country and key(code.role or "") in self._names.small("of_usa")
        if american and self._story.names_outside("USA", ()):
            return "USA", "America's, where the passage has no other country for it"
        return "", ""

    def _beside(self, start: int) -> Sequence[ActorMention]:
        """The countries that are mentioned in the sentence of an offset."""
        return self._by_sentence.get(self._story.sentence(start), ())

    @cached_property
    def _by_sentence(self) -> dict[int, list[ActorMention]]:
        """The mentions of countries as such, by the number of their sentence."""
        found: dict[int, list[ActorMention]] = {}
        for mention in self._mentions:
            if mention.kind == "country" and not mention.modifier:
                found.setdefault(self._story.sentence(mention.evidence.start), []).append(mention)
        return found

    def subject_before(self, start: int) -> str:
        """The country that is the only subject before an offset in its sentence ("Chad asked Mali, a ..")."""
        found = {
            self._codes(mention.evidence.text, False).country
            for mention in self._beside(start)
            if mention.subject and mention.evidence.start < start
        }
        return found.pop() or "" if len(found) == 1 else ""

    def _acted_upon(self, start: int) -> frozenset[str]:
        """The countries after an offset in its sentence that are no subjects: they are somebody else."""
        found = {
            self._codes(mention.evidence.text, False).country
            for mention in self._beside(start)
            if mention.evidence.start > start and not mention.subject
        }
        return frozenset(code for code in found if code)

    @cached_property
    def _contested(self) -> tuple[str, ...]:
        """The countries of a story in which two act with about equal weight: whose an army is, is open."""
        acting = {
            self._codes(mention.evidence.text, False).country
            for mentions in self._by_sentence.values()
            for mention in mentions
        }
        ranked = [item for item in self._story.counted() if item[0] in acting][:2]
        if len(ranked) < 2 or ranked[1][1] < 2 or ranked[1][1] < _RIVAL * ranked[0][1]:
            return ()
        return tuple(code for code, _ in ranked)

    def is_anyones(self, at: int, code: ActorCode) -> bool:
        """Whether a passage can't tell whose somebody is: "a regime", "the ministers of three countries"."""
        mention, role = self._mentions[at], code.role or ""
        state = role.rpartition(" ")[2]
        start, states = mention.evidence.start, self._names.small("anyones") | self._names.small("lands")
        if (
            code.country is None
            and mention.plural
            and (role in states or state in self._names.small("lands"))
        ):
            return not self._story.definite(start)  # "Countries may defend themselves"
        if code.country is None and role in self._names.small("anyones"):
            return self._story.indefinite(start)
        for inner in self._mentions[at + 1 : at + 3]:
            if mention.evidence.contains(inner.evidence) and inner.plural and inner.kind in ("role", "group"):
                owner = self._codes(inner.evidence.text, False)
                head = (owner.role or "").rpartition(" ")[2]
                if owner.country is None and head in self._names.small("lands"):
                    return True
        return False

    def national(self, last: int, mention: ActorMention, code: ActorCode) -> ActorCode:
        """The code of a name right after a nationality, the mention `last`: "a Libyan, Omar Salhi,"."""
        before = self._mentions[last]
        gap = self._story.text[before.evidence.end : mention.evidence.start]
        entries = self._names.get(before.evidence.text)
        people = bool(entries) and all(entry.kind == "nationality" and not entry.plural for entry in entries)
        if not people or gap != ", " or not _ENDS.match(self._story.text, mention.evidence.end):
            return code
        why = f"{code.why}; the {before.evidence.text} by the text"
        return ActorCode(
            code.name, entries[0].country, code.sector, code.sectors, code.role, code.wikidata, why
        )

    def _open(self, code: ActorCode) -> str:
        """Why no country may be guessed for a code: "" where it may.

        A weapon is whoever's, and in a story about two countries soldiers may be of either.
        """
        if (code.role or "").rpartition(" ")[2] in self._names.small("weapons"):
            return "nothing tells whose it is"
        parties = self._contested if code.sector in ("MIL", "REB", "UAF") else ()
        return f"of {' or '.join(parties)}: nothing tells of which" if parties else ""

    def posted(self, code: ActorCode, phrase: Evidence) -> ActorCode:
        """The code of a mission called by where it is: "the Chad embassy" after "the U.S. embassy in Chad".

        Only where the article tells whose the mission in that country is.
        """
        *land, mission = phrase.text.split()
        if code.country is None or not land or not mission.lower().startswith(_MISSIONS):
            return code
        name = " ".join(land).removeprefix("the ")
        if not any(entry.kind in ("country", "capital") for entry in self._names.get(name)):
            return code
        told = re.search(rf"{_MISSION_IN}{re.escape(name)}\b", self._story.text)
        owner = self._codes(told[1], False) if told is not None else code
        if owner.country in (None, code.country):
            return code
        why = f"{code.why}; {owner.country}'s in {name} by the text"
        return ActorCode(code.name, owner.country, code.sector, code.sectors, code.role, why=why)

    def located(self, code: ActorCode, mention: ActorMention) -> ActorCode:
        """A code whose country comes from a town in the phrase, with that of the place it is here."""
        place = self._namesake(code, mention) or self._story.place_in(mention.evidence)
        if place is None or code.country in (None, place.country):
            return code
        before = self._codes(mention.evidence.text[: place.start - mention.evidence.start], False)
        if before.country is not None:
            return code
        why = f"{code.why}; {place.name} in {place.country}"
        return ActorCode(code.name, place.country, code.sector, code.sectors, code.role, code.wikidata, why)

    def _of_town(self, code: ActorCode, mention: ActorMention) -> ActorCode | None:
        """A code with the country of the town or state that its phrase names: "Dover police".

        None where it names none, and where the story knows nothing else of that country.
        """
        place = self._story.named_in(mention.evidence)
        role = code.role or ""
        if place is None or self._names.small("abroad") & {role, *role.split()[-1:]}:
            return None
        if not self._story.names_outside(place.country, (mention.evidence,)):
            return None
        why = f"{code.why}; {place.name} in {place.country}"
        return ActorCode(
            code.name, place.country, code.sector, code.sectors, role or None, code.wikidata, why
        )

    def _namesake(self, code: ActorCode, mention: ActorMention) -> Place | None:
        """The town in a phrase whose name was taken for one abroad: "a Paris, Texas, man" is no Frenchman."""
        town = self._story.town_in(mention.evidence)
        if town is None or town.country == code.country:
            return None
        return town if any(e.country == code.country for e in self._names.get(town.text)) else None

    def in_town(self, code: ActorCode, mention: ActorMention) -> ActorCode:
        """A country's code, or that of the town or state of the same name that is meant: Lebanon in Ohio."""
        if mention.kind == "person":
            return self._unplaced(code, mention)
        if mention.kind in ("organisation", "group") and code.role and self._namesake(code, mention):
            return self.located(code, mention)
        if mention.kind != "country":
            return code
        if not mention.modifier and (club := self.club(code, mention.name)) is not code:
            return club
        place = self._story.place_at(mention.evidence.start) or self._story.town_in(mention.evidence)
        if place is None or place.precision == "country" or place.country in (None, code.country):
            return code
        entries = self._names.get(mention.name)
        if not any(entry.kind in ("country", "capital") for entry in entries):
            return code
        if code.country == "EUR" or any(entry.country == place.country for entry in entries):
            return code  # Brussels is Europe's, wherever it lies
        return ActorCode(mention.name, place.country, why=f"{place.name} in {place.country}")

    def club(self, code: ActorCode, name: str) -> ActorCode:
        """The code of a town that acts, in news of games that of its club; no capital or state is one."""
        kinds = {entry.kind for entry in self._names.get(name)}
        if not self._of_games or not {"town"} <= kinds <= {"town", "surname"}:
            return code
        return ActorCode(code.name, code.country, "SOC", ("SOC",), why=f"{code.why}; the club of that town")

    @cached_property
    def _of_games(self) -> bool:
        """Whether the article is about games."""
        text = self._story.text.lower()
        return sum(word in text for word in self._names.small("games")) >= _SURE

    def _unplaced(self, code: ActorCode, mention: ActorMention) -> ActorCode:
        """A person's code without a country that only the first name told: Geneva Morgan is not Swiss."""
        first, space, _ = mention.evidence.text.partition(" ")
        kinds = {entry.kind for entry in self._names.get(first)}
        if not space or code.sectors or code.role or not kinds or kinds - {"country", "capital", "town"}:
            return code
        return ActorCode(mention.evidence.text, why=f"{mention.evidence.text} stands in no list")

    def is_common(self, code: ActorCode, mention: ActorMention) -> bool:
        """Whether a body of a common name ("Department of Education") is of a country never named here.

        So are a party's initials, which parties of several countries share. What is called "U.S." is not.
        """
        name = mention.name
        if any(country == code.country for _, country in countries_in(self._names, mention.evidence.text)):
            return False
        first = name.split()[0].lower()
        common = first in self._names.small("common_bodies") or (code.sector == "PTY" and name.isupper())
        return common and not self._story.names(code.country, name)

    def shared(self, code: ActorCode, mention: ActorMention) -> ActorCode:
        """A name that bodies of several countries bear ("the Ministry of Commerce"), in its passage."""
        country, why = self._story.about(mention.evidence.start)
        if not country:
            return code
        name = code.name if code.country in (None, country) else mention.name
        return ActorCode(name, country, code.sector, code.sectors, code.role, None, f"{name} of {why}")
