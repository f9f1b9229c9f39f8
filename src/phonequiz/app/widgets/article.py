"""The article, wrapped once for a width and drawn line by line, so that a long one opens at once."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from phonequiz.bank.source import Passage, Source

TEXT_WIDTH = 76


class ArticleView(ScrollView, can_focus=False):
    """Shows an article with one passage highlighted."""

    COMPONENT_CLASSES = {"article--heading", "article--passage"}  # noqa: RUF012
    DEFAULT_CSS = """
    ArticleView { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    ArticleView > .article--heading { text-style: bold; color: $text-accent; }
    ArticleView > .article--passage { background: $warning 35%; text-style: bold underline; }
    """

    def __init__(self, source: Source, passage: Passage | None) -> None:
        super().__init__()
        self._source, self._passage = source, passage
        self._lines: list[tuple[int, str, bool]] = []
        self._width = self._height = 0

    def on_resize(self) -> None:
        """Wrap anew, and keep what was in view in view: the passage, else the place."""
        width, height = min(TEXT_WIDTH, self.size.width - 4), self.size.height
        if width < 2 or not height:
            return
        first = not self._lines
        passage = self._passage_lines()
        seen = first or (
            passage is not None and self.scroll_y <= passage[0] < self.scroll_y + max(height, self._height)
        )
        share = self.scroll_y / len(self._lines) if self._lines else 0.0
        rewrapped, self._width, self._height = width != self._width, width, height
        if rewrapped:
            self._lines = self._wrap(width)
            self.virtual_size = Size(self.size.width, len(self._lines))
        passage = self._passage_lines()
        if passage is not None and seen:
            top, bottom = passage
            above = min(2, max(0, height - (bottom - top + 1)) // 2)
            self.scroll_to(y=max(0, top - above), animate=False, force=True, immediate=True)
        elif rewrapped and not first:
            self.scroll_to(y=round(share * len(self._lines)), animate=False, immediate=True)

    def _wrap(self, width: int) -> list[tuple[int, str, bool]]:
        """The lines: where each starts in the article, its text, and whether it is of a heading."""
        lines: list[tuple[int, str, bool]] = []
        for block in self._source.blocks:
            if lines:
                lines.append((block.start, "", False))
                if block.heading:
                    lines.append((block.start, "", False))
            at = 0
            for line in Content(block.text).wrap(width):
                text = line.plain.strip("\n")
                found = block.text.find(text.strip(), at) if text.strip() else at
                at = max(found, at)
                lines.append((block.start + at, text.strip(), block.heading))
                at += len(text.strip())
        return lines

    def _passage_lines(self) -> tuple[int, int] | None:
        if self._passage is None:
            return None
        inside = [
            number
            for number, (start, text, _) in enumerate(self._lines)
            if text and start < self._passage.end and start + len(text) > self._passage.start
        ]
        return (inside[0], inside[-1]) if inside else None

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        number = y + round(self.scroll_offset.y)
        style = self.rich_style
        if number >= len(self._lines):
            return Strip.blank(width, style)
        start, text, heading = self._lines[number]
        shown = self.get_component_rich_style("article--heading") if heading else style
        segments = [Segment(" " * max(0, (width - self._width) // 2), style)]
        passage = self._passage
        if passage is not None and start < passage.end and start + len(text) > passage.start:
            low, high = max(0, passage.start - start), min(len(text), passage.end - start)
            marked = self.get_component_rich_style("article--passage")
            segments += [Segment(text[:low], shown), Segment(text[low:high], marked), Segment(text[high:], shown)]
        else:
            segments.append(Segment(text, shown))
        return Strip(segments).adjust_cell_length(width, style)
