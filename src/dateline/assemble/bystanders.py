"""Whose the people are to whom something is done: those of the place where it is done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import structs

from dateline.assemble.coreference import Actors
from dateline.assemble.coreference.story import OF_STORY
from dateline.model import Actor, Report

_NAMED = re.compile(r"\s[A-Z]")
_SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_NO_OFFICE = frozenset({"", "CVL", "SOC"})
_TOLD = frozenset({"stated", "story"})


def of_the_scene(report: Report) -> Report:
    """A report of violence whose unnamed victims are of the country where it was done, if the text tells it.

    Only those are meant whom nothing but the bent of the whole story gave a country: a story of doctors from
    Kentucky tells as well of three people who were shot in Paris.
    """
    here = report.where.country
    if report.type != "ASSAULT" or here is None or report.where.why not in _TOLD:
        return report
    recipients = tuple(_of(one, here) if _is_anybody(one) else one for one in report.recipients)
    return structs.replace(report, recipients=recipients) if recipients != report.recipients else report


def of_the_people(reports: Sequence[Report], actors: Actors) -> list[Report]:
    """The reports, whoever is named as hit, arrested or tried in one of them a private person in all of them.

    Only people are meant of whom the whole article tells nothing: news tells the office of whoever has one.
    Who prosecutes is of the courts, though only called an advocate.
    """
    people = {
        actor.entity
        for mention, actor in zip(actors.mentions, actors, strict=True)
        if mention.kind == "person" and " " in mention.name and actor.name.endswith(mention.name.split()[-1])
    }
    found = {
        one.entity: structs.replace(one, sector="JUD", sectors=("JUD",), why=f"{one.why}; who prosecutes")
        for report in reports
        for one in report.actors
        if report.trigger.text.startswith("prosecut") and one.entity in people and one.sector in _NO_OFFICE
    }
    for report in reports:
        if report.type not in _SUFFERED:
            continue
        here = report.where.country if report.where.why in _TOLD else None
        for one in report.recipients:
            if one.entity in people and not (one.country or one.sector or one.role):
                why = f"{one.why}; no office is told"
                found.setdefault(
                    one.entity,
                    structs.replace(one, country=here, sector="CVL", sectors=("CVL",), why=why),
                )
    return [_with(report, found) for report in reports] if found else list(reports)


def _with(report: Report, found: Mapping[str, Actor]) -> Report:
    actors = tuple(_as(one, found) for one in report.actors)
    recipients = tuple(_as(one, found) for one in report.recipients)
    if (actors, recipients) == (report.actors, report.recipients):
        return report
    return structs.replace(report, actors=actors, recipients=recipients)


def _as(one: Actor, found: Mapping[str, Actor]) -> Actor:
    known = found.get(one.entity)
    if known is None or one.sector not in _NO_OFFICE:
        return one
    country = one.country or known.country
    return structs.replace(one, country=country, sector=known.sector, sectors=known.sectors, why=known.why)


def _is_anybody(one: Actor) -> bool:
    private = one.sector == "CVL" and one.wikidata is None and one.role is not None
    return private and not _NAMED.search(one.name) and one.why.endswith(OF_STORY)


def _of(one: Actor, country: str) -> Actor:
    if one.country == country:
        return one
    return structs.replace(
        one, country=country, why=f"{one.why[: -len(OF_STORY)]}the country where it is done"
    )
