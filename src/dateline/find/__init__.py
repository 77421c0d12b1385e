"""Parsed text to mentions: actors, places, times, attributions, triggers. One file a kind."""
