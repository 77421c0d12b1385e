"""Article to parsed text: the only room that loads a language model."""

from dateline.text.reading import Reading, load_model, read, read_many

__all__ = ["Reading", "load_model", "read", "read_many"]
