"""Who of the parties of violence bears arms, for formats that sort violence by who meets whom."""

from __future__ import annotations

from dateline.knowledge.schemes import Schemes
from dateline.model import Event, Party

STATE = "State forces"
_UNARMED = frozenset({"Civilians", "Protesters"})


def is_civilian(party: Party, schemes: Schemes) -> bool:
    """Whether a party bears no arms by its sector; a bare country or an unknown body does not say."""
    return schemes.acled_kind(party.sector) in _UNARMED


def is_state(party: Party, schemes: Schemes) -> bool:
    """Whether a party is a state or its forces; a country that acts by itself is its state."""
    return party.country in schemes.countries and (
        not party.sector or schemes.acled_kind(party.sector) == STATE
    )


def against_civilians(event: Event, schemes: Schemes) -> bool:
    """Whether all that are acted upon are civilians."""
    return bool(event.recipients) and all(is_civilian(party, schemes) for party in event.recipients)


def killed(event: Event) -> int | None:
    """The best-supported number of dead, null where none is told."""
    toll = event.size.get("killed")
    return toll.best if toll else None
