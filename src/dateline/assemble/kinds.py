"""How acts of a type take place: on the ground, where they land, or in words."""

from __future__ import annotations

# acts done where their doers are: words travel, these do not
GROUND = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "RETREAT", "AID"})
# acts that land where their recipient is: a strike on a town is in the town, a visit to a capital there
LANDS = frozenset({"ASSAULT", "COERCE", "CONSULT", "AID", "PROTEST", "MOBILIZE", "RETREAT"})
# acts that are done by saying something
WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
# PLOVER's codes of what is of no one country
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
# acts of force and of crowds, each of which is in one place
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
