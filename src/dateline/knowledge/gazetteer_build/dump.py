"""Places from GeoNames' own dump, allCountries.zip: every village, hill and farm of the world.

The columns are those of GeoNames' readme.txt. The dump is read twice: first for countries and
divisions, then for all else, so that memory holds the divisions only.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import GazetteerError
from dateline.knowledge.gazetteer import NameKind, fold
from dateline.knowledge.gazetteer_build import shipped
from dateline.knowledge.gazetteer_build.names import kept, shortened
from dateline.knowledge.gazetteer_build.records import Row, Source
from dateline.model import PlacePrecision

_COLUMNS = 19
_DIVISIONS: dict[str, PlacePrecision] = {"ADM1": "admin1", "ADM2": "admin2"}
_BROAD: dict[str, PlacePrecision] = {
    "H": "region",
    "T": "region",
    "L": "region",
    "V": "region",
    "S": "site",
    "P": "city",
}


def source(path: Path) -> Source:
    """Read the dump at `path`; the countries are those of the gazetteer that ships.

    Raises:
        GazetteerError: it is not GeoNames' dump.
    """
    countries = tuple(shipped.countries())
    divisions = {cells[7] + _code(cells): int(cells[0]) for cells in _lines(path) if cells[7] in _DIVISIONS}
    if not divisions:
        raise GazetteerError(
            f"{path}: no divisions in it; wanted is allCountries.zip as GeoNames publishes it"
        )
    codes = {
        code.removeprefix("ADM1"): number for code, number in divisions.items() if code.startswith("ADM1")
    }
    return Source(countries, _rows(path, {c.iso2: c.iso3 for c in countries}, divisions), codes)


def _code(cells: list[str]) -> str:
    parts = [cells[8], cells[10]] if cells[7] == "ADM1" else [cells[8], cells[10], cells[11]]
    return ".".join(parts)


def _lines(path: Path) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(path) as archive:
            name = next(
                (n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()), None
            )
            if name is None:
                raise GazetteerError(
                    f"{path}: no table of places in it; wanted is GeoNames' allCountries.zip"
                )
            with archive.open(name) as raw:
                for line in io.TextIOWrapper(raw, encoding="utf-8", newline="\n"):
                    cells = line.rstrip("\n").split("\t")
                    if len(cells) == _COLUMNS and cells[0].isdigit():
                        yield cells
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path}: can't be read as GeoNames' allCountries.zip ({error})") from error


def _rows(path: Path, iso3: dict[str, str], divisions: dict[str, int]) -> Iterator[Row]:
    for cells in _lines(path):
        feature, precision = cells[7], _DIVISIONS.get(cells[7]) or _BROAD.get(cells[6])
        if precision is None or not cells[1]:
            continue
        admin1 = divisions.get(f"ADM1{cells[8]}.{cells[10]}")
        yield Row(
            id=int(cells[0]),
            name=cells[1],
            latitude=_number(cells[4], path, cells),
            longitude=_number(cells[5], path, cells),
            iso3=iso3.get(cells[8]),
            feature=feature or cells[6],
            precision=precision,
            population=int(_number(cells[14] or "0", path, cells)),
            admin1=admin1,
            admin2=divisions.get(f"ADM2{cells[8]}.{cells[10]}.{cells[11]}"),
            names=tuple(_names(cells[1], cells[3].split(","), precision)),
        )


def _number(cell: str, path: Path, cells: list[str]) -> float:
    try:
        return float(cell)
    except ValueError as error:
        raise GazetteerError(
            f"{path}: {cell!r} is no number, in the row of {cells[0]} ({cells[1]}); "
            "wanted is allCountries.zip as GeoNames publishes it"
        ) from error


def _names(name: str, alternates: list[str], precision: PlacePrecision) -> Iterator[tuple[str, NameKind]]:
    seen = {fold(name)}
    short = shortened(name) if precision in {"admin1", "admin2"} else None
    for other in [*([short] if short else []), *kept(alternates, name)]:
        if fold(other) not in seen:
            seen.add(fold(other))
            yield other, "main" if other == short else "alternate"
