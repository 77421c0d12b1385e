"""Paths to articles: one file a format, found by being there.

`articles` is the door. Behind it: `paths` finds the files, `formats` holds one reader a format (each
yields drafts), `header` and `dates` read what a text says of itself, and `desk` turns drafts into
articles: dated, in English, each once.
"""

from dateline.read.desk import articles
from dateline.read.draft import WARNING

__all__ = ["WARNING", "articles"]
