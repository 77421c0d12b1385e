"""A small query service on loopback that speaks as Wikidata's does, with its bad days."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import parse_qs

ENTITY = "http://www.wikidata.org/entity/"


class Reply(NamedTuple):
    """What the service says instead of the rows: a status, headers, a body; `cut` ends it in the middle."""

    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})
    body: bytes = b""
    cut: bool = False


class Asked(NamedTuple):
    """A question as it arrived."""

    query: str
    agent: str
    accept: str


class Speaks:
    """Its data by office (`P1906`, `Q7330070`), the replies that come first, and what it was asked."""

    def __init__(self, terms: dict[str, list[dict[str, str]]], bad: list[Reply] | None = None) -> None:
        self.terms, self.bad, self.asked, self.address = terms, list(bad or []), list[Asked](), ""

    def answer(self, query: str) -> bytes:
        office = re.search(r"wdt:(P1906|P1313)|P279\* wd:(Q\d+)", query)
        after = re.search(r'STR\(\?term\) > "([^"]*)"', query)
        limit = re.search(r"LIMIT (\d+)", query)
        assert office and after and limit
        rows = sorted(self.terms.get(office[1] or office[2], []), key=lambda row: row["term"])
        page = [row for row in rows if row["term"] > after[1]][: int(limit[1])]
        cells = [{name: {"type": "literal", "value": value} for name, value in row.items()} for row in page]
        return json.dumps({"head": {"vars": []}, "results": {"bindings": cells}}).encode()


def term(
    number: int,
    person: str,
    country: str,
    from_: str,
    until: str = "",
    *,
    office: str = "President of Somewhere",
    wikidata: str = "",
    **more: str,
) -> dict[str, str]:
    """A row as the service gives it; days to the day."""
    row = {
        "term": f"{ENTITY}statement/Q{number:06}-x",
        "person": ENTITY + (wikidata or f"Q{number}"),
        "personName": person,
        "office": f"{ENTITY}Q9{sum(map(ord, office + country))}",
        "officeName": office,
        "country": country,
        "names": "",
        **more,
    }
    for name, day in (("from", from_), ("until", until)):
        if day:
            row[name] = f"{day}T00:00:00Z"
            row.setdefault(f"{name}Exact", "11")
    return row


@contextmanager
def serving(speaks: Speaks) -> Iterator[Speaks]:
    """The service, listening on loopback as long as this lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            query = form["query"][0]
            speaks.asked.append(Asked(query, self.headers["User-Agent"], self.headers["Accept"]))
            reply = speaks.bad.pop(0) if speaks.bad else Reply()
            body = reply.body or (speaks.answer(query) if reply.status == 200 else b"")
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if reply.cut else body)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    speaks.address = f"http://127.0.0.1:{server.server_port}/sparql"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield speaks
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
