"""New reports into events: what they touch is taken from the store, merged anew, and put back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline import corroborate
from dateline.archive.revise import revisions
from dateline.knowledge.event_rules import EventRules
from dateline.model import Article, Correction, Event, Origin, Report
from dateline.store import Store, now

PLANNED = frozenset({"planned", "cancelled", "hypothetical"})


class Merged(Struct, frozen=True):
    """How many events came about, changed, and went; `unfit` tells of corrections that fit none any more."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    unfit: tuple[str, ...] = ()


class Merger:
    """Merges what waits in a store, all or nothing."""

    def __init__(self, store: Store, rules: EventRules) -> None:
        self._store, self._rules = store, rules

    def waits(self) -> bool:
        """Whether there is anything to merge."""
        return bool(self._store.counts()["pending"])

    def merge(self, run: int, correction: Correction | None = None) -> Merged:
        """Merge all that waits, with the corrections of analysts laid over it.

        Args:
            run: the run that the revisions are noted under.
            correction: one that has just been made, for whose event this is done.
        """
        store = self._store
        with store.whole():
            touched, restless = self._touched()
            before, after = self._regrouped(touched, restless)
            done = self._show(before, after, run, correction)
            store.keys.done()
        return done

    # --- what is touched ------------------------------------------------------------------

    def _touched(self) -> tuple[list[Report], set[str]]:
        """All reports that have to be grouped anew, and the articles of which something else has changed."""
        keys = self._store.keys
        articles = keys.pending("article")
        restless = self._origins(articles) | set(articles)
        moved, left = self._editions(articles)
        new = list(
            self._store.coding.reports(sorted({*keys.pending("report"), *keys.of_articles(moved)})).values()
        )
        late = keys.superseded(sorted({r.article_id for r in new}))
        new = [r for r in new if r.article_id not in late]
        out = keys.of_articles(sorted({*left, *late}))
        block_keys = {r.id: corroborate.block_keys(r, self._rules) for r in new}
        keys.block(block_keys)
        fresh = set(block_keys)
        near = [r for r in keys.near({k for ks in block_keys.values() for k in ks}) if r.id not in fresh]
        hung = corroborate.linked(new, near, self._rules)
        components = keys.components_of([*hung, *fresh, *out, *keys.of_articles(sorted(restless))])
        components |= set(keys.pending("component"))
        keys.set_components(dict.fromkeys(out))
        members = {r.id: r for r in keys.members(components)} | {r.id: r for r in new}
        return list(members.values()), restless

    def _origins(self, articles: Sequence[str]) -> set[str]:
        """The articles whose origin is another now that these have come."""
        if not articles:
            return set()
        keys = self._store.keys
        signed = [
            corroborate.signature(a, self._rules) for a in self._store.coding.articles(articles).values()
        ]
        keys.sign(signed, {s.article_id: corroborate.bands(s) for s in signed})
        found = corroborate.origins(keys.akin(articles))
        held = keys.origins(list(found))
        changed = [origin for i, origin in found.items() if held.get(i) != origin]
        keys.set_origins(changed)
        return {origin.article_id for origin in changed}

    def _editions(self, articles: Sequence[str]) -> tuple[list[str], list[str]]:
        """The articles that are the latest edition again, and those that are no longer."""
        if not articles:
            return [], []
        keys = self._store.keys
        akin = keys.editions(articles)
        found = corroborate.superseded(akin)
        held = keys.superseded([a.id for a in akin])
        changed = {a.id: found.get(a.id) for a in akin if found.get(a.id) != held.get(a.id)}
        keys.supersede(changed)
        return [i for i, later in changed.items() if later is None], [
            i for i, later in changed.items() if later
        ]

    # --- groups ---------------------------------------------------------------------------

    def _regrouped(
        self, reports: Sequence[Report], restless: set[str]
    ) -> tuple[dict[str, Event], dict[str, Event]]:
        """The machine's own events that held these reports, and those that hold them now."""
        store = self._store
        clusters = corroborate.group(reports, self._rules)
        store.keys.set_components({r: c.component for c in clusters for r in c.reports})
        by_id = {r.id: r for r in reports}
        waiting = set(store.keys.pending("report"))
        before = self._machine_events([*by_id, *waiting])
        same = {frozenset(e.reports): e for e in before.values()}
        quiet = {r.id for r in reports if r.id not in waiting and r.article_id not in restless}
        kept = [same[k] for c in clusters if (k := frozenset(c.reports)) in same and k <= quiet]
        known = {frozenset(e.reports) for e in kept}
        fresh = [[by_id[r] for r in c.reports] for c in clusters if frozenset(c.reports) not in known]
        after = {e.id: e for e in (*kept, *self._made(fresh))}
        return before, _with_former(before, after)

    def _made(self, groups: Sequence[Sequence[Report]]) -> Iterable[Event]:
        ids = sorted({r.article_id for reports in groups for r in reports})
        articles = self._store.coding.articles(ids, texts=False)
        origins = self._store.keys.origins(ids)
        return (self._event(reports, articles, origins) for reports in groups)

    def _event(
        self,
        reports: Sequence[Report],
        articles: dict[str, Article],
        origins: dict[str, Origin],
        former: tuple[str, ...] = (),
    ) -> Event:
        ids = {r.article_id for r in reports}
        return corroborate.event(
            reports, {i: articles[i] for i in ids}, {i: origins[i] for i in ids}, self._rules, former
        )

    def make(self, reports: Iterable[str], former: tuple[str, ...] = ()) -> Event:
        """The event that these reports (by id) make up: what an analyst splits or merges."""
        held = list(self._store.coding.reports(list(reports)).values())
        ids = sorted({r.article_id for r in held})
        return self._event(
            held, self._store.coding.articles(ids, texts=False), self._store.keys.origins(ids), former
        )

    def _machine_events(self, reports: Sequence[str]) -> dict[str, Event]:
        """The machine's own events that hold any of these reports, whatever an analyst sees."""
        wanted = set(reports)
        corrected = self._store.events.all_coded()
        own = {i: e for i, e in corrected.items() if wanted & set(e.reports)}
        shown = self._store.events.holding(reports)
        return own | {i: e for i, e in shown.items() if not e.corrected and i not in corrected}

    # --- what is shown --------------------------------------------------------------------

    def _show(
        self, before: dict[str, Event], after: dict[str, Event], run: int, correction: Correction | None
    ) -> Merged:
        """Lay corrections over the machine's events, link them, and write what is another now."""
        store = self._store
        fed = dict(after)
        corrections = store.history.corrections()
        rejected: set[str] = set()
        unfit: tuple[str, ...] = ()
        if corrections:
            fed = self._involved(before, after, corrections)
            applied = corroborate.applied(fed.values(), corrections, self.make, self._rules)
            shown = {e.id: e for e in applied.events}
            unfit = tuple(f"{c.kind} of {c.event} by {c.by}: {applied.why[c.id]}" for c in applied.missing)
            rejected = {e.id for e in applied.rejected}
            store.events.write_coded(
                [e for i, e in fed.items() if shown.get(i) != e],
                [i for i in (*before, *fed) if shown.get(i) == fed.get(i)],
            )
        else:
            shown = fed
        held = store.events.holding([r for e in (*before.values(), *fed.values()) for r in e.reports])
        held |= store.events.get([i for i in (*before, *fed, *shown) if i not in held])
        shown, held = self._linked(shown, held)
        changes = revisions(held, shown, rejected, correction)
        self._write(held, shown, changes.keys())
        store.history.revise([(i, *change) for i, change in changes.items()], run, now())
        kinds = [change[0] for change in changes.values()]
        gone = sum(k in ("gone", "merged", "rejected") for k in kinds)
        new = sum(k in ("new", "split") for k in kinds)
        return Merged(new, len(kinds) - new - gone, gone, unfit)

    def _involved(
        self, before: dict[str, Event], after: dict[str, Event], corrections: Sequence[Correction]
    ) -> dict[str, Event]:
        """The machine's events that are new, and all that any correction speaks of."""
        store = self._store
        fed = {i: e for i, e in store.events.all_coded().items() if i not in before} | after
        named = {word for c in corrections for word in (c.event, *c.others)}
        shown = store.events.get([i for word in named for i in store.events.named(word)])
        return {i: e for i, e in shown.items() if not e.corrected and i not in before and i not in fed} | fed

    def _linked(
        self, shown: dict[str, Event], held: dict[str, Event]
    ) -> tuple[dict[str, Event], dict[str, Event]]:
        """The shown events linked anew, with those they are tied to and the plans whose day has passed.

        Plans are fed in with all that they may have come to, so that the outcome is that over everything.
        """
        store, as_of = self._store, self._store.newest()
        if as_of is None:
            return shown, held
        late = {i: e for i, e in store.events.get(store.events.overdue(as_of)).items() if i not in held}
        near = self._kin([*shown.values(), *held.values(), *late.values()], held)
        plans = [e for e in (*shown.values(), *late.values(), *near.values()) if e.status in PLANNED]
        facts = {i: e for i, e in self._kin(plans, held).items() if e.status not in PLANNED}
        fed = facts | near | late | shown
        linked = {e.id: e for e in corroborate.link(fed.values(), as_of, self._rules)}
        for i in facts.keys() | near.keys():
            # what ties it to events that were not looked at stands
            apart = tuple(tie for tie in fed[i].links if tie.event not in fed)
            if apart and i not in shown:
                linked[i] = replace(linked[i], links=(*linked[i].links, *apart))
        moved = {i for i, e in fed.items() if i not in shown and linked[i] != e}
        return {i: linked[i] for i in (*shown, *moved)}, held | {i: fed[i] for i in moved}

    def _kin(self, events: Iterable[Event], held: dict[str, Event]) -> dict[str, Event]:
        """The events that share a key with these by which plans are tied to what happened."""
        keys = {key for e in events for key in corroborate.link_keys(e, self._rules)}
        sharing = self._store.events.sharing(keys)
        return self._store.events.get([i for i in sharing if i not in held])

    def _write(self, held: dict[str, Event], shown: dict[str, Event], changed: Iterable[str]) -> None:
        written = [shown[i] for i in changed if i in shown]
        keys = {e.id: corroborate.link_keys(e, self._rules) for e in written}
        self._store.events.write(written, [i for i in held if i not in shown], keys)


def _with_former(before: dict[str, Event], after: dict[str, Event]) -> dict[str, Event]:
    """The events with the ids they had before: one that is no more goes to that with most of its reports."""
    holder = {report: event.id for event in after.values() for report in event.reports}
    former: dict[str, set[str]] = defaultdict(set)
    for i, event in before.items():
        heirs = [holder[r] for r in event.reports if r in holder]
        if i in after:
            former[i] |= set(event.former)
        elif heirs:
            former[max(heirs, key=lambda h: (heirs.count(h), h))] |= {i, *event.former}
    found = {}
    for i, event in after.items():
        names = tuple(sorted(former.get(i, set()) - {i}))
        found[i] = event if event.former == names else replace(event, former=names)
    return found
