"""What is wrong with one question of a bank being edited, found as it is written."""

from __future__ import annotations

from phonequiz.bank.structure import Finding, shown
from phonequiz.check.question import QuestionCheck
from phonequiz.check.rules import SILENCEABLE
from phonequiz.check.silenced import silenced_in
from phonequiz.editing.document import Piece, Row
from phonequiz.editing.session import Session


class Findings:
    """Examines the questions of a session, each as often as its text changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        bank = session.bank
        self._check = QuestionCheck(
            str(bank.get("language", "")),
            session.source,
            str(bank.get("source_language", "")),
            session.topics,
        )
        self._of_bank = silenced_in(session.document.pieces[0].before, SILENCEABLE).bank
        self._known: dict[str, tuple[Finding, ...]] = {}

    def of(self, piece: Piece) -> tuple[Finding, ...]:
        """What is wrong with a question by itself; a path begins at its fields.

        Comments in the bank silence rules as they do for `check`.
        """
        found = self._known.get(piece.body)
        if found is None:
            silent = silenced_in(piece.body, SILENCEABLE).questions.get(0, frozenset()) | self._of_bank
            problems = self._check.problems(piece.row)
            found = self._known[piece.body] = tuple(each for each in problems if each.rule not in silent)
        return found

    def known(self, piece: Piece) -> tuple[Finding, ...] | None:
        """The same, ``None`` where nobody has looked yet."""
        return self._known.get(piece.body)


def id_taken(session: Session, number: int, row: Row) -> list[Finding]:
    """A finding where another question has the id."""
    id_ = row.get("id")
    if not isinstance(id_, str) or not id_ or id_ not in session.ids(but=number):
        return []
    return [Finding(("id",), "duplicate-id", f"the id {shown(id_)} is that of another question", "give each its own")]
