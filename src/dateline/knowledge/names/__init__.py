"""Who is who: countries, seats of power, roles, organisations, groups and people, found by their names.

The packs' lists are read into one frozen index from folded names to entries. A file that is not
there counts as empty, so that a user's pack may hold any one of them.
"""

from dateline.knowledge.names.entry import Entry, EntryKind, Match, Office
from dateline.knowledge.names.index import INTERNATIONAL, Names, countries_in, scanned
from dateline.knowledge.names.loading import load

__all__ = [
    "INTERNATIONAL",
    "Entry",
    "EntryKind",
    "Match",
    "Names",
    "Office",
    "countries_in",
    "load",
    "scanned",
]
