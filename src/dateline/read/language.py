"""Is it English? Told from the letters; a text too short to tell has the benefit of the doubt."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_ENOUGH = 200  # letters, below which the model by itself errs too often
_FEW = 40  # letters, below which nothing is told
_SMALL_WORDS = frozenset(
    """the of to and a an that with for by on at from was were has have had is are will said its his their
    as""".split()  # noqa: SIM905
)
_SAMPLE = 1_500  # characters from where the news begins: more tells no more, and costs
_SURE = 0.9
_ENGLISH = frozenset({"en", "eng", "english", "en-us", "en-gb"})
_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "la": "Latin",
    "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def not_english(text: str, start: int = 0, stated: str = "") -> str:
    """The language of a text that is not English, in words; "" where it is, or where nobody can tell.

    `stated` is what the file itself says of its language; where it says English, the text decides.
    """
    said = stated.strip().lower().replace("_", "-")
    if said and said not in _ENGLISH and not said.startswith("en-"):
        return _NAMES.get(said[:2], stated) if len(said) == 2 or "-" in said else stated
    sample = text[start : start + _SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters > 20 and not sample.isascii() and _mostly_foreign(sample):
        return _named(sample, 0.0) or "a script that is not Latin"
    words = sample.lower().split()
    if letters < _ENOUGH and (letters < _FEW or not _SMALL_WORDS.isdisjoint(words)):
        return ""
    # where there are hardly any spaces (one endless word, a table of codes) there is nothing to judge
    return "" if len(words) < min(letters, _ENOUGH) / 10 else _named(sample, _SURE)


def _named(sample: str, least: float) -> str:
    code, probability = _identifier().classify(sample)
    return "" if code == "en" or probability < least else _NAMES.get(code, code)


def _mostly_foreign(sample: str) -> bool:
    """Whether most letters are of another alphabet."""
    latin = [ch < "\u0250" or unicodedata.name(ch, "").startswith("LATIN") for ch in sample if ch.isalpha()]
    return 2 * sum(latin) < len(latin)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
