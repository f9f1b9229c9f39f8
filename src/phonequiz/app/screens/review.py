"""What was answered, question by question, with the quote each stands on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from phonequiz.app.screens.question import QuestionPage
from phonequiz.app.widgets.edges import Hint
from phonequiz.record.kept import KeptRun


class ReviewPage(QuestionPage):
    """The questions of a finished run, with their feedback."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("less_than_sign,left", "go(-1)", show=False),
        Binding("greater_than_sign,right", "go(1)", show=False),
    ]

    def __init__(self, kept: KeptRun, position: int) -> None:
        super().__init__(kept)
        kept.run.position = position

    def _begin(self) -> None:
        super()._begin()
        self.tell(self.kept.run.answers.get(self.kept.run.position))
        self.call_after_refresh(self.body.scroll_home, animate=False)

    def progress(self) -> float:
        """How far one has looked, from 0 to 1."""
        return (self.kept.run.position + 1) / len(self.kept.run.slots)

    def hints(self) -> Sequence[Hint]:
        """The keys of a review."""
        words = self.words
        hints = [Hint("⏎", words("key.next"), "enter"), Hint("< >", words("key.back_and_on"), "go(-1)")]
        if self.kept.item().quote and self.kept.bank.source is not None:
            hints += [
                Hint("o", words("key.article"), "article"),
                Hint("y", words("key.copy"), "copy_quote", foot=False),
            ]
        return [*hints, Hint("u", words("key.flag"), "flag", foot=False), Hint("esc", words("key.back"), "back")]

    def action_go(self, by: int) -> None:
        """Go to another question; after the last, back."""
        position = self.kept.run.position + by
        if position >= len(self.kept.run.slots):
            self.dismiss()
        elif position >= 0:
            self.kept.run.position = position
            self.show_question()

    def action_enter(self) -> None:
        """Go to the next question."""
        self.action_go(1)

    def action_back(self) -> None:
        """Go back to the result."""
        self.dismiss()
