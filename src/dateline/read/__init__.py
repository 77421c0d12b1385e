"""Paths to articles: one file a format, found by being there."""
