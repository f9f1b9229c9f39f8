"""Widgets that make their own lines."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

# What need not be read first: weaker than the text, and still easy to read in themes of little contrast.
MUTED = "$foreground 75%"


class Lines(Widget):
    """A widget that is as high as its lines.

    It knows how they break, so Textual need not join, wrap and split them again between a key and its feedback.
    """

    ALLOW_SELECT = False
    # Nothing is laid out inside, so another size asks for no second layout, which Textual's own would.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def lines(self, width: int) -> list[Content]:
        """The lines at a width in cells, none wider."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines at this width."""
        return len(self.lines(width)) if width else 0

    def render_line(self, y: int) -> Strip:
        """One line as it is drawn."""
        width, style = self.size.width, self.visual_style
        lines = self.lines(width) if width else []
        if y >= len(lines):
            return Strip.blank(width, style.rich_style)
        parts = lines[y].render(style, "", self.app.stylesheet.parse_style)
        strip = Strip([Segment(text, part_style.rich_style) for text, part_style in parts])
        return strip.adjust_cell_length(width, style.rich_style)
