"""What is wrong with the questions of a bank being edited, found as they are written."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from phonequiz.bank.structure import Finding, shown
from phonequiz.check.duplicates import RULE as DUPLICATE
from phonequiz.check.duplicates import asks, once_more
from phonequiz.check.examined import readable_item
from phonequiz.check.question import QuestionCheck
from phonequiz.check.rules import SILENCEABLE
from phonequiz.check.silenced import silenced_in
from phonequiz.editing.document import Piece
from phonequiz.editing.session import Session

_AT_ONCE = 500


class Findings:
    """Examines the questions of a session, each as often as its text changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._topics = session.topics
        self._check = self._begun()
        self._of_bank = silenced_in(session.document.pieces[0].before, SILENCEABLE).bank
        self._known: dict[str, tuple[Finding, ...]] = {}
        self._asked: dict[str, _Asked] = {}
        self._across: tuple[object, bool, dict[int, tuple[Finding, ...]]] = None, False, {}

    def _begun(self) -> QuestionCheck:
        bank = self._session.bank
        return QuestionCheck(
            str(bank.get("language", "")), self._session.source, str(bank.get("source_language", "")), self._topics
        )

    def of(self, piece: Piece) -> tuple[Finding, ...]:
        """What is wrong with a question by itself; a path begins at its fields.

        Comments in the bank silence rules as they do for `check`.
        """
        if self._topics is not self._session.topics:
            self._take_topics()
        found = self._known.get(piece.body)
        if found is None:
            silent = self._silent(piece)
            problems = self._check.problems(piece.row)
            found = self._known[piece.body] = tuple(each for each in problems if each.rule not in silent)
        return found

    def _take_topics(self) -> None:
        """Go on with other topics: only what was said of questions in these may be other now."""
        changed = self._topics.keys() ^ self._session.topics.keys()
        self._topics = self._session.topics
        self._check = self._begun()
        for piece in self._session.pieces:
            topic = piece.row.get("topic")
            if isinstance(topic, str) and topic in changed:
                self._known.pop(piece.body, None)

    def _silent(self, piece: Piece) -> frozenset[str]:
        return silenced_in(piece.body, SILENCEABLE).questions.get(0, frozenset()) | self._of_bank

    def known(self, piece: Piece) -> tuple[Finding, ...] | None:
        """The same, ``None`` where nobody has looked yet."""
        return self._known.get(piece.body)

    # ── what only a look at all questions shows ──

    def across(self) -> dict[int, tuple[Finding, ...]]:
        """By number: the questions whose id another one has, and those that ask what an earlier one asks.

        Of a large bank questions are looked at a part with each call.
        """
        pieces = self._session.pieces
        if self._across[0] is pieces and self._across[1]:
            return self._across[2]
        left = _AT_ONCE
        asked: dict[tuple[str, str | None], str] = {}
        found: dict[int, tuple[Finding, ...]] = {}
        times = Counter(piece.id for piece in pieces)
        for number, piece in enumerate(pieces):
            if piece.id and times[piece.id] > 1:
                found[number] = (_taken(piece.id),)
            if piece.body not in self._asked:
                if not left:
                    continue
                left -= 1
            same, silent = self._asks(piece)
            earlier = next((asked[each] for each in same if each in asked), None)
            if earlier is not None and not silent:
                found[number] = (*found.get(number, ()), once_more(("stem",), earlier, _type(piece)))
            for each in same:
                asked.setdefault(each, piece.id)
        self._across = pieces, left > 0, found
        return found

    def of_other(self, number: int) -> list[Finding]:
        """What is wrong with a question because of any other one: its id is taken, or it is asked already."""
        piece = self._session.pieces[number]
        same, silent = self._asks(piece)
        found = []
        others = [other for at, other in enumerate(self._session.pieces) if at != number]
        if piece.id and any(other.id == piece.id for other in others):
            found.append(_taken(piece.id))
        twin = next((other for other in others if not set(same).isdisjoint(self._asks(other)[0])), None)
        if twin is not None and not silent:
            found.append(once_more(("stem",), twin.id, _type(piece)))
        return found

    def _asks(self, piece: Piece) -> _Asked:
        asked = self._asked.get(piece.body)
        if asked is None:
            item = readable_item(piece.row)
            same = () if item is None else tuple(asks(item))
            asked = self._asked[piece.body] = _Asked(same, DUPLICATE in self._silent(piece))
        return asked


class _Asked(NamedTuple):
    """What a question asks, and whether a comment allows that another does too."""

    same: tuple[tuple[str, str | None], ...]
    silent: bool


def _type(piece: Piece) -> str:
    return str(piece.row.get("type", "single"))


def _taken(id_: str) -> Finding:
    return Finding(("id",), "duplicate-id", f"the id {shown(id_)} is that of another question", "give each its own")
