"""What the words around a phrase tell: which countries and whose full names they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from dateline.knowledge.folding import Word, key, words
from dateline.knowledge.names import Entry, Match, Names, countries_in, scanned

_UNIONS = frozenset({"UNO", "IGO", "EUR"})
_TOWNS = frozenset({"capital", "town"})
_REGIONS = frozenset({"country", "town"})
_ABBREVIATED = ("USA", "CAN")  # whose states and provinces are printed short after a town
_SHARE = 0.5  # of all mentions of countries: a country with less is not what the text is about


_ENDS = re.compile(r"[.!?][\"”]?\s+(?=[A-Z\"“])|\n")
_IN = re.compile(r"\b(?:in|at|near|outside|across)\s(?:the\s)?(?:[A-Z]\w+,\s)?(?:\w+ern\s)?$")
_NEAR = 40  # characters before a country's name in which what leads to it stands
_GIVEN = re.compile(r"(?:[^\W\d_a-z][\w'’-]+[ ]){1,3}$")


class Scene:
    """A context, with what it tells of countries and people: read only where a phrase leaves them open."""

    def __init__(self, names: Names, text: str) -> None:
        self._names, self.text = names, text

    @cached_property
    def _named(self) -> list[tuple[int, str]]:
        """Where the context names which country."""
        return countries_in(self._names, self.text)

    @cached_property
    def countries(self) -> Mapping[str, int]:
        """The countries of the context with how often each is named."""
        if not self.text:
            return {}
        counts = Counter(code for _, code in self._named)
        if not self._towns:
            return counts
        pieces, matches = scanned(self._names, self.text)
        for match in matches:
            if code := self._towns.get(_key(pieces, match)):
                counts[match.entries[0].country] -= 1
                counts[code] += 1
        return counts

    @cached_property
    def foremost(self) -> str:
        """The country that the context names most; "" where it names none, or two as often."""
        ranked = sorted(self.countries.items(), key=lambda item: -item[1])[:2]
        several = len(ranked) > 1 and ranked[1][1] == ranked[0][1]
        return ranked[0][0] if ranked and ranked[0][1] and not several else ""

    @cached_property
    def people(self) -> frozenset[str]:
        """The ids of the people whom the context names in full."""
        found: set[str] = set()
        for match in scanned(self._names, self.text)[1] if self.text else ():
            full = {entry.id for entry in match.entries if entry.kind == "person"}
            if len(full) == 1:
                found.update(full)
        return frozenset(found)

    @cached_property
    def unions(self) -> frozenset[str]:
        """The codes of the international bodies that the context names."""
        matches = scanned(self._names, self.text)[1] if self.text else ()
        firsts = (match.entries[0] for match in matches)
        return frozenset(e.country for e in firsts if e.kind == "organisation" and e.country in _UNIONS)

    def elsewhere(self, town: str) -> str:
        """The country of a town that the context tells to lie elsewhere than the one known best, or "".

        As in "Paris, Texas", by the state, province or country that stands after it.
        """
        return self._towns.get(key(town), "") if f"{town.lower()}," in self._lower else ""

    @cached_property
    def _lower(self) -> str:
        return self.text.lower()

    @cached_property
    def _towns(self) -> Mapping[str, str]:
        names = self._names
        pieces, matches = scanned(names, self.text)
        starts = {match.first: match for match in matches}
        found: dict[str, str] = {}
        for match in matches:
            if match.last + 1 >= len(pieces) or pieces[match.last].key != ",":
                continue
            towns = {entry.country for entry in match.entries if entry.kind in _TOWNS}
            if not towns or any(entry.kind == "country" for entry in match.entries):
                continue
            after, region = pieces[match.last + 1], starts.get(match.last + 1)
            codes = {e.country for e in region.entries if e.kind in _REGIONS} if region else set[str]()
            if after.capital:
                codes |= {code for code in _ABBREVIATED if after.key in names.small(f"states {code}")}
            if codes and towns.isdisjoint(codes):
                found[_key(pieces, match)] = max(codes)
        return found

    def settle(self, entries: Iterable[Entry]) -> Entry | None:
        """The one among entries whose country the context names most; nobody where none or two stand out."""
        ranked = sorted(
            ((self.countries.get(e.country, 0), e.id, e) for e in entries), key=lambda r: (-r[0], r[1])
        )
        if not ranked or ranked[0][0] == 0:
            return None
        if len(ranked) > 1 and ranked[1][0] == ranked[0][0] and ranked[1][2].country != ranked[0][2].country:
            return None
        return ranked[0][2]

    def plays_in(self, phrase: str) -> str:
        """The one country in which the sentence of a phrase plays ("shot in Karachi"), or ""."""
        at = self._lower.find(phrase.lower())
        if at < 0:
            return ""
        start = max((end.end() for end in _ENDS.finditer(self.text, 0, at)), default=0)
        after = _ENDS.search(self.text, at)
        end = after.start() if after is not None else len(self.text)
        found = {
            code
            for begin, code in self._named
            if start <= begin < end and _IN.search(self.text, max(0, begin - _NEAR), begin)
        }
        return found.pop() if len(found) == 1 else ""

    def owner(self, name: str) -> str:
        """The country that a name is said to belong to ("Moldova's SIS", "the Moldovan SIS"), or ""."""
        owned = rf"\b(?:[A-Z][\w-]+ ){{0,2}}[A-Z][\w-]+(?:['’]s?)? {re.escape(name)}\b"
        for match in re.finditer(owned, self.text):
            end = match.end() - len(name)
            found = [code for at, code in self._named if match.start() <= at < end]
            if found:
                return found[-1]
        return ""

    def about(self) -> str:
        """The country that the context is about, or ""."""
        total = sum(self.countries.values())
        for code, count in sorted(self.countries.items(), key=lambda item: -item[1])[:1]:
            if count > total * _SHARE:
                return code
        return ""


def _key(pieces: Sequence[Word], match: Match) -> str:
    return " ".join(word.key for word in pieces[match.first : match.last])


@lru_cache(maxsize=32)
def scene(names: Names, context: str) -> Scene:
    """The scene of a context (kept for the last few contexts, since all phrases of an article share one)."""
    return Scene(names, context)


def longer_name(run: str, context: str) -> str:
    """The name in a context that ends in these words and has more before it ("Musa Bello" for "Bello")."""
    at = context.find(run)
    while at >= 0:
        before = _GIVEN.search(context[max(0, at - 40) : at])
        if before is not None and not context[at + len(run) : at + len(run) + 1].isalnum():
            return before.group() + run
        at = context.find(run, at + 1)
    return run


def around(run: str, context: str, names: Names) -> tuple[str, str]:
    """What stands right before these words in a context, and the apposition after them; "" where none.

    Before them only what may belong to the same noun phrase is taken.
    """
    found = re.search(_printed_as(run), context) if run else None
    if found is None:
        return "", ""
    at = found.start()
    before = re.split(r"[.;:!?\"“”()]\s|,\s|\n", context[max(0, at - 90) : at])[-1]
    pieces = words(before)
    known = {at for match in names.scan(pieces) for at in range(match.first, match.last)}
    cut = end = len(pieces)
    flags = names.small("former") | names.small("then")
    while cut and (
        cut - 1 in known
        or pieces[cut - 1].capital
        or pieces[cut - 1].key in flags
        or pieces[cut - 1].key == "'s"
    ):
        cut -= 1
    start = pieces[cut].start if cut < len(pieces) else len(before)
    if 1 < cut < end and cut in known and _is_kind(pieces[cut - 1], names) and cut - 2 in known:
        cut -= 2  # "Japanese cryptocurrency exchange X": one small word between two known ones
    after = re.match(
        r",\s(?:(?:the|an?)\s|(?=[A-Z]\w+['’]s\s))([^,.;\n]{3,90})[,.;\n]", context[found.end() :]
    )
    return before[start:] + run, after.group(1) if after else ""


def _printed_as(run: str) -> str:
    """A pattern for a name in a text, where its initials may have their dots: "Jan R. Holm"."""
    return " ".join(
        re.escape(word) + (r"\.?" if len(word) == 1 and word.isalpha() else "") for word in run.split(" ")
    )


def _is_kind(word: Word, names: Names) -> bool:
    """Whether a small word only tells the kind of what is named after it."""
    return word.key.isalpha() and word.key not in names.small("breaks") | names.small("articles")


def told_before(role: str, phrase: str, context: str) -> str:
    """How a context first calls who is "the judge" later: "a judge in Hamburg"; "" if it does not.

    Only what an article, possessive or nothing opens and what follows by "in", "of", "from" or "at" counts.
    """
    named = re.compile(
        rf"(?:\b(?:[Aa]n?|[Tt]he|[^\W\d_]+['’]s) )?((?:[^\W\d_][\w-]* ){{0,2}}{re.escape(role)}"
        rf"(?: (?:in|of|from|at) (?:the )?(?:[^\W\d_a-z][\w-]*)(?: [^\W\d_a-z][\w-]*)?)?)\b"
    )
    for match in named.finditer(context):
        if match.group(1).lower() not in (role, phrase.lower()):
            return match.group()
    return ""
