"""The article with a cursor that goes from sentence to sentence, and the passages marked that questions stand on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from phonequiz.app.widgets.article import ArticleView
from phonequiz.bank.source import Passage, Source
from phonequiz.bank.statements import sentences

USED, DRAFT = "✓", "·"


class PassagesView(ArticleView):
    """Shows the article; a passage is chosen by keys, by a click on a sentence, or by dragging over it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--heading",
        "article--passage",
        "article--cursor",
        "article--used",
        "article--draft",
        "article--sign",
    }
    DEFAULT_CSS = """
    PassagesView > .article--cursor { background: $block-cursor-blurred-background; text-style: bold; }
    PassagesView.-active > .article--cursor {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: none;
    }
    PassagesView > .article--used { background: $success 12%; }
    PassagesView > .article--draft { background: $warning 12%; }
    PassagesView > .article--sign { color: $text-success; }
    """

    class Taken(Message):
        """The passage that is selected was clicked: a question is to be made of it."""

    class Selected(Message):
        """Another passage was selected by the mouse."""

    def __init__(self, source: Source, passage: Passage | None = None) -> None:
        super().__init__(source, passage)
        self.source = source
        self.sentences: list[Passage] = list(sentences(source))
        self._starts = [sentence.start for sentence in self.sentences]
        self.selection: Passage | None = None
        self._anchor = 0
        self._marks: Sequence[tuple[int, int, bool]] = ()
        self._mark_starts: list[int] = []
        self._longest = 0
        self._pressed: int | None = None

    # ── what is marked ──

    def mark(self, passages: Iterable[tuple[Passage, bool]]) -> None:
        """Mark the passages in use, each with whether its question is ready."""
        self._marks = sorted((passage.start, passage.end, ready) for passage, ready in passages)
        self._mark_starts = [start for start, _, _ in self._marks]
        self._longest = max((end - start for start, end, _ in self._marks), default=0)
        self.refresh()

    def point_at(self, passage: Passage | None) -> None:
        """Highlight the passage of a question, and bring it into view."""
        self._passage = passage
        if passage is not None:
            self._bring_into_view(passage)
        self.refresh()

    @property
    def quote(self) -> str:
        """The text of the passage that is selected, on one line."""
        passage = self.selection
        return "" if passage is None else " ".join(self.source.text[passage.start : passage.end].split())

    # ── the cursor ──

    def select(self, passage: Passage | None) -> None:
        """Select a passage and bring it into view."""
        self.selection = passage
        if passage is not None:
            self._anchor = self._sentence_at(passage.start)
            self._bring_into_view(passage)
        self.refresh()

    def move(self, by: int, *, extend: bool = False) -> None:
        """Go to the next sentence or the one before, or take it into the selection."""
        if not self.sentences:
            return
        selection = self.selection
        if selection is None:
            top = round(self.scroll_offset.y)
            shown = self._passage.start if self._passage is not None else self._offset_of_line(top)
            self.select(self.sentences[min(self._sentence_at(shown), len(self.sentences) - 1)])
            return
        first, last = self._sentence_at(selection.start), self._sentence_at(selection.end - 1)
        if extend:
            moving = last if first == self._anchor else first
            low, high = sorted((self._anchor, self._within(moving + by)))
            anchor = self._anchor
            self.selection = Passage(self.sentences[low].start, self.sentences[high].end)
            self._anchor = anchor
            self._bring_into_view(self.sentences[self._within(moving + by)])
            self.refresh()
        else:
            self.select(self.sentences[self._within((last if by > 0 else first) + by)])

    def _within(self, number: int) -> int:
        return max(0, min(number, len(self.sentences) - 1))

    def _sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _offset_of_line(self, number: int) -> int:
        return self._lines[min(number, len(self._lines) - 1)][0] if self._lines else 0

    def _bring_into_view(self, passage: Passage) -> None:
        inside = self._lines_of(passage)
        height = self.size.height
        if inside is None or not height:
            return
        top, (first, last) = round(self.scroll_offset.y), inside
        if first < top or last >= top + height:
            above = min(3, max(0, height - (last - first + 1)) // 2)
            self.scroll_to(y=max(0, first - above), animate=False, force=True, immediate=True)

    def _lines_of(self, passage: Passage) -> tuple[int, int] | None:
        starts = [line[0] for line in self._lines]
        if not starts:
            return None
        first = max(0, bisect_right(starts, passage.start) - 1)
        last = max(first, bisect_right(starts, passage.end - 1) - 1)
        return first, last

    # ── the mouse ──

    def _offset_at(self, x: int, y: int) -> int | None:
        """The character of the article under a cell, ``None`` beside the text."""
        number = y + round(self.scroll_offset.y)
        if not 0 <= number < len(self._lines):
            return None
        start, text, heading = self._lines[number]
        column = x - self._margin
        if heading or not text or column < 0:
            return None
        return start + min(column, len(text) - 1)

    @property
    def _margin(self) -> int:
        return max(0, (self.size.width - self._width) // 2)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select."""
        self._pressed = self._offset_at(event.x, event.y)
        if self._pressed is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select, by words, from where the button was pressed."""
        if self._pressed is None:
            return
        offset = self._offset_at(event.x, event.y)
        if offset is not None and offset != self._pressed:
            low, high = sorted((self._pressed, offset))
            self.selection = self._words(low, high)
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Take what was dragged over, or the sentence that was clicked; one that is selected already is wanted."""
        pressed, self._pressed = self._pressed, None
        self.release_mouse()
        offset = self._offset_at(event.x, event.y)
        if pressed is None or offset is None:
            return
        event.stop()
        if offset == pressed:
            selection = self.selection
            if selection is not None and selection.start <= offset < selection.end:
                self.post_message(self.Taken())
                return
            self.selection = self.sentences[self._sentence_at(offset)] if self.sentences else None
        if self.selection is not None:
            self._anchor = self._sentence_at(self.selection.start)
            self.refresh()
            self.post_message(self.Selected())

    def _words(self, low: int, high: int) -> Passage:
        """The passage from the word at one character to that at another, whole words only."""
        text = self.source.text
        while low > 0 and not text[low - 1].isspace():
            low -= 1
        while high < len(text) and not text[high].isspace():
            high += 1
        return Passage(low + len(text[low:high]) - len(text[low:high].lstrip()), max(low + 1, high))

    # ── drawing ──

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, style = self.size.width, self.rich_style
        number = y + round(self.scroll_offset.y)
        if number >= len(self._lines):
            return Strip.blank(width, style)
        start, text, heading = self._lines[number]
        if heading or not text:
            return super().render_line(y)
        spans = self._spans(start, start + len(text))
        sign = self._sign(start, start + len(text))
        margin = self._margin
        lead = " " * max(0, margin - 2) + f"{sign} " if margin >= 2 else " " * margin
        segments = [Segment(lead, self.get_component_rich_style("article--sign"))]
        cuts = sorted({0, len(text), *(at for low, high, _ in spans for at in (low, high))})
        for low, high in pairwise(cuts):
            shown = style
            for span_low, span_high, span_style in spans:
                if span_low <= low and high <= span_high:
                    shown = shown + span_style
            segments.append(Segment(text[low:high], shown))
        return Strip(segments).adjust_cell_length(width, style)

    def _spans(self, start: int, end: int) -> list[tuple[int, int, Style]]:
        """The marks on a line, from the weakest to the strongest."""
        found = [
            (low, high, self.get_component_rich_style("article--used" if ready else "article--draft"))
            for low, high, ready in sorted(self._marks_between(start, end), key=lambda mark: mark[2])
        ]
        for passage, name in ((self._passage, "article--passage"), (self.selection, "article--cursor")):
            if passage is not None and passage.start < end and passage.end > start:
                found.append((passage.start, passage.end, self.get_component_rich_style(name)))
        size = end - start
        return [(max(0, low - start), min(size, high - start), style) for low, high, style in found]

    def _marks_between(self, start: int, end: int) -> list[tuple[int, int, bool]]:
        first = bisect_right(self._mark_starts, start - self._longest)
        last = bisect_right(self._mark_starts, end - 1)
        return [mark for mark in self._marks[first:last] if mark[1] > start]

    def _sign(self, start: int, end: int) -> str:
        """What stands before a line on which a passage in use begins, for those who see no colours."""
        marks = [mark for mark in self._marks_between(start, end) if mark[0] >= start]
        return USED if any(ready for _, _, ready in marks) else DRAFT if marks else " "
