"""The names of places of one article, and the place that an act's own sentence gives it."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from dateline.assemble.home import Home, as_place
from dateline.assemble.index import Index
from dateline.assemble.kinds import FORCE, GROUND, LANDS, WORDS
from dateline.assemble.position import (
    goes_on,
    is_court,
    is_holder,
    is_located,
    is_origin,
    is_scene,
    is_whose_home,
    is_within,
)
from dateline.model import POINTS, Candidate, Evidence, Place, Span, Where

_FINENESS = {"site": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "country": 5}
# "In Quetta, a mob burned a cinema; police shot one man": what stands first holds for all of the sentence
_FRONTED = re.compile(r"\s*(?:in|at|near|inside|outside)\s(?:the\s)?(?:\w+\s){0,2}(?:of\s)?", re.IGNORECASE)
# "..., at a campaign stop in Quetta, he called for": the same before any clause
_ADJUNCT = re.compile(
    r"(?:^|,\s)(?:and\s)?(?:at|in|during|speaking\s(?:at|in|to|from))\b[^,;:\"“”]*$", re.IGNORECASE
)
_TO_SUBJECT = re.compile(r"(?:,[^,;:\"“”]{0,60})?,\s(?:the\s)?")
_IN_THE = re.compile(
    r"\s(?:\w+\s){0,2}?(?:in|by|during)\s(?:the|a|last\s\w+['’]s|\w+['’]s)\s(?:[\w-]+\s){0,2}?"
)
# not "reports reaching here", nor what somebody says: "right here"
_HERE = re.compile(r"(?<!reaching )(?<!reached )(?<!received )(?<!right )(?<!out )\bhere\b(?!\s(?:in|at)\b)")
# "after touring Chad and meeting with the rebels": not there
_TOURED = re.compile(r"\b(?:tour|visit|travel|fly|flew|flown|leav|left|stopp)\w*\b[^;:]*\band$")
_THE_TOWN = re.compile(
    r"\b(?P<words>the\s(?:city|town|village))(?=['’]s\s|[,.;]|\s(?:on|in|at|and|as|after|before|since|by|with|where|when"
    r"|for|during|this|last|late|early)\b|$)"
)
_SIDELINES = re.compile(
    r"\bon\sthe\s(?:sidelines|margins)\sof\s(?:the|that)\s(?:\w+\s)?[a-z]+\b(?!\s(?:in|at)\b)"
)
_NEAR_TOWN = 600  # characters
_ON_VISIT = re.compile(
    r"\b(?:on|during|amid)\s(?:an?|his|her|their|the)\s(?:[\w-]+\s){0,4}?(?:visit|trip|tour)\s(?:to|of|in|through)"
    r"\s(?:the\s)?(?:\w+\s)?$"
)
_HOUSE = re.compile(r"\b(?:embassy|consulate)\b")
_FIRST = 3  # places of a sentence
_NAME = 60  # characters before an act in which the town stands by which it is called
_HELD = re.compile(r"[^.;:,]*\b(?:held|hosted|taking\splace)\s(?:on\s\w+\s)?(?:in|at)\s(?:the\s)?")
_OF_COUNTRY = re.compile(
    r"\b(?:in|across|around|throughout)\s(?:the\s(?:[\w-]+\s){1,2}of\s|parts\sof\s)?the\scountry\b|\bnationwide\b"
)
# "murder of a man in a fight in": no verb, no other clause; "attacks left ten dead in"
_BREATH = re.compile(
    r"\s(?:of|on|(?:that\s|which\s)?(?:left|killed|wounded|injured))"
    r"\s(?:(?!who\b|that\b|which\b|to\b|by\b|after\b|before\b)[\w'’-]+\s){1,8}?"
    r"(?:in|at|near|outside|across|throughout)\s(?:the\s)?"
)
# "expelled more envoys than Britain": another that is set beside what was done
_THAN = re.compile(r"\bthan\s(?:the\s)?(?:[a-z]+\s)?$")
_AIMED = re.compile(
    r"\s(?:(?:on|upon|at|into|against)\s)?(?:the\s)?(?:\w+\s){0,2}(?:(?:city|town|village|port)\sof\s)?"
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\"'”’]{2})[.!?]")
_SENTENCE_FRONT = re.compile(r"(?:^|\n|[.!?][\"'”’)]*\s)In\s$")
_SCENE = 6  # sentences for which the place that opens one holds
_TO_HOUSE = 3  # words from the name of a town to what stands in it
_RELATIVE = re.compile(r"\b(?:who|which|that|where)\b", re.IGNORECASE)


class Names:
    """The names of places of one article, as they stand in its sentences."""

    def __init__(
        self,
        places: Sequence[Place],
        dateline: Sequence[Place],
        text: str,
        local: frozenset[str],
        home: Home,
        blow: str,
    ) -> None:
        """`dateline` are the places in it, `local` the words for what stands in the town named before it.

        `blow` is a pattern of what does harm: an attack, a raid.
        """
        self._blow = re.compile(rf"(?:\s[a-z]+){{0,3}}\s{blow}\b")
        self._text = text
        self._local = local
        self._home = home
        literal = [
            p for p in places if p.use == "literal" and is_scene(p, text) and not is_whose_home(p, text)
        ]
        self.of_dateline = [p for p in literal if p in dateline]
        # where it was sent from
        self.sent = finest(self.of_dateline) if self.of_dateline else None
        # of any name: "Marsh, 31, of Selma, Ala." puts nothing in Alabama either
        self._ends = frozenset(p.end for p in places)
        points = (p for p in literal if p.precision in POINTS and p not in self.of_dateline)
        # in the order of the text, for what was named last before an act
        self.points = [p for p in points if not self.contains_last(p)]
        self.starts = [p.start for p in self.points]
        self.over = Index((p, p) for p in literal)
        self._over_all = Index((p, p) for p in places if p.use != "modifier")
        ordered = sorted(places, key=lambda p: p.start)
        self._towns = [p for p in ordered if p.precision == "city" and p.geonameid and is_scene(p, text)]
        self._town_starts = [p.start for p in self._towns]
        self._all = Index((p, p) for p in places)
        self._modifiers = Index((p, p) for p in places if p.use == "modifier" and p.precision in POINTS)
        self._courts = [p for p in places if p.geonameid and is_court(p, text)]
        self._named_by = Index((p, p) for p in places if p.precision in POINTS)
        self._inner = {o.start: i for i, o in pairwise(ordered) if self._holds(o, i)}

    def inside(self, phrase: Span) -> list[Place]:
        """The places named within a phrase, whether as a place or as a government."""
        return [p for p in self._over_all.over(phrase) if phrase.contains(p)]

    def _holds(self, outer: Place, inner: Place) -> bool:
        """Whether a state or country tells where the town before it is: "a Birmingham, Ala., clinic"."""
        wide = outer.precision in {"admin1", "admin2", "country"} and inner.precision in {"site", "city"}
        inside = outer.country == inner.country and outer.admin1 in {None, inner.admin1, ""}
        between = self._text[inner.end : outer.start]
        # "in Jos Plateau State"
        bare = between == " " and outer.precision == "admin1" and outer.use == "literal"
        return wide and inside and (between == ", " or bare)

    def contains_last(self, place: Place) -> bool:
        """Whether it only tells where the town before it is: "Birmingham, Ala."."""
        wide = place.precision in {"admin1", "admin2"}
        before = self._text[: place.start][-2:]
        return wide and before == ", " and place.start - 2 in self._ends

    def own(self, candidate: Candidate) -> Where | None:
        """The place that its own sentence gives it."""
        others = self._others(candidate)
        if (target := self._aimed_at(candidate)) is not None:
            return self.at(target, "stated")
        for span in candidate.grounds:
            if span.end <= candidate.trigger.start and _TOURED.search(self._text[span.start : span.end]):
                continue
            inside = [p for p in self.over.over(span) if span.contains(p) and p.start not in others]
            if candidate.type not in LANDS | GROUND:
                inside = [p for p in inside if is_within(p, self._text)]
            if inside:
                # "embassies of the United States in Kenya"
                named = sorted(inside, key=lambda p: not is_located(p, self._text))
                return self.at(finest(named), "stated")
        if (first := self._fronted(candidate)) is not None:
            return as_place(first, "stated")
        near = self._called_after(candidate) or self._held(candidate) or self._in_country(candidate)
        near = near or self._in_town(candidate) or self._here(candidate) or self._visiting(candidate)
        if near is not None:
            return near
        landed = [
            p
            for phrase in candidate.recipients
            for p in self.inside(phrase)
            if p.start not in others and is_scene(p, self._text)
        ]
        if landed and candidate.type in LANDS:
            return self.at(finest(landed), "recipient")
        owners = [
            p
            for phrase in candidate.actors
            for p in self.over.over(phrase)
            if _is_in(p, phrase) and not is_origin(p, candidate, self._text) and p not in self.of_dateline
        ]
        return self.at(finest(owners), "actor") if owners else None

    def _aimed_at(self, candidate: Candidate) -> Place | None:
        """The town on which force lands, by the words right after it: "fired on Basra from Iran"."""
        if candidate.type != "ASSAULT":
            return None
        start = candidate.trigger.end
        for place in self._over_all.over(Span(start, min(candidate.sentence.end, start + _NAME))):
            town = place.precision in {"city", "site"} and place.country is not None
            if town and _AIMED.fullmatch(self._text[start : place.start]):
                return place
        return None

    def _called_after(self, candidate: Candidate) -> Where | None:
        """The town by which an act is called: "the Lagos summit", "the Quetta bombing"."""
        start = candidate.trigger.start
        for place in self._named_by.over(Span(max(0, start - _NAME), start)):
            # "the Lagos summit" is in Lagos, "the Lagos attack" may be by it
            verb = candidate.tense != "none"
            town = place.precision in {"city", "site"} and place.use != "metonym"
            doer = not town and _within(place, candidate.actors)
            whose = candidate.type != "CONSULT" and (verb or doer)
            if self._text[place.end : start] == " " and not whose:
                return self.at(place, "stated")
        return self._of_blow(candidate) if candidate.type == "ASSAULT" else None

    def _of_blow(self, candidate: Candidate) -> Where | None:
        """The place by which the blow is called that did it: "killed in the Quetta market bombing"."""
        end = min(candidate.sentence.end, candidate.trigger.end + _NAME)
        for place in self._all.over(Span(candidate.trigger.end, end)):
            before, after = self._text[candidate.trigger.end : place.start], self._text[place.end : end]
            blow = self._blow.match(after) if _IN_THE.fullmatch(before) else None
            # "the US air strike" is by them, "the Chad embassy bombing" in Chad
            if blow is not None and (place.precision in POINTS or _HOUSE.search(blow.group())):
                return self.at(place, "stated")
        return None

    def _held(self, candidate: Candidate) -> Where | None:
        """Where what people attend is held: "attended a meeting of the commission held in Lagos"."""
        if candidate.type != "CONSULT":
            return None
        start = candidate.trigger.end
        for place in self.over.over(Span(start, candidate.sentence.end)):
            if place.precision in POINTS and _HELD.fullmatch(self._text[start : place.start]):
                return self.at(place, "stated")
        return None

    def _in_country(self, candidate: Candidate) -> Where | None:
        """The country last named, for what is "in the north of the country" or "across the country"."""
        for span in candidate.grounds:
            told = _OF_COUNTRY.search(self._text, max(span.start, candidate.trigger.end), span.end)
            if told is not None:
                land = self._home.last(told.start())
                words = Evidence(told.start(), told.end(), told.group())
                return as_place(land, "stated", words) if land is not None else None
        return None

    def _in_town(self, candidate: Candidate) -> Where | None:
        """The town last named, for what is done "in the town" or to it: "besieged the city".

        So is what is done "on the sidelines of the summit" where that was told to be.
        """
        aside = _SIDELINES.search(self._text, candidate.trigger.end, candidate.sentence.end)
        at = bisect(self.starts, candidate.trigger.start) - 1
        if aside is not None and at >= 0 and candidate.trigger.start - self.points[at].end < _NEAR_TOWN:
            return as_place(self.points[at], "story")
        for span in candidate.grounds:
            told = _THE_TOWN.search(self._text, span.start)
            if told is None or told.start() >= span.end:
                continue
            at = bisect(self._town_starts, told.start()) - 1
            words = Evidence(told.start("words"), told.end("words"), told["words"])
            return as_place(self._towns[at], "stated", words) if at >= 0 else None
        return None

    def _visiting(self, candidate: Candidate) -> Where | None:
        """Where its speaker is on a visit, as its sentence goes on: "praised them on a trip to Chad"."""
        if candidate.type not in WORDS or candidate.embedded or candidate.status != "occurred":
            return None
        for place in self.over.over(Span(candidate.trigger.end, candidate.sentence.end)):
            if _ON_VISIT.search(self._text[candidate.trigger.end : place.start]):
                return self.at(place, "stated")
        return None

    def _here(self, candidate: Candidate) -> Where | None:
        """The place of the dateline, for what was done "here", where the reporter is."""
        told = any(_HERE.search(self._text, span.start, span.end) for span in candidate.grounds)
        return as_place(self.sent, "dateline") if told and self.sent is not None else None

    def _others(self, candidate: Candidate) -> set[int]:
        """Where the places of its sentence begin at which it is not: those of its actors, and of origin.

        What goes on with one of them in a list is of its kind: "militias from Lebanon, Iraq and Chad".
        """
        found: set[int] = set()
        last: Place | None = None
        for place in sorted(self._over_all.over(candidate.sentence), key=lambda p: p.start):
            listed = last is not None and last.start in found and goes_on(place, last, self._text)
            doer = _within(place, candidate.actors) and not self._is_only_there(place, candidate)
            apart = is_origin(place, candidate, self._text) or self._is_measure(place)
            if listed or doer or apart:
                found.add(place.start)
            last = place
        return found

    def _is_measure(self, place: Place) -> bool:
        """Whether something is only compared with it: "expelled more envoys than Britain"."""
        return bool(_THAN.search(self._text[max(0, place.start - _NAME) : place.start]))

    def _is_only_there(self, place: Place, candidate: Candidate) -> bool:
        """Whether what was read as who acts is where it was: "was arrested on Monday in Adair County"."""
        whole = any(p.start == place.start and p.end == place.end for p in candidate.actors)
        return whole and place.start > candidate.trigger.start and is_located(place, self._text)

    def at(self, place: Place, why: str) -> Where:
        """A place as that of an act; the town, where it only tells in which state that is."""
        return as_place(self._inner.get(place.start, place), why)

    def seat(self, candidate: Candidate) -> Where | None:
        """The town of an authority or a house in it: "Istanbul police", "a Leeds hospital"."""
        # who is charged is so where they are, whom somebody blames is so from anywhere
        charged = candidate.type == "ACCUSE" and not candidate.actors
        done_to = candidate.recipients if candidate.type in GROUND or charged else ()
        for phrase in (*candidate.actors, *done_to):
            for place in self._modifiers.over(phrase):
                if self.is_house(place, phrase.end):
                    return self.at(place, "parties")
        return None

    def told_by(self, candidate: Candidate) -> Where | None:
        """The town of the authority that tells it: "was charged with theft, Leeds police said"."""
        end = candidate.sentence.end
        towns = [p for p in self._modifiers.over(candidate.sentence) if p.precision in {"site", "city"}]
        told = [p for p in towns if self.is_house(p, end)]
        # "was held by Leeds police and brought to Hull detectives, who charged him"
        told = [p for p in told if p.end < candidate.trigger.start][-1:] or told
        return self.at(told[0], "story") if len({p.geonameid for p in told}) == 1 else None

    def court(self) -> Where | None:
        """The town of the one court that the article names with its town: "Leeds Crown Court"."""
        towns = {p.geonameid: p for p in self._courts}
        return self.at(self._courts[0], "story") if len(towns) == 1 else None

    def is_house(self, place: Place, end: int) -> bool:
        """Whether an authority or a house is named by the town in which it is."""
        following = self._text[place.end : end].lower().split()[:_TO_HOUSE]
        return any(word.strip(",.") in self._local for word in following)

    def beside(self, candidate: Candidate) -> Where | None:
        """The one town in which another clause of its sentence puts something, for an act on the ground.

        "The house in Basra was raided and two men were held", "fired the shot that killed him in Basra"; but
        who is held after a fight in Basra need not be held there.
        """
        if (struck := self._struck_in(candidate)) is not None:
            return self.at(struck, "story")
        told = candidate.tense != "none" and not candidate.embedded and not candidate.pointing
        if candidate.type not in FORCE or candidate.status == "planned" or not told:
            return None
        inside = [p for p in self.over.over(candidate.sentence) if p.precision in POINTS]
        inside = [p for p in inside if p.start not in self._others(candidate) and not self.contains_last(p)]
        inside = [p for p in inside if not is_holder(p, self._text)]
        if len({p.geonameid or p.name for p in inside}) != 1 or not is_within(inside[0], self._text):
            return None
        between = self._text[inside[0].end : candidate.trigger.start]
        after = inside[0].start > candidate.trigger.start
        apart = candidate.type == "COERCE" if after else bool(_RELATIVE.search(between))
        return None if apart else self.at(inside[0], "story")

    def fronted_before(self, candidate: Candidate) -> Place | None:
        """The place that opens a sentence before: "In Quetta, thousands marched. Speakers denounced"."""
        start = candidate.sentence.start
        at = bisect(self.starts, start) - 1
        for place in reversed(self.points[max(0, at - _FIRST) : at + 1]):
            before, after = (
                self._text[max(0, place.start - _NAME) : place.start],
                self._text[place.end : start],
            )
            if len(_SENTENCE_END.findall(after)) > _SCENE:
                return None
            if _SENTENCE_FRONT.search(before) and after.startswith(","):
                return place
            if is_within(place, self._text):
                return None  # the text has gone on to another
        return None

    def _struck_in(self, candidate: Candidate) -> Place | None:
        """The place told in one breath with an act in a noun: "the murder of a man in a fight in Basra"."""
        noun = candidate.tense == "none" or candidate.pointing  # "was charged with the murder of"
        if candidate.type != "ASSAULT" or not noun:
            return None
        start = candidate.trigger.end
        others = self._others(candidate)
        for place in self.over.over(Span(start, candidate.sentence.end)):
            inside = place.precision in POINTS and place.start not in others
            if inside and _BREATH.fullmatch(self._text[start : place.start]):
                return place
        return None

    def _fronted(self, candidate: Candidate) -> Place | None:
        """The place that opens its sentence or clause: "In Quetta, ...", "..., at a rally in Quetta, he"."""
        sentence = candidate.sentence
        at = bisect(self.starts, sentence.start)
        end = min([candidate.trigger.start, *(p.start for p in candidate.actors if p.start > sentence.start)])
        for number, place in enumerate(self.points[at : at + _FIRST]):
            if place.end > end:
                return None
            before, after = self._text[sentence.start : place.start], self._text[place.end : end]
            opens = not number and _FRONTED.fullmatch(before) and after.startswith(",")
            if opens or (_ADJUNCT.search(before) and _TO_SUBJECT.fullmatch(after)):
                return place
        return None


def in_dateline(places: Sequence[Place], dateline: Span | None) -> list[Place]:
    """The places within the span of a dateline."""
    return [p for p in places if dateline is not None and dateline.contains(p)]


def finest(places: Sequence[Place]) -> Place:
    """The most exact of some places, the first of several."""
    return min(places, key=lambda p: _FINENESS[p.precision])


def _is_in(place: Place, phrase: Span) -> bool:
    """Whether the phrase is of somebody in a place ("a court in Bahrain"), not the place's own name."""
    return phrase.contains(place) and phrase.end - phrase.start > place.end - place.start + 4


def _within(place: Place, phrases: Sequence[Evidence]) -> bool:
    return any(phrase.contains(place) for phrase in phrases)
