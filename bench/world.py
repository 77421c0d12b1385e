"""An invented world for bench/: states with towns, leaders and armed groups, and words for each kind of act.

Codes of countries are real, since the program knows those; every name of a town or a person is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from dateline.model import Actor, Evidence, Where

STATES = (
    ("RUS", "Russia", 55.0, 40.0), ("UKR", "Ukraine", 49.0, 32.0), ("SYR", "Syria", 35.0, 38.5),
    ("ISR", "Israel", 31.5, 35.0), ("IRN", "Iran", 33.0, 53.0), ("CHN", "China", 34.0, 108.0),
    ("USA", "United States", 39.0, -98.0), ("IND", "India", 22.0, 79.0), ("PAK", "Pakistan", 30.0, 69.0),
    ("NGA", "Nigeria", 9.5, 8.0), ("ETH", "Ethiopia", 9.0, 39.5), ("SDN", "Sudan", 15.0, 30.0),
    ("TUR", "Turkey", 39.0, 35.0), ("FRA", "France", 47.0, 2.5), ("DEU", "Germany", 51.0, 10.0),
    ("GBR", "United Kingdom", 53.0, -1.5), ("JPN", "Japan", 36.0, 138.0), ("BRA", "Brazil", -10.0, -52.0),
    ("MEX", "Mexico", 23.0, -102.0), ("COL", "Colombia", 4.0, -73.0), ("KEN", "Kenya", 0.5, 37.5),
    ("MMR", "Myanmar", 21.0, 96.0), ("AFG", "Afghanistan", 34.0, 66.0), ("IRQ", "Iraq", 33.0, 44.0),
)  # fmt: skip
DYADS = (
    ("RUS", "UKR"), ("ISR", "SYR"), ("IRN", "ISR"), ("IND", "PAK"), ("TUR", "SYR"), ("USA", "IRQ"),
    ("SDN", "SDN"), ("ETH", "ETH"), ("MMR", "MMR"), ("AFG", "AFG"), ("NGA", "NGA"), ("SYR", "SYR"),
    ("MEX", "MEX"), ("COL", "COL"),
)  # fmt: skip
_SYLLABLES = [
    "ba",
    "ko",
    "ri",
    "ten",
    "mar",
    "sul",
    "vo",
    "da",
    "lin",
    "gor",
    "hes",
    "tam",
    "nu",
    "pel",
    "ash",
    "kir",
    "or",
    "zan",
    "um",
    "vet",
    "lo",
    "shi",
    "ra",
    "mek",
    "dun",
]
_OFFICES = ("president", "prime minister", "foreign minister", "defence minister")
_SPREAD = 1.6  # degrees between the towns of a state, about 150 km
NOTHING = Evidence(0, 0, "")


@dataclass(frozen=True)
class State:
    """A state: its code, name, towns (the first is the capital), provinces and office holders."""

    code: str
    name: str
    towns: tuple[Where, ...]
    people: tuple[Actor, ...]
    people_country: str = ""


def name(rng: Random, syllables: int = 2) -> str:
    """A name that means nothing."""
    return "".join(rng.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def states(rng: Random) -> dict[str, State]:
    """The states by code."""
    return {code: _state(code, called, lat, lon, rng) for code, called, lat, lon in STATES}


def _state(code: str, called: str, lat: float, lon: float, rng: Random) -> State:
    provinces = [f"{name(rng)} Province" for _ in range(3)]
    towns = []
    for n in range(9):
        at = (round(lat + rng.uniform(-_SPREAD, _SPREAD), 4), round(lon + rng.uniform(-_SPREAD, _SPREAD), 4))
        number = 90_000_000 + (sum(map(ord, code)) * 7919 + hash_of(code)) % 9000 * 100 + n
        town = f"{name(rng)}{rng.choice(('', ' North', 'grad', ' Hill'))}"
        towns.append(Where(town, code, provinces[n % 3], number, *at, "city", None, "stated"))
    people = tuple(
        actor(f"{name(rng)} {name(rng, 3)}", code, ("GOV",), office, f"X{code}{n}")
        for n, office in enumerate(_OFFICES)
    )
    return State(code, called, tuple(towns), people)


def hash_of(text: str) -> int:
    """A number that depends on the text alone."""
    return sum((n + 1) * ord(c) for n, c in enumerate(text))


def actor(
    called: str,
    country: str | None,
    sectors: tuple[str, ...] = (),
    role: str | None = None,
    wikidata: str | None = None,
) -> Actor:
    """An actor without a place in a text."""
    sector = sectors[0] if sectors else ""
    return Actor(called, country, sector, sectors, role, wikidata, called, NOTHING, "")


# what each kind of happening is told under: type, modes, trigger words, words of its sentences
KINDS: dict[str, tuple[str, tuple[str | None, ...], tuple[str, ...], str]] = {
    "strike": ("ASSAULT", ("aerial", "heavy-weapons", "drone", None, None),
               ("struck", "shelled", "bombed", "attack", "hit", "killed"),
               "explosion smoke rubble rescuers debris shell "
               "rockets crater windows wounded hospital ambulance fire"),
    "clash": ("ASSAULT", ("firearms", None, None),
              ("attacked", "ambushed", "clashes", "gun battle", "killed"),
              "gunfire ambush patrol convoy militants fighters "
              "road checkpoint bodies vehicles soldiers firefight"),
    "arrest": ("COERCE", ("arrest",), ("arrested", "detained", "rounded up"),
               "suspects raid custody warrant charges activists "
               "lawyer cell handcuffs court prosecutors plot"),
    "protest": ("PROTEST", ("demo", "riot", None), ("protested", "rallied", "marched", "demonstration"),
                "crowd banners slogans square marchers streets "
                "march chants students union prices election tear"),
    "visit": ("CONSULT", ("visit", None), ("visit", "travel", "trip", "received"),
              "delegation airport welcome agenda ties trade honour guard talks cooperation ceremony envoy"),
    "talks": ("CONSULT", (None, "multilateral"), ("talks", "met", "meeting", "negotiations"),
              "agenda table round envoys border statement progress mediator proposal deal ministers session"),
    "sanction": ("SANCTION", ("discontinue", None), ("imposed sanctions", "sanctioned", "blacklisted"),
                 "assets banks export list officials trade treasury ban companies measures embargo visas"),
    "accuse": ("ACCUSE", ("allege", "disapprove", None), ("accused", "condemned", "criticised"),
               "statement spokesman remarks provocation interference "
               "border violation rights agreement spying"),
    "request": ("REQUEST", ("change", None), ("urged", "called on", "demanded"),
                "statement restraint ceasefire hostages withdraw "
                "resolution access prisoners immediate release"),
    "aid": ("AID", (None,), ("delivered", "sent aid", "supplied"),
            "convoy trucks food tents medicine shipment "
            "relief flour camps warehouse flood earthquake tonnes"),
}  # fmt: skip
CONFUSED = {
    "strike": ("COERCE", None), "clash": ("COERCE", None), "arrest": ("ASSAULT", "abduct"),
    "protest": ("ASSAULT", "destroy"), "visit": ("COOPERATE", None), "talks": ("AGREE", None),
    "sanction": ("COERCE", "restrict"), "accuse": ("REJECT", None), "request": ("ACCUSE", None),
    "aid": ("SUPPORT", None),
}  # fmt: skip
OBJECTS = [
    "market",
    "bridge",
    "school",
    "depot",
    "bakery",
    "station",
    "theatre",
    "port",
    "refinery",
    "mosque",
    "church",
    "museum",
    "stadium",
    "barracks",
    "airfield",
    "dam",
    "mill",
    "hotel",
    "clinic",
    "university",
    "prison",
    "factory",
    "ferry",
    "warehouse",
    "pipeline",
    "orchard",
    "library",
    "tower",
    "substation",
    "embassy",
    "monastery",
    "lighthouse",
    "quarry",
    "canal",
    "tunnel",
    "brewery",
    "archive",
    "nursery",
    "silo",
    "shipyard",
]
FILLER = [
    "officials",
    "residents",
    "according",
    "reports",
    "earlier",
    "morning",
    "evening",
    "witnesses",
    "local",
    "government",
    "capital",
    "ministry",
    "spokesman",
    "north",
    "south",
    "east",
    "west",
    "border",
    "region",
    "security",
    "situation",
    "country",
    "state",
    "television",
    "agency",
    "news",
    "sources",
    "authorities",
    "night",
    "area",
    "hours",
    "statement",
    "week",
    "scene",
    "number",
    "comment",
    "reporters",
    "confirmed",
    "details",
]
OUTLETS = tuple(f"{a} {b}" for a in (
    "Harbour", "Meridian", "Northgate", "Strait", "Lakeside", "Pacific", "Delta", "Atlas", "Summit", "Valley",
    "Beacon", "Granite", "Cedar", "Orchard", "Compass", "Falcon", "Ridge", "Coral", "Amber", "Juniper",
) for b in ("Herald", "Times", "Post", "Courier"))  # fmt: skip
AGENCIES = ("Harbour Wire", "Eastern News Agency", "Coastal Press Service")
