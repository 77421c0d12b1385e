"""Whose the people are to whom something is done: those of the place where it is done."""

from __future__ import annotations

import re

from msgspec import structs

from dateline.assemble.coreference.story import OF_STORY
from dateline.model import Actor, Report

_NAMED = re.compile(r"\s[A-Z]")
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


def _is_anybody(one: Actor) -> bool:
    private = one.sector == "CVL" and one.wikidata is None and one.role is not None
    return private and not _NAMED.search(one.name) and one.why.endswith(OF_STORY)


def _of(one: Actor, country: str) -> Actor:
    if one.country == country:
        return one
    return structs.replace(
        one, country=country, why=f"{one.why[: -len(OF_STORY)]}the country where it is done"
    )
