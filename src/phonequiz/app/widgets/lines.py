"""Widgets that make their own lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

# What need not be read first: weaker than the text, and still easy to read in themes of little contrast.
MUTED = "$foreground 75%"


class Look(NamedTuple):
    """How lines are drawn: the width they may have, the space beside them, the style below theirs and the theme."""

    width: int
    left: int
    right: int
    style: Style
    theme: str


class Sheet:
    """Lines of text; how they break at a width and how they are drawn is worked out once."""

    def __init__(self, make: Callable[[int], list[Content]] = lambda width: []) -> None:
        """Lines that ``make`` gives for a width in cells, none wider."""
        self._make = make
        self._width = -1
        self._lines: list[Content] = []
        self._look: Look | None = None
        self._strips: dict[int, Strip] = {}

    def lines(self, width: int) -> list[Content]:
        """The lines at a width in cells."""
        if width != self._width:
            self._width, self._lines = width, self._make(width) if width else []
            self._strips.clear()
        return self._lines

    def strips(self, ys: Iterable[int], look: Look, parse_style: Callable[[str | Style], Style]) -> list[Strip]:
        """Some of the lines as they are drawn; blank ones where there are no more."""
        if look != self._look:
            self._look = look
            self._strips.clear()
        lines, known = self.lines(look.width), self._strips
        for y in ys:
            if y not in known:
                known[y] = _drawn(lines[y] if y < len(lines) else Content(""), look, parse_style)
        return [known[y] for y in ys]


def _drawn(line: Content, look: Look, parse_style: Callable[[str | Style], Style]) -> Strip:
    style = look.style.rich_style
    segments = [Segment(text, part.rich_style) for text, part in line.render(look.style, "", parse_style)]
    strip = Strip([Segment(" " * look.left, style), *segments])
    return strip.adjust_cell_length(look.left + look.width + look.right, style)


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
        width, before = self.size.width, self.sheet
        self.sheet = sheet
        if self.rows_needed(width) == self.size.height:
            rows = max(len(before.lines(width)), len(sheet.lines(width)))
            self.refresh(Region(0, 0, self.outer_size.width, rows))
        else:
            self.refresh(layout=True)

    def draw_ahead(self, sheet: Sheet) -> None:
        """Work out how lines will look here before they are shown."""
        self._strips(sheet, range(len(sheet.lines(self.size.width))))

    def _strips(self, sheet: Sheet, ys: Iterable[int]) -> list[Strip]:
        padding = self.styles.padding
        look = Look(self.size.width, padding.left, padding.right, self.visual_style, self.app.theme)
        strips = sheet.strips(ys, look, self.app.stylesheet.parse_style)
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        return strips

    def rows_needed(self, width: int) -> int:
        """The rows of the screen that the lines need at this width."""
        return len(self.sheet.lines(width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows needed."""
        return self.rows_needed(width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines as they are drawn; what Textual could put around each (borders, tints) is not there."""
        strips = self._strips(self.sheet, crop.line_range)
        if crop.column_span != (0, self.outer_size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips
