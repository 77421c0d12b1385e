"""Names of places against GeoWebNews (Gritta et al., 2019) and TR-News (Kamalloo and Rafiei, 2018).

Both come as JSON lines with `places`. GeoWebNews tells the use of each name: Literal, Literal_Modifier,
Mixed, Coercion and Embedded_Literal are places, the rest are names used otherwise. TR-News does not, and
counts adjectives ("Turkish") too, so there every name that we find counts, whatever its use.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.evaluate.coding import Coding
from dateline.evaluate.scores import Score
from dateline.knowledge.gazetteer import Gazetteer
from dateline.model import Article, Place

NAME = "places"
LITERAL = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})
NEAR_KM = 161.0
# the gold articles have no date; any will do, since no place depends on it
PUBLISHED = date(2018, 4, 1)
_EARTH_KM = 6371.0


class GoldPlace(Struct, frozen=True):
    """A name in a gold article; `kind` is GeoWebNews' use of it, null in TR-News."""

    start: int
    end: int
    text: str
    kind: str | None = None
    geonameid: int | None = None
    latitude: float | None = None
    longitude: float | None = None


class GoldArticle(Struct, frozen=True):
    """A gold article with its names."""

    id: str
    text: str
    places: tuple[GoldPlace, ...]
    title: str = ""

    @property
    def article(self) -> Article:
        """As Dateline reads it, dated PUBLISHED; the TITLE line, in which no name is marked, is a header."""
        body = self.text.find("\n") + 1 if self.text.startswith("TITLE:") else 0
        return Article(id=self.id, text=self.text, published=PUBLISHED, title=self.title, body=body)


class Tally(Struct):
    """Counts while going through the articles."""

    wanted: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0
    matched: int = 0
    placed: int = 0
    near: int = 0


def recognises(path: Path) -> bool:
    """Whether it is a file of JSON lines whose first object has `places`."""
    if path.suffix != ".jsonl" or not path.is_file():
        return False
    try:
        with path.open(encoding="utf-8") as file:
            first = json.loads(file.readline())
    except (OSError, ValueError):
        return False
    return isinstance(first, dict) and isinstance(first.get("places"), list) and "text" in first


def gold(path: Path) -> Iterator[GoldArticle]:
    """The articles of a gold file."""
    decoder = msgspec.json.Decoder(GoldArticle)
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                yield decoder.decode(line)


def evaluate(path: Path, coder: Coding) -> list[Score]:
    """Recognition of literal names (spans equal; spans that overlap), and the share of the names
    recognised that are put within 161 km of the gold point.

    A gold name that has only a GeoNames id takes its point from the gazetteer; where that lacks the id too,
    the name is left out of the distance, since there is nothing to measure against.
    """
    with Gazetteer.open() as gazetteer:
        tally = Tally()
        for item in gold(path):
            count(item, coder.annotate(item.article).places, gazetteer, tally)
    return scores(path.stem, tally)


def scores(stem: str, tally: Tally) -> list[Score]:
    """The counts as named scores."""
    return [
        Score(f"places.recognition.exact.{stem}", tally.exact, tally.found, tally.wanted),
        Score(f"places.recognition.{stem}", tally.overlap, tally.found, tally.wanted),
        Score(f"places.161km.{stem}", tally.near, tally.placed, tally.placed),
    ]


def count(item: GoldArticle, places: Sequence[Place], gazetteer: Gazetteer, tally: Tally) -> None:
    """Add one article to the counts."""
    literal = [g for g in _distinct(item.places) if g.kind is None or g.kind in LITERAL]
    uses = any(g.kind for g in item.places)
    ours = [p for p in places if p.use == "literal" or not uses]
    tally.wanted += len(literal)
    tally.found += len(ours)
    spans = {(p.start, p.end) for p in ours}
    tally.exact += sum((g.start, g.end) in spans for g in literal)
    free = list(ours)
    for wanted in literal:
        match = next((p for p in free if p.start < wanted.end and wanted.start < p.end), None)
        if match is None:
            continue
        free.remove(match)
        tally.overlap += 1
        near = within(match, wanted, gazetteer)
        if near is not None:
            tally.placed += 1
            tally.near += near


def _distinct(places: Sequence[GoldPlace]) -> list[GoldPlace]:
    """One place a span, in order; a span that is marked twice is the place it is once called."""
    ordered = sorted(places, key=lambda p: (p.kind in LITERAL, p.geonameid is not None))
    return sorted({(p.start, p.end): p for p in ordered}.values(), key=lambda p: (p.start, p.end))


def within(ours: Place, wanted: GoldPlace, gazetteer: Gazetteer) -> bool | None:
    """Whether ours lies within 161 km of the gold point; None where the gold has no point."""
    if wanted.geonameid is not None and ours.geonameid == wanted.geonameid:
        return True
    latitude, longitude = wanted.latitude, wanted.longitude
    if latitude is None or longitude is None:
        known = gazetteer.place(wanted.geonameid) if wanted.geonameid else None
        if known is None:
            return None
        latitude, longitude = known.latitude, known.longitude
    if ours.latitude is None or ours.longitude is None:
        return False
    return _kilometres(ours.latitude, ours.longitude, latitude, longitude) <= NEAR_KM


def _kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    h = (
        sin(radians(lat2 - lat) / 2) ** 2
        + cos(radians(lat)) * cos(radians(lat2)) * sin(radians(lon2 - lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))
