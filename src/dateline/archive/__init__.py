"""The whole way of an archive: articles to reports to events, and into the store.

The command line, programs and pages all ask through `Archive`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dateline import __version__, corroborate
from dateline.archive.adding import Adder, Count, Heard, Made
from dateline.archive.asked import Vocabulary, within
from dateline.archive.differences import Difference, differences
from dateline.archive.merge import Merged, Merger
from dateline.archive.nothing import nothing
from dateline.errors import UsageError
from dateline.knowledge import event_rules, packs
from dateline.knowledge.fingerprint import fingerprint
from dateline.model import (
    Article,
    Correction,
    CorrectionKind,
    Event,
    Failure,
    Filter,
    Report,
    Revision,
    Selection,
)
from dateline.store import FEWEST, Answer, Coded, Period, Row, Run, Store, digest_of, now

if TYPE_CHECKING:
    from dateline.pipeline import Coder

__all__ = ["Archive", "Count", "Difference", "Explained", "Merged", "version_of"]

_AT_ONCE = 1_000  # articles that are written in one piece, where they are coded already


class Explained(msgspec.Struct, frozen=True):
    """An event with its reports, why they belong together, its history, and what analysts said of it."""

    event: Event
    reports: tuple[Report, ...]
    why: tuple[str, ...]
    revisions: tuple[Revision, ...]
    corrections: tuple[Correction, ...]


class Archive:
    """Articles and events in one file, for one program; closed by `close` or at the end of a `with`.

    Args:
        path: the store, a file.
        packs: the user's own packs, for the rules by which events are merged.
        writing: whether to change it; a store that isn't there is then made.

    Raises:
        UsageError: there is no such store, or no folder to make it in.
        StoreError: it is busy, damaged, of another version, or can't be read or written.
    """

    def __init__(self, path: Path | str, packs: tuple[Path, ...] = (), *, writing: bool = True) -> None:
        self._packs = packs
        self.store = Store(Path(path), writing=writing)

    @classmethod
    def reading(cls, path: Path | str) -> Archive:
        """The archive to ask, not to change; several programs may ask at once."""
        return cls(path, writing=False)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    # --- adding ---------------------------------------------------------------------------

    def add(
        self,
        items: Iterable[Article | Failure],
        coder: Coder,
        version: str | None = None,
        heard: Heard = lambda count: None,
        note: str = "",
    ) -> tuple[Count, Merged]:
        """Code articles and add them with their reports; then merge what waits into events.

        Adding twice changes nothing. A run that is killed has added each article wholly or not at all, and
        the next one merges what it left.

        Args:
            items: articles, and what could not be read, as `dateline.read.articles` gives them.
            coder: by what to code them.
            version: of program and packs, as `version_of` tells it (default: from this archive's packs).
            heard: is told how far it has come, before each article.
            note: what the run is said to be in the list of runs.
        """
        with self._run("add", version, note) as (run, told):
            adder = Adder(self.store, Made(coder, told, run), heard)
            changed = adder.add(items)
            merged = self._merged(run)
            if not (changed or merged.new or merged.changed or merged.gone):
                self.store.coding.forget(run)
        return adder.count, merged

    def recode(
        self,
        coder: Coder,
        version: str | None = None,
        heard: Heard = lambda count: None,
        every: bool = False,
    ) -> tuple[int, Count, Merged]:
        """Code anew what another version coded (or all), and merge; gives the run's number, 0 for none.

        What was coded before is kept as past, and corrections stand.
        """
        told = version or version_of(self._packs)
        ids = self.store.coding.coded_by_others(told, every)
        if not ids and not self._merger.waits():
            return 0, Count(), Merged()
        with self._run("recode", told, "") as (run, _):
            adder = Adder(self.store, Made(coder, told, run), heard)
            adder.recode(ids)
            merged = self._merged(run)
        return run, adder.count, merged

    def keep(self, coded: Iterable[Coded], version: str, note: str = "") -> Merged:
        """Add articles that were coded already, with their reports, and merge.

        Those that the store has with the same words are left alone.

        Args:
            coded: articles with their reports.
            version: by what they were coded.
            note: what the run is said to be in the list of runs.
        """
        digests = self.store.coding.digests()
        fresh = (c for c in coded if digests.get(c.article.id) != digest_of(c.article))
        with self._run("add", version, note) as (run, told):
            while some := list(islice(fresh, _AT_ONCE)):
                self.store.coding.put(some, run, told)
            return self._merged(run)

    @contextmanager
    def _run(self, kind: str, version: str | None, note: str) -> Iterator[tuple[int, str]]:
        told = version or version_of(self._packs)
        run = self.store.coding.begin(kind, told, note)
        yield run, told
        self.store.coding.end(run)

    def _merged(self, run: int, correction: Correction | None = None) -> Merged:
        if correction is None and not self._merger.waits():
            return Merged()
        return self._merger.merge(run, correction)

    @cached_property
    def _rules(self) -> event_rules.EventRules:
        return event_rules.load(packs.folders(self._packs))

    @cached_property
    def _merger(self) -> Merger:
        return Merger(self.store, self._rules)

    # --- asking ---------------------------------------------------------------------------

    def asked(
        self, chosen: Filter, last: int | None = None, next_: int | None = None, as_of: date | None = None
    ) -> Filter:
        """The filter in the store's terms: names of countries as codes, days told from a day as dates.

        `last` and `next_` are numbers of days, back from and on from `as_of` (default: the newest
        article's day).

        Raises:
            UsageError: there is no such country, type, mode, context or status; or dates are told twice.
        """
        days = within(chosen, last=last, next_=next_, as_of=as_of, newest=self.store.newest())
        return self._vocabulary.plain(days)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary()

    def events(self, chosen: Filter = Filter()) -> tuple[Event, ...]:  # noqa: B008  it is frozen
        """The events that a filter chooses, by their day.

        Raises:
            UsageError: as `asked`.
        """
        return self.store.find(self.asked(chosen))

    def select(self, chosen: Filter = Filter()) -> Selection:  # noqa: B008  it is frozen
        """The events that a filter chooses, with all that they stand on.

        Raises:
            UsageError: as `asked`.
        """
        return self.store.select(self.asked(chosen))

    def known(self, found: Selection, as_of: date | None) -> Selection:
        """A selection as what was published by a day has it; as it is for none, or the newest article's."""
        if as_of is None or found.as_of is None or as_of >= found.as_of:
            return found
        told = (found.events, found.reports, found.articles, found.origins)
        return msgspec.structs.replace(found, events=corroborate.known(*told, as_of, self._rules))

    def nothing(self, chosen: Filter) -> str:
        """Why a filter finds nothing: no articles read for that time, or none that matched."""
        publishers = [name for name, _ in self.store.publishers()]
        return nothing(self.asked(chosen), self.store.coding.read_on(), publishers)

    def timeline(self, chosen: Filter, period: Period) -> Iterator[Row]:
        """Events counted by day, week or month."""
        return self.store.frames.timeline(self.asked(chosen), period)

    def dyads(self, chosen: Filter, period: Period) -> Iterator[Row]:
        """Events counted by directed dyad of countries and period, with PLOVER's intensity."""
        return self.store.frames.dyads(self.asked(chosen), period)

    def panel(self, chosen: Filter) -> Iterator[Row]:
        """Events counted by country and month."""
        return self.store.frames.panel(self.asked(chosen))

    def network(self, chosen: Filter) -> Iterator[Row]:
        """Who does something to whom: edges, with how many events."""
        return self.store.frames.network(self.asked(chosen))

    def sql(self, question: str) -> Answer:
        """What a question in SQL gives; it can change nothing.

        Raises:
            UsageError: it can't be understood, or is not a question.
        """
        if self.store.writing:
            raise UsageError("SQL is asked of an archive that is open for reading: Archive.reading(path)")
        return self.store.sql(question)

    def event(self, word: str) -> Event:
        """The event with this id, with one that it had before, or whose id alone begins so.

        Raises:
            UsageError: there is none, or more than one.
        """
        found = self.store.events.named(word)
        if len(found) == 1:
            return self.store.events.dated(self.store.events.get(found).values())[0]
        if found:
            raise UsageError(f"{word}: {len(found)} events are meant: {', '.join(sorted(found)[:8])}")
        past = [r for r in self.store.history.since(events=[word]) if r.record is None]
        if past:
            last = past[-1]
            raise UsageError(f"{word}: this event was {last.change} on {last.at.date()}: {last.why}")
        if len(word) < FEWEST:
            raise UsageError(f"{word!r} is too short for the beginning of an id; give at least four letters")
        raise UsageError(f"{word}: there is no such event in {self.store.path}")

    def explain(self, word: str) -> Explained:
        """An event with its reports and why they belong together.

        Raises:
            UsageError: as `event`.
        """
        event = self.event(word)
        held = self.store.coding.reports(event.reports)
        reports = tuple(held[i] for i in event.reports if i in held)
        names = {event.id, *event.former}
        said = (c for c in self.store.history.corrections() if names & {c.event, *c.others})
        return Explained(
            event,
            reports,
            tuple(corroborate.explain(reports, self._rules)),
            tuple(self.store.history.since(events=[event.id])),
            tuple(said),
        )

    # --- correcting -----------------------------------------------------------------------

    def correct(
        self,
        word: str,
        kind: CorrectionKind,
        by: str,
        why: str,
        fields: dict[str, object] | None = None,
        others: Sequence[str] = (),
    ) -> Correction:
        """Keep what an analyst says of an event, and show the event so from now on.

        The machine's coding stays beside it, and coding anew does not undo it.

        Args:
            word: the event's id, or its beginning.
            kind: change, reject, split or merge.
            by: who says so.
            why: for which reason.
            fields: for a change, the new values of fields, as JSON has them.
            others: for a merge the ids of the other events, for a split those of the reports to take off.

        Raises:
            UsageError: there is no such event or report, nobody or no reason is named, or it can't be done.
        """
        if not by.strip() or not why.strip():
            raise UsageError("a correction says who makes it and why")
        event = self.event(word)
        named = tuple(self._others(kind, event, others))
        at = now()
        told = msgspec.json.encode([event.id, kind, by, why, str(at), fields or {}, named])
        made = Correction(hashlib.sha256(told).hexdigest()[:16], event.id, kind, by.strip(), why.strip(), at,
                          fields or {}, named)  # fmt: skip
        shown = {event.id: event} | (self.store.events.get(named) if kind == "merge" else {})
        tried = corroborate.applied(shown.values(), [made], self._merger.make, self._rules)
        if tried.missing:
            raise UsageError(tried.why[made.id])
        if tried.events == tuple(shown.values()):
            raise UsageError(f"{event.id}: this correction changes nothing")
        with self.store.whole(), self._run("correct", None, f"{kind} {event.id} by {by.strip()}") as (run, _):
            self.store.history.correct(made)
            self._merged(run, made)
        return made

    def _others(self, kind: CorrectionKind, event: Event, others: Sequence[str]) -> Iterator[str]:
        """The other events of a merge, or the reports that a split takes off, by their whole ids."""
        for word in others:
            if kind == "merge":
                yield self.event(word).id
                continue
            found = [r for r in event.reports if r.startswith(word)]
            if len(found) != 1:
                raise UsageError(
                    f"{word}: {'not a report' if not found else 'several reports'} of {event.id}"
                )
            yield found[0]

    # --- history --------------------------------------------------------------------------

    def runs(self) -> list[Run]:
        """All runs that changed the archive, the first first."""
        return self.store.coding.runs()

    def diff(self, before: int | None = None, after: int | None = None) -> tuple[int, int, list[Difference]]:
        """What differs between the end of one run and that of another, in reports and in events.

        Without numbers it is the last run against the one before it.

        Raises:
            UsageError: there is no such run.
        """
        known = [run.run for run in self.runs()]
        last = after if after is not None else known[-1] if known else 0
        earlier = [n for n in known if n < last]
        first = before if before is not None else earlier[-1] if earlier else 0
        for number in (first, last):
            if number not in (*known, 0):
                raise UsageError(f"there is no run {number}; there are {', '.join(map(str, known))}")
        history = self.store.history
        return (
            first,
            last,
            [
                *differences("report", history.reports_at(first), history.reports_at(last)),
                *differences("event", history.events_at(first), history.events_at(last)),
            ],
        )

    def changes(self, since: date | None = None) -> list[Revision]:
        """All that became of events since a day (UTC): what an export of changes and deletions is made of."""
        return self.store.history.since(since)


def version_of(extra: tuple[Path, ...] = (), coders: str = "both", model: str | None = None) -> str:
    """The version that codings are noted under: of the program, with a hash of packs and second coder.

    Raises:
        UsageError: an extra pack is not a folder.
    """
    # whoever only asks a store need not wait for the coder's libraries
    from dateline.learned.coder import SHIPPED

    also = (SHIPPED,) if coders == "both" else ()
    told = f"dateline {__version__}, packs {fingerprint(extra, also)}"
    return told + ("" if coders == "both" else f", {coders} alone") + (f", model {model}" if model else "")
