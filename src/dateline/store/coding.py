"""What was coded: articles with their reports, the runs they were coded in, and what failed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import msgspec

from dateline.model import Article, Coding, Event, Failure, Report
from dateline.store.base import Connection, as_row, text_of

_REPORT = msgspec.json.Decoder(Report)
_FIELDS = "id, text, published, title, url, publisher, language, path, body, fetched"


class Coded(msgspec.Struct, frozen=True):
    """An article with the reports that were made of it."""

    article: Article
    reports: tuple[Report, ...]


class Run(msgspec.Struct, frozen=True):
    """One run that changed the store: what it did, when (UTC), and by which version."""

    run: int
    kind: str
    started: datetime
    ended: datetime | None
    version: str
    note: str


def digest_of(article: Article) -> str:
    """A hash of what an article says and when: the same words under the same id are the same article."""
    content = "\x1f".join((article.published.isoformat(), article.publisher, article.title, article.text))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def now() -> datetime:
    """The time of the machine in UTC: it tells when something was coded, and dates nothing else."""
    return datetime.now(UTC).replace(microsecond=0)


class CodingTable:
    """Articles and reports as they stand now, and as they stood before they were coded anew."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # --- runs ---------------------------------------------------------------------------

    def begin(self, kind: str, version: str, note: str = "") -> int:
        """Note the beginning of a run; gives its number, 1 for the first."""
        number = int(self._db.one("SELECT coalesce(max(run), 0) + 1 FROM runs"))
        self._db.insert(
            "runs", [{"run": number, "kind": kind, "started": stamp(now()), "version": version, "note": note}]
        )
        return number

    def end(self, run: int) -> None:
        """Note that a run has come to its end."""
        self._db.rows("UPDATE runs SET ended = ?::TIMESTAMP WHERE run = ?", stamp(now()), run)

    def forget(self, run: int) -> None:
        """Take back a run that changed nothing."""
        self._db.rows("DELETE FROM runs WHERE run = ?", run)

    def runs(self) -> list[Run]:
        """All runs, the first first."""
        asked = "SELECT run, kind, started, ended, version, coalesce(note, '') FROM runs ORDER BY run"
        return [Run(n, kind, aware(s), e and aware(e), v, w) for n, kind, s, e, v, w in self._db.rows(asked)]

    # --- articles -----------------------------------------------------------------------

    def digests(self) -> dict[str, str]:
        """What is in the store already: the digest of each article by its id."""
        return dict(self._db.rows("SELECT id, digest FROM articles"))

    def put(self, coded: Sequence[Coded], run: int, version: str) -> None:
        """Add articles with their reports, all or none; what stood under their ids is kept as past.

        A report that comes out as it was stays as it was.
        """
        ids = [c.article.id for c in coded]
        with self._db.whole():
            before = self._reports_before(ids)
            changed = self._retire_articles(coded, ids, run)
            gone, come = _changes(coded, before)
            self._retire_reports(gone, run)
            self._mend([c.article for c in coded], run)
            self._db.insert("articles", [_article_row(c.article, run, version) for c in coded])
            self._db.insert("reports", [report_row(r, run) for r in come])
            self._db.insert("pending", [{"kind": "report", "id": r.id} for r in come])
            self._db.insert("pending", [{"kind": "article", "id": i} for i in changed])

    def _reports_before(self, ids: list[str]) -> dict[str, str]:
        asked = "SELECT id, record FROM reports WHERE article IN (SELECT unnest(?::VARCHAR[]))"
        return dict(self._db.among(asked, ids))

    def _retire_articles(self, coded: Sequence[Coded], ids: list[str], run: int) -> list[str]:
        """Articles whose words have changed are kept with their former words; gives them and the new ones."""
        digests = {c.article.id: digest_of(c.article) for c in coded}
        asked = f"""SELECT run, version, digest, {_FIELDS} FROM articles
            WHERE id IN (SELECT unnest(?::VARCHAR[]))"""
        held = self._db.among(asked, ids)
        past = [
            {"id": row[3], "run": row[0], "replaced": run, "version": row[1],
             "record": text_of(article_of(row[3:]))}
            for row in held
            if digests[row[3]] != row[2]
        ]  # fmt: skip
        self._db.insert("past_articles", past)
        self._db.remove("articles", "id", ids)
        same = {row[3] for row in held if digests[row[3]] == row[2]}
        return [i for i in ids if i not in same]

    def _retire_reports(self, gone: list[str], run: int) -> None:
        """Reports that are no more become past, and what they belonged to waits to be merged anew."""
        for some in (gone[at : at + 50_000] for at in range(0, len(gone), 50_000)):
            chosen = "id IN (SELECT unnest(?::VARCHAR[]))"
            self._db.rows(
                f"INSERT INTO past_reports SELECT id, article, run, ?, record FROM reports WHERE {chosen}",
                run,
                some,
            )
            self._db.rows(
                f"""INSERT INTO pending SELECT DISTINCT 'component', component FROM reports
                WHERE component IS NOT NULL AND {chosen}""",
                some,
            )
            self._db.rows(f"DELETE FROM reports WHERE {chosen}", some)
            self._db.rows("DELETE FROM blocks WHERE report IN (SELECT unnest(?::VARCHAR[]))", some)

    def articles(self, ids: Sequence[str], *, texts: bool = True) -> dict[str, Article]:
        """Articles by id; without their texts where those aren't wanted, which takes far less memory."""
        columns = _FIELDS if texts else bare_fields()
        asked = f"SELECT {columns} FROM articles WHERE id IN (SELECT unnest(?::VARCHAR[]))"
        return {row[0]: article_of(row) for row in self._db.among(asked, list(ids))}

    def coded_by_others(self, version: str, every: bool = False) -> list[str]:
        """The ids of the articles that another version coded (or of all), the oldest first."""
        asked = "SELECT id FROM articles WHERE version IS DISTINCT FROM ? OR ? ORDER BY published, id"
        return [row[0] for row in self._db.rows(asked, version, every)]

    def codings(self, ids: Sequence[str]) -> dict[str, Coding]:
        """When and by what these articles were coded."""
        asked = "SELECT id, run, coded, version FROM articles WHERE id IN (SELECT unnest(?::VARCHAR[]))"
        return {i: Coding(i, run, aware(at), v) for i, run, at, v in self._db.among(asked, list(ids))}

    def reports(self, ids: Sequence[str]) -> dict[str, Report]:
        """Reports by id."""
        asked = "SELECT record FROM reports WHERE id IN (SELECT unnest(?::VARCHAR[]))"
        made = (_REPORT.decode(row[0]) for row in self._db.among(asked, list(ids)))
        return {report.id: report for report in made}

    def read_on(self) -> dict[date, int]:
        """How many articles were read of each day they were published."""
        return dict(self._db.rows("SELECT published, count(*) FROM articles GROUP BY 1 ORDER BY 1"))

    def newest(self) -> date | None:
        """The day of the newest article."""
        found: date | None = self._db.one("SELECT max(published) FROM articles")
        return found

    # --- failures -----------------------------------------------------------------------

    def failed(self, failures: Iterable[Failure], run: int) -> int:
        """Keep what could not be read or coded, and give how many were not known to fail so already."""
        kept = 0
        with self._db.whole():
            for failure in failures:
                key = [failure.path, failure.line, failure.article_id, failure.stage, failure.reason]
                same = "path = ? AND line = ? AND article = ? AND stage = ? AND reason = ? AND mended IS NULL"
                if not self._db.one(f"SELECT count(*) FROM failures WHERE {same}", *key):
                    self._db.rows("INSERT INTO failures VALUES (?, ?, ?, ?, ?, ?, NULL)", *key, run)
                    kept += 1
        return kept

    def _mend(self, articles: Sequence[Article], run: int) -> None:
        """What failed of these articles before has come in now."""
        if not self._db.one("SELECT count(*) FROM failures WHERE mended IS NULL"):
            return
        for article in articles:
            self._db.rows(
                """UPDATE failures SET mended = ? WHERE mended IS NULL
                AND (article = ? OR (article = '' AND line = 0 AND path = ?))""",
                run, article.id, article.path,
            )  # fmt: skip

    def failures(self) -> list[dict[str, object]]:
        """All failures with the run in which they came up, and the one that mended them."""
        return list(self._db.named("SELECT * FROM failures ORDER BY run, path, line"))


def _changes(coded: Sequence[Coded], before: dict[str, str]) -> tuple[list[str], list[Report]]:
    """The ids of the reports that are no more, and the reports that are new or say something new."""
    now_ids = {r.id for c in coded for r in c.reports}
    come = [r for c in coded for r in {r.id: r for r in c.reports}.values() if before.get(r.id) != text_of(r)]
    gone = [i for i in before if i not in now_ids] + [r.id for r in come if r.id in before]
    return gone, come


def stamp(at: datetime) -> str:
    """A time as the store keeps it: UTC without a zone."""
    zoned = at if at.tzinfo else at.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")


def aware(at: datetime) -> datetime:
    """A time of the store with its zone."""
    return at.replace(tzinfo=UTC)


def _article_row(article: Article, run: int, version: str) -> dict[str, object]:
    return as_row(article) | {
        "fetched": stamp(article.fetched) if article.fetched else None,
        "coded": stamp(now()),
        "run": run,
        "version": version,
        "digest": digest_of(article),
    }


def bare_fields(lead: int = 0) -> str:
    """The columns of an article, with no more of its text than so many characters."""
    return _FIELDS.replace("text", f"left(text, {lead}) AS text", 1)


def report_of(row: Sequence[object]) -> Report:
    """The report of a row that has its record first."""
    return _REPORT.decode(str(row[0]))


def article_of(row: Sequence[object]) -> Article:
    """The article of a row that has its fields in their order."""
    made = dict(zip(_FIELDS.split(", "), row, strict=True))
    fetched = made["fetched"]
    made["fetched"] = aware(fetched) if isinstance(fetched, datetime) else None
    return msgspec.convert(made, Article)


def report_row(report: Report, run: int) -> dict[str, object]:
    """A report as its row of the table: what is asked for, beside the whole record."""
    said = report.attribution
    return as_row(report) | placed(report) | {
        "article": report.article_id,
        "run": run,
        "source": said.source.name if said and said.source else None,
        "stance": said.stance if said else "states",
        "trigger": report.trigger.text,
        "sentence": report.sentence.text,
        "record": text_of(report),
    }  # fmt: skip


def placed(record: Report | Event) -> dict[str, object]:
    """When and where, as columns."""
    when, where = record.when, record.where
    return {
        "first_day": when.from_,
        "last_day": when.until,
        "day_precision": when.precision,
        "place": where.name,
        "country": where.country,
        "admin1": where.admin1,
        "geonameid": where.geonameid,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "place_precision": where.precision,
    }
