"""All names of places of a text, from known names, grammar and the wire dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from dateline.find.places.grown import Grown, grown
from dateline.find.places.judge import embedded, is_patron, score, standing
from dateline.find.places.signs import Page, Signs
from dateline.find.places.spots import Spot, capital, spots
from dateline.find.places.use import use_of
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.place_words import PlaceWords, sort_of
from dateline.model import PlaceMention, PlacePrecision, Span
from dateline.text import Reading

_CALLED = 3.0  # points for a known name that the grammar calls a place
_BEYOND_DOUBT = 1.5
_ECHO = 1.2  # points for bearing a name that is beyond doubt elsewhere in the text
_CLEAR = 0.0  # a lesser name within a name is chance: "Collins Avenue" is not in Collins
_AGENCY_NAME = 4  # letters: "(AFP)", "(CNN)"
_AGENCY = re.compile(r"\([^)]*\)")
_TO_ITS_NOUN = 5  # words in which an owner's noun is looked for
_CLAUSE = 8  # words of a clause in which its town is looked for
_PART = re.compile(r"[^,/()\u2014\u2013]+")


def find(reading: Reading, gazetteer: Gazetteer, words: PlaceWords) -> list[PlaceMention]:
    """Every name of a place in the text, in order, none overlapping.

    People, companies, ships, teams and papers named after a place are left out; adjectives of a place
    ("Russian oil") are there with the use `modifier`.

    Raises:
        GazetteerError: the artefact is damaged.
    """
    page = Page(reading.doc, words)
    found = {spot.first: spot for spot in spots(reading.doc, gazetteer, words)}
    taken: list[PlaceMention] = list(_datelines(reading, gazetteer, words))
    covered: set[int] = set()
    called: set[int] = set()  # first words of known names that the grammar calls places too
    for name in grown(page):
        if name.first in found and found[name.first].last == name.last:
            called.add(name.first)
        elif mention := _grown(reading, page, name, found):
            taken.append(mention)
            covered.update(range(name.first, name.last + 1))
    free = [s for s in found.values() if covered.isdisjoint(range(s.first, s.last + 1))]
    taken.extend(_known(reading, page, spot, found) for spot in _accepted(page, free, called))
    return sorted(taken, key=lambda m: m.evidence)


def _accepted(page: Page, found: list[Spot], called: set[int]) -> Iterator[Spot]:
    """The known names that are meant as places; a mention beyond doubt speaks for the others."""
    sure = {
        i for s in found if s.places[0].precision == "country" and not s.adjective for i in (s.first, s.last)
    }
    signs = {spot.first: Signs(page, spot) for spot in found}
    free = [spot for spot in found if not embedded(signs[spot.first], sure)]
    points = {s.first: score(signs[s.first]) + _CALLED * (s.first in called) for s in free}
    clear = {s.name for s in free if points[s.first] >= _BEYOND_DOUBT}
    ends: set[int] = set()
    for spot in free:
        if spot.adjective and _demonym(signs[spot.first]):
            continue
        total = points[spot.first] + _beside(signs[spot.first], ends) + _ECHO * (spot.name in clear)
        if total >= 0.0:
            ends.add(spot.last)
            yield spot


def _demonym(signs: Signs) -> bool:
    """Whether an adjective stands alone, for a person or a language: "a Cuban", "in Turkish"."""
    token, right = signs.page.doc[signs.spot.last], signs.right
    if token.dep_ in {"amod", "compound", "nmod", "poss"} and token.head.i > token.i:
        return False
    if right is None or right.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or right.text == "-":
        return False
    return not (right.lower_ in {",", "and", "or"} and token.pos_ == "ADJ")


def _beside(signs: Signs, ends: set[int]) -> float:
    """Points for standing beside a name already taken: "Paris, Texas", "Homs and Hama"."""
    left, second = signs.left, signs.second_left
    if left is None or second is None or second.i not in ends or left.lower_ not in {",", "and", "or"}:
        return 0.0
    contains = any(p.precision in {"country", "admin1"} or p.kind == "short" for p in signs.spot.places)
    if left.text == ",":
        return 3.0 if contains else 0.7
    return 1.2


def _known(reading: Reading, page: Page, spot: Spot, found: dict[int, Spot]) -> PlaceMention:
    signs = Signs(page, spot)
    first, last = page.doc[spot.first], page.doc[spot.last]
    return PlaceMention(
        evidence=reading.evidence(first.idx, last.idx + len(last)),
        name=spot.name,
        use="literal" if _holds_before(signs, found) else use_of(signs),
        container=_container(signs, found),
        sort=_sort(signs),
        adjective=spot.adjective,
    )


def _container(signs: Signs, found: dict[int, Spot]) -> str:
    """The place that the words put it in: "Paris, Texas", "Bakhmut in the province of Donetsk"."""
    holder = _holder(signs, found)
    if holder is None or (_country(holder) and _country(signs.spot)):  # "Mexico, Canada" is a list
        return ""
    return "" if _is_listed(signs, holder, found) else holder.name


def _is_listed(signs: Signs, holder: Spot, found: dict[int, Spot]) -> bool:
    """Whether the next name goes on with a list: "Washington, New York and Boston"."""
    page, right = signs.page, signs.right
    link = page.after(holder.last)
    if right is None or right.text != "," or link is None or link.lower_ not in {"and", "or"}:
        return False
    third = page.after(link.i)
    last = found.get(third.i) if third is not None else None
    if last is None or last.adjective:
        return False
    comma, container = page.after(last.last), None
    if comma is not None and comma.text == ",":
        container = page.after(comma.i)
    return container is None or container.i not in found  # "in Tacoma, Washington and Portland, Oregon"


def _holds_before(signs: Signs, found: dict[int, Spot]) -> bool:
    """Whether it only tells where the town before it lies: "in Tacoma, Washington"."""
    left, second, right = signs.left, signs.second_left, signs.right
    if left is None or left.text != "," or second is None or signs.spot.adjective:
        return False
    if right is not None and right.text in {"'s", "’s"}:
        return False
    inner = next((found[i] for i in range(second.i, second.i - 4, -1) if i in found), None)
    if inner is None or inner.last != second.i or inner.adjective or _country(inner):
        return False
    wide = [p for p in signs.spot.places if p.precision in {"country", "admin1"}][:1]
    return any(p.country == w.country and p.precision == "city" for w in wide for p in inner.places)


def _country(spot: Spot) -> bool:
    return bool(spot.places) and spot.places[0].precision == "country"


def _holder(signs: Signs, found: dict[int, Spot]) -> Spot | None:
    right, second = signs.right, signs.second_right
    if right is None or second is None:
        return None
    if right.text in {",", "("}:
        start: Token | None = second
        while start is not None and (
            start.lower_ in signs.page.words.direction or start.lower_ in {"in", "the"}
        ):
            start = signs.page.after(start.i)
        if start is not None and start.i in found and not _acts(signs.page, found[start.i]):
            return _land(found[start.i])
    if right.lower_ == "where":
        return _where(signs.page, right.i, found)
    if right.lower_ in {"in", "of"}:
        start = second
        for _ in range(4):
            if start is None or start.i in found or capital(start):
                break
            start = signs.page.after(start.i)
        if start is not None and start.i in found:
            return _land(found[start.i])
    return None


def _where(page: Page, index: int, found: dict[int, Spot]) -> Spot | None:
    """The town told in the clause that goes on from a house: "King's Hospital where he lies in Leeds"."""
    for token in page.doc[index + 1 : index + _CLAUSE]:
        if token.is_punct or token.is_sent_start:
            return None
        if token.lower_ == "in" and token.i + 1 in found:
            return _land(found[token.i + 1])
    return None


def _land(spot: Spot) -> Spot | None:
    """The spot, unless it is an adjective: what is said "in Turkish" is not in Turkey."""
    return None if spot.adjective else spot


def _acts(page: Page, spot: Spot) -> bool:
    """Whether a clause of its own begins with it: "In Paris, the United States led the talks"."""
    after = page.after(spot.last)
    if after is not None and after.text in {"'s", "’s"}:
        # "Goma, Congo's largest city" is in Congo
        owned = page.doc[after.i + 1 : after.i + _TO_ITS_NOUN]
        return all(t.lower_ not in page.words.settlement and t.lower_ != "capital" for t in owned)
    return after is not None and after.pos_ in {"VERB", "AUX"}


def _sort(signs: Signs) -> PlacePrecision | None:
    """What the words call it: "province" in "the province of X", "X province" and "the town X"."""
    words = signs.page.words
    left, second, right = signs.left, signs.second_left, signs.right
    if (
        left is not None
        and left.lower_ == "of"
        and second is not None
        and (sort := sort_of(second.lower_, words))
    ):
        return sort
    if right is not None and (sort := sort_of(right.lower_, words)) not in {None, "city"}:
        return sort  # but "a Texas town" is no town of the name
    if left is not None and left.lower_.endswith("ern") and left.lower_ in words.direction:
        # a direction is told of the state: "western New York"
        return "admin1" if any(_is_state(p.precision, p.country) for p in signs.spot.places) else None
    return sort_of(left.lower_, words) if left is not None else None


def _is_state(precision: PlacePrecision, country: str | None) -> bool:
    return precision == "admin1" and country == "USA"


def _grown(reading: Reading, page: Page, name: Grown, found: dict[int, Spot]) -> PlaceMention | None:
    inner = [found[i] for i in range(name.first, name.last + 1) if i in found and found[i].last <= name.last]
    if any(s.last == name.last and (s.first < s.last or s.first == name.first) for s in inner) or any(
        s.last > name.last or (s.first < name.first <= s.last and not _is_article(page, s, name))
        for s in found.values()
        if s.first <= name.last and s.last >= name.first
    ):
        return None
    first, last = page.doc[name.first], page.doc[name.last]
    called = page.doc[name.first : name.last + 1].text.lower().split()
    if any(" ".join(called[i:]) in page.words.not_places for i in range(len(called))):
        return None  # nor is "the Lebanese Red Crescent" a street
    signs = Signs(page, Spot(name.first, name.last, reading.text[first.idx : last.idx + len(last)], ()))
    street = name.sort in page.words.street - page.words.unit  # streets are named after places far away
    dull = page.words.stop | page.words.direction | page.words.landform
    inner = [s for s in inner if s.first < s.last or s.name.lower() not in dull]
    # nor does a saint's house stand in a parish of that name
    inner = [s for s in inner if not is_patron(Signs(page, s))]
    best = max(inner, key=lambda s: max((p.population for p in s.places), default=0), default=None)
    return PlaceMention(
        evidence=reading.evidence(first.idx, last.idx + len(last)),
        name=signs.spot.name,
        use="literal",
        container=_container(signs, found),
        sort=sort_of(name.sort, page.words),
        local=page.doc[name.last].lower_ not in page.words.afar,
        known=False,
        inside=best.name
        if best and not best.adjective and not street and max(map(standing, best.places)) > _CLEAR
        else "",
    )


def _is_article(page: Page, spot: Spot, name: Grown) -> bool:
    """Whether a known name only begins earlier with "The": that of a town in "The Colony Theatre"."""
    return spot.first == name.first - 1 and page.doc[spot.first].lower_ == "the"


def _datelines(reading: Reading, gazetteer: Gazetteer, words: PlaceWords) -> Iterator[PlaceMention]:
    """The places in the wire dateline, which the parser does not see; of a seat there its town."""
    if reading.dateline is None:
        return
    span: Span = reading.dateline
    line = reading.text[span.start : span.end]
    bare = _AGENCY.sub(lambda m: " " * len(m.group()), line)
    only = not any(map(str.isalpha, bare))  # "(NEW YORK) —"
    text = line if only else bare
    names: list[tuple[int, int, str]] = []
    for part in _PART.finditer(text):
        told = part.group().strip(" -_:\n")
        start = span.start + part.start() + part.group().find(told)
        name = words.dateline_towns.get(told.lower(), told)
        short = only and len(name) <= _AGENCY_NAME
        if gazetteer.lookup(name) and not short and not any(ch.isdigit() for ch in name):
            names.append((start, start + len(told), name))
    for number, (start, end, name) in enumerate(names):
        container = names[number + 1][2] if number + 1 < len(names) else ""
        yield PlaceMention(
            reading.evidence(start, end), name, "literal", container=container, dateline=number == 0
        )
