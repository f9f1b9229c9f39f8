"""Why is this question unclear? A word for the trainer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.edges import Hint
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.problems import safe

MAX_LENGTH = 500


class FlagPage(Page):
    """Asks for a word why; gives it, empty or not, or ``None`` where the learner thinks better of it."""

    AUTO_FOCUS: ClassVar[str | None] = "Input"

    def content(self) -> Iterable[Widget]:
        """A sentence, and a line to write in."""
        words = self.words
        yield Prose([Paragraph(Content.styled(words("flag.title"), "bold"))])
        yield Input(placeholder=words("flag.why"), max_length=MAX_LENGTH, classes="gap")

    def on_mount(self) -> None:
        """Show where one is and the keys."""
        self.head.show(self.words("key.flag"))
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """Keep the word, or go back."""
        words = self.words
        return [Hint("⏎", words("flag.keep"), "enter"), Hint("esc", words("key.back"), "back")]

    def action_enter(self) -> None:
        """Give the word."""
        self.dismiss(safe(" ".join(self.query_one(Input).value.split())))

    def on_input_submitted(self) -> None:
        """Enter in the line gives the word too."""
        self.action_enter()

    def action_back(self) -> None:
        """Nothing is flagged."""
        self.dismiss(None)
