"""Events counted: by time, by dyad, by country and month, and as a network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.model import Filter
from dateline.store.base import Connection
from dateline.store.where import where

Period = Literal["day", "week", "month"]
Row = dict[str, object]
# what is counted unless a filter says otherwise: what took place and is news
HAPPENED = ("occurred", "ongoing")
_QUADS = ", ".join(f"count(*) FILTER (quad = {n}) AS quad{n}" for n in (1, 2, 3, 4))
_SCALES = "sum(intensity) AS intensity, avg(intensity) AS mean_intensity, avg(goldstein) AS mean_goldstein"


def counted(chosen: Filter) -> Filter:
    """The filter by which events are counted: those that took place and are news, unless it says more."""
    return replace(
        chosen,
        status=chosen.status or HAPPENED,
        historical=False if chosen.historical is None else chosen.historical,
        limit=None,
    )


class Frames:
    """Counts of the events that a filter chooses; each event counts on its first day.

    Where articles were read a zero is a zero; where none were the counts are null. Intensity is PLOVER's,
    from -10 (conflict) to 10 (cooperation).
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def timeline(self, chosen: Filter, period: Period) -> Iterator[Row]:
        """Events by day, week (its Monday) or month (its first), from the first with any to the last."""
        condition, values = where(counted(chosen))
        return self._db.named(
            f"""WITH e AS (SELECT * FROM events e WHERE first_day IS NOT NULL AND {condition}),
            counts AS (SELECT {_period(period)} AS period, count(*) AS events, {_QUADS}, {_SCALES},
                sum(killed) AS killed, sum(injured) AS injured FROM e GROUP BY 1),
            {_calendar(chosen, period)}
            SELECT c.period, articles, {_zeros("events", "quad1", "quad2", "quad3", "quad4")},
                intensity, mean_intensity, mean_goldstein, killed, injured
            FROM calendar c LEFT JOIN counts n ON n.period = c.period
            LEFT JOIN reading r ON r.period = c.period
            ORDER BY 1""",
            *values,
        )

    def dyads(self, chosen: Filter, period: Period) -> Iterator[Row]:
        """Directed dyads of countries by period, only where there are events; within a country, too.

        An event with several actors or recipients counts once in each dyad; parties that have no country
        are in none. Where an event has actors alone (talks, clashes), each of them acts on the others.
        """
        condition, values = where(counted(chosen))
        return self._db.named(
            f"""WITH e AS (SELECT * FROM events e WHERE first_day IS NOT NULL AND {condition}), {_DYADS}
            SELECT {_period(period)} AS period, actor, recipient, count(*) AS events, {_QUADS}, {_SCALES}
            FROM e JOIN pairs ON pairs.event = e.id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""",
            *values,
        )

    def panel(self, chosen: Filter) -> Iterator[Row]:
        """Country-months: a row for each country with any event in the selection and each month of it."""
        condition, values = where(counted(chosen))
        types = [row[0] for row in self._db.rows("SELECT DISTINCT type FROM events ORDER BY 1")]
        by_type = "".join(f', count(*) FILTER (type = {_quoted(t)}) AS "{t.lower()}"' for t in types)
        zeros = _zeros("events", "quad1", "quad2", "quad3", "quad4", *(t.lower() for t in types))
        return self._db.named(
            f"""WITH e AS (SELECT * FROM events e
                WHERE first_day IS NOT NULL AND country IS NOT NULL AND {condition}),
            counts AS (SELECT country, {_period("month")} AS period, count(*) AS events, {_QUADS}{by_type},
                {_SCALES}, sum(killed) AS killed FROM e GROUP BY 1, 2),
            {_calendar(chosen, "month")}, lands AS (SELECT DISTINCT country FROM e)
            SELECT l.country, c.period AS month, articles, {zeros}, intensity, mean_intensity, killed
            FROM lands l CROSS JOIN calendar c
            LEFT JOIN counts n ON n.period = c.period AND n.country = l.country
            LEFT JOIN reading r ON r.period = c.period ORDER BY 1, 2""",
            *values,
        )

    def network(self, chosen: Filter) -> Iterator[Row]:
        """Edges from actor to recipient, by name and code: how many events, how intense, first and last."""
        condition, values = where(counted(chosen))
        return self._db.named(
            f"""WITH e AS (SELECT * FROM events e WHERE {condition}),
            sides AS (SELECT DISTINCT event, side, name, country, nullif(sector, '') AS sector FROM parties)
            SELECT a.name AS actor, a.country AS actor_country, a.sector AS actor_sector,
                b.name AS recipient, b.country AS recipient_country, b.sector AS recipient_sector,
                count(*) AS events, {_QUADS}, {_SCALES}, min(first_day) AS first_day,
                max(last_day) AS last_day
            FROM e JOIN sides a ON a.event = e.id AND a.side = 'actor'
                JOIN sides b ON b.event = e.id AND b.side = 'recipient'
            GROUP BY ALL ORDER BY events DESC, actor, recipient""",
            *values,
        )


# where an event has no recipient, its actors act on each other
_DYADS = """sides AS (SELECT DISTINCT event, side, country FROM parties WHERE country IS NOT NULL),
    pairs AS (
        SELECT a.event, a.country AS actor, b.country AS recipient
        FROM sides a JOIN sides b ON a.event = b.event AND a.side = 'actor' AND b.side = 'recipient'
        UNION SELECT a.event, a.country, b.country
        FROM sides a JOIN sides b ON a.event = b.event AND a.side = 'actor' AND b.side = 'actor'
        WHERE a.country <> b.country
            AND a.event NOT IN (SELECT event FROM parties WHERE side = 'recipient'))"""


def _period(period: Period, column: str = "first_day") -> str:
    if period not in ("day", "week", "month"):
        raise UsageError(f"{period!r} is no period; there are day, week and month")
    return f"date_trunc('{period}', {column})::DATE"


def _calendar(chosen: Filter, period: Period) -> str:
    """All periods of the selection: of the days it asks for, else from its first event to its last."""
    first = f"DATE '{chosen.from_}'" if chosen.from_ else "(SELECT min(first_day) FROM e)"
    last = f"DATE '{chosen.until}'" if chosen.until else "(SELECT max(first_day) FROM e)"
    ends = f"{_period(period, first)}, {_period(period, last)}, INTERVAL 1 {period}"
    return f"""reading AS (SELECT {_period(period, "published")} AS period, count(*) AS articles
            FROM articles GROUP BY 1),
        calendar AS (SELECT unnest(generate_series({ends}))::DATE AS period)"""


def _zeros(*columns: str) -> str:
    """Counts that are 0 where articles were read and nothing was found, null where none were read."""
    return ", ".join(f'coalesce("{c}", CASE WHEN articles > 0 THEN 0 END) AS "{c}"' for c in columns)


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"
