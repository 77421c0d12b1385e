"""Names that grammar shows to be places though the gazetteer lacks them: "the village of X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.find.places.signs import PLACE_LABELS, Page
from dateline.find.places.spots import capital

_ROAD = re.compile(r"(?:[ABMNRE]|I-|US-)\d{1,4}")
_LONGEST = 7
_LEADING = frozenset({"the", "a", "an", "in", "on", "at", "from", "near"})
_NOT_PLACES = frozenset({"PERSON", "ORG", "DATE", "NORP", "TIME", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})
_LONGEST_BARE = 3
_SAINTS = frozenset({"st.", "st", "saint"})
_OWNS = frozenset({"'s", "’s"})
_AIMS = frozenset({"look", "read", "talk", "aim", "laugh", "shout", "throw", "work"})  # no act in a place
_VENUES = PLACE_LABELS | {"ORG", ""}  # what the model may call something that people are at


@dataclass(frozen=True, slots=True)
class Grown:
    """Tokens `first` to `last` name a place of this sort ("" where only position and label tell)."""

    first: int
    last: int
    sort: str


def grown(page: Page) -> Iterator[Grown]:
    """All names with clear place grammar, left to right."""
    doc, start = page.doc, 0
    roads = {t.text for t in doc if _ROAD.fullmatch(t.text) and _on(page, t.i)}
    while start < len(doc):
        token = doc[start]
        if not capital(token) or not token.text[:1].isalpha():
            start += 1
            continue
        last = _run(page, start)
        if start == last and _ROAD.fullmatch(token.text):
            if _on(page, start) or token.text in roads or (roads and _called_so(page, start)):
                yield Grown(start, last, "road")
            start += 1
            continue
        if not page.headline(token) and (found := _named(page, start, last)):
            yield found
        start = last + 1


def _run(page: Page, start: int) -> int:
    """The end of a run of capitalised words, hyphens inside; "of" only in "Bay of Pigs"."""
    doc, last = page.doc, start
    while last + 1 < len(doc) and last - start < _LONGEST:
        following = doc[last + 1]
        if following.is_sent_start or following.is_space:
            break
        if capital(following) and following.text[:1].isalpha():
            last += 1
        elif last + 2 >= len(doc) or not capital(doc[last + 2]):
            break
        elif _joins(following, doc[last]) or _is_saints(following, doc[start]) or _of(page, last):
            last += 2
        else:
            break
    return last


def _joins(mark: Token, before: Token) -> bool:
    """Whether a name may go on after a hyphen or an owner: "Queen's Hospital", not "Lima's Museo Larco"."""
    if mark.text in {"-", "–"}:
        return True
    whole = before.ent_type_ not in PLACE_LABELS or mark.nbor().ent_iob_ == "I"
    return mark.text in _OWNS and whole


def _of(page: Page, last: int) -> bool:
    """Whether a name goes on with "of" after such a word: "Bay of Pigs"."""
    opening = page.words.landform & page.words.landform_before
    return page.doc[last].lower_ in opening and page.doc[last + 1].lower_ == "of"


def _is_saints(mark: Token, first: Token) -> bool:
    """Whether a house is named after its saint: "St. Peter's Basilica"."""
    return first.lower_ in _SAINTS and mark.text in _OWNS


def _named(page: Page, first: int, last: int) -> Grown | None:
    doc, words = page.doc, page.words
    while first < last and (doc[first].lower_ in _LEADING or doc[first].pos_ in {"DET", "ADP"}):
        first += 1
    ending = next((i for i in range(last, first, -1) if _ends_place(page, i)), None)
    if ending is not None and doc[ending].lower_ == "church" and not _stood_in(page, first):
        return None  # "the Coptic Orthodox Church said"
    if ending is not None and _fits(page, doc[ending], last):
        # a sort of several words is no surname either: "Guma Local Government Area"
        street = doc[ending].lower_ in words.street or doc[ending].lower_ not in words.landform
        owned = doc[ending - 1].text in _OWNS  # "St. Anne's Hospital"
        if street or owned or not _person(doc, first, ending):
            return Grown(first, ending, doc[ending].lower_)
    venue = next((i for i in range(last, first, -1) if doc[i].lower_ in words.venue), None)
    if (venue == last and _stood_in(page, first)) or _is_venue(page, first, last):
        return Grown(first, last, "")
    opening = doc[first].lower_ in words.landform_before & words.landform
    after = page.after(last)
    is_paper = after is not None and after.lower_ in words.organisation  # "the Cape Argus newspaper"
    if (
        opening
        and first < last
        and (is_paper or doc[first + 1].lower_ in words.organisation | words.public_body)
    ):
        return None
    if first < last and opening and last - first <= _LONGEST_BARE and not _person(doc, first, last):
        return Grown(first, last, doc[first].lower_)
    if (sort := _called(page, first, last)) is not None:
        return Grown(first, last, sort)
    return None


def _ends_place(page: Page, index: int) -> bool:
    """Whether a word ends names of places: "River", or the last one of "Local Government Area"."""
    last = page.doc[index]
    phrase = page.doc[max(0, index - 2) : index + 1].text.lower()
    return last.lower_ in page.words.landform or phrase in page.words.landform


def _on(page: Page, index: int) -> bool:
    """Whether a number like "A40" is that of a road: "on the A40", "the A40 southbound"."""
    before, after = page.before(index), page.after(index)
    if after is not None and after.lower_ in page.words.lanes:
        return True
    if before is not None and before.lower_ == "the":
        before = page.before(before.i)
    free = after is None or after.pos_ not in {"NOUN", "PROPN"}
    return free and before is not None and before.lower_ in {"on", "along", "off", "via", "onto"}


def _called_so(page: Page, index: int) -> bool:
    """Whether a number in a text about roads is one more of them: "via the A4, A30 and A303"."""
    before = page.before(index)
    return before is not None and before.lower_ in {"the", ",", "and", "or", "of"}


def _stood_in(page: Page, first: int) -> bool:
    """Whether something is at or in it: "at the Oakfield School"."""
    before = page.before(first)
    while before is not None and before.pos_ == "ADJ" and not capital(before):
        before = page.before(before.i)  # "at the new Oakfield School"
    if before is not None and before.lower_ == "the":
        before = page.before(before.i)
    if before is not None and before.lower_ == "before":  # "appeared before Leeds Crown Court"
        return before.head.lemma_.lower() in {"appear", "be", "go", "come", "stand", "bring"}
    return before is not None and before.lower_ in {"at", "in", "inside", "outside", "near"}


def _is_venue(page: Page, first: int, last: int) -> bool:
    """Whether something is at it, whatever it is: "at Teatro Colon in Lima", "at Harbour Fish on Monday"."""
    doc, after = page.doc, page.after(last)
    before = page.before(first)
    if before is not None and before.lower_ == "the":
        before = page.before(before.i)
    if before is None or before.lower_ not in {"at", "inside", "outside"} or capital(before):
        return False
    labels = {t.ent_type_ for t in doc[first : last + 1] if t.is_alpha}
    if not labels <= _VENUES or any(t.lower_ in page.words.calendar for t in doc[first : last + 1]):
        return False
    if last == first:
        return False
    if after is not None and after.lower_ == "in":
        town = page.after(after.i)
        return town is not None and capital(town) and town.ent_type_ in PLACE_LABELS
    # "an economist at Rewi Analytics" is of a company
    head = before.head
    done = head.pos_ in {"VERB", "AUX"} and head.lemma_.lower() not in _AIMS
    done = done or head.lemma_.lower() in page.words.happening  # "a hearing at Harbour Fish"
    goes_on = _owned(after) or (after is not None and after.lower_ in {"of", "to"})
    return (
        done and not goes_on and all(t.lower_ not in page.words.organisation for t in doc[first : last + 1])
    )


def _fits(page: Page, ending: Token, last: int) -> bool:
    """Whether the name ends there: "Oak Street" does, "Oak Street Bank" does not."""
    words = page.words
    return (
        ending.i == last
        or ending.doc[ending.i + 1].lower_ not in words.organisation | words.public_body | words.title
    )


def _person(doc: Doc, first: int, last: int) -> bool:
    return {t.ent_type_ for t in doc[first : last + 1]} in ({"PERSON"}, {"PERSON", ""})


def _called(page: Page, first: int, last: int) -> str | None:
    """What the words around call it: "village" in "the village of X" and in "X village"; "" where the
    model takes it for a place and it stands where places stand; None where nothing tells a place."""
    doc, words = page.doc, page.words
    labels = {t.ent_type_ for t in doc[first : last + 1] if t.is_alpha}
    if last - first >= _LONGEST_BARE or doc[first].lower_ in words.stop | words.direction | words.calendar:
        return None
    before = page.before(_first_of_list(page, first))
    noun = page.before(before.i) if before is not None and before.lower_ == "of" else None
    person = first < last and labels == {"PERSON"}
    if noun is not None and not capital(noun) and noun.lower_ in words.settlement | words.unit and not person:
        return noun.lower_
    if labels & _NOT_PLACES or (first == last and doc[first].pos_ != "PROPN"):
        return None
    after = page.after(last)
    if after is not None and after.lower_ in words.unit and not capital(after):
        return after.lower_
    before = page.before(first)
    if not labels <= PLACE_LABELS or before is None or before.lower_ not in words.in_ | {"from", "to"}:
        return None
    return "" if all(_wordy(t) for t in doc[first : last + 1]) and not _owned(after) else None


def _wordy(token: Token) -> bool:
    """Whether it is a word and no abbreviation or number."""
    return (token.is_alpha and len(token) > 3 and not token.text.isupper()) or token.text in {"-", "'", "’"}


def _owned(after: Token | None) -> bool:
    return after is not None and after.text in {"'s", "’s", "&"}


def _first_of_list(page: Page, first: int) -> int:
    """The first name of a list that ends here: "the villages of X, Y and Z"."""
    for _ in range(4):
        joint = page.before(first)
        if joint is None or joint.lower_ not in {",", "and"}:
            break
        earlier = page.before(joint.i)
        if earlier is None or not capital(earlier):
            break
        first = earlier.i
        while first > 0 and capital(page.doc[first - 1]):
            first -= 1
    return first
