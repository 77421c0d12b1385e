"""Events as they were known on an earlier day: of the reports published by then, judged as of that day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import structs

from dateline.corroborate.corrections import staged
from dateline.corroborate.events import event
from dateline.corroborate.links import standing
from dateline.knowledge.event_rules import EventRules
from dateline.model import Article, Event, Origin, Report

# what an analyst can't have changed: the rest of a corrected event stands as corrected
_COUNTED = (
    "reports", "articles", "publishers", "origins", "first_published", "last_published", "life", "versions",
    "tellers",
)  # fmt: skip


def known(
    events: Iterable[Event],
    reports: Mapping[str, Report],
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
    as_of: date,
    rules: EventRules,
) -> tuple[Event, ...]:
    """The events as what was published by a day has them, under the ids they have now, in the order given.

    Which reports belong together is today's knowledge; what they add up to, and whether a plan is overdue, is
    that of the day. An event of which nothing was published yet is left out.

    Args:
        events: as they are now.
        reports: by id, those of the events.
        articles: by id, those that the reports stand in.
        origins: by article id.
        as_of: the day, itself included.
        rules: what the packs say of events.
    """
    found = []
    for now in events:
        told = [reports[i] for i in now.reports if i in reports and reports[i].published <= as_of]
        if not told:
            continue
        then = now if len(told) == len(now.reports) else _then(now, told, articles, origins, rules)
        found.append(standing(then, as_of))
    return tuple(found)


def _then(
    now: Event,
    told: list[Report],
    articles: Mapping[str, Article],
    origins: Mapping[str, Origin],
    rules: EventRules,
) -> Event:
    made = event(told, articles, origins, rules, now.former)
    made_steps = tuple(step for step in now.life if not step.reports)
    life = tuple(sorted((*made.life, *made_steps), key=lambda step: step.day))
    made = structs.replace(made, life=life)
    if now.corrected:
        then = structs.replace(now, **{name: getattr(made, name) for name in _COUNTED})
        return then if then.status == made.status else staged(then, rules)
    return structs.replace(
        made, id=now.id, links=now.links, fetched=now.fetched, coded=now.coded, version=now.version
    )
