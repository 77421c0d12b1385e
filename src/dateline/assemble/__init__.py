"""Mentions and candidates to reports."""
