"""Article to parsed text: the only room that loads a language model."""

from dateline.text.reading import Reading, load_model, read, read_many
from dateline.text.recase import Caser, as_stored

__all__ = ["Caser", "Reading", "as_stored", "load_model", "read", "read_many"]
