"""Who took part in an event, over all its reports: the same actor under its best name, and rival answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.corroborate.parties import party
from dateline.corroborate.support import Support, ranked, versions
from dateline.corroborate.tellings import PartyKey, Telling
from dateline.knowledge.event_rules import EventRules
from dateline.model import Actor, Party, Report, Version

_SHARE = 0.34  # of the witnesses of the best supported, below which a party is a reading gone wrong


class _Told(NamedTuple):
    key: PartyKey
    actor: Actor
    role: str
    report: Report


class Who(NamedTuple):
    """The parties of an event by role, and the rival answers to who they were."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    versions: dict[str, tuple[Version, ...]]


def who(told: Sequence[Telling], witness: Mapping[str, str], rules: EventRules) -> Who:
    """Actors and recipients of the reports of one event, each once, under the most telling name."""
    groups = _grouped([*_all(told)], rules)
    support = {n: ranked(((n, t.report) for t in group), witness)[0] for n, group in enumerate(groups)}
    roles: dict[str, list[int]] = {"actors": [], "recipients": []}
    for n, group in enumerate(groups):
        acting = sum(1 if t.role == "actors" else -1 for t in group)
        roles["actors" if acting > 0 or (acting == 0 and group[0].role == "actors") else "recipients"].append(
            n
        )
    found, rivals = {}, {}
    for role, members in roles.items():
        best = max((support[n].origins for n in members), default=0)
        kept = [n for n in members if support[n].origins >= _SHARE * best]
        kept.sort(key=lambda n: (-support[n].origins, -support[n].weight, n))
        kept = _telling(kept, groups)
        found[role] = tuple(_best_name(groups[n], witness) for n in kept)
        if rival := _rivals(role, members, groups, witness):
            rivals[role] = versions(rival, ", ".join)
    return Who(found["actors"], found["recipients"], rivals)


def _all(told: Sequence[Telling]) -> Iterator[_Told]:
    for one in told:
        for role, keys, actors in (
            ("actors", one.actors, one.report.actors),
            ("recipients", one.recipients, one.report.recipients),
        ):
            for key, actor in zip(keys, actors, strict=True):
                yield _Told(key, actor, role, one.report)


def _grouped(told: list[_Told], rules: EventRules) -> list[list[_Told]]:
    """The tellings of one actor each: the most telling names first, vaguer ones to the name they suit best.

    Two parties of one report are never one actor.
    """
    groups: list[list[_Told]] = []
    for one in sorted(
        told, key=lambda t: (-_telling_name(t.key), t.report.published, t.report.id, t.actor.name)
    ):
        best, points = None, 0.0
        for group in groups:
            if any(t.report.id == one.report.id and t.actor.name != one.actor.name for t in group):
                continue
            match = party(group[0].key, one.key, rules)
            worth = match.points - (0.5 if group[0].role != one.role else 0.0) if match else 0.0
            if match is not None and match.points >= rules.points("stands-for") and worth > points:
                best, points = group, worth
        if best is None:
            groups.append([one])
        else:
            best.append(one)
    return groups


def _telling_name(key: PartyKey) -> float:
    """How much a name tells: a known person or body most, a bare country or a word for people least."""
    if key.bare:
        return 0.0
    return 1.0 + 2.0 * (key.wikidata is not None) + 1.5 * key.named + key.person + 0.5 * bool(key.country)


def _telling(kept: list[int], groups: Sequence[list[_Told]]) -> list[int]:
    """Without words for people ("40 people") where somebody is named; else the best supported of a kind."""
    known = [n for n in kept if groups[n][0].key.named or groups[n][0].key.bare]
    if known:
        return known
    kinds = {(groups[n][0].key.country, groups[n][0].key.sectors): n for n in reversed(kept)}
    return [n for n in kept if n in kinds.values()]


def _best_name(group: list[_Told], witness: Mapping[str, str]) -> Party:
    """The name that tells most; among equals the best supported one.

    A bare country that more witnesses name than any person of it stays the country: who is met on a visit to
    China is not whom the visit is paid to.
    """
    best = max(_telling_name(t.key) for t in group)
    telling = [t for t in group if _telling_name(t.key) == best]
    bare = [t for t in group if t.key.bare]
    named = ranked(((t.actor.name, t.report) for t in telling), witness)[0]
    country = ranked(((t.actor.name, t.report) for t in bare), witness)
    if country and country[0].origins > named.origins:
        telling, named = bare, country[0]
    actor = next(t.actor for t in telling if t.actor.name == named.value)
    return Party(actor.name, actor.country, actor.sector, actor.sectors, actor.role, actor.wikidata)


def _rivals(
    role: str, members: Sequence[int], groups: Sequence[list[_Told]], witness: Mapping[str, str]
) -> list[Support[tuple[str, ...]]]:
    """The answers of those reports that name others than the rest; empty where all can be right at once."""
    answers: dict[str, set[int]] = {}
    reports: dict[str, Report] = {}
    for n in members:
        for told in groups[n]:
            if told.role == role:
                answers.setdefault(told.report.id, set()).add(n)
                reports[told.report.id] = told.report
    sets = list(answers.values())
    if not any(a.isdisjoint(b) for i, a in enumerate(sets) for b in sets[i + 1 :]):
        return []
    named = {n: _best_name(groups[n], witness).name for n in members}
    told_by = ((tuple(sorted(named[n] for n in group)), reports[i]) for i, group in answers.items())
    return ranked(told_by, witness)
