"""What the list of the editor shows: which questions, under which headings, and what of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from phonequiz.app.screens.edit_filter import Filter, searched_text
from phonequiz.app.widgets.lines import MUTED
from phonequiz.bank.structure import Finding
from phonequiz.editing import steps
from phonequiz.editing.document import Piece
from phonequiz.wording import percent

if TYPE_CHECKING:
    from phonequiz.app.editor import EditApp

_STATE, _FOUND, _FACILITY = 8, 4, 6
_WIDE = 44
_BLANK = 6  # as long as a blank is, at most


class Listing:
    """The questions of the bank that is edited, filtered."""

    def __init__(self, desk: EditApp) -> None:
        self._desk = desk
        self.filter = Filter()
        self._texts: dict[str, str] = {}
        self._across: dict[int, tuple[Finding, ...]] = {}

    def renew(self) -> None:
        """Look anew at what depends on all questions together."""
        self._across = self._desk.findings.across()
        if len(self._texts) > 4 * len(self._desk.session) + 1000:
            self._texts.clear()  # texts of questions that have changed since

    def numbers(self) -> Sequence[int]:
        """The numbers of the questions to be shown; a heading is that of the question below it, under zero."""
        return self._with_headings(self._shown())

    def _with_headings(self, numbers: Sequence[int]) -> Sequence[int]:
        """The numbers, and before each that begins another topic the same below zero: its heading."""
        pieces = self._desk.session.pieces
        listed: list[int] = []
        topic: object = None
        for number in numbers:
            other = pieces[number].row.get("topic")
            if other != topic:
                listed.append(-1 - number)
                topic = other
            listed.append(number)
        return listed

    def _shown(self) -> Sequence[int]:
        pieces, filter_ = self._desk.session.pieces, self.filter
        shown: Sequence[int] = range(len(pieces))
        if filter_.state == "findings":
            shown = [number for number in shown if self.found(number)]
        if filter_.topic is not None or filter_.state not in {"all", "findings"}:
            shown = [number for number in shown if filter_.shows(pieces[number].row)]
        for word in filter_.search.casefold().split():
            shown = [number for number in shown if word in self.text(pieces[number])]
        return shown

    def text(self, piece: Piece) -> str:
        """All of a question that is searched; made once."""
        text = self._texts.get(piece.body)
        if text is None:
            text = self._texts[piece.body] = searched_text(piece.row)
        return text

    def found(self, number: int) -> tuple[Finding, ...]:
        """What is known to be wrong with a question."""
        piece = self._desk.session.pieces[number]
        return (*(self._desk.findings.known(piece) or ()), *self._across.get(number, ()))

    def line(self, number: int, width: int) -> Content:
        """A question on one line: its stem, and as much of the rest as there is room for."""
        if number < 0:
            topic = str(self._desk.session.row(-1 - number).get("topic", ""))
            title = " ".join(self._desk.session.topics.get(topic, topic).split())
            return Content.styled(title, "bold").truncate(width, ellipsis=True)
        words, piece = self._desk.words, self._desk.session.pieces[number]
        row = piece.row
        draft = steps.is_draft(row)
        self._desk.findings.of(piece)
        found = self.found(number)
        errors = sum(each.severity == "error" for each in found)
        sign = f"✗{errors}" if errors else f"!{len(found)}" if found else ""
        share = self._desk.facilities.get(piece.id)
        figure = words("percent", percent=percent(share)) if share is not None else ""
        cells = [(sign, _FOUND, "bold $text-error" if errors else "$text-warning")]
        if width >= _WIDE:
            cells.insert(0, (words("edit.draft") if draft else "", _STATE, "$text-warning"))
            if self._desk.facilities:
                cells.append((figure, _FACILITY, MUTED))
        while cells and not cells[0][0]:
            del cells[0]  # the stem has the room
        right = Content("").join(_cell(*cell) for cell in cells)
        stem = " ".join(str(row.get("stem", "")).split()) or piece.id or "…"
        mark = Content.styled("○ " if draft else "  ", "$text-warning")
        room = max(4, width - right.cell_length - 3)
        left = Content(_with_blank(stem, room)).truncate(room, ellipsis=True)
        return mark + left.pad_right(max(1, room + 1 - left.cell_length)) + right


def _with_blank(stem: str, room: int) -> str:
    """A stem of which the blank is seen where there is not room for all of it: many begin with the same words."""
    blank = stem.find("__")
    if len(stem) <= room or blank < 0 or blank + _BLANK < room:
        return stem
    # The blank stands in the last third, or the end of the stem at the edge.
    cut = min(blank - 2 * room // 3, len(stem) - room + 1)
    space = stem.find(" ", cut)
    return "…" + stem[space if 0 <= space < blank else cut :]


def _cell(text: str, width: int, style: str) -> Content:
    shown = Content.styled(text, style).truncate(width - 1, ellipsis=True)
    return shown.pad_left(width - shown.cell_length)
