"""Events of reports that are in no store: what `dateline code` prints, merged in memory."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from dateline import __version__, corroborate
from dateline.errors import UsageError
from dateline.knowledge.event_rules import EventRules
from dateline.model import Article, Failure, Report, Selection


def read_reports(paths: Iterable[str]) -> Iterator[Report | Failure]:
    """The reports in files of JSON lines ("-": standard input); a line that is none is a failure of its own.

    Raises:
        UsageError: a file is not there.
    """
    decoder = msgspec.json.Decoder(Report)
    for path in paths:
        if path != "-" and not Path(path).is_file():
            raise UsageError(f"{path}: no such file; give a file of reports as `dateline code` prints them")
        for number, line in enumerate(_lines(path), 1):
            if not line.strip():
                continue
            try:
                yield decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                yield Failure(path, f"no report: {error}", line=number)


def selection(reports: Iterable[Report], rules: EventRules) -> Selection:
    """All events that reports add up to, as a selection.

    Of the articles no more is known than their ids and days, so that each counts as an origin of its own, and
    no publisher is told.
    """
    by_id = {report.id: report for report in reports}
    known = {r.article_id: Article(r.article_id, "", r.published) for r in by_id.values()}
    read = Counter(article.published for article in known.values())
    as_of = max(read, default=None)
    groups = corroborate.group(list(by_id.values()), rules)
    events = [corroborate.event([by_id[i] for i in g.reports], known, {}, rules) for g in groups]
    linked = corroborate.link(events, as_of or date.min, rules)
    return Selection(
        events=tuple(sorted(linked, key=lambda e: (e.when.from_ or e.first_published, e.id))),
        reports=by_id,
        articles=known,
        origins={},
        read=dict(sorted(read.items())),
        version=f"dateline {__version__}",
        as_of=as_of,
    )


def _lines(path: str) -> Iterator[bytes]:
    if path == "-":
        yield from sys.stdin.buffer
        return
    with Path(path).open("rb") as file:
        yield from file
