"""What Wikidata is asked: the terms of an office, a page at a time."""

from __future__ import annotations

from msgspec import Struct

from dateline.errors import UsageError


class OfficeRow(Struct, frozen=True):
    """A row of offices.tsv: an office of every country, how Wikidata knows it, and how it is coded."""

    id: str
    wikidata: str
    labels: str = ""
    role: str = ""
    sectors: str = "GOV"


# Pages go by the term's own id and not by a number of rows, so that nothing is told twice or left out where
# the data change between two pages. One row a term: an office or person may have several countries and names.
_QUESTION = """\
SELECT ?term ?person ?office (SAMPLE(?name) AS ?personName) (SAMPLE(?called) AS ?officeName)
  (SAMPLE(?iso) AS ?country) (SAMPLE(?day1) AS ?from) (SAMPLE(?exact1) AS ?fromExact)
  (SAMPLE(?day2) AS ?until) (SAMPLE(?exact2) AS ?untilExact) (SAMPLE(?end) AS ?ended)
  (SAMPLE(?death) AS ?died) (GROUP_CONCAT(DISTINCT ?alias; separator="|") AS ?names)
WHERE {
  %(office)s
  ?land wdt:P298 ?iso .
  ?person p:P39 ?term ; wdt:P31 wd:Q5 ; rdfs:label ?name .
  ?term ps:P39 ?office ; wikibase:rank ?rank .
  ?office rdfs:label ?called .
  FILTER(LANG(?name) = "en" && LANG(?called) = "en" && ?rank != wikibase:DeprecatedRank)
  OPTIONAL { ?term pqv:P580 [ wikibase:timeValue ?day1 ; wikibase:timePrecision ?exact1 ] }
  OPTIONAL { ?term pqv:P582 [ wikibase:timeValue ?day2 ; wikibase:timePrecision ?exact2 ] }
  OPTIONAL { ?term pq:P582 ?end }
  OPTIONAL { ?person wdt:P570 ?death }
  OPTIONAL { ?person skos:altLabel ?alias . FILTER(LANG(?alias) = "en") }
  FILTER(!BOUND(?day2) || YEAR(?day2) >= %(since)d)
  FILTER(STR(?term) > "%(after)s")
}
GROUP BY ?term ?person ?office
ORDER BY STR(?term)
LIMIT %(page)d
"""


def question(office: OfficeRow, since: int, after: str, page: int) -> str:
    """The SPARQL question for the terms of an office that follow the term `after` ("" for the first page).

    Raises:
        UsageError: the office is known by no class or property of Wikidata.
    """
    if not (office.wikidata[:1] in ("P", "Q") and office.wikidata[1:].isdigit()):
        raise UsageError(
            f"offices.tsv: [{office.id}] wikidata is {office.wikidata!r}; write a class of offices (Q7330070)"
            " or a property of countries (P1906)"
        )
    return _QUESTION % {
        "office": _office(office),
        "since": since,
        "after": after.replace("\\", "").replace('"', ""),
        "page": page,
    }


def _office(office: OfficeRow) -> str:
    if office.wikidata.startswith("P"):
        return f"?land wdt:{office.wikidata} ?office ."
    found = f"?office wdt:P279* wd:{office.wikidata} ; wdt:P1001|wdt:P17 ?land ."
    labels = [label.strip().lower() for label in office.labels.split("|") if label.strip()]
    if labels:
        quoted = " || ".join(f'STRSTARTS(LCASE(?label), "{label}")'.replace("\\", "") for label in labels)
        found += f'\n  ?office rdfs:label ?label . FILTER(LANG(?label) = "en" && ({quoted}))'
    return found
