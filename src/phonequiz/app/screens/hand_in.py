"""Hand in the exam? A warning where questions are unanswered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.edges import Hint
from phonequiz.app.widgets.prose import Paragraph, Prose


class HandInPage(Page):
    """Gives true to hand in, false to go to the first unanswered question, ``None`` to go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,X,y,Y", "hand_in", show=False),
        Binding("n,N", "back", show=False),
    ]

    def __init__(self, unanswered: int) -> None:
        super().__init__()
        self._unanswered = unanswered

    def content(self) -> Iterable[Widget]:
        """Warn where questions are unanswered."""
        words, unanswered = self.words, self._unanswered
        text = words.count("exam.unanswered", unanswered) if unanswered else words("hand_in.all_answered")
        yield Prose([Paragraph(Content.styled(text, "bold"))])

    def on_mount(self) -> None:
        """Show where one is and the keys."""
        self.head.show(self.words("key.hand_in"))
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """Enter never hands in what is not whole."""
        words = self.words
        back = Hint("esc", words("key.back"), "back")
        if self._unanswered:
            return [Hint("⏎", words("hand_in.first"), "enter"), Hint("x", words("key.hand_in"), "hand_in"), back]
        return [Hint("⏎", words("key.hand_in"), "enter"), back]

    def action_enter(self) -> None:
        """Hand in where all is answered, else go to what is not."""
        self.dismiss(not self._unanswered)

    def action_hand_in(self) -> None:
        """Hand in."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Go back to the question."""
        self.dismiss(None)
