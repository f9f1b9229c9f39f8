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

    def place_for(self, passage: Passage) -> tuple[int, int] | None:
        """Before which question a new one on this passage belongs, and the one that it is likely to be akin to.

        That is behind the question on the last passage up to here; but where only one further on is of the same
        section, before that.
        """
        source = self._session.source
        placed = [
            (other, number)
            for number, piece in enumerate(self._session.pieces)
            if (other := self.passage(piece.row.get("quote"))) is not None
        ]
        if source is None or not placed:
            return None
        section = source.section(passage)
        before = [each for each in placed if each[0].start <= passage.start]
        after = [each for each in placed if each[0].start > passage.start]
        last = max(before, key=lambda each: (each[0].start, each[1]), default=None)
        following = min(after, key=lambda each: (each[0].start, each[1]), default=None)
        if last is not None and (following is None or source.section(last[0]) == section):
            return last[1] + 1, last[1]
        if following is not None and source.section(following[0]) == section:
            return following[1], following[1]
        return None if last is None else (last[1] + 1, last[1])

    def coverage(self) -> Coverage:
        """Which statements of the article no question stands on. The bank has an article."""
        assert self._session.source is not None
        pieces = self._session.document.pieces
        if self._covered is None or self._covered[0] is not pieces:
            rows = [piece.row for piece in pieces]
            quotes = [(row["quote"], not is_draft(row)) for row in rows if isinstance(row.get("quote"), str)]
            self._covered = pieces, coverage(self._session.source, quotes)
        return self._covered[1]
