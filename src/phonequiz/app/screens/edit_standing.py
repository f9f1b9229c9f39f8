"""On which passages of the article the questions stand that are edited."""

from __future__ import annotations

from collections.abc import Iterable

from phonequiz.analysis.coverage import Coverage, coverage
from phonequiz.bank.source import Passage
from phonequiz.editing.document import Piece
from phonequiz.editing.session import Session
from phonequiz.editing.steps import is_draft


class Standing:
    """The passages of a session's questions; each is looked for once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._passages: dict[str, Passage | None] = {}
        self._covered: tuple[tuple[Piece, ...], Coverage] | None = None

    def passage(self, quote: object) -> Passage | None:
        """Where a quote stands, ``None`` where it is none or stands nowhere."""
        source = self._session.source
        if not isinstance(quote, str) or source is None:
            return None
        if quote not in self._passages:
            self._passages[quote] = source.find(quote)
        return self._passages[quote]

    def marks(self) -> Iterable[tuple[Passage, bool]]:
        """The passages in use, each with whether a ready question stands on it."""
        marks: dict[tuple[Passage, bool], None] = {}
        for piece in self._session.pieces:
            passage = self.passage(piece.row.get("quote"))
            if passage is not None:
                marks[passage, not is_draft(piece.row)] = None
        return marks

    def nearest(self, passage: Passage) -> int | None:
        """The number of the question that stands on the last passage up to here: a new one belongs behind it."""
        best: tuple[int, int] | None = None
        for number, piece in enumerate(self._session.pieces):
            other = self.passage(piece.row.get("quote"))
            if other is not None and other.start <= passage.start and (best is None or other.start >= best[0]):
                best = other.start, number
        return None if best is None else best[1]

    def coverage(self) -> Coverage:
        """Which statements of the article no question stands on. The bank has an article."""
        assert self._session.source is not None
        pieces = self._session.document.pieces
        if self._covered is None or self._covered[0] is not pieces:
            rows = [piece.row for piece in pieces]
            quotes = [(row["quote"], not is_draft(row)) for row in rows if isinstance(row.get("quote"), str)]
            self._covered = pieces, coverage(self._session.source, quotes)
        return self._covered[1]
