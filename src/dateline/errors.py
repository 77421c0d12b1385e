"""Everything that can go wrong, said so that a person can act on it: what, where, what to do."""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all errors that Dateline raises on purpose; `str()` is a line fit for a person."""


class UsageError(DatelineError):
    """The call itself is wrong: a path that is not there, an option that does not fit."""


class PackError(DatelineError):
    """A pack file says something that can't be taken.

    The message starts with `file:line` (line 0 where the whole file is meant) and names the id.
    """

    def __init__(self, path: object, line: int, what: str, item: str = "") -> None:
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {f'[{item}] ' if item else ''}{what}")


class ReadError(DatelineError):
    """An article could not be read: carries where it stood, so that it can be counted and named."""

    def __init__(self, path: str, reason: str, *, line: int = 0, article_id: str = "") -> None:
        self.path, self.reason, self.line, self.article_id = path, reason, line, article_id
        super().__init__(
            f"{path}{f':{line}' if line else ''}{f' [{article_id}]' if article_id else ''}: {reason}"
        )


class ModelMissingError(DatelineError):
    """No language model is installed under the name asked for."""


class GazetteerError(DatelineError):
    """The gazetteer artefact is missing or damaged; the message names the command that rebuilds it."""


class CorpusError(DatelineError):
    """A line of the corpus can't be read."""

    def __init__(self, path: object, line: int, what: str) -> None:
        super().__init__(f"{path}:{line}: {what}")


class LearnedError(DatelineError):
    """The second coder's files are missing or damaged; coding goes on with the rules alone."""

    def __init__(self, path: object, what: str) -> None:
        super().__init__(f"{path}: the second coder can't be loaded: {what}; the rules code alone")


class StoreError(DatelineError):
    """A store can't be opened, read or written: busy, damaged, of another version, on a full disk."""

    def __init__(self, path: object, what: str) -> None:
        super().__init__(f"{path}: {what}")
