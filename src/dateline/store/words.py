"""Words as they are looked for: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"[\W_]+")


def folded(*names: str | None) -> str:
    """Names as one row of plain words, each with a space before and after: " kyiv kyiv oblast "."""
    text = " ".join(name for name in names if name)
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return f" {_APART.sub(' ', bare.casefold()).strip()} "
