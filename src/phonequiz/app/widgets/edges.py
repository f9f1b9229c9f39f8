"""The line at the top of a page and the one at its bottom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message

from phonequiz.app.widgets.lines import MUTED, Lines, Sheet

NARROW = 60
COLUMN = 78
BAR_WIDTH = 24


def _column(width: int, wide: bool) -> tuple[int, int]:
    """What is left beside the column of text on a wide screen, and the width of the column."""
    return (0, width) if wide else (max(0, (width - COLUMN) // 2), min(width, COLUMN))


def bar(share: float, width: int, style: str = "$accent") -> Content:
    """A line of ``width`` cells, filled up to ``share`` (from 0 to 1)."""
    filled = round(min(max(share, 0.0), 1.0) * width)
    return Content.assemble(("━" * filled, style), ("─" * (width - filled), "$foreground-disabled"))


class Head(Lines):
    """Where one is: a title on the left, how far on the right."""

    def __init__(self, *, wide: bool = False) -> None:
        """``wide``: over the whole screen, for a page that fills it."""
        super().__init__(Sheet())
        self._wide = wide

    def show(self, left: str, right: str = "", share: float | None = None) -> None:
        """Show a title, a text on the right and, with ``share``, a bar before it."""
        self.put(Sheet(partial(self._line, left, right, share)))

    def _line(self, title: str, far: str, share: float | None, width: int) -> list[Content]:
        """One line; where it is narrow, first the bar goes, then the title is cut."""
        margin, width = _column(width, self._wide)
        right = Content.styled(far, "bold")
        if share is not None and width >= NARROW:
            right = Content.assemble(bar(share, BAR_WIDTH), "   ", right)
        room = width - right.cell_length - 2
        left = Content.styled(" ".join(title.split()), MUTED).truncate(max(0, room), ellipsis=True)
        between = max(0, width - left.cell_length - right.cell_length)
        return [Content(" " * margin) + left + Content(" " * between) + right]


class Hint(NamedTuple):
    """A key, what it does, and the action behind it; ``foot`` says whether the bottom line names it."""

    key: str
    text: str
    action: str = ""
    foot: bool = True


def _length(hints: Sequence[Hint]) -> int:
    return sum(len(hint.key) + len(hint.text) + 4 for hint in hints) - 3


class Foot(Lines):
    """The keys that matter here, as many as there is room for; the last hint always has room."""

    class Asked(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, wide: bool = False) -> None:
        """``wide``: over the whole screen, for a page that fills it."""
        super().__init__(Sheet())
        self._wide = wide
        self._hints: Sequence[Hint] = ()
        self._zones: list[tuple[int, int, int, str]] = []
        self._wraps = False

    def wrap(self) -> None:
        """Show all keys, on as many lines as they need: for a page on which one has to choose."""
        self._wraps = True
        self.add_class("-wraps")
        self.show(self._hints)

    def show(self, hints: Sequence[Hint]) -> None:
        """Show other hints."""
        self._hints = [hint for hint in hints if hint.foot]
        self.put(Sheet(self._keys))

    def _keys(self, width: int) -> list[Content]:
        """One line of keys and words, or as many as they need."""
        margin, width = _column(width, self._wide)
        rows: list[list[Hint]] = [[]]
        if self._wraps:
            for hint in self._hints:
                if rows[-1] and _length([*rows[-1], hint]) > width:
                    rows.append([])
                rows[-1].append(hint)
        else:
            rows = [list(self._hints)]
            while len(rows[0]) > 1 and _length(rows[0]) > width:
                del rows[0][-2]
        self._zones = []
        lines = []
        for row, shown in enumerate(rows):
            line = Content("")
            for number, hint in enumerate(shown):
                if number:
                    line += "   "
                start = line.cell_length
                line += Content.assemble((hint.key, "bold $text-accent"), " ", (hint.text, MUTED))
                self._zones.append((row, margin + start, margin + line.cell_length, hint.action))
            lines.append(Content(" " * margin) + line.truncate(width, ellipsis=True))
        return lines

    def on_click(self, event: events.Click) -> None:
        """Do what the hint under the mouse says."""
        for row, start, end, action in self._zones:
            if row == event.y and start <= event.x - 1 < end and action:
                event.stop()
                self.post_message(self.Asked(action))
