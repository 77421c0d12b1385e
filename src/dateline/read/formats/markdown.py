"""Markdown: read as plain text is, since its marks stand in the text that evidence points into.

Headings, front matter and emphasis around header fields are understood by `header`.
"""

from __future__ import annotations

import re

from dateline.read.formats.text import read

__all__ = ["SUFFIXES", "read", "recognises"]

SUFFIXES: tuple[str, ...] = (".md", ".markdown")


def recognises(head: str) -> bool:
    """Whether the text begins with a heading or with front matter."""
    return bool(re.match(r"\s*(?:# \S|---\s*\n)", head))
