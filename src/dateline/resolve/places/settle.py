"""Settling names together: each candidate gets points, and what is settled helps to settle the rest.

The assumptions are the field's: one sense a discourse (Gale et al., 1992), spatial minimality and
prominence (Leidner, 2007), containment where the words tell it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace
from dateline.model import POINTS, Evidence, Place, PlaceMention
from dateline.resolve.places.weigh import (
    WEIGHTS,
    Weights,
    called,
    closeness,
    contains,
    is_outshone,
    kilometres,
    prominence,
    shadowed,
    within,
)

_MOST_CANDIDATES = 400
_MOST_CONTAINERS = 20
_MOST_NEAR = 40
_ROUNDS = 2
_EXACT = frozenset({"site", "city", "admin2"})
_FAR_KM = 500.0
_OF_TOWNS = frozenset({"PARK", "SQUARE"})  # features that many towns have by one name
_ABROAD = 0.2  # of what an article speaks of: a country with this share may hold the namesake of a capital
_TOWN = 100_000  # people of such a namesake
_SISTERS = 2  # other states of a country that make a name that of a state, too
_NEAREST = "the place last named"


class Key(NamedTuple):
    """What tells groups of mentions apart: the name, what it is said to lie in, what is said to lie in it."""

    name: str
    container: str
    holds: str


class Group(Struct, frozen=True):
    """Mentions of one name, the places of that name, and those of the names it lies in and that lie in it."""

    mentions: tuple[PlaceMention, ...]
    places: tuple[GazetteerPlace, ...]
    containers: tuple[GazetteerPlace, ...]
    held: tuple[GazetteerPlace, ...]


class Settled(Struct, frozen=True):
    """A name's place, and why it won."""

    place: GazetteerPlace
    why: str


class Scene(Struct, frozen=True):
    """What the article is about: how much it speaks of countries and states (by id), and by which names.

    `exact` are the names of places of some exactness, the weightiest first.
    """

    countries: Counter[str]
    states: Counter[int]
    by_name: dict[str, list[tuple[GazetteerPlace, int]]]
    exact: list[tuple[str, GazetteerPlace]]
    weight: int
    doubt: float

    def of(self, key: Key) -> View:
        """The scene as all names but this one make it."""
        countries = Counter[str]()
        states = Counter[int]()
        for place, weight in self.by_name.get(key.name, ()):
            countries[place.country or ""] += weight
            states[place.admin1_id or 0] += weight
        near = (place for name, place in self.exact if name != key.name)
        divisions = Counter(
            place.country or ""
            for name, found in self.by_name.items()
            for place, _ in found[:1]
            if place.precision == "admin1" and name != key.name
        )
        return View(self, countries, states, tuple(islice(near, _MOST_NEAR)), divisions)


class View(Struct, frozen=True):
    """A scene less what one name adds to it, and the places of some exactness in it.

    `divisions` counts the states or provinces that are named, by country.
    """

    scene: Scene
    countries: Counter[str]
    states: Counter[int]
    near: tuple[GazetteerPlace, ...]
    divisions: Counter[str]

    def country(self, place: GazetteerPlace) -> float:
        """The share of the article that speaks of the place's country."""
        total = self.scene.weight - self.countries.total() + self.scene.doubt
        return max(
            ((self.scene.countries[c] - self.countries[c]) / total for c in place.countries), default=0.0
        )

    def state(self, place: GazetteerPlace) -> float:
        """The share of the article that speaks of the place's state or province."""
        if not place.admin1_id:
            return 0.0
        total = self.scene.weight - self.states.total() + self.scene.doubt
        return (self.scene.states[place.admin1_id] - self.states[place.admin1_id]) / total


def resolve(
    mentions: Sequence[PlaceMention],
    gazetteer: Gazetteer,
    about: Iterable[str] = (),
    weights: Weights = WEIGHTS,
) -> list[Place]:
    """The place of each mention, in order.

    `about` are countries (ISO 3166-1 alpha-3) that the article is known to concern. A name the
    gazetteer lacks keeps its words: `geonameid` is null and `why` says where the point is from.

    Raises:
        GazetteerError: the artefact is damaged.
    """
    groups = _groups(mentions, gazetteer)
    known = Counter(dict.fromkeys(about, 3))
    settled: dict[Key, Settled] = {}
    for _ in range(_ROUNDS):
        scene = _scene(groups, settled, known, weights)
        settled = {
            key: best
            for key, group in groups.items()
            if (best := _best(group, scene.of(key), weights)) is not None
        }
    return list(_places(mentions, settled, groups))


def _groups(mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> dict[Key, Group]:
    """Mentions of one name together: what one of them is said to lie in holds for those without."""
    contained: dict[str, str] = {}
    holds: dict[int, str] = {}
    for mention, following in zip(mentions, [*mentions[1:], None], strict=False):
        if mention.known and mention.container:
            contained.setdefault(_name(mention), mention.container)
            if following is not None and following.name == mention.container:
                holds[following.evidence.start] = _name(mention)
    found: dict[Key, list[PlaceMention]] = {}
    for mention in mentions:
        name, inner = _name(mention), holds.get(mention.evidence.start, "")
        own = "" if mention.inside else mention.container
        container = "" if inner else own or contained.get(name, "")
        found.setdefault(Key(name, container, inner), []).append(mention)
    return {key: _group(key, tuple(group), gazetteer) for key, group in found.items()}


def _group(key: Key, mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer) -> Group:
    named = any(m.known or m.inside for m in mentions)
    return Group(
        mentions,
        gazetteer.lookup(key.name)[:_MOST_CANDIDATES] if named else (),
        gazetteer.lookup(key.container)[:_MOST_CONTAINERS] if key.container else (),
        gazetteer.lookup(key.holds)[:_MOST_CONTAINERS] if key.holds else (),
    )


def _name(mention: PlaceMention) -> str:
    name = mention.name if mention.known else mention.inside or mention.name
    return name.title() if name.isupper() and len(name) > 4 else name


def _scene(
    groups: dict[Key, Group], settled: dict[Key, Settled], known: Counter[str], weights: Weights
) -> Scene:
    """Counts by name, and by places settled or unmistakable."""
    countries, states = Counter(known), Counter[int]()
    by_name: dict[str, list[tuple[GazetteerPlace, int]]] = {}
    for key, group in groups.items():
        place = settled[key].place if key in settled else _unmistakable(group.places, weights)
        if place is None:
            continue
        weight = len(group.mentions) * (1 if place.precision == "country" else 2)
        weight += 3 * any(m.dateline for m in group.mentions)
        countries[place.country or ""] += weight
        states[place.admin1_id or 0] += weight
        by_name.setdefault(key.name, []).append((place, weight))
    exact = [(w, n, p) for n, found in by_name.items() for p, w in found if p.precision in _EXACT]
    exact.sort(key=lambda item: (-item[0], item[2].id))
    return Scene(
        countries,
        states,
        by_name,
        [(name, place) for _, name, place in exact],
        countries.total(),
        weights.doubt,
    )


def _unmistakable(places: tuple[GazetteerPlace, ...], weights: Weights) -> GazetteerPlace | None:
    """The place that a name means wherever it stands: far more prominent than its namesakes abroad."""
    ranked = sorted(places, key=lambda p: (-prominence(p, weights), p.id))
    if not ranked:
        return None
    first = ranked[0]
    abroad = next((p for p in ranked if p.country != first.country), None)
    clear = abroad is None or prominence(first, weights) - prominence(abroad, weights) >= weights.lead
    return first if clear else None


def _best(group: Group, view: View, weights: Weights) -> Settled | None:
    """The candidate with most points, or None where there is none, or none in what the words put it in."""
    if not group.places:
        return None
    sorts = {m.sort for m in group.mentions if m.sort}
    points = {place.id: _points(place, group, view, weights) for place in group.places}
    best = max(group.places, key=lambda p: (points[p.id], -p.id))
    if best.feature in _OF_TOWNS and _is_out_of_view(best, view):
        return None
    if within(best, group.containers, weights):
        return Settled(best, "lies in what the words name with it")
    if (
        best.precision in {"city", "admin2"}
        and "admin1" not in sorts
        and _elsewhere(best, group.containers, weights)
    ):
        return None
    return Settled(
        best, "the most prominent of the name" if len(group.places) > 1 else "the only place of the name"
    )


def _is_out_of_view(place: GazetteerPlace, view: View) -> bool:
    """Whether the article speaks neither of the place's country nor of anything near it.

    Many towns have a Victoria Park; only one of them is known to the gazetteer.
    """
    return (
        not view.country(place)
        and bool(view.near)
        and all(kilometres(place, other) > _FAR_KM for other in view.near)
    )


def _points(place: GazetteerPlace, group: Group, view: View, weights: Weights) -> float:
    sorts = {m.sort for m in group.mentions if m.sort}
    share = view.country(place)
    points = (
        prominence(place, weights) + within(place, group.containers, weights) + called(place, sorts, weights)
    )
    around = closeness(place, view.near, weights) + weights.share * share + weights.spoken_of * (share > 0)
    around += weights.state * view.state(place)
    points += around * (weights.hamlet if is_outshone(place, group.places) else 1.0)
    if place.precision == "admin1" and _is_among_its_like(place, group, view):
        points += weights.sister
    if _is_capital_abroad(place, group, view):
        points -= weights.abroad
    points += max((within(inner, (place,), weights) for inner in group.held), default=0.0)
    if not sorts & {"admin1", "admin2"}:
        points -= shadowed(place, group.places, weights)
    return points


def _is_capital_abroad(place: GazetteerPlace, group: Group, view: View) -> bool:
    """Whether a capital's country is not spoken of, but one that has a large town of its name.

    London is in Ontario where all that is told is of Canada.
    """
    if place.feature != "PPLC" or view.country(place) or any(m.dateline for m in group.mentions):
        return False
    return any(
        p.country != place.country
        and p.precision == "city"
        and p.population >= _TOWN
        and view.country(p) >= _ABROAD
        for p in group.places
    )


def _is_among_its_like(state: GazetteerPlace, group: Group, view: View) -> bool:
    """Whether the article speaks of other states of its country, and not of the country of its name.

    Georgia is the American state beside Alabama and Texas, where nothing else is said of the Caucasus.
    """
    countries = [p for p in group.places if p.precision == "country"]
    unspoken = bool(countries) and all(not view.country(p) for p in countries)
    return unspoken and view.divisions[state.country or ""] >= _SISTERS


def _elsewhere(place: GazetteerPlace, containers: tuple[GazetteerPlace, ...], weights: Weights) -> bool:
    """Whether what the name is said to lie in is a country or state, and far from this place."""
    first = max(containers, key=lambda c: prominence(c, weights), default=None)
    if first is None or first.precision not in {"country", "admin1"}:
        return False
    return first.country != place.country or (
        first.precision == "admin1" and kilometres(first, place) > _FAR_KM
    )


def _places(
    mentions: Sequence[PlaceMention], settled: dict[Key, Settled], groups: dict[Key, Group]
) -> Iterator[Place]:
    """The mentions with their places; what is not in the gazetteer takes the point of what is nearest it."""
    keys = {m.evidence: key for key, group in groups.items() for m in group.mentions}
    by_name = {key.name: best.place for key, best in settled.items()}
    exact = [
        settled[keys[m.evidence]].place
        for m in mentions
        if m.known and m.use == "literal" and keys[m.evidence] in settled
    ]
    last = next((p for p in exact if p.precision in POINTS), None)
    often = Counter(p for p in exact if p.precision in POINTS).most_common(1)
    for mention in mentions:
        key = keys[mention.evidence]
        found = settled.get(key)
        if found is not None and mention.known:
            if found.place.precision in POINTS and mention.use == "literal":
                last = found.place
            yield _known(mention, found)
        elif found is not None and not _astray(found.place, key, last, by_name, groups):
            yield _lent(mention, found.place, "which its name holds")
        elif holder := by_name.get(mention.container) or next(iter(groups[key].containers), None):
            nearer = last is not None and contains(holder, last)
            yield _lent(
                mention, last if nearer else holder, _NEAREST if nearer else "in which the words put it"
            )
        elif mention.known and often and not key.container:
            yield _lent(mention, often[0][0], "the place named most")  # a park of a town, of no other
        else:
            yield _lent(mention, last if mention.local else None, _NEAREST)


def _astray(
    place: GazetteerPlace,
    key: Key,
    last: GazetteerPlace | None,
    by_name: dict[str, GazetteerPlace],
    groups: dict[Key, Group],
) -> bool:
    """Whether a name within a name is chance: far from the place last named, and not spoken of itself."""
    if last is None or kilometres(place, last) < _FAR_KM:
        return False
    return all(not m.known for m in groups[key].mentions) and key.name in by_name


def _known(mention: PlaceMention, found: Settled) -> Place:
    evidence, place = mention.evidence, found.place
    return Place(
        evidence.start,
        evidence.end,
        evidence.text,
        name=place.name,
        geonameid=place.geonameid,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        admin1=place.admin1,
        precision=place.precision,
        use=mention.use,
        why=found.why,
    )


def _lent(mention: PlaceMention, place: GazetteerPlace | None, relation: str) -> Place:
    """A place that the gazetteer lacks: it takes point and precision of a place that it does know."""
    evidence: Evidence = mention.evidence
    why = "not in the gazetteer"
    return Place(
        evidence.start,
        evidence.end,
        evidence.text,
        name=mention.name,
        geonameid=None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        country=place.country if place else None,
        admin1=place.admin1 if place else None,
        precision=place.precision if place else mention.sort or "site",
        use=mention.use,
        why=f"{why}; the point is that of {place.name}, {relation}" if place else why,
    )
