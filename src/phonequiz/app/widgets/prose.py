"""Paragraphs of text, wrapped with a hanging indent; never read as markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size

from phonequiz.app.widgets.lines import Lines, Sheet

FENCE = "```"


class Paragraph(NamedTuple):
    """A text with the blank lines above it and the cells it is moved in; ``lead`` stands in that space.

    Where the text is a function it gives one line for a width in cells.
    """

    text: Content | Callable[[int], Content]
    gap: int = 1
    indent: int = 0
    lead: Content = Content("")


def wrapped(text: Content, width: int) -> list[Content]:
    """The lines of a text at a width in cells; words longer than a line are folded."""
    return text.wrap(max(2, width)) if text else [text]


def hanging(lead: Content, text: Content, indent: int, width: int) -> list[Content]:
    """The lines of a text moved in by ``indent`` cells, with ``lead`` before the first."""
    first, *rest = wrapped(text, width - indent)
    space = Content(" " * indent)
    return [lead.pad_right(max(0, indent - lead.cell_length)) + first, *(space + line for line in rest)]


def with_code(text: str, style: str = "") -> Content:
    """A bank's text as content; the lines fenced by three backticks in the colours of code, fences left out."""
    if FENCE not in text:
        return Content.styled(text, style) if style else Content(text)
    parts: list[Content] = []
    code = False
    for line in text.split("\n"):
        if line.strip().startswith(FENCE) and (code or line.strip().count(FENCE) == 1):
            code = not code
            continue
        parts.append(Content.styled(line, "$text-accent") if code else Content.styled(line, style))
    return Content("\n").join(parts)


def prose(paragraphs: Sequence[Paragraph]) -> Sheet:
    """Paragraphs one below the other."""

    def lines(width: int) -> list[Content]:
        made: list[Content] = []
        for number, paragraph in enumerate(paragraphs):
            indent = min(paragraph.indent, width // 4)
            made += [Content("")] * (paragraph.gap if number else 0)
            text = paragraph.text(width - indent) if callable(paragraph.text) else paragraph.text
            made += hanging(paragraph.lead, text, indent, width)
        return made

    return Sheet(lines)


class Prose(Lines):
    """Shows paragraphs one below the other, as high as they need."""

    def __init__(self, paragraphs: Sequence[Paragraph] = (), *, id: str | None = None) -> None:
        super().__init__(prose(paragraphs), id=id)

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show other paragraphs."""
        self.put(prose(paragraphs))


class LastProse(Prose):
    """Prose at the end of a column of ``Lines``, with what they leave of its height: filling it moves nothing.

    Where the others change, it is to be laid out anew.
    """

    _left = 0

    def rows_needed(self, width: int) -> int:
        """The rows of its lines, or all that is left where that is more."""
        return max(super().rows_needed(width), self._left)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows needed."""
        others = [widget for widget in self.siblings if isinstance(widget, Lines)]
        self._left = container.height - sum(one.rows_needed(width) + one.styles.margin.top for one in others)
        return self.rows_needed(width)
