"""Mentions to what they mean: actor codes, places on the map, dates on the calendar."""
