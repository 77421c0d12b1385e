"""What merging stands on: what waits to be merged, and the keys by which it finds what may belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.model import Article, Origin, Report, Signature
from dateline.store.base import Connection, text_of
from dateline.store.coding import article_of, bare_fields, report_of

_LEAD = 400  # characters in which an article says that it is corrected
# two addresses of one page differ in scheme, fragment or a closing slash; what is alike is looked at closely
_ADDRESS = r"rtrim(split_part(regexp_replace(lower(trim(url)), '^\w+://(www\.)?', ''), '#', 1), '/')"
_SIGNATURE = msgspec.json.Decoder(Signature)


class KeyTable:
    """Origins, signatures, blocks and components, each looked up by what a new article touches."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # --- what waits -----------------------------------------------------------------------

    def pending(self, kind: str) -> list[str]:
        """The ids of the reports, articles or components that wait to be merged."""
        rows = self._db.rows("SELECT DISTINCT id FROM pending WHERE kind = ? ORDER BY id", kind)
        return [row[0] for row in rows]

    def wait(self, kind: str, ids: Iterable[str]) -> None:
        """Let these wait to be merged."""
        self._db.insert("pending", [{"kind": kind, "id": i} for i in ids])

    def done(self) -> None:
        """Nothing waits any more."""
        self._db.rows("DELETE FROM pending")

    # --- copies ---------------------------------------------------------------------------

    def origins(self, articles: Sequence[str]) -> dict[str, Origin]:
        """The origins of these articles, by article."""
        asked = """SELECT article, origin, wire, likeness FROM origins
            WHERE article IN (SELECT unnest(?::VARCHAR[]))"""
        return {row[0]: Origin(*row) for row in self._db.among(asked, list(articles))}

    def sign(self, signatures: Sequence[Signature], bands: Mapping[str, Sequence[str]]) -> None:
        """Keep the signatures of articles with their bands, in place of those they had."""
        ids = [s.article_id for s in signatures]
        self._db.remove("signatures", "article", ids)
        self._db.remove("bands", "article", ids)
        self._db.insert("signatures", [{"article": s.article_id, "record": text_of(s)} for s in signatures])
        self._db.insert("bands", [{"key": k, "article": i} for i in ids for k in bands[i]])

    def akin(self, articles: Sequence[str]) -> list[Signature]:
        """The signatures of these articles, of all that share a band with one, and of their origins' rest."""
        mates = self._db.among(
            """SELECT DISTINCT o.article FROM bands b JOIN bands o ON o.key = b.key
            WHERE b.article IN (SELECT unnest(?::VARCHAR[]))""",
            articles,
        )
        near = sorted({row[0] for row in mates} | set(articles))
        kin = self._db.among(
            """SELECT DISTINCT o.article FROM origins m JOIN origins o ON o.origin = m.origin
            WHERE m.article IN (SELECT unnest(?::VARCHAR[]))""",
            near,
        )
        asked = "SELECT record FROM signatures WHERE article IN (SELECT unnest(?::VARCHAR[]))"
        every = sorted({row[0] for row in kin} | set(near))
        return [_SIGNATURE.decode(row[0]) for row in self._db.among(asked, every)]

    def set_origins(self, origins: Sequence[Origin]) -> None:
        """Keep the origins of articles, in place of those they had."""
        self._db.remove("origins", "article", [o.article_id for o in origins])
        self._db.insert(
            "origins",
            [
                {"article": o.article_id, "origin": o.id, "wire": o.wire, "likeness": o.likeness}
                for o in origins
            ],
        )

    # --- editions -------------------------------------------------------------------------

    def editions(self, articles: Sequence[str]) -> list[Article]:
        """These articles and all others of the same publisher at the same address, with their first words.

        Articles that have no address have no other editions.
        """
        asked = f"""WITH addressed AS (SELECT *, lower(publisher) AS who, {_ADDRESS} AS address FROM articles
                WHERE url <> '')
            SELECT {bare_fields(_LEAD)} FROM addressed WHERE (who, address) IN (
                SELECT (who, address) FROM addressed WHERE id IN (SELECT unnest(?::VARCHAR[])))"""
        return list({a.id: a for a in map(article_of, self._db.among(asked, articles))}.values())

    def superseded(self, articles: Sequence[str]) -> dict[str, str]:
        """Which of these articles have a later edition, and which one that is."""
        asked = """SELECT id, superseded FROM articles
            WHERE superseded IS NOT NULL AND id IN (SELECT unnest(?::VARCHAR[]))"""
        return dict(self._db.among(asked, articles))

    def supersede(self, later: Mapping[str, str | None]) -> None:
        """Keep which later edition stands in place of an article; null where none does any more."""
        self._db.update("articles", "superseded", later)

    # --- blocks ---------------------------------------------------------------------------

    def block(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Keep the block keys of reports, in place of those they had."""
        self._db.remove("blocks", "report", list(keys))
        self._db.insert("blocks", [{"key": k, "report": r} for r, ks in keys.items() for k in ks])

    def near(self, keys: Iterable[str]) -> list[Report]:
        """The reports, merged already, that have one of these block keys; none of superseded articles."""
        asked = """SELECT r.record FROM reports r JOIN articles a ON a.id = r.article
            WHERE a.superseded IS NULL AND r.id NOT IN (SELECT id FROM pending WHERE kind = 'report')
            AND r.id IN (SELECT report FROM blocks WHERE key IN (SELECT unnest(?::VARCHAR[])))"""
        return _each(self._db.among(asked, list(keys)))

    def components_of(self, reports: Sequence[str]) -> set[str]:
        """The components that these reports are in."""
        asked = """SELECT DISTINCT component FROM reports
            WHERE component IS NOT NULL AND id IN (SELECT unnest(?::VARCHAR[]))"""
        return {row[0] for row in self._db.among(asked, list(reports))}

    def members(self, components: Iterable[str]) -> list[Report]:
        """The reports of these components, those of superseded articles left out."""
        asked = """SELECT r.record FROM reports r JOIN articles a ON a.id = r.article
            WHERE a.superseded IS NULL AND r.component IN (SELECT unnest(?::VARCHAR[]))"""
        return _each(self._db.among(asked, sorted(components)))

    def of_articles(self, articles: Sequence[str]) -> list[str]:
        """The ids of the reports of these articles."""
        asked = "SELECT id FROM reports WHERE article IN (SELECT unnest(?::VARCHAR[]))"
        return [row[0] for row in self._db.among(asked, articles)]

    def set_components(self, components: Mapping[str, str | None]) -> None:
        """Keep the component of each report; null where it is in none any more."""
        self._db.update("reports", "component", components)


def _each(rows: Iterable[tuple[object, ...]]) -> list[Report]:
    """Each report once: pieces of a long list of keys may name it several times."""
    return list({report.id: report for report in map(report_of, rows)}.values())
