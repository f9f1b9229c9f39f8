"""Widgets that make their own lines."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.app import App
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

# What need not be read first: weaker than the text, and still easy to read in themes of little contrast.
MUTED = "$foreground 75%"


class Sheet:
    """Lines of text; how they break at a width and how they are drawn is worked out once."""

    def __init__(self, make: Callable[[int], list[Content]] = lambda width: []) -> None:
        """Lines that ``make`` gives for a width in cells, none wider."""
        self._make = make
        self._width = -1
        self._lines: list[Content] = []
        self._look: tuple[Style, str] | None = None
        self._strips: dict[int, Strip] = {}

    def lines(self, width: int) -> list[Content]:
        """The lines at a width in cells."""
        if width != self._width:
            self._width, self._lines = width, self._make(width) if width else []
            self._strips.clear()
        return self._lines

    def strip(self, y: int, width: int, style: Style, app: App[object]) -> Strip:
        """One line as it is drawn in a style."""
        look = (style, app.theme)
        if look != self._look:
            self._look = look
            self._strips.clear()
        lines = self.lines(width)
        strip = self._strips.get(y)
        if strip is None:
            parts = lines[y].render(style, "", app.stylesheet.parse_style) if y < len(lines) else ()
            strip = Strip([Segment(text, part_style.rich_style) for text, part_style in parts])
            self._strips[y] = strip = strip.adjust_cell_length(width, style.rich_style)
        return strip


class Lines(Widget):
    """A widget that is as high as its lines.

    It knows how they break, so Textual need not join, wrap and split them again between a key and its feedback.
    """

    ALLOW_SELECT = False
    # Nothing is laid out inside, so another size asks for no second layout, which Textual's own would.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def __init__(self, sheet: Sheet, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.sheet = sheet

    def put(self, sheet: Sheet) -> None:
        """Show other lines."""
        self.sheet = sheet
        self.refresh(layout=len(sheet.lines(self.size.width)) != self.size.height)

    def draw_ahead(self, sheet: Sheet) -> None:
        """Work out how lines will look here before they are shown."""
        width = self.size.width
        for y in range(len(sheet.lines(width))):
            sheet.strip(y, width, self.visual_style, self.app)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines at this width."""
        return len(self.sheet.lines(width))

    def render_line(self, y: int) -> Strip:
        """One line as it is drawn."""
        return self.sheet.strip(y, self.size.width, self.visual_style, self.app)
