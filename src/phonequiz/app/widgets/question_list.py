"""A list of any number of lines, each drawn only when it is in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from phonequiz.app.widgets.rows import CURSOR

Line = Callable[[int, int], Content]


class QuestionList(ScrollView, can_focus=False):
    """Shows a line for each number it is given, with a cursor on one; posts ``Moved`` and ``Chosen`` for the mouse.

    A number below 0 is a heading, which the cursor passes over.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--cursor", "list--resting"}
    DEFAULT_CSS = """
    QuestionList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    QuestionList > .list--cursor {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
    }
    QuestionList > .list--resting {
        color: $block-cursor-blurred-foreground; background: $block-cursor-blurred-background;
    }
    """

    class Moved(Message):
        """A line was clicked that the cursor was not on."""

    class Chosen(Message):
        """The line under the cursor was clicked."""

    def __init__(self, line: Line, *, id: str | None = None) -> None:
        """``line`` gives what stands for a number at a width in cells."""
        super().__init__(id=id)
        self._line = line
        self.numbers: Sequence[int] = ()
        self._places: Sequence[int] = ()
        self.cursor = 0
        self.active = True
        self.nothing = ""  # shown where there is no line

    def show(self, numbers: Sequence[int], number: int | None = None) -> None:
        """Show other lines, the cursor on that of a number, else near where it was."""
        self.numbers = numbers
        self._places = list(accumulate(number >= 0 for number in numbers))
        if number is not None and number in numbers:
            self.cursor = numbers.index(number)
        self.cursor = self._on_question(self.cursor, 1)
        self.virtual_size = Size(self.size.width, len(numbers))
        self._keep_in_view()
        self.refresh()

    @property
    def number(self) -> int | None:
        """The number under the cursor, ``None`` where there is none."""
        return self.numbers[self.cursor] if self.numbers else None

    @property
    def questions(self) -> int:
        """How many questions are shown."""
        return self._places[-1] if self._places else 0

    @property
    def place(self) -> int:
        """Which of them the cursor is on, counted from 1; 0 where there is none."""
        return self._places[self.cursor] if self._places else 0

    def _on_question(self, at: int, by: int) -> int:
        """The nearest line with a question, in this direction first."""
        last = len(self.numbers) - 1
        at = max(0, min(at, last))
        while 0 <= at <= last and self.numbers[at] < 0:
            at += by
        return at if 0 <= at <= last or not self.numbers else self._on_question(at, -by)

    def move(self, by: int) -> None:
        """Move the cursor; it stops at the ends."""
        left, top = self.cursor, self.scroll_offset.y
        self.cursor = self._on_question(self.cursor + by, 1 if by > 0 else -1)
        self._keep_in_view()
        if self.scroll_offset.y != top:
            self.refresh()
        else:
            self.refresh_lines(left)
            self.refresh_lines(self.cursor)

    @property
    def page(self) -> int:
        """How many lines a page down is."""
        return max(1, self.size.height - 1)

    def _keep_in_view(self) -> None:
        top, height = round(self.scroll_offset.y), self.size.height
        if not height:
            return
        first = self.cursor - (self.cursor > 0 and self.numbers[self.cursor - 1] < 0)
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True, force=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, immediate=True, force=True)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.virtual_size = Size(self.size.width, len(self.numbers))
        self._keep_in_view()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, style = self.size.width, self.visual_style
        at = y + round(self.scroll_offset.y)
        if y == 0 and not self.numbers:
            text = Content(f"  {self.nothing}").truncate(width, ellipsis=True)
            return Strip([Segment(text.plain, style.rich_style)]).adjust_cell_length(width, style.rich_style)
        if at >= len(self.numbers):
            return Strip.blank(width, style.rich_style)
        here = at == self.cursor
        lead = "" if self.numbers[at] < 0 else f"{CURSOR if here else ' '} "
        text = Content(lead) + self._line(self.numbers[at], max(1, width - 3)) + Content(" ")
        if here:
            name = "list--cursor" if self.active else "list--resting"
            shown = self.get_component_rich_style(name)
            return Strip([Segment(text.plain, shown)]).adjust_cell_length(width, shown)
        parts = text.render(style, "", self.app.stylesheet.parse_style)
        strip = Strip([Segment(part, part_style.rich_style) for part, part_style in parts])
        return strip.adjust_cell_length(width, style.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Go to the line under the mouse; choose it where one is there already."""
        at = event.y + round(self.scroll_offset.y)
        if 0 <= at < len(self.numbers) and self.numbers[at] >= 0:
            event.stop()
            again, self.cursor = at == self.cursor, at
            self.refresh()
            self.post_message(self.Chosen() if again and self.active else self.Moved())
