"""Which place a name means: settled for the whole article at once.

Every candidate of a name gets points for what it is (people, rank), for what the words call it and
put it in, for the countries under discussion, and for lying near the places already settled. Names
with the clearest winner are settled first and help to settle the rest (spatial minimality: Leidner,
2007; one sense a discourse: Gale et al., 1992).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import asin, cos, exp, log10, radians, sin, sqrt
from typing import NamedTuple

from msgspec import Struct

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace
from dateline.model import Evidence, Place, PlaceMention, PlacePrecision

_EARTH_KM = 6371.0
_MOST_CANDIDATES = 400
_MOST_CONTAINERS = 20
_ROUNDS = 2
_POINTS = frozenset({"site", "city", "admin2", "admin1"})
_GREAT = 0.1  # a city with this share of its division's people outshines it


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


class Scene(Struct, frozen=True):
    """What the article is about: how much it speaks of countries and states (by id), and by which names."""

    countries: Counter[str]
    states: Counter[int]
    chosen: dict[Key, tuple[GazetteerPlace, int]]

    def without(self, name: str) -> Scene:
        """The scene as names other than this one make it."""
        countries, states = Counter(self.countries), Counter(self.states)
        for key, (place, weight) in self.chosen.items():
            if key.name == name:
                if place.country:
                    countries[place.country] -= weight
                if place.admin1_id:
                    states[place.admin1_id] -= weight
        return Scene(countries, states, {k: v for k, v in self.chosen.items() if k.name != name})

    def near(self) -> list[GazetteerPlace]:
        """The places of some exactness."""
        return [place for place, _ in self.chosen.values() if place.precision in {"city", "admin2", "site"}]


class Settled(Struct, frozen=True):
    """A name's place, and the points by which it won."""

    place: GazetteerPlace
    points: float
    why: str


def kilometres(a: GazetteerPlace, b: GazetteerPlace) -> float:
    """Great-circle distance in kilometres (haversine, sphere of 6,371 km)."""
    la, lo = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    h = sin(la / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(lo / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))


def resolve(mentions: Sequence[PlaceMention], gazetteer: Gazetteer, about: Iterable[str] = ()) -> list[Place]:
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
        scene = _scene(groups, settled, known)
        settled = {
            key: best for key, group in groups.items() if (best := _best(key, group, scene)) is not None
        }
    return list(_places(mentions, settled, groups))


def _groups(mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> dict[Key, Group]:
    """Mentions of one name together: what one of them is said to lie in holds for those without."""
    contained: dict[str, str] = {}
    holds: dict[int, str] = {}
    for mention, following in zip(mentions, [*mentions[1:], None], strict=False):
        name = _name(mention)
        if mention.known and mention.container and name:
            contained.setdefault(name, mention.container)
            if following is not None and following.name == mention.container:
                holds[following.evidence.start] = name
    found: dict[Key, list[PlaceMention]] = {}
    for mention in mentions:
        if name := _name(mention):
            own = mention.container if mention.known else ""
            inner = holds.get(mention.evidence.start, "")
            container = "" if inner else own or contained.get(name, "")
            found.setdefault(Key(name, container, inner), []).append(mention)
    return {
        key: Group(
            tuple(group),
            gazetteer.lookup(key.name)[:_MOST_CANDIDATES],
            gazetteer.lookup(key.container)[:_MOST_CONTAINERS] if key.container else (),
            gazetteer.lookup(key.holds)[:_MOST_CONTAINERS] if key.holds else (),
        )
        for key, group in found.items()
    }


def _name(mention: PlaceMention) -> str:
    name = mention.name if mention.known else mention.inside
    return name.title() if name.isupper() and len(name) > 4 else name


def _scene(groups: dict[Key, Group], settled: dict[Key, Settled], known: Counter[str]) -> Scene:
    """How often each country and state is spoken of: by name, and by places settled or unmistakable."""
    countries, states = Counter(known), Counter[int]()
    known_by: dict[Key, tuple[GazetteerPlace, int]] = {}
    for key, group in groups.items():
        chosen = settled[key].place if key in settled else _unmistakable(group.places)
        if chosen is None:
            continue
        weight = len(group.mentions) * (1 if chosen.precision == "country" else 2)
        weight += 3 * any(m.dateline for m in group.mentions)
        if chosen.country:
            countries[chosen.country] += weight
        if chosen.admin1_id:
            states[chosen.admin1_id] += weight
        known_by[key] = (chosen, weight)
    return Scene(countries, states, known_by)


def _unmistakable(places: tuple[GazetteerPlace, ...]) -> GazetteerPlace | None:
    country = next((p for p in places if p.precision == "country"), None)
    if country is not None and len(places) < 4:
        return country
    return places[0] if places and len({p.country for p in places}) == 1 else None


def _prior(place: GazetteerPlace) -> float:
    points = log10(place.population + 10) if place.population else 1.0
    if place.precision == "country":
        points = 10.0
    elif place.precision in {"region", "site"}:
        points = 6.8
    elif place.feature == "PPLC":
        points = max(points, 6.0) + 0.8
    elif place.precision == "admin1":
        points = max(points, 5.5) - 0.6
    elif place.precision == "admin2":
        points -= 2.0
    return points - {"main": 0.0, "alternate": 1.3, "short": 0.5, "adjective": 0.5}[place.kind]


def _best(key: Key, group: Group, scene: Scene) -> Settled | None:
    """The candidate with most points, or None where there is none, or none in what the words put it in."""
    if not group.places:
        return None
    sorts = {m.sort for m in group.mentions if m.sort}
    scene = scene.without(key.name)
    near = scene.near()
    countries, states = sum(scene.countries.values()) or 1, sum(scene.states.values()) or 1
    ranked = []
    for place in group.places:
        within = _within(place, group.containers)
        share = max((scene.countries[c] / countries for c in place.countries), default=0.0)
        state = scene.states[place.admin1_id] / states if place.admin1_id else 0.0
        points = _prior(place) + within + _sorted(place, sorts) + _close(place, near)
        points += 2.5 * share + (0.8 if share > 0 else 0.0) + 1.5 * state
        points += max((_within(inner, (place,)) for inner in group.held), default=0.0)
        points -= 0.0 if sorts & {"admin1", "admin2"} else _shadowed(place, group.places)
        why = "lies in what the words name with it" if within else "the most prominent of the name"
        ranked.append((points, -place.id, place, why))
    points, _, place, why = max(ranked, key=lambda r: r[:2])
    if (
        why.startswith("the most")
        and place.precision in {"city", "admin2"}
        and _elsewhere(place, group.containers)
    ):
        return None
    return Settled(place, points, why if len(group.places) > 1 else "the only place of the name")


def _elsewhere(place: GazetteerPlace, containers: tuple[GazetteerPlace, ...]) -> bool:
    """Whether the words put it in a country or state that it doesn't lie in."""
    firm = [c for c in containers if c.precision in {"country", "admin1"}]
    return (
        bool(firm)
        and len(firm) == len(containers)
        and place.country not in {c.country for c in firm if c.precision == "country"}
    )


def _shadowed(place: GazetteerPlace, places: tuple[GazetteerPlace, ...]) -> float:
    """Points off a division that is named after its great city: the city is meant ("Kyiv", "New York")."""
    if place.precision not in {"admin1", "admin2"}:
        return 0.0
    for city in places:
        inside = city.precision == "city" and place.id in (city.admin1_id, city.admin2_id)
        if inside and city.kind == "main" and city.population > _GREAT * max(place.population, 1):
            return 2.0
        if inside and city.population > 1_000_000:
            return 2.0
    return 0.0


def _within(place: GazetteerPlace, containers: tuple[GazetteerPlace, ...]) -> float:
    """Points for lying in one of the containers; most for the likeliest of them."""
    best = 0.0
    for container in containers:
        if container.id == place.id:
            continue
        inside = (
            (
                container.precision == "country"
                and container.country == place.country
                and place.precision != "country"
            )
            or (
                container.precision == "admin1"
                and container.id == place.admin1_id
                and place.precision != "admin1"
            )
            or (container.precision == "admin2" and container.id == place.admin2_id)
            or (
                container.precision in {"region", "city"}
                and place.precision in {"city", "site"}
                and kilometres(container, place) < 60
            )
        )
        if inside:
            best = max(best, 5.0 if container.precision in {"country", "admin1"} else 3.0)
    return best


def _sorted(place: GazetteerPlace, sorts: set[PlacePrecision]) -> float:
    """Points for being what the words call it: a province, a county, a town."""
    if "city" in sorts:
        return 1.5 if place.precision == "city" else -1.0
    if "admin1" in sorts:
        return 3.0 if place.precision in {"admin1", "region"} else 0.0
    return 3.0 if "admin2" in sorts and place.precision == "admin2" else 0.0


def _close(place: GazetteerPlace, near: list[GazetteerPlace]) -> float:
    """Points for lying near other places of the article: 2 on the spot, half of it at 140 km."""
    if place.precision == "country":
        return 0.0
    distances = [kilometres(place, other) for other in near if other.id != place.id]
    return 2.0 * exp(-min(distances) / 200.0) if distances else 0.0


def _places(
    mentions: Sequence[PlaceMention], settled: dict[Key, Settled], groups: dict[Key, Group]
) -> Iterator[Place]:
    """The mentions with their places; what is not in the gazetteer takes the point of what is nearest it."""
    by_mention = {m.evidence: key for key, group in groups.items() for m in group.mentions}
    last: GazetteerPlace | None = _first(mentions, settled, by_mention)
    for mention in mentions:
        key = by_mention.get(mention.evidence)
        found = settled.get(key) if key else None
        if found is not None and mention.known:
            if found.place.precision in _POINTS and mention.use == "literal":
                last = found.place
            yield _known(mention, found)
        elif found is not None:
            yield _lent(mention, found.place, "which its name holds")
        elif key and (holder := next(iter(groups[key].containers), None)):
            yield _lent(mention, holder, "in which the words put it")
        elif last is not None and not mention.adjective:
            yield _lent(mention, last, "the place last named")
        else:
            yield _lent(mention, None, "")


def _first(
    mentions: Sequence[PlaceMention], settled: dict[Key, Settled], by_mention: dict[Evidence, Key]
) -> GazetteerPlace | None:
    for mention in mentions:
        found = settled.get(by_mention[mention.evidence]) if mention.evidence in by_mention else None
        if found and mention.known and mention.use == "literal" and found.place.precision in _POINTS:
            return found.place
    return None


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
    evidence = mention.evidence
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
