"""Is it English? Told from the letters; a text too short to tell has the benefit of the doubt."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_ENOUGH = 200  # letters, below which the model by itself errs too often
_FEW = 40  # letters, below which nothing is told
# small words that are no word in another language of news ("on", "as", "was", "is" are): two tell English
_SMALL_WORDS = frozenset(
    """the and that with from were which who whose after would could should their they this these its said
    says his him she into about when where while because than there though""".split()  # noqa: SIM905
)
_SAMPLE = 1_500  # characters from where the news begins: more tells no more, and costs
_SURE = 0.9
_LIKELY = 0.45  # enough for a short text in which English does not show
_OURS = frozenset({"en", "pcm"})  # Nigerian Pidgin is what the model calls short English headlines
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset({"en", "eng", "english", "en-us", "en-gb"})
_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "ms": "Malay or Indonesian", "bs": "Bosnian", "hr": "Croatian",
    "bg": "Bulgarian", "ca": "Catalan", "sk": "Slovak", "sl": "Slovene", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "la": "Latin",
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
    words = _WORD.findall(sample.lower())
    short = letters < _ENOUGH
    if short and (letters < _FEW or len(_SMALL_WORDS.intersection(words)) > 1):
        return ""
    # where there are hardly any spaces (one endless word, a table of codes) there is nothing to judge
    if len(words) < min(letters, _ENOUGH) / 10:
        return ""
    return _named(sample, _LIKELY if short else _SURE)


def _named(sample: str, least: float) -> str:
    code, probability = _identifier().classify(sample)
    return "" if code in _OURS or probability < least else _NAMES.get(code, code)


def _mostly_foreign(sample: str) -> bool:
    """Whether most letters are of another alphabet."""
    latin = [ch < "\u0250" or unicodedata.name(ch, "").startswith("LATIN") for ch in sample if ch.isalpha()]
    return 2 * sum(latin) < len(latin)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
