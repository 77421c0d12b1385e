"""What is no verb: "according to", nouns (his claim that ...), adverbs (reportedly), colons."""

from __future__ import annotations

from dateline.find.attributions.scene import Draft, Scene


def other(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The attributions by prepositions, nouns, adverbs and colons; `drafts` are those by verbs."""
    return []
