"""Office holders from Wikidata's public query service, as a `people.tsv` in a user's pack.

`update` asks page by page, keeps each page in a journal beside the list, so that a run that was cut goes on
where it stopped, and writes the list only when all is there. The shipped list is never touched: a row with
a shipped id in the user's pack takes the place of the shipped row, which is how an old term gets its end.
"""

from dateline.knowledge.office_holders.service import WIKIDATA, Service, ServiceError
from dateline.knowledge.office_holders.update import Told, update

__all__ = ["WIKIDATA", "Service", "ServiceError", "Told", "update"]
