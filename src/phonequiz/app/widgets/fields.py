"""What a form is made of: a text that grows with what is written, and a choice between a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea

from phonequiz.app.widgets.lines import MUTED


class TextField(TextArea):
    """A text of one line or more; Enter goes on to the next field, Ctrl+J breaks the line."""

    DEFAULT_CSS = """
    TextField { height: auto; min-height: 1; background: $surface; padding: 0 1; scrollbar-size: 0 0; }
    TextField:focus { background: $boost; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.focus_next", show=False),
        Binding("ctrl+j", "newline", show=False),
        Binding("ctrl+z,super+z", "screen.undo", show=False),
        Binding("ctrl+y,super+y", "screen.redo", show=False),
    ]

    def __init__(self, text: str, name: str, *, placeholder: str = "") -> None:
        super().__init__(
            text, soft_wrap=True, compact=True, highlight_cursor_line=False, placeholder=Content(placeholder), name=name
        )

    def on_mount(self) -> None:
        """Begin behind what is written."""
        self.move_cursor(self.document.end)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are at this width, from the first frame on."""
        room = max(0, width - self.gutter_width - 1)  # one for the cursor behind the last word
        if room != self.wrapped_document._width:
            self.wrapped_document.wrap(room, tab_width=self.indent_width)
        return self.wrapped_document.height

    def render_line(self, y: int) -> Strip:
        """One line; none where there is no width for a character, which its placeholder could not be wrapped to."""
        return super().render_line(y) if self.content_size.width > 1 else Strip.blank(self.size.width)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()  # it would break the line; the binding goes on to the next field

    def take(self, text: str) -> None:
        """Show another text, the cursor behind what differs."""
        old = self.text
        shorter = min(len(old), len(text))
        end = 0  # how many characters at the end are the same
        while end < shorter and old[-1 - end] == text[-1 - end]:
            end += 1
        start = 0
        while start < shorter - end and old[start] == text[start]:
            start += 1
        self.load_text(text)
        before = text[: max(start, len(text) - end)]
        line = before.count("\n")
        self.move_cursor((line, len(before) - (before.rfind("\n") + 1)))

    def action_newline(self) -> None:
        """Break the line."""
        self.insert("\n")

    def action_delete_to_start_of_line(self) -> None:
        """Delete what stands before the cursor, up to the line break and not only to where the line is wrapped."""
        row, column = self.selection.end
        if column:
            self._delete_via_keyboard((row, 0), (row, column))

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a line; from the first to the field above."""
        if not select and self.cursor_at_first_line_shown:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a line; from the last to the field below."""
        if not select and self.cursor_at_last_line_shown:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)

    @property
    def cursor_at_first_line_shown(self) -> bool:
        """Whether there is no line above the cursor, wrapped ones counted."""
        return self.wrapped_document.location_to_offset(self.cursor_location).y == 0

    @property
    def cursor_at_last_line_shown(self) -> bool:
        """Whether there is no line below the cursor, wrapped ones counted."""
        return self.wrapped_document.location_to_offset(self.cursor_location).y >= self.wrapped_document.height - 1


class Choice(Widget, can_focus=True):
    """One of a few words; the arrows, the space bar or a click take the next."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Choice { height: 1; width: 1fr; padding: 0 1; }
    Choice:focus { background: $boost; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", show=False),
        Binding("right,l,space", "step(1)", show=False),
        Binding("down,enter,j", "screen.focus_next", show=False),
        Binding("up,k", "screen.focus_previous", show=False),
    ]

    class Changed(Message):
        """Another word was taken."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str, name: str) -> None:
        """``options`` are values with the words for them; a value that is none of them is shown as it is."""
        super().__init__(name=name, markup=False)
        self.value = value
        self.offer(options)

    def render(self) -> Content:
        """The word, between two arrows while one can change it."""
        word = dict(self._options)[self.value]
        if not self.has_focus:
            return Content(word)
        return Content.assemble(("‹ ", MUTED), (word, "bold"), (" ›", MUTED))

    def on_focus(self) -> None:
        """Show the arrows."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the word alone."""
        self.refresh()

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other words, the present value still among them."""
        self._options = list(options)
        if self.value not in dict(self._options):
            self._options.append((self.value, self.value))
        self.refresh()

    def take(self, value: str) -> None:
        """Take a value, as if it had always been this one."""
        if value != self.value:
            if value not in dict(self._options):
                self._options.append((value, value))
            self.value = value
            self.refresh()

    def action_step(self, by: int) -> None:
        """Take the next word or the one before."""
        values = [value for value, _ in self._options]
        self.value = values[(values.index(self.value) + by) % len(values)]
        self.refresh()
        self.post_message(self.Changed(self))

    def on_click(self, event: events.Click) -> None:
        """Take the next word."""
        event.stop()
        self.action_step(1)
