"""How other data sets write what PLOVER says: countries, kinds of actors, kinds of violence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from dateline.knowledge import ontology, packs
from dateline.knowledge.names.rows import CountryRow


class CountryCodes(Struct, frozen=True):
    """A country (ISO 3166-1 alpha-3) in other schemes; what a scheme does not have is null or "".

    `numeric` is ISO 3166-1, `fips` FIPS 10-4, `cow` the number of the Correlates of War, `gw` that of
    Gleditsch and Ward, `cameo` CAMEO's code ("" where it is the ISO one), `region` the region in conflict
    data.
    """

    code: str
    numeric: int | None = None
    fips: str = ""
    cow: int | None = None
    gw: int | None = None
    cameo: str = ""
    region: str = ""


class CameoActor(Struct, frozen=True):
    """How CAMEO writes a PLOVER sector or international code, and how ICEWS and ACLED name it."""

    sector: str
    type: str = ""
    group: str = ""
    religion: str = ""
    country: str = ""
    icews: str = ""
    acled: str = ""


class AcledAct(Struct, frozen=True):
    """How ACLED files an act (TYPE or TYPE.mode); `event_type` is "" where it does not."""

    act: str
    disorder_type: str = ""
    event_type: str = ""
    sub_event_type: str = ""
    against_civilians: str = ""


@dataclass(frozen=True, slots=True)
class Schemes:
    """What exports look up; every mapping is read-only."""

    ontology: ontology.Ontology
    countries: Mapping[str, CountryCodes]
    country_names: Mapping[str, str]
    actors: Mapping[str, CameoActor]
    acled: Mapping[str, AcledAct]

    def country(self, code: str | None) -> CountryCodes:
        """The codes of a country; without any where it is in no scheme."""
        return self.countries.get(code or "", CountryCodes(code or ""))

    def cameo_country(self, code: str | None) -> str:
        """CAMEO's code of a country, "" for what is none."""
        known = self.countries.get(code or "")
        return (known.cameo or known.code) if known else ""

    def country_name(self, code: str | None) -> str:
        """The English name of a country, its code where no pack has a name, "" without a code."""
        return self.country_names.get(code or "", code or "")

    def acled_kind(self, sector: str) -> str:
        """What kind of actor a sector is to ACLED, "" where the sector does not say."""
        return self.actors[sector].acled if sector in self.actors else ""

    def acled_act(self, type_: str, mode: str | None) -> AcledAct | None:
        """How ACLED files a type and mode; null where it does not."""
        found = self.acled.get(f"{type_}.{mode}") or self.acled.get(type_)
        return found if found and found.event_type else None


def load(folders: tuple[Path, ...]) -> Schemes:
    """The schemes as the packs have them; a later pack's row overrides an earlier one's.

    Raises:
        PackError: a broken list.
    """
    countries = {row.code: row for row in packs.rows(folders, "country_codes.tsv", CountryCodes)}
    states = packs.rows(folders, "countries.tsv", CountryRow)
    return Schemes(
        ontology=ontology.load(folders),
        countries=MappingProxyType(countries),
        country_names=MappingProxyType({row.id: row.name for row in states if len(row.id) == 3}),
        actors=MappingProxyType({r.sector: r for r in packs.rows(folders, "cameo_actors.tsv", CameoActor)}),
        acled=MappingProxyType({row.act: row for row in packs.rows(folders, "acled.tsv", AcledAct)}),
    )


@lru_cache(maxsize=1)
def shipped() -> Schemes:
    """The schemes of the shipped packs."""
    return load(packs.folders())
