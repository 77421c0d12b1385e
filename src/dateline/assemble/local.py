"""The town of local news: where its people act when nothing else is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.assemble.home import as_place, is_national, is_told
from dateline.assemble.kinds import FORCE, GROUND
from dateline.assemble.narrative import Narrative
from dateline.assemble.nature import countries_of, is_one
from dateline.assemble.own import Names
from dateline.assemble.position import is_within
from dateline.assemble.setting import heart, lead_town, setting
from dateline.model import Actor, Candidate, Place, Where

_SOON = 4  # sentences from where a town is told to an act in it
_TO_MAYOR = 40  # characters from the name of a town to the authority that is called by it
# the state, unless its words tell that it is of the town
_STATE = re.compile(r"\b(?:government|ministry|parliament|cabinet|authorities)\b", re.IGNORECASE)
_LOCAL = re.compile(r"\b(?:local|city|town|county|district|municipal|provincial)\b", re.IGNORECASE)


class LocalNews:
    """The town in which one article plays, if it plays in one; `lead` is that which its opening tells."""

    def __init__(self, places: Sequence[Place], names: Names, narrative: Narrative, text: str) -> None:
        """`places` are all of the article but for its dateline, `names` how they stand in its sentences."""
        self._names = names
        self._narrative = narrative
        self._text = text
        named = [p for p in places if p.use != "metonym"]
        self._setting = setting(named)
        self._heart = heart(sorted(named, key=lambda p: p.start), narrative.body)
        houses = [p for p in places if p.use == "modifier" and names.is_house(p, p.end + _TO_MAYOR)]
        self.lead = lead_town(names.points, houses, narrative.body, text)

    def of_lead(self, candidate: Candidate, there: Where) -> Where | None:
        """The town that the opening tells, for "the attack", which takes up what that is about."""
        lead = self.lead
        if lead is None or lead.country != there.country or candidate.type not in FORCE:
            return None
        taken_up = self._narrative.points_back(candidate) and is_one(candidate)
        return as_place(lead, "story") if taken_up else None

    def played_in(self, countries: Sequence[str]) -> Where | None:
        """The one town of the article, where these countries don't rule it out."""
        town, lead = self._setting, self.lead
        if town is None or (countries and town.country not in countries):
            return None
        inside = lead is not None and (lead.country, lead.admin1) == (town.country, town.admin1)
        wide = town.precision == "admin1" and inside
        return as_place(lead if wide and lead is not None else town, "story")

    def town(
        self, candidate: Candidate, doers: Sequence[Actor], sufferers: Sequence[Actor], there: Where
    ) -> Where | None:
        """The town of local news for what local people do; what the opening tells is where that begins."""
        parties = (*doers, *sufferers)
        if any(is_national(p) or is_told(p) for p in doers or sufferers):
            return None
        if any(_STATE.search(p.text) and not _LOCAL.search(p.text) for p in candidate.actors):
            return None
        if not is_one(candidate):
            return None
        countries = countries_of(parties) or [there.country or ""]
        inside = {
            p.geonameid: p for p in self._names.over.over(candidate.sentence) if p in self._names.points
        }
        if (
            candidate.type not in GROUND
            and len(inside) == 1
            and is_within(here := next(iter(inside.values())), self._text)
        ):
            return as_place(here, "story")
        mine = bool(doers) and not sufferers  # "the council had endorsed it"
        local = (mine or not candidate.embedded) and not any(is_national(p) or is_told(p) for p in sufferers)
        if local and (town := self.played_in(countries)) is not None:
            return town
        mid = None if candidate.type == "SANCTION" else self._heart
        if local and mid and mid.country in countries and not candidate.sentence.contains(mid):
            return as_place(mid, "story")
        lead = self.lead
        if lead is None or lead.country not in countries or candidate.type in {"SANCTION", "ACCUSE"}:
            return None  # a court need not sit where what it judges was done
        if (candidate.embedded and candidate.type not in GROUND) or candidate.sentence.contains(lead):
            return None
        near = self._narrative.sentences(lead.end, candidate.sentence.start) < _SOON
        return as_place(lead, "story") if near else None
