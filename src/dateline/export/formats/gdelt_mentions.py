"""GDELT 2.0 mentions: 16 columns, one row for each report of each row of the events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.export import sheets, stamps
from dateline.export.formats import gdelt
from dateline.export.pairs import Pair
from dateline.export.sheets import Row, Written
from dateline.export.tellings import Telling, actor_of, sentence_number, site, tellings
from dateline.model import Actor, Party, Report, Selection

TITLE = "GDELT 2.0 mentions"
SUFFIX = ".mentions.CSV"
NOTES = (
    "GLOBALEVENTID is that of the export gdelt of the same events: a row for each report of each of its "
    "rows.",
    "Offsets count characters of the article's text as stored, from 0; -1 where the party is not named "
    "there.",
    "MentionDocTone is empty: Dateline measures no tone. Sentences are counted by full stops.",
)
COLUMNS = sheets.columns("""
GLOBALEVENTID: the event's integer in the export gdelt
EventTimeDate: when the event was coded, YYYYMMDDHHMMSS (UTC)
MentionTimeDate: day on which the article was published, YYYYMMDD000000
MentionType: 1 an article with an address, 2 one that can only be cited
MentionSourceName: the site, or the publisher
MentionIdentifier: the address, or publisher, title and day
SentenceID: which sentence of the article, from 1; empty where the text is not known
Actor1CharOffset: where the actor's words begin
Actor2CharOffset: where the recipient's words begin
ActionCharOffset: where the trigger begins
InRawText: 1: found in the text as stored
Confidence: the report's confidence in per cent, in steps of ten, as in GDELT
MentionDocLen: characters of the article; empty where the text is not known
MentionDocTone, MentionDocTranslationInfo, Extras: empty
""")


def write(selection: Selection, path: Path) -> Written:
    """Write the reports behind the GDELT events of a selection."""
    left_out: list[str] = []
    made = sheets.tabbed(path, COLUMNS, _rows(selection, left_out), header=False)
    return Written(made, "row", sheets.counted(left_out))


def named(selection: Selection) -> str:
    """YYYYMMDDHHMMSS.mentions.CSV.zip, by the newest article's day."""
    return f"{stamps.newest(selection)}{SUFFIX}.zip"


def _rows(selection: Selection, left_out: list[str]) -> Iterator[Row]:
    for pair in gdelt.dyads(selection, left_out):
        for telling in tellings(selection, pair.deed.event):
            yield _row(selection, pair, telling)


def _row(selection: Selection, pair: Pair, telling: Telling) -> Row:
    report, article = telling.report, telling.article
    cited = (article.publisher, article.title, str(article.published)) if article else (report.article_id,)
    return {
        "GLOBALEVENTID": pair.number,
        "EventTimeDate": stamps.added(selection, pair.deed.event),
        "MentionTimeDate": f"{report.published:%Y%m%d}000000",
        "MentionType": 1 if article and article.url else 2,
        "MentionSourceName": site(article) if article else "",
        "MentionIdentifier": article.url if article and article.url else ", ".join(filter(None, cited)),
        "SentenceID": sentence_number(telling),
        "Actor1CharOffset": _offset(report, pair.source),
        "Actor2CharOffset": _offset(report, pair.target),
        "ActionCharOffset": report.trigger.start,
        "InRawText": 1,
        "Confidence": round(report.confidence * 10) * 10,
        "MentionDocLen": len(article.text) if article and article.text else None,
        "MentionDocTone": None,
        "MentionDocTranslationInfo": None,
        "Extras": None,
    }


def _offset(report: Report, party: Party | None) -> int:
    found: Actor | None = actor_of(report, party)
    return found.evidence.start if found else -1
