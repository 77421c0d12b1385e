"""What a text says of itself before the news begins: date, title, publisher, address.

Understood are front matter, `Key: value` lines, a date line or a byline with one, `date 2022-10-27`
or an ISO date in front of the first sentence, a title line, and the date in a wire dateline or in the
file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from dateline.read.dates import Read, date_in, date_in_name, read_date, read_moment, year_in
from dateline.read.wire import wire_date

_KEYS = {
    "published": ("published", "published on", "published at", "first published", "posted", "posted on",
                  "released", "release date", "publication date", "pubdate", "date published",
                  "publish date"),
    "date": ("date", "dated", "day"),
    "updated": ("updated", "updated on", "last updated", "last updated on", "last modified", "modified"),
    "title": ("title", "headline"),
    "url": ("url", "link", "permalink"),
    "publisher": ("publisher", "source", "outlet", "newspaper", "publication", "site", "sitename"),
    "language": ("language", "lang"),
    "fetched": ("fetched", "fetched at", "fetched on", "retrieved", "retrieved at", "retrieved on", "crawled",
                "crawled at", "downloaded", "scraped", "accessed", "accessed on"),
    "": ("author", "authors", "by", "byline", "section", "category", "categories", "tags", "keywords",
         "location", "credit", "edition", "service", "slug", "year", "place", "from", "desk", "layout",
         "subject", "copyright", "draft", "summary", "description", "image"),
}  # fmt: skip
_FIELDS = {key: name for name, keys in _KEYS.items() for key in keys}
_DATES = ("published", "date", "updated", "line")  # the first that can be read dates the article
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_FIELD = re.compile(
    r"[\s>*_#-]{0,4}(?P<key>[A-Za-z][A-Za-z _-]{0,24}?)[*_]{0,2}\s*[:=][*_]{0,2}(?:\s+(?P<value>.*)|$)"
)
_DATED = re.compile(
    r"\s*[*_]{0,3}(?P<key>date|dated|(?:first\s+)?published|posted|released|(?:last\s+)?(?:updated|modified))[*_]{0,2}"
    r"\s*:?[*_]{0,2}\s+(?:(?:on|at):?\s+)?(?=[\dA-Za-z])",
    re.IGNORECASE,
)
# "2022-10-27: Rebels ..."; not "2022-10-27 was a Thursday"
_ISO = re.compile(
    r"\s*[*_]{0,3}(?P<key>)(?=\d{4}-\d\d-\d\d(?:[T ]\d\d:[\d:.Z+-]+)?[*_]{0,3}[^\S\r\n]*[\s:|,–—-]"
    r"[^\S\r\n]*[\"'“‘(]?[A-Z])"
)
_FRONT = re.compile(
    r"\s*(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<inside>.{0,4000}?)\r?\n(?P=mark)[ \t]*(?:\r?\n|$)", re.DOTALL
)
_NAME = r"(?:[A-Z][\w.'’-]*|and|in|for|of|de|van|von|al|[|&/])"
_BYLINE = re.compile(rf"By {_NAME}(?:,?[ ]{_NAME})*$")
_COPYRIGHT = re.compile(r"\s*(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_HEADING = re.compile(r"#{1,3}\s+")
_RULE = re.compile(r"[=*_-]{3,}\s*$")
_SENTENCE = re.compile(r"[\s.,;:|)\]*_–—-]*")
Kind = Literal["head", "news", "perhaps"]  # a line of the head, of the news, or one that the next will tell
_SKIMMED = 6  # lines that may stand between a title and the date without being either
_LINKED = re.compile(r"\s+(?:LINK|URL):\s*(?P<url>https?://\S+)")
_LONGEST_LINE = 300  # a longer line is no header
_FARTHEST = 6_000  # nor is anything that stands farther in


class Head(Struct, frozen=True):
    """What stands before the news, and where the news begins (`body`, an offset).

    A title stays in the news, unless a header stands between the two.
    """

    body: int
    published: date | None = None
    undated: str = ""
    title: str = ""
    url: str = ""
    publisher: str = ""
    language: str = ""
    note: str = ""
    fetched: datetime | None = None


@dataclass
class _Notes:
    """What has been gathered while going down the head of one text."""

    body: int = 0
    title_at: int | None = None
    lines: list[str] = field(default_factory=list)
    skimmed: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    dates: dict[str, Read] = field(default_factory=dict)
    stated: list[date] = field(default_factory=list)

    def take(self, name: str, value: str) -> None:
        """Keep a field, the first of its name."""
        value = value.strip().strip("\"'").strip("*_ ")
        if name == "title" and (found := _LINKED.search(value)):
            value = value[: found.start()]
            self.fields.setdefault("url", found["url"])
        if name not in _DATES:
            self.fields.setdefault(name, value)
        elif value:
            self.dated(name, read_date(value))

    def dated(self, name: str, found: Read) -> None:
        """Keep a date, the first of its name; all but those of a change are remembered."""
        self.dates.setdefault(name, found)
        if found.value and name != "updated" and found.value not in self.stated:
            self.stated.append(found.value)

    def header_until(self, end: int, line: str) -> None:
        """The news begins no sooner than at `end`."""
        self.body, self.title_at = end, None
        self.lines.append(line)


def head_of(text: str, stem: str = "") -> Head:
    """What the beginning of a text, and the name of its file without its ending, say of it."""
    notes = _Notes()
    start = _front_matter(text, notes)
    skimmed = notes.skimmed
    for at, end, line in _lines(text, start):
        kind = _read_line(text, at, end, line, notes)
        if kind == "head" and skimmed:
            # what is copied from a page has scraps of it between title and date
            notes.fields.setdefault("title", next((s for s in skimmed if len(s.split()) > 2), ""))
            skimmed.clear()
        elif kind == "perhaps" and len(skimmed) < _SKIMMED and len(line) <= 120 and line[-1] not in ".,;:!":
            skimmed.append(line)
        elif kind != "head":
            break
    first = _news_from(text, notes)
    published, undated = _dated(text, first, stem, notes)
    body = notes.title_at if notes.title_at is not None else first
    values = notes.fields
    return Head(
        # white space alone is no header: such a text is news from its first character
        body=body if text[:body].strip() else 0,
        published=published,
        undated=undated,
        title=values.get("title", ""),
        url=values.get("url", ""),
        publisher=values.get("publisher", ""),
        language=values.get("language", ""),
        note=_several(published, notes.stated),
        fetched=read_moment(values.get("fetched")),
    )


def _several(published: date | None, stated: list[date]) -> str:
    if published is None or len(stated) < 2:
        return ""
    return f"its header states several dates: {', '.join(map(str, stated))}; {published} is taken"


def _front_matter(text: str, notes: _Notes) -> int:
    match = _FRONT.match(text)
    if not match:
        return 0
    for line in match["inside"].splitlines():
        if (pair := _FIELD.match(line)) and (name := _FIELDS.get(pair["key"].lower().replace("_", " "))):
            notes.take(name, pair["value"] or "")
    notes.header_until(match.end(), match["inside"])
    return match.end()


def _lines(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    at = start
    while at < min(len(text), start + _FARTHEST):
        match = _LINE.match(text, at, at + _LONGEST_LINE * 2)
        if match is None or match.end() == at:
            return
        if line := match.group().strip():
            yield at, match.end(), line
        at = match.end()


def _read_line(text: str, at: int, end: int, line: str, notes: _Notes) -> Kind:
    """Whether the line belongs to the head; if so, what it says is noted."""
    limit = min(end, at + _LONGEST_LINE)
    if match := _DATED.match(text, at, limit) or _ISO.match(text, at, limit):
        return _read_dated(text, at, end, match, notes)
    if len(line) > _LONGEST_LINE:
        return "news"
    pair = _FIELD.match(line)
    name = _FIELDS.get(pair["key"].lower()) if pair else None
    if pair and name is not None and not (name == "publisher" and _is_sentence(pair["value"] or "")):
        notes.take(name, pair["value"] or "")
        notes.header_until(end, line)
        return "head"
    if found := _date_line(line):
        notes.dated("line", found)
        notes.header_until(end, line)
        return "head"
    ruled = _RULE.match(line) and (notes.lines or notes.title_at is not None)
    if ruled or _BYLINE.match(line) or _COPYRIGHT.match(line):
        notes.header_until(end, line)
        return "head"
    return "head" if _take_title(text, at, end, line, notes) else "perhaps"


def _is_sentence(value: str) -> bool:
    """Whether what looks like a publisher's name is the rest of a headline ("Newspaper: Minister lied.")."""
    return len(value.split()) > 6 or value.endswith(".")


def _read_dated(text: str, at: int, end: int, match: re.Match[str], notes: _Notes) -> Kind:
    """`Date: 27 October 2022`, `Published on ...`, alone or in front of the first sentence."""
    value = text[match.end() : min(end, match.end() + _LONGEST_LINE)]
    found = date_in(value[:80])
    if found is None or (found.start and value[: found.start].strip()):
        # "Date: soon" is a header that can't be read; "Dated equipment failed" is none at all
        if ":" not in match.group() or len(value) >= 100:
            return "perhaps"
        found = read_date(value)
    key = match["key"].lower()
    notes.dated(_FIELDS.get(" ".join(key.split()), "published") if key else "line", found)
    rest_at = match.end() + found.end if found.end else end
    gap = _SENTENCE.match(text, rest_at, end)
    rest_at = gap.end() if gap else rest_at
    rest = text[rest_at:end].strip()
    if _DATED.match(rest):
        return _read_line(text, rest_at, end, rest[:_LONGEST_LINE], notes)
    if rest and (len(rest.split()) > 3 or rest[-1] in ".!?"):
        notes.header_until(rest_at, text[at:rest_at])
        return "news"
    notes.header_until(end, text[at:end])
    return "head"


def _date_line(line: str) -> Read | None:
    """The date of a line that holds nothing else but a byline, an outlet or a place."""
    if len(line) > 120 or line.endswith((",", ";")):
        return None
    found = date_in(line)
    if found is None:
        return None
    before, after = line[: found.start].strip(" |·•,–—-*_#>("), line[found.end :].strip(" |·•,–—-*_).")
    label = all(w[0].isupper() or not w[0].isalpha() or w in ("and", "of", "in", "for", "on", "the", "de")
                for w in before.split())  # fmt: skip
    return found if label and len(before.split()) <= 8 and len(after.split()) <= 4 else None


def _take_title(text: str, at: int, end: int, line: str, notes: _Notes) -> bool:
    if "title" in notes.fields:
        return False
    mark = _HEADING.match(line)
    title = line[mark.end() :].rstrip("# ") if mark else line
    following = _LINE.match(text, end, end + _LONGEST_LINE)
    below = following.group().strip() if following and end < len(text) else None
    apart = mark or below == "" or (below and any(r.match(below) for r in (_FIELD, _DATED, _RULE, _BYLINE)))
    sentence = title.rstrip("\"'”’)").endswith((".", ",", ";", ":", "_", "-", "–", "—"))
    if not apart or sentence or len(title) > 200 or len(title.split()) < 2 or (notes.skimmed and not mark):
        return False
    notes.fields["title"] = title
    notes.title_at = at + text[at:end].index(title)
    return True


def _news_from(text: str, notes: _Notes) -> int:
    at = notes.body
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _dated(text: str, first: int, stem: str, notes: _Notes) -> tuple[date | None, str]:
    stated = [notes.dates[name] for name in _DATES if name in notes.dates]
    for found in stated:
        if found.value:
            return found.value, ""
    for found in stated:
        if found.why:
            return None, found.why
    in_name = date_in_name(stem)
    year = (
        in_name.value.year if in_name and in_name.value else year_in(stem) or year_in("\n".join(notes.lines))
    )
    wires = [wire_date(text, at, year) for at in _paragraphs(text, first, notes)]
    wire = next((w for w in wires if w), None)
    if wire and wire.value and not wire.yearless:
        return wire.value, ""
    if in_name:
        return in_name.value, ""
    return (wire.value, wire.why) if wire else (None, "")


def _paragraphs(text: str, first: int, notes: _Notes) -> Iterator[int]:
    """Where a wire dateline may stand: at the news' beginning, and below its title."""
    yield first
    if notes.title_at is not None:
        match = re.compile(r"[^\r\n]*\s*").match(text, notes.title_at, notes.title_at + _LONGEST_LINE * 2)
        yield match.end() if match else first
