"""What a gold reader asks of a coder, and a coder that never ends an evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from dateline.assemble.relation import Relation
from dateline.model import Article, Failure, Layers, Report, Span, Status

if TYPE_CHECKING:
    from dateline.pipeline import Coded, Coder

# what a stage may raise on a text that nobody thought of
_BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError)


class Coding(Protocol):
    """A coder as the gold readers see it; tests bring their own."""

    def annotate(self, article: Article) -> Layers:
        """The layers of an article."""

    def reports(self, article: Article) -> tuple[Report, ...]:
        """The reports of an article."""

    def relate(
        self, identity: str, text: str, actor: Sequence[Span], recipient: Sequence[Span]
    ) -> Relation | None:
        """The relation of a marked pair; None where the text could not be coded."""

    def quad(self, type_: str) -> int:
        """The quad class of a PLOVER type, 1 to 4."""

    def plover(self, type_: str, status: Status) -> str:
        """The PLOVER code of the whole."""


class Patient:
    """A coder that goes on: its failures are kept in `failures`, and count as nothing found."""

    def __init__(self, coder: Coder) -> None:
        self.failures: list[Failure] = []
        self._coder = coder

    def annotate(self, article: Article) -> Layers:
        """The layers of an article; empty ones where it could not be coded."""
        coded = self._coded(article)
        if coded is not None:
            return coded.layers
        return Layers(article.id, article.published, article.title, article.publisher, (), (), (), (), ())

    def reports(self, article: Article) -> tuple[Report, ...]:
        """The reports of an article; none where it could not be coded."""
        coded = self._coded(article)
        return coded.reports if coded is not None else ()

    def relate(
        self, identity: str, text: str, actor: Sequence[Span], recipient: Sequence[Span]
    ) -> Relation | None:
        """The relation of a marked pair; None where the text could not be coded."""
        try:
            return self._coder.relate(identity, text, actor, recipient)
        except _BROKEN as error:
            self._keep("", identity, error)
            return None

    def quad(self, type_: str) -> int:
        """The quad class of a PLOVER type, 1 to 4."""
        return self._coder.knowledge.ontology.quad(type_)

    def plover(self, type_: str, status: Status) -> str:
        """The PLOVER code of the whole: a visit that is planned is AGREE."""
        return self._coder.knowledge.ontology.plover_of(type_, status)

    def _coded(self, article: Article) -> Coded | None:
        try:
            return self._coder.code(article)
        except _BROKEN as error:
            self._keep(article.path, article.id, error)
            return None

    def _keep(self, path: str, identity: str, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"
        self.failures.append(Failure(path, reason, stage="code", article_id=identity))
