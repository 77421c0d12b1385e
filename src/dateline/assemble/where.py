"""The place of an act: a place of its own clause, else where its recipient is, else the story's."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Sequence

from msgspec import structs

from dateline.assemble.home import (
    GONE,
    CountryPlace,
    Home,
    as_place,
    is_national,
    is_state_abroad,
    is_told,
    may_be_abroad,
)
from dateline.assemble.kinds import FORCE, GROUND, WORDS
from dateline.assemble.local import LocalNews
from dateline.assemble.narrative import Narrative, Told
from dateline.assemble.nature import (
    bound,
    countries_of,
    is_by_phone,
    is_decreed,
    is_hearsay,
    is_legal,
    told_countries,
)
from dateline.assemble.own import Names, finest, in_dateline
from dateline.assemble.position import is_holder, is_scene, is_ward, is_within
from dateline.assemble.presence import Presence, Spoken
from dateline.model import POINTS, Actor, Candidate, Place, Span, Where

_IN = re.compile(r"\b(?:in|at|near|outside)\s(?:[a-z]+\s){0,2}(?:(?:city|town|village|port)\sof\s)?$")
_LEADS_TO = re.compile(r"\binformation\s(?:leading|that\s(?:leads?|led|would\slead))\sto\s[^.;:,]{0,40}$")
_LEADING = 80  # characters
_NEAR = 1  # paragraphs: a place named before the last one may be of another scene
_LAW = frozenset({"SANCTION", "ACCUSE"})
# "a Chadian man", "five Chadians": who is told by where he is from
_FOREIGNER = re.compile(
    r"(?:an?|the|one|another)\s(?:[\w-]+\s)?[A-Z][a-z]+(?:an|ese|ish|ch|i|eek|wede|ane)"
    r"\s(?:man|woman|national|citizen|teenager|boy|girl|student|tourist|migrant|refugee|worker|couple)$"
    r"|(?!the\s)(?:\d+|[a-z]+)\s[A-Z][a-z]+(?:ans|is|ese|ish|ons)$"
)
_BY_LAW = frozenset({"COERCE", "SANCTION"})
_OFFICES = frozenset({"GOV", "LEG", "JUD"})
_NOWHERE = Where(None, None, None, None, None, None, None, None, "no place is told")


class Map:
    """The places of one article, as acts look for theirs."""

    def __init__(
        self,
        places: Sequence[Place],
        dateline: Span | None,
        text: str,
        is_capital: Callable[[str], bool],
        country_place: CountryPlace,
        local: frozenset[str],
        narrative: Narrative,
        spoken: Sequence[Spoken],
        *,
        actors: Sequence[Actor] = (),
    ) -> None:
        """`local` are words for what stands in the town named before it, `spoken` who said what, in order.

        `actors` are all who are mentioned, each at its words.
        """
        self._actors = actors
        self._is_capital_name = is_capital
        self._text = text
        self._narrative = narrative
        sent = in_dateline(places, dateline)
        origins = frozenset(p.start for p in places if not is_scene(p, text))
        self._home = Home(places, country_place, origins, sent)
        self._names = Names(places, sent, text, local, self._home, narrative.blow)
        self.inside = self._names.inside
        self._presence = Presence(text, self._names.points, spoken, narrative)
        away = [p for p in places if p not in sent]
        self._local = LocalNews(away, self._names, narrative, text)

    def _is_capital(self, place: Place) -> bool:
        return place.precision == "city" and self._is_capital_name(place.name)

    def where_of(
        self,
        candidate: Candidate,
        actors: Sequence[Actor],
        others: Sequence[Actor],
        told: Sequence[Told],
        *,
        old: bool = False,
        stale: bool = False,
    ) -> Where:
        """The candidate's place, with `why`.

        In order: of its clause ("stated"); of its recipient, where the act lands there; of whom it is done
        by ("actor": "a court in Bahrain"); the town of a court or of the police that has a part in it; the
        one town of its sentence; the place that the narrative is at ("story"); the place last named before;
        that of the main act; the town of who tells it; the dateline; the town or country of all its parties;
        the country in which all is that the article puts anywhere. `actors` and `others` are who acts and
        who is acted upon; `told` are the reports before it; `old` says that it is history, which need not
        have been where the news is,
        `stale` that it is of weeks before, and need not be where the news was written.
        """
        if is_by_phone(candidate):
            return self._home.of_parties(candidate, (*actors, *others)) or _NOWHERE
        if candidate.type in _BY_LAW and _LEADS_TO.search(self._text[: candidate.trigger.start][-_LEADING:]):
            return _NOWHERE  # "pays for information leading to his arrest"
        own = self._names.own(candidate)
        if own is not None:
            finer = self._narrowed(own, candidate) or self._house_of(actors, own)
            return self._home.settled(finer or own)
        if (there := self._happening(candidate)) is not None:
            return there
        sufferers = countries_of(others)
        if candidate.type == "AID" and len(set(sufferers)) == 1 and (land := self._home.named(sufferers[0])):
            return as_place(land, "recipient")  # "sent engineers to the country"
        old = old or candidate.mode == "resign"  # an office is left anywhere
        near = self._names.seat(candidate) or self._names.beside(candidate)
        if near is not None and near.precision != "admin1":
            return near
        again = self._narrative.told_again(candidate, told) if old else None
        of_story = again if old else self._of_story(candidate, actors, others, told, stale=stale)
        if near is not None:
            # the town in it where the story is, for the police of a state
            inside = of_story is not None and (of_story.country, of_story.admin1) == (
                near.country,
                near.admin1,
            )
            return of_story if inside and of_story is not None else near
        there = of_story or self._of_parties(candidate, actors, others)
        if (
            there is not None
            and there.precision == "country"
            and (there.why == "parties" or there is not of_story)
        ):
            # what local people do and say in local news is done where that plays
            local = None if old else self._local.town(candidate, actors, others, there)
            there = self._court_of(actors, there) or local or self._local.of_lead(candidate, there) or there
        nowhere = old or is_state_abroad(candidate, actors)
        return there or (None if nowhere else self._home.of_scenes(candidate)) or _NOWHERE

    def _court_of(self, doers: Sequence[Actor], there: Where) -> Where | None:
        """The town of the court that does it, where the article names but one with its town."""
        if not _are_courts(doers):
            return None
        court = self._names.court()
        return court if court is not None and court.country == there.country else None

    def _house_of(self, doers: Sequence[Actor], own: Where) -> Where | None:
        """The town in which a court of a country sits: "SEOUL — A South Korean court found"."""
        if own.why != "actor" or own.precision != "country" or not _are_courts(doers):
            return None
        sent = self._names.sent
        there = sent is not None and sent.country == own.country
        return self._court_of(doers, own) or (as_place(sent, "dateline") if sent and there else None)

    def _happening(self, candidate: Candidate) -> Where | None:
        """The place told in a sentence of its own: "It happened in the Lusaka suburb of Chawama"."""
        span = self._narrative.happening(candidate)
        if span is None:
            return None
        inside = [p for p in self._names.over.over(span) if p.precision in POINTS]
        return self._names.at(finest(inside), "story") if inside else None

    def _narrowed(self, own: Where, candidate: Candidate) -> Where | None:
        """The town in which it was, told next where the opening names only the country."""
        wide = own.precision in {"country", "region"} and candidate.type in GROUND - {"SANCTION"}
        return self._told_next(candidate, own) if wide else None

    def _told_next(self, candidate: Candidate, there: Where | Place) -> Where | None:
        """The town that is named next after an act in the opening, in the country in which that is."""
        if candidate.type not in GROUND or candidate.embedded or not self._narrative.opens(candidate):
            return None
        at = bisect(self._names.starts, candidate.sentence.end)
        following = next((p for p in self._names.points[at : at + 2] if not is_holder(p, self._text)), None)
        if following is None or self._narrative.apart(candidate.sentence.end, following.start) > 1:
            return None
        inside = following.country == there.country and following.precision in {"site", "city"}
        if not inside or not _IN.search(self._text[: following.start][-40:]):
            return None
        return as_place(following, "story")

    def _of_story(
        self,
        candidate: Candidate,
        actors: Sequence[Actor],
        others: Sequence[Actor],
        told: Sequence[Told],
        *,
        stale: bool,
    ) -> Where | None:
        """Where the story is at this point: the place last named in the paragraph, else the dateline's."""
        if (spoke := self._presence.place(candidate, actors)) is not None:
            return as_place(spoke, "story")
        if (front := self._scene_before(candidate, actors)) is not None:
            return front
        # a country that is only that of the story rules nothing out
        firm = told_countries(actors) or told_countries(others)
        decreed = is_decreed(candidate, actors)
        # what a state decrees it does at home, and a court sentences where another act of the law was
        before = (
            [t for t in told if t.report.type in _LAW and candidate.mode == "convict"] if decreed else told
        )
        here = self._narrative.place(candidate, (*actors, *others), firm, before)
        countries = countries_of(actors) or countries_of(others)
        ground = candidate.type in GROUND
        last = self._last_named(candidate) if ground and not decreed else None
        if here is not None and not self._is_left(candidate, here, last):
            return structs.replace(here, why="story")
        apart = self._narrative.apart(last.end, candidate.sentence.start) if last is not None else 0
        # what is said in the opening is where the story is, in whatever clause
        opening = not ground and self._narrative.opens(candidate)
        passing = candidate.status not in {"occurred", "ongoing"} or (candidate.embedded and not opening)
        if last is not None and not apart and (not passing or candidate.sentence.contains(last)):
            return as_place(last, "story")
        if passing:
            # what is told in passing need not be where the story is, unless there is one place to it
            done = candidate.status in {"occurred", "ongoing", "attempted"}
            set_here = done and (ground or is_legal(candidate)) and not may_be_abroad(candidate, actors)
            here = self._local.played_in(countries) if set_here else None
            return here or self._of_opening(candidate, actors, others)
        if ground and (scene := self._narrative.main_scene(candidate, countries, told)) is not None:
            return structs.replace(scene, why="story")
        legal = is_legal(candidate)
        if (ground or legal) and (teller := self._names.told_by(candidate)) is not None:
            return teller
        tried = legal or candidate.mode == "convict"
        court = self._names.court() if tried else None
        if court is not None and (not countries or court.country in countries):
            return court
        elsewhere = is_hearsay(candidate) or (stale and candidate.type in WORDS and not legal)
        sent = None if elsewhere else self._sent(candidate, actors, others, told)
        if sent is not None:
            return sent
        if (ground or legal) and (setting := self._local.played_in(countries)) is not None:
            return setting
        near = last is not None and apart <= _NEAR and last.country in countries
        return as_place(last, "story") if last is not None and near else None

    def _scene_before(self, candidate: Candidate, doers: Sequence[Actor]) -> Where | None:
        """The scene that the sentence before sets, for what people of its country do or say in it."""
        if candidate.embedded or candidate.status not in {"occurred", "ongoing"} or candidate.pointing:
            return None
        front = None if self._narrative.is_perfect(candidate) else self._names.fronted_before(candidate)
        if front is None:
            return None
        start = candidate.sentence.start
        between = self._narrative.sentences(front.end, start), self._narrative.apart(front.end, start)
        near = between[0] <= 1 and not between[1]
        local = not any(c != front.country for c in told_countries(doers))
        there = (near and local) or self._is_subject(doers, Span(front.end, start))
        return as_place(front, "story") if there else None

    def _is_subject(self, doers: Sequence[Actor], words: Span) -> bool:
        """Whether those who do something are who is named first in some words: "In Lima, she said"."""
        first = next((a.entity for a in self._actors if words.contains(a.evidence)), None)
        return first is not None and {a.entity for a in doers} == {first}

    def _is_left(self, candidate: Candidate, here: Where, last: Place | None) -> bool:
        """Whether the sentence of an act leaves the place of the acts before it for one of its own."""
        if last is None or candidate.pointing or not candidate.sentence.contains(last):
            return False
        same = last.geonameid == here.geonameid or last.precision != here.precision
        return not same and is_within(last, self._text) and last.geonameid is not None

    def _is_only_from(self, candidate: Candidate, doers: Sequence[Actor], others: Sequence[Actor]) -> bool:
        """Whether a country is but that of a man who is held or hurt, in news that plays elsewhere."""
        if candidate.type not in FORCE or countries_of(doers) or len(candidate.recipients) != 1:
            return False
        countries = countries_of(others)
        foreign = bool(countries) and not any(self._home.plays_in(c) for c in countries)
        return foreign and bool(_FOREIGNER.match(candidate.recipients[0].text))

    def _sent(
        self, candidate: Candidate, actors: Sequence[Actor], others: Sequence[Actor], told: Sequence[Told]
    ) -> Where | None:
        """The place of the dateline, where the act may be there."""
        ground, countries = candidate.type in GROUND, bound(candidate, actors, others)
        if self._is_only_from(candidate, actors, others):
            countries = []  # "a Chadian man was held"
        sent = self._names.sent
        if sent is None or (countries and sent.country not in countries):
            return None
        capital = self._is_capital(sent)
        said = candidate.type in WORDS and self._narrative.is_perfect(candidate)
        said = said or (candidate.type in WORDS and bool(actors) and not countries_of(actors))
        gone = candidate.mode in GONE  # "had traveled to many countries"
        if (said or gone) and not self._narrative.opens(candidate):
            return None  # "has long pressed for", "the alliance calls for": wherever that was
        if not capital and any(is_national(a) for a in actors):
            return None  # what a government does at home it does in its capital, or nobody knows where
        if ground and capital and self._is_abroad(sent.country, (*actors, *others)):
            return None
        first = all(t.candidate.sentence == candidate.sentence for t in told)
        if first and (near := self._told_next(candidate, sent)) is not None:
            return near
        lead = self._local.lead
        looked_into = candidate.type == "ACCUSE" and candidate.mode in {"allege", "investigate"}
        # "arraigned in Leeds Crown Court"
        looked_into = looked_into and "ourt" not in candidate.sentence.text
        if lead is not None and (candidate.type in FORCE or looked_into) and lead.country == sent.country:
            return as_place(lead, "story")  # the town that the opening tells, near that of the dateline
        # a story is filed from the capital wherever in the country it happened
        tried = candidate.mode == "convict" or _are_courts(actors)
        wide = ground and capital and not tried
        land = self._home.named(sent.country or "") if wide else None
        return as_place(land or sent, "dateline")

    def _of_opening(
        self, candidate: Candidate, actors: Sequence[Actor], others: Sequence[Actor]
    ) -> Where | None:
        """The town of the dateline, for the crime that is only told in passing in the first sentence.

        "BASRA, Iraq — A driver was charged with the murder of a neighbor": local news.
        """
        sent = self._names.sent
        if sent is None or candidate.type != "ASSAULT" or candidate.status != "occurred":
            return None
        first = not self._narrative.sentences(self._narrative.body, candidate.sentence.start)
        inside = [p for p in self._names.over.over(candidate.sentence) if p not in self._names.of_dateline]
        local = sent.precision == "city" and not self._is_capital(sent) and not inside
        countries = bound(candidate, actors, others)
        told = countries and sent.country not in countries
        if not (first and local) or told or may_be_abroad(candidate, actors):
            return None
        return None if any(is_national(a) for a in actors) else as_place(sent, "dateline")

    def _is_abroad(self, country: str | None, parties: Sequence[Actor]) -> bool:
        """Whether a story is only filed from a country: it plays elsewhere, no party is told to be of it."""
        return not any(is_told(p) for p in parties) and not self._home.is_scene(country)

    def _last_named(self, candidate: Candidate) -> Place | None:
        """The place named last before an act, in its own sentence or before it."""
        at = bisect(self._names.starts, candidate.trigger.start) - 1
        while at >= 0 and is_ward(self._names.points[at]):
            at -= 1
        last = self._names.points[at] if at >= 0 else None
        if last is None or not candidate.sentence.contains(last):
            return last
        # "fled to Kampala, came back to Kenya and was jailed": not in Kampala
        between = self._names.over.over(Span(last.end, candidate.trigger.start))
        return last if not any(p.country != last.country for p in between) else None

    def _of_parties(
        self, candidate: Candidate, doers: Sequence[Actor], sufferers: Sequence[Actor]
    ) -> Where | None:
        """The country of all parties; without any, that of nearly all that the article names."""
        parties = (*doers, *sufferers)
        if not countries_of(parties):
            return self._home.of_article(candidate)
        if is_decreed(candidate, doers) and len(set(told_countries(doers))) == 1:
            land = self._home.named(told_countries(doers)[0])
            return as_place(land, "parties") if land is not None else None
        if may_be_abroad(candidate, doers) or self._is_only_from(candidate, doers, sufferers):
            return None
        if not sufferers and is_state_abroad(candidate, doers):
            return None
        if candidate.type == "PROTEST" and not countries_of(doers):
            return None  # nor need those who march be where he is against whom they do
        if candidate.type in GROUND and self._is_abroad(parties[0].country, parties):
            return None
        aimed = candidate.type == "ASSAULT" and not countries_of(sufferers)
        ground = candidate.type in GROUND
        here = self._home.of_force(parties, aimed=aimed) if ground else self._home.of_house(doers)
        # what is said is said where its speaker is, whoever it is said of
        told = candidate.type in WORDS and bool(doers) and all(is_told(a) for a in doers)
        mine = doers if told else parties
        here = here or self._home.of_parties(candidate, mine)
        # what those in office do to their own is done at home, wherever the article plays
        rule = bool(doers) and bool(sufferers) and all(a.sector in _OFFICES for a in doers)
        rule = rule and all(is_told(p) for p in parties)
        return here or (self._home.of_parties(candidate, parties, domestic=True) if rule else None)


def _are_courts(doers: Sequence[Actor]) -> bool:
    """Whether all who act are courts, none that of a nation by its name."""
    return bool(doers) and all(a.sector == "JUD" and not is_national(a) for a in doers)
