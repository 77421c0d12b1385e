"""The country of an act that tells no place: that of its parties, where the article plays there."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import structs

from dateline.assemble.kinds import GROUND, INTERNATIONAL
from dateline.assemble.narrative import is_country
from dateline.model import Actor, Candidate, Evidence, Place, Where

CountryPlace = Callable[[str], Place | None]

# these are where they are sent
_ABROAD = re.compile(
    r"embass|consul|mission|troop|soldier|forces|base\b|diplomat|ambassador|envoy|delegat|fleet|warship|carrier"
    r"|warplane|aircraft|\bjets?\b|drone|missile|peacekeep|coalition|expat|tourist|athlete",
    re.IGNORECASE,
)
_MISSION = re.compile(r"\b(?:embass(?:y|ies)|consulates?)\b", re.IGNORECASE)
# "12 Americans", "two French": nationals, who may be anywhere
_NATIONALS = re.compile(r"(?:^|\s)[A-Z][a-z]+(?:ans|ese|is|ish|ench|utch|wiss|ons|eks|rks|des|nes)$")
GONE = frozenset({"visit", "travel"})  # modes of acts that are elsewhere than at home
_MOST = 0.5  # of the names of places: in a country with more than this the article plays
_NEARLY_ALL = 0.7  # the same, for acts whose parties tell no country
_ACROSS = frozenset({"restrict", "misinformation", "cyber", "seize"})  # modes of what is done across borders
_FORCES: frozenset[str] = frozenset({"GOV", "MIL"})
_HOUSES = frozenset({"LEG", "JUD"})
_TWICE = 2  # places named in a country from which on something is taken to be there
_FAR_MORE = 2  # times
_OFTEN = 3  # names of places from which on an article is taken to play in a country by them alone


class Home:
    """The countries of one article: how much it speaks of each, and each as a place."""

    def __init__(
        self,
        places: Sequence[Place],
        country_place: CountryPlace,
        origins: frozenset[int],
        dateline: Sequence[Place] = (),
    ) -> None:
        """`origins` are the offsets of places where somebody is only from, `dateline` the places in it."""
        self._country_place = country_place
        self._named = Counter(p.country for p in places if p.country and p.start not in origins)
        self._scenes = Counter(
            p.country
            for p in places
            if p.use == "literal" and p.country and p.start not in origins and p not in dateline
        )
        self._sent = frozenset(p.country for p in dateline)
        self._all = sum(p.country is not None for p in places)
        self._lands = sorted(
            (p for p in places if p.country and p.precision == "country"), key=lambda p: p.start
        )
        self._words: dict[str, Place] = {}
        for place in places:
            if place.country and place.precision == "country":
                self._words.setdefault(place.country, place)

    def last(self, offset: int) -> Place | None:
        """The country named last before an offset, by noun or adjective."""
        at = bisect(self._lands, offset, key=lambda p: p.start)
        return self._lands[at - 1] if at else None

    def named(self, country: str) -> Place | None:
        """A country where the text names it, by noun or adjective."""
        return self._words.get(country)

    def plays_in(self, country: str) -> bool:
        """Whether most names of places in the article are in a country; in an article without any, yes."""
        return not self._all or self._named[country] > _MOST * self._all

    def is_scene(self, country: str | None) -> bool:
        """Whether no other country is told far more often as where something is, the dateline apart.

        Nor is that which is named most of all, in whatever use.
        """
        if country is not None and self._named[country] >= max(self._named.values(), default=0):
            return True
        return _FAR_MORE * self._scenes[country or ""] >= max(self._scenes.values(), default=0)

    def of_force(self, parties: Sequence[Actor], *, aimed: bool = False) -> Where | None:
        """The one country of all parties of an act of force, where the text names it anyhow.

        `aimed` says that it was done to somebody whose country is not told.
        """
        countries = {p.country for p in parties if p.country}
        place = self.named(countries.pop()) if len(countries) == 1 else None
        if place is not None and aimed and not self.is_scene(place.country):
            return None  # "the attacks were planned by a Saudi": wherever those were
        return as_place(place, "parties") if place is not None else None

    def of_parties(
        self, candidate: Candidate, parties: Sequence[Actor], *, domestic: bool = False
    ) -> Where | None:
        """The one country of all parties of any act, where the article plays in it.

        What people of a country say to and of each other in news of that country is said there.
        """
        told = [p for p in parties if p.country]
        codes = {p.country for p in told if p.country}
        if len(codes) != 1 or candidate.mode in GONE or candidate.type == "AID":
            return None
        (country,) = codes
        return (
            self._where(country, told[0].evidence, "parties") if domestic or self.plays_in(country) else None
        )

    def of_article(self, candidate: Candidate) -> Where | None:
        """The country in which nearly all that the article names lies, for an act of nobody's country."""
        if candidate.type not in GROUND | {"ACCUSE"} or candidate.type == "AID" or candidate.mode in GONE:
            return None
        (country, often), *_ = self._named.most_common(1) or [("", 0)]
        if often < max(_OFTEN, _NEARLY_ALL * self._all):
            return None
        place = self.named(country)
        return self._where(country, place, "story")

    def of_scenes(self, candidate: Candidate) -> Where | None:
        """The country in which nearly all is that the article puts anywhere, for an act on the ground."""
        done = candidate.type in GROUND and candidate.status in {"occurred", "ongoing"}
        (country, often), *_ = self._scenes.most_common(1) or [("", 0)]
        if self._sent and country not in self._sent:
            return None  # or where it is written
        if not done or candidate.mode in GONE or often < max(_TWICE, _NEARLY_ALL * self._scenes.total()):
            return None
        return self._where(country, self.named(country), "story")

    def settled(self, where: Where) -> Where:
        """A place of which nothing tells the country, put where nearly all is that the article names."""
        (country, often), *_ = self._named.most_common(1) or [("", 0)]
        lost = where.name is not None and where.country is None and where.precision in {"site", "city"}
        if not lost or often < max(_OFTEN, _NEARLY_ALL * self._all):
            return where
        return structs.replace(where, country=country)

    def of_house(self, doers: Sequence[Actor]) -> Where | None:
        """The country of a parliament or a court, which sits at home."""
        countries = {a.country for a in doers}
        country = countries.pop() if len(countries) == 1 else None
        if country is None or not all(a.sector in _HOUSES and is_told(a) for a in doers):
            return None
        return self._where(country, doers[0].evidence, "parties")

    def _where(self, country: str, words: Evidence | None, why: str) -> Where | None:
        place = self._country_place(country)
        return as_place(place, why, words) if place is not None else None


def may_be_abroad(candidate: Candidate, doers: Sequence[Actor]) -> bool:
    """Whether the parties are such as are sent abroad, or nobody but nationals: "12 Americans"."""
    parties = (*candidate.actors, *candidate.recipients)
    if any(_ABROAD.search(p.text) for p in parties):
        return True
    if candidate.type == "ASSAULT" and _MISSION.search(candidate.sentence.text):
        return True  # "ten people were killed in the bombing of the French embassy"
    lonely = candidate.type in GROUND and not any(a.country for a in doers)
    return lonely and any(_NATIONALS.search(p.text) for p in candidate.recipients)


def is_state_abroad(candidate: Candidate, doers: Sequence[Actor]) -> bool:
    """Whether states strike, or restrict others; a government may well restrict its own people."""
    across = candidate.type == "ASSAULT" or (candidate.type == "COERCE" and candidate.mode in _ACROSS)
    forces = frozenset() if candidate.mode == "restrict" else _FORCES
    return across and bool(doers) and all(is_country(a) or a.sector in forces for a in doers)


def is_national(actor: Actor) -> bool:
    """Whether it has an office of the state, or is one."""
    known = actor.wikidata is not None or " is a known " in actor.why
    return actor.sector in {"GOV", "LEG", "JUD", "MIL"} and known and actor.country not in INTERNATIONAL


def is_told(actor: Actor) -> bool:
    """Whether its own words tell its country, which else is that of the story."""
    return actor.country is not None and "nothing in the phrase" not in actor.why


def as_place(place: Place, why: str, words: Evidence | None = None) -> Where:
    """A place as that of an act; `words` are what tells it, where they are not its name."""
    if words is None:
        words = place
    return Where(
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        geonameid=place.geonameid,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        evidence=Evidence(words.start, words.end, words.text),
        why=why,
    )
