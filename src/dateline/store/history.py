"""The history of a store, which only grows: revisions of events, corrections, and former codings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

import msgspec

from dateline.model import Correction, Event, Report, Revision
from dateline.store.base import Connection, text_of
from dateline.store.coding import aware, stamp

_REVISION = "event, number, made, run, change, why, record"


class History:
    """What became of events, who corrected them, and what was coded in former runs."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # --- revisions ----------------------------------------------------------------------

    def revise(self, changes: Sequence[tuple[str, str, str, Event | None]], run: int, at: datetime) -> None:
        """Append revisions: (event, what became of it, why, the record as it is now or null)."""
        if not changes:
            return
        asked = """SELECT event, max(number) FROM revisions
            WHERE event IN (SELECT unnest(?::VARCHAR[])) GROUP BY 1"""
        numbers: dict[str, int] = dict(self._db.among(asked, [event for event, *_ in changes]))
        rows = []
        for event, change, why, record in changes:
            numbers[event] = numbers.get(event, 0) + 1
            rows.append(
                {
                    "event": event, "number": numbers[event], "made": stamp(at), "run": run, "change": change,
                    "why": why, "record": text_of(record) if record else None,
                }
            )  # fmt: skip
        self._db.insert("revisions", rows)

    def since(self, day: date | None = None, events: Sequence[str] = ()) -> list[Revision]:
        """The revisions since a day (UTC, inclusive), of all events or of some, in their order."""
        start = datetime.combine(day or date.min, time.min, UTC)
        asked = f"""SELECT {_REVISION} FROM revisions
            WHERE made >= ?::TIMESTAMP AND (len(?::VARCHAR[]) = 0 OR list_contains(?::VARCHAR[], event))
            ORDER BY run, made, event, number"""
        return [_revision(row) for row in self._db.rows(asked, stamp(start), list(events), list(events))]

    def events_at(self, run: int) -> dict[str, Event]:
        """The events as they stood when a run had ended, by id."""
        asked = """SELECT arg_max(record, number) FROM revisions WHERE run <= ? GROUP BY event
            HAVING arg_max(change, number) NOT IN ('gone', 'merged', 'rejected')"""
        found = (msgspec.json.decode(row[0], type=Event) for row in self._db.rows(asked, run) if row[0])
        return {event.id: event for event in found}

    def reports_at(self, run: int) -> dict[str, Report]:
        """The reports as they stood when a run had ended, by id."""
        asked = """SELECT record FROM reports WHERE run <= ?
            UNION ALL SELECT record FROM past_reports WHERE run <= ? AND replaced > ?"""
        found = (msgspec.json.decode(row[0], type=Report) for row in self._db.rows(asked, run, run, run))
        return {report.id: report for report in found}

    def versions(self, article: str) -> list[dict[str, object]]:
        """What an article said before it was corrected: each former text with the run that replaced it."""
        asked = "SELECT run, replaced, version, record FROM past_articles WHERE id = ? ORDER BY replaced"
        return list(self._db.named(asked, article))

    # --- corrections --------------------------------------------------------------------

    def correct(self, correction: Correction) -> None:
        """Keep a correction; it is never changed nor taken away."""
        row = {
            "id": correction.id, "event": correction.event, "kind": correction.kind, "analyst": correction.by,
            "why": correction.why, "made": stamp(correction.at), "record": text_of(correction),
        }  # fmt: skip
        self._db.insert("corrections", [row])

    def corrections(self) -> list[Correction]:
        """All corrections in the order they were made."""
        rows = self._db.rows("SELECT record FROM corrections ORDER BY made, rowid")
        return [msgspec.json.decode(row[0], type=Correction) for row in rows]


def _revision(row: tuple[object, ...]) -> Revision:
    event, number, at, run, change, why, record = row
    return msgspec.convert(
        {
            "event": event, "number": number, "at": aware(at), "run": run, "change": change, "why": why,  # type: ignore[arg-type]
            "record": msgspec.json.decode(record) if isinstance(record, str) else None,
        },
        Revision,
    )  # fmt: skip
