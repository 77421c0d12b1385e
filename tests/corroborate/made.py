"""Reports and articles made by hand, short to write."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.model import (
    Actor,
    Article,
    Evidence,
    Report,
    ReportAttribution,
    ReportSource,
    Size,
    When,
    Where,
)

NOTHING = Evidence(0, 0, "")
DAY = date(2023, 5, 10)
TOWNS = {
    "Velin": ("UKR", "Orsk", 1, 49.0, 32.0),
    "Tarov": ("UKR", "Orsk", 2, 49.9, 33.5),
    "Nearby": ("UKR", "Orsk", 3, 49.05, 32.05),
    "Moscow": ("RUS", "Moscow", 4, 55.75, 37.6),
    "Beijing": ("CHN", "Beijing", 5, 39.9, 116.4),
}


def actor(called: str, country: str | None, sector: str = "", role: str | None = None) -> Actor:
    return Actor(called, country, sector, (sector,) if sector else (), role, None, called, NOTHING)


RUSSIA, FORCES = actor("Russia", "RUS"), actor("Russian forces", "RUS", "MIL")
UKRAINE, PEOPLE = actor("Ukraine", "UKR"), actor("residents", "UKR", "CVL")
ENVOY = actor("Marta Lindqvist", "SWE", "GOV", "foreign minister")
OTHER_ENVOY = actor("Olle Branting", "SWE", "GOV", "prime minister")
CHINA = actor("China", "CHN")


def when(day: date | None, why: str = "stated", until: date | None = None) -> When:
    if day is None:
        return When(None, None, "none", None, None, "none")
    last = until or day
    return When(day, last, "day" if last == day else "range", None, None, why)  # type: ignore[arg-type]


def where(name: str | None, why: str = "stated") -> Where:
    if name is None:
        return Where(None, None, None, None, None, None, None, None, "no place is told")
    if name == "Orsk":
        return Where("Orsk", "UKR", "Orsk", 9, 49.3, 32.5, "admin1", None, why)
    country, admin1, number, latitude, longitude = TOWNS[name]
    return Where(name, country, admin1, number, latitude, longitude, "city", None, why)


def report(id_: str, article: str | None = None, published: date = DAY, **given: Any) -> Report:
    """A report of a strike on Velin, unless told otherwise."""
    words = given.pop("words", "shells hit an apartment block beside the river mill")
    trigger = given.pop("trigger", "hit")
    tolls = {
        k: Size(*((v, v) if isinstance(v, int) else v), NOTHING) for k, v in given.pop("tolls", {}).items()
    }
    source, stance = given.pop("source", None), given.pop("stance", "states")
    said = ReportAttribution(
        ReportSource(source.name, source.country, source.sector, NOTHING) if source else None, None, stance
    )
    fields: dict[str, Any] = {
        "type": "ASSAULT", "mode": None, "contexts": (), "plover": "ASSAULT", "cameo": "190", "quad": 4,
        "intensity": -9.0, "goldstein": -10.0, "status": "occurred", "historical": False, "actors": (FORCES,),
        "recipients": (PEOPLE,), "when": when(DAY), "where": where("Velin"),
        "attribution": said if source or stance != "states" else None, "size": tolls,
        "trigger": Evidence(0, len(trigger), trigger),
        "sentence": Evidence(0, len(trigger) + 1 + len(words), f"{trigger} {words}"), "rule": "made",
        "confidence": 0.8,
    }  # fmt: skip
    return Report(id=id_, article_id=article or f"art-{id_}", published=published, **{**fields, **given})


def visit(id_: str, published: date = DAY, **given: Any) -> Report:
    """A report of a planned visit to Beijing."""
    fields: dict[str, Any] = {
        "type": "CONSULT", "mode": "visit", "plover": "AGREE", "status": "planned", "actors": (ENVOY,),
        "recipients": (CHINA,), "when": when(date(2023, 5, 20)), "where": where("Beijing"),
        "trigger": "visit", "words": "the foreign minister for trade talks with her host",
    }  # fmt: skip
    return report(id_, published=published, **{**fields, **given})


def article(id_: str, text: str = "", published: date = DAY, **given: Any) -> Article:
    return Article(id=id_, text=text or f"Some text of {id_}.", published=published, **given)
