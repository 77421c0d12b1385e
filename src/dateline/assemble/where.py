"""The place of an act: a place of its own clause, else where its recipient is, else the story's."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import structs

from dateline.assemble.home import (
    CountryPlace,
    Home,
    as_place,
    is_national,
    is_state_abroad,
    is_told,
    may_be_abroad,
)
from dateline.assemble.index import Index
from dateline.assemble.kinds import GROUND, LANDS, WORDS
from dateline.assemble.narrative import Narrative, Told
from dateline.assemble.position import (
    goes_on,
    is_holder,
    is_located,
    is_origin,
    is_scene,
    is_whose_home,
    is_within,
)
from dateline.model import Actor, Candidate, Evidence, Place, Span, Where

_FINENESS = {"site": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "country": 5}
# "In Quetta, a mob burned a cinema; police shot one man": what stands first holds for all of the sentence
_FRONTED = re.compile(r"\s*(?:in|at|near|inside|outside)\s(?:the\s)?(?:\w+\s){0,2}(?:of\s)?", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|at|near|outside)\s(?:[a-z]+\s){0,2}(?:(?:city|town|village|port)\sof\s)?$")
_OFTEN = 2  # times a town is named in which a story plays
_NEAR = 1  # paragraphs: a place named before the last one may be of another scene
_TO_HOUSE = 3  # words from the name of a town to what stands in it
_BESIDE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
_RELATIVE = re.compile(r"\b(?:who|which|that|where)\b", re.IGNORECASE)
_POINTS = frozenset({"site", "city", "admin2", "admin1"})
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
    ) -> None:
        self._is_capital_name = is_capital
        self._local = local
        self._text = text
        self._narrative = narrative
        self._literal = [
            p for p in places if p.use == "literal" and is_scene(p, text) and not is_whose_home(p, text)
        ]
        self._of_dateline = [p for p in self._literal if dateline is not None and dateline.contains(p)]
        # in the order of the text, for what was named last before an act
        self._points = [p for p in self._literal if p.precision in _POINTS and p not in self._of_dateline]
        self._ends = frozenset(p.end for p in self._literal)
        self._points = [p for p in self._points if not self._contains_last(p)]
        self._starts = [p.start for p in self._points]
        self._over = Index((p, p) for p in self._literal)
        self._over_all = Index((p, p) for p in places if p.use != "modifier")
        self._modifiers = Index((p, p) for p in places if p.use == "modifier" and p.precision in _POINTS)
        self._setting = _setting([p for p in places if p.use != "metonym" and p not in self._of_dateline])
        origins = frozenset(p.start for p in places if not is_scene(p, text))
        self._home = Home(places, country_place, origins, self._of_dateline)
        ordered = sorted(places, key=lambda p: p.start)
        self._inner = {o.start: i for i, o in pairwise(ordered) if self._holds(o, i)}

    def _is_capital(self, place: Place) -> bool:
        return place.precision == "city" and self._is_capital_name(place.name)

    def inside(self, phrase: Span) -> list[Place]:
        """The places named within a phrase, whether as a place or as a government."""
        return [p for p in self._over_all.over(phrase) if phrase.contains(p)]

    def _holds(self, outer: Place, inner: Place) -> bool:
        """Whether a state or country tells where the town before it is: "a Birmingham, Ala., clinic"."""
        wide = outer.precision in {"admin1", "admin2", "country"} and inner.precision in {"site", "city"}
        inside = outer.country == inner.country and outer.admin1 in {None, inner.admin1, ""}
        return wide and inside and self._text[inner.end : outer.start] == ", "

    def _contains_last(self, place: Place) -> bool:
        """Whether it only tells where the town before it is: "Birmingham, Ala."."""
        wide = place.precision in {"admin1", "admin2"}
        before = self._text[: place.start][-2:]
        return wide and before == ", " and place.start - 2 in self._ends

    def where_of(
        self,
        candidate: Candidate,
        actors: Sequence[Actor],
        others: Sequence[Actor],
        told: Sequence[Told],
        *,
        old: bool = False,
    ) -> Where:
        """The candidate's place, with `why`.

        In order: of its clause ("stated"); of its recipient, where the act lands there; of whom it is done
        by ("actor": "a court in Bahrain"); the town of a court or of the police that has a part in it; the
        one town of its sentence; the place that the narrative is at ("story"); the place last named before;
        that of the main act; the town of who tells it; the dateline; the town or country of all its parties;
        the country in which all is that the article puts anywhere. `actors` and `others` are who acts and
        who is acted upon; `told` are the reports before it; `old` says that it is history, which need not
        have been where the news is.
        """
        own = self._own(candidate)
        if own is not None:
            return self._narrowed(own, candidate) or own
        if (there := self._happening(candidate)) is not None:
            return there
        sufferers = _countries(others)
        if candidate.type == "AID" and len(set(sufferers)) == 1 and (land := self._home.named(sufferers[0])):
            return as_place(land, "recipient")  # "sent engineers to the country"
        old = old or candidate.mode == "resign"  # an office is left anywhere
        if (near := self._seat(candidate) or self._beside(candidate)) is not None:
            return near
        of_story = None if old else self._of_story(candidate, actors, others, told)
        there = of_story or self._of_parties(candidate, actors, others)
        nowhere = old or is_state_abroad(candidate, actors)
        return there or (None if nowhere else self._home.of_scenes(candidate)) or _NOWHERE

    def _own(self, candidate: Candidate) -> Where | None:
        """The place that its own sentence gives it."""
        others = self._others(candidate)
        for span in candidate.grounds:
            inside = [p for p in self._over.over(span) if span.contains(p) and p.start not in others]
            if candidate.type not in LANDS | GROUND:
                inside = [p for p in inside if is_within(p, self._text)]
            if inside:
                # "embassies of the United States in Kenya"
                named = sorted(inside, key=lambda p: not is_located(p, self._text))
                return self._at(_finest(named), "stated")
        if (first := self._fronted(candidate.sentence)) is not None:
            return as_place(first, "stated")
        landed = [p for phrase in candidate.recipients for p in self.inside(phrase) if p.start not in others]
        if landed and candidate.type in LANDS:
            return self._at(_finest(landed), "recipient")
        owners = [
            p
            for phrase in candidate.actors
            for p in self._over.over(phrase)
            if _is_in(p, phrase) and not is_origin(p, candidate, self._text)
        ]
        return self._at(_finest(owners), "actor") if owners else None

    def _others(self, candidate: Candidate) -> set[int]:
        """Where the places of its sentence begin at which it is not: those of its actors, and of origin.

        What goes on with one of them in a list is of its kind: "militias from Lebanon, Iraq and Chad".
        """
        found: set[int] = set()
        last: Place | None = None
        for place in sorted(self._over_all.over(candidate.sentence), key=lambda p: p.start):
            listed = last is not None and last.start in found and goes_on(place, last, self._text)
            doer = _within(place, candidate.actors) and not self._is_only_there(place, candidate)
            if listed or doer or is_origin(place, candidate, self._text):
                found.add(place.start)
            last = place
        return found

    def _is_only_there(self, place: Place, candidate: Candidate) -> bool:
        """Whether what was read as who acts is where it was: "was arrested on Monday in Adair County"."""
        whole = any(p.start == place.start and p.end == place.end for p in candidate.actors)
        return whole and place.start > candidate.trigger.start and is_located(place, self._text)

    def _at(self, place: Place, why: str) -> Where:
        """A place as that of an act; the town, where it only tells in which state that is."""
        return as_place(self._inner.get(place.start, place), why)

    def _seat(self, candidate: Candidate) -> Where | None:
        """The town of an authority or a house in it: "Istanbul police", "a Leeds hospital"."""
        done_to = candidate.recipients if candidate.type in GROUND | {"ACCUSE"} else ()
        for phrase in (*candidate.actors, *done_to):
            for place in self._modifiers.over(phrase):
                if self._is_house(place, phrase.end):
                    return self._at(place, "parties")
        return None

    def _told_by(self, candidate: Candidate) -> Where | None:
        """The town of the authority that tells it: "was charged with theft, Leeds police said"."""
        end = candidate.sentence.end
        towns = [p for p in self._modifiers.over(candidate.sentence) if p.precision in {"site", "city"}]
        told = [p for p in towns if self._is_house(p, end)]
        return self._at(told[0], "story") if len({p.geonameid for p in told}) == 1 else None

    def _is_house(self, place: Place, end: int) -> bool:
        """Whether an authority or a house is named by the town in which it is."""
        following = self._text[place.end : end].lower().split()[:_TO_HOUSE]
        return any(word.strip(",.") in self._local for word in following)

    def _happening(self, candidate: Candidate) -> Where | None:
        """The place told in a sentence of its own: "It happened in the Lusaka suburb of Chawama"."""
        span = self._narrative.happening(candidate)
        if span is None:
            return None
        inside = [p for p in self._over.over(span) if p.precision in _POINTS]
        return self._at(_finest(inside), "story") if inside else None

    def _beside(self, candidate: Candidate) -> Where | None:
        """The one town in which another clause of its sentence puts something, for an act on the ground.

        "The house in Basra was raided and two men were held", "fired the shot that killed him in Basra"; but
        who is held after a fight in Basra need not be held there.
        """
        told = candidate.tense != "none" and not candidate.embedded and not candidate.pointing
        if candidate.type not in _BESIDE or candidate.status == "planned" or not told:
            return None
        inside = [p for p in self._over.over(candidate.sentence) if p.precision in _POINTS]
        inside = [p for p in inside if p.start not in self._others(candidate) and not self._contains_last(p)]
        inside = [p for p in inside if not is_holder(p, self._text)]
        if len({p.geonameid or p.name for p in inside}) != 1 or not is_within(inside[0], self._text):
            return None
        between = self._text[inside[0].end : candidate.trigger.start]
        after = inside[0].start > candidate.trigger.start
        apart = candidate.type == "COERCE" if after else bool(_RELATIVE.search(between))
        return None if apart else self._at(inside[0], "story")

    def _narrowed(self, own: Where, candidate: Candidate) -> Where | None:
        """The town in which it was, told next where the opening names only the country."""
        wide = own.precision in {"country", "region"} and candidate.type in GROUND - {"SANCTION"}
        return self._told_next(candidate, own) if wide else None

    def _told_next(self, candidate: Candidate, there: Where | Place) -> Where | None:
        """The town that is named next after an act in the opening, in the country in which that is."""
        if candidate.type not in GROUND or candidate.embedded or not self._narrative.opens(candidate):
            return None
        at = bisect(self._starts, candidate.sentence.end)
        following = next((p for p in self._points[at : at + 2] if not is_holder(p, self._text)), None)
        if following is None or self._narrative.apart(candidate.sentence.end, following.start) > 1:
            return None
        inside = following.country == there.country and following.precision in {"site", "city"}
        if not inside or not _IN.search(self._text[: following.start][-40:]):
            return None
        return as_place(following, "story")

    def _fronted(self, sentence: Span) -> Place | None:
        """The place that opens a sentence: "In Quetta, ..."."""
        at = bisect(self._starts, sentence.start)
        first = self._points[at] if at < len(self._points) else None
        if first is None or not sentence.contains(first):
            return None
        opens = _FRONTED.fullmatch(self._text[sentence.start : first.start])
        return first if opens and self._text[first.end : first.end + 1] == "," else None

    def _of_story(
        self, candidate: Candidate, actors: Sequence[Actor], others: Sequence[Actor], told: Sequence[Told]
    ) -> Where | None:
        """Where the story is at this point: the place last named in the paragraph, else the dateline's."""
        # a country that is only that of the story rules nothing out
        firm = _told_countries(actors) or _told_countries(others)
        if (here := self._narrative.place(candidate, (*actors, *others), firm, told)) is not None:
            return structs.replace(here, why="story")
        countries = _countries(actors) or _countries(others)
        ground = candidate.type in GROUND
        last = self._last_named(candidate) if ground else None
        apart = self._narrative.apart(last.end, candidate.sentence.start) if last is not None else 0
        # what is said in the opening is where the story is, in whatever clause
        opening = not ground and self._narrative.opens(candidate)
        passing = candidate.status not in {"occurred", "ongoing"} or (candidate.embedded and not opening)
        if last is not None and not apart and (not passing or candidate.sentence.contains(last)):
            return as_place(last, "story")
        if passing:
            # what is told in passing need not be where the story is, unless there is one place to it
            done = candidate.status in {"occurred", "ongoing", "attempted"}
            return self._set(countries) if done and (ground or _is_legal(candidate)) else None
        if ground and (scene := self._narrative.main_scene(candidate, countries, told)) is not None:
            return structs.replace(scene, why="story")
        legal = _is_legal(candidate)
        if (ground or legal) and (teller := self._told_by(candidate)) is not None:
            return teller
        if (sent := self._sent(candidate, actors, others, told)) is not None:
            return sent
        if (ground or legal) and (setting := self._set(countries)) is not None:
            return setting
        near = last is not None and apart <= _NEAR and last.country in countries
        return as_place(last, "story") if last is not None and near else None

    def _sent(
        self, candidate: Candidate, actors: Sequence[Actor], others: Sequence[Actor], told: Sequence[Told]
    ) -> Where | None:
        """The place of the dateline, where the act may be there."""
        ground, countries = candidate.type in GROUND, _countries(actors) or _countries(others)
        sent = _finest(self._of_dateline) if self._of_dateline else None
        if sent is None or (countries and sent.country not in countries):
            return None
        capital = self._is_capital(sent)
        said = candidate.type in WORDS and self._narrative.is_perfect(candidate)
        if said and not self._narrative.opens(candidate):
            return None  # "has long pressed for": wherever that was
        if not capital and any(is_national(a) for a in actors):
            return None  # what a government does at home it does in its capital, or nobody knows where
        if ground and capital and self._is_abroad(sent.country, (*actors, *others)):
            return None
        first = all(t.candidate.sentence == candidate.sentence for t in told)
        if first and (near := self._told_next(candidate, sent)) is not None:
            return near
        # a story is filed from the capital wherever in the country it happened
        wide = self._home.named(sent.country or "") if ground and capital else None
        return as_place(wide or sent, "dateline")

    def _is_abroad(self, country: str | None, parties: Sequence[Actor]) -> bool:
        """Whether a story is only filed from a country: it plays elsewhere, no party is told to be of it."""
        return not any(is_told(p) for p in parties) and not self._home.is_scene(country)

    def _set(self, countries: Sequence[str]) -> Where | None:
        """The one town of the article, where these countries don't rule it out."""
        if self._setting is None or (countries and self._setting.country not in countries):
            return None
        return as_place(self._setting, "story")

    def _last_named(self, candidate: Candidate) -> Place | None:
        """The place named last before an act, in its own sentence or before it."""
        at = bisect(self._starts, candidate.trigger.start) - 1
        last = self._points[at] if at >= 0 else None
        if last is None or not candidate.sentence.contains(last):
            return last
        # "fled to Kampala, came back to Kenya and was jailed": not in Kampala
        between = self._over.over(Span(last.end, candidate.trigger.start))
        return last if not any(p.country != last.country for p in between) else None

    def _of_parties(
        self, candidate: Candidate, doers: Sequence[Actor], sufferers: Sequence[Actor]
    ) -> Where | None:
        """The country of all parties; without any, that of nearly all that the article names."""
        parties = (*doers, *sufferers)
        if not _countries(parties):
            return self._home.of_article(candidate)
        if may_be_abroad(candidate, doers):
            return None
        if not sufferers and is_state_abroad(candidate, doers):
            return None
        if candidate.type == "PROTEST" and not _countries(doers):
            return None  # nor need those who march be where he is against whom they do
        if candidate.type in GROUND and self._is_abroad(parties[0].country, parties):
            return None
        if candidate.type in GROUND and (here := self._home.of_force(parties)) is not None:
            return here
        here = self._home.of_house(doers) if candidate.type not in GROUND else None
        here = here or self._home.of_parties(candidate, parties)
        local = not any(is_national(p) or is_told(p) for p in parties) and not candidate.embedded
        # what local people say in local news is said where that plays
        return (self._set(_countries(parties)) or here) if here is not None and local else here


def _is_legal(candidate: Candidate) -> bool:
    """Whether somebody is charged or investigated, which is mostly done where the story is."""
    return candidate.type == "ACCUSE" and candidate.mode in {"allege", "investigate"} and not candidate.actors


def _setting(places: Sequence[Place]) -> Place | None:
    """The town, else the province, in which an article plays: named far more often than any other."""
    for kinds in ({"site", "city"}, {"admin1"}):
        named = Counter(p.geonameid for p in places if p.precision in kinds)
        (first, often), (_, next_) = (*named.most_common(2), (None, 0), (None, 0))[:2]
        if often >= max(_OFTEN, 2 * next_):
            return next(p for p in places if p.geonameid == first)
        if named and often > 1:
            return None
    return None


def _told_countries(actors: Sequence[Actor]) -> list[str]:
    return _countries([a for a in actors if is_told(a)])


def _countries(actors: Sequence[Actor]) -> list[str]:
    return [a.country for a in actors if a.country]


def _finest(places: Sequence[Place]) -> Place:
    return min(places, key=lambda p: _FINENESS[p.precision])


def _is_in(place: Place, phrase: Span) -> bool:
    """Whether the phrase is of somebody in a place ("a court in Bahrain"), not the place's own name."""
    return phrase.contains(place) and phrase.end - phrase.start > place.end - place.start + 4


def _within(place: Place, phrases: Sequence[Evidence]) -> bool:
    return any(phrase.contains(place) for phrase in phrases)
