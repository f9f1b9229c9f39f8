"""Rows of which one is chosen: the options of a question, the entries of a menu, a list of questions.

One widget for all rows, whatever their number and however small the screen: nothing is mounted for each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from phonequiz.app.widgets.lines import Lines, Sheet
from phonequiz.app.widgets.prose import hanging

CURSOR = "▸"
NARROW = 50
INDENT, SMALL_INDENT = 8, 4


class Row(NamedTuple):
    """One row: a sign and a label (a letter, a key) before its text.

    ``text`` is wrapped; where it is a function it gives one line for a width in cells. A row that cannot be chosen
    is a heading.
    """

    text: Content | Callable[[int], Content]
    label: str = ""
    sign: str = ""
    style: str = ""
    gap: int = 0
    heading: bool = False


class RowSheet(Sheet):
    """The lines of rows; where there is a cursor it is drawn."""

    def __init__(self, rows: Sequence[Row], cursor: int = -1, *, menu: bool = False) -> None:
        """Rows with the cursor on one of them (-1: on none); a menu has no room for sign and label both."""
        super().__init__(self._rows)
        self.rows, self.cursor, self._menu = rows, cursor, menu
        self._owners: list[int] = []

    def owners(self, width: int) -> list[int]:
        """The index of the row that each line belongs to (-1: to none)."""
        self.lines(width)
        return self._owners

    def _rows(self, width: int) -> list[Content]:
        lines: list[Content] = []
        self._owners = []
        for index, row in enumerate(self.rows):
            new = self._row(index, row, width)
            lines += [*[Content("")] * row.gap, *new]
            self._owners += [*[-1] * row.gap, *[-1 if row.heading else index] * len(new)]
        return lines

    def _row(self, index: int, row: Row, width: int) -> list[Content]:
        small = self._menu or width < NARROW
        indent = 0 if row.heading else SMALL_INDENT if small else INDENT
        text = row.text(width - indent) if callable(row.text) else row.text
        if row.style:
            text = text.stylize(row.style)
        if row.heading:
            return hanging(Content(""), text, 0, width)
        pointer = CURSOR if index == self.cursor else " "
        if not small:
            label = f"{pointer} {row.sign or ' '} {row.label}"
        elif self._menu:
            label = f"{pointer} {row.label or row.sign}"
        else:
            label = f"{row.sign or pointer} {row.label}"
        lines = hanging(Content.styled(label, row.style or "$text-accent"), text, indent, width)
        if index == self.cursor:
            lines = [
                line.pad_right(max(0, width - line.cell_length)).stylize(
                    "$block-cursor-blurred-foreground on $block-cursor-blurred-background"
                )
                for line in lines
            ]
        return lines


class Rows(Lines):
    """Shows rows with a cursor; posts ``Chosen`` when one is clicked."""

    sheet: RowSheet

    class Chosen(Message):
        """A row was clicked."""

        def __init__(self, rows: Rows, index: int) -> None:
            super().__init__()
            self.rows, self.index = rows, index

        @property
        def control(self) -> Rows:
            """The rows it is one of."""
            return self.rows

    def __init__(self, rows: Sequence[Row] = (), *, menu: bool = False, id: str | None = None) -> None:
        """Rows with room for a sign and a label, or, as a menu, for one of the two."""
        super().__init__(RowSheet(rows, menu=menu), id=id)
        self._menu = menu

    @property
    def cursor(self) -> int:
        """The row that the cursor is on; -1: none."""
        return self.sheet.cursor

    def show(self, rows: Sequence[Row], cursor: int = -1) -> None:
        """Show other rows, with the cursor on one of them (-1: on none)."""
        self.put(RowSheet(rows, cursor, menu=self._menu))

    def point(self, cursor: int) -> None:
        """Put the cursor on a row."""
        self.show(self.sheet.rows, cursor)

    def move(self, by: int) -> None:
        """Move the cursor to the next row that can be chosen, down or up; it stops at the ends."""
        rows, cursor = self.sheet.rows, self.cursor
        places = [index for index, row in enumerate(rows) if not row.heading]
        if not places:
            return
        if cursor not in places:
            cursor = places[0] if by > 0 else places[-1]
        else:
            cursor = places[min(max(places.index(cursor) + by, 0), len(places) - 1)]
        self.point(cursor)

    def row_region(self, index: int) -> Region:
        """Where a row stands, in the coordinates of the widget."""
        width = self.size.width
        lines = [at for at, owner in enumerate(self.sheet.owners(width)) if owner == index]
        return Region(0, lines[0], width, len(lines)) if lines else Region(0, 0, width, 1)

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        owners = self.sheet.owners(self.size.width)
        if 0 <= event.y < len(owners) and owners[event.y] >= 0:
            event.stop()
            self.post_message(self.Chosen(self, owners[event.y]))
