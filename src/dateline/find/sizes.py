"""Sizes: how many were killed, hurt, held, taken, driven out or took part, and sums of money.

A word that a toll hangs on ("killed", "dead", "arrests") is found first; what it counts is told by the
parse, or by the number beside it where the parse fails: in headlines and clipped clauses ("and 30 wounded").
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from spacy.tokens import Token

from dateline.find.joined import joined
from dateline.find.money import money
from dateline.find.numbers import Number, is_no_one, numbers
from dateline.knowledge.sizes import Hang, SizeWords
from dateline.model import SizeMention, Span
from dateline.text import Reading

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BETWEEN = frozenset(
    {"were", "was", "are", "is", "be", "been", "being", "have", "had", "has", "also", "feared", "reported"}
    | {
        "confirmed",
        "reportedly",
        "more",
        "others",
        "left",
        "lay",
        "believed",
        "said",
        "to",
        "badly",
        "seriously",
    }
    | {
        "critically",
        "severely",
        "slightly",
        "other",
        "as",
        "dead",
        "now",
        "presumed",
        "allegedly",
        "of",
        "them",
    }
)
_ONLY_PEOPLE = frozenset({"arrested", "abducted", "injured"})  # what these count is people, whatever they are
_REACH = 6
_TOLL_REACH = 10
_LONGEST_FORM = 5


class _Search:
    """One article's numbers and words, looked up by token."""

    def __init__(self, reading: Reading, words: SizeWords) -> None:
        self.reading, self.words, self.doc = reading, words, reading.doc
        self.numbers = numbers(reading.doc, words)
        self.at = {i: n for n in self.numbers for i in range(n.first, n.last + 1)}

    def mention(self, hang: Hang, trigger: Span, counted: tuple[int, int, Number]) -> SizeMention:
        """The mention of a number over the tokens first to last."""
        first, last, number = counted
        evidence = self.reading.words(self.doc[first], self.doc[last])
        return SizeMention(hang.kind, number.low, number.high, evidence, trigger)


def find(reading: Reading, words: SizeWords) -> list[SizeMention]:
    """The sizes of an article, in the order of their evidence."""
    search = _Search(reading, words)
    found = money(reading, words, search.numbers)
    for token in reading.doc:
        hung = _hang(search, token)
        if hung is None or _negated(token):
            continue
        hang, last = hung
        if counted := _counted(search, token, last, hang):
            trigger = Span(token.idx, reading.doc[last].idx + len(reading.doc[last]))
            found.append(search.mention(hang, trigger, counted))
    taken = _Spans(m.evidence for m in found if m.kind not in ("participants", "money"))
    found = [m for m in found if m.kind != "participants" or not taken.overlap(m.evidence)]
    return sorted(_once(found), key=lambda m: (m.evidence.start, m.kind))


def _once(found: list[SizeMention]) -> list[SizeMention]:
    """Of mentions of one kind over the same words, the first."""
    kept: list[SizeMention] = []
    spans: dict[str, _Spans] = {}
    for mention in found:
        own = spans.setdefault(mention.kind, _Spans(()))
        if not own.overlap(mention.evidence):
            own.add(mention.evidence)
            kept.append(mention)
    return kept


class _Spans:
    """Spans in order, so that what overlaps one is found among its neighbours."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(Span(s.start, s.end) for s in spans)
        self._longest = max((s.end - s.start for s in self._spans), default=0)

    def add(self, span: Span) -> None:
        """Put one in."""
        insort(self._spans, Span(span.start, span.end))
        self._longest = max(self._longest, span.end - span.start)

    def overlap(self, span: Span) -> bool:
        """Whether any overlaps this one."""
        first = bisect_left(self._spans, Span(span.start - self._longest, 0))
        last = bisect_left(self._spans, Span(span.end, 0))
        return any(one.overlaps(span) for one in self._spans[first:last])


def _hang(search: _Search, token: Token) -> tuple[Hang, int] | None:
    """What hangs on a token, with the last token of the form ("took to the streets")."""
    words, doc = search.words, search.doc
    word = token.lower_
    for length in range(_LONGEST_FORM, 1, -1) if word in words.phrase_starts else ():
        piece = doc[token.i : token.i + length]
        if len(piece) == length and (hang := words.verbs.get(" ".join(t.lower_ for t in piece))):
            return hang, token.i + length - 1
    parted = _parted(token)
    if parted and (hang := words.verbs.get(parted)):
        return hang, token.i
    verbal = token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")
    for table, fits in (
        (words.verbs, verbal),
        (words.states, True),
        (words.tolls, True),
        (words.nouns, True),
    ):
        if fits and (hang := table.get(word)):
            return hang, token.i
    return None


def _parted(token: Token) -> str | None:
    """A verb with the phrase that its object parts from it: "drove 3,000 villagers from their homes"."""
    for preposition in token.rights:
        if preposition.dep_ == "prep" and any(t.dep_ == "dobj" and t.i < preposition.i for t in token.rights):
            return " ".join(t.lower_ for t in (token, *preposition.subtree))
    return None


def _negated(token: Token) -> bool:
    return any(c.dep_ == "neg" for c in token.children)


def _counted(search: _Search, token: Token, last: int, hang: Hang) -> tuple[int, int, Number] | None:
    """The tokens and the number of what a word counts."""
    words = search.words
    if (token.lower_ in words.tolls and last == token.i) or _is_tally(token):
        return _toll(search, token)
    if token.lower_ in words.nouns and any(c.lower_ == "no" and c.dep_ == "det" for c in token.children):
        return token.left_edge.i, token.i, Number(token.i, token.i, 0, 0)
    if near := _beside(search, token, last, hang):
        return _summed(search, token, near, hang)
    for head in _heads(token, hang, words):
        if head.i not in range(token.i, last + 1) and (found := _count(search, head, hang)):
            return found
    return None if hang.objects else _before(search, token)


def _is_tally(token: Token) -> bool:
    """Whether a word closes "the number of people killed", whose number comes later."""
    before = [t.lower_ for t in token.doc[max(token.sent.start, token.i - _REACH) : token.i]]
    return "number" in before and "of" in before[before.index("number") :]


def _beside(search: _Search, token: Token, last: int, hang: Hang) -> tuple[int, int, Number] | None:
    """A number that touches the word: "12 dead", "wounding 30", "three arrests"."""
    number = search.at.get(token.i - 1)
    if hang.objects:
        return None
    if labelled := _labelled(search, last):
        return labelled
    if number and number.last == token.i - 1 and _on_its_line(search, number, token):
        if token.pos_ == "VERB" and token.tag_ == "VBG":
            return None
        return number.first, number.last if token.pos_ == "VERB" else token.i, number
    if hang.counts == "object" and token.lower_ in search.words.verbs and _is_active(token):
        number = search.at.get(last + 1)
        if number and number.first == last + 1 and (found := _people_after(search, number)):
            return number.first, found, number
    return None


def _summed(
    search: _Search, token: Token, near: tuple[int, int, Number], hang: Hang
) -> tuple[int, int, Number]:
    """A number beside a word with what is counted with it: "killed nine soldiers and two drivers"."""
    for head in _heads(token, hang, search.words):
        found = _count(search, head, hang)
        if found and found[0] <= near[0] <= near[1] < found[1] and found[2].low > near[2].low:
            return min(near[0], found[0]), found[1], found[2]
    return near


def _is_active(verb: Token) -> bool:
    """Whether a verb may have its object after it; "killed 12 and injured 30": the tagger takes the second
    for a passive."""
    joined = verb.dep_ == "conj" and verb.head.tag_ == "VBD"
    return verb.tag_ != "VBN" or (joined and not any(c.dep_ in ("aux", "auxpass") for c in verb.children))


def _on_its_line(search: _Search, number: Number, token: Token) -> bool:
    """Whether a count stands on the same line as the word after it, and is no age or date."""
    line = search.reading.text[search.doc[number.first].idx : token.idx]
    return "\n" not in line and not _is_age_or_date(search, number)


def _labelled(search: _Search, last: int) -> tuple[int, int, Number] | None:
    """The number in a list of figures: "Injured: 74"."""
    number = search.at.get(last + 2)
    if number is None or number.first != last + 2 or search.doc[last + 1].text != ":":
        return None
    return number.first, number.last, number


def _people_after(search: _Search, number: Number) -> int | None:
    """The last token of the people a number counts, or of a number that stands alone; null for things."""
    doc, words = search.doc, search.words
    for token in doc[number.last + 1 : number.last + _REACH]:
        if token.lower_ in words.persons or token.lower_ in words.person or token.ent_type_ == "NORP":
            if token.i + 1 < len(doc) and doc[token.i + 1].pos_ in ("NOUN", "PROPN") and token.tag_ != "NNS":
                continue
            return int(token.i)
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
            return None
        if token.is_punct or (token.pos_ in ("VERB", "CCONJ", "ADP", "PRON") and token.lower_ != "of"):
            return number.last
    return number.last


def _heads(token: Token, hang: Hang, words: SizeWords) -> list[Token]:
    """The nouns that a word may count, by the parse, likeliest first."""
    children = list(token.children)
    if token.lower_ in words.nouns and token.pos_ in ("NOUN", "PROPN"):
        inner = [g for c in children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children]
        return [g for g in inner if g.dep_ == "pobj"]
    if hang.counts == "subject":
        own = [c for c in children if c.dep_ in _SUBJECTS]
        return own or _borrowed(token)
    heads = [c for c in children if c.dep_ in ("dobj", "nsubjpass")]
    if token.dep_ in ("acl", "amod", "relcl") and (token.tag_ in ("VBN", "VBD", "JJ") or token.pos_ == "ADJ"):
        heads.append(token.head)
    if token.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "attr", "advcl", "conj", "dep"):
        own = [c for c in children if c.dep_ in _SUBJECTS]
        heads += own
        if own:
            return heads
        if token.tag_ in ("JJ", "VBN", "VBD"):
            heads += [c for c in token.head.children if c.dep_ in ("dobj", *_SUBJECTS) and c.i < token.i]
    return heads


def _borrowed(token: Token) -> list[Token]:
    """The subject of a verb that has none of its own: "forced thousands to flee", "people fleeing"."""
    head = token.head
    if token.dep_ == "acl":
        return [head]
    if token.dep_ in ("xcomp", "ccomp", "advcl", "conj", "pcomp"):
        objects = [c for c in head.children if c.dep_ == "dobj"] if token.dep_ == "xcomp" else []
        return objects or [c for c in head.children if c.dep_ in _SUBJECTS]
    return []


def _count(search: _Search, head: Token, hang: Hang) -> tuple[int, int, Number] | None:
    """How many a noun phrase names: its number, nobody, or one; what is joined by "and" is added."""
    one = _single(search, head, hang)
    following = joined(head)
    while one is None and following:
        one = _single(search, following.pop(0), hang)
    if one is None:
        return None
    first, last, number = one
    for another in following:
        other = _single(search, another, hang)
        if other is None:
            continue
        high = None if number.high is None or other[2].high is None else number.high + other[2].high
        number = Number(number.first, other[2].last, number.low + other[2].low, high)
        last = other[1]
    return first, last, number


def _single(search: _Search, head: Token, hang: Hang) -> tuple[int, int, Number] | None:
    words, doc = search.words, search.doc
    number = _number_of(search, head)
    if hang.objects and head.lower_ not in hang.objects:
        return None
    people = (
        bool(hang.objects) or _is_people(head, words) or (hang.kind in _ONLY_PEOPLE and head.tag_ == "NNS")
    )
    counted = people and number is not None and not _is_age(search, number)
    if number is not None and (counted or not _is_age_or_date(search, number)):
        last = head.i
        if number.first <= head.i <= number.last:
            noun = next(
                (g for c in head.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None
            )
            if noun is not None and not _is_people(noun, words):
                return None
            last = noun.i if noun is not None else number.last
        elif not people:
            return None
        return min(number.first, head.i), max(last, number.last), number
    if head.lower_ in words.nobody or (head.lower_ == "one" and is_no_one(doc, head.i)):
        return head.left_edge.i, head.i, Number(head.i, head.i, 0, 0)
    if any(c.lower_ == "no" and c.dep_ == "det" for c in head.children) and _is_people(head, words):
        return head.left_edge.i, head.i, Number(head.i, head.i, 0, 0)
    if hang.kind in ("participants", "displaced") or hang.objects or not _is_one(head, words):
        return None
    if doc[head.left_edge.i].lower_ == "not" or (
        head.left_edge.i and doc[head.left_edge.i - 1].lower_ == "not"
    ):
        return head.left_edge.i, head.i, Number(head.i, head.i, 0, 0)
    start = min((c.i for c in head.children if c.dep_ in ("det", "amod", "compound", "poss")), default=head.i)
    return min(start, head.i), head.i, Number(head.i, head.i, 1, 1)


def _number_of(search: _Search, head: Token) -> Number | None:
    """The number before a noun, with only adjectives and the like between them, or the head itself."""
    if number := search.at.get(head.i):
        return number
    for i in range(head.i - 1, max(head.left_edge.i, head.i - 8) - 1, -1):
        if number := search.at.get(i):
            return number
        if search.doc[i].pos_ in ("VERB", "ADP", "PRON", "SCONJ") and search.doc[i].dep_ not in (
            "amod",
            "compound",
        ):
            return None
    return None


def _is_people(token: Token, words: SizeWords) -> bool:
    word = token.lower_
    return word in words.persons or word in words.person or token.ent_type_ in ("NORP", "PERSON")


def _is_one(token: Token, words: SizeWords) -> bool:
    """Whether a noun without a number stands for one person."""
    determined = any(c.dep_ == "det" and c.lower_ in ("a", "an", "one", "another") for c in token.children)
    if token.tag_ not in ("NN", "NNP") and not determined:
        return False
    return token.lower_ in words.person or token.ent_type_ == "PERSON"


def _is_age(search: _Search, number: Number) -> bool:
    """Whether a number is an age: 17-year-old."""
    after = [t.lower_ for t in search.doc[number.last + 1 : number.last + 3]]
    return after == ["-", "year"] or after[:1] == ["year-old"]


def _is_age_or_date(search: _Search, number: Number) -> bool:
    """Whether a number is an age, a year or a share rather than a count."""
    after = [t.lower_ for t in search.doc[number.last + 1 : number.last + 2]]
    dated = search.doc[number.last].ent_type_ in ("DATE", "TIME", "PERCENT")
    return dated or after in (["%"], ["percent"]) or _is_age(search, number)


def _before(search: _Search, token: Token) -> tuple[int, int, Number] | None:
    """A number before the word, with only people and auxiliaries between: "12 people were feared dead"."""
    doc, words = search.doc, search.words
    people: int | None = None
    for i in range(token.i - 1, max(token.sent.start, token.i - _REACH) - 1, -1):
        number = search.at.get(i)
        if number is not None:
            broken = "\n" in search.reading.text[doc[number.last].idx : token.idx]
            bad = broken or _is_age_or_date(search, number)
            return None if bad else (number.first, people or number.last, number)
        if _is_people(doc[i], words):
            people = people or i
        elif doc[i].lower_ not in _BETWEEN and doc[i].pos_ != "ADJ":
            return None
    return None


def _toll(search: _Search, token: Token) -> tuple[int, int, Number] | None:
    """The number that a toll has risen to: the first one after "to", "at", "of", or after the word itself."""
    end = min(token.sent.end, token.i + _TOLL_REACH)
    inside = [n for i in range(token.i + 1, end) if (n := search.at.get(i)) and n.first == i]
    inside = [n for n in inside if not _is_age_or_date(search, n) and _people_after(search, n) is not None]
    risen = [n for n in inside if search.doc[n.first - 1].lower_ in ("to", "at")]
    for number in risen + inside:
        last = _people_after(search, number)
        last = number.last if last is None else last
        if search.doc[number.first - 1].lower_ != "from":
            return number.first, last, number
        if number.high is not None and number.high > number.low:  # "from 30 to 52"
            return number.first, last, Number(number.last, number.last, number.high, number.high)
    return None
