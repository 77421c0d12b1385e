"""A polite client of a SPARQL service over HTTP: one question at a time, with patience."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from dateline.errors import DatelineError, UsageError

WIKIDATA = "https://query.wikidata.org/sparql"
# busy, or broken for a moment; the service also ends a question of over a minute with a 500 or a 504
_AGAIN = frozenset({429, 500, 502, 503, 504})
_SLOW = frozenset({500, 504})
_PATIENCE = 600.0  # seconds: what asks for a longer wait is better tried another day
_LONGER = 5  # times the usual pause after the first failure; each further one waits twice as long
_LARGEST = 64 * 1024 * 1024  # bytes of an answer

Row = Mapping[str, str]


class ServiceError(DatelineError):
    """The query service gave no usable answer; the message says why and what to do."""


class TooMuchError(ServiceError):
    """The service could not finish the question in its time: a smaller page may pass."""


class _Failed(NamedTuple):
    """One try that gave no answer: why, and how long the service asks to wait, if it does."""

    why: str
    wait: float | None = None
    slow: bool = False


class Service:
    """A SPARQL service.

    Args:
        address: its http or https address.
        agent: the User-Agent; Wikimedia asks for one that says whom to write to.
        pause: seconds between two questions.
        tries: how often one question is asked before it is given up.
        timeout: seconds to wait for an answer.
        sleep: what waits.

    Raises:
        UsageError: the address is none of http or https.
    """

    def __init__(
        self,
        address: str = WIKIDATA,
        *,
        agent: str,
        pause: float = 1.0,
        tries: int = 5,
        timeout: float = 90.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).netloc:
            raise UsageError(f"{address!r} is no address of a query service; write it as {WIKIDATA}")
        self.address, self._agent, self._pause = address, agent, pause
        self._tries, self._timeout, self._sleep = tries, timeout, sleep
        self._asked = False

    def ask(self, query: str) -> list[Row]:
        """The rows that answer a question: the value of each variable that is bound, as text.

        Raises:
            ServiceError: no usable answer after all tries, a refusal, or a wait that is too long.
            TooMuchError: every try ended in a time-out of the service.
        """
        failed = _Failed("never asked")
        for number in range(self._tries):
            if self._asked:
                self._sleep(self._wait(failed, number))
            self._asked = True
            answer = self._once(query)
            if not isinstance(answer, _Failed):
                return answer
            failed = answer
        kind = TooMuchError if failed.slow else ServiceError
        raise kind(f"{self._host} gave no answer in {self._tries} tries; the last time {failed.why}")

    @property
    def _host(self) -> str:
        return urlsplit(self.address).netloc

    def _wait(self, failed: _Failed, number: int) -> float:
        """Seconds until the next question: what the service asks for, else twice as long at each failure."""
        if not number:
            return self._pause
        if failed.wait is None:
            return min(_PATIENCE, self._pause * _LONGER * 2.0 ** (number - 1))
        if failed.wait > _PATIENCE:
            minutes = round(failed.wait / 60)
            raise ServiceError(f"{self._host} asks to wait {minutes} minutes: run this again after that")
        return max(self._pause, failed.wait)

    def _once(self, query: str) -> list[Row] | _Failed:
        request = Request(
            self.address,
            urlencode({"query": query}).encode(),
            {
                "User-Agent": self._agent,
                "Accept": "application/sparql-results+json",
                "Content-Type": "application/x-www-form-urlencoded",
            },
        )
        try:
            with urlopen(request, timeout=self._timeout) as answer:
                text = answer.read(_LARGEST + 1)
        except HTTPError as error:
            return self._refused(error)
        except (URLError, HTTPException, OSError) as error:
            return _Failed(f"the connection failed ({_reason(error)})")
        if len(text) > _LARGEST:
            return _Failed(f"its answer was longer than {_LARGEST // 1024**2} MB", slow=True)
        return _rows(text)

    def _refused(self, error: HTTPError) -> _Failed:
        """What a status means; a status that another try can't mend is raised."""
        with error:
            if error.code in _AGAIN:
                why = f"it answered {error.code} ({error.reason})"
                return _Failed(why, _retry_after(error.headers.get("Retry-After")), error.code in _SLOW)
            try:
                said = error.read(2000).decode("utf-8", "replace").strip()
            except (OSError, HTTPException):
                said = ""
        first = next(iter(said.splitlines()), "")[:200]
        hint = "; it may want to know whom to write to: --contact" if error.code == 403 else ""
        raise ServiceError(f"{self._host} refuses: {error.code} {error.reason}{hint} {first}".rstrip())


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    return str(getattr(reason, "strerror", None) or reason) or type(error).__name__


def _retry_after(value: str | None) -> float | None:
    """The seconds of a Retry-After header, which holds a number or a date."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (then.astimezone(UTC) - datetime.now(UTC)).total_seconds())


def _rows(text: bytes) -> list[Row] | _Failed:
    """The rows of an answer; one cut in the middle, or with the trace of a time-out in it, is no answer."""
    try:
        found: Any = json.loads(text)
        bindings = found["results"]["bindings"]
        return [{name: str(cell["value"]) for name, cell in row.items()} for row in bindings]
    except (ValueError, KeyError, TypeError, AttributeError):
        slow = b"TimeoutException" in text or b"QueryTimeout" in text
        return _Failed("its answer was broken or none in SPARQL's JSON", slow=slow)
