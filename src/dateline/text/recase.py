"""Text in capitals (old wires, transcripts, headlines) as it would be printed in small letters.

The parser and the finders of names go by capitals. A paragraph that shouts is recast, letter for letter, so
that every offset stays; what the program prints of it is the text as stored (`as_stored`).

A word gets its case from the same article where that has it in small letters, else from the names of the
packs, the gazetteer and the parser's own vocabulary. A word that none of them knows is a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Set
from itertools import pairwise
from typing import Any

from msgspec import Struct, structs
from spacy.language import Language

from dateline.knowledge.folding import POSSESSIVE, Word, words
from dateline.knowledge.names import Names
from dateline.model import Article
from dateline.text.datelines import dateline_of
from dateline.text.paragraphs import breaks
from dateline.text.vocabulary import Vocabulary

_LETTER = re.compile(r"[^\W\d_]")
_FEWEST = 3  # words: "BREAKING NEWS" is a label
_SHARE = 0.9  # of the letters are capitals in a paragraph that shouts: "McCAIN", "7pm" stand in some
_ENDS = re.compile(r"[.!?:][\"'”’)\]]*\s+[\"'“‘(\[]*$|^[\s\"'“‘(\[]*$|,\s+[\"“‘]$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_INITIALS_BEFORE = re.compile(r"(?:\b\w\.)+\s+$")
_LOOK_BACK = 8  # characters
_SHORT = 5  # letters: "PKWN" is an abbreviation, a longer word without a vowel a name from afar
_CITY = re.compile(r"[^,(/:_–—]+?(?=\s?[,(/:_–—-]|$)")
_CLIPPED = re.compile(r"[^\W\d_]+['’](?:t|re|ve|ll|m|d)", re.IGNORECASE)
_BIG = 100_000  # people: of a town whose name is rather the town's than the noun's
_VOWEL = re.compile(r"[AEIOUY]", re.IGNORECASE)
_NAMED = frozenset(
    {"country", "nationality", "capital", "town", "seat", "organisation", "group", "party", "agency"}
)
_PEOPLE = frozenset({"person", "surname"})
_LANDS = frozenset({"country", "nationality"})


class Caser:
    """Recasts articles; made once, keeps nothing between articles.

    Args:
        nlp: the pipeline, whose lemmatizer knows the common words of the language.
        names: the index of names.
        population: of the most populous place of that name; negative where there is none.
    """

    def __init__(self, nlp: Language, names: Names, population: Callable[[str], int]) -> None:
        self._words, self._names, self._population = Vocabulary.of(nlp), names, population

    def recast(self, article: Article) -> Article:
        """The article with its shouted paragraphs in small letters, of the same length; itself if none is."""
        shouted = [span for span in _paragraphs(article) if shouts(article.text[slice(*span)])]
        if not shouted:
            return article
        used = _usage(article, shouted)
        text = article.text
        for start, end in shouted:
            text = text[:start] + self._recast(text[start:end], used) + text[end:]
        titled = article.title and article.text.startswith(article.title, article.body)
        title = text[article.body : article.body + len(article.title)] if titled else article.title
        return structs.replace(article, text=text, title=title)

    def _recast(self, piece: str, used: dict[str, str]) -> str:
        letters = list(piece)
        for word, form in self._forms(piece, used):
            if len(form) == word.end - word.start:
                letters[word.start : word.end] = form
        return "".join(letters)

    def _forms(self, piece: str, used: dict[str, str]) -> Iterator[tuple[Word, str]]:
        """Each word of a paragraph with the form that it should have; a dateline stays as it is."""
        pieces = words(piece)
        named = self._named(pieces)
        start = self._after_dateline(piece)
        before: Word | None = None
        was_name = False  # the word before begins or goes on with somebody's name
        for at, word in enumerate(pieces):
            if word.start < start or not _LETTER.search(word.text):
                was_name = False
                continue
            after = pieces[at + 1] if at + 1 < len(pieces) else None
            form = word.text.lower()
            if word.key != POSSESSIVE:
                form = (
                    used.get(word.key) or named.get(at) or self._alone(word, before, after, was_name=was_name)
                )
                was_name = form[:1].isupper() and (at in named or not self._words.is_common(word.key))
                if form[:1].islower() and _begins(piece, word, start):
                    form = _titled(form)
            yield word, form
            before = word

    def _after_dateline(self, piece: str) -> int:
        """Where the news begins after a dateline: a place or an agency makes one, not "HE SAID: ..."."""
        dateline = dateline_of(piece + "\n")  # that may be a paragraph of its own
        if dateline is None:
            return 0
        line = piece[dateline.start : dateline.end]
        city = _CITY.match(line)
        known = city is not None and self._population(city[0].strip()) >= 0
        return dateline.end if known or "(" in line else 0

    def _named(self, pieces: list[Word]) -> dict[int, str]:
        """The forms of the words that stand in names of the packs, by their place."""
        found: dict[int, str] = {}
        for match in self._names.scan(pieces):
            kinds = {entry.kind for entry in match.entries}
            inside = pieces[match.first : match.last]
            if len(inside) == 1 and not self._is_name(match.first, pieces, kinds):
                continue
            if not kinds & (_NAMED | _PEOPLE) and len(inside) > 1:
                continue
            for at, word in enumerate(inside, match.first):
                grammar = word.key in self._words.small and at > match.first
                found[at] = word.text.lower() if grammar else _as_printed(word, self._names)
        return found

    def _is_name(self, at: int, pieces: list[Word], kinds: Set[str]) -> bool:
        """Whether a single word that the packs have as a name is one here, and no common word."""
        word, before = pieces[at], pieces[at - 1] if at else None
        if kinds & _LANDS:
            return word.key not in self._names.small("caps_words")
        if kinds & _NAMED and not self._is_plain(word):
            return True
        if kinds & _PEOPLE:
            if word.key in self._words.small:
                return False
            if before is not None and (self._names.gender(before.text) or self._is_title(before)):
                return True
            called = before is None or before.key not in self._names.small("articles")
            return called and word.key not in self._names.small("word_names")
        return False

    def _is_plain(self, word: Word) -> bool:
        """Whether a word is a common one, though something bears its name: "ICE", "CAR", "house"."""
        if word.key in self._words.small or word.key in self._names.small("caps_words"):
            return True
        return not self._names.is_abbreviation(word.key) and not self._words.is_noun_only(word.key)

    def _is_title(self, word: Word) -> bool:
        return any(entry.kind in ("role", "title") for entry in self._names.get(word.text))

    def _alone(self, word: Word, before: Word | None, after: Word | None, *, was_name: bool) -> str:
        """The form of a word that is no name of the packs."""
        key, small = word.key, word.text.lower()
        if _INITIALS.fullmatch(word.text):
            return word.text
        if self._words.is_calendar(key, before.key if before else "", after.key if after else ""):
            return _titled(small)
        if key in self._words.small or _CLIPPED.fullmatch(small):
            return small
        if was_name and before is not None and word.start <= before.end + 1 and self._goes_on(word, before):
            return _titled(small)
        if self._names.gender(word.text) and not self._words.is_common(key):
            return _titled(small)
        if self._words.is_common(key):
            return _titled(small) if self._is_town(word, before, after) else small
        if self._words.is_compound(key) and self._population(word.text) < 0:
            return small
        if len(word.text) <= _SHORT and not _VOWEL.search(word.text):
            return word.text
        return _titled(small)

    def _is_town(self, word: Word, before: Word | None, after: Word | None) -> bool:
        """Whether a word that stands among the nouns is a town's name: a big one's, or after "in"."""
        plain = word.key in self._names.small("caps_words") or self._is_title(word)
        people = self._population(word.text) if not plain and self._words.is_noun_only(word.key) else -1
        if people < 0:
            return False
        lies_in = before is not None and before.key in self._names.small("where")
        ends = after is None or not _LETTER.search(after.text) or after.key in self._words.small
        return people >= _BIG or (lies_in and ends)

    def _goes_on(self, word: Word, before: Word) -> bool:
        """Whether a common word after a name is a part of it: the surname after a first name or a title."""
        if self._words.is_verb(word.key):
            return False
        return bool(self._names.gender(before.text))


def shouts(piece: str) -> bool:
    """Whether a paragraph is printed in capitals: three words or more, and hardly a small letter."""
    letters = _LETTER.findall(piece)
    loud = sum(c.isupper() for c in letters)
    many = sum(any(c.isalpha() for c in word) for word in piece.split()) >= _FEWEST
    return many and loud >= _SHARE * len(letters)


def _paragraphs(article: Article) -> list[tuple[int, int]]:
    """The spans of the paragraphs of the news itself."""
    cuts = {article.body, *(at for at in breaks(article.text) if at > article.body), len(article.text)}
    return list(pairwise(sorted(cuts)))


def _usage(article: Article, shouted: list[tuple[int, int]]) -> dict[str, str]:
    """How the rest of the article prints its words, where they do not begin a sentence."""
    forms: dict[str, Counter[str]] = {}
    loud = set(shouted)
    for span in _paragraphs(article):
        if span in loud:
            continue
        piece = article.text[slice(*span)]
        for word in words(piece):
            if word.text[0].isalpha() and not _begins(piece, word, 0):
                forms.setdefault(word.key, Counter())[word.text] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in forms.items()}


def _begins(piece: str, word: Word, start: int) -> bool:
    """Whether a word begins a sentence; the full stop of an abbreviation ends none ("U.S. TROOPS")."""
    before = piece[start : word.start]
    return bool(_ENDS.search(before[-_LOOK_BACK:] if before.strip() else "")) and not _INITIALS_BEFORE.search(
        before
    )


def _as_printed(word: Word, names: Names) -> str:
    """A word of a name: in capitals where the name is an abbreviation."""
    return word.text if names.is_abbreviation(word.key) else _titled(word.text.lower())


def _titled(small: str) -> str:
    """A word with a capital, and with the second one of "O'Brien", "McCain"."""
    made = small[:1].upper() + small[1:]
    return re.sub(r"^(O['’]|Mc)([^\W\d_])", lambda m: m[1] + m[2].upper(), made)


def as_stored(record: Any, text: str) -> Any:
    """A record, or a tuple, list or mapping of some, with each evidence as the stored text has it."""
    if isinstance(record, Struct):
        fields = {name: as_stored(getattr(record, name), text) for name in record.__struct_fields__}
        if {"start", "end", "text"} <= fields.keys():
            fields["text"] = text[fields["start"] : fields["end"]]
        return type(record)(**fields)
    if isinstance(record, tuple) and hasattr(record, "_fields"):
        return type(record)(*(as_stored(part, text) for part in record))
    if isinstance(record, (tuple, list)):
        return type(record)(as_stored(part, text) for part in record)
    if isinstance(record, dict):
        return {key: as_stored(value, text) for key, value in record.items()}
    return record
