"""Names of places: found by gazetteer and grammar, with the use they are put to."""

from dateline.find.places.find import find

__all__ = ["find"]
