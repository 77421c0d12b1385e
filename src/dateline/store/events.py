"""Events as they are shown, the machine's own beside them, and what merging looks them up by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from dateline.model import Event, Filter
from dateline.store.base import Connection, as_row, text_of
from dateline.store.coding import aware, placed
from dateline.store.where import where
from dateline.store.words import folded

_EVENT = msgspec.json.Decoder(Event)
_INT = 2**31 - 1  # the most that a count in the tables can be
_OWN_TABLES = (("events", "id"), ("event_reports", "event"), ("parties", "event"), ("tellers", "event"))
FEWEST = 4  # letters of an id's beginning: fewer mean too many events


class EventTable:
    """The events of a store, and what leads to them."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # --- reading ------------------------------------------------------------------------

    def get(self, ids: Sequence[str]) -> dict[str, Event]:
        """Events as they are shown, by id."""
        asked = "SELECT record FROM events WHERE id IN (SELECT unnest(?::VARCHAR[]))"
        return {e.id: e for e in (_EVENT.decode(row[0]) for row in self._db.among(asked, list(ids)))}

    def dated(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """The events with the times their articles were fetched and coded, and the version that did."""
        held = tuple(events)
        asked = """SELECT er.event, min(a.fetched), max(a.coded), arg_max(a.version, a.run)
            FROM event_reports er JOIN reports r ON r.id = er.report JOIN articles a ON a.id = r.article
            WHERE er.event IN (SELECT unnest(?::VARCHAR[])) GROUP BY 1"""
        known = {row[0]: row[1:] for row in self._db.among(asked, [e.id for e in held])}
        return tuple(_with_times(event, known.get(event.id)) for event in held)

    def named(self, word: str) -> list[str]:
        """The ids of the events whose id, now or before, is or begins with this word."""
        exact = [r[0] for r in self._db.rows("SELECT id FROM events WHERE id = ?", word)]
        if exact:
            return exact
        former = self._db.rows("SELECT id FROM events WHERE list_contains(former, ?)", word)
        if former or len(word) < FEWEST:
            return [row[0] for row in former]
        return [r[0] for r in self._db.rows("SELECT id FROM events WHERE starts_with(id, ?)", word)]

    def reports_of(self, events: Sequence[str]) -> list[str]:
        """The ids of the reports of these events."""
        asked = "SELECT report FROM event_reports WHERE event IN (SELECT unnest(?::VARCHAR[]))"
        return [row[0] for row in self._db.among(asked, list(events))]

    def chosen(self, chosen: Filter) -> list[Event]:
        """The events that a filter chooses, by their day, the undated last; by a limit the newest alone."""
        condition, values = where(chosen)
        asked = f"""SELECT e.record FROM events e WHERE {condition}
            ORDER BY e.first_day DESC NULLS FIRST, e.last_day DESC, e.id DESC"""
        if chosen.limit is not None:
            asked += " LIMIT ?"
            values = [*values, chosen.limit]
        found = [_EVENT.decode(row[0]) for row in self._db.rows(asked, *values)]
        return found[::-1]

    def count(self, chosen: Filter) -> int:
        """How many events a filter chooses, whatever its limit."""
        condition, values = where(chosen)
        return int(self._db.one(f"SELECT count(*) FROM events e WHERE {condition}", *values))

    # --- what the merger asks -------------------------------------------------------------

    def holding(self, reports: Sequence[str]) -> dict[str, Event]:
        """The shown events that hold any of these reports."""
        asked = "SELECT DISTINCT event FROM event_reports WHERE report IN (SELECT unnest(?::VARCHAR[]))"
        return self.get([row[0] for row in self._db.among(asked, list(reports))])

    def coded(self, ids: Sequence[str]) -> dict[str, Event]:
        """The machine's own events by id, where an analyst sees others."""
        asked = "SELECT record FROM coded_events WHERE id IN (SELECT unnest(?::VARCHAR[]))"
        return {e.id: e for e in (_EVENT.decode(row[0]) for row in self._db.among(asked, list(ids)))}

    def all_coded(self) -> dict[str, Event]:
        """All of the machine's own events that an analyst's corrections touch."""
        rows = self._db.rows("SELECT record FROM coded_events")
        return {e.id: e for e in (_EVENT.decode(row[0]) for row in rows)}

    def sharing(self, keys: Iterable[str]) -> list[str]:
        """The ids of the events that have one of these link keys."""
        asked = "SELECT DISTINCT event FROM link_keys WHERE key IN (SELECT unnest(?::VARCHAR[]))"
        return [row[0] for row in self._db.among(asked, list(keys))]

    def overdue(self, as_of: date) -> list[str]:
        """The ids of the plans whose day has passed, and of which nothing more has been told."""
        asked = """SELECT id FROM events WHERE status = 'planned' AND coalesce(last_day, last_published) < ?
            AND stage NOT IN ('held', 'not held', 'no report')"""
        return [row[0] for row in self._db.rows(asked, as_of)]

    # --- writing ------------------------------------------------------------------------

    def write(self, events: Sequence[Event], gone: Sequence[str], keys: Mapping[str, Sequence[str]]) -> None:
        """Put these events in place of what stood under their ids, and take away those that are gone.

        Args:
            events: as they are to be shown.
            gone: ids of events that are no more.
            keys: the link keys of the events, by id.
        """
        ids = [*(event.id for event in events), *gone]
        db = self._db
        with db.whole():
            for table, column in (*_OWN_TABLES, ("link_keys", "event")):
                db.remove(table, column, ids)
            db.insert("events", [_event_row(e) for e in events])
            db.insert("event_reports", [{"event": e.id, "report": r} for e in events for r in e.reports])
            db.insert("parties", [row for e in events for row in _parties(e)])
            db.insert("tellers", [row for e in events for row in _tellers(e)])
            db.insert("link_keys", [{"key": k, "event": e.id} for e in events for k in keys.get(e.id, ())])

    def write_coded(self, events: Sequence[Event], gone: Sequence[str]) -> None:
        """Keep the machine's own events beside those that an analyst sees; take away `gone`."""
        with self._db.whole():
            self._db.remove("coded_events", "id", [*(e.id for e in events), *gone])
            self._db.insert("coded_events", [{"id": e.id, "record": text_of(e)} for e in events])


def _with_times(event: Event, known: tuple[object, ...] | None) -> Event:
    if known is None:
        return event
    fetched, coded, version = known
    return replace(
        event,
        fetched=aware(fetched) if fetched else None,  # type: ignore[arg-type]
        coded=aware(coded) if coded else None,  # type: ignore[arg-type]
        version=version or "",
    )


def _event_row(event: Event) -> dict[str, object]:
    return as_row(event) | placed(event) | {
        "killed": _best(event, "killed"),
        "injured": _best(event, "injured"),
        "stage": event.life[-1].stage if event.life else None,
        "disputed": bool(event.versions),
        "words": folded(event.where.name, event.where.admin1),
        "record": text_of(event),
    }  # fmt: skip


def _best(event: Event, kind: str) -> int | None:
    toll = event.size.get(kind)
    return min(toll.best, _INT) if toll else None


def _parties(event: Event) -> Iterable[dict[str, object]]:
    for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            yield as_row(party) | {"event": event.id, "side": side, "words": folded(party.name, party.role)}


def _tellers(event: Event) -> Iterable[dict[str, object]]:
    for teller in event.tellers:
        yield as_row(teller) | {"event": event.id, "words": folded(teller.name)}
