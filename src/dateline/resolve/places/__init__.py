"""Which place each name of a text means, settled for the whole article at once."""

from dateline.resolve.places.lands import countries
from dateline.resolve.places.settle import resolve

__all__ = ["countries", "resolve"]
