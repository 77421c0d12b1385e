"""Which place each name of a text means, settled for the whole article at once."""

from dateline.resolve.places.settle import resolve

__all__ = ["resolve"]
