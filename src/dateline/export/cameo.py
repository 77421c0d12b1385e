"""PLOVER parties as CAMEO writes them: a country, then what kind of actor."""

from __future__ import annotations

from msgspec import Struct

from dateline.knowledge.schemes import CameoActor, Schemes
from dateline.model import Event, Party

_COOPERATION_WORDS, _COOPERATION_DEEDS, _CONFLICT_WORDS = 5, 8, 13


class CameoCode(Struct, frozen=True):
    """A party in CAMEO: the whole code and its pieces, "" or empty where it has none."""

    code: str = ""
    country: str = ""
    group: str = ""
    religion: str = ""
    types: tuple[str, ...] = ()


def actor_code(party: Party | None, schemes: Schemes) -> CameoCode:
    """A party's CAMEO code: "USAMIL" of the United States' army, "IGOUNO" of the United Nations.

    An international code of PLOVER's that stands in place of a country is a type in CAMEO and comes first.
    """
    if party is None:
        return CameoCode()
    body = schemes.actors.get(party.country or "")
    kinds = [schemes.actors[s] for s in party.sectors or (party.sector,) if s in schemes.actors]
    country = body.country if body else schemes.cameo_country(party.country)
    types = _types(body, kinds)
    group = next((k.group for k in (body, *kinds) if k and k.group), "")
    religion = next((k.religion for k in kinds if k.religion), "")
    start = (body.type, country, group) if body else (country, group)
    # a code names the main kind alone; all stand in the columns beside it
    rest = types[1:2] if body else types[:1]
    code = "".join((*start, *rest, religion))
    return CameoCode(code, country, group, religion, types[:3])


def quad_class(code: str) -> int:
    """GDELT's quad class of a CAMEO code, which follows from its root."""
    root = int(code[:2])
    if root <= _COOPERATION_WORDS:
        return 1
    if root <= _COOPERATION_DEEDS:
        return 2
    return 3 if root <= _CONFLICT_WORDS else 4


def icews_sectors(party: Party | None, schemes: Schemes) -> str:
    """A party's sectors in ICEWS' names, by commas as there."""
    if party is None:
        return ""
    codes = (party.country or "", *(party.sectors or (party.sector,)))
    names = [schemes.actors[c].icews for c in codes if c in schemes.actors]
    return ",".join(dict.fromkeys(filter(None, names)))


def has_code(event: Event) -> str:
    """Why an event has no place in a format of CAMEO codes; "" where it has."""
    return "" if event.cameo else "no CAMEO code"


def _types(body: CameoActor | None, kinds: list[CameoActor]) -> tuple[str, ...]:
    found = [body.type] if body else []
    # whoever speaks for an international body is no government
    found += [k.type for k in kinds if k.type and not (body and k.sector == "GOV")]
    return tuple(dict.fromkeys(found))
