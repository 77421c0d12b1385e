"""What an actor has from whom it belongs to: its country, and its sector where its own words tell none."""

from __future__ import annotations

from dateline.assemble.coreference.entities import Entity
from dateline.knowledge.names import Names
from dateline.model import ActorCode

_POLITICS = frozenset({"GOV", "PTY", "OPP", "LEG"})


def owned_code(owner: Entity, code: ActorCode, names: Names) -> ActorCode:
    """The code of somebody who belongs to another ("his aide"), from what their own words tell."""
    own, head = owner.code, (code.role or "").rpartition(" ")[2]
    country, sectors, role = code.country, code.sectors, code.role
    if head in names.small("peers"):
        sectors, role = own.sectors, own.role or role
    elif head in names.small("rivals") and own.sector in _POLITICS:
        country, sectors = country or own.country, ("OPP",) if own.sector == "GOV" else own.sectors
    elif head in names.small("others"):
        sectors = sectors if own.sectors else ()  # a country's neighbour is a country
    elif country is None:
        of_whom = code.role in names.small("of_whom") and owner.kind not in ("country", "person")
        # its squad is the police's, though squads are an army's as a rule; "its forces" of a ministry stay so
        of_police = own.sector == "COP" and head in names.small("units")
        takes = (
            of_whom or not sectors or code.role in names.small("public") or of_police
        )  # the farmers' leader is a farmer, the police's squad the police
        country, sectors = own.country, (own.sectors or sectors) if takes else sectors
        if not sectors and role and owner.kind == "country":
            sectors = ("GOV",)  # a country's envoy
    why = f"{code.why}; of {own.name}"
    return ActorCode(code.name, country, "".join(sectors[:1]), sectors, role, why=why)
