"""The gazetteer: names of places and what is known of each, in one read-only SQLite file.

The file is made by `dateline gazetteer build` from GeoNames data. It is opened immutable
and memory-mapped, so that opening costs nothing and only the pages that are looked at take memory.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from dateline.errors import GazetteerError
from dateline.knowledge.packs import SHIPPED
from dateline.model import PlacePrecision

ARTEFACT = SHIPPED / "world" / "gazetteer.sqlite"
SCHEMA = 1
REBUILD = "dateline gazetteer build"
NameKind = Literal["main", "alternate", "short", "adjective"]
NAME_KINDS: tuple[NameKind, ...] = ("main", "alternate", "short", "adjective")
_CACHED_NAMES = 50_000

# letters that Unicode does not take apart into a base letter and a mark
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "a",
        "ħ": "h",
    }
)
_MARKS = re.compile(r"[\u0300-\u036f'’‘ʼʻʹ`´.]")
_BREAKS = re.compile(r"[\s\-\u2010-\u2015/,_]+")
_SHORTER = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}


class GazetteerPlace(Struct, frozen=True):
    """A place of the gazetteer, as one of its names leads to it.

    `id` is the gazetteer's own key; `geonameid` is null where GeoNames has no such place or it is not
    known. Coordinates are WGS 84 degrees; `country` is ISO 3166-1 alpha-3 (XKX for Kosovo); `feature`
    is a GeoNames feature code (PPL, ADM1 ...) or, for what was written by hand, the kind of thing it is.
    """

    id: int
    geonameid: int | None
    name: str
    latitude: float
    longitude: float
    country: str | None
    admin1: str | None
    admin1_id: int | None
    admin2_id: int | None
    feature: str
    precision: PlacePrecision
    population: int
    countries: tuple[str, ...] = ()
    kind: NameKind = "main"


def fold(name: str) -> str:
    """The key under which a name is filed: case, accents, apostrophes, full stops and hyphens levelled."""
    text = name.strip()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    words = _BREAKS.sub(" ", _MARKS.sub("", text.casefold())).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SHORTER.get(word, word) for word in words)


def gazetteer_of(folders: Sequence[Path]) -> Path:
    """The gazetteer that the packs bring: that of the last one with a gazetteer.sqlite, else what ships."""
    brought = [folder / ARTEFACT.name for folder in folders if (folder / ARTEFACT.name).is_file()]
    return brought[-1] if brought else ARTEFACT


class Gazetteer:
    """Places by name and by id. Use `Gazetteer.open()`; close it, or use it in a `with` statement."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self.path = connection, path
        self._cache: OrderedDict[str, tuple[GazetteerPlace, ...]] = OrderedDict()

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the shipped artefact, or the one at `path`.

        Raises:
            GazetteerError: there is none, it is damaged, or it was built for another version.
        """
        path = path or ARTEFACT
        if not path.is_file():
            raise GazetteerError(f"{path}: there is no gazetteer; build it with `{REBUILD}`")
        try:
            connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            connection.execute("PRAGMA mmap_size=268435456")
            connection.execute("PRAGMA cache_size=-4096")
            schema = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
            connection.execute("SELECT key FROM name LIMIT 1").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(
                f"{path}: the gazetteer is damaged ({error}); rebuild it with `{REBUILD}`"
            ) from error
        if schema is None or int(schema[0]) != SCHEMA:
            connection.close()
            raise GazetteerError(
                f"{path}: the gazetteer was built for another version; rebuild it with `{REBUILD}`"
            )
        return cls(connection, path)

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def lookup(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All places that bear this name, the most populous first; empty where there is none.

        Raises:
            GazetteerError: the artefact is damaged.
        """
        key = fold(name)
        found = self._cache.get(key)
        if found is None:
            found = tuple(self._place(row) for row in self._rows(_BY_NAME, (key,))) if key else ()
            self._cache[key] = found
            if len(self._cache) > _CACHED_NAMES:
                self._cache.popitem(last=False)
        return found

    def population(self, name: str) -> int:
        """How many people live in the most populous place of that name; -1 where there is none."""
        return max((place.population for place in self.lookup(name)), default=-1)

    def place(self, geonameid: int) -> GazetteerPlace | None:
        """The place with this GeoNames id, or None."""
        return next((self._place(row) for row in self._rows(_BY_ID, (geonameid,))), None)

    def countries(self) -> tuple[tuple[GazetteerPlace, tuple[str, ...]], ...]:
        """Every country with its names, as they are looked up by (folded).

        Raises:
            GazetteerError: the artefact is damaged.
        """
        found = [self._place(row) for row in self._rows(_COUNTRIES, (PRECISIONS.index("country"),))]
        names = {p.id: tuple(key for (key,) in self._rows(_NAMES, (p.id,))) for p in found}
        return tuple((place, names[place.id]) for place in found)

    def _rows(self, query: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise GazetteerError(
                f"{self.path}: the gazetteer is damaged ({error}); rebuild it with `{REBUILD}`"
            ) from error

    @staticmethod
    def _place(row: tuple[Any, ...]) -> GazetteerPlace:
        number, name, latitude, longitude, country, admin1, admin1_id, admin2_id = row[:8]
        feature, precision, population, countries, kind = row[8:]
        return GazetteerPlace(
            number,
            number if number > 0 else None,  # an id below zero is the gazetteer's own
            name,
            latitude / DEGREE,
            longitude / DEGREE,
            country,
            admin1,
            admin1_id,
            admin2_id,
            feature,
            PRECISIONS[precision],
            population,
            tuple(countries.split(";")) if countries else (country,) if country else (),
            NAME_KINDS[kind],
        )


_COLUMNS = """place.id, place.name, place.latitude, place.longitude, country.iso3, admin1.name, place.admin1,
    place.admin2, place.feature, place.precision, place.population, place.countries"""
_JOINS = (
    "LEFT JOIN country ON country.id = place.country LEFT JOIN place AS admin1 ON admin1.id = place.admin1"
)
_BY_NAME = f"""SELECT {_COLUMNS}, name.kind FROM name JOIN place ON place.id = name.place {_JOINS}
    WHERE name.key = ? ORDER BY place.population DESC, place.id"""
_BY_ID = f"SELECT {_COLUMNS}, 0 FROM place {_JOINS} WHERE place.id = ?"
_COUNTRIES = f"SELECT {_COLUMNS}, 0 FROM place {_JOINS} WHERE place.precision = ? ORDER BY place.id"
_NAMES = "SELECT key FROM name WHERE place = ? AND kind < 2 ORDER BY key"  # short ones and adjectives apart
PRECISIONS: tuple[PlacePrecision, ...] = ("site", "city", "admin2", "admin1", "country", "region")
DEGREE = 10_000  # coordinates are stored as whole ten-thousandths of a degree, about eleven metres
